"""Which imports a learner's file may use, read from its syntax tree before it runs."""

import ast
import sys
from pathlib import Path

from grader.course import STEP_NAME, Step, spoken
from grader.learn.reply import Problem
from grader.learn.states import BROKEN

ALLOWED = frozenset(
    (
        "__future__ abc array bisect collections contextlib copy csv dataclasses decimal enum "
        "fractions functools heapq io itertools math numbers operator pathlib random re statistics "
        "string textwrap time types typing warnings"
    ).split()
)
ALSO_ALLOWED = {"step12": frozenset({"torch"})}


def imported_modules(tree: ast.AST, package: str) -> list[tuple[int, str]]:
    """Every module that the tree imports, with its line; relative imports made absolute."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found += [(node.lineno, alias.name) for alias in names]
            case ast.ImportFrom(module=module, names=names, level=level):
                base = package.split(".")[: len(package.split(".")) + 1 - level] if level else []
                name = ".".join([*base, *([module] if module else [])])
                if name == "exercises":
                    found += [(node.lineno, f"exercises.{alias.name}") for alias in names]
                else:
                    found.append((node.lineno, name))
    return sorted(found)


def refusal(step_name: str, file_name: str, source: str) -> Problem | None:
    """The first import that the course does not allow, as a problem; None where all are allowed."""
    return tree_refusal(step_name, file_name, ast.parse(source))


def tree_refusal(step_name: str, file_name: str, tree: ast.AST) -> Problem | None:
    """The same, of a source that is parsed already."""
    for line, module in imported_modules(tree, f"exercises.{step_name}"):
        reason = _reason(step_name, module)
        if reason is not None:
            return Problem(
                BROKEN,
                f"{file_name}, line {line}: the import of `{module}` is not allowed",
                reason,
            )
    return None


def _reason(step_name: str, module: str) -> str | None:
    top, _, rest = module.partition(".")
    if top in ALLOWED | ALSO_ALLOWED.get(step_name, frozenset()):
        return None
    if top == "exercises":
        other = rest.partition(".")[0]
        if STEP_NAME.fullmatch(other) and other < step_name:
            return None
        return f"A step may use the steps before it; {spoken(step_name)} can't import `{module}`."
    if top in sys.stdlib_module_names:
        return (
            f"`{top}` is part of Python, but the course does without it: a step needs no files, "
            "programs or network but the data it is given. Allowed are math, random, csv, "
            "dataclasses, itertools and the like, and your own earlier steps. Remove the import."
        )
    return (
        "The course is written with Python's standard library alone, so that nothing is hidden. "
        "Allowed are math, random, csv, dataclasses, itertools and the like, and your own earlier "
        f"steps, imported by their full name: from exercises.step02.slopes import square_slope. "
        f"Remove the import, or write what you need of `{top}` yourself."
    )


def source_problem(step: Step, path: Path) -> Problem | None:
    """Why the file can't be loaded, found without running it; None where it may be tried."""
    if not path.is_file():
        return Problem(
            BROKEN,
            f"{step.shown(step.stub)} is not there",
            f"The file of {step.spoken} must be called {step.stub.name} and stand in "
            f"exercises/{step.name}. {_lost(step)}",
        )
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(
            BROKEN,
            f"{step.stub.name}: byte {error.start} is not UTF-8 text",
            "Save the file as UTF-8; your editor has a setting for the encoding.",
        )
    return text_problem(step.name, step.stub.name, source)


def _lost(step: Step) -> str:
    """What to do about a file that is gone: another one beside the examples may be it."""
    others = [one.name for one in sorted(step.folder.glob("*.py")) if one != step.examples]
    if len(others) == 1:
        return f"Is it {others[0]} now? Then give it its name back."
    return (
        f"If you renamed it, give it its name back; if it is lost, grader reset {step.name} brings "
        "the stub."
    )


def text_problem(step_name: str, file_name: str, source: str) -> Problem | None:
    """Why a source can't be loaded, found without running it; None where it may be tried."""
    try:
        return refusal(step_name, file_name, source)
    except SyntaxError as error:
        return syntax_problem(file_name, error, source)
    except (ValueError, RecursionError, MemoryError) as error:
        return Problem(
            BROKEN, f"{file_name} can't be read as Python: {error or type(error).__name__}"
        )


def syntax_problem(name: str, error: SyntaxError, source: str) -> Problem:
    """A syntax error in words, with the line that it stands in."""
    lines = source.splitlines()
    line = error.lineno or 1
    code = lines[line - 1].strip() if line <= len(lines) else ""
    # Python may stumble over a line before or after the mark itself.
    marked = [i for i, one in enumerate(lines, start=1) if one.startswith(("<<<<<<< ", ">>>>>>> "))]
    if marked or code.startswith("======="):
        return Problem(
            BROKEN,
            f"{name}, line {marked[0] if marked else line}: a merge conflict is not resolved",
            "Decide between the two versions and delete the lines <<<<<<<, ======= and >>>>>>>.",
        )
    if isinstance(error, TabError):
        return Problem(
            BROKEN,
            f"{name}, line {line}: tabs and spaces are mixed in the indentation",
            "Write four spaces in the place of each tab; your editor can turn them all at once.",
        )
    message = error.msg
    if "invalid decimal literal" in message:
        message += "; a product is written with a star: 2 * x"
    return Problem(
        BROKEN,
        f"{name}, line {line}: Python can't read this line: {message}",
        f"The line is: {code}" if code else "The line is empty: look at the one before it.",
    )
