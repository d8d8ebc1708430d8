"""Mutants: the solutions with one small change each. The suites must notice every one of them.

The changes are those of cosmic-ray's operators, inside of the holes alone. A mutant that no test
notices either shows a gap in the suite, or it is no change at all; then it stands in
grader/teach/mutants.toml with the reason. An entry there that no longer survives is an error.
"""

import ast
import difflib
import multiprocessing
import resource
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from grader.course import ROOT, Course, CourseError, Step
from grader.learn.points import Verdict
from grader.learn.states import PASSED
from grader.teach.catalogue import variant_module
from grader.teach.normal_form import functions, without_docstring
from grader.teach.proof import Candidate, tried
from grader.teach.stubs import filled

EXPLAINED = ROOT / "grader" / "teach" / "mutants.toml"
# These need to be told names; what they would do is done by the catalogue of mistakes.
NEED_ARGUMENTS = {"VariableInserter", "VariableReplacer"}
SECONDS = 60.0
MEMORY = 4 * 1024**3
START = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Mutant:
    """One change: the hole, and its line or lines before and after."""

    step: str
    hole: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.step} {self.hole}: {self.before}  →  {self.after}"


def mutants(step: Step) -> dict[Mutant, str]:
    """All mutants of a step's holes, with their sources; the same change counts once."""
    source = filled(step)
    places = dict(_bodies(step, source))
    tree = get_ast(source)
    found: dict[Mutant, str] = {}
    for name in sorted(operator_names()):
        if name.rpartition("/")[2] in NEED_ARGUMENTS:
            continue
        operator = get_operator(name)()
        positions = [p for node in ast_nodes(tree) for p in operator.mutation_positions(node)]
        for occurrence, ((line, _), _) in enumerate(positions):
            hole = next((hole for hole, lines in places.items() if line in lines), None)
            if hole is None:
                continue
            changed = mutate_code(source, operator, occurrence)
            if changed is not None and changed != source and _compiles(changed):
                found.setdefault(_described(step, hole, source, changed), changed)
    return found


def _bodies(step: Step, source: str) -> Iterator[tuple[str, range]]:
    """The lines of each hole's statements, without its docstring."""
    written = functions(ast.parse(source))
    for hole in step.holes:
        body = without_docstring(written[hole.name].body)
        yield hole.name, range(body[0].lineno, (body[-1].end_lineno or body[-1].lineno) + 1)


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _described(step: Step, hole: str, source: str, changed: str) -> Mutant:
    lines = list(difflib.ndiff(source.splitlines(), changed.splitlines()))
    before = " ".join(line[2:].strip() for line in lines if line.startswith("- "))
    after = " ".join(line[2:].strip() for line in lines if line.startswith("+ "))
    return Mutant(step.name, hole, before, after)


# --------------------------------------------------------------------------------- their end


def survives(course: Course, step: Step, source: str) -> bool:
    """Whether no test of the step notices; a mutant that does not come to an end is noticed."""
    ours, theirs = START.Pipe(duplex=False)

    def run() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        [found] = tried(course, step, [Candidate(variant_module(step, source))], _noticed)
        theirs.send(bool(found) and not _noticed(found))

    process = START.Process(target=run)
    process.start()
    theirs.close()
    try:
        return bool(ours.recv()) if ours.poll(SECONDS) else False
    except EOFError:
        return False
    finally:
        process.kill()
        process.join()
        ours.close()


def _noticed(verdicts: list[Verdict]) -> bool:
    return any(verdict.state != PASSED for verdict in verdicts)


def survivors(course: Course, step: Step, sources: Mapping[Mutant, str], jobs: int) -> list[Mutant]:
    """Those of some mutants of a step, given with their sources, that no test notices."""
    with ThreadPoolExecutor(jobs) as pool:
        lives = pool.map(lambda source: survives(course, step, source), sources.values())
        return [mutant for mutant, lived in zip(sources, lives, strict=True) if lived]


# ------------------------------------------------------------------------- those with a reason


def explained(path: Path = EXPLAINED) -> dict[Mutant, str]:
    """The mutants that are no change, each with its reason. Raises CourseError with the remedy."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: {error}") from None
    found: dict[Mutant, str] = {}
    for step_name, entries in data.items():
        for entry in entries:
            mutant, reason = _entry(path, step_name, entry)
            if mutant in found:
                raise CourseError(f"{path}: {mutant} stands there twice; delete one")
            found[mutant] = reason
    return found


def _entry(path: Path, step_name: str, entry: dict[str, Any]) -> tuple[Mutant, str]:
    try:
        reason = entry["why"].strip()
        mutant = Mutant(step_name, entry["hole"], entry["before"], entry["after"])
    except KeyError as missing:
        raise CourseError(f"{path}: an entry of {step_name} lacks {missing}") from None
    if not reason:
        raise CourseError(f"{path}: {mutant} needs a reason: why is it no change?")
    return mutant, reason
