"""Earlier steps of a notebook: `from exercises.step02.slopes import …` finds the notebook beside.

nbgrader's layout is `COURSE/step02/step02.ipynb`, so seen from step 3 it is ../step02/step02.ipynb.
Of an earlier notebook its definitions are taken, cell by cell, so that a broken cell does not take
the others with it. While nbgrader marks, a teacher's checkout puts the course's own solutions in
the place of earlier steps: a mistake there is paid for once.
"""

import __future__

import ast
import importlib.util
import linecache
import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.course import Course, Step
from grader.learn.notebook import cells
from grader.learn.notebook.cells import Cell, NotANotebook

SEPARATOR = ".ipynb: "  # between a notebook and its cell, in names that Python knows code by
_FUTURE = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)


def being_marked() -> bool:
    """Whether nbgrader is running this notebook, to mark it or to validate it."""
    return "NBGRADER_EXECUTION" in os.environ


def use_earlier_notebooks() -> None:
    """Make imports of the course's steps mean the notebooks beside this one."""
    if not any(isinstance(finder, Neighbours) for finder in sys.meta_path):
        sys.meta_path.insert(0, Neighbours())


class Neighbours(MetaPathFinder):
    """Finds the steps' modules in notebooks."""

    def __init__(self, course: Course | None = None) -> None:
        self._course = course or Course()

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        step = next((one for one in self._course if one.import_name == fullname), None)
        if step is None:
            return None
        loader: Loader
        if os.environ.get("NBGRADER_EXECUTION") == "autograde" and step.solution.is_file():
            loader = SourceFileLoader(fullname, str(step.solution))
        else:
            loader = NotebookLoader(step, Path.cwd().parent / step.name / f"{step.name}.ipynb")
        return importlib.util.spec_from_loader(fullname, loader)


class NotebookLoader(Loader):
    """Runs the definitions of a notebook, cell by cell."""

    def __init__(self, step: Step, path: Path) -> None:
        self._step = step
        self._path = path
        self._shown = f"../{step.name}/{step.name}.ipynb"

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:  # noqa: ARG002
        return None

    def exec_module(self, module: ModuleType) -> None:
        reasons: dict[str, str] = {}
        flags = 0
        for cell in self._cells():
            reason, flags = self._run(cell, module, flags)
            if reason:
                reasons[cell.name] = reason

        def missing(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            reason = reasons.get(name, "no cell defines it; is it saved?")
            raise ImportError(f"{self._shown} has no `{name}`: {reason}")

        module.__dict__["__getattr__"] = missing

    def _cells(self) -> list[Cell]:
        try:
            found = cells.read(self._path.read_bytes())
        except FileNotFoundError:
            raise ImportError(
                f"{self._step.spoken} is needed here, and there is no {self._shown}. Fetch it, "
                "write it, and leave its folder beside the folder of this notebook."
            ) from None
        except OSError as error:
            raise ImportError(f"{self._shown} can't be read: {error.strerror}") from None
        except NotANotebook as problem:
            raise ImportError(f"{self._shown} {problem}") from None
        return [one for one in found if one.kind == "code" and (one.solution or _is_given(one))]

    def _run(self, cell: Cell, module: ModuleType, flags: int) -> tuple[str, int]:
        """Run a cell's definitions: why that failed, or "", and what `__future__` switched on."""
        place = f"{self._path}: {cell.name}"
        linecache.cache[place] = (len(cell.source), None, cell.source.splitlines(True), place)
        try:
            tree = ast.parse(cells.definitions(cell.source))
            code = compile(tree, place, "exec", flags=flags, dont_inherit=True)
            exec(code, module.__dict__)
        except SyntaxError as error:
            return f"line {error.lineno} of its cell can't be read: {error.msg}", flags
        except Exception as error:
            return f"its cell raised {type(error).__name__}: {error}", flags
        return "", flags | (code.co_flags & _FUTURE)


def _is_given(cell: Cell) -> bool:
    return cell.name == cells.GIVEN
