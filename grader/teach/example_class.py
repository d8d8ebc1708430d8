"""An invented class: for the demonstration, for tests and for measurements.

Its submissions are real git repositories or folders; what is in them is made from the solutions.
"""

import random
import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec

from grader.course import Course, Step
from grader.teach.classroom import Classroom
from grader.teach.git import Git
from grader.teach.result import Result, total
from grader.teach.stubs import filled, stub
from grader.teach.update import STUB

Files = dict[str, bytes]
STUDENT = "A student <student@example.org> 1735689600 +0000"
MALICIOUS = b'''"""Step 05, and more."""

STOLEN = []
for path in ("/etc/passwd", "solutions/step05/one_number.py", "../secret", "/proc/self/environ"):
    try:
        STOLEN.append(open(path).read())
    except OSError as error:
        print(error)


def mean(values):
    __import__("os").system("touch was_here")
    raise SystemExit(0)


def mse(predictions, targets):
    return type("Equal", (float,), {"__eq__": lambda *_: True, "__sub__": lambda *_: 0.0})(0.0)
'''


def solved(course: Course, until: str = "step99") -> Files:
    """A submission that is right up to a step; the rest as it was released."""
    return {
        step.shown(step.stub): (filled(step) if step.name <= until else stub(step)).encode()
        for step in course
    }


def with_mistake(course: Course, name: str, right: str, wrong: str) -> Files:
    """A submission that is right but for one place."""
    step = course[name]
    source = filled(step)
    if right not in source:
        raise ValueError(f"{step.shown(step.solution)} has no {right!r}")
    return solved(course) | {step.shown(step.stub): source.replace(right, wrong).encode()}


def half_slope(course: Course) -> Files:
    """The factor 2 of the squared error's slope forgotten."""
    return with_mistake(course, "step02", "2 * (prediction - target)", "prediction - target")


def uphill(course: Course) -> Files:
    """A step along the slope instead of against it."""
    return with_mistake(course, "step05", "c - learning_rate", "c + learning_rate")


def lost_row(course: Course) -> Files:
    """A slice that ends one row early."""
    return with_mistake(course, "step10", "end = start + size", "end = start + size - 1")


def malicious(course: Course) -> Files:
    """Code that tries to read what it must not, to leave a file, and to equal everything."""
    return solved(course, "step04") | {_path(course["step05"]): MALICIOUS}


def broken(course: Course) -> Files:
    """A file that is no Python, one that is no text, and most that are not there."""
    return {
        _path(course["step01"]): filled(course["step01"]).encode(),
        _path(course["step02"]): b"def numerical_slope(f, x, h=1e-5:\n    return\n",
        _path(course["step03"]): b"\xff\xfe\x00chain",
    }


# Ways of handing in, with the students of the demonstration, in the order of its roster.
CLASS: dict[str, Callable[[Course], Files]] = {
    "ada": solved,
    "bela": lambda course: solved(course, "step06"),
    "chen": lambda course: solved(course, "step02"),
    "dora": half_slope,
    "emil": uphill,
    "fatima": lost_row,
    "guido": malicious,
    "hedy": broken,
}


def mixed(course: Course, number: int) -> Files:
    """One of any number of different submissions, as a large class hands them in."""
    rng = random.Random(number)
    kinds: list[Callable[[Course], Files]] = [*CLASS.values(), solved, solved, solved]
    kinds += [partial(solved, until=step.name) for step in course]
    files = rng.choice(kinds)(course)
    return {name: content + b"\n# student %d\n" % number for name, content in files.items()}


def varied(marked: Result, student: str, number: int) -> Result:
    """A result as it might have been: some tests of a marked one have failed, by a number."""
    rng = random.Random(number)
    steps = []
    for step in marked.steps:
        part = rng.choice((0.0, 0.5, 0.9, 1.0))
        tests = [
            test
            if rng.random() < part
            else msgspec.structs.replace(test, status="failed", score=0.0, message="Not yet.")
            for test in step.tests
        ]
        score = total(test.score for test in tests)
        status = "passed" if all(test.status == "passed" for test in tests) else "failed"
        seed = rng.getrandbits(32)
        steps.append(
            msgspec.structs.replace(step, tests=tests, score=score, status=status, seed=seed)
        )
    return msgspec.structs.replace(
        marked, submission=student, steps=steps, score=total(step.score for step in steps)
    )


def _path(step: Step) -> str:
    return step.shown(step.stub)


def write_roster(
    classroom: Classroom, students: Iterable[str], server: str = "https://example.org"
) -> None:
    """The folder of a class with a roster. server: where the repositories are."""
    classroom.submissions.mkdir(parents=True, exist_ok=True)
    lines = [f"{name},{server}/{name}/course.git\n" for name in students]
    classroom.roster.write_text("".join(["student,repository\n", *lines]), encoding="utf-8")


def write_folder(place: Path, files: Files) -> None:
    """A submission as a folder of files and nothing else."""
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_fork(place: Path, released: Path, files: Files) -> None:
    """A submission as a bare repository: a fork of what was released, with one commit more."""
    shutil.copytree(released / ".git", place)
    fork = Git(place)
    stubs = [blob.path for blob in fork.tree("HEAD") if STUB.fullmatch(blob.path)]
    deleted = [path for path in stubs if path not in files]
    fork.commit_files("refs/heads/main", fork.head(), "My work\n", STUDENT, files, deleted)
