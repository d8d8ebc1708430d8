"""Plain words for a terminal: in colour where rich is installed, and without it as well."""

import shutil
import sys
import textwrap
from typing import Any

WIDEST = 88


def width() -> int:
    """How wide a line of text may be here."""
    return max(30, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def say(text: str = "", style: str = "") -> None:
    """Print one line or block as it stands. style: rich's, such as bold or green."""
    console = _console()
    if console is None:
        print(text)
        return
    from rich.text import Text

    console.print(Text(text, style), soft_wrap=True)


def paragraph(text: str, indent: str = "") -> None:
    """Print text in lines that fit; its own paragraphs stay apart."""
    for i, part in enumerate(text.split("\n\n")):
        if i:
            say()
        say(textwrap.fill(" ".join(part.split()), width(), **_indents(indent)))


def ask(question: str) -> bool:
    """Ask for a yes; whatever else is said means no."""
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        return False
    return answer.strip().lower() in ("y", "yes")


def passing(text: str) -> None:
    """Tell a terminal what is going on, in a line that goes away; say nothing in a pipe."""
    if sys.stderr.isatty():
        line = text[: shutil.get_terminal_size().columns - 1]
        # A dumb terminal can only go back to the line's beginning.
        print(f"\r{line:<{shutil.get_terminal_size().columns - 1}}", end="\r", file=sys.stderr)


def _indents(indent: str) -> dict[str, Any]:
    return {"initial_indent": indent, "subsequent_indent": indent, "break_long_words": False}


def _console() -> Any:
    try:
        from rich.console import Console
    except ModuleNotFoundError:
        return None
    return Console(highlight=False)
