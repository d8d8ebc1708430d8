"""What a failure says: never the suite's internals, always what was called and what to do next."""

import re
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from grader.course import spoken
from grader.learn.differences import Difference
from grader.learn.mistake import Mistake
from grader.learn.reply import Frame, Problem, Raised
from grader.learn.show import show
from grader.learn.states import BLOCKED, FAILED, UNWRITTEN

WIDTH = 88
MAX_ROWS = 5
DIGITS = 12  # of an answer; finer than any tolerance
NOT_WRITTEN, NOT_FINISHED = "is not written yet", "is not finished yet"
HEADLINE = re.compile(rf"`[\w.]+` {NOT_WRITTEN}|step \d\d {NOT_FINISHED}")


@dataclass(frozen=True)
class Table:
    """Numbers that say more side by side: only the worst rows are shown."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0

    def lines(self) -> list[str]:
        cells = [self.header, *self.rows]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.header))]
        lines = [
            "  ".join(
                cell.ljust(width) if i == 0 else cell.rjust(width)
                for i, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]
        if self.left_out:
            lines.append(f"… and {self.left_out} more")
        return lines

    def data(self) -> dict[str, Any]:
        """The table as plain data, the same in every result."""
        rows = [list(row) for row in self.rows]
        header = list(self.header)
        return {"kind": "table", "header": header, "rows": rows, "left_out": self.left_out}


@dataclass(frozen=True)
class Explanation:
    """Everything that a message needs, as data: the terminal, a page and a result show the same.

    mistakes: the known ones that give this answer; told_before: another message explains them.
    """

    state: str
    step: str = ""
    call: str = ""
    returned: str = ""
    expected: str = ""
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    why: str = ""
    frames: tuple[Frame, ...] = ()
    headline: str = ""
    hole: str = ""
    mistakes: tuple[Mistake, ...] = ()
    told_before: bool = False
    exception: BaseException | None = field(default=None, compare=False)

    @property
    def details(self) -> list[dict[str, Any]]:
        """Its table as plain data."""
        return [self.table.data()] if self.table is not None else []


class Failure(AssertionError):
    """A learner's answer is not right; carries the explanation."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__(text(explanation))
        self.explanation = explanation


def wrong_value(
    call: str, value: Any, expected: Any, found: list[Difference], why: str
) -> Explanation:
    """The answer differs from what was expected, at one place or at several."""
    numbers = [d for d in found if type(d.yours) in (int, float) and d.place]
    table = None
    sentences: tuple[str, ...] = ()
    if found[0].place == "" and type(value) in (int, float) and value == value:
        pass  # returned and expected say it all
    elif len(numbers) == len(found) and "[" not in show(value)[1:] and "…" not in show(value):
        pass  # a short list of numbers is compared at a glance
    elif len(numbers) == len(found):
        rows = [
            (d.place, show(d.yours, DIGITS), show(d.expected, DIGITS)) for d in found[:MAX_ROWS]
        ]
        table = Table(("where", "yours", "expected"), tuple(rows), len(found) - len(rows))
    else:
        sentences = tuple(d.sentence for d in found[:3])
    return Explanation(
        FAILED,
        call=call,
        returned="" if table else brief(value),
        expected="" if table else brief(expected),
        sentences=sentences,
        table=table,
        why=why,
    )


def brief(value: Any) -> str:
    """A value on two lines of a terminal at most."""
    shown = show(value, DIGITS)
    return shown if len(shown) <= 2 * WIDTH else f"{shown[: 2 * WIDTH]} …"


