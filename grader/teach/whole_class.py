"""`grader class CLASS`: all that a class needs, one part after another, as cron runs it.

Collect, autograde, gradebook, export, feedback. A part that fails does not keep the later ones from
running; the exit status is the worst of all. `CLASS/class.log` says what each run has changed.
"""

import argparse
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from grader.course import Course, CourseError
from grader.teach.classroom import Classroom
from grader.teach.exits import FAILED, GOOD, INTERRUPTED, USAGE, told
from grader.teach.export import FORMATS, read_formats
from grader.teach.gradebook.command import add_book_options
from grader.teach.gradebook.late import read_deadlines, read_policy
from grader.teach.gradebook.messages import GradebookError
from grader.teach.standings import read_standings
from grader.teach.whole_files import write_whole

LAST = ".class.json"
Points = dict[str, str]


def add_class(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader class`."""
    parser = commands.add_parser(
        "class",
        help="collect, autograde, gradebook, export and feedback, one after another",
        description="Made for cron: a second run exits at once while one is at work, and "
        "CLASS/class.log says whose points have changed. A part that fails does not stop the "
        "others; the exit status tells. With --deadline nothing that came later is collected; to "
        "take late work for less, write CLASS/deadlines.csv instead, and --late.",
    )
    parser.add_argument("folder", type=Path, metavar="CLASS", help="the folder of the class")
    parser.add_argument("--no-collect", action="store_true", help="take submissions as they are")
    parser.add_argument("--steps", metavar="step05,step09", help="mark these steps only")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes that mark")
    add_book_options(parser)
    parser.add_argument(
        "--export",
        default=",".join(FORMATS),
        metavar=",".join(FORMATS),
        help="formats (default: all, so that none is older than the others)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run all parts; the worst of their exit statuses."""
    classroom = Classroom(arguments.folder)
    try:
        read_formats(arguments.export, "--export")
        read_policy(arguments.late)
        with classroom.alone("class", "is at work on"):
            read_deadlines(classroom.deadlines, Course(), arguments.deadline)
            return _run(classroom, arguments)
    except (CourseError, OSError) as error:
        return told("class", error)


def _run(classroom: Classroom, arguments: argparse.Namespace) -> int:
    from grader.cli import main

    begun = datetime.now(UTC)
    statuses = {}
    for part in _parts(arguments):
        print(f"== grader {part[0]}", flush=True)
        statuses[part[0]] = _guarded(partial(main, part))
        if statuses[part[0]] == INTERRUPTED:
            return INTERRUPTED
    lines = [f"{part} ended with {status}" for part, status in statuses.items() if status]
    try:
        after = _points(classroom, arguments.db)
        lines += list(changes(_last(classroom), after))
        _log(classroom, begun, lines)
        write_whole(classroom.root / LAST, msgspec.json.encode(after))
    except (CourseError, GradebookError) as error:
        _log(classroom, begun, [*lines, f"points are not known: {error}"])
        told("class", error)
        statuses["log"] = FAILED
    failed = [part for part, status in statuses.items() if status]
    print(f"failed: {', '.join(failed)}" if failed else f"done; {classroom.log} says what changed")
    return max(statuses.values(), default=GOOD)


def _parts(arguments: argparse.Namespace) -> Iterator[list[str]]:
    """The command line of each part."""
    folder = str(arguments.folder)
    deadline = _option("--deadline", arguments.deadline)
    database = _option("--db", arguments.db)
    if not arguments.no_collect:
        yield ["collect", folder, *deadline]
    jobs = _option("--jobs", arguments.jobs)
    yield ["autograde", folder, *_option("--steps", arguments.steps), *jobs]
    yield ["gradebook", folder, *deadline, *_option("--late", arguments.late), *database]
    yield ["export", folder, *_option("--format", arguments.export), *database]
    yield ["feedback", folder]


def _option(name: str, value: object) -> list[str]:
    return [] if value is None else [f"{name}={value}"]


def _guarded(part: Callable[[], int]) -> int:
    """The exit status of a part, whatever happens in it."""
    try:
        return part()
    except SystemExit as error:  # argparse
        return error.code if isinstance(error.code, int) else USAGE
    except Exception:
        traceback.print_exc()
        return FAILED


# ---------------------------------------------------------------------------------------- log


def changes(before: Points, after: Points) -> Iterator[str]:
    """A line for each student whose points are no longer what they were."""
    for name, points in after.items():
        if before.get(name) != points:
            yield f"{name}: {before.get(name, 'not in the class')} -> {points}"
    for name in before:
        if name not in after:
            yield f"{name}: {before[name]} -> not in the class"


def _points(classroom: Classroom, database: str | None) -> Points:
    standings = read_standings(classroom, Course(), database)
    possible = sum(standings.possible.values())
    return {
        row.student.student: "nothing" if row.is_empty else f"{row.total:g} of {possible:g} points"
        for row in standings.rows
    }


def _last(classroom: Classroom) -> Points:
    """The points after the run before; none where there was none."""
    try:
        return msgspec.json.decode((classroom.root / LAST).read_bytes(), type=Points)
    except (FileNotFoundError, msgspec.MsgspecError):
        return {}


def _log(classroom: Classroom, begun: datetime, lines: list[str]) -> None:
    """Add a run to the log: when it began, and a line for whatever has changed or failed."""
    text = f"{begun:%Y-%m-%d %H:%M:%S} UTC\n"
    text += "".join(f"  {line}\n" for line in lines or ["nothing has changed"])
    with classroom.log.open("a", encoding="utf-8") as file:
        file.write(text)
