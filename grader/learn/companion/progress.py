"""What the companion remembers: progress.json, small and readable, beside the README.

Nothing in it is precious. What tests said is found again by running them, and it is believed only
as long as no file has changed since; hints begin again with the first. So a lost, broken or
hand-edited file costs a few seconds.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from grader.course import CourseError
from grader.learn.companion.files import write_whole

NAME = "progress.json"
SCHEMA = 1


@dataclass(frozen=True)
class Record:
    """What the tests of one step said.

    key: the files that they ran on; another key means that the record is out of date.
    points: earned and possible, both 0 where there is no hidden suite.
    ungraded: why the step was not graded, such as a missing PyTorch.
    """

    key: str
    passed: int
    tests: int
    points: tuple[float, float] = (0.0, 0.0)
    next_hole: str | None = None
    ungraded: str = ""

    @property
    def passes(self) -> bool:
        return self.tests > 0 and self.passed == self.tests


@dataclass
class Progress:
    """The file's content. hints: for each step and hole, how many hints were shown."""

    steps: dict[str, Record] = field(default_factory=dict)
    hints: dict[str, dict[str, int]] = field(default_factory=dict)

    def hints_shown(self, step: str, hole: str) -> int:
        return self.hints.get(step, {}).get(hole, 0)


def load(root: Path) -> Progress:
    """The progress so far; nothing where the file is lost or broken."""
    try:
        return _read(json.loads((root / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Progress()


def note_record(root: Path, step: str, record: Record) -> None:
    """Remember what the tests of a step said."""
    progress = load(root)  # anew: another terminal may have written since
    progress.steps[step] = record
    _save(root, progress)


def note_hint(root: Path, step: str, hole: str, shown: int) -> None:
    """Remember how many hints of a hole were shown."""
    progress = load(root)
    progress.hints.setdefault(step, {})[hole] = shown
    _save(root, progress)


def _save(root: Path, progress: Progress) -> None:
    content = {"schema": SCHEMA, **asdict(progress)}
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    try:
        write_whole(root / NAME, text.encode())
    except OSError as error:
        raise CourseError(
            f"{root / NAME} can't be written ({error.strerror}): make the folder writable"
        ) from None


def _read(content: Any) -> Progress:
    if content["schema"] != SCHEMA:
        raise ValueError("another version wrote this")
    progress = Progress()
    for name, fields in content["steps"].items():
        earned, possible = fields["points"]
        record = Record(**{**fields, "points": (float(earned), float(possible))})
        if type(record.passed) is not int or type(record.tests) is not int:
            raise TypeError("tests are counted in whole numbers")
        progress.steps[str(name)] = record
    for name, holes in content["hints"].items():
        progress.hints[str(name)] = {str(hole): int(shown) for hole, shown in holes.items()}
    return progress
