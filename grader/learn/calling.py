"""Calling a learner's module, and telling as data what happened.

The same code serves a learner's own run and official marking, where it runs beside the learner's
module in a process of its own: it knows nothing of pytest or of any test.
"""

import difflib
import random
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.learn import expression
from grader.learn.imports import syntax_problem
from grader.learn.plain import NotPlain, check_plain, mutable_parts, snapshot
from grader.learn.reply import Frame, Problem, Raised, Reply
from grader.learn.states import BLOCKED, BROKEN

UNFINISHED_IMPORT = Problem(
    BROKEN,
    "reading the file did not come to an end",
    "Something at its top level runs for ever, outside of every function.",
)
UNPRINTABLE = "(its message can't be shown)"


@dataclass(frozen=True)
class Place:
    """Where a file of the course belongs: its step and its name."""

    step: str
    file: str


@dataclass(frozen=True)
class Teller:
    """Tells an exception as data.

    place: the step and name of a learner's file, None for every other file.
    code: a line of a file, by path and number.
    let_through: exceptions that end more than one call and go on their way.
    """

    place: Callable[[str], Place | None]
    code: Callable[[str, int], str]
    let_through: tuple[type[BaseException], ...] = ()

    def raised(self, error: BaseException) -> Raised:
        if isinstance(error, self.let_through):
            raise error
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
        try:
            message = str(error) + _did_you_mean(error)
        except Exception:
            message = UNPRINTABLE
        return Raised(type(error).__name__, tuple(kinds), message, self.frames(error), error)

    def frames(self, error: BaseException) -> tuple[Frame, ...]:
        """The lines of learners' files that the exception passed through, outermost first."""
        frames = []
        for frame, line in traceback.walk_tb(error.__traceback__):
            path = frame.f_code.co_filename
            place = self.place(path)
            if place is not None:
                code = self.code(path, line).strip()
                function = frame.f_code.co_qualname
                frames.append(Frame(place.step, place.file, line, function, code))
        return tuple(frames)


def _without_path(message: str) -> str:
    """Python ends the message of a failed import with the file's whole path in brackets."""
    return message.partition(" (/")[0].partition(" (unknown location)")[0]


def _did_you_mean(error: BaseException) -> str:
    """The nearest name that was known where an unknown one was used, as Python itself tells it."""
    if not isinstance(error, NameError | AttributeError) or "Did you mean" in str(error):
        return ""
    if isinstance(error, AttributeError):
        known = list(vars(type(error.obj)))
    else:
        frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
        known = [*frames[-1].f_locals, *frames[-1].f_globals] if frames else []
    if error.name is None:
        return ""
    near = difflib.get_close_matches(error.name, known, n=1, cutoff=0.7)
    return f". Did you mean: '{near[0]}'?" if near else ""


def load(
    run: Callable[[], Any], file_name: str, teller: Teller, read: Callable[[str], str]
) -> tuple[Any, Problem | None]:
    """Import a step's file: the module, or why that failed.

    read: the source of a file by its path, for the line that holds a syntax error.
    """
    try:
        return run(), None
    except SyntaxError as error:
        path = error.filename or ""
        place = teller.place(path)
        shown = f"exercises/{place.step}/{place.file}" if place else file_name
        return None, syntax_problem(shown, error, read(path))
    except BaseException as error:
        raised = teller.raised(error)
        inner = raised.frames[-1] if raised.frames else None
        if isinstance(error, ImportError) and inner is not None and error.name is not None:
            shown = f"exercises/{inner.step}/{inner.file}, line {inner.line}"
            return None, Problem(
                BLOCKED if error.name.startswith("exercises.") else BROKEN,
                f"{shown}: {_without_path(error.msg)}",
                "Is the earlier step's file there, and is the name written the same way in it?",
                error,
            )
        where = f", line {inner.line}" if inner is not None else ""
        return None, Problem(
            BROKEN,
            f"{file_name}{where}: reading the file raised {raised.name}: {raised.message}",
            f"The line is: {inner.code}" if inner is not None else "",
            error,
        )


@dataclass(frozen=True)
class Caller:
    """Calls the functions of one module that is loaded."""

    module: Any
    file_name: str
    teller: Teller

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        """Call a function, and note what plain data would lose."""
        __tracebackhide__ = True
        missing = self._missing(name)
        if missing is not None:
            return Reply(raised=missing, arguments=arguments)
        return self.run(getattr(self.module, name), arguments, keywords)

    def run(self, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        """Call what is already at hand."""
        __tracebackhide__ = True
        given = set(mutable_parts(arguments))
        state, limit = random.getstate(), sys.getrecursionlimit()
        try:
            value = function(*arguments, **keywords)
        except BaseException as error:
            return Reply(raised=self.teller.raised(error), arguments=arguments)
        changed = []
        if random.getstate() != state:
            changed.append("the global random")
        if sys.getrecursionlimit() != limit:
            changed.append("the recursion limit")
            sys.setrecursionlimit(limit)
        return _reply(value, arguments, given, tuple(changed))

    def evaluate(self, program: expression.Program) -> Reply:
        """Build an expression with the module's Value class."""
        __tracebackhide__ = True
        missing = self._missing("Value")
        if missing is not None:
            return Reply(raised=missing)
        limit = sys.getrecursionlimit()
        try:
            value = expression.evaluate(self.module.Value, program)
        except expression.Misfit as misfit:
            return Reply(raised=Raised("", (), str(misfit)))
        except BaseException as error:
            return Reply(raised=self.teller.raised(error))
        changed = ("the recursion limit",) if sys.getrecursionlimit() != limit else ()
        sys.setrecursionlimit(limit)
        return Reply(value=value, changed=changed)

    def _missing(self, name: str) -> Raised | None:
        """An explanation where the file has no function of this name."""
        if callable(getattr(self.module, name, None)):
            return None
        own = [key for key, value in vars(self.module).items() if callable(value)]
        near = difflib.get_close_matches(name, own, n=1, cutoff=0.7)
        kind = "class" if name[:1].isupper() else "function"
        hint = f" It has `{near[0]}`: was the name changed?" if near else " Was it renamed?"
        return Raised("", (), f"{self.file_name} has no {kind} `{name}`.{hint}")


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
