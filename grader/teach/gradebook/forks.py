"""A class's results in its gradebook, where they stand beside marks of notebooks."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.course import Course
from grader.teach.classroom import Classroom
from grader.teach.collection import read_collection
from grader.teach.gradebook.brief import Brief, read_results
from grader.teach.gradebook.handed_in import handed_in
from grader.teach.gradebook.messages import (
    CONFIG_NAME,
    Cells,
    Forks,
    Marks,
    Person,
    Policy,
    Written,
    ask,
    scores_of,
)
from grader.teach.notebooks.names import grade_id
from grader.teach.notebooks.tests import read_tests
from grader.teach.roster import Student, read_roster
from grader.teach.whole_files import write_whole

SUBMITTED = "submitted"  # nbgrader's folder of notebooks that were handed in


def fill_gradebook(
    classroom: Classroom,
    course: Course,
    database: str | None = None,
    due: dict[str, str] | None = None,
    late: Policy | None = None,
) -> Written:
    """Bring the book up to the results of a class; what was written, by table.

    database: what nbgrader takes for one; else that of the class's nbgrader course, or
    CLASS/gradebook.db. due: ISO 8601, by step. Raises CourseError and GradebookError.
    """
    students = read_roster(classroom.roster)
    cells = {step.name: _cells(course, step.name) for step in course}
    results = read_results(classroom, students)
    times = handed_in(classroom, results)
    order = Forks(
        folder=str(classroom.root.resolve()),
        database=database,
        people=[_person(student) for student in students],
        cells=cells,
        marks=[
            *(
                one
                for student, result in results.items()
                for one in _marks(classroom, course, student, result, times.get(student, {}))
            ),
            *_taken_back(classroom, cells, results),
        ],
        due=due or {},
        late=late or Policy(),
    )
    written = _asked(classroom, order)
    if (classroom.root / CONFIG_NAME).is_file():
        from grader.teach.gradebook.pages import write_pages  # needs nbformat

        pages = write_pages(classroom, course, results)
        if pages:
            written.rows["pages"] = pages
    return written


def _taken_back(
    classroom: Classroom, cells: dict[str, Cells], results: dict[str, Brief]
) -> Iterator[Marks]:
    """No points for whoever has nothing to mark, as the collection says, whatever the book has."""
    for student, found in read_collection(classroom).items():
        if found.state != "empty" or student in results:
            continue
        for name, one in cells.items():
            if not _as_notebook(classroom, student, name):
                nothing: dict[str, float | None] = dict.fromkeys(one.grades, 0.0)
                yield Marks(student, name, nothing, None, handed_in=False)


def _as_notebook(classroom: Classroom, student: str, step: str) -> bool:
    return (classroom.root / SUBMITTED / student / step).exists()


class _Seal(msgspec.Struct, frozen=True):
    """What the last run asked for, and how it left the book's file."""

    order: str
    file: tuple[int, int, int]
    undated: list[str]


def _asked(classroom: Classroom, order: Forks) -> Written:
    """Have an order carried out, unless it was, and nobody has touched the file since."""
    note = classroom.root / ".gradebook.json"
    own = order.database is None and not (classroom.root / CONFIG_NAME).is_file()
    digest = hashlib.sha256(msgspec.json.encode(order)).hexdigest()
    if own and note.is_file() and classroom.gradebook.is_file():
        try:
            seal = msgspec.json.decode(note.read_bytes(), type=_Seal)
        except msgspec.MsgspecError:
            seal = None
        if seal is not None and (seal.order, seal.file) == (digest, _file(classroom.gradebook)):
            return Written({}, seal.undated)
    written = msgspec.json.decode(ask(order), type=Written)
    if own:
        seal = _Seal(digest, _file(classroom.gradebook), written.undated)
        write_whole(note, msgspec.json.encode(seal))
    return written


def _file(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _person(student: Student) -> Person:
    return Person(
        student.student, student.first_name, student.last_name, student.email, student.sis_id
    )


def _cells(course: Course, name: str) -> Cells:
    step = course[name]
    return Cells(
        grades={test.name: test.points for test in read_tests(step)},
        solutions=[grade_id(hole.name) for hole in step.holes],
    )


def _marks(
    classroom: Classroom, course: Course, student: str, result: Brief, times: dict[str, str]
) -> Iterator[Marks]:
    names = {step.name for step in course}
    for step in result.steps:
        if step.step not in names:
            continue
        came = step.is_handed_in(course)
        if not came and _as_notebook(classroom, student, step.step):
            continue
        yield Marks(
            student, step.step, scores_of(step), None, times.get(step.step, ""), handed_in=came
        )
