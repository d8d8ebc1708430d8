"""The backend of a learner's own run: the module in this process.

So `print`, `--pdb` and tracebacks work as everywhere in Python.
"""

import importlib
import linecache
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from _pytest.outcomes import OutcomeException

from grader.course import Course, Step
from grader.learn import calling, expression
from grader.learn.calling import UNFINISHED_IMPORT, Caller, Place, Teller
from grader.learn.imports import source_problem
from grader.learn.plain import snapshot
from grader.learn.reply import Frame, Problem, Reply


class InProcess:
    """One step of the learner's checkout, imported when it is first needed."""

    def __init__(self, course: Course, step: Step) -> None:
        self._course = course
        self._step = step
        self._teller = Teller(self._place, linecache.getline, (KeyboardInterrupt, OutcomeException))
        self._caller: Caller | None = None
        self._problem: Problem | None = None

    def problem(self) -> Problem | None:
        if self._caller is None and self._problem is None:
            self._problem = source_problem(self._step, self._step.stub)
            if self._problem is None:
                self._problem = UNFINISHED_IMPORT  # stays when a time limit ends the import
                self._problem = self._load()
        return self._problem

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        __tracebackhide__ = True
        assert self._caller is not None
        arguments = snapshot(arguments)  # what the learner changes must not reach the suite's own
        return self._caller.call(name, arguments, keywords)

    def evaluate(self, program: expression.Program) -> Reply:
        __tracebackhide__ = True
        assert self._caller is not None
        return self._caller.evaluate(program)

    def frames(self, error: BaseException) -> tuple[Frame, ...]:
        return self._teller.frames(error)

    def _load(self) -> Problem | None:
        name = self._step.stub.name
        module, problem = calling.load(self._import, name, self._teller, _read)
        if problem is None:
            self._caller = Caller(module, name, self._teller)
        return problem

    def _import(self) -> ModuleType:
        """Cached bytecode goes by whole seconds: two saves within one would run the first."""
        before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        try:
            return importlib.import_module(self._step.import_name)
        finally:
            sys.dont_write_bytecode = before

    def _place(self, file: str) -> Place | None:
        path = Path(file)
        if not path.is_relative_to(self._course.root / "exercises"):
            return None
        step = self._course.step_of(path)
        return Place(step.name, path.name) if step is not None else None


def _read(file: str) -> str:
    path = Path(file)
    return path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
