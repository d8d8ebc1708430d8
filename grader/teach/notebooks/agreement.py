"""Do the three ways to mark agree: nbgrader's own run, notebooks in the jail, a fork in the jail?

Each piece of work is one file's source. It becomes a fork's file and a notebook, and is marked in
all three ways with its earlier steps right.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.course import ROOT, Course, Step
from grader.teach.catalogue import catalogue, variant
from grader.teach.marking import Marker, Wishes
from grader.teach.notebooks import marking
from grader.teach.notebooks.build import as_bytes, filled
from grader.teach.notebooks.fill import cells_of
from grader.teach.stubs import filled as solution
from grader.teach.stubs import stub
from grader.teach.submission import StubFile, Submission

SEED = 1
Scores = dict[str, float]


@dataclass(frozen=True)
class Work:
    """A step's file by a student. hole: that of the mistake in it, or ""."""

    student: str
    step: Step
    source: str
    hole: str = ""


def works(step: Step, most: int | None = None) -> list[Work]:
    """Solution, stub, and the catalogued mistakes of a step, as many as are asked for."""
    entries = catalogue(step).entries
    if most is not None:
        entries = entries[:: max(1, len(entries) // most)][:most] if most else []
    return [
        Work("solution", step, solution(step)),
        Work("stub", step, stub(step)),
        *(
            Work(
                one.mistake.id.replace(".", "-"),
                step,
                variant(step, one.mistake.hole, one.definition),
                one.mistake.hole,
            )
            for one in entries
        ),
    ]


class NbgraderCourse:
    """An nbgrader course in a folder, and nbgrader's commands in it, from a venv not activated.

    commands: the folder of nbgrader's commands; by default those beside this Python.
    """

    def __init__(self, folder: Path, commands: Path = Path(sys.executable).parent) -> None:
        self.folder, self.commands = folder, commands
        self.database = f"sqlite:///{folder}/gradebook.db"

    def run(self, *arguments: str) -> str:
        """One of nbgrader's commands; its output. Raises CalledProcessError."""
        home = self.folder / ".home"
        environment = {
            "PATH": os.defpath,
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "GRADER_SEED": str(SEED),
        }
        done = subprocess.run(
            [str(self.commands / "nbgrader"), *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
        return done.stdout

    def hand_in(self, work: Work) -> None:
        """Put a student's notebook into `submitted`: the released one with their code in it."""
        name = f"{work.step.name}.ipynb"
        released = nbformat.read(self.folder / "release" / work.step.name / name, as_version=4)
        place = self.folder / "submitted" / work.student / work.step.name
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(as_bytes(filled(released, cells_of(work.step, work.source))))

    def scores(self) -> dict[tuple[str, str], Scores]:
        """What the gradebook holds: the automatic score of each test, by student and step."""
        from nbgrader.api import Gradebook

        found: dict[tuple[str, str], Scores] = {}
        with Gradebook(self.database) as book:
            for assignment in book.assignments:
                for submission in assignment.submissions:
                    grades = [grade for one in submission.notebooks for grade in one.grades]
                    key = (submission.student.id, assignment.name)
                    found[key] = {grade.name: grade.auto_score for grade in grades}
        return found


def in_the_jail(marker: Marker, course: Course, work: Work, wishes: Wishes) -> Scores:
    """The marks of a fork."""
    absent = StubFile(refused="not handed in")
    files = {step.name: absent for step in course}
    files[work.step.name] = StubFile(work.source.encode())
    result = marker.mark(Submission(work.student, None, files), wishes)
    return {test.name: test.score for test in result.steps[0].tests}


def notebook_in_the_jail(
    marker: Marker, course: Course, submitted: Path, work: Work, wishes: Wishes
) -> Scores:
    """The marks of the same work as a notebook."""
    found = marking.gathered(submitted / work.student, course)
    only = {work.step.name: found[work.step.name]}
    result = marking.mark(marker, course, work.student, only, wishes)
    return {test.name: test.score for test in result.steps[0].tests}


@dataclass(frozen=True)
class Comparison:
    """What was compared. tests: how many. odd: sentences about those that do not agree."""

    tests: int
    odd: list[str]


def mark_by_nbgrader(nbgrader: NbgraderCourse, all_works: Iterable[Work]) -> None:
    """Release the steps, hand the work in, and mark it as nbgrader does."""
    all_works = list(all_works)
    for name in sorted({work.step.name for work in all_works}):
        nbgrader.run("generate_assignment", name)
    for work in all_works:
        nbgrader.hand_in(work)
    nbgrader.run("autograde", "*")


def compare(nbgrader: NbgraderCourse, all_works: Iterable[Work]) -> dict[str, Comparison]:
    """Mark in the jail what nbgrader has marked, and compare, by step."""
    course, submitted = Course(), nbgrader.folder / "submitted"
    by_nbgrader = nbgrader.scores()
    found: dict[str, Comparison] = {}
    with Marker(course) as marker:
        for work in all_works:
            wishes = Wishes(steps=(work.step.name,), seed=SEED)
            ways = {
                "nbgrader": by_nbgrader[work.student, work.step.name],
                "notebook": notebook_in_the_jail(marker, course, submitted, work, wishes),
                "fork": in_the_jail(marker, course, work, wishes),
            }
            before = found.get(work.step.name, Comparison(0, []))
            odd = [f"{work.student}, {work.step.name}, {one}" for one in differences(ways)]
            tests = len(ways["fork"])
            found[work.step.name] = Comparison(before.tests + tests, before.odd + odd)
    return found


def differences(ways: dict[str, Scores]) -> Iterator[str]:
    """A sentence for each test whose score is not the same in all ways, or not there in one."""
    names = {name for scores in ways.values() for name in scores}
    for name in sorted(names):
        scores = {way: found.get(name) for way, found in ways.items()}
        known = [score for score in scores.values() if score is not None]
        if len(known) < len(scores) or max(known) - min(known) > 1e-9:
            yield f"{name}: {scores}"
