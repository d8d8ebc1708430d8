"""What the last collection of a class found at each repository: `CLASS/collected.json`."""

from typing import Literal

import msgspec

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.whole_files import write_json

State = Literal[
    "collected", "gone", "private", "empty", "too large", "too slow", "refused", "failed"
]


class Collected(msgspec.Struct, frozen=True):
    """What the last collection found at one student's repository.

    state: only "collected" has a commit; a failure keeps what an earlier collection fetched.
    time: ISO 8601, UTC: when the server had this commit, as far as known. time_from: how it is
    known; a "commit date" can be forged, and pages say so. reason: a sentence, for everything but
    "collected". renamed_to: the address that the repository has moved to.
    """

    student: str
    repository: str
    state: State
    commit: str | None = None
    time: str | None = None
    time_from: Literal["push", "first seen", "commit date", ""] = ""
    reason: str = ""
    renamed_to: str = ""


def read_collection(classroom: Classroom) -> dict[str, Collected]:
    """What was found, by student; nothing where nothing was collected. Raises CourseError."""
    path = classroom.collected
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Collected])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CourseError(
            f"{path} can't be read ({error}): delete it and run `grader collect {classroom.root}`"
        ) from None


def write_collection(classroom: Classroom, found: dict[str, Collected]) -> None:
    """Write what was found, whole."""
    write_json(classroom.collected, found)
