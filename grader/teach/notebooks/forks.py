"""A fork's step as the notebook that formgrader shows, for comments and points of a teacher."""

from grader.course import Step
from grader.teach.notebooks.autograded import autograded
from grader.teach.notebooks.fill import cells_of
from grader.teach.notebooks.gather import Gathered
from grader.teach.result import StepResult
from grader.teach.submission import StubFile


def of_fork(step: Step, file: StubFile, result: StepResult) -> bytes:
    """The bytes of `autograded/STUDENT/stepNN/stepNN.ipynb` for a file of a fork."""
    return autograded(step, work_of_fork(step, file), result)


def work_of_fork(step: Step, file: StubFile) -> Gathered:
    """A fork's file in the form of a notebook's cells; one that can't be read stands as it is."""
    if file.refused is not None:
        return Gathered(refused=file.refused)
    source = file.source.decode("utf-8-sig")
    try:
        return Gathered(cells=cells_of(step, source))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = getattr(error, "msg", None) or str(error) or type(error).__name__
        return Gathered(
            remarks=[f"{step.stub.name} can't be read as Python ({reason}); it stands at the end."],
            others=[source],
        )
