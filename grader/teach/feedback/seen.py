"""What the class's page needs of one student: small, since it goes from process to process."""

from dataclasses import dataclass

from grader.teach.feedback.message import UNWRITTEN
from grader.teach.feedback.student_view import StepState, StepView, StudentView
from grader.teach.result import TestResult

# How far a student is in a step, as a class is counted and told.
WORDS: dict[StepState, str] = {
    "passed": "passed",
    "wrong": "on the way",
    "open": "not begun",
    "refused": "can't be read",
    "missing": "not handed in",
    "suite failed": "could not be marked",
    "not graded": "not graded",
    "unmarked": "not marked yet",
}
SIGNS = {"open": "·", "missing": "·", "refused": "!", "suite failed": "?", "not graded": "–"}


@dataclass(frozen=True)
class Cell:
    """One student in one step."""

    state: StepState
    score: float = 0.0
    max_score: float = 0.0
    reason: str = ""

    @property
    def words(self) -> str:
        return WORDS[self.state]

    @property
    def shown(self) -> str:
        if self.state in ("passed", "wrong"):
            return f"{self.score:.0f}"
        return SIGNS.get(self.state, "")

    @property
    def heat(self) -> str:
        """The class of style.css."""
        if self.state in ("refused", "suite failed"):
            return "odd"
        if self.state not in ("passed", "wrong"):
            return ""
        share = self.score / self.max_score if self.max_score else 0.0
        if self.state == "passed":
            return "full"
        return "some" if share >= 0.5 else "few" if share > 0 else "none"


@dataclass(frozen=True)
class Seen:
    """What the class's page needs of one student; small, since it goes from process to process.

    trouble: why there is no result to show. tried, passed: tests, as (step, hole, name).
    left: holes that are not passed, of the steps that are begun, as (step, hole).
    isolation: how it was marked, as a sentence, "" without a result.
    """

    student: str
    name: str
    section: str = ""
    cells: tuple[Cell, ...] = ()
    score: float = 0.0
    max_score: float = 0.0
    next_step: str = ""
    next_hole: str = ""
    left: frozenset[tuple[str, str]] = frozenset()
    mistakes: frozenset[str] = frozenset()
    tried: frozenset[tuple[str, str, str]] = frozenset()
    passed: frozenset[tuple[str, str, str]] = frozenset()
    isolation: str = ""
    warning: str = ""
    trouble: str = ""

    @property
    def next_thing(self) -> str:
        """The number of a step, and its hole where one can be named: 01 `scale`."""
        number = self.next_step.removeprefix("step")
        return f"{number} `{self.next_hole}`" if self.next_hole else number

    @property
    def marked(self) -> bool:
        return bool(self.cells)

    @property
    def steps_passed(self) -> int:
        return sum(cell.state == "passed" for cell in self.cells)


def seen(view: StudentView, section: str) -> Seen:
    """What to remember of a student who has a result."""
    result = view.result
    if result is None:
        return Seen(view.student, view.name, section)
    tests = [
        (step.step.name, test)
        for step in view.steps
        if step.result is not None and step.state in ("passed", "wrong", "open")
        for test in step.result.tests
        if test.hidden and _tried(test)
    ]
    next_hole = view.next_step.next_hole if view.next_step is not None else None
    versions = f"grader {result.versions.grader}, Python {result.versions.python}"
    official = "official" if result.official else "not official"
    return Seen(
        view.student,
        view.name,
        section,
        cells=tuple(_cell(step) for step in view.steps),
        score=result.score,
        max_score=result.max_score,
        next_step=view.next_step.step.name if view.next_step is not None else "",
        next_hole=next_hole.hole.name if next_hole is not None else "",
        left=frozenset(
            (step.step.name, hole.hole.name)
            for step in view.steps
            for hole in step.holes
            if step.state == "wrong" and hole.state != "passed"
        ),
        mistakes=frozenset(i for s in result.steps for t in s.tests for i in t.mistake or []),
        tried=frozenset((step, test.hole, test.name) for step, test in tests),
        passed=frozenset((s, test.hole, test.name) for s, test in tests if test.status == "passed"),
        isolation=f"{official}, isolation {result.isolation}, {versions}",
        warning=result.warning or "",
    )


def _tried(test: TestResult) -> bool:
    return test.status in ("passed", "failed") and not UNWRITTEN.match(test.message)


def _cell(step: StepView) -> Cell:
    if step.result is None:
        return Cell(step.state)
    return Cell(step.state, step.result.score, step.result.max_score, step.reason)
