"""Notebooks as students hand them in, made from solutions and mistakes."""

import copy
import json
from typing import Any

from grader.course import Step
from grader.teach.notebooks.build import as_bytes, filled, notebook
from grader.teach.notebooks.fill import cells_of
from grader.teach.notebooks.names import grade_id
from grader.teach.stubs import filled as solution
from grader.teach.stubs import stub

Data = dict[str, Any]


def handed_in(step: Step, source: str) -> Data:
    """The notebook of a student who has written this file's functions, as JSON data."""
    made = notebook(step)
    filled(made, cells_of(step, source))
    data: Data = json.loads(as_bytes(made))
    return data


def solved(step: Step) -> Data:
    """A notebook with every hole as the course solves it."""
    return handed_in(step, solution(step))


def untouched(step: Step) -> Data:
    """A notebook as it is released, but for the words of open holes."""
    return handed_in(step, stub(step))


def cell(notebook: Data, name: str) -> Data:
    """The cell of a hole or a test."""
    name = grade_id(name)
    found: Data
    (found,) = (
        one
        for one in notebook["cells"]
        if one["metadata"].get("nbgrader", {}).get("grade_id") == name
    )
    return found


def write(notebook: Data, name: str, source: str) -> Data:
    """Put other code into a cell."""
    cell(notebook, name)["source"] = source
    return notebook


def again(one: Data) -> Data:
    """A second cell of the same name, as copy and paste makes it."""
    return {**copy.deepcopy(one), "id": f"{one['id']}-2"[-64:]}


def code(source: str) -> Data:
    """A cell of a student's own."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "mine",
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def as_json(notebook: Data) -> bytes:
    return json.dumps(notebook).encode()
