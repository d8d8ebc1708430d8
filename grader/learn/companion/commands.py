"""The learner's commands, as the command line knows them; the rest is imported when they run."""

import argparse
import math
from pathlib import Path
from typing import Any

from grader.course import CourseError

USAGE = 2
Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_learner(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define watch, hint, status, reset, solution and experiment."""
    watch = commands.add_parser(
        "watch", help="run a step's tests at every save, and guide through it"
    )
    watch.add_argument("step", nargs="?", help="such as step03; where you are, if none is named")
    watch.add_argument(
        "--poll",
        action="store_true",
        help="look at the files again and again, where a drive does not tell of saves",
    )
    _runs(watch, "watch")

    hint = commands.add_parser("hint", help="the next hint for a hole")
    hint.add_argument("step", nargs="?", help="such as step03; where you are, if none is named")
    hint.add_argument("hole", nargs="?", help="the function; the one to work on, if none is named")
    hint.add_argument("--again", action="store_true", help="show the hints that were shown already")
    _runs(hint, "hint")

    status = commands.add_parser("status", help="the path, holes written, points, the next thing")
    _runs(status, "status")

    reset = commands.add_parser("reset", help="put a stub back, or one hole; yours is kept")
    reset.add_argument("step", help="such as step03")
    reset.add_argument("hole", nargs="?", help="one function; the whole file, if none is named")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    _runs(reset, "reset")

    solution = commands.add_parser("solution", help="the course's own way, when a step passes")
    solution.add_argument("step", help="such as step03")
    solution.add_argument("hole", nargs="?", help="one function; all of the step, if none is named")
    solution.add_argument("--spoil", action="store_true", help="before it passes, too")
    _runs(solution, "solution")
    _add_experiment(commands)


def _add_experiment(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "experiment", help="a lesson's experiment with your own code: a table and a chart"
    )
    parser.add_argument("step", help="such as step10")
    settings: list[tuple[str, Any, str]] = [
        ("--learning-rate", _number, "how far to go for each unit of slope"),
        ("--hidden", _count, "hidden neurons"),
        ("--batch-size", _count, "rows before each update"),
        ("--epochs", _count, "how often to go through all rows"),
        ("--seed", _whole, "decides the random start"),
        ("--rows", _rows, "sample (240 rows) or all (13,903)"),
        ("--weight", _number, "of the line"),
        ("--bias", _number, "of the line"),
        ("--h", _number, "how far to nudge in a gradient check"),
    ]
    for name, kind, meaning in settings:
        parser.add_argument(name, type=kind, nargs="+", metavar="VALUE", help=meaning)
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="draw it into a file, .png or .svg"
    )
    parser.set_defaults(settings=[name[2:].replace("-", "_") for name, _, _ in settings])
    _runs(parser, "experiment")


def _runs(parser: argparse.ArgumentParser, name: str) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from importlib import import_module

        try:
            module = import_module(f"grader.learn.companion.{name}")
            status: int = getattr(module, name)(arguments)
        except CourseError as error:
            import sys

            print(f"grader {name}: {error}", file=sys.stderr)
            return USAGE
        return status

    parser.set_defaults(run=run)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number such as 0.1")
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None


def _count(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 upwards")
    return number


def _rows(text: str) -> str:
    if text not in ("sample", "all"):
        raise argparse.ArgumentTypeError(f"{text!r} is neither sample nor all")
    return text
