"""The notebook that formgrader opens, and from which nbgrader makes feedback.

It is made from the course's own notebook: the student's code stands in the cells with holes, and
under each test what it said in the jail. Nothing in it has run here, and no text of a student's
is anything but text: their Markdown, their outputs and their metadata are left out.
"""

from collections.abc import Iterable

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from grader.course import Step
from grader.learn.harmless import harmless
from grader.teach.notebooks.build import as_bytes, filled, notebook
from grader.teach.notebooks.gather import Gathered
from grader.teach.result import StepResult, TestResult

OTHERS = "## Other cells\n\nCells of the student's own. They were not run, and are not marked."


def autograded(step: Step, work: Gathered, result: StepResult) -> bytes:
    """The bytes of `autograded/STUDENT/stepNN/stepNN.ipynb`."""
    built = notebook(step)
    _without_solutions(built)
    filled(built, {hole: _text(source) for hole, source in work.cells.items()})
    tests = {test.name: test for test in result.tests}
    for cell in built.cells:
        told = cell.metadata.get("nbgrader", {})
        if told.get("grade") and told["grade_id"] in tests:
            cell.outputs = [_output(tests[told["grade_id"]])]
    remarks = [
        *([work.refused] if work.refused else []),
        *work.remarks,
        *work.of_holes.values(),
        *(reason.partition("\n")[0] for reason in work.left_out.values()),
    ]
    if remarks:
        built.cells.insert(1, _remarks(remarks))
    if work.others:
        cells = [new_code_cell(_text(source)) for source in work.others]
        built.cells += [new_markdown_cell(OTHERS), *cells]
    for number, cell in enumerate(built.cells):
        if "nbgrader" not in cell.metadata:
            cell["id"] = f"cell-{number}"
    nbformat.validate(built)
    return as_bytes(built)


def _without_solutions(built: NotebookNode) -> None:
    """A cell that was not handed in is empty here, and not solved."""
    for cell in built.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = ""


def _text(source: str) -> str:
    """Code as it was handed in, but for characters that no page may hold."""
    return "".join(c if c.isprintable() or c in "\n\t" else f"\\u{ord(c):04x}" for c in source)


def _remarks(sentences: Iterable[str]) -> NotebookNode:
    lines = "\n".join(f"- {harmless(sentence)}" for sentence in sentences)
    cell: NotebookNode = new_markdown_cell(f"**About this notebook**\n\n{lines}")
    return cell


def _output(test: TestResult) -> NotebookNode:
    """What the test said, in the form that a kernel would have given it."""
    words = test.name.removeprefix("test_").replace("_", " ")
    if test.status == "failed" or test.status == "error":
        lines = test.message.split("\n")
        output = new_output("error", ename="NotPassed", evalue=lines[0], traceback=lines)
    elif test.status == "passed" and test.score < test.max_score:
        line = f"passed: {words}; it counts when the core test of `{test.hole}` passes too\n"
        output = new_output("stream", name="stdout", text=line)
    else:
        output = new_output("stream", name="stdout", text=f"{test.status}: {words}\n")
    result: NotebookNode = output
    return result
