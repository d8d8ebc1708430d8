"""The course's pytest plugin: what makes `pytest exercises/step03` mark a step.

Options
    --seed N         draw the same inputs as a run that printed seed N
    --begun          leave out what is not written yet: for a check on every push
    --record FILE    write the result as JSON to FILE

Marks
    hole(name, core=False, points=10, slow="")   the hole that a test belongs to; slow: what a
        learner should know whose code does not end in time

Fixtures
    student   the learner's functions of the step that the test's folder names
    rng       random numbers from the seed, the same for one test in every order of tests

The rest is in the neighbouring files: student.py (calls and answers), failure.py (what a failure
says), points.py, summary.py (the end of a run).
"""

import gc
import random
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from grader.course import Course, Step
from grader.learn import endless, summary
from grader.learn.begun import is_begun
from grader.learn.failure import Explanation, Failure, lines, text
from grader.learn.given import write_given
from grader.learn.inprocess import InProcess
from grader.learn.plain import MISFITS
from grader.learn.points import HOLE_POINTS, Verdict
from grader.learn.states import BLOCKED, BROKEN, FAILED, PASSED, UNWRITTEN
from grader.learn.student import Backend, Student

if TYPE_CHECKING:
    from grader.learn.recognition import Recogniser

TIME_LIMIT = 10.0
STRICTER = 5  # times less for what follows a test that ran out of time
OpenStep = Callable[[Step], Backend]

COURSE = pytest.StashKey[Course]()
OPEN_STEP = pytest.StashKey[OpenStep]()
WRITE_FILE = pytest.StashKey[Callable[[str], Path]]()
EXPLANATION = pytest.StashKey[Explanation]()
FAILED_HOLES = pytest.StashKey[dict[str, set[str]]]()
ENDLESS = pytest.StashKey[set[str]]()
RECOGNISER = pytest.StashKey["Recogniser"]()
NAMED = pytest.StashKey[set[str]]()


# ------------------------------------------------------------------------------------- options


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("course", "the course that marks itself")
    group.addoption("--seed", type=int, help="draw the inputs of a run that printed this seed")
    group.addoption(
        "--begun",
        action="store_true",
        help="leave out steps that are not begun; a hole not written yet is no failure",
    )
    group.addoption(
        "--record",
        type=Path,
        metavar="FILE",
        help="write the result as JSON to FILE",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "hole(name, core, points): the hole a test belongs to")
    config.stash.setdefault(COURSE, Course(config.rootpath))
    if config.option.seed is None:
        config.option.seed = random.SystemRandom().randrange(1_000_000)
    _add_suites(config)
    config.pluginmanager.register(summary.Summary(config, config.stash[COURSE]), "course-summary")
    if config.pluginmanager.hasplugin("timeout"):
        config.pluginmanager.register(endless, "course-endless")
    if OPEN_STEP not in config.stash:
        # A learner's run is all that this process does, so what is loaded by now stays. To look
        # through it for garbage, again and again, would take a fifth of the time.
        gc.freeze()


def pytest_report_header(config: pytest.Config) -> list[str]:
    lines = [f"seed: {config.option.seed} (the same inputs again: --seed {config.option.seed})"]
    if not config.pluginmanager.hasplugin("timeout"):
        lines.append(
            "no time limits: this is a pytest without pytest-timeout, so not that of the course; "
            "activate its .venv, as the README says"
        )
    return lines


def _add_suites(config: pytest.Config) -> None:
    """Beside a step's folder among the arguments, collect the hidden suite, where it is there."""
    course = config.stash[COURSE]
    suites = {step.folder: step.suite for step in course}
    suites[course.root / "exercises"] = course.root / "grader" / "teach" / "suites"
    here = config.invocation_params.dir
    for i, argument in enumerate(list(config.args)):
        path, colons, rest = argument.partition("::")
        folder = here.joinpath(path).resolve()
        if not folder.exists() and course.root.joinpath(path).exists():
            folder = course.root / path  # a path from the root, typed in a folder below it
            config.args[i] = f"{folder}{colons}{rest}"
        suite = suites.get(folder)
        if suite is not None and suite.is_dir() and str(suite) not in config.args:
            config.args.append(str(suite))


# ---------------------------------------------------------------------------------- collection


def _step_of(item: pytest.Item) -> Step | None:
    if "student" not in getattr(item, "fixturenames", ()):
        return None
    return item.config.stash[COURSE].step_of(item.path)


