"""`grader notebooks COURSE_DIR`, and the way to `grader autograde --notebooks`.

nbformat is imported when one of the two is run: it is slow to import, and only they need it.
"""

import argparse
import sys
from pathlib import Path

from grader.course import Course, CourseError
from grader.teach.exits import GOOD, USAGE

MISSING = (
    "grader {command}: {name} is missing here; it comes with the extra `instructor`: "
    'python -m pip install -e ".[instructor]"'
)


def add_notebooks(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader notebooks`."""
    parser = commands.add_parser("notebooks", help="write the course as an nbgrader course")
    parser.add_argument("course_dir", type=Path, metavar="COURSE_DIR", help="nbgrader's folder")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the course's folder and tell what was done."""
    try:
        from grader.teach.notebooks.course import write
    except ModuleNotFoundError as error:
        return _missing("notebooks", error)
    try:
        written = write(Course(), arguments.course_dir)
    except CourseError as error:
        print(f"grader notebooks: {error}", file=sys.stderr)
        return USAGE
    except OSError as error:
        print(f"grader notebooks: {error.filename}: {error.strerror}", file=sys.stderr)
        return USAGE
    for path in written:
        print(f"wrote {path}")
    if not written:
        print(f"{arguments.course_dir}: up to date, nothing to do")
    return GOOD


def autograde(arguments: argparse.Namespace) -> int:
    """Mark the notebooks that students handed in."""
    try:
        from grader.teach.notebooks.autograding import run as run_autograding
    except ModuleNotFoundError as error:
        return _missing("autograde", error)
    return run_autograding(arguments)


def _missing(command: str, error: ModuleNotFoundError) -> int:
    print(MISSING.format(command=command, name=error.name), file=sys.stderr)
    return USAGE
