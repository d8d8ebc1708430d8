"""The class's page in short, for a terminal or a pipe."""

import sys
from typing import TextIO

from rich.table import Table
from rich.text import Text

from grader.teach.class_table import console_of
from grader.teach.feedback.class_view import ClassView

BAR = 24


def show(view: ClassView, stream: TextIO | None = None) -> None:
    """Where the class is, and the commonest mistakes: with colours in a terminal only."""
    console = console_of(stream or sys.stdout)
    if view.marked:
        middle = f"{view.middle:g} of {len(view.steps)} steps"
        console.print(_steps(view))
        console.print(Text(f"\nThe student in the middle has passed {middle}."))
    if view.crowd is not None:
        step, number = view.crowd
        share = f"{number} of {len(view.marked)}"
        console.print(Text(f"The next thing of the largest group ({share}) is in {step.spoken}."))
    if view.lecture:
        console.print(Text("\nFor the next lecture:", style="bold"))
    for one in view.lecture:
        known = one.mistake
        console.print(
            Text.assemble(
                (f"  {len(one.students)} of {len(view.marked)}", "bold red"),
                f"  {known.step.replace('step', 'step ')}, {known.hole}: {known.title}. ",
                (known.question, "italic"),
            )
        )


def _steps(view: ClassView) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("step", no_wrap=True)
    table.add_column("passed", justify="right", no_wrap=True)
    table.add_column("on the way", justify="right", no_wrap=True)
    table.add_column("not begun", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for step in view.steps:
        number = round(BAR * step.passed / step.known) if step.known else 0
        bar = Text.assemble(("█" * number, "green"), ("░" * (BAR - number), "dim"))
        cells = [str(n) for n in (step.passed, step.begun, step.untouched)]
        table.add_row(f"{step.step.number:02d} {step.step.title}", *cells, bar)
    return table
