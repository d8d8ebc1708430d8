"""Plain data: what a learner's function may return, and facts about it that plain data lose.

The same rules hold in the learner's own process and in official marking, so both ways give the
same verdict: exact kinds only, no subclasses, no objects with a will of their own.
"""

from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 20
MAX_ITEMS = 2_000_000
SCALARS = (type(None), bool, int, float, str)
CONTAINERS = (list, tuple, dict)
# What Python raises when somebody calculates with an answer of a form that nobody foresaw.
MISFITS = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


class NotPlain(Exception):
    """A value is not plain data; the message names what it is."""


class Opaque:
    """The place of something that is not plain data and stayed in another process."""

    def __init__(self, description: str) -> None:
        self.description = description

    def __repr__(self) -> str:
        return f"({self.description})"


def check_plain(value: object) -> None:
    """Raise NotPlain unless value consists of None, bool, int, float, str, list, tuple and dict."""
    remaining = MAX_ITEMS
    level: list[object] = [value]
    for _ in range(MAX_DEPTH):
        remaining -= len(level)
        if remaining < 0:
            raise NotPlain(f"more than {MAX_ITEMS} values")
        deeper: list[object] = []
        for item in level:
            kind = type(item)
            if kind in SCALARS:
                continue
            if kind not in CONTAINERS:
                raise NotPlain(kind_name(item))
            deeper.extend(children(item))
        if not deeper:
            return
        level = deeper
    raise NotPlain(f"lists nested more than {MAX_DEPTH} deep")


def children(container: Any) -> list[object]:
    """Everything that stands directly in a list, tuple or dict, keys included."""
    if type(container) is dict:
        return [*container.keys(), *container.values()]
    return list(container)


def kind_name(value: object) -> str:
    """The kind of a value as a sentence names it: a list, a float, an object of class Value."""
    if type(value) is Opaque:
        return value.description
    names = {
        type(None): "None",
        bool: "a truth value",
        int: "a whole number",
        float: "a number",
        str: "a text",
        list: "a list",
        tuple: "a tuple",
        dict: "a dict",
    }
    kind = type(value)
    if kind in names:
        return names[kind]
    if callable(value) and not isinstance(value, type):
        return "a function"
    remedy = " (its .tolist() gives plain numbers)" if hasattr(kind, "tolist") else ""
    return f"an object of class {kind.__name__}{remedy}"


def snapshot(value: Any) -> Any:
    """Copy the lists, tuples and dicts of an argument; everything else is the same object."""
    if type(value) is list:
        return [snapshot(item) for item in value]
    if type(value) is tuple:
        return tuple(snapshot(item) for item in value)
    if type(value) is dict:
        return {key: snapshot(item) for key, item in value.items()}
    return value


def mutable_parts(value: Any) -> Iterator[int]:
    """The identities of all lists and dicts in a value, one for every place where they occur."""
    stack = [value]
    while stack:
        item = stack.pop()
        if type(item) in CONTAINERS:
            if type(item) is not tuple:
                yield id(item)
            stack.extend(children(item))
