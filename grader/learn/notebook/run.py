"""One run of pytest in the kernel: a test, and before it the core test of its hole."""

import contextlib
import hashlib
import io
import os
import signal
import threading
from collections.abc import Generator, Iterator

import pytest

from grader.course import Course, CourseError, Step
from grader.learn import endless, failure, plugin
from grader.learn.failure import Explanation
from grader.learn.notebook.backend import InNotebook, source_of
from grader.learn.notebook.neighbours import being_marked
from grader.learn.points import Verdict
from grader.learn.states import PASSED

# What the cells of one kernel have met before.
_ran_out_of_time: set[str] = set()
_named: set[str] = set()

OPTIONS = (
    "--noconftest --disable-plugin-autoload --import-mode=importlib --assert=plain --capture=sys "
    "-pno:cacheprovider -pno:faulthandler -pno:doctest -pno:unraisableexception "
    "-pno:threadexception -pno:unittest -pno:junitxml -pno:logging -pno:recwarn"
).split()


class Run:
    """The pytest plugin of one run."""

    def __init__(self, step: Step, test_name: str) -> None:
        self._step = step
        self._name = test_name
        self._explanations: dict[str, Explanation] = {}
        self._verdicts: list[Verdict] = []
        self._not_run = ""
        self._printed = ""  # by the learner's functions
        self._ended = False  # by the time limit

    def failure(self) -> tuple[str, str] | None:
        """Run; a headline and a message where something failed."""
        step, ignored = self._step, io.StringIO()
        options = [*OPTIONS, f"--rootdir={step.root}", f"--seed={self._seed()}", *_time_limit(step)]
        with contextlib.redirect_stdout(ignored), contextlib.redirect_stderr(ignored):
            pytest.main([*options, *self._places()], plugins=[self, plugin])
        print(self._printed, end="")
        (_ran_out_of_time.add if self._ended else _ran_out_of_time.discard)(step.name)
        return self._judged()

    def _places(self) -> list[str]:
        """The one file to collect: the examples, or the hidden suite where there is one."""
        step = self._step
        is_example = f"def {self._name}(" in step.examples.read_text(encoding="utf-8")
        return [str(step.examples if is_example or not step.suite.is_dir() else step.suite)]

    def _seed(self) -> int:
        """The same functions get the same inputs, so that a mark can be repeated.

        GRADER_SEED in the environment of whoever marks chooses others.
        """
        chosen = os.environ.get("GRADER_SEED", "")
        if chosen.isdigit():
            return int(chosen)
        told = hashlib.sha256(self._step.name.encode())
        for hole in self._step.holes:
            told.update(source_of(hole.name).encode())
        return int.from_bytes(told.digest()[:4], "big")

    # ------------------------------------------------------------------------ pytest's hooks

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.COURSE] = Course(self._step.root)
        config.stash[plugin.OPEN_STEP] = lambda step: InNotebook(self._step, step)
        # Where a learner runs a cell again, its own output is the one that has gone.
        config.stash[plugin.NAMED] = _named if being_marked() else set()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the test; before a hidden one, the core test of its hole."""
        wanted = [item for item in items if item.name == self._name]
        hidden = [item for item in wanted if item.path.parent != self._step.folder]
        holes = {_hole(item) for item in hidden}
        cores = [i for i in items if i not in wanted and _hole(i) in holes and _is_core(i)]
        items[:] = [*cores, *wanted]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped and isinstance(report.longrepr, tuple):
            self._not_run = report.longrepr[2].removeprefix("Skipped: ")
        if report.failed:
            self._not_run = f"its file can't be read: {report.longreprtext[-300:]}"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if plugin.EXPLANATION in item.stash:
            self._explanations[item.name] = item.stash[plugin.EXPLANATION]
        if call.excinfo is not None and endless.is_timeout(str(call.excinfo.value)):
            self._ended = True
        if hasattr(report, "verdict"):
            self._verdicts.append(Verdict(**report.verdict))
        if report.when == "call" and item.name == self._name:
            self._printed += report.capstdout
        return report

    # ------------------------------------------------------------------------ what came out

    def _judged(self) -> tuple[str, str] | None:
        verdict = next((v for v in self._verdicts if v.name == self._name), None)
        if verdict is None:
            return self._was_not_run()
        if verdict.state != PASSED:
            return self._told(verdict)
        core = next((v for v in self._verdicts if v.state != PASSED), None)
        if core is None:
            return None
        headline, message = self._told(core)
        return headline, (
            f"This test passes. It counts when the core test of `{core.hole}` passes too, and "
            f"that one fails:\n\n{message}"
        )

    def _was_not_run(self) -> tuple[str, str]:
        if self._not_run:
            return self._not_run, f"{self._name} was not run: {self._not_run}"
        raise CourseError(
            f"{self._step.name} has no test {self._name} here (hidden tests are in the teacher's "
            "checkout alone)"
        )

    def _told(self, verdict: Verdict) -> tuple[str, str]:
        explanation = self._explanations.get(verdict.name)
        message = failure.text(explanation) if explanation is not None else verdict.message
        message = message.replace(f"” in exercises/{self._step.name}.", "” above.").strip()
        headline = message.partition("\n")[0]
        if self._step.hints.is_file():
            message = f"{message}\n\nHints  hints.md, “{verdict.hole}”"
        return headline, message


def _hole(item: pytest.Item) -> object:
    mark = item.get_closest_marker("hole")
    return mark.args[0] if mark is not None else None


def _is_core(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("hole")
    return mark is not None and bool(mark.kwargs.get("core", False))


def _time_limit(step: Step) -> Iterator[str]:
    """Options that stop a test: a kernel runs cells in its main thread, where an alarm rings."""
    in_main = threading.current_thread() is threading.main_thread()
    if in_main and hasattr(signal, "setitimer"):
        stricter = plugin.STRICTER if step.name in _ran_out_of_time else 1
        yield from ("-ptimeout", f"--timeout={plugin.TIME_LIMIT / stricter:g}")
