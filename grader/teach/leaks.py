"""The leak check of a classroom edition: nothing that only a teacher may have is in its files.

Secret are the bodies of the holes, the hidden tests and the mistakes' code, where they have more
than one line. They are looked for in two ways: as text, whatever its spaces, line ends and
comments, in every file; and as a form (normal_form.py), whatever its names, in every piece of
Python, those of Markdown pages included.
"""

import ast
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.teach.normal_form import (
    FUNCTIONS,
    Form,
    form_of_statements,
    without_docstring,
)
from grader.teach.stubs import MARKED, marked_source

PRIVATE_PLACES = ("solutions/", "grader/teach/", "grader/tests/")
PRIVATE_CODE = ("grader/teach/suites", "grader/teach/mistakes")
COMMENT = re.compile(r"(^|\s)#.*$", re.MULTILINE)
FENCED = re.compile(r"^ *```[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
PROMPT = re.compile(r"^ *(>>>|\.\.\.) ?", re.MULTILINE)


Kinds = tuple[str, ...]


@dataclass(frozen=True)
class Secret:
    """Some statements that must not leave the teacher's repository, and where they stand."""

    where: str
    text: str
    form: Form
    kinds: Kinds


def is_private_place(path: str) -> bool:
    """Whether a path belongs to what a classroom edition is released without."""
    return path.startswith(PRIVATE_PLACES)


def secrets_of(course: Course) -> list[Secret]:
    """Everything that must not be in a classroom edition."""
    found = []
    for step in course:
        for match in MARKED.finditer(marked_source(step.solution)):
            where = f"{step.shown(step.solution)}, “{match['sentence']}”"
            found += _secret(where, textwrap.dedent(match["body"]))
    for place in PRIVATE_CODE:
        for path in sorted((course.root / place).rglob("*.py")):
            found += _bodies(path, path.relative_to(course.root).as_posix())
    return found


def _bodies(path: Path, shown: str) -> Iterator[Secret]:
    """The bodies of all functions of a file, without their docstrings."""
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FUNCTIONS) and (body := without_docstring(node.body)):
            lines = source.splitlines()[body[0].lineno - 1 : body[-1].end_lineno]
            yield from _secret(f"{shown}, {node.name}", textwrap.dedent("\n".join(lines)))


def _secret(where: str, code: str) -> list[Secret]:
    lines = [line for line in COMMENT.sub("", code).splitlines() if line.strip()]
    if len(lines) < 2:
        return []
    # A body may `return`, which only a function may: parsing does not mind, compiling would.
    statements = ast.parse(code).body
    return [Secret(where, _squeezed(code), form_of_statements(statements), _kinds(statements))]


def leaks(files: Iterable[tuple[str, bytes]], secrets: Iterable[Secret]) -> list[str]:
    """A sentence for each secret that is in one of the files, and for each private place."""
    known = list(secrets)
    forms: dict[Kinds, dict[str, Secret]] = {}
    for secret in known:
        forms.setdefault(secret.kinds, {})[secret.form.digest] = secret
    found = []
    for path, content in files:
        if is_private_place(path):
            found.append(f"{path} belongs to the teacher.")
            continue
        text = content.decode("utf-8", "replace")
        squeezed = _squeezed(text)
        told = {secret.where for secret in known if secret.text in squeezed}
        told |= {secret.where for secret in _of_same_form(path, text, forms)}
        found += [f"{path} holds {where}." for where in sorted(told)]
    return found


def _squeezed(code: str) -> str:
    """A text without comments and white space; where it stands in quotes, without these."""
    plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), code.replace("\\n", "\n"))
    return "".join(COMMENT.sub("", plain).replace("\\", "").split())


def _of_same_form(
    path: str, text: str, forms: Mapping[Kinds, Mapping[str, Secret]]
) -> Iterator[Secret]:
    """The secrets whose statements stand somewhere in a file one after another."""
    lengths = {len(kinds) for kinds in forms}
    for tree in _trees(path, text):
        for statements in _blocks(tree):
            kinds = _kinds(statements)
            for length in lengths:
                for first in range(len(statements) - length + 1):
                    known = forms.get(kinds[first : first + length])
                    if known is None:
                        continue
                    digest = form_of_statements(statements[first : first + length]).digest
                    if digest in known:
                        yield known[digest]


def _kinds(statements: Sequence[ast.stmt]) -> Kinds:
    """What kinds of statements these are: a first and cheap comparison."""
    names = (type(statement).__name__ for statement in statements)
    return tuple("Assign" if name == "AnnAssign" else name for name in names)


def _trees(path: str, text: str) -> Iterator[ast.Module]:
    """All Python of a file that can be read as such."""
    pieces = [text] if path.endswith(".py") else []
    if path.endswith(".md"):
        pieces = [match[1] for match in FENCED.finditer(text)]
    for piece in pieces:
        try:
            yield ast.parse(textwrap.dedent(PROMPT.sub("", piece)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue


def _blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every list of statements in a tree, without its texts."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield without_docstring(block)
