"""A step of the course as an assignment of otter-grader, made from the step's nbgrader notebook.

A hole is a question, a test one of its test cases, and a test case calls the course's test by name,
as the notebook's own grade cells do. `otter assign` makes what a student gets, and the
configuration that `otter run` marks with.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_raw_cell

from grader.bench.peers import surroundings
from grader.course import Step
from grader.teach.notebooks.build import as_bytes, filled, notebook
from grader.teach.notebooks.fill import cells_of

CONFIGURATION = """\
# ASSIGNMENT CONFIG
name: {name}
export_cell: false
check_all_cell: false
run_tests: false
tests:
  ok_format: false
"""
TEST = '''\
""" # BEGIN TEST CONFIG
points: {points}
hidden: {hidden}
""" # END TEST CONFIG
def {name}():
    from grader.learn.notebook import grade
    {call}
'''


def master(step: Step) -> NotebookNode:
    """The notebook that `otter assign` reads, with solutions and tests. Text is left out."""
    made = notebook(step)
    made.cells = [
        new_raw_cell(CONFIGURATION.format(name=step.name)),
        *_cells([cell for cell in made.cells if cell.cell_type == "code"]),
    ]
    return made


def _cells(code: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Cells with solutions and the tests below them as one question; all others as they are."""
    before = ""
    for cell in [*code, None]:
        told = {} if cell is None else cell.metadata.get("nbgrader", {})
        kind = "solution" if told.get("solution") else "tests" if told.get("grade") else ""
        if kind != before:
            if before == "solution":
                yield new_raw_cell("# END SOLUTION")
            if before == "tests":
                yield new_raw_cell("# END TESTS")
                yield new_raw_cell("# END QUESTION")
            if kind == "solution":
                yield new_raw_cell(f"# BEGIN QUESTION\nname: {told['grade_id']}\n")
                yield new_raw_cell("# BEGIN SOLUTION")
            if kind == "tests":
                yield new_raw_cell("# BEGIN TESTS")
        before = kind
        if cell is not None:
            yield _test(cell) if kind == "tests" else _as_otter_marks_it(cell)


def _as_otter_marks_it(cell: NotebookNode) -> NotebookNode:
    cell.source = cell.source.replace("### BEGIN SOLUTION", "# BEGIN SOLUTION")
    cell.source = cell.source.replace("### END SOLUTION", "# END SOLUTION")
    return cell


def _test(cell: NotebookNode) -> NotebookNode:
    told = cell.metadata["nbgrader"]
    (call,) = re.findall(r"^grade\(.*\)$", cell.source, re.MULTILINE)
    hidden = str("BEGIN HIDDEN TESTS" in cell.source).lower()
    points, name = told["points"], told["grade_id"]
    source = TEST.format(points=points, hidden=hidden, name=name, call=call)
    test: NotebookNode = new_code_cell(source)
    return test


@dataclass(frozen=True)
class Assignment:
    """What `otter assign` has made. configuration: the zip file that marks."""

    released: Path
    configuration: Path

    def hand_in(self, step: Step, source: str, place: Path) -> None:
        """Write a student's notebook: the released one with their code in it."""
        blank = nbformat.read(self.released, as_version=4)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(as_bytes(filled(blank, cells_of(step, source))))


def assign(name: str, made: NotebookNode, folder: Path, commands: Path) -> Assignment:
    """Have otter make an assignment of a master notebook, in a folder. commands: otter's."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.ipynb").write_bytes(as_bytes(made))
    command = [str(commands / "otter"), "assign", f"{name}.ipynb", "made"]
    home = surroundings(commands, folder / ".home")
    subprocess.run(command, cwd=folder, env=home, check=True, capture_output=True)
    (configuration,) = (folder / "made" / "autograder").glob("*.zip")
    return Assignment(folder / "made" / "student" / f"{name}.ipynb", configuration)
