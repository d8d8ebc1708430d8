"""A checkout in a temporary place, filled as a learner would fill it, and its run by pytest.

The run happens in this process: it is quick and meant for code that we wrote ourselves. Official
marks of other people's code are the jail's business.
"""

import contextlib
import io
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from grader.course import ROOT, Course, Step
from grader.learn import plugin
from grader.learn.points import Verdict, scores
from grader.teach.stubs import filled, stub

CARRIED = ["exercises", "data", "grader", "pyproject.toml", "conftest.py"]
LEFT_OUT = ["__pycache__", "tests", "bench"]


@dataclass
class Run:
    """What one run of pytest over a checkout gave."""

    exit_status: int
    output: str
    verdicts: list[Verdict]

    @property
    def points(self) -> float:
        return float(sum(score for score, _ in scores(self.verdicts)))

    @property
    def max_points(self) -> float:
        return float(sum(maximum for _, maximum in scores(self.verdicts)))

    def states(self, hole: str | None = None) -> list[str]:
        return [v.state for v in self.verdicts if hole is None or v.hole == hole]


@dataclass
class _Collector:
    verdicts: list[Verdict] = field(default_factory=list)

    def pytest_runtest_logreport(self, report: Any) -> None:
        if hasattr(report, "verdict"):
            self.verdicts.append(Verdict(**report.verdict))


class Checkout:
    """A learner's checkout: stubs at first, then whatever is written over them."""

    def __init__(self, root: Path, hidden: bool = True, source: Path = ROOT) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        left_out = [*LEFT_OUT, *([] if hidden else ["teach"])]
        for name in CARRIED + (["solutions"] if hidden else []):
            place = source / name
            if place.is_dir():
                shutil.copytree(place, root / name, ignore=shutil.ignore_patterns(*left_out))
            else:
                shutil.copy(place, root / name)
        self.course = Course(root)
        self._source = Course(source)
        self.release()

    def release(self) -> None:
        """Put the stubs back, of all steps."""
        for step in self.course:
            step.stub.write_text(stub(self._source[step.name]), encoding="utf-8")

    def fill(self, steps: Iterable[str] | None = None) -> None:
        """Put the solutions in place, of all steps or of some."""
        for step in self.course if steps is None else [self.course[name] for name in steps]:
            step.stub.write_text(filled(self._source[step.name]), encoding="utf-8")

    def write(self, step: Step | str, source: str) -> None:
        """Put other code in a step's file."""
        name = step if isinstance(step, str) else step.name
        self.course[name].stub.write_text(source, encoding="utf-8")

    def run(self, *arguments: str) -> Run:
        """pytest with these arguments, from the checkout's root, in this process."""
        collector = _Collector()
        output = io.StringIO()
        forget_exercises()
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(output),
        ):
            status = pytest.main(
                [
                    "--noconftest",
                    "--rootdir=.",
                    "-cpyproject.toml",
                    "-pno:cacheprovider",
                    *arguments,
                ],
                plugins=[plugin, collector],
            )
        forget_exercises()
        return Run(int(status), output.getvalue(), collector.verdicts)


def forget_exercises() -> None:
    """Let the next import of a learner's module read its file anew."""
    for name in [n for n in sys.modules if n == "exercises" or n.startswith("exercises.")]:
        del sys.modules[name]
