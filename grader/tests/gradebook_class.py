"""A class with results but without submissions, for tests of gradebooks and exports."""

import msgspec
import pytest
from nbgrader.api import Gradebook

from grader.teach.classroom import Classroom
from grader.teach.marking import Marker, Wishes
from grader.teach.result import to_json, total
from grader.teach.stubs import filled
from grader.teach.submission import StubFile, Submission

STEPS = ("step01", "step02")


@pytest.fixture(scope="session")
def marked(course):
    """The result of a right submission of two steps."""
    files = {step.name: StubFile(filled(step).encode()) for step in course}
    with Marker(course) as marker:
        return marker.mark(Submission("ada", None, files), Wishes(STEPS, secret=b"0" * 16))


def class_of(root, marked, **students):
    """A class of students who each passed a share of the tests; None is nothing handed in."""
    room = Classroom(root)
    room.results.mkdir(parents=True)
    room.submissions.mkdir()
    head = "student,repository,first_name,last_name,email,section,sis_id,login_id\n"
    lines = [
        f'{name},here,{name.title()},"Ó, {name}",{name}@example.org,A,sis-{name},{name}\n'
        for name in students
    ]
    room.roster.write_text(head + "".join(lines), encoding="utf-8")
    for name, share in students.items():
        if share is not None:
            room.result(name).write_bytes(to_json(part_of(marked, name, share)))
    return room


def part_of(marked, name, share):
    """A result in which the first tests of each step have passed, and the others failed."""
    steps = []
    for step in marked.steps:
        most = share * len(step.tests)
        tests = [
            test
            if number < most
            else msgspec.structs.replace(
                test, status="failed", score=0.0, message=f"Not yet: {test.name}."
            )
            for number, test in enumerate(step.tests)
        ]
        score = total(test.score for test in tests)
        steps.append(msgspec.structs.replace(step, tests=tests, score=score))
    score = total(step.score for step in steps)
    return msgspec.structs.replace(marked, submission=name, steps=steps, score=score)


def address(room):
    return f"sqlite:///{room.gradebook}"


def standing(room, database=None):
    """All that a book holds of marks, without ids and times, in order."""
    with Gradebook(database or address(room)) as book:
        return sorted(
            (one.name, submission.student.id, grade.name, grade.auto_score, grade.max_score)
            for one in book.assignments
            for submission in one.submissions
            for grade in submission.notebooks[0].grades
        )
