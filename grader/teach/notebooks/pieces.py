"""A solution's source, taken apart: what is given, the holes, and the experiment at its end.

A hole is one function. A method is written as a function too, below the line `@method_of(Value)`,
so that each hole has a cell of its own.
"""

import ast
import re
from dataclasses import dataclass
from textwrap import dedent

from grader.course import Step
from grader.teach.stubs import MARKED, marked_source

METHOD_OF = '''
def method_of(kind):
    """Make the function below it a method of a class that is there already. (Given.)"""

    def add(function):
        setattr(kind, function.__name__, function)
        return function

    return add
'''
MAIN = 'if __name__ == "__main__":\n'
MARKED_ELSEWHERE = "if not being_marked():  # the experiment is for you: marking leaves it out\n"
DATA_FILE = 'Path(__file__).parents[2] / "data" / "hour.csv"'
PATH_IMPORT = "    from pathlib import Path\n"
RULER = re.compile(r"^# -{20,}.*\n", re.MULTILINE)

Function = ast.FunctionDef


@dataclass(frozen=True)
class Pieces:
    """The parts of a step's code.

    given: imports, constants and helpers, as one cell. holes: the source of each, by name, with the
    solution between nbgrader's marks. experiment: what the file does when it is run, or "".
    """

    given: str
    holes: dict[str, str]
    experiment: str

    def names_data(self) -> bool:
        return "data_file()" in self.experiment


def pieces(step: Step) -> Pieces:
    """Take the solution of a step apart. Raises CourseError where a hole has no function."""
    source = with_nbgrader_marks(marked_source(step.solution))
    head, _, main = source.partition(MAIN)
    holes = {hole.name for hole in step.holes}
    found: dict[str, str] = {}
    lines = head.splitlines(keepends=True)
    taken: set[int] = set()
    tree = ast.parse(head)
    for function, owner in functions(tree):
        name = f"{owner}.{function.name}" if owner else function.name
        if name in holes:
            first, last = extent(function, lines)
            found[name] = as_cell("".join(lines[first:last]), owner)
            taken.update(range(first, last))
    for hole in step.holes:
        if hole.name not in found:
            step.hole(f"{hole.name} (a function of {step.solution.name})")
    taken.update(range(_docstring_end(tree)))
    given = "".join(line for i, line in enumerate(lines) if i not in taken)
    given = RULER.sub("", given)
    if any("." in name for name in holes):
        given = f"{given.rstrip()}\n\n{METHOD_OF}"
    return Pieces(
        tidy(given), {hole.name: found[hole.name] for hole in step.holes}, _experiment(main)
    )


def functions(tree: ast.Module) -> list[tuple[Function, str]]:
    """The functions of a file, and the methods of its classes with the class's name."""
    found = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found.append((node, ""))
        if isinstance(node, ast.ClassDef):
            found += [(item, node.name) for item in node.body if isinstance(item, ast.FunctionDef)]
    return found


def extent(function: Function, lines: list[str]) -> tuple[int, int]:
    """Where a function stands, as a slice of lines: with decorators, and comments at its end."""
    first = min([function.lineno, *(one.lineno for one in function.decorator_list)]) - 1
    last = function.end_lineno or function.lineno
    indent = " " * (function.col_offset + 1)
    while last < len(lines) and lines[last].startswith(indent):
        if not lines[last].lstrip().startswith("#"):
            break
        last += 1
    return first, last


def as_cell(source: str, owner: str) -> str:
    """A function's lines as a cell; a method says to which class it belongs."""
    text = dedent(source).rstrip("\n")
    return f"@method_of({owner})\n{text}" if owner else text


def with_nbgrader_marks(source: str) -> str:
    """The same source with nbgrader's marks around solutions; the sentence stays as a comment."""

    def change(match: re.Match[str]) -> str:
        indent, sentence = match["indent"], match["sentence"]
        return (
            f"{indent}# {sentence[0].upper()}{sentence[1:]}.\n{indent}### BEGIN SOLUTION\n"
            f"{match['body']}{indent}### END SOLUTION\n"
        )

    return MARKED.sub(change, source)


def tidy(source: str) -> str:
    """Without empty lines at the ends; two of them at most in a row, and one inside of a class."""
    return re.sub(r"\n{3,}(?= )", "\n\n", re.sub(r"\n{4,}", "\n\n\n", source.strip("\n")))


def _docstring_end(tree: ast.Module) -> int:
    """The number of lines that the file's own docstring takes; the lesson says the same."""
    match tree.body:
        case [ast.Expr(value=ast.Constant(value=str()), end_lineno=int(end)), *_]:
            return end
    return 0


def _experiment(main: str) -> str:
    """The last part of the file as a cell that runs for a learner and not while marking."""
    if not main:
        return ""
    body = main.replace(DATA_FILE, "data_file()")
    if "Path" not in body.replace(PATH_IMPORT, ""):
        body = body.replace(f"{PATH_IMPORT}\n", "").replace(PATH_IMPORT, "")
    return (MARKED_ELSEWHERE + body).rstrip("\n")
