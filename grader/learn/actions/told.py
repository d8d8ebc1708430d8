"""Reading a result, as a run of either edition wrote it (the keys are those of a class's results).

A learner's code may have had a hand in it, so only what is known is taken, in bounded sizes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import Course, CourseError, Step
from grader.learn import recognition
from grader.learn.companion import code
from grader.learn.failure import unfinished
from grader.learn.harmless import harmless, harmless_line
from grader.learn.mistake import Mistake
from grader.learn.states import FAILED, PASSED

STATUSES = ("passed", "failed", "error", "not graded")
MAX_TESTS, MAX_MISTAKES, MAX_POINTS = 500, 10, 1e6


@dataclass(frozen=True)
class Test:
    """One test. state: PASSED, FAILED, UNWRITTEN or BLOCKED."""

    name: str
    hole: str
    state: str
    message: str
    mistakes: list[Mistake]


@dataclass(frozen=True)
class StepTold:
    """One step. refused: why its file could not be taken."""

    step: Step
    ungraded: bool
    score: float
    max_score: float
    refused: str
    tests: list[Test]

    @property
    def wrong(self) -> list[Test]:
        return [test for test in self.tests if test.state == FAILED]

    @property
    def passed(self) -> int:
        return sum(test.state == PASSED for test in self.tests)

    def first_wrong(self) -> Iterator[Test]:
        """The first failure of each hole, in the order of the lesson."""
        for hole in self.step.holes:
            yield from [test for test in self.wrong if test.hole == hole.name][:1]

    def line(self, test: Test) -> int:
        """The line of the learner's file that a failure is about."""
        named = re.findall(rf"{re.escape(self.step.stub.name)}, line (\d{{1,6}})", test.message)
        last = len(code.lines(self._source()))
        return int(named[-1]) if named and 1 <= int(named[-1]) <= last else self.line_of(test.hole)

    def line_of(self, hole: str) -> int:
        return code.line_of(self.step, hole)

    def _source(self) -> str:
        try:
            return code.read(self.step.stub)
        except (OSError, UnicodeDecodeError):
            return ""


@dataclass(frozen=True)
class Told:
    """A whole result. trouble: why there is none that counts."""

    steps: list[StepTold]
    trouble: str

    @property
    def is_wrong(self) -> bool:
        """Whether something that was begun is wrong; what is not written yet is not."""
        return bool(self.trouble) or any(step.wrong or step.refused for step in self.steps)


def read(path: Path, course: Course) -> Told:
    """The result in a file."""
    data = cleaned(path.read_bytes(), course) if path.is_file() else None
    if data is None:
        return Told([], "There is no result to read.")
    return Told([_step(one, course[one["step"]]) for one in data["steps"]], data["warning"] or "")


def _step(one: dict[str, Any], step: Step) -> StepTold:
    known = {
        mistake.id: mistake
        for unit in recognition.read(step.name).values()
        for mistake, _ in unit.wrong
    }
    tests = [
        Test(
            test["name"],
            test["hole"],
            PASSED if test["status"] == "passed" else unfinished(test["message"]) or FAILED,
            test["message"],
            [known[name] for name in test["mistake"] or () if name in known],
        )
        for test in one["tests"]
    ]
    ungraded = one["status"] == "not graded"
    return StepTold(step, ungraded, one["score"], one["max_score"], one["refused"] or "", tests)


# --------------------------------------------------------------------------- what is taken of it


def cleaned(data: bytes, course: Course) -> dict[str, Any] | None:
    """A result with what is known alone, and harmless texts; None where it is none."""
    try:
        found = json.loads(data)
        steps = {
            one["step"]: _clean_step(one, course) for one in found["steps"][: len(course.steps)]
        }
        return {
            "schema": 1,
            "official": False,
            "score": _points(found["score"]),
            "max_score": _points(found["max_score"]),
            "warning": _text(found["warning"]),
            "steps": [steps[name] for name in sorted(steps)],
        }
    except (ValueError, LookupError, TypeError, AttributeError, CourseError, RecursionError):
        return None


def _clean_step(one: dict[str, Any], course: Course) -> dict[str, Any]:
    step = course[one["step"]]
    return {
        "step": step.name,
        "status": STATUSES[STATUSES.index(one["status"])],
        "score": _points(one["score"]),
        "max_score": _points(one["max_score"]),
        "refused": _text(one["refused"]),
        "tests": [_clean_test(test, step) for test in one["tests"][:MAX_TESTS]],
    }


def _clean_test(test: dict[str, Any], step: Step) -> dict[str, Any]:
    return {
        "name": harmless_line(_string(test["name"])),
        "hole": step.hole(test["hole"]).name,
        "status": STATUSES[STATUSES.index(test["status"])],
        "score": _points(test["score"]),
        "max_score": _points(test["max_score"]),
        "hidden": test["hidden"] is True,
        "message": harmless(_string(test["message"])),
        "mistake": [_string(one) for one in (test["mistake"] or [])[:MAX_MISTAKES]] or None,
    }


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _text(value: Any) -> str | None:
    return None if value is None else harmless(_string(value))


def _points(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= MAX_POINTS:
        raise ValueError("not a number of points")
    return float(value)
