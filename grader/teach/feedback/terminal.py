"""The class's page in short, for a terminal or a pipe."""

import sys
from typing import TextIO

from rich.table import Table
from rich.text import Text

from grader.teach.class_table import console_of
from grader.teach.feedback.class_view import ClassView
from grader.teach.feedback.folding import spoken_steps

BAR = 24


def show(view: ClassView, stream: TextIO | None = None) -> None:
    """Where the class is, and what to teach: with colours in a terminal only."""
    console = console_of(stream or sys.stdout)
    if view.marked:
        console.print(_steps(view))
        console.print(Text(f"\n{view.half}"))
    if view.lecture:
        console.print(Text("\nFor the next lecture, the holes that most have left:", style="bold"))
    for hole in view.lecture:
        told = f"  {hole.step.spoken}, {hole.name}: "
        told += f"{len(hole.left)} of {hole.begun} who have begun it"
        console.print(Text(told, style="bold red"))
        for one in hole.told:
            made = f"    {len(one.students)} by {one.titles}. "
            console.print(Text.assemble(made, (one.mistake.question, "italic")))


def _steps(view: ClassView) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("step", no_wrap=True)
    table.add_column("passed", justify="right", no_wrap=True)
    table.add_column("on the way", justify="right", no_wrap=True)
    table.add_column("not begun", justify="right", no_wrap=True)
    table.add_column("can't be read", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for told in view.told:
        step = told[0]
        if step.left_alone:
            steps = spoken_steps([one.step for one in told])
            table.add_row(f"{steps}: {step.left_alone}")
            continue
        number = round(BAR * step.passed / step.known)
        bar = Text.assemble(("█" * number, "green"), ("░" * (BAR - number), "dim"))
        cells = [str(n) for n in (step.passed, step.begun, step.untouched, step.unreadable)]
        table.add_row(f"{step.step.number:02d} {step.step.title}", *cells, bar)
    return table
