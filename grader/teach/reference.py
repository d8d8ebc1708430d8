"""The reference: the solutions as modules, for suites that compare with them.

A solution is a valid submission, so it imports `exercises.step02.slopes`. Here that import must
mean the reference's own step 02 and never a learner's file: the loader reads `exercises.` as
`solutions.` in every import statement. Nothing is cached on disk, so the rewritten code can't be
met by accident.
"""

import ast
import copy
import importlib
import sys
from collections.abc import Sequence
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType, ModuleType
from typing import Any

from _pytest.outcomes import OutcomeException

from grader.course import ROOT, Course, Step
from grader.learn.calling import Caller, Teller
from grader.learn.expression import Program
from grader.learn.plain import snapshot
from grader.learn.reply import Frame, Problem, Reply


class _Redirect(ast.NodeTransformer):
    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom:
        if node.module is not None and node.module.split(".")[0] == "exercises":
            node.module = "solutions" + node.module.removeprefix("exercises")
        return node

    def visit_Import(self, node: ast.Import) -> ast.Import:
        for alias in node.names:
            if alias.name.split(".")[0] == "exercises" and alias.asname is not None:
                alias.name = "solutions" + alias.name.removeprefix("exercises")
        return node


def compile_reference(tree: ast.Module, path: str) -> CodeType:
    """Compile a learner's code so that it imports solutions where it says exercises."""
    redirected = ast.fix_missing_locations(_Redirect().visit(copy.deepcopy(tree)))
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
    code: CodeType = compile(redirected, path, "exec")
    return code


class _ReferenceLoader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return compile_reference(ast.parse(self.get_data(path), path), path)


class _ReferenceFinder(MetaPathFinder):
    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        parts = fullname.split(".")
        if parts[0] != "solutions" or len(parts) != 3:
            return None
        file = ROOT.joinpath(*parts).with_suffix(".py")
        if not file.is_file():
            return None
        return spec_from_file_location(fullname, file, loader=_ReferenceLoader(fullname, str(file)))


_finder = _ReferenceFinder()


@cache
def solution(step_name: str) -> Any:
    """The reference's module of a step: `solution("step08").forward(params, features)`."""
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
    module = Course()[step_name].module
    return importlib.import_module(f"solutions.{step_name}.{module}")


class ReferenceBackend:
    """The reference in a student's place: a suite that fails here is broken.

    module: something else of our own in that place, such as a known mistake.
    """

    def __init__(self, step: Step, module: ModuleType | None = None) -> None:
        let_through = (KeyboardInterrupt, OutcomeException)
        teller = Teller(lambda _path: None, lambda _path, _line: "", let_through)
        self._caller = Caller(module or solution(step.name), step.stub.name, teller)

    def problem(self) -> Problem | None:
        return None

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        arguments = snapshot(arguments)  # what it changes must not reach the suite's own
        return self._caller.call(name, arguments, keywords)

    def evaluate(self, program: Program) -> Reply:
        return self._caller.evaluate(program)

    def frames(self, error: BaseException) -> tuple[Frame, ...]:  # noqa: ARG002
        return ()
