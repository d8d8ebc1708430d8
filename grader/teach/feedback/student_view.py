"""What a student's page says, as data: where I am, the next thing, every step with its holes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from grader.course import Course, Hole, Step, spoken
from grader.learn.mistake import Mistake
from grader.teach.feedback.charts import Chart, chart_of
from grader.teach.feedback.details import CurveDetail, Detail, TableDetail, details_of
from grader.teach.feedback.folding import folded
from grader.teach.feedback.formulas import formulas_of
from grader.teach.feedback.message import UNWRITTEN, Message, file_problem, parse
from grader.teach.result import Result, StepResult, TestResult
from grader.teach.submission import missing_file

Mistakes = Mapping[str, Mistake]
HoleState = Literal["passed", "wrong", "open", "waiting"]
StepState = Literal[
    "passed", "wrong", "open", "refused", "missing", "suite failed", "not graded", "unmarked"
]
WORDS: dict[str, str] = {
    "passed": "passed",
    "wrong": "something is wrong",
    "open": "not written yet",
    "waiting": "waits for another hole",
    "refused": "can't be read",
    "missing": "not handed in",
    "suite failed": "could not be marked",
    "not graded": "not graded",
    "unmarked": "not marked yet",
}
SIGNS = {"passed": "✓", "wrong": "✗", "refused": "!", "suite failed": "!", "not graded": "–"}


@dataclass(frozen=True)
class Picture:
    """A picture of what a test shows."""

    test: TestResult
    chart: Chart


def spoken_test(test: TestResult) -> str:
    """A test as a page names it."""
    return test.name.removeprefix("test_").replace("_", " ")


@dataclass(frozen=True)
class Failed:
    """One test that failed. again: the page explains its mistakes further up already."""

    test: TestResult
    mistakes: list[Mistake]
    again: bool = False

    @property
    def name(self) -> str:
        return spoken_test(self.test)

    @cached_property
    def message(self) -> Message:
        return parse(self.test.message, self.tables, self.mistakes)

    @cached_property
    def details(self) -> list[Detail]:
        return details_of(self.test)

    @property
    def tables(self) -> list[TableDetail]:
        """The tables, as the message's parts count them."""
        return [detail for detail in self.details if isinstance(detail, TableDetail)]


@dataclass(frozen=True)
class HoleView:
    """One hole: its tests, the first failure in full, and the formula it is about."""

    step: Step
    hole: Hole
    state: HoleState
    tests: list[TestResult]
    failed: list[Failed]

    @property
    def passed(self) -> int:
        return sum(test.status == "passed" for test in self.tests)

    @property
    def formulas(self) -> tuple[str, ...]:
        return formulas_of(self.step, self.hole.name)

    @cached_property
    def pictures(self) -> list[Picture]:
        """One picture of a kind, of a test that failed, or else of one that passed.

        Of several trainings it is one that should succeed, if possible, and the longest.
        """
        found: dict[str, Picture] = {}
        failed = [(one.test, detail) for one in self.failed for detail in one.details]
        passed = [(test, one) for test in self.tests for one in _shown(test)]
        for test, detail in [*_by_weight(failed), *_by_weight(passed)]:
            if detail.shows not in found and (chart := chart_of(detail)) is not None:
                found[detail.shows] = Picture(test, chart)
        return list(found.values())

    @property
    def reread(self) -> tuple[str, str]:
        """A heading of a lesson, and the lesson."""
        known = [mistake for failed in self.failed[:1] for mistake in failed.mistakes]
        if known:
            return known[0].reread, f"exercises/{known[0].step}/README.md"
        return self.hole.heading.replace("`", ""), self.step.shown(self.step.lesson)


@dataclass(frozen=True)
class StepView:
    """One step. reason: why there is nothing to say about its holes."""

    step: Step
    state: StepState
    result: StepResult | None = None
    holes: list[HoleView] = field(default_factory=list)
    reason: str = ""

    @property
    def borrowed(self) -> list[str]:
        """The earlier steps for which the course's own functions stood in."""
        used = self.result.follow_through if self.result is not None else []
        return [spoken(one.step) for one in used if one.used == "reference"]

    @property
    def next_hole(self) -> HoleView | None:
        """The first that is wrong or open; one that waits has another that it waits for."""
        mine = [hole for hole in self.holes if hole.state in ("wrong", "open")]
        mine += [hole for hole in self.holes if hole.state == "waiting"]
        return mine[0] if mine else None

    @property
    def left(self) -> int:
        """Holes that are not right yet."""
        return sum(hole.state != "passed" for hole in self.holes)

    @property
    def left_alone(self) -> str:
        """Why there is nothing to see yet; "" where there is something."""
        return WORDS[self.state] if self.state in ("open", "missing", "unmarked") else ""


