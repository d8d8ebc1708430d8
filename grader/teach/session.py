"""One run of the suites over one submission, by pytest in this trusted process.

The score comes from the verdicts that the course's plugin gives, never from an exit status or
from a text. Nothing of the submission but its stub files has any effect: pytest runs with the
plugins named here, a configuration of its own, and a root of its own.
"""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.course import Course, Step
from grader.learn import endless, failure, plugin
from grader.learn.points import Verdict
from grader.learn.probing import Observer
from grader.learn.recognition import Recogniser
from grader.learn.states import FAILED, PASSED
from grader.learn.student import Backend
from grader.teach import follow_through
from grader.teach.jail.backend import Jailed, Prepared
from grader.teach.jail.host import Host, JailError
from grader.teach.reference import ReferenceBackend
from grader.teach.result import FollowThrough

ERROR = "error"
GRACE_SECONDS = 5.0
CONFIGURATION = "[pytest]\naddopts =\ntimeout_func_only = true\n"


class MarkingError(Exception):
    """Marking itself failed, and no submission is to blame."""


@dataclass
class Run:
    """What one run of the suites gave."""

    verdicts: list[Verdict] = field(default_factory=list)
    doubtful: set[tuple[str, str]] = field(default_factory=set)
    ungraded: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    broken: JailError | None = None

    def of(self, step_name: str) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.step == step_name]

    def full_marks(self) -> set[str]:
        """The steps in which every test that counts has passed."""
        hidden = [verdict for verdict in self.verdicts if verdict.hidden]
        spoiled = {verdict.step for verdict in hidden if verdict.state != PASSED}
        return {verdict.step for verdict in hidden} - spoiled


class Session:
    """The pytest plugin of one marking: where code runs, which seeds, and what came out."""

    def __init__(
        self,
        course: Course,
        host: Callable[[str], Host],
        prepared: Mapping[str, Prepared],
        run_seeds: Mapping[str, int],
        with_follow_through: bool,
        seconds: float,
    ) -> None:
        """Prepare a run. seconds: the time limit of a test; less after one that ran out of it."""
        self.seeds = run_seeds
        self.told: dict[str, list[FollowThrough]] = {}
        self.run = Run()
        self.course = course
        self.host = host
        self.prepared = prepared
        self._with_follow_through = with_follow_through
        self._open: dict[str, Jailed] = {}
        self.seconds = seconds
        self.progress: Callable[[Step], None] = lambda _: None
        self.proven_before: set[str] = set()  # steps with full marks that this run leaves out

    def open_step(self, step: Step) -> Backend:
        """The backend of a step, opened at its first test, when all earlier steps are done."""
        proven = self.run.full_marks() | self.proven_before if self._with_follow_through else None
        offered, told = follow_through.offer(self.course, step.name, self.prepared, proven)
        self.told[step.name] = told
        self._open[step.name] = Jailed(self.course, step, self.host(step.name), offered)
        return self._open[step.name]

    def write_file(self, text: str) -> Path:
        """A file for the test that is running."""
        return self._open[self._running].write_file(text)

    def observer(self, step: Step) -> Observer | None:
        """Asks the step that is running, in a fresh process."""
        backend = self._open.get(step.name)
        if backend is None or step.name != self._running:
            return None
        backend.renew()
        return Observer(backend, self.write_file)

    def trusts(self, step: Step) -> bool:
        """Whether an earlier step is right: proven, or the reference in its place."""
        return step.name != self._running and (
            self._with_follow_through or step.name in self.run.full_marks()
        )

    # ------------------------------------------------------------------------ pytest's hooks

    jailed = True
    _running = ""
    _more = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.COURSE] = self.course
        config.stash[plugin.OPEN_STEP] = self.open_step
        if self.jailed:
            config.stash[plugin.WRITE_FILE] = self.write_file
            recogniser = Recogniser(self.course, self.observer, self.trusts)
            config.stash[plugin.RECOGNISER] = recogniser

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        step = self.course.step_of(item.path)
        self._more = nextitem is not None and self.course.step_of(nextitem.path) == step
        if step is not None and step.name != self._running:
            self._running = step.name
            self.progress(step)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        item.config.option.seed = self.seeds[self._running]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        backend = self._open.get(self._running)
        if backend is not None:
            backend.seconds = endless.limit_of(item) + GRACE_SECONDS
            backend.begin_test(self._more)

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self) -> None:
        backend = self._open.get(self._running)
        if backend is not None:
            backend.end_test()
            if not self._more:
                backend.close()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if call.excinfo is not None and isinstance(call.excinfo.value, JailError):
            self.run.broken = call.excinfo.value
            item.session.shouldstop = "the jail is broken"
        step = self.course.step_of(item.path)
        if step is not None:
            seconds = self.run.seconds
            seconds[step.name] = seconds.get(step.name, 0.0) + report.duration
        found = getattr(report, "verdict", None)
        if found is not None and step is not None:
            explanation = item.stash.get(plugin.EXPLANATION, None)
            said = failure.text(explanation) if explanation is not None else ""
            if call.excinfo is not None and not isinstance(call.excinfo.value, failure.Failure):
                if explanation is None:
                    said = f"{call.excinfo.typename}: {str(call.excinfo.value)[:1000]}"
                if not _ran_out_of_time(call.excinfo.value):
                    self.run.doubtful.add((step.name, item.name))
            said = self.host(step.name).without_folders(said)
            said = said.replace(f"{self.course.root}{os.sep}", "")
            self.run.verdicts.append(Verdict(**{**found, "message": said}))
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        step = self.course.step_of(collector.path)
        if report.skipped and step is not None and isinstance(report.longrepr, tuple):
            self.run.ungraded[step.name] = report.longrepr[2].removeprefix("Skipped: ")
            _forget(collector.path)
        if report.failed:
            self.run.troubles.append(f"{report.nodeid}: {report.longreprtext[-1000:]}")
        return report


