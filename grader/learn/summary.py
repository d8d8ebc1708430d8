"""The end of a run: a line per step, what to do next, and the same as data for a file."""

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from grader.course import Course, Step
from grader.learn.begun import holes_left
from grader.learn.points import Verdict, scores
from grader.learn.record import record
from grader.learn.states import BLOCKED, BROKEN, FAILED, PASSED, UNWRITTEN

QUIET = {UNWRITTEN: "n", BLOCKED: "b", BROKEN: "x"}


@dataclass(frozen=True)
class StepLine:
    """What is known of one step after a run."""

    step: Step
    verdicts: list[Verdict]
    complete: bool
    ungraded: str = ""

    @property
    def unwritten(self) -> list[str]:
        """The holes that are still there, in the lesson's order.

        Read from the file: one open hole stops the tests of others too.
        """
        if not any(v.state == UNWRITTEN for v in self.verdicts):
            return []
        # The file may have been saved again since, even with a syntax error.
        left = holes_left(self.step.stub) or {v.hole for v in self.verdicts if v.state == UNWRITTEN}
        return [hole.name for hole in self.step.holes if hole.name in left]

    @property
    def passed(self) -> bool:
        return bool(self.verdicts) and all(v.state == PASSED for v in self.verdicts)

    @property
    def points(self) -> tuple[Fraction, Fraction]:
        pairs = scores(self.verdicts)
        return sum((p[0] for p in pairs), Fraction(0)), sum((p[1] for p in pairs), Fraction(0))

    @property
    def next_hole(self) -> str | None:
        """The first hole in the lesson's order that is open or whose tests fail."""
        quiet = (PASSED, BLOCKED, UNWRITTEN)
        failing = {v.hole for v in self.verdicts if v.state not in quiet}
        failing.update(self.unwritten)
        return next((hole.name for hole in self.step.holes if hole.name in failing), None)

    def parts(self) -> list[str]:
        """The pieces of the line: tests passed, holes left, points."""
        if self.ungraded:
            return [self.ungraded]
        passing = sum(v.state == PASSED for v in self.verdicts)
        parts = [f"{passing} of {len(self.verdicts)} tests pass"]
        blocked = next((v.headline for v in self.verdicts if v.state == BLOCKED), "")
        if any(v.state == BROKEN for v in self.verdicts):
            parts.append("the file can't be used")
        elif self.unwritten:
            left = len(self.unwritten)
            parts.append(f"{left} {'hole' if left == 1 else 'holes'} left")
        if blocked:
            parts.append(blocked)
        score, maximum = self.points
        if not any(v.hidden for v in self.verdicts) and not self.step.suite.is_dir():
            parts.append("examples only")
        if self.complete and maximum:
            parts.append(f"{decimal(score)} of {decimal(maximum)} points")
        if not self.complete:
            parts.append("only a part was run")
        if self.next_hole:
            parts.append(f"next: {self.next_hole}")
        return parts


def decimal(number: Fraction) -> str:
    """At most two decimals, none where they are zero."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


class Summary:
    """Collects the verdicts of a run and writes its end."""

    def __init__(self, config: pytest.Config, course: Course) -> None:
        self.config = config
        self.course = course
        self.verdicts: dict[str, list[Verdict]] = {}
        self.collected: dict[str, int] = {}
        self.ungraded: dict[str, str] = {}
        self.partial = any("::" in a or a.endswith(".py") for a in config.args)
        self.loud: set[str] = set()

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.partial = self.partial or bool(items)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped and isinstance(report.longrepr, tuple):
            step = self.course.step_of(self.config.rootpath / report.nodeid)
            if step is not None:
                self.ungraded[step.name] = report.longrepr[2].removeprefix("Skipped: ")

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        step = self.course.step_of(item.path)
        if step is not None and "student" in getattr(item, "fixturenames", ()):
            self.collected[step.name] = self.collected.get(step.name, 0) + 1

    def pytest_runtest_logreport(self, report: Any) -> None:
        verdict = getattr(report, "verdict", None)
        if verdict is not None:
            found = Verdict(**verdict)
            self.verdicts.setdefault(found.step, []).append(found)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Show the first test of what is not there yet in full, the others as one letter."""
        verdict = getattr(report, "verdict", None)
        if verdict is None or not report.failed or verdict["state"] not in QUIET:
            return None
        state = verdict["state"]
        key = state if state != BROKEN else f"{state} {verdict['step']}"
        if key not in self.loud:
            self.loud.add(key)
            report.loud = True
        if getattr(report, "loud", False):
            return None
        return state, QUIET[state], state.upper()

    def lines(self) -> list[StepLine]:
        found = []
        for step in self.course:
            verdicts = self.verdicts.get(step.name, [])
            if verdicts or step.name in self.ungraded:
                whole = len(verdicts) >= self.collected.get(step.name, 0)
                complete = whole and not self.partial
                ungraded = self.ungraded.get(step.name, "")
                found.append(StepLine(step, verdicts, complete, ungraded))
        return found

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        lines = self.lines()
        if not lines:
            return
        terminalreporter.write_sep("=", "the course")
        width = max(len(line.step.title) for line in lines)
        for line in lines:
            colour = {"green": True} if line.passed else {"yellow": True}
            if any(v.state in (FAILED, BROKEN, "error") for v in line.verdicts):
                colour = {"red": True}
            heading = f"{line.step.spoken}  {line.step.title.ljust(width)}"
            terminalreporter.write_line(f"{heading}  {'   '.join(line.parts())}", **colour)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if hasattr(session.config, "workerinput"):
            return
        if self.config.option.begun and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK
        path = self.config.option.record
        if path is not None:
            steps = {line.step.name: line.verdicts for line in self.lines()}
            path.write_text(json.dumps(record(steps)), encoding="utf-8")
