"""Runs a step's examples and suite on code of our own, in this process.

Many modules in one run of pytest: each stands in the learner's place in turn, and all tests run
again, those of its hole first.
"""

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from grader.course import Course, Step
from grader.learn import plugin
from grader.learn.points import Verdict
from grader.learn.student import Backend
from grader.teach.reference import ReferenceBackend

# What the plugin remembers of one learner's code.
REMEMBERED: tuple[pytest.StashKey[Any], ...] = (
    plugin.BACKENDS,
    plugin.RECOGNISER,
    plugin.NAMED,
    plugin.FAILED_HOLES,
    plugin.ENDLESS,
)


@dataclass(frozen=True)
class Candidate:
    """A module to try, and the hole that is written in another way in it."""

    module: ModuleType
    hole: str = ""


@dataclass
class Trial:
    """A pytest plugin: candidates answer for a step, and solutions for all others."""

    course: Course
    step: Step
    candidates: list[Candidate]
    enough: Callable[[list[Verdict]], bool]
    module: ModuleType | None = None
    verdicts: list[list[Verdict]] = field(default_factory=list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.COURSE] = self.course
        config.stash[plugin.OPEN_STEP] = self.open_step

    def open_step(self, step: Step) -> Backend:
        return ReferenceBackend(step, self.module if step == self.step else None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for candidate in self.candidates:
            self.module = candidate.module
            self.verdicts.append([])
            for key in REMEMBERED:
                if key in session.config.stash:
                    del session.config.stash[key]
            self._try(session.items, candidate.hole)
        return True

    def _try(self, items: list[pytest.Item], hole: str) -> None:
        def elsewhere(item: pytest.Item) -> bool:
            mark = item.get_closest_marker("hole")
            return mark is None or mark.args[0] != hole

        ordered = sorted(items, key=elsewhere)
        for item, following in zip(ordered, [*ordered[1:], ordered[0]], strict=True):
            item._initrequest()  # type: ignore[attr-defined]  # a test runs more than once
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.enough(self.verdicts[-1]):
                break

    def pytest_runtest_logreport(self, report: Any) -> None:
        if hasattr(report, "verdict"):
            self.verdicts[-1].append(Verdict(**report.verdict))


def tried(
    course: Course,
    step: Step,
    candidates: Iterable[Candidate],
    enough: Callable[[list[Verdict]], bool] = lambda _: False,
) -> list[list[Verdict]]:
    """The verdicts of each candidate on a step's examples and suite.

    enough: whether the verdicts of a candidate say enough, so that its other tests need not run.
    """
    trial = Trial(course, step, list(candidates), enough)
    with _silent():
        pytest.main(
            [
                "--noconftest",
                f"--rootdir={course.root}",
                f"-c{course.root / 'pyproject.toml'}",
                "-pno:cacheprovider",
                "-pno:xdist",
                "--tb=short",
                "--seed=0",
                str(step.examples),
                str(step.suite),
            ],
            plugins=[plugin, trial],
        )
    return trial.verdicts


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
