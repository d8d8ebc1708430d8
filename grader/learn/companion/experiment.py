"""`grader experiment step10 --hidden 1 4 8`: a lesson's experiment with one's own code."""

import argparse
import importlib
import os
from typing import Any

from grader.course import CourseError, Step
from grader.learn.companion import experiments
from grader.learn.companion.place import COMPANION, PLOT, course_here, named_step, require
from grader.learn.companion.say import paragraph, passing, say


def experiment(arguments: argparse.Namespace) -> int:
    """Try every combination of the settings; print a table and charts, and save a picture."""
    course = course_here()
    step = named_step(course, arguments.step)
    if not experiments.exists(step):
        known = ", ".join(experiments.known(course))
        raise CourseError(
            f"the experiment of {step.spoken} is made by hand, as its lesson says: "
            f"python {step.shown(step.stub)}. Drawn are those of {known}"
        )
    require(COMPANION, "rich", "plotille")
    if arguments.save is not None:
        require(PLOT, "matplotlib")
        from grader.learn.companion import pictures

        pictures.require_place(arguments.save)
    module = importlib.import_module(f"grader.learn.companion.experiments.{step.name}")
    from grader.learn.companion.experiments.outcome import cases
    from grader.learn.companion.experiments.own import Own

    found = cases(module.SETTINGS, _wished(arguments, module.SETTINGS, step))
    say(f"{step.spoken.capitalize()} · {step.title}, with your own code", "bold")
    say(_fixed(found))

    def told(label: str) -> None:
        passing(f"at work: {label} …")

    try:
        outcome = module.run(Own(course), found, told)
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise CourseError(
            f"a function of yours gave back something that this can't use: {error}. Do its tests "
            "pass? grader status"
        ) from None
    finally:
        passing("")
    _show(outcome)
    if arguments.save is not None:
        pictures.save(outcome.charts, arguments.save)
        say(f"\nSaved as {arguments.save}.")
    return 0


def _wished(
    arguments: argparse.Namespace, settings: dict[str, list[Any]], step: Step
) -> dict[str, list[Any]]:
    given = {name: getattr(arguments, name) for name in arguments.settings}
    wished = {name: list(dict.fromkeys(values)) for name, values in given.items() if values}
    for name in wished:
        if name not in settings:
            options = ", ".join(f"--{known.replace('_', '-')}" for known in settings)
            raise CourseError(
                f"--{name.replace('_', '-')} does nothing in {step.spoken}; there are {options}"
            )
    return wished


def _fixed(found: list[Any]) -> str:
    """The settings that all trials share."""
    from grader.learn.companion.experiments.outcome import spoken

    first = found[0].values
    same = {k: v for k, v in first.items() if all(case[k] == v for case in found)}
    return ", ".join(f"{spoken(name)} {value}" for name, value in same.items())


def _show(outcome: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    from grader.learn.companion.charts import drawn

    console = Console(highlight=False)
    table = Table(*outcome.header, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in outcome.rows:
        table.add_row(*row)
    console.print()
    console.print(table)
    console.print()
    for remark in outcome.remarks:
        paragraph(remark)
        say()
    colours = console.is_terminal and not console.is_dumb_terminal and "NO_COLOR" not in os.environ
    for chart in outcome.charts:
        print(drawn(chart, console.width, colours))
        print()
