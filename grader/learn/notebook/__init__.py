"""What a notebook of the course imports: `grade`, and a few helpers.

    grade("step02", "test_worked_example_line")

runs one test on the functions of the notebook, and says what a test says everywhere in the course.
"""

from pathlib import Path

from grader.course import Course
from grader.learn.notebook.neighbours import being_marked, use_earlier_notebooks

__all__ = ["NotPassed", "being_marked", "data_file", "grade", "use_earlier_notebooks"]


class NotPassed(Exception):
    """A test has not passed. Jupyter shows the message alone, without a traceback."""

    def __init__(self, headline: str, message: str) -> None:
        super().__init__(headline)
        self.message = message

    def _render_traceback_(self) -> list[str]:
        return self.message.split("\n")


def grade(step_name: str, test_name: str) -> None:
    """Run one test on this notebook's functions.

    A test beside the core test of its hole counts only where the core test passes, so there both
    run. Raises NotPassed where one of them fails; nbgrader then gives no points for the cell.
    """
    from grader.learn.notebook.run import Run  # the rest needs no pytest

    step = Course()[step_name]
    failed = Run(step, test_name).failure()
    if failed is not None:
        raise NotPassed(*failed) from None
    print(f"passed: {test_name.removeprefix('test_').replace('_', ' ')}")


def data_file() -> Path:
    """The course's data, hour.csv."""
    return Course().root / "data" / "hour.csv"
