"""The cells of a notebook file, and what counts of a cell with a hole: its definitions.

Nothing here runs a cell, and nothing of Jupyter is needed: a notebook is a JSON file.
"""

import ast
import json
from dataclasses import dataclass
from typing import Any

GIVEN, TOOLS = "given", "tools"
KEPT = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


class NotANotebook(Exception):
    """The file can't be read as a notebook; the message is a sentence about it."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    name: nbgrader's grade_id, or "". kind: code, markdown or raw. solution: whether nbgrader knows
    it as a cell with a hole.
    """

    name: str
    kind: str
    source: str
    solution: bool = False


def read(content: bytes) -> list[Cell]:
    """All cells in order; what is no cell is left out. Raises NotANotebook."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotANotebook(f"is not UTF-8 text: see byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise NotANotebook(f"is not a notebook: line {error.lineno} is not JSON") from None
    except (ValueError, RecursionError, MemoryError):
        raise NotANotebook("is not a notebook: its JSON can't be read") from None
    found = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(found, list):
        raise NotANotebook("is not a notebook: it has no cells, or is older than nbformat 4")
    return [_cell(one) for one in found if isinstance(one, dict)]


def _cell(data: dict[str, Any]) -> Cell:
    metadata = data.get("metadata")
    told = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    told = told if isinstance(told, dict) else {}
    source = data.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        source = ""
    name = told.get("grade_id")
    # A lone surrogate is legal in JSON and can't be written to any file.
    source = source.encode("utf-8", "replace").decode("utf-8")
    return Cell(
        name=name if isinstance(name, str) else "",
        kind=str(data.get("cell_type")),
        source=source.replace("\r\n", "\n").replace("\r", "\n"),
        solution=told.get("solution") is True,
    )


def definitions(source: str) -> str:
    """What a cell defines, each line at its place; what it merely does becomes empty lines.

    Calls are not repeated where a cell stands in for a file: neither prints nor trials. A value
    that a trial gave is kept only if a function of the cell needs it. Raises SyntaxError.
    """
    text = without_magics(source)
    tree = ast.parse(text)
    functions = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    needed = {n.id for f in functions for n in ast.walk(f) if isinstance(n, ast.Name)}
    lines = text.split("\n")
    for node in tree.body:
        if isinstance(node, KEPT) and not _is_trial(node, needed):
            continue
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1):
            lines[number - 1] = ""
    return "\n".join(lines)


def _is_trial(node: ast.stmt, needed: set[str]) -> bool:
    """Whether a statement keeps the result of a call that no function asks for."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return False
    targets = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and _is_stored(n)}
    calls = any(isinstance(part, ast.Call) for part in ast.walk(node.value))
    return calls and not targets & needed


def _is_stored(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def without_magics(source: str) -> str:
    """The same lines without those that are IPython's alone, such as %time or !ls."""
    try:
        ast.parse(source)
    except SyntaxError:
        lines = source.split("\n")
        return "\n".join(
            "" if line.lstrip().startswith(("%", "!", "?")) else line for line in lines
        )
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(f"it can't be read as Python: {error or type(error).__name__}") from None
    return source
