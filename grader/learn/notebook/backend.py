"""The backend of a notebook: the functions that its cells have defined in the kernel."""

import ast
import importlib
import inspect
import linecache
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from _pytest.outcomes import OutcomeException

from grader.course import Step
from grader.learn.begun import sentences
from grader.learn.calling import Caller, Place, Teller
from grader.learn.expression import Program
from grader.learn.imports import tree_refusal
from grader.learn.notebook.cells import without_magics
from grader.learn.notebook.neighbours import SEPARATOR
from grader.learn.plain import snapshot
from grader.learn.reply import Frame, Problem, Raised, Reply
from grader.learn.states import BLOCKED


def namespace() -> ModuleType:
    """Where the cells of this kernel define things."""
    return sys.modules["__main__"]


def function_of(hole: str) -> Any:
    """What a hole has become in this notebook; None where it has never been run."""
    thing: Any = namespace()
    for part in hole.split("."):
        thing = getattr(thing, part, None)
    return thing


def file_of(hole: str) -> str:
    """The name under which Python knows the cell that defined a hole."""
    code = getattr(function_of(hole), "__code__", None)
    return code.co_filename if code is not None else ""


def source_of(hole: str) -> str:
    """The source of a hole's function, or "" where it is not known."""
    try:
        return inspect.getsource(function_of(hole))
    except (TypeError, OSError):
        return ""


class InNotebook:
    """One step, as seen from the notebook that is running: its own functions, or an earlier step's.

    Earlier steps are asked where a known mistake may come from them.
    """

    def __init__(self, running: Step, step: Step) -> None:
        self._running = running
        self._step = step
        self._teller = NotebookTeller(
            self._place, linecache.getline, (KeyboardInterrupt, OutcomeException), step
        )
        self._problem: Problem | None = None
        module, shown = namespace(), "This notebook"
        if step.name == running.name:
            self._problem = self._refused_import()
        else:
            shown = f"The notebook of {step.spoken}"
            try:
                module = importlib.import_module(step.import_name)
            except ImportError as error:
                self._problem = Problem(BLOCKED, str(error))
        self._caller = Caller(module, shown, self._teller)

    def problem(self) -> Problem | None:
        return self._problem

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        __tracebackhide__ = True
        return self._caller.call(name, snapshot(arguments), keywords)

    def evaluate(self, program: Program) -> Reply:
        __tracebackhide__ = True
        return self._caller.evaluate(program)

    def frames(self, error: BaseException) -> tuple[Frame, ...]:
        return self._teller.frames(error)

    def _place(self, path: str) -> Place | None:
        """The cell that a line stands in, told by the hole that it defines."""
        if SEPARATOR in path:
            file, _, name = path.rpartition(SEPARATOR)
            return Place(Path(file).stem, f"{Path(file).stem}, cell {name}")
        for hole in self._running.holes:
            if file_of(hole.name) == path:
                return Place(self._running.name, f"cell {hole.name}")
        return None

    def _refused_import(self) -> Problem | None:
        """An import that the course does not allow, in a cell with a hole."""
        for hole in self._step.holes:
            lines = linecache.getlines(file_of(hole.name))
            try:
                tree = ast.parse(without_magics("".join(lines)))
            except SyntaxError:
                continue  # it ran, so it is Python and more
            problem = tree_refusal(self._step.name, f"cell {hole.name}", tree)
            if problem is not None:
                return problem
        return None


@dataclass(frozen=True)
class NotebookTeller(Teller):
    """Tells exceptions; an open hole says in a notebook what it says in a stub."""

    step: Step | None = None

    def raised(self, error: BaseException) -> Raised:
        told = super().raised(error)
        if "NotImplementedError" not in told.kinds or told.message or self.step is None:
            return told
        name = told.frames[-1].function if told.frames else ""
        return replace(told, message=_sentence(self.step, name))


def _sentence(step: Step, function: str) -> str:
    """What the step's stub asks for in this function, or "" where the stub is not there."""
    try:
        found = sentences(step.stub.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, SyntaxError):
        return ""
    short: Callable[[str], str] = lambda name: name.rpartition(".")[2]  # noqa: E731
    return next((told for name, told in found.items() if short(name) == function), "")
