"""`grader gradebook CLASS`: the results of a class in nbgrader's gradebook."""

import argparse
from pathlib import Path

from grader.course import Course, CourseError
from grader.teach.classroom import Classroom
from grader.teach.exits import GOOD, told
from grader.teach.gradebook.forks import fill_gradebook
from grader.teach.gradebook.late import POLICIES, read_deadlines, read_policy
from grader.teach.gradebook.messages import GradebookError

NOT_DATED = (
    "nobody is late in {steps}, for it is not known when that is due: say so in {file}, or with "
    "--deadline"
)


def add_gradebook(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader gradebook`."""
    parser = commands.add_parser(
        "gradebook",
        help="write the results of a class into nbgrader's gradebook",
        description="Only what differs is written. Points, extra credit and comments of a teacher "
        "stay. A step without a file is not handed in and has no submission in the book.",
    )
    parser.add_argument("folder", type=Path, metavar="CLASS", help="the folder of the class")
    add_book_options(parser)
    parser.set_defaults(run=run)


def add_book_options(parser: argparse.ArgumentParser) -> None:
    """The options of whatever fills the book."""
    add_database(parser)
    parser.add_argument(
        "--deadline", metavar="TIME", help="when all steps are due that CLASS/deadlines.csv leaves"
    )
    parser.add_argument(
        "--late", metavar="POLICY", default="none", help=POLICIES.replace("%", "%%")
    )


def add_database(parser: argparse.ArgumentParser) -> None:
    """The option of whatever needs the book."""
    parser.add_argument(
        "--db", metavar="URL", help="nbgrader's database (default CLASS/gradebook.db)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Fill the book and say what was written."""
    classroom = Classroom(arguments.folder)
    try:
        course = Course()
        late = read_policy(arguments.late)
        due = read_deadlines(classroom.deadlines, course, arguments.deadline)
        with classroom.alone("gradebook", "writes the gradebook of"):
            written = fill_gradebook(classroom, course, arguments.db, due, late)
    except (CourseError, GradebookError, OSError) as error:
        return told("gradebook", error)
    print(f"{'the database' if arguments.db else classroom.gradebook}: {written}")
    if written.undated and late.kind != "none":
        print(NOT_DATED.format(steps=", ".join(written.undated), file=classroom.deadlines))
    return GOOD
