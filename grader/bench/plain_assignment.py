"""One question, the mean of some numbers, as a teacher writes it for nbgrader and for otter-grader.

Both have the same tests in the form that the program's documentation shows: assertions, hidden
ones among them. Each of two tests is worth five points.
"""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_raw_cell

from grader.bench.attack import HOLE, Attack
from grader.teach.notebooks.build import KERNEL, SCHEMA, filled

NAME = "means"
FULL, EACH = 10.0, 5
SOLUTION = '''\
def mean(values):
    """Return the mean of the values."""
    {mark} BEGIN SOLUTION
    return sum(values) / len(values)
    {mark} END SOLUTION
'''
EXAMPLES = """\
assert mean([1.0, 2.0, 6.0]) == 3.0
"""
MORE_EXAMPLES = """\
assert mean([4.0]) == 4.0
assert mean([-1.0, 2.0]) == 0.5
"""
DRAWN = """\
import random
values = [random.uniform(-9, 9) for _ in range(5)]
expected = sum(values) / len(values)
assert abs(mean(values) - expected) < 1e-9
"""
CONFIGURATION = f"# ASSIGNMENT CONFIG\nname: {NAME}\nexport_cell: false\nrun_tests: false\n"
QUESTION = f"# BEGIN QUESTION\nname: {HOLE}\n"
TEST = '""" # BEGIN TEST CONFIG\npoints: {points}\nhidden: {hidden}\n""" # END TEST CONFIG\n'


def for_nbgrader() -> NotebookNode:
    """The assignment as nbgrader's `source` folder holds it."""
    hidden = "### BEGIN HIDDEN TESTS\n{}### END HIDDEN TESTS"
    return _notebook(
        _marked(HOLE, SOLUTION.format(mark="###"), solution=True),
        _marked("examples", EXAMPLES + hidden.format(MORE_EXAMPLES), **_graded()),
        _marked("drawn", hidden.format(DRAWN), **_graded()),
    )


def for_otter() -> NotebookNode:
    """The assignment as `otter assign` reads it. HOLE's cell keeps a name for `handed_in`."""
    return _notebook(
        new_raw_cell(CONFIGURATION),
        new_raw_cell(QUESTION),
        new_raw_cell("# BEGIN SOLUTION"),
        _marked(HOLE, SOLUTION.format(mark="#"), solution=True),
        new_raw_cell("# END SOLUTION"),
        new_raw_cell("# BEGIN TESTS"),
        new_code_cell(TEST.format(points=0, hidden="false") + EXAMPLES),
        new_code_cell(TEST.format(points=EACH, hidden="true") + EXAMPLES + MORE_EXAMPLES),
        new_code_cell(TEST.format(points=EACH, hidden="true") + DRAWN),
        new_raw_cell("# END TESTS"),
        new_raw_cell("# END QUESTION"),
    )


def handed_in(released: NotebookNode, attack: Attack) -> NotebookNode:
    """What a student hands in: the released notebook with the attack in the question's cell."""
    made = filled(released, {HOLE: attack.text})
    if attack.edits_the_tests:
        for cell in made.cells:
            told = cell.metadata.get("nbgrader", {})
            if told.get("grade"):
                cell.source, told["points"] = "pass", 100 * EACH
        for test in made.metadata.get("otter", {}).get("tests", {}).values():
            test["points"], test["suites"] = 100 * FULL, [{"cases": [], "type": "doctest"}]
    return made


def _notebook(*cells: NotebookNode) -> NotebookNode:
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    made: NotebookNode = new_notebook(cells=list(cells), metadata=metadata)
    return made


def _graded() -> dict[str, object]:
    return {"grade": True, "locked": True, "points": EACH}


def _marked(name: str, source: str, **more: object) -> NotebookNode:
    cell: NotebookNode = new_code_cell(source)
    told = {"grade": False, "solution": False, "locked": False, "task": False, **more}
    named = {"schema_version": SCHEMA, "grade_id": name, "cell_type": "code"}
    cell.metadata["nbgrader"] = named | told
    return cell
