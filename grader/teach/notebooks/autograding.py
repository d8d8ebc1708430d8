"""`grader autograde --notebooks SUBMITTED`: nbgrader's submissions, marked in the jail.

SUBMITTED is nbgrader's folder `submitted`, in its course. Marks go into the same gradebook, and the
notebooks that formgrader shows into `autograded`, as if `nbgrader autograde` had run.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from grader.course import Course, CourseError
from grader.teach.exits import GOOD, told
from grader.teach.gradebook.messages import CONFIG_NAME, GradebookError, Marks, scores_of, send
from grader.teach.jail.host import JailError
from grader.teach.marking import Marker, Wishes
from grader.teach.notebooks import marking
from grader.teach.notebooks.autograded import autograded
from grader.teach.notebooks.gather import Gathered
from grader.teach.notebooks.names import grade_id
from grader.teach.result import Result
from grader.teach.secret import read_secret
from grader.teach.session import MarkingError
from grader.teach.whole_files import write_whole

TIMESTAMP = "timestamp.txt"


def run(arguments: argparse.Namespace) -> int:
    """Mark all students' notebooks; the exit status."""
    course, submitted = Course(), arguments.notebooks
    try:
        _refuse_what_belongs_to_a_class(arguments)
        asked = _wishes(arguments, course)
        folder = course_folder(submitted)
        names = _students(submitted, arguments.only)
    except CourseError as error:
        return told("autograde", error)
    marks: list[Marks] = []
    try:
        with Marker(course) as marker:
            for name in names:
                found = marking.gathered(submitted / name, course)
                if asked.steps:
                    found = {step: one for step, one in found.items() if step in asked.steps}
                if not found:
                    print(f"{name}: nothing handed in")
                    continue
                result = marking.mark(marker, course, name, found, asked)
                print(f"{name}: {result.score:g} of {result.max_score:g} points", flush=True)
                write_autograded(folder, course, name, found, result)
                marks += marks_of(submitted / name, name, found, result)
        send(folder, marks)
    except (JailError, MarkingError, GradebookError, OSError) as error:
        return told("autograde", error)
    return GOOD


def _refuse_what_belongs_to_a_class(arguments: argparse.Namespace) -> None:
    for name in ("folder", "force", "shard", "jobs", "scheduler"):
        if getattr(arguments, name):
            shown = "CLASS" if name == "folder" else f"--{name}"
            raise CourseError(f"{shown} and --notebooks do not go together: leave one out")


def _wishes(arguments: argparse.Namespace, course: Course) -> Wishes:
    names = [] if arguments.steps is None else arguments.steps.split(",")
    secret = None if arguments.secret is None else read_secret(arguments.secret)
    steps = tuple(sorted({course[name.strip()].name for name in names}))
    return Wishes(steps, secret, arguments.seed)


def _students(submitted: Path, only: str | None) -> list[str]:
    """The students to mark. Raises CourseError."""
    names = marking.students(submitted)
    if not names:
        raise CourseError(f"{submitted}: there is no folder of a student in it")
    if only is None:
        return names
    wanted = [name.strip() for name in only.split(",")]
    for name in wanted:
        if name not in names:
            raise CourseError(f"--only {name}: there is no folder {submitted / name}")
    return [name for name in names if name in wanted]


def course_folder(submitted: Path) -> Path:
    """The nbgrader course that a folder of submissions belongs to. Raises CourseError."""
    if not submitted.is_dir():
        raise CourseError(f"{submitted} is no folder: name nbgrader's folder `submitted`")
    folder = submitted.resolve().parent
    if not (folder / CONFIG_NAME).is_file():
        raise CourseError(
            f"{folder} has no {CONFIG_NAME}: the submissions must stand in an nbgrader course, as "
            "`grader notebooks` makes it"
        )
    return folder


def write_autograded(
    folder: Path, course: Course, name: str, found: dict[str, Gathered], result: Result
) -> None:
    """Write the notebooks that formgrader opens."""
    for step in result.steps:
        place = folder / "autograded" / name / step.step
        place.mkdir(parents=True, exist_ok=True)
        content = autograded(course[step.step], found[step.step], step)
        write_whole(place / f"{step.step}.ipynb", content)
        timestamp = _timestamp(folder / "submitted" / name / step.step)
        if timestamp:
            write_whole(place / TIMESTAMP, timestamp.encode())


def marks_of(
    folder: Path, name: str, found: dict[str, Gathered], result: Result
) -> Iterator[Marks]:
    """A student's marks as the gradebook takes them."""
    for step in result.steps:
        yield Marks(
            student=name,
            assignment=step.step,
            scores=scores_of(step),
            silent=[grade_id(hole) for hole in found[step.step].untouched],
            timestamp=_timestamp(folder / step.step),
        )


def _timestamp(folder: Path) -> str:
    """When nbgrader collected the submission, as it noted it down."""
    path = folder / TIMESTAMP
    if path.is_symlink() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8", errors="replace")[:100].strip()
