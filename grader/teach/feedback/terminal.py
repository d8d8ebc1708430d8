"""The class's page in short, for a terminal or a pipe."""

import sys
from typing import TextIO

from rich.table import Table
from rich.text import Text

from grader.course import spoken
from grader.teach.class_table import console_of
from grader.teach.feedback.class_view import ClassView
from grader.teach.feedback.folding import spoken_steps

BAR = 24


def show(view: ClassView, stream: TextIO | None = None) -> None:
    """Where the class is, and the commonest mistakes: with colours in a terminal only."""
    console = console_of(stream or sys.stdout)
    if view.marked:
        console.print(_steps(view))
        console.print(Text(f"\n{view.half}"))
    if view.crowd is not None:
        step, number = view.crowd
        group = f"The largest group, {number} of {len(view.marked)}"
        console.print(Text(f"{group}, has its next thing to do in {step.spoken}."))
    if view.lecture:
        console.print(Text("\nFor the next lecture:", style="bold"))
    for one in view.lecture:
        where = "; ".join(f"{spoken(step)}, {', '.join(holes)}" for step, holes in one.places)
        console.print(
            Text.assemble(
                (f"  {len(one.students)} of {len(view.marked)}", "bold red"),
                f"  {where}: {one.titles}. ",
                (one.mistake.question, "italic"),
            )
        )


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
