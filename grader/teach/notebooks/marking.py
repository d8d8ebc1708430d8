"""Marking a student's notebooks in the jail, with the suites that mark forks."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec

from grader.course import Course, Step
from grader.learn.harmless import harmless
from grader.teach.marking import Marker, Wishes
from grader.teach.notebooks.gather import Gathered, in_cells
from grader.teach.notebooks.reading import contents_of, read_all
from grader.teach.result import Result, StepResult, TestResult
from grader.teach.submission import StubFile, Submission, checked

STUDENT = re.compile(r"[^.\s/\\][^/\\\n]*")


def students(submitted: Path) -> list[str]:
    """The students below nbgrader's folder `submitted`: a folder each."""
    found = [one.name for one in submitted.iterdir() if one.is_dir() and not one.is_symlink()]
    return sorted(name for name in found if STUDENT.fullmatch(name))


def gathered(folder: Path, course: Course) -> dict[str, Gathered]:
    """What a student handed in, by step."""
    contents, refused = contents_of(folder, course)
    found = read_all(contents) if contents else {}
    found |= {name: Gathered(refused=reason) for name, reason in refused.items()}
    return dict(sorted(found.items()))


def submission(name: str, found: dict[str, Gathered], course: Course) -> Submission:
    """The same as the files that a fork would have."""
    files = {}
    for step in course:
        one = found.get(step.name, Gathered(refused=f"{step.name}.ipynb was not handed in."))
        files[step.name] = (
            StubFile(refused=one.refused)
            if one.refused
            else checked(one.source.encode(), f"{step.name}.ipynb, with its solution cells,")
        )
    return Submission(name, None, files)


def mark(
    marker: Marker,
    course: Course,
    name: str,
    found: dict[str, Gathered],
    wishes: Wishes,
    progress: Callable[[Step], None] = lambda _: None,
) -> Result:
    """The result of a student's notebooks; its messages speak of cells."""
    work = submission(name, found, course)
    result = marker.mark(work, replace(wishes, steps=tuple(found)), progress)
    by_name = {step.name: step for step in course}
    told = [_told(step, found, by_name) for step in result.steps]
    return msgspec.structs.replace(result, steps=told)


def _told(step: StepResult, found: dict[str, Gathered], steps: dict[str, Step]) -> StepResult:
    one = found[step.step]
    tests = [_test(test, one, found, steps) for test in step.tests]
    return msgspec.structs.replace(step, tests=tests)


def _test(
    test: TestResult, one: Gathered, found: dict[str, Gathered], steps: dict[str, Step]
) -> TestResult:
    """A test with what is to be said of its cell before its own message."""
    if test.status == "passed" or one.refused:
        return test
    if test.hole in one.left_out:
        message = harmless(one.left_out[test.hole])
    else:
        message = in_cells(test.message, found, steps)
    remark = one.of_holes.get(test.hole)
    return msgspec.structs.replace(
        test, message=f"{harmless(remark)}\n\n{message}" if remark else message
    )
