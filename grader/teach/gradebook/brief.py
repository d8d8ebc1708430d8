"""Results as gradebooks and exports need them, without pictures and forms: read in no time."""

import msgspec

from grader.course import Course
from grader.teach.classroom import Classroom
from grader.teach.result import SCHEMA, Status
from grader.teach.roster import Student
from grader.teach.submission import missing_file


class BriefTest(msgspec.Struct, frozen=True):
    """One test of a result."""

    name: str
    status: Status
    score: float
    max_score: float
    message: str


class BriefStep(msgspec.Struct, frozen=True):
    """One step of a result."""

    step: str
    status: Status
    max_score: float
    seed: int
    refused: str | None
    tests: list[BriefTest]
    key: str = ""

    def is_handed_in(self, course: Course) -> bool:
        """Whether there was a file at all, whatever it was worth."""
        known = course[self.step]
        return self.refused != missing_file(known.shown(known.stub))


class Brief(msgspec.Struct, frozen=True):
    """A result."""

    commit: str | None
    steps: list[BriefStep]
    schema: int


def read_results(classroom: Classroom, students: list[Student]) -> dict[str, Brief]:
    """The results of a class, in the order of the roster; what can't be read is left out."""
    found = {}
    decoder = msgspec.json.Decoder(Brief)
    for student in students:
        try:
            brief = decoder.decode(classroom.result(student.student).read_bytes())
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            continue
        if brief.schema == SCHEMA:
            found[student.student] = brief
    return found
