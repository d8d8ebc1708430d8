"""The tests of a step with their points, read from the files of its suites without running them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course import CourseError, Step
from grader.learn.points import HOLE_POINTS, Verdict, scores
from grader.learn.states import PASSED


@dataclass(frozen=True)
class Test:
    """One test.

    after: the hole below which it stands in a notebook. points: examples are worth nothing.
    """

    name: str
    hole: str
    after: str
    core: bool
    hidden: bool
    points: float

    @property
    def words(self) -> str:
        """The name as words: "slope of the square"."""
        return self.name.removeprefix("test_").replace("_", " ")


def read_tests(step: Step) -> list[Test]:
    """All tests of a step: examples first, both in the order of their files."""
    found = list(_read(step, step.examples, hidden=False))
    for path in sorted(step.suite.glob("test_*.py")):
        found += _read(step, path, hidden=True)
    verdicts = [verdict for verdict, _ in found]
    names = [verdict.name for verdict in verdicts]
    for name in names:
        if names.count(name) > 1:
            raise CourseError(
                f"{step.name}: two tests are called {name}; a notebook needs names of their own"
            )
    return [
        Test(v.name, v.hole, after, v.core, v.hidden, float(maximum))
        for (v, after), (_, maximum) in zip(found, scores(verdicts), strict=True)
    ]


def _read(step: Step, path: Path, hidden: bool) -> Iterator[tuple[Verdict, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        where = f"{step.shown(path)}, line {node.lineno}: {node.name}"
        marks = {_name(one): one for one in node.decorator_list}
        if "pytest.mark.parametrize" in marks:
            raise CourseError(f"{where} is parametrized; a notebook needs a function for each test")
        mark = marks.get("pytest.mark.hole")
        if not isinstance(mark, ast.Call):
            raise CourseError(f"{where}: no @pytest.mark.hole(…) says what is tested")
        hole = step.hole(ast.literal_eval(mark.args[0]))
        told = {word.arg: word.value for word in mark.keywords}
        core = bool(ast.literal_eval(told["core"])) if "core" in told else False
        points = int(ast.literal_eval(told["points"])) if "points" in told else HOLE_POINTS
        verdict = Verdict(step.name, node.name, hole.name, core, hidden, points, PASSED)
        yield verdict, _place(step, hole.name)


def _place(step: Step, hole: str) -> str:
    """The hole below which a test stands: its own, or in a class the last one of the class.

    The tests of a method may need any other, such as `backward`.
    """
    owner, dot, _ = hole.rpartition(".")
    return [one.name for one in step.holes if one.name.startswith(owner + dot)][-1] if dot else hole


def _name(decorator: ast.expr) -> str:
    return ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator)
