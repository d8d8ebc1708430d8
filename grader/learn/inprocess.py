"""The backend of a learner's own run: the module in this process.

So `print`, `--pdb` and tracebacks work as everywhere in Python.
"""

import contextlib
import difflib
import importlib
import linecache
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _pytest.outcomes import OutcomeException

from grader.course import Course, Step
from grader.learn import expression
from grader.learn.failure import BLOCKED, BROKEN
from grader.learn.imports import source_problem, syntax_problem
from grader.learn.plain import NotPlain, check_plain, mutable_parts, snapshot
from grader.learn.reply import Frame, Problem, Raised, Reply

UNFINISHED_IMPORT = Problem(
    BROKEN,
    "reading the file did not come to an end",
    "Something at its top level runs for ever, outside of every function.",
)


class InProcess:
    """One step of the learner's checkout, imported when it is first needed."""

    def __init__(self, course: Course, step: Step) -> None:
        self._course = course
        self._step = step
        self._module: Any = None
        self._problem: Problem | None = None

    def problem(self) -> Problem | None:
        if self._module is None and self._problem is None:
            self._problem = source_problem(self._step, self._step.stub)
            if self._problem is None:
                self._problem = UNFINISHED_IMPORT  # stays when a time limit ends the import
                self._problem = self._load()
        return self._problem

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        __tracebackhide__ = True
        missing = self._missing(name)
        if missing is not None:
            return Reply(raised=missing, arguments=arguments)
        function = getattr(self._module, name)
        arguments = snapshot(arguments)  # what the learner changes must not reach the suite's own
        given = set(mutable_parts(arguments))
        state, limit = random.getstate(), sys.getrecursionlimit()
        try:
            value = function(*arguments, **keywords)
        except BaseException as error:
            return Reply(raised=self._raised(error), arguments=arguments)
        changed = []
        if random.getstate() != state:
            changed.append("the global random")
        if sys.getrecursionlimit() != limit:
            changed.append("the recursion limit")
            sys.setrecursionlimit(limit)
        return _reply(value, arguments, given, tuple(changed))

    def evaluate(self, program: expression.Program) -> Reply:
        __tracebackhide__ = True
        missing = self._missing("Value")
        if missing is not None:
            return Reply(raised=missing)
        limit = sys.getrecursionlimit()
        try:
            value = expression.evaluate(self._module.Value, program)
        except expression.Misfit as misfit:
            return Reply(raised=Raised("", (), str(misfit)))
        except BaseException as error:
            return Reply(raised=self._raised(error))
        changed = ("the recursion limit",) if sys.getrecursionlimit() != limit else ()
        sys.setrecursionlimit(limit)
        return Reply(value=value, changed=changed)

    def _load(self) -> Problem | None:
        name = self._step.stub.name
        try:
            with _no_bytecode():
                self._module = importlib.import_module(self._step.import_name)
        except SyntaxError as error:
            path = Path(error.filename or "")
            source = (
                path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
            )
            return syntax_problem(path.name, error, source)
        except BaseException as error:
            raised = self._raised(error)
            inner = raised.frames[-1] if raised.frames else None
            if isinstance(error, ImportError) and inner is not None and error.name is not None:
                return Problem(
                    BLOCKED if error.name.startswith("exercises.") else BROKEN,
                    f"{inner.file}, line {inner.line}: {error.msg}",
                    "Is that name written the same way in the earlier step's file?",
                    error,
                )
            where = f", line {inner.line}" if inner is not None else ""
            return Problem(
                BROKEN,
                f"{name}{where}: reading the file raised {raised.name}: {raised.message}",
                f"The line is: {inner.code}" if inner is not None else "",
                error,
            )
        return None

    def _missing(self, name: str) -> Raised | None:
        """An explanation where the file has no function of this name."""
        if callable(getattr(self._module, name, None)):
            return None
        own = [key for key, value in vars(self._module).items() if callable(value)]
        near = difflib.get_close_matches(name, own, n=1, cutoff=0.7)
        hint = f" It has `{near[0]}`: was the name changed?" if near else " Was it renamed?"
        sentence = f"{self._step.stub.name} has no function `{name}`.{hint}"
        return Raised("", (), sentence)

    def _raised(self, error: BaseException) -> Raised:
        """An exception as data; what ends the run or the test itself goes on its way."""
        if isinstance(error, KeyboardInterrupt | OutcomeException):
            raise error
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
        try:
            message = str(error)
        except Exception:
            message = "(its message can't be shown)"
        frames = tuple(self._frames(error))
        return Raised(type(error).__name__, tuple(kinds), message, frames, error)

    def _frames(self, error: BaseException) -> list[Frame]:
        folder = self._course.root / "exercises"
        frames = []
        for frame, line in traceback.walk_tb(error.__traceback__):
            path = Path(frame.f_code.co_filename)
            step = self._course.step_of(path) if path.is_relative_to(folder) else None
            if step is not None:
                code = linecache.getline(str(path), line).strip()
                frames.append(Frame(step.name, path.name, line, frame.f_code.co_qualname, code))
        return frames


@contextlib.contextmanager
def _no_bytecode() -> Iterator[None]:
    """Cached bytecode goes by whole seconds: two saves within one would run the first of them."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def _reply(
    value: Any, arguments: tuple[Any, ...], given: set[int], changed: tuple[str, ...]
) -> Reply:
    try:
        check_plain(value)
    except NotPlain:
        return Reply(value=value, arguments=arguments, changed=changed)
    parts = list(mutable_parts(value))
    return Reply(
        value=snapshot(value),
        arguments=arguments,
        shares_argument=any(part in given for part in parts),
        repeats_list=len(parts) != len(set(parts)),
        changed=changed,
    )
