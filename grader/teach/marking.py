"""Marking a submission: the suites run in this trusted process, the student's code in the jail."""

import importlib.metadata
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

from grader.course import Course, Step
from grader.learn.harmless import harmless, harmless_line
from grader.learn.plugin import TIME_LIMIT
from grader.learn.points import scores
from grader.learn.reply import Problem
from grader.learn.states import BROKEN, NOT_GRADED, PASSED
from grader.teach import follow_through, result, seeds
from grader.teach.jail import doctor
from grader.teach.jail.backend import Prepared, prepare_all
from grader.teach.jail.host import Host
from grader.teach.look_alikes import told_forms
from grader.teach.result import Result, StepResult, TestResult, Versions
from grader.teach.session import ERROR, Run, Session, run_suites
from grader.teach.submission import Submission

NO_ISOLATION = "Nothing was isolated: this result is for looking around, not for marks."
NEEDS_TORCH = ("step12",)


@dataclass(frozen=True)
class Wishes:
    """How to mark.

    steps: all where empty. seed: of every step, where there is no secret. seconds: of a test, at
    most.
    """

    steps: tuple[str, ...] = ()
    secret: bytes | None = field(default=None, repr=False)
    seed: int | None = None
    follow_through: bool = True
    seconds: float = TIME_LIMIT


class Marker:
    """Marks any number of submissions with one warm process, and a second one that has torch."""

    def __init__(self, course: Course, isolated: bool = True) -> None:
        self._course = course
        self._isolated = isolated
        self._readable = [course.root / "data" / "hour.csv"]
        self._hosts: dict[bool, Host] = {}
        self._tried: set[bool] = set()

    def __enter__(self) -> "Marker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes."""
        for host in self._hosts.values():
            host.close()
        self._hosts.clear()
        self._tried.clear()

    def host(self, step_name: str) -> Host:
        """The warm process for a step, started and tried out when it is first needed."""
        torch = step_name in NEEDS_TORCH
        host = self._started(torch)
        if self._isolated and torch not in self._tried:
            doctor.require(host)
            self._tried.add(torch)
        return host

    def _started(self, torch: bool) -> Host:
        if torch not in self._hosts:
            self._hosts[torch] = Host(self._readable, self._isolated, torch)
            self._hosts[torch].start()
        return self._hosts[torch]

    def _start_early(self, names: set[str], submission: Submission) -> None:
        """Let a warm process with torch start, which takes seconds, beside the first steps."""
        needed = [name for name in NEEDS_TORCH if name in names]
        if any(submission.files[name].refused is None for name in needed) and find_spec("torch"):
            self._started(torch=True)

    def mark(
        self,
        submission: Submission,
        wishes: Wishes,
        progress: Callable[[Step], None] = lambda _: None,
        known: Mapping[str, StepResult] | None = None,
    ) -> Result:
        """The result of one submission; progress hears of each step when its first test begins.

        known: what was marked before and holds still. These steps are not run again for the sake
        of those that build on them.
        """
        started, clock = datetime.now(UTC), time.perf_counter()
        course = self._course
        selected = [course[name] for name in wishes.steps] or course.steps
        prepared = self._prepare(submission, selected[-1].name)
        names = {step.name for step in selected}
        if wishes.follow_through:
            names |= {other for n in names for other in follow_through.earlier_steps(n, prepared)}
        chosen = {step.name for step in selected}
        before = {name: step for name, step in (known or {}).items() if name not in chosen}
        names -= set(before)
        self._start_early(names, submission)
        drawn = wishes.seed if wishes.seed is not None else seeds.drawn_seed()
        run_seeds = {
            name: drawn
            if wishes.secret is None
            else seeds.official_seed(wishes.secret, name, submission.files[name].source)
            for name in names
        }
        session = Session(
            course, self.host, prepared, run_seeds, wishes.follow_through, wishes.seconds
        )
        session.progress = progress
        session.proven_before = {name for name, step in before.items() if step.has_full_marks}
        run = run_suites(sorted(names), session)
        steps = [self._step_result(step, submission, session, run) for step in selected]
        graded = [step for step in steps if step.status != NOT_GRADED]
        return Result(
            submission=harmless_line(submission.name),
            commit=submission.commit,
            official=wishes.secret is not None and self._isolated and wishes.follow_through,
            score=result.total(step.score for step in graded),
            max_score=result.total(step.max_score for step in graded),
            isolation=", ".join(doctor.doors()) if self._isolated else "none",
            warning=None if self._isolated else NO_ISOLATION,
            versions=Versions(grader_version(), platform.python_version()),
            steps=steps,
            times=result.Times(
                started.isoformat(timespec="seconds"),
                round(time.perf_counter() - clock, 3),
                {step.name: round(run.seconds.get(step.name, 0.0), 3) for step in selected},
            ),
        )

    def _prepare(self, submission: Submission, last: str) -> dict[str, Prepared]:
        """Every file up to a step, read without running it."""
        steps = [step for step in self._course if step.name <= last]
        refused = {step.name: submission.files[step.name].refused for step in steps}
        sources = {s: submission.files[s.name].source for s in steps if refused[s.name] is None}
        return prepare_all(self.host(""), sources) | {
            name: Prepared(b"", Problem(BROKEN, reason))
            for name, reason in refused.items()
            if reason is not None
        }

    def _step_result(
        self, step: Step, submission: Submission, session: Session, run: Run
    ) -> StepResult:
        verdicts = run.of(step.name)
        pairs = scores(verdicts)
        tests = [
            TestResult(
                name=verdict.name,
                hole=verdict.hole,
                status=_status(verdict.state),
                score=float(score),
                max_score=float(maximum),
                hidden=verdict.hidden,
                message=harmless(verdict.message),
                mistake=list(verdict.mistake) or None,
                details=[_shown(part) for part in verdict.details],
            )
            for verdict, (score, maximum) in zip(verdicts, pairs, strict=True)
        ]
        statuses = {test.status for test in tests}
        status: result.Status = "passed"
        if step.name in run.ungraded:
            status = "not graded"
        elif "error" in statuses:
            status = "error"
        elif statuses != {"passed"}:
            status = "failed"
        return StepResult(
            step=step.name,
            status=status,
            score=float(sum((score for score, _ in pairs), Fraction(0))),
            max_score=float(sum((maximum for _, maximum in pairs), Fraction(0))),
            seed=session.seeds[step.name],
            refused=submission.files[step.name].refused,
            follow_through=session.told.get(step.name, []),
            tests=tests,
            forms=told_forms(session.prepared[step.name].forms),
        )


def _status(state: str) -> result.Status:
    if state == PASSED:
        return "passed"
    if state == ERROR:
        return "error"
    return "not graded" if state == NOT_GRADED else "failed"


def _shown(data: Any) -> Any:
    """Plain data with texts that are harmless to show."""
    match data:
        case str():
            return harmless_line(data)
        case list():
            return [_shown(item) for item in data]
        case dict():
            return {key: _shown(item) for key, item in data.items()}
    return data


def grader_version() -> str:
    """The version of this grader."""
    try:
        return importlib.metadata.version("backprop-by-hand")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
