"""What each student of a class has in each step, from results and from a teacher's words.

A result's JSON is the source. The gradebook, where there is one, adds what only it knows: points
and extra credit that a teacher has given, and penalties for lateness.
"""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from grader.course import Course
from grader.teach.classroom import Classroom
from grader.teach.feedback.message import UNWRITTEN, file_problem
from grader.teach.gradebook.brief import BriefStep, read_results
from grader.teach.gradebook.messages import CONFIG_NAME, Asked, Word, Words, ask
from grader.teach.result import total
from grader.teach.roster import Student, read_roster


@dataclass(frozen=True)
class Points:
    """One student's points in one step. late: those lost, which are not in `points` any more.

    failed: the tests with points that did not pass, of what is written. unwritten: the holes that
    are not. unusable: why the file can't be used, or "".
    """

    points: float
    late: float = 0.0
    failed: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    unusable: str = ""


@dataclass(frozen=True)
class Standing:
    """One student. points: by step; None where nothing counts: not handed in, or not graded."""

    student: Student
    points: dict[str, Points | None]

    @property
    def total(self) -> float:
        return total(one.points for one in self.points.values() if one is not None)

    @property
    def late(self) -> float:
        return total(one.late for one in self.points.values() if one is not None)

    @property
    def is_empty(self) -> bool:
        return all(one is None for one in self.points.values())


@dataclass(frozen=True)
class Standings:
    """A whole class. possible: the points of each step that anybody has a result in."""

    rows: list[Standing]
    possible: dict[str, float]


def read_standings(classroom: Classroom, course: Course, database: str | None = None) -> Standings:
    """All of a class, in the order of the roster. Raises CourseError and GradebookError."""
    students = read_roster(classroom.roster)
    results = read_results(classroom, students)
    words = read_words(classroom, database)
    said: dict[tuple[str, str], dict[str, Word]] = {}
    for word in words.words:
        said.setdefault((word.student, word.assignment), {})[word.test] = word
    lost = {(student, step): points for student, step, points in words.penalties}
    known = {step.name for step in course}
    possible: dict[str, float] = {}
    rows = []
    for student in students:
        name = student.student
        points: dict[str, Points | None] = {}
        for step in results[name].steps if name in results else []:
            if step.step in known:
                key = (name, step.step)
                came = step.is_handed_in(course)
                points[step.step] = (
                    _points(step, said.get(key, {}), lost.get(key, 0.0)) if came else None
                )
                if step.status != "not graded":
                    possible[step.step] = step.max_score
        rows.append(Standing(student, points))
    return Standings(rows, dict(sorted(possible.items())))


def read_words(classroom: Classroom, database: str | None) -> Words:
    """What the class's book adds to the results; nothing where there is no book."""
    named = database is not None or (classroom.root / CONFIG_NAME).is_file()
    if not named and not classroom.gradebook.is_file():
        return Words()
    order = Asked(str(Path(classroom.root).resolve()), database)
    return msgspec.json.decode(ask(order), type=Words)


def _points(step: BriefStep, said: dict[str, Word], lost: float) -> Points | None:
    """A teacher's points go before the test's; without any, what is not graded has none."""
    if step.status == "not graded" and not said:
        return None
    earned = total(_of_test(test.name, test.score, said) for test in step.tests)
    late = min(lost, max(earned, 0.0))
    wrong = [test for test in step.tests if test.max_score and test.status != "passed"]
    open_holes = {test.name: match[1] for test in wrong if (match := UNWRITTEN.match(test.message))}
    return Points(
        total((earned, -late)),
        late,
        [test.name for test in wrong if test.name not in open_holes],
        list(dict.fromkeys(open_holes.values())),
        step.refused or file_problem(step.tests).partition("\n")[0],
    )


def _of_test(name: str, score: float, said: dict[str, Word]) -> float:
    word = said.get(name)
    if word is None:
        return score
    return (score if word.points is None else word.points) + word.extra
