"""One step as a notebook: the lesson, a cell for each hole, and a grade cell for each test.

Everything comes from the step's own files, so the same files give the same bytes.
"""

import base64
import hashlib
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.course import Step
from grader.learn.notebook.cells import GIVEN, TOOLS
from grader.learn.summary import decimal
from grader.teach.notebooks.lesson import Picture, Place, Text, Try, lesson
from grader.teach.notebooks.names import grade_id
from grader.teach.notebooks.pieces import Pieces, pieces
from grader.teach.notebooks.tests import Test, read_tests

SCHEMA = 3
MAX_ID = 64
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
HOW_IT_WORKS = """\
**How this notebook works**

- Run the cells from the top to the bottom; the first ones are given, and all others need them.
- Each hole has a cell. Write your lines in the place of `raise NotImplementedError()`, run the
  cell, and then the cells below it that begin with `grade`.
- **What is marked** are the cells with holes, and nothing else: a function of your own that they
  need belongs into one of them. Everywhere else you may try whatever you like.
- Hints are in [hints.md](hints.md), beside this notebook.
"""
EARLIER_STEPS = """\
- **Earlier steps.** `from exercises.step01… import …` takes your own functions from your notebook
  of that step. It must stand where it stood when you fetched it, so that the folders `step01`,
  `step02`, … are neighbours, and it must be saved. After a change there, restart the kernel here
  (Kernel, Restart Kernel).
"""
# Imported anew in each hidden cell: a learner may have used the name for something else.
TESTS_IMPORT = "from grader.learn.notebook import grade"
IMPORTS = "from grader.learn.notebook import {names}\n\nuse_earlier_notebooks()"


def notebook(step: Step) -> NotebookNode:
    """The notebook of a step, with its solution, as nbgrader's `source` folder holds it."""
    cells = list(_cells(step, pieces(step), read_tests(step)))
    for number, cell in enumerate(cells):
        cell["id"] = _cell_id(cell, number)
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    built: NotebookNode = new_notebook(cells=cells, metadata=metadata)
    nbformat.validate(built)
    return built


def as_bytes(built: NotebookNode) -> bytes:
    """A notebook as the bytes of its file."""
    return f"{nbformat.writes(built)}\n".encode()


def filled(notebook: NotebookNode, cells: dict[str, str]) -> NotebookNode:
    """The notebook with these sources in the cells of its holes."""
    by_id = {grade_id(hole): source for hole, source in cells.items()}
    for cell in notebook.cells:
        told = cell.metadata.get("nbgrader", {})
        if told.get("solution") and told["grade_id"] in by_id:
            cell.source = by_id[told["grade_id"]]
    return notebook


# ----------------------------------------------------------------------------------- the parts


def _cells(step: Step, code: Pieces, all_tests: list[Test]) -> Iterator[NotebookNode]:
    told = False
    for part in lesson(step):
        match part:
            case Text(markdown):
                yield _markdown(markdown)
            case Picture(before, file, after):
                yield _markdown(before + _data_uri(file.suffix, file.read_bytes()) + after)
            case Try(lines):
                yield new_code_cell(lines)
            case Place("given"):
                yield _locked(TOOLS, _tools(code))
                if code.given:
                    yield _locked(GIVEN, code.given)
            case Place("experiment"):
                if code.experiment:
                    yield new_code_cell(code.experiment)
            case Place(hole):
                yield _solution(hole, code.holes[hole])
                for test in all_tests:
                    if test.after == hole:
                        yield _grade(step, test)
        if not told:
            yield _markdown(_how_it_works(step))
            told = True


def _markdown(text: str) -> NotebookNode:
    """Text of the lesson. A double click does not open it: a picture's bytes stay out of sight."""
    cell: NotebookNode = new_markdown_cell(text.strip("\n"))
    cell.metadata["editable"] = False
    return cell


def _data_uri(suffix: str, content: bytes) -> str:
    """A picture inside of the text: JupyterLab shows no SVG that is attached to a cell."""
    return f"data:{KINDS[suffix]};base64,{base64.b64encode(content).decode()}"


def _tools(code: Pieces) -> str:
    names = ["grade", "use_earlier_notebooks"]
    if "being_marked()" in code.experiment:
        names.append("being_marked")
    if code.names_data():
        names.append("data_file")
    return IMPORTS.format(names=", ".join(sorted(names)))


def _how_it_works(step: Step) -> str:
    return HOW_IT_WORKS + (EARLIER_STEPS if step.number > 1 else "")


# ----------------------------------------------------------------------------------- the cells


def _marked(cell: NotebookNode, name: str, **more: Any) -> NotebookNode:
    told = {"grade": False, "solution": False, "locked": False, "task": False, **more}
    cell.metadata["nbgrader"] = {
        "schema_version": SCHEMA,
        "grade_id": grade_id(name),
        "cell_type": cell.cell_type,
        **told,
    }
    return cell


def _locked(name: str, source: str) -> NotebookNode:
    return _marked(new_code_cell(source), name, locked=True)


def _solution(hole: str, source: str) -> NotebookNode:
    return _marked(new_code_cell(source), hole, solution=True)


def _grade(step: Step, test: Test) -> NotebookNode:
    call = f'grade("{step.name}", "{test.name}")'
    if not test.hidden:
        return _marked(new_code_cell(call), test.name, grade=True, locked=True, points=0)
    core = f", the core of `{test.hole}`" if test.core else ""
    source = (
        f"# A hidden test ({_points(test.points)}{core}): {test.words}\n"
        f"### BEGIN HIDDEN TESTS\n{TESTS_IMPORT}\n{call}\n### END HIDDEN TESTS"
    )
    return _marked(new_code_cell(source), test.name, grade=True, locked=True, points=test.points)


def _points(points: float) -> str:
    number = decimal(Fraction(points))
    return f"{number} point" if number == "1" else f"{number} points"


def _cell_id(cell: NotebookNode, number: int) -> str:
    """An id as nbformat wants it: from nbgrader's name where there is one, or from the place."""
    told = cell.metadata.get("nbgrader", {})
    name = told.get("grade_id", f"lesson-{number}")
    if len(name) > MAX_ID:
        name = f"{name[: MAX_ID - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return str(name)
