"""Holes in source text: where a function stands, and its lines."""

import ast
import io
from pathlib import Path

from grader.course import CourseError, Step
from grader.learn.imports import source_problem

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def read(path: Path) -> str:
    """A source file as text with its own line ends; a mark of its encoding at the start goes."""
    return path.read_bytes().decode("utf-8-sig")


def readable_stub(step: Step) -> str:
    """The learner's file, which must be Python; raises CourseError with the remedy otherwise."""
    problem = source_problem(step, step.stub)
    if problem is not None and not _is_python(step.stub):
        raise CourseError(f"{problem.headline}. {problem.remedy}".rstrip(". "))
    return read(step.stub)


def _is_python(path: Path) -> bool:
    try:
        ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def lines(source: str) -> list[str]:
    """The lines as Python counts them, each with its own end."""
    return list(io.StringIO(source, newline=""))


def lines_of(source: str, hole: str) -> tuple[int, int] | None:
    """The first and the last line of a function, such as mean or Value.relu, counted from 1."""
    found: ast.AST | None = ast.parse(source)
    for name in hole.split("."):
        body = getattr(found, "body", [])
        kinds = (*FUNCTIONS, ast.ClassDef)
        # The last one counts, as in Python itself.
        named = [node for node in body if isinstance(node, kinds) and node.name == name]
        if not named:
            return None
        found = named[-1]
    assert isinstance(found, (*FUNCTIONS, ast.ClassDef))
    first = min([found.lineno, *(decorator.lineno for decorator in found.decorator_list)])
    return first, found.end_lineno or found.lineno


def text_of(source: str, hole: str) -> str:
    """A function's own text; nothing where it is not there."""
    place = lines_of(source, hole)
    if place is None:
        return ""
    return "".join(lines(source)[place[0] - 1 : place[1]])


def line_of(step: Step, hole: str | None) -> int:
    """The line at which an editor should open a step's file; 1 where the hole is not found."""
    try:
        place = lines_of(read(step.stub), hole) if hole else None
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        place = None
    return place[0] if place else 1


def reference(step: Step) -> str:
    """The course's own solution without its marks; CourseError in an edition without solutions."""
    if not step.solution.is_file():
        raise CourseError(
            "this edition of the course carries no solutions: ask your teacher, or take the hints"
        )
    marks = ("# BEGIN SOLUTION", "# END SOLUTION")
    source = lines(read(step.solution))
    return "".join(line for line in source if not line.lstrip().startswith(marks))