class Trial(Session):
    """The same tests with the reference in the student's place, to see who is to blame."""

    jailed = False

    def open_step(self, step: Step) -> Backend:
        return ReferenceBackend(step)


def run_suites(names: list[str], session: Session) -> Run:
    """Run the examples and suites of these steps; blame no student for a broken suite."""
    run, course = session.run, session.course
    places = [str(p) for n in names for p in (course[n].examples, course[n].suite) if p.exists()]
    said = _run_pytest(places, session)
    if run.broken is not None:
        raise run.broken
    if run.troubles:
        raise MarkingError("A suite can't be collected. " + " ".join(run.troubles))
    for name in names:
        if not any(v.hidden for v in run.of(name)) and name not in run.ungraded:
            raise MarkingError(f"No test of {course[name].spoken} was run. {said[-1000:]}")
    if run.doubtful:
        trial = Trial(course, session.host, session.prepared, session.seeds, False, session.seconds)
        _run_pytest(places, trial, {name for _, name in run.doubtful})
        good = {(v.step, v.name) for v in trial.run.verdicts if v.state == PASSED}
        run.verdicts[:] = [
            _blamed(v, (v.step, v.name) in good) if (v.step, v.name) in run.doubtful else v
            for v in run.verdicts
        ]
    return run


def _blamed(verdict: Verdict, works: bool) -> Verdict:
    """What broke a suite: the answer, where the suite works with right ones, or else itself."""
    if works and verdict.state != ERROR:
        return verdict
    said = verdict.message
    if works:
        said = f"The suite could not work with this answer ({said})."
    return Verdict(**{**verdict.__dict__, "state": FAILED if works else ERROR, "message": said})


def _ran_out_of_time(error: BaseException) -> bool:
    return isinstance(error, pytest.fail.Exception) and endless.is_timeout(str(error))


class _Only:
    """Leaves out all tests but those with these names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.name in self._names]


def _forget(path: Path) -> None:
    """Let a file that was left out be read again; else its next run finds it without tests."""
    for name, module in list(sys.modules.items()):
        if getattr(module, "__file__", None) == str(path):
            del sys.modules[name]


def _run_pytest(places: list[str], session: Session, only: set[str] | None = None) -> str:
    """One run of pytest in this process, with our plugins alone; what it printed."""
    output = io.StringIO()
    with tempfile.TemporaryDirectory(prefix="grader-") as folder:
        configuration = Path(folder, "pytest.ini")
        configuration.write_text(CONFIGURATION, encoding="utf-8")
        options = [
            f"--rootdir={folder}",
            f"-c{configuration}",
            f"--basetemp={folder}/given",
            "--noconftest",
            "--disable-plugin-autoload",
            "--import-mode=importlib",
            "--assert=plain",
            "--capture=no",
            "--tb=short",
            "-q",
            "-ptimeout",
            "-pno:cacheprovider",
            "--seed=0",
            f"--timeout={session.seconds:g}",
        ]
        plugins = [session, plugin, *([_Only(only)] if only is not None else [])]
        with (
            _without_pytest_variables(),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(output),
        ):
            status = pytest.main([*options, *places], plugins=plugins)
    stopped_itself = session.run.broken is not None or session.run.troubles
    if status == pytest.ExitCode.INTERRUPTED and not stopped_itself:
        raise KeyboardInterrupt
    return output.getvalue()


@contextlib.contextmanager
def _without_pytest_variables() -> Iterator[None]:
    """Nothing in the environment changes how pytest runs."""
    held = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST_")}
    try:
        yield
    finally:
        for name in [name for name in os.environ if name.startswith("PYTEST_")]:
            del os.environ[name]
        os.environ.update(held)
