"""`python -m grader.teach.gathered PARTS CLASS`: take in results that other jobs marked.

PARTS holds a folder for each part of the class, results-3-of-8, with a file for each student. The
jobs that made them have run students' code. So nothing is believed that can be checked: a part may
speak of its own students only, a file must be an official result of bounded size, of the commit
that was collected, with sums that are right and texts that are harmless. Whatever is not is left
out and named; an earlier result of that student then stays.
"""

import argparse
import math
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from grader.course import Course, CourseError
from grader.learn.harmless import harmless, harmless_line
from grader.teach import look_alikes
from grader.teach.classroom import Classroom
from grader.teach.collection import Collected, read_collection
from grader.teach.exits import GOOD, USAGE
from grader.teach.result import SCHEMA, Result, StepResult, from_json, known_result, to_json, total
from grader.teach.roster import Student, read_roster
from grader.teach.whole_files import write_whole

PART = re.compile(r"results-(\d{1,4})-of-(\d{1,4})")
MAX_BYTES = 8 * 2**20  # sixty times what a solved course takes


class NoResult(Exception):
    """What lies there is no result to take in; the message says why."""


@dataclass
class Gathered:
    """What was taken in, what was refused and why, and who has nothing new, by student."""

    taken: dict[str, Result] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def gather(parts: Path, classroom: Classroom, course: Course) -> Gathered:
    """Take in what is a result, and compare the whole class for look-alikes."""
    students = read_roster(classroom.roster)
    collected = read_collection(classroom)
    count = _count(parts)
    found = Gathered()
    classroom.results.mkdir(exist_ok=True)
    for place, student in enumerate(students):
        name = student.student
        path = parts / f"results-{place % count + 1}-of-{count}" / f"{name}.json"
        try:
            taken = _checked(path, student, collected.get(name), course)
        except FileNotFoundError:
            found.missing.append(name)
        except NoResult as error:
            found.refused[name] = str(error)
        else:
            found.taken[name] = taken
            write_whole(classroom.result(name), to_json(taken))
    _compare(students, found, classroom, course)
    return found


def _count(parts: Path) -> int:
    """How many parts there are, by the names of their folders; one where none was handed on."""
    named = [PART.fullmatch(path.name) for path in parts.iterdir()] if parts.is_dir() else []
    counts = {int(match[2]) for match in named if match is not None}
    if len(counts) > 1 or 0 in counts:
        raise CourseError(f"{parts}: the folders belong to different runs; take those of one run")
    return counts.pop() if counts else 1


def _compare(
    students: list[Student], found: Gathered, classroom: Classroom, course: Course
) -> None:
    forms = {}
    for student in students:
        known = found.taken.get(student.student) or known_result(classroom.result(student.student))
        if known is not None:
            forms[student.student] = look_alikes.forms_of(known)
    alike = look_alikes.compared(forms, course)
    write_whole(classroom.look_alikes, look_alikes.to_csv(alike))


# ------------------------------------------------------------------------------------ checking


def _checked(path: Path, student: Student, collected: Collected | None, course: Course) -> Result:
    """The result in a file, if it is one of this student. Raises NoResult, FileNotFoundError."""
    try:
        result = from_json(_bytes_of(path))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NoResult("the file is no result") from None
    if result.schema != SCHEMA or not result.official or result.warning is not None:
        raise NoResult("the result is not an official one of this version")
    if result.submission != harmless_line(student.student):
        raise NoResult("the result is another student's")
    expected = collected.commit if collected is not None else None
    if expected is not None and result.commit != expected:
        raise NoResult(f"the result is not of commit {expected[:10]}, which was collected")
    known = [step.name for step in course]
    if [step.step for step in result.steps] != [n for n in known if n in _names(result)]:
        raise NoResult("the steps are not those of the course")
    for step in result.steps:
        _check_sums(step, course)
    graded = [step for step in result.steps if step.status != "not graded"]
    _check_sum(result.score, (step.score for step in graded))
    _check_sum(result.max_score, (step.max_score for step in graded))
    if any(harmless(text, len(text)) != text for text in _texts(msgspec.to_builtins(result))):
        raise NoResult("a text is not harmless")
    return result


def _names(result: Result) -> set[str]:
    return {step.step for step in result.steps}


def _bytes_of(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NoResult(f"the file can't be read: {error.strerror}") from None
    with os.fdopen(descriptor, "rb") as file:
        kind = os.fstat(descriptor)
        if not stat.S_ISREG(kind.st_mode):
            raise NoResult("that is no regular file")
        if kind.st_size > MAX_BYTES:
            raise NoResult(f"the file has {kind.st_size:,} bytes; a result has far fewer")
        return file.read(MAX_BYTES)


def _check_sums(step: StepResult, course: Course) -> None:
    """A step's points are those of its tests, and its tests are of its holes."""
    holes = {hole.name for hole in course[step.step].holes}
    if any(test.hole not in holes for test in step.tests) or not set(step.forms) <= holes:
        raise NoResult(f"{step.step} has tests of other holes")
    if any(not 0 <= test.score <= test.max_score for test in step.tests):
        raise NoResult(f"{step.step} has a test with more points than it can give")
    _check_sum(step.score, (test.score for test in step.tests))
    _check_sum(step.max_score, (test.max_score for test in step.tests))


def _check_sum(told: float, points: Iterator[float]) -> None:
    if not math.isclose(told, total(points), abs_tol=1e-6):
        raise NoResult("the points do not add up")


def _texts(data: Any) -> Iterator[str]:
    """Every text of plain data."""
    match data:
        case str():
            yield data
        case list():
            for item in data:
                yield from _texts(item)
        case dict():
            yield from _texts([*data.keys(), *data.values()])


# ------------------------------------------------------------------------------------- command


def main(arguments: list[str] | None = None) -> int:
    """Take in what is there; a refused result stops nobody else's."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.gathered")
    parser.add_argument("parts", type=Path, metavar="PARTS")
    parser.add_argument("folder", type=Path, metavar="CLASS")
    wishes = parser.parse_args(arguments)
    try:
        found = gather(wishes.parts, Classroom(wishes.folder), Course())
    except CourseError as error:
        print(f"gathered: {error}", file=sys.stderr)
        return USAGE
    for name, reason in found.refused.items():
        print(f"::error title=A result was refused::{name}: {reason}")
    for name in found.missing:
        print(f"{name}: no result came")
    counts = f"{len(found.taken)} taken in, {len(found.refused)} refused"
    print(f"{counts}, {len(found.missing)} missing")
    return GOOD


if __name__ == "__main__":
    sys.exit(main())
