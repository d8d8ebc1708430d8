"""The names of cells, and the names that a cell defines and uses."""

import ast
import builtins
import symtable

from grader.learn.notebook.cells import without_magics


def grade_id(name: str) -> str:
    """The name that nbgrader knows a cell by: "Value.__add__" is Value-__add__."""
    return name.replace(".", "-")


def _tree(source: str) -> ast.Module:
    """The tree of a cell; an empty one where it can't be read."""
    try:
        return ast.parse(without_magics(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def defines(source: str, hole: str) -> bool:
    """Whether a cell defines the function of a hole; a method needs the line above it."""
    owner, _, name = hole.rpartition(".")
    for node in _tree(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            decorators = [ast.unparse(one) for one in node.decorator_list]
            if not owner or f"method_of({owner})" in decorators:
                return True
    return False


def defined(source: str) -> set[str]:
    """The names that a cell defines."""
    found: set[str] = set()
    for node in _tree(source).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found |= {alias.asname or alias.name.partition(".")[0] for alias in names}
            case ast.Assign() | ast.AnnAssign():
                stored = (n for n in ast.walk(node) if isinstance(n, ast.Name))
                found |= {n.id for n in stored if isinstance(n.ctx, ast.Store)}
    return found


def used(source: str) -> set[str]:
    """The names that a cell takes from outside of its functions and does not define itself."""
    try:
        table = symtable.symtable(without_magics(source), "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    found: set[str] = set()
    waiting = [table]
    while waiting:
        one = waiting.pop()
        waiting += one.get_children()
        found |= {s.get_name() for s in one.get_symbols() if s.is_global() and s.is_referenced()}
    return found - defined(source) - set(dir(builtins))
