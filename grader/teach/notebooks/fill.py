"""A fork's file as the cells of a notebook: each hole's function, and whatever else it holds."""

import ast

from grader.course import Step
from grader.teach.notebooks.pieces import METHOD_OF, as_cell, extent, functions, pieces


def cells_of(step: Step, source: str) -> dict[str, str]:
    """What the cells of a notebook would hold, by hole. Raises SyntaxError.

    What stands in the file beside its holes and is not given, such as a helper, goes into the cell
    of the first hole; in a class, into that of its last method.
    """
    tree, lines = ast.parse(source), source.splitlines(keepends=True)
    holes = [hole.name for hole in step.holes]
    given = _statements(ast.parse(pieces(step).given.removesuffix(METHOD_OF)))
    found: dict[str, str] = {}
    methods: list[str] = []
    for function, owner in functions(tree):
        name = f"{owner}.{function.name}" if owner else function.name
        first, last = extent(function, lines)
        text = as_cell("".join(lines[first:last]), owner)
        if name in holes:
            found[name] = text
        elif owner and ast.dump(function) not in given:
            methods.append(text)
    more = [
        _text(node, lines)
        for node in tree.body
        if not _is_hole(node, holes) and ast.dump(node) not in given and not _is_left_out(node)
    ]
    if more:
        found[holes[0]] = "\n\n\n".join([*more, found.get(holes[0], "")]).rstrip()
    if methods:
        found[holes[-1]] = "\n\n\n".join([found.get(holes[-1], ""), *methods]).lstrip()
    return found


def _statements(tree: ast.Module) -> set[str]:
    """All statements of a file and of its classes, to compare with."""
    found = {ast.dump(node) for node in tree.body}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found |= {ast.dump(item) for item in node.body}
    return found


def _text(node: ast.stmt, lines: list[str]) -> str:
    if isinstance(node, ast.FunctionDef):
        first, last = extent(node, lines)
    else:
        first, last = node.lineno - 1, node.end_lineno or node.lineno
    return "".join(lines[first:last]).rstrip()


def _is_hole(node: ast.stmt, holes: list[str]) -> bool:
    """A function that is a hole, or the class whose methods are."""
    if isinstance(node, ast.ClassDef):
        return any(hole.startswith(f"{node.name}.") for hole in holes)
    return isinstance(node, ast.FunctionDef) and node.name in holes


def _is_left_out(node: ast.stmt) -> bool:
    """The file's docstring, and what it does when it is run."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
    return False
