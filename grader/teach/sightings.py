"""When collections first saw each head of each repository: `CLASS/first_seen.jsonl`.

A line for each sighting, in the order in which they were made. It is the teacher's own proof of
what was there by when, so lines are added and never taken out or changed.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.in_time import Heads, utc


class Sighting(msgspec.Struct, frozen=True):
    """A head that a collection found. time: ISO 8601, UTC."""

    student: str
    address: str
    commit: str
    time: str


def read_sightings(classroom: Classroom) -> list[Sighting]:
    """What was seen; nothing where there was no collection. Raises CourseError.

    A last line without an end is of a run that was killed while it wrote, and says nothing.
    """
    path = classroom.first_seen
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CourseError(f"{path} can't be read: {error.strerror}") from None
    decoder = msgspec.json.Decoder(Sighting)
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise CourseError(
                f"{path}, line {number}, can't be read ({error}): put back an earlier copy, or "
                "take the line out, and that head counts as seen from now on"
            ) from None
    return found


@dataclass
class Sightings:
    """The record of a class, to be read and added to. Raises CourseError. Use it with `with`."""

    classroom: Classroom
    _known: dict[tuple[str, str], Heads] = field(default_factory=dict)
    _file: BinaryIO | None = None

    def __enter__(self) -> Self:
        for one in read_sightings(self.classroom):
            self.heads(one.student, one.address).append((one.commit, one.time))
        self._file = _opened(self.classroom.first_seen)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        place: TracebackType | None,
    ) -> None:
        if self._file is not None:
            os.fsync(self._file.fileno())
            self._file.close()

    def heads(self, student: str, address: str) -> Heads:
        """The heads of one repository so far, the oldest first."""
        return self._known.setdefault((student, address), [])

    def note(self, student: str, address: str, commit: str, time: datetime) -> None:
        """Write down a head, unless it is the last one that is known there."""
        heads = self.heads(student, address)
        if self._file is None or (heads and heads[-1][0] == commit):
            return
        one = Sighting(student, address, commit, utc(time))
        self._file.write(msgspec.json.encode(one) + b"\n")  # one call, so threads do not mix lines
        heads.append((commit, one.time))


def _opened(path: Path) -> BinaryIO:
    """The file, open for more lines, without a half one at its end."""
    file = path.open("ab+", buffering=0)
    file.seek(0)
    content = file.read() or b""
    file.truncate(content.rfind(b"\n") + 1)
    return file
