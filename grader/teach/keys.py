"""Keys: a word for everything that the marks of one step depend on.

That is the student's file and all earlier ones, this suite and all earlier ones, the data, the
grader, Python and the class secret. Where the key is the same, the marks would be; so an edit in
step 7 changes the keys of steps 7 to 12 and no others.
"""

import hashlib
import hmac
import importlib.metadata
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course import STEP_NAME, Course
from grader.teach.jail import doctor
from grader.teach.marking import NEEDS_TORCH, grader_version
from grader.teach.submission import StubFile, Submission

NOT_THE_GRADER = ("tests", "bench", "drawings", "__pycache__")
KEY_LENGTH = 32
OF_A_STEP = re.compile(rf"({STEP_NAME.pattern})(\.\w+)?")


@dataclass(frozen=True)
class Grader:
    """This grader as digests: base, of what counts for every step; and the rest, by step."""

    base: bytes
    steps: dict[str, bytes]

    def keys(self, work: Submission, secret: bytes) -> dict[str, str]:
        """The keys of a submission, by step."""
        found = {}
        link = self.base
        for name, own in self.steps.items():
            file = work.files[name]
            link = hmac.digest(secret, b"\0".join([link, own, _digest_of(file)]), hashlib.sha256)
            found[name] = link.hex()[:KEY_LENGTH]
        return found

    @property
    def digest(self) -> str:
        """The whole of it as one word, to compare with another machine's."""
        return _digest([self.base, *self.steps.values()]).hex()


def this_grader(course: Course) -> Grader:
    """The grader and the course as they stand in this repository, on this machine."""
    machine = [platform.python_implementation(), platform.python_version(), grader_version()]
    base = [word.encode() for word in [*machine, *doctor.doors()]]
    steps: dict[str, list[bytes]] = {step.name: [step.name.encode()] for step in course}
    for path in sorted(_files(course)):
        shown = path.relative_to(course.root)
        owner = next((m[1] for part in shown.parts if (m := OF_A_STEP.fullmatch(part))), None)
        where = steps.get(owner, base) if owner is not None else base
        where += [shown.as_posix().encode(), path.read_bytes()]
    for name in NEEDS_TORCH:
        if name in steps:
            steps[name].append(_torch().encode())
    return Grader(_digest(base), {name: _digest(parts) for name, parts in steps.items()})


def _files(course: Course) -> Iterator[Path]:
    """All files that marks depend on, but the stubs of this repository."""
    yield course.root / "data" / "hour.csv"
    for step in course:
        yield from (step.lesson, step.examples, step.solution)
    for path in (course.root / "grader").rglob("*"):
        parts = path.relative_to(course.root / "grader").parts
        if path.is_file() and not set(parts) & set(NOT_THE_GRADER):
            yield path


def _torch() -> str:
    """The version of torch; without it step 12 is not graded."""
    try:
        return importlib.metadata.version("torch")
    except importlib.metadata.PackageNotFoundError:
        return "none"


def _digest_of(file: StubFile) -> bytes:
    return _digest([file.source, (file.refused or "").encode()])


def _digest(parts: Iterable[bytes]) -> bytes:
    """One digest of several pieces, told apart by their lengths."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
