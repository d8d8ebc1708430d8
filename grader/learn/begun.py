"""Which steps a learner has begun: those of which any hole is no longer as it was released."""

import ast
from pathlib import Path

from grader.course import Step


def open_holes(source: str) -> set[str]:
    """The functions that still consist of nothing but `raise NotImplementedError(…)`."""
    found = set()

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                visit(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.FunctionDef) and _is_open(child):
                found.add(prefix + child.name)

    visit(ast.parse(source), "")
    return found


def _is_open(function: ast.FunctionDef) -> bool:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    match body:
        case [ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError")))]:
            return True
        case [ast.Raise(exc=ast.Name(id="NotImplementedError"))]:
            return True
    return False


def sentences(source: str) -> dict[str, str]:
    """What the open holes of a file ask for, by the function's name ("Value.relu" for a method)."""
    found: dict[str, str] = {}

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            match child:
                case ast.ClassDef(name=name):
                    visit(child, f"{prefix}{name}.")
                case ast.FunctionDef(
                    name=name, body=[*_, ast.Raise(exc=ast.Call(args=[ast.Constant(value=told)]))]
                ) if _is_open(child):
                    found[f"{prefix}{name}"] = str(told)

    visit(ast.parse(source), "")
    return found


def holes_left(path: Path) -> set[str] | None:
    """The open holes of a file; None where it is gone or can't be read as Python."""
    try:
        return open_holes(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def is_begun(step: Step) -> bool:
    """Whether the step's file differs from its stub in any hole; a file gone or broken does."""
    left = holes_left(step.stub)
    return left is None or any(hole.name not in left for hole in step.holes)
