"""The catalogue of mistakes: wrong implementations that learners write, read from their files.

`grader/teach/mistakes/stepNN.py` holds, for each hole, a generator of probes and the mistakes:

    @probes("mse")
    def mse_probes():
        yield probe([1.0, 2.0], [0.0, 4.0])

    @mistake(
        "mse",
        title="adding up the squared errors without dividing by their number",
        explanation="…",
        question="…",
        reread="…",
    )
    def sum_for_mean(predictions, targets):
        return sum((p - t) ** 2 for p, t in zip(predictions, targets))

A mistake is written as the learner would write the hole: it may use whatever the solution's file
imports and defines. It takes the place of the hole in a correct file. For step 4 it is a class
whose methods take the places of Value's.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from grader.course import ROOT, CourseError, Step
from grader.learn.expression import Graph
from grader.learn.formulas import FORMULAS
from grader.learn.mistake import Mistake
from grader.learn.probing import File, Probe, graph_probe, probe
from grader.learn.recognition import unit_of
from grader.teach.reference import compile_reference
from grader.teach.stubs import filled

__all__ = ["FORMULAS", "File", "Graph", "graph_probe", "mistake", "probe", "probes"]

FOLDER = Path("grader", "teach", "mistakes")
Definition = ast.FunctionDef | ast.ClassDef
Thing = TypeVar("Thing", bound=Callable[..., Any])


def mistake(
    hole: str, *, title: str, explanation: str, question: str, reread: str
) -> Callable[[Thing], Thing]:
    """Mark a wrong implementation of a hole.

    title: completes the sentence "This is what you get by …".
    explanation: two or three sentences to the learner: what happens, and why it is not the slope
        or the mean or whatever was asked for.
    question: leads on without giving the line away.
    reread: a heading of the step's lesson, without its #.
    """

    def mark(thing: Thing) -> Thing:
        thing.told = {  # type: ignore[attr-defined]
            "hole": hole,
            "title": title,
            "explanation": explanation,
            "question": question,
            "reread": reread,
        }
        return thing

    return mark


def probes(unit: str) -> Callable[[Thing], Thing]:
    """Mark the generator of a function's probes; in step 4, of the class's."""

    def mark(thing: Thing) -> Thing:
        thing.unit = unit  # type: ignore[attr-defined]
        return thing

    return mark


@dataclass(frozen=True)
class Entry:
    """A mistake with the code that stands for it."""

    mistake: Mistake
    definition: Definition


@dataclass(frozen=True)
class Catalogue:
    """What is known of one step's mistakes."""

    step: Step
    probes: dict[str, list[Probe]]
    entries: list[Entry]


def path_of(step: Step) -> Path:
    """Where the mistakes of a step stand."""
    return step.root / FOLDER / f"{step.name}.py"


@cache
def catalogue(step: Step) -> Catalogue:
    """Read a step's mistakes; their code is kept, and never run in this module's place."""
    path = path_of(step)
    if not path.is_file():
        return Catalogue(step, {}, [])
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    definitions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    module = ModuleType(f"mistakes_of_{step.name}")
    exec(compile_reference(tree, str(path)), module.__dict__)
    asked: dict[str, list[Probe]] = {}
    entries = []
    for name, definition in definitions.items():
        thing = getattr(module, name)
        if hasattr(thing, "unit"):
            asked[thing.unit] = list(thing())
        if hasattr(thing, "told"):
            known = Mistake(id=f"{step.name}.{name}", step=step.name, **thing.told)
            step.hole(known.hole)
            entries.append(Entry(known, definition))
    return Catalogue(step, asked, entries)


# --------------------------------------------------------------- a mistake in a correct file


def variant(step: Step, hole: str, definition: Definition) -> str:
    """The solution as a submission, with one hole written in another way."""
    tree = ast.parse(filled(step))
    if isinstance(definition, ast.ClassDef):
        for method in _functions(definition):
            _replace(_class(tree, unit_of(hole)).body, method)
    else:
        _replace(tree.body, _named(definition, hole))
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _named(definition: ast.FunctionDef, name: str) -> ast.FunctionDef:
    """The same function under the hole's name, without decorators."""
    kept = dict(ast.iter_fields(definition))
    return ast.FunctionDef(**{**kept, "name": name, "decorator_list": []})


def _functions(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    return (item for item in node.body if isinstance(item, ast.FunctionDef))


def _class(tree: ast.Module, name: str) -> ast.ClassDef:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    raise CourseError(f"there is no class {name} in the solution")


def _replace(body: list[ast.stmt], definition: ast.FunctionDef) -> None:
    """Put a function in the place of that with its name, or behind all others."""
    for i, node in enumerate(body):
        if isinstance(node, ast.FunctionDef) and node.name == definition.name:
            body[i] = definition
            return
    body.append(definition)


def entry_module(step: Step, entry: Entry) -> ModuleType:
    """The reference's module with a known mistake in the place of its hole."""
    return variant_module(step, variant(step, entry.mistake.hole, entry.definition))


def variant_module(step: Step, source: str) -> ModuleType:
    """A submission as a module of the reference: what it imports are solutions."""
    path = str(ROOT / FOLDER / f"{step.name}.py")
    module = ModuleType(f"variant_of_{step.name}")
    exec(compile_reference(ast.parse(source), path), module.__dict__)
    return module


# --------------------------------------------------------------------- what builds on what


def needs(step: Step) -> dict[str, list[tuple[str, str]]]:
    """What each function of a solution uses, as (step, function), its own step's among them.

    Functions that are no holes are looked through. What comes first in the course comes first.
    """
    tree = ast.parse(filled(step))
    imported = {
        alias.asname or alias.name: (node.module.split(".")[1], alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("exercises.")
        for alias in node.names
    }
    own = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}

    def used(node: ast.AST, seen: frozenset[str]) -> Iterator[tuple[str, str]]:
        for part in ast.walk(node):
            if not isinstance(part, ast.Name) or part.id in seen:
                continue
            if part.id in imported:
                yield imported[part.id]
            elif part.id in order:
                yield (step.name, part.id)
            elif part.id in own:
                yield from used(own[part.id], seen | {part.id})

    def place(needed: tuple[str, str]) -> tuple[str, int]:
        step_name, name = needed
        return (step_name, order.index(name) if step_name == step.name else 0)

    order = list(dict.fromkeys(unit_of(hole.name) for hole in step.holes))
    found = {name: sorted(set(used(own[name], frozenset({name})))) for name in order}
    return {name: sorted(needed, key=place) for name, needed in found.items()}