def _is_hidden(item: pytest.Item, step: Step) -> bool:
    return item.path.parent != step.folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> tuple[str, bool, int]:
        step = _step_of(item)
        if step is None:
            return ("", False, 0)
        order = [hole.name for hole in step.holes]
        return (step.name, _is_hidden(item, step), order.index(_mark(item, step)["name"]))

    items.sort(key=place)
    if config.option.begun:
        begun = {step.name for step in config.stash[COURSE] if is_begun(step)}
        items[:] = [item for item in items if (step := _step_of(item)) and step.name in begun]
    if config.pluginmanager.hasplugin("timeout"):
        seconds = config.getoption("timeout") or TIME_LIMIT
        for item in items:
            if _step_of(item) and item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(seconds, func_only=True))


def _mark(item: pytest.Item, step: Step) -> dict[str, Any]:
    """The arguments of a test's `hole` mark; the hole must be one of the lesson's."""
    mark = item.get_closest_marker("hole")
    if mark is None:
        raise pytest.UsageError(f"{item.nodeid}: no @pytest.mark.hole(…) says what is tested")
    hole = step.hole(mark.args[0])
    return {
        "name": hole.name,
        "core": mark.kwargs.get("core", False),
        "points": mark.kwargs.get("points", HOLE_POINTS),
        "slow": mark.kwargs.get("slow", ""),
    }


# ------------------------------------------------------------------------------------ fixtures


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The learner's functions of the step that the test's folder names."""
    step = _step_of(request.node)
    assert step is not None, f"{request.node.path} stands in no step's folder"
    return Student(step, _backend(request.config, step), _write_file(request.config))


BACKENDS = pytest.StashKey[dict[str, Backend]]()


def _backend(config: pytest.Config, step: Step) -> Backend:
    """Where a step's code runs, opened when it is first needed."""
    backends = config.stash.setdefault(BACKENDS, {})
    if step.name not in backends:
        course = config.stash[COURSE]
        open_step = config.stash.get(OPEN_STEP, lambda one: InProcess(course, one))
        backends[step.name] = open_step(step)
    return backends[step.name]


def _write_file(config: pytest.Config) -> Callable[[str], Path]:
    """How a learner's code is given a file."""
    folders: pytest.TempPathFactory = config._tmp_path_factory  # type: ignore[attr-defined]
    return config.stash.get(WRITE_FILE, lambda text: write_given(folders.mktemp("given"), text))


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> random.Random:
    """Random numbers of this test: decided by the run's seed and the test's name."""
    return random.Random(f"{request.config.option.seed} {request.node.name}")


# ------------------------------------------------------------------------------------- reports


class Message:
    """A failure's message in the place of pytest's traceback."""

    STYLES: ClassVar[dict[str, dict[str, bool]]] = {
        "head": {"bold": True},
        "code": {"cyan": True},
        "bad": {"red": True},
        "good": {"green": True},
        "plain": {},
    }

    def __init__(self, explanation: Explanation, advice: list[str]) -> None:
        self.explanation = explanation
        self.advice = advice

    def toterminal(self, writer: Any) -> None:
        for style, line in lines(self.explanation):
            writer.line(line, **self.STYLES[style])
        writer.line()
        for line in self.advice:
            writer.line(line)

    def __str__(self) -> str:
        return "\n".join([text(self.explanation), "", *self.advice])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    step = _step_of(item)
    explanation = _explain(item, call) if step is not None else None
    if step is not None and explanation is not None:
        explanation = _named(item, step, explanation)
        # Ask for our message in the first place: pytest's own traceback is slow to make.
        message = Message(explanation, _advice(item, step, explanation))
        item.repr_failure = lambda *_, **__: message  # type: ignore[assignment,method-assign]
        item.stash[EXPLANATION] = explanation
    report = yield
    if step is None or (report.when != "call" and not report.failed):
        return report
    state = PASSED if report.passed else "error"
    if explanation is not None:
        state = explanation.state
        if item.config.option.begun and state in (UNWRITTEN, BLOCKED):
            report.outcome = "skipped"
            report.longrepr = (str(item.path), 0, explanation.headline)
    mark = _mark(item, step)
    report.verdict = Verdict(  # type: ignore[attr-defined]
        step.name,
        item.name,
        mark["name"],
        mark["core"],
        _is_hidden(item, step),
        mark["points"],
        state,
        message=str(report.longrepr) if report.longrepr else "",
        headline=explanation.headline if explanation else "",
        details=_details(item, explanation) if explanation or report.passed else [],
        mistake=tuple(one.id for one in explanation.mistakes) if explanation else (),
    ).__dict__
    return report


