"""A class is a folder: where everything of it lies.

- roster.csv: the students, one a line (roster.py)
- secret: what the inputs of official marks are drawn from; nobody else sees it
- submissions/STUDENT: a checkout, or a bare repository
- deadlines.csv: when steps are due, where the teacher wants that (gradebook/late.py)
- collected.json: what the last collection found (collection.py)
- first_seen.jsonl: when collections first saw each head (sightings.py)
- results/STUDENT.json: what marking gave (result.py)
- handed_in.json: when each step was handed in (gradebook/handed_in.py)
- look_alikes.csv: holes that two submissions have in common
- gradebook.db, exports/, feedback/: what is made of the results
- class.log: what each run of `grader class` has changed
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course import CourseError


@dataclass(frozen=True)
class Classroom:
    """The places of one class."""

    root: Path

    @property
    def roster(self) -> Path:
        return self.root / "roster.csv"

    @property
    def secret(self) -> Path:
        return self.root / "secret"

    @property
    def submissions(self) -> Path:
        return self.root / "submissions"

    @property
    def collected(self) -> Path:
        return self.root / "collected.json"

    @property
    def first_seen(self) -> Path:
        return self.root / "first_seen.jsonl"

    @property
    def deadlines(self) -> Path:
        return self.root / "deadlines.csv"

    @property
    def handed_in(self) -> Path:
        return self.root / "handed_in.json"

    @property
    def log(self) -> Path:
        return self.root / "class.log"

    @property
    def results(self) -> Path:
        return self.root / "results"

    @property
    def look_alikes(self) -> Path:
        return self.root / "look_alikes.csv"

    @property
    def gradebook(self) -> Path:
        return self.root / "gradebook.db"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    @property
    def feedback(self) -> Path:
        return self.root / "feedback"

    def submission(self, student: str) -> Path:
        return self.submissions / student

    def result(self, student: str) -> Path:
        return self.results / f"{student}.json"

    @contextlib.contextmanager
    def locked(self, shard: str = "") -> Iterator[None]:
        """Keep other runs away, on this machine, until this one ends in whatever way.

        A run over the whole class goes alone. Runs over shards of it go side by side, each shard
        once. Raises CourseError where another run is at it.
        """
        with contextlib.ExitStack() as held:
            kind = fcntl.LOCK_SH if shard else fcntl.LOCK_EX
            self._hold(held, self.root / ".autograde.lock", kind)
            if shard:
                self._hold(held, self.root / f".autograde-{shard}.lock", fcntl.LOCK_EX)
            yield

    @contextlib.contextmanager
    def alone(self, name: str, what: str) -> Iterator[None]:
        """Keep away whoever else would do the same to this class, on this machine.

        what: as a sentence goes on, "writes the gradebook of". Raises CourseError.
        """
        if not self.root.is_dir():
            what_is = "is a file" if self.root.exists() else "is not there"
            raise CourseError(f"{self.root} {what_is}: name the folder of a class")
        with contextlib.ExitStack() as held:
            self._hold(held, self.root / f".{name}.lock", fcntl.LOCK_EX, what)
            yield

    def _hold(self, held: contextlib.ExitStack, path: Path, kind: int, what: str = "marks") -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        held.callback(os.close, descriptor)
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CourseError(
                f"another run {what} {self.root} at this moment: wait for it to end"
            ) from None
