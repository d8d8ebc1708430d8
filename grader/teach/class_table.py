"""What a run over a class prints at its end: a line for each student, then what needs attention."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.teach.harmless import harmless_line
from grader.teach.progress import is_terminal
from grader.teach.result import Result

PLAIN_WIDTH = 1000
State = Literal["marked", "unchanged", "nothing submitted", "failed"]


@dataclass(frozen=True)
class Row:
    """One student. points: earned and possible, by step; None where it is not graded."""

    student: str
    state: State
    score: float = 0.0
    max_score: float = 0.0
    points: dict[str, tuple[float, float] | None] = field(default_factory=dict)
    reason: str = ""

    @property
    def has_result(self) -> bool:
        return self.state in ("marked", "unchanged")


def row_of(student: str, state: State, found: Result) -> Row:
    """The row of a student who has a result; a broken suite makes it one that failed."""
    points = {
        step.step: None if step.status == "not graded" else (step.score, step.max_score)
        for step in found.steps
    }
    broken = [step.step for step in found.steps if step.status == "error"]
    reason = f"the suite itself failed in {', '.join(broken)}" if broken else ""
    return Row(student, "failed" if broken else state, found.score, found.max_score, points, reason)


def show(rows: Sequence[Row], stream: TextIO | None = None) -> None:
    """Print the table: with colours in a terminal, as plain aligned text in a pipe."""
    console = table_console(stream or sys.stdout)
    steps = sorted({step for row in rows for step in row.points})
    table = Table(box=None, pad_edge=False)
    table.add_column("student", no_wrap=True)
    for title in ("points", "of", *(step.removeprefix("step") for step in steps)):
        table.add_column(title, justify="right", no_wrap=True)
    has_notes = not all(row.has_result for row in rows)
    if has_notes:
        table.add_column("")
    for row in rows:
        cells = [_points(row, step) for step in steps]
        total = [f"{row.score:g}", f"{row.max_score:g}"] if row.points else ["", ""]
        table.add_row(Text(row.student), *total, *cells, *([_note(row)] if has_notes else []))
    if rows:
        console.print(table)
    for row in rows:
        if row.reason:
            console.print(Text(f"{row.student}: {harmless_line(row.reason)}"), soft_wrap=True)


def table_console(stream: TextIO) -> Console:
    """What prints a table: with colours in a terminal, as plain aligned text in a pipe."""
    if is_terminal(stream):
        return Console(file=stream, highlight=False)
    return Console(file=stream, highlight=False, width=PLAIN_WIDTH, color_system=None)


def _points(row: Row, step: str) -> Text:
    if step not in row.points:
        return Text("")
    points = row.points[step]
    if points is None:
        return Text("–")
    earned, possible = points
    return Text(f"{earned:g}", style="green" if earned == possible else "")


def _note(row: Row) -> Text:
    style = {"failed": "red", "nothing submitted": "yellow"}.get(row.state, "")
    return Text("" if row.has_result else row.state, style=style)


def counted(rows: Iterable[Row]) -> str:
    """How many were marked, were unchanged, are missing, failed: as a sentence."""
    states = [row.state for row in rows]
    parts = []
    for state in ("marked", "unchanged", "nothing submitted", "failed"):
        if (number := states.count(state)) or state == "marked":
            parts.append(f"{number} {state}")
    return ", ".join(parts)
