"""The result of one submission: data first, for pages, gradebooks and feedback alike.

As JSON it is one object. Everything but `times` depends only on the work, the seeds and the
versions, so two runs of the same work give the same bytes without that key. Texts that a student
had a hand in are bounded and harmless to show (grader/learn/harmless.py).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec

SCHEMA = 1
Status = Literal["passed", "failed", "error", "not graded"]


class TestResult(msgspec.Struct, frozen=True):
    """One test.

    hole: the function that it belongs to. hidden: not one of the public examples, which carry no
    points. mistake: the known mistakes that the failure points to, by their ids.

    details: tables and curves as data, each an object with a "kind":
    {"kind": "table", "header": [text], "rows": [[text]], "left_out": rows that are not shown}
    {"kind": "curve", "title": text, "x": text, "y": text, "series": {name: [number or null]},
    "left_out": numbers of the longest series that were cut off}
    A curve's points stand over 0, 1, 2, …, at most 1,000 of a series; null is a point that can't
    be drawn (nan, inf). A test that shows a curve has it whether it passed or failed:
    - the loss before each epoch of a training: "yours", "expected" (the reference's, where the test
      compares with it), and "always the mean", the level loss of predicting the targets' mean;
    - a day of a model that was trained on the real data: "yours" and "real", rentals by hour.
    """

    name: str
    hole: str
    status: Status
    score: float
    max_score: float
    hidden: bool
    message: str
    mistake: list[str] | None = None
    details: list[dict[str, Any]] = []


class FollowThrough(msgspec.Struct, frozen=True):
    """Which code stood in for an earlier step that this one uses: "own" or "reference"."""

    step: str
    used: Literal["own", "reference"]


class StepResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step. refused: why its file was not taken from the submission.

    key: in a class, what the marks depend on, as one word: where it is the same, nothing has to
    be marked again. forms: of each hole that is long enough, the form of its code without names
    and layout (grader/teach/look_alikes.py).
    """

    step: str
    status: Status
    score: float
    max_score: float
    seed: int
    refused: str | None
    follow_through: list[FollowThrough]
    tests: list[TestResult]
    key: str = ""
    forms: dict[str, str] = {}

    @property
    def has_full_marks(self) -> bool:
        """Whether every test that counts has passed, so that later steps may use this one."""
        hidden = [test.status for test in self.tests if test.hidden]
        return bool(hidden) and set(hidden) == {"passed"}


class Versions(msgspec.Struct, frozen=True):
    """What marked."""

    grader: str
    python: str


class Times(msgspec.Struct, frozen=True):
    """When and how long, in seconds."""

    started: str
    total: float
    steps: dict[str, float]


class Result(msgspec.Struct, frozen=True):
    """All steps of one submission.

    official: marked with a class secret, in a jail. isolation: the doors that were closed;
    "none" where nothing was isolated, and then warning says so.
    """

    submission: str
    commit: str | None
    official: bool
    score: float
    max_score: float
    isolation: str
    warning: str | None
    versions: Versions
    steps: list[StepResult]
    times: Times
    schema: int = SCHEMA


def total(numbers: Iterable[float]) -> float:
    """A sum of points, free of the noise of floats."""
    return round(sum(numbers), 9)


def to_json(result: Result) -> bytes:
    """The result as the bytes of a JSON file."""
    return msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n"


def known_result(path: Path) -> Result | None:
    """The result in a file; None where there is none that this grader can read."""
    try:
        found = from_json(path.read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return found if found.schema == SCHEMA else None


def from_json(data: bytes) -> Result:
    """A result from its file. Raises msgspec.ValidationError where it is none."""
    return msgspec.json.decode(data, type=Result)
