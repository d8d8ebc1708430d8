"""Expressions of step 4 as data: what to build with the learner's Value class, and how.

A suite writes an expression down; the learner's class evaluates it wherever it runs, and only
plain numbers come back.

    g = Graph()
    a, b = g.leaf(2.0), g.leaf(-3.0)
    answer = student.backward((a * b + 1).relu())
"""

from dataclasses import dataclass, field
from typing import Any

from grader.learn.plain import kind_name

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SYMBOLS = {"add": "+", "subtract": "-", "multiply": "*"}
MAX_LINES = 8

Operand = tuple[str, float | int]
Operation = tuple[str, tuple[Operand, ...]]


class Misfit(Exception):
    """The class answers, but not as the lesson says; the message is a sentence."""


@dataclass(frozen=True)
class Program:
    """Operations in the order in which they were written; operand ("node", i) or ("number", x)."""

    operations: tuple[Operation, ...]
    out: int
    backward: bool = True

    def as_code(self) -> str:
        """The program as lines of Python; long ones show their beginning and their end."""
        lines = [f"{_name(i)} = {_code(operation)}" for i, operation in enumerate(self.operations)]
        if len(lines) > MAX_LINES:
            half = MAX_LINES // 2
            between = len(lines) - 2 * half
            lines = [*lines[:half], f"…  # {between} lines of this kind", *lines[-half:]]
        return "\n".join([*lines, f"{_name(self.out)}.backward()"] if self.backward else lines)

    def names(self) -> list[str]:
        """The name of each node, as the code shows it."""
        return [_name(i) for i in range(len(self.operations))]


@dataclass
class Graph:
    """An expression in the making."""

    operations: list[Operation] = field(default_factory=list)

    def leaf(self, number: float) -> "Node":
        return self._append("leaf", ("number", number))

    def _append(self, name: str, *operands: Operand) -> "Node":
        self.operations.append((name, operands))
        return Node(self, len(self.operations) - 1)


@dataclass(frozen=True)
class Node:
    """One node of a graph; arithmetic on it writes further nodes down."""

    graph: Graph
    index: int

    def program(self, backward: bool = True) -> Program:
        return Program(tuple(self.graph.operations), self.index, backward)

    def _operand(self, other: "Node | float") -> Operand:
        return ("node", other.index) if isinstance(other, Node) else ("number", other)

    def _binary(self, name: str, left: "Node | float", right: "Node | float") -> "Node":
        return self.graph._append(name, self._operand(left), self._operand(right))

    def __add__(self, other: "Node | float") -> "Node":
        return self._binary("add", self, other)

    def __radd__(self, other: float) -> "Node":
        return self._binary("add", other, self)

    def __sub__(self, other: "Node | float") -> "Node":
        return self._binary("subtract", self, other)

    def __rsub__(self, other: float) -> "Node":
        return self._binary("subtract", other, self)

    def __mul__(self, other: "Node | float") -> "Node":
        return self._binary("multiply", self, other)

    def __rmul__(self, other: float) -> "Node":
        return self._binary("multiply", other, self)

    def __neg__(self) -> "Node":
        return self.graph._append("negate", self._operand(self))

    def relu(self) -> "Node":
        return self.graph._append("relu", self._operand(self))


def evaluate(value_class: Any, program: Program) -> dict[str, list[Any]]:
    """Build the program with the learner's class, run backward if it says so, read all numbers."""
    nodes: list[Any] = []
    for operation in program.operations:
        node = _apply(value_class, operation, nodes)
        if isinstance(value_class, type) and not isinstance(node, value_class):
            raise Misfit(
                f"`{_code(operation)}` gave {kind_name(node)} instead of a Value. "
                "Is a `return` missing, or the call of Value(…)?"
            )
        for name in ("data", "grad"):
            if not hasattr(node, name):
                raise Misfit(f"The Value that `{_code(operation)}` gave has no `.{name}`.")
        nodes.append(node)
    data = [node.data for node in nodes]
    grad_before = [node.grad for node in nodes]
    if program.backward:
        nodes[program.out].backward()
    return {"data": data, "grad_before": grad_before, "grad": [node.grad for node in nodes]}


def _apply(value_class: Any, operation: Operation, nodes: list[Any]) -> Any:
    name, operands = operation
    if name == "leaf":
        return value_class(operands[0][1])
    values: list[Any] = [nodes[int(at)] if kind == "node" else at for kind, at in operands]
    match name:
        case "add":
            return values[0] + values[1]
        case "subtract":
            return values[0] - values[1]
        case "multiply":
            return values[0] * values[1]
        case "negate":
            return -values[0]
        case "relu":
            return values[0].relu()
    raise ValueError(f"there is no operation {name!r}")


def _name(index: int) -> str:
    return LETTERS[index] if index < len(LETTERS) else f"v{index}"


def _code(operation: Operation) -> str:
    name, operands = operation
    texts = [_name(int(at)) if kind == "node" else repr(at) for kind, at in operands]
    match name:
        case "leaf":
            return f"Value({texts[0]})"
        case "negate":
            return f"-{texts[0]}"
        case "relu":
            return f"{texts[0]}.relu()"
    return f"{texts[0]} {SYMBOLS[name]} {texts[1]}"
