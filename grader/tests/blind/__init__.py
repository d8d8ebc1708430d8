"""A hundred wrong solutions by somebody who had not seen the catalogue of mistakes.

One file each: the wrong hole alone, below lines that say what is wrong in words, and, since the
catalogue was finished, which of its mistakes this is. The catalogue is not tuned to these files:
their figure says how much of a class's work it will recognise.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, CourseError
from grader.teach.catalogue import Definition, variant, variant_module
from grader.teach.proof import Candidate, tried

FOLDER = Path(__file__).parent
HEADER = re.compile(r"# hole: (.+)\n# wrong: ((?:.+\n)+?)(?:# is: (.+)\n)?(?!#)")
UNKNOWN = "not in the catalogue"


@dataclass(frozen=True)
class Blind:
    """One wrong solution. known: the catalogue's mistakes that it is, by their ids."""

    path: Path
    hole: str
    known: frozenset[str]

    @property
    def step(self) -> str:
        return self.path.parent.name

    @property
    def definition(self) -> Definition:
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        found = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        return found[0]


def read(path: Path) -> Blind:
    """A file with its header."""
    match = HEADER.match(path.read_text(encoding="utf-8"))
    if match is None or match[3] is None:
        raise CourseError(f"{path}: begins with `# hole:`, `# wrong:` and `# is:` lines")
    known = [] if match[3] == UNKNOWN else match[3].split(", ")
    return Blind(path, match[1], frozenset(known))


def all_of(step_name: str) -> list[Blind]:
    """The wrong solutions of a step."""
    return [read(path) for path in sorted((FOLDER / step_name).glob("*.py"))]


def named(course: Course, step_name: str) -> list[tuple[Blind, set[str]]]:
    """The wrong solutions of a step, and the mistakes that the tests' messages name for each."""
    step, wrong = course[step_name], all_of(step_name)

    def candidate(one: Blind) -> Candidate:
        module = variant_module(step, variant(step, one.hole, one.definition))
        return Candidate(module, one.hole)

    verdicts = tried(course, step, map(candidate, wrong))
    names = [{name for verdict in found for name in verdict.mistake} for found in verdicts]
    return list(zip(wrong, names, strict=True))
