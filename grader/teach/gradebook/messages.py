"""What goes to the process that has nbgrader's gradebook, and what comes back."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from grader.course import ROOT
from grader.teach.gradebook.brief import BriefStep
from grader.teach.result import StepResult

PROCESS = "grader.teach.gradebook.process"
CONFIG_NAME, COURSE_ID = "nbgrader_config.py", "backprop-by-hand"


class GradebookError(Exception):
    """The gradebook can't take the marks; the message is a sentence."""


class Marks(msgspec.Struct, frozen=True):
    """A student's marks in one step.

    scores: of each grade cell, by its name; None where a test was not graded. silent: solution
    cells without an answer; None where that is not known. timestamp: when it was handed in, as
    nbgrader writes it, or in ISO 8601, or "". handed_in: where it is false, these marks
    correct a submission that is in the book already, and none is added.
    """

    student: str
    assignment: str
    scores: dict[str, float | None]
    silent: list[str] | None = []
    timestamp: str = ""
    handed_in: bool = True


class Person(msgspec.Struct, frozen=True):
    """A student of the roster; what is empty stays as the book has it."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""


class Cells(msgspec.Struct, frozen=True):
    """What an assignment consists of. grades: the points of each grade cell. solutions: holes."""

    grades: dict[str, float]
    solutions: list[str]


class Policy(msgspec.Struct, frozen=True):
    """What a late submission loses: nothing, everything, or a share of the points for each day."""

    kind: str = "none"
    percent: float = 0.0


class Notebooks(msgspec.Struct, frozen=True, tag=True):
    """Marks of notebooks, just made anew, in the book that the course in `folder` names."""

    folder: str
    marks: list[Marks]


class Forks(msgspec.Struct, frozen=True, tag=True):
    """All that is known of a class with forks. due: ISO 8601, by assignment."""

    folder: str
    database: str | None
    people: list[Person]
    cells: dict[str, Cells]
    marks: list[Marks]
    due: dict[str, str] = {}
    late: Policy = Policy()


class Asked(msgspec.Struct, frozen=True, tag=True):
    """The question what a teacher has written into the book."""

    folder: str
    database: str | None


# What people call the rows of nbgrader's tables. The others hold the frame around these.
ROWS = {
    "student": "students",
    "assignment": "steps",
    "submitted_assignment": "submissions",
    "grade": "points of tests",
    "comment": "comments on holes",
    "penalties": "penalties",
    "pages": "notebooks for formgrader",
}


class Written(msgspec.Struct, frozen=True):
    """rows: written, by table; none where nothing differed. undated: steps without a due time."""

    rows: dict[str, int]
    undated: list[str] = []

    def __str__(self) -> str:
        if not self.rows:
            return "nothing has changed"
        told = [
            f"{what}: {self.rows[table]:,}" for table, what in ROWS.items() if table in self.rows
        ]
        return f"written anew: {', '.join(told or ['the frame of the steps'])}"


class Word(msgspec.Struct, frozen=True):
    """A teacher's word on one test: points instead of the test's, and points on top."""

    student: str
    assignment: str
    test: str
    points: float | None
    extra: float


class Words(msgspec.Struct, frozen=True):
    """All that the book adds to the results. penalties: for lateness, by student and assignment."""

    words: list[Word] = []
    penalties: list[tuple[str, str, float]] = []


def scores_of(step: StepResult | BriefStep) -> dict[str, float | None]:
    """A step's points by test, as the gradebook takes them; None for what was not graded."""
    return {
        test.name: None if "not graded" in (step.status, test.status) else test.score
        for test in step.tests
    }


def send(course_dir: Path, marks: list[Marks]) -> Written:
    """Write the marks of notebooks into their course's book. Raises GradebookError."""
    return msgspec.json.decode(ask(Notebooks(str(course_dir.resolve()), marks)), type=Written)


def ask(order: Notebooks | Forks | Asked) -> bytes:
    """What the process says to an order. Raises GradebookError."""
    # -P: nothing is imported from the folder that somebody happens to stand in.
    places = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-P", "-m", PROCESS],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(places)},
        input=msgspec.json.encode(order),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GradebookError(said[-2000:] or "the gradebook could not be written")
    return done.stdout
