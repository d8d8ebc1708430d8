"""A failure's message, taken apart into what a page shows in different ways.

A result holds the message as the terminal shows it, with its table as aligned text and the known
mistake's explanation at its end. A page has the table as a table and the mistake as a card, so they
are taken out here by writing them again, as grader/learn/failure.py does. The words stay.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import dedent, wrap
from typing import Literal, Protocol

from grader.learn.failure import WIDTH, Table
from grader.learn.mistake import Mistake
from grader.teach.feedback.details import TableDetail

UNWRITTEN = re.compile(r"`([\w.]+)` is not written yet")
WRITE = "What to write: "


class Told(Protocol):
    """What there is to know of one test here."""

    @property
    def status(self) -> str: ...
    @property
    def message(self) -> str: ...


def file_problem(tests: Sequence[Told]) -> str:
    """What all tests of a step say alike, since its file itself can't be used; "" where it can."""
    messages = {test.message for test in tests}
    if len(messages) != 1 or len(tests) < 2 or tests[0].status != "failed":
        return ""
    message = messages.pop()
    return "" if UNWRITTEN.match(message) else message


@dataclass(frozen=True)
class Part:
    """A paragraph: code is shown as it stands, prose flows, a table is the text's first, second…"""

    kind: Literal["code", "prose", "table"]
    text: str


@dataclass(frozen=True)
class Message:
    """The message without its tables' texts and its mistake.

    naming: the sentence that names the mistake, "" where none is known.
    """

    parts: list[Part] = field(default_factory=list)
    naming: str = ""

    @property
    def headline(self) -> str:
        """The first sentence of prose, or the first line."""
        prose = [part.text for part in self.parts if part.kind == "prose"]
        code = [part.text.partition("\n")[0] for part in self.parts if part.kind == "code"]
        return (prose + code or [""])[0]

    @property
    def to_write(self) -> str:
        """What an open hole asks for; "" where the hole is not open."""
        found = [part.text for part in self.parts if part.text.startswith(WRITE)]
        return found[0].removeprefix(WRITE) if found else ""


def parse(text: str, tables: Sequence[TableDetail], mistakes: Sequence[Mistake]) -> Message:
    """Take a message apart."""
    as_text = [_letters(_lines(table)) for table in tables]
    parts: list[Part] = []
    for i, block in enumerate(re.split(r"\n\s*\n", text.strip("\n"))):
        lines = dedent(block).split("\n")
        sentence = " ".join(lines)
        if mistakes and "what you get by " in sentence and mistakes[0].title in sentence:
            return Message(parts, sentence.removesuffix(" See above."))
        if _letters(lines) in as_text:
            parts.append(Part("table", str(as_text.index(_letters(lines)))))
            continue
        flows = lines == wrap(sentence, WIDTH - 2) and (i > 0 or not _is_call(sentence))
        parts.append(Part("prose", sentence) if flows else Part("code", "\n".join(lines)))
    return Message(parts)


def _letters(lines: list[str]) -> str:
    """Lines without their spaces: what made a result's texts harmless may have widened some."""
    return "".join("".join(lines).split())


def _is_call(line: str) -> bool:
    return re.match(r"[\w.]+\(", line) is not None


def _lines(table: TableDetail) -> list[str]:
    rows = tuple(tuple(row) for row in table.rows)
    return Table(tuple(table.header), rows, table.left_out).lines()
