"""The form of code that stays when names, comments, annotations and layout are taken away.

Two pieces of code with the same form do the same in the same way. Names are numbered in the order
in which they appear; docstrings and annotations are left out; everything else stays.
"""

import ast
import builtins
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BUILT_IN = frozenset(dir(builtins))
LEFT_OUT = {"ctx", "type_comment", "annotation", "returns", "type_params", "kind", "simple"}
# The fields that hold a name as text, by kind of node.
NAMES = {
    "Name": "id",
    "arg": "arg",
    "FunctionDef": "name",
    "AsyncFunctionDef": "name",
    "ClassDef": "name",
    "ExceptHandler": "name",
    "MatchAs": "name",
    "MatchStar": "name",
    "MatchMapping": "rest",
    "alias": "asname",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Form:
    """digest: the same for the same form and for no other. size: nodes of the syntax tree."""

    digest: str
    size: int


def form_of_statements(statements: Sequence[ast.stmt]) -> Form:
    """The form of some statements, wherever they stand: all names but built-in ones are numbered.

    Raises RecursionError where the code is nested too deeply.
    """
    return _Writer(None).form(statements)


def form_of_function(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Form:
    """The form of a function: its own names are numbered, those of the world around it stay."""
    own = bound_names(function.body) | {arg.arg for arg in _arguments(function.args)}
    return _Writer(own).form([function.args, *function.body])


def bound_names(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that code gives something to, inner functions' names included."""
    bound, foreign = set[str](), set[str]()
    for outer in nodes:
        for node in ast.walk(outer):
            if isinstance(node, ast.Global):
                foreign.update(node.names)
            field = NAMES.get(type(node).__name__)
            name = getattr(node, field) if field else None
            if name and not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)):
                bound.add(name)
    return bound - foreign


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions of a module and the methods of its classes, by name: `Value.backward`."""
    found = {}
    for node in tree.body:
        if isinstance(node, FUNCTIONS):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            methods = [method for method in node.body if isinstance(method, FUNCTIONS)]
            found |= {f"{node.name}.{method.name}": method for method in methods}
    return found


def without_docstring(statements: Sequence[ast.stmt]) -> list[ast.stmt]:
    """The statements that are more than a text."""
    return [s for s in statements if not _is_text(s)]


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    return [node for node in ast.walk(arguments) if isinstance(node, ast.arg)]


def _is_text(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


class _Writer:
    """Writes a form down. own: the names to be numbered; None for all that are not built in."""

    def __init__(self, own: set[str] | None) -> None:
        self._own = own
        self._numbers: dict[str, int] = {}
        self._parts: list[str] = []
        self._size = 0

    def form(self, nodes: Iterable[ast.AST]) -> Form:
        self._write(list(nodes))
        text = " ".join(self._parts).encode("utf-8", "backslashreplace")
        return Form(hashlib.sha256(text).hexdigest()[:32], self._size)

    def _name(self, name: str) -> str:
        numbered = name not in BUILT_IN if self._own is None else name in self._own
        return f"#{self._numbers.setdefault(name, len(self._numbers))}" if numbered else name

    def _write(self, value: object) -> None:
        if isinstance(value, list):
            kept = [item for item in value if not _is_text(item) and not _is_mere_annotation(item)]
            self._parts.append(f"[{len(kept)}")
            for item in kept:
                self._write(item)
        elif isinstance(value, ast.AnnAssign):
            self._write(ast.Assign([value.target], value.value or ast.Constant(None)))
        elif isinstance(value, ast.AST):
            self._write_node(value)
        else:
            self._parts.append(f"{type(value).__name__} {value!r}")

    def _write_node(self, node: ast.AST) -> None:
        kind = type(node).__name__
        self._size += 1
        self._parts.append(f"({kind}")
        for field in node._fields:
            if field in LEFT_OUT:
                continue
            value = getattr(node, field, None)
            if isinstance(value, str) and NAMES.get(kind) == field:
                self._parts.append(self._name(value))
            elif isinstance(node, (ast.Global, ast.Nonlocal)):
                self._parts += [self._name(name) for name in node.names]
            else:
                self._write(value)
        self._parts.append(")")


def _is_mere_annotation(node: object) -> bool:
    return isinstance(node, ast.AnnAssign) and node.value is None