@dataclass(frozen=True)
class StudentView:
    """All that a page says about one student. result: None where nothing is marked."""

    student: str
    name: str
    steps: list[StepView]
    result: Result | None = None
    trouble: str = ""

    @property
    def passed(self) -> int:
        return sum(step.state == "passed" for step in self.steps)

    @property
    def told(self) -> list[list[StepView]]:
        """The steps as a page tells them: several at once where nothing is to be seen of them."""
        return folded(self.steps, lambda one: "" if one == self.next_step else one.left_alone)

    @property
    def wrong(self) -> list[HoleView]:
        """All holes that are written and not right."""
        return [hole for step in self.steps for hole in step.holes if hole.state == "wrong"]

    @cached_property
    def next_step(self) -> StepView | None:
        """The first step with something to do for the student."""
        mine = ("wrong", "open", "refused", "missing", "unmarked")
        return next((step for step in self.steps if step.state in mine), None)


def student_view(
    course: Course, student: str, name: str, result: Result | None, mistakes: Mistakes, trouble: str
) -> StudentView:
    """What to say. trouble: a sentence about the student's repository, or ""."""
    marked = {step.step: step for step in result.steps} if result is not None else {}
    told: set[str] = set()
    steps = [step_view(step, marked.get(step.name), mistakes, told) for step in course]
    return StudentView(student, name, steps, result, trouble)


def step_view(step: Step, found: StepResult | None, mistakes: Mistakes, told: set[str]) -> StepView:
    """One step with its holes, in the lesson's order. told: mistakes explained so far; grows."""
    if found is None:
        return StepView(step, "unmarked")
    if found.status == "not graded":
        why = next((test.message for test in found.tests if test.message), "")
        return StepView(step, "not graded", found, reason=why)
    if found.status == "error":
        return StepView(step, "suite failed", found)
    if found.refused is not None:
        is_missing = found.refused == missing_file(step.shown(step.stub))
        return StepView(step, "missing" if is_missing else "refused", found, reason=found.refused)
    if problem := file_problem(found.tests):
        return StepView(step, "refused", found, reason=problem)
    holes = [_hole_view(step, hole, found, mistakes, told) for hole in step.holes]
    if found.has_full_marks:
        return StepView(step, "passed", found, holes)
    begun = any(hole.state in ("wrong", "passed") for hole in holes)
    return StepView(step, "wrong" if begun else "open", found, holes)


def _hole_view(
    step: Step, hole: Hole, found: StepResult, mistakes: Mistakes, told: set[str]
) -> HoleView:
    tests = [test for test in found.tests if test.hole == hole.name]
    failed = [
        Failed(test, [mistakes[i] for i in test.mistake or [] if i in mistakes])
        for test in tests
        if test.status != "passed"
    ]
    if failed:
        known = {mistake.id for mistake in failed[0].mistakes}
        failed[0] = replace(failed[0], again=known <= told)
        told |= known
    open_holes = [match[1] for one in failed if (match := UNWRITTEN.match(one.test.message))]
    state: HoleState = "wrong"
    if not failed:
        state = "passed"
    elif any(hole.name == name or hole.name.endswith(f".{name}") for name in open_holes):
        state = "open"
    elif len(open_holes) == len(failed):
        state = "waiting"
    return HoleView(step, hole, state, tests, failed)


def _shown(test: TestResult) -> list[Detail]:
    """The curves of a test that passed."""
    found = details_of(test) if test.status == "passed" else []
    return [one for one in found if isinstance(one, CurveDetail)]


def _by_weight(found: list[tuple[TestResult, Detail]]) -> list[tuple[TestResult, Detail]]:
    return sorted(found, key=lambda pair: pair[1].weight, reverse=True)


def known_mistakes(course: Course) -> dict[str, Mistake]:
    """All known mistakes by their ids, from the fingerprints, which hold the catalogue's words."""
    from grader.learn.recognition import read

    return {
        mistake.id: mistake
        for step in course
        for unit in read(step.name).values()
        for mistake, _ in unit.wrong
    }
