"""Probes: small fixed inputs for a function of the course, and what it makes of them.

A probe is data, so that it can stand in a file beside the answers that known mistakes give to it.
What is observed of one call is data as well: its value or the kind of its exception, and what it
did to its arguments.
"""

import contextlib
import io
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.learn import facts
from grader.learn.differences import differences
from grader.learn.expression import Node, Program
from grader.learn.formulas import FORMULAS
from grader.learn.plain import MISFITS, NotPlain, check_plain, snapshot
from grader.learn.reply import Raised, Reply
from grader.learn.student import Backend
from grader.learn.suite import Function

WITHIN = 1e-9
REPEATS = "repeats a list"
RESERVED = {"program", "arguments", "file", "formula", "dict", "tuple", "float"}
Observation = dict[str, Any]


@dataclass(frozen=True)
class File:
    """An argument that is a file with this text."""

    text: str


@dataclass(frozen=True)
class Probe:
    """One question to a function.

    arguments: plain data, functions of grader/learn/formulas.py, and Files.
    fact: the name of a function of grader/learn/facts.py that says what is observed instead of the
    value, where values are free.
    program: for step 4, an expression to build instead of a call.
    """

    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)
    fact: str = ""
    program: Program | None = None


def probe(*arguments: Any, fact: Callable[..., Any] | None = None, **keywords: Any) -> Probe:
    """A call with these arguments; fact: a function of grader/learn/facts.py."""
    return Probe(arguments, keywords, fact.__name__ if fact else "")


def graph_probe(out: Node, backward: bool = True) -> Probe:
    """An expression of step 4, evaluated up to this node."""
    return Probe(program=out.program(backward))


class _Raising(Exception):
    """A call in the middle of a fact raised."""

    def __init__(self, raised: Raised) -> None:
        super().__init__(raised.name)
        self.raised = raised


@dataclass(frozen=True)
class Observer:
    """Asks probes of one step's functions, wherever they run."""

    backend: Backend
    write_file: Callable[[str], Path]

    def observe(self, name: str, probes: list[Probe]) -> Iterator[Observation]:
        """What a function, or step 4's class, makes of each probe; its prints go nowhere."""
        for one in probes:
            with contextlib.redirect_stdout(io.StringIO()):
                yield self._observe(name, one)

    def _observe(self, name: str, one: Probe) -> Observation:
        if one.program is not None:
            return _told(self.backend.evaluate(one.program), ())
        arguments = tuple(self._given(item) for item in one.arguments)
        keywords = {key: self._given(item) for key, item in one.keywords.items()}
        if not one.fact:
            return _told(self.backend.call(name, arguments, keywords), arguments)

        lost: Observation = {}

        def call(*arguments: Any, **keywords: Any) -> Any:
            reply = self.backend.call(name, arguments, keywords)
            if reply.raised is not None:
                raise _Raising(reply.raised)
            check_plain(reply.value)
            lost.update(_lost(reply))
            return reply.value

        try:
            value = getattr(facts, one.fact)(call, *arguments, **keywords)
            return {"value": value, **lost}
        except _Raising as error:
            return _raised(error.raised)
        except NotPlain as error:
            return {"unusable": str(error)}
        except MISFITS:
            return {"unusable": "a value of another form"}

    def _given(self, item: Any) -> Any:
        match item:
            case File():
                return self.write_file(item.text)
            case Function():
                return item
        return snapshot(item)


def _told(reply: Reply, before: tuple[Any, ...]) -> Observation:
    if reply.raised is not None:
        return _raised(reply.raised)
    try:
        check_plain(reply.value)
    except NotPlain as error:
        return {"unusable": str(error)}
    told: Observation = {"value": reply.value}
    for i, (was, item) in enumerate(zip(before, reply.arguments, strict=False)):
        if not callable(was) and not isinstance(was, Path) and differences(item, was, within=0):
            told.setdefault("arguments after", {})[str(i)] = item
    if reply.shares_argument:
        told["shares an argument"] = True
    return {**told, **_lost(reply)}


def _lost(reply: Reply) -> Observation:
    """What neither a value nor a fact about it shows."""
    lost: Observation = {}
    if reply.repeats_list:
        lost[REPEATS] = True
    if reply.changed:
        lost["changed"] = list(reply.changed)
    return lost


def _raised(raised: Raised) -> Observation:
    kind = raised.name if not raised.kinds else raised.kinds[0]
    return {"raised": kind or raised.message}


def is_unwritten(observation: Observation) -> bool:
    """A hole was met: the observation says nothing about what is written."""
    return observation.get("raised") == "NotImplementedError"


def agree(yours: Observation, known: Observation) -> bool:
    """Whether two observations are the same, numbers within a tolerance."""
    try:
        return not differences(yours, known, WITHIN)
    except TypeError:
        return False


# ---------------------------------------------------------------------------------- as JSON


def to_data(item: Any) -> Any:
    """A probe, an observation or a part of one, for JSON, which knows no tuples and no nan."""
    match item:
        case Probe():
            program = item.program
            if program is not None:
                operations = [[name, [list(o) for o in ops]] for name, ops in program.operations]
                data = {"operations": operations, "out": program.out}
                return {"program": {**data, "backward": program.backward}}
            told = {"arguments": [to_data(one) for one in item.arguments]}
            more = {"keywords": {k: to_data(v) for k, v in item.keywords.items()}}
            return {**told, **{k: v for k, v in {**more, "fact": item.fact}.items() if v}}
        case File():
            return {"file": item.text}
        case Function():
            return {"formula": item.text}
        case dict() if all(type(key) is str and key not in RESERVED for key in item):
            return {key: to_data(value) for key, value in item.items()}
        case dict():
            return {"dict": [[to_data(key), to_data(value)] for key, value in item.items()]}
        case tuple():
            return {"tuple": [to_data(one) for one in item]}
        case list():
            return [to_data(one) for one in item]
        case float() if not math.isfinite(item):
            return {"float": str(item)}
    check_plain(item)
    return item


def from_data(data: Any) -> Any:
    """The way back from to_data."""
    if isinstance(data, list):
        return [from_data(one) for one in data]
    if not isinstance(data, dict):
        return data
    match data:
        case {"program": {"operations": operations, "out": out, "backward": backward}}:
            steps = tuple((name, tuple((k, x) for k, x in ops)) for name, ops in operations)
            return Probe(program=Program(steps, out, backward))
        case {"arguments": arguments, **more}:
            keywords = {k: from_data(v) for k, v in more.get("keywords", {}).items()}
            given = tuple(from_data(one) for one in arguments)
            return Probe(given, keywords, more.get("fact", ""))
        case {"file": text}:
            return File(text)
        case {"formula": text}:
            return FORMULAS[text]
        case {"dict": pairs}:
            return {from_data(key): from_data(value) for key, value in pairs}
        case {"tuple": items}:
            return tuple(from_data(one) for one in items)
        case {"float": text}:
            return float(text)
    return {key: from_data(value) for key, value in data.items()}
