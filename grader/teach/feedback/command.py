"""`grader feedback CLASS`: a page for each student, one for the teacher, and tables."""

import argparse
import sys
from pathlib import Path

from grader.course import Course, CourseError
from grader.learn.harmless import harmless_line
from grader.teach.classroom import Classroom
from grader.teach.crew import cores
from grader.teach.exits import FAILED, GOOD, told
from grader.teach.gradebook.late import read_deadlines


def add_feedback(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader feedback`."""
    parser = commands.add_parser("feedback", help="write pages for the students and the teacher")
    parser.add_argument("folder", type=Path, metavar="CLASS", help="the folder of the class")
    parser.add_argument("--only", metavar="ada,bob", help="pages of these students only")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: one a core)")
    parser.add_argument(
        "--deadline", metavar="TIME", help="when all steps are due that CLASS/deadlines.csv leaves"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the pages of a class, and say in short what they say."""
    # What draws takes a while to import, and the other commands need not wait for it.
    from grader.teach.feedback.making import PAGE, feedback
    from grader.teach.feedback.terminal import show

    classroom = Classroom(arguments.folder)
    only = None if arguments.only is None else [n.strip() for n in arguments.only.split(",")]
    try:
        jobs = arguments.jobs if arguments.jobs is not None else cores()
        course = Course()
        due = read_deadlines(classroom.deadlines, course, arguments.deadline)
        made = feedback(classroom, course, only, jobs, due)
    except (CourseError, OSError) as error:
        return told("feedback", error)
    show(made.view)
    for problem in made.view.problems:
        print(f"grader feedback: {harmless_line(problem)}", file=sys.stderr)
    for student in made.gone:
        print(f"removed the pages of {student}, who is not in the roster")
    files = "1 file" if made.changed == 1 else f"{made.changed} files"
    print(f"{files} written; open {classroom.feedback / PAGE}")
    return FAILED if made.view.problems else GOOD