def raised_error(call: str, raised: Raised, step: str) -> Explanation:
    """The learner's code raised an exception instead of answering.

    step: the step under test; an error that comes out of an earlier step is said to be that step's.
    """
    if not raised.name:
        return Explanation(FAILED, call=call, sentences=(raised.message,))
    innermost = raised.frames[-1] if raised.frames else None
    elsewhere = innermost is not None and innermost.step != step
    if "NotImplementedError" in raised.kinds:
        sentence = raised.message or "The hole is still there."
        if elsewhere and innermost is not None:
            return Explanation(
                BLOCKED,
                call=call,
                headline=f"{spoken(innermost.step)} {NOT_FINISHED}",
                sentences=(
                    f"`{innermost.function}` in {innermost.file}, line {innermost.line}, "
                    "is still to be written, and this step uses it.",
                ),
                exception=raised.exception,
            )
        name = innermost.function if innermost is not None else call.partition("(")[0]
        place = f" ({innermost.file}, line {innermost.line})" if innermost is not None else ""
        return Explanation(
            UNWRITTEN,
            hole=name,
            headline=f"`{name}` {NOT_WRITTEN}{place}",
            sentences=(f"What to write: {sentence}.",),
            exception=raised.exception,
        )
    if "TypeError" in raised.kinds and innermost is None and "argument" in raised.message:
        return Explanation(
            FAILED,
            call=call,
            sentences=(
                f"The function can't be called like this: {raised.message}.",
                "Give it the parameters of the stub, with the same names and in the same order.",
            ),
            exception=raised.exception,
        )
    message = f": {raised.message}" if raised.message else ""
    sentences = [f"Your code raised {raised.name}{message}{'' if message[-1:] in '.?!' else '.'}"]
    if elsewhere and innermost is not None:
        sentences.append(
            f"It happened inside `{innermost.function}` of {spoken(innermost.step)}. Did your line "
            "hand it what it expects? If so, look for the mistake there."
        )
    return Explanation(
        FAILED,
        call=call,
        sentences=tuple(sentences),
        frames=raised.frames,
        exception=raised.exception,
    )


def file_problem(problem: Problem) -> Explanation:
    """The step's file can't be used at all."""
    sentences = (problem.remedy,) if problem.remedy else ()
    return Explanation(
        problem.state, headline=problem.headline, sentences=sentences, exception=problem.exception
    )


def lines(explanation: Explanation) -> list[tuple[str, str]]:
    """The message as (style, line): style is one of head, code, bad, good, plain."""
    e = explanation
    found: list[tuple[str, str]] = []

    def add(style: str, block: str) -> None:
        found.extend((style, line) for line in block.split("\n"))

    if e.headline:
        add("head", e.headline)
    if e.call:
        add("code", e.call)
    if e.returned or e.expected:
        add("plain", "")
        add("bad", f"  returned  {e.returned}")
        if e.expected:
            add("good", f"  expected  {e.expected}")
    for sentence in e.sentences:
        add("plain", "")
        found.extend(("plain", f"  {line}") for line in wrap(sentence, WIDTH - 2))
    if e.frames:
        add("plain", "")
        for frame in _telling(e.frames):
            add("plain", f"  {frame.file}, line {frame.line}, in {frame.function}")
            add("code", f"    {frame.code}")
    if e.table is not None:
        add("plain", "")
        found.extend(("plain", f"  {line}") for line in e.table.lines())
    if e.why:
        add("plain", "")
        found.extend(("plain", f"  {line}") for line in wrap(e.why, WIDTH - 2))
    for style, sentence in naming(e):
        add("plain", "")
        found.extend((style, f"  {line}") for line in wrap(sentence, WIDTH - 2))
    return found


def naming(explanation: Explanation) -> list[tuple[str, str]]:
    """The mistakes recognised, as (style, sentence): what they are, and what to think about."""
    mistakes = explanation.mistakes
    if not mistakes:
        return []
    first = mistakes[0]
    what = "This is"
    if first.hole != explanation.hole:
        lesson = "" if first.step == explanation.step else f" of {spoken(first.step)}"
        what = f"`{first.hole}`{lesson} is used here, and it gives"
    ways = ", or by ".join(mistake.title for mistake in mistakes)
    known = f"{what} what you get by {ways}."
    if explanation.told_before:
        return [("head", f"{known} See above.")]
    told = [("head", known)]
    for mistake in mistakes:
        told.append(("plain", mistake.explanation))
        told.append(("plain", mistake.question))
        told.append(("plain", f"Read again “{mistake.reread}” in exercises/{mistake.step}."))
    return told


def _telling(frames: tuple[Frame, ...]) -> list[Frame]:
    """The frames worth showing: repetitions once, and of many the first and the last three."""
    lines = [(frame.file, frame.line) for frame in frames]
    distinct = [f for i, f in enumerate(frames) if lines[i] not in lines[max(0, i - 3) : i]]
    return distinct if len(distinct) <= 4 else [distinct[0], *distinct[-3:]]


def text(explanation: Explanation) -> str:
    """The message as plain text."""
    return "\n".join(line for _, line in lines(explanation)).strip("\n")


def unfinished(message: str) -> str | None:
    """UNWRITTEN or BLOCKED where a failure's text says that something is still to be written."""
    found = HEADLINE.match(message)
    if found is None:
        return None
    return UNWRITTEN if found[0].endswith(NOT_WRITTEN) else BLOCKED
