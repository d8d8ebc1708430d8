"""Text that a student may have had a hand in, made harmless for whatever shows it.

Terminals obey control characters, editors and pages obey marks of direction, pages obey tags,
Markdown obeys links, spreadsheets obey formulas, CI runners obey lines that begin with `::`.
"""

import re
import unicodedata

MAX_MESSAGE = 4000
MAX_LINE = 300
LOOKALIKES = str.maketrans({"<": "‹", ">": "›"})
FENCE = re.compile(r"(`{3,}|~{3,})")
LINK = re.compile(r"\](?=[\(\[:])")
COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[)", re.MULTILINE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def harmless(text: str, most: int = MAX_MESSAGE) -> str:
    """A text for results, with line ends kept."""
    if len(text) > most:
        text = f"{text[:most]}… ({len(text):,} characters)"
    shown = "".join(_visible(c) for c in text.replace("\r\n", "\n"))
    shown = shown.translate(LOOKALIKES)
    shown = FENCE.sub(lambda match: "'" * len(match[0]), shown)
    shown = LINK.sub("] ", shown)
    shown = COMMAND.sub(lambda match: f"{match[0]} ", shown)
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def harmless_line(text: str, most: int = MAX_LINE) -> str:
    """A text for results, as one line."""
    return harmless(text.replace("\n", " "), most)


def _visible(character: str) -> str:
    if character == "\n" or (character.isascii() and character.isprintable()):
        return character
    if unicodedata.category(character) in INVISIBLE:
        return f"\\u{ord(character):04x}" if ord(character) > 0xFF else f"\\x{ord(character):02x}"
    return character