def _details(item: pytest.Item, explanation: Explanation | None) -> list[dict[str, Any]]:
    """What a page draws of a test, whether it passed or not: tables, and the curves it showed."""
    student = getattr(item, "funcargs", {}).get("student")
    curves = [curve.data() for curve in student.curves()] if student else []
    return (explanation.details if explanation else []) + curves


def _explain(item: pytest.Item, call: pytest.CallInfo[None]) -> Explanation | None:
    """The explanation of what ended a test; None where it passed or where the suite is to blame."""
    if call.excinfo is None:
        return None
    error = call.excinfo.value
    if isinstance(error, Failure):
        return error.explanation
    student = getattr(item, "funcargs", {}).get("student")
    if isinstance(error, pytest.fail.Exception) and student and endless.is_timeout(str(error)):
        step = _step_of(item)
        assert step is not None
        item.config.stash.setdefault(ENDLESS, set()).add(step.name)
        explanation: Explanation = student.explain_interruption(endless.limit_of(item), error)
        return replace(explanation, why=_mark(item, step)["slow"])
    if isinstance(error, MISFITS) and student:
        return student.explain_misfit()  # type: ignore[no-any-return]
    return None


def _named(item: pytest.Item, step: Step, explanation: Explanation) -> Explanation:
    """The same, with the known mistake behind it; one that was explained before is only named."""
    if explanation.state != FAILED or step.name in item.config.stash.get(ENDLESS, set()):
        return explanation
    stash = item.config.stash
    if RECOGNISER not in stash:
        stash[RECOGNISER] = _recogniser(item.config)
    hole = _mark(item, step)["name"]
    mistakes = tuple(stash[RECOGNISER].recognise(step, hole))
    named = stash.setdefault(NAMED, set())
    told_before = bool(mistakes) and named.issuperset(one.id for one in mistakes)
    named.update(one.id for one in mistakes)
    return replace(
        explanation, step=step.name, hole=hole, mistakes=mistakes, told_before=told_before
    )


def _recogniser(config: pytest.Config) -> "Recogniser":
    """Asks the learner's own steps, in this process. Imported late: most runs need none."""
    from grader.learn import recognition
    from grader.learn.probing import Observer
    from grader.learn.recognition import Recogniser

    return Recogniser(
        config.stash[COURSE],
        lambda step: Observer(_backend(config, step), _write_file(config)),
        time_limit=recognition.TIME_LIMIT,
    )


def _advice(item: pytest.Item, step: Step, explanation: Explanation) -> list[str]:
    """Where to read, which hint to open, how to run this again."""
    if explanation.state in (BLOCKED, BROKEN):
        return []
    order = [one.name for one in step.holes]
    hole = explanation.hole if explanation.hole in order else _mark(item, step)["name"]
    advice = [f"Read   {step.shown(step.lesson)}, “{step.hole(hole).heading}”"]
    if step.hints.is_file():
        advice.append(f"Hints  {step.shown(step.hints)}, “{hole}”")
    if explanation.state == FAILED:
        again = f"pytest exercises/{step.name} -k {item.name}"
        if "rng" in getattr(item, "fixturenames", ()):
            again += f" --seed {item.config.option.seed}"
        advice.append(f"Again  {again}")
    failed = item.config.stash.setdefault(FAILED_HOLES, {}).setdefault(step.name, set())
    failed.add(hole)
    first = min(failed, key=order.index)
    if first != hole:
        advice.insert(0, f"First  `{first}` fails too and comes before this one: mend it first")
    return advice


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A step that ran out of time once in this run gets less of it in its other tests."""
    step = _step_of(item)
    if step and step.name in item.config.stash.get(ENDLESS, set()):
        seconds = endless.limit_of(item) / STRICTER
        item.add_marker(pytest.mark.timeout(seconds, func_only=True), append=False)


@pytest.hookimpl(tryfirst=True)
def pytest_exception_interact(node: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Let a debugger stand where the learner's code raised, not where the suite noticed it."""
    explanation = node.stash.get(EXPLANATION, None)
    if explanation is not None and explanation.exception is not None:
        call.excinfo = pytest.ExceptionInfo.from_exception(explanation.exception)
