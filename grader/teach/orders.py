"""What is sent to whoever marks, and what comes back: plain data, for pipes and for a cluster."""

import msgspec

from grader.teach.result import Result, StepResult
from grader.teach.submission import StubFile, Submission


class File(msgspec.Struct, frozen=True, array_like=True):
    """grader.teach.submission.StubFile."""

    source: bytes
    refused: str | None


class Order(msgspec.Struct, frozen=True):
    """Mark some steps of one submission.

    known: steps that were marked before and hold still, which later ones may build on.
    """

    student: str
    commit: str | None
    files: dict[str, File]
    steps: list[str]
    known: list[StepResult]
    secret: bytes

    def __repr__(self) -> str:
        """Without the secret, which belongs into no log."""
        return f"an order to mark {self.student}"

    def submission(self) -> Submission:
        files = {name: StubFile(file.source, file.refused) for name, file in self.files.items()}
        return Submission(self.student, self.commit, files)


class Answer(msgspec.Struct, frozen=True):
    """The result, or why there is none."""

    result: Result | None
    reason: str = ""


def order_for(work: Submission, steps: list[str], known: list[StepResult], secret: bytes) -> Order:
    """The order to mark some steps of a submission."""
    files = {name: File(file.source, file.refused) for name, file in work.files.items()}
    return Order(work.name, work.commit, files, steps, known, secret)
