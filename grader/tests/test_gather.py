"""What is taken out of a submitted notebook, whatever has become of its cells."""

import json
import os
from typing import Any

import pytest

from grader.learn.notebook.cells import definitions
from grader.teach.marking import Marker, Wishes
from grader.teach.notebooks import marking, reading
from grader.teach.notebooks.autograded import autograded
from grader.teach.notebooks.fill import cells_of
from grader.teach.notebooks.gather import gather, in_cells
from grader.teach.stubs import filled, stub
from grader.teach.submission import StubFile, Submission
from grader.tests.notebook_work import (
    again,
    as_json,
    cell,
    code,
    handed_in,
    solved,
    untouched,
    write,
)

HOLES = ["numerical_slope", "numerical_gradient", "line_slope", "square_slope",
         "squared_error_slope"]  # fmt: skip


@pytest.fixture
def step(course):
    return course["step02"]


def functions(source):
    names: dict[str, Any] = {}
    exec(compile(source, "gathered", "exec"), names)
    return names


# ------------------------------------------------------------------------------ the whole file


def test_of_every_step_the_functions_of_the_solution_come_out(course):
    for step in course:
        found = gather(step, as_json(solved(step)))
        assert (found.refused, found.remarks, found.of_holes, found.left_out) == ("", [], {}, {})
        assert [hole for _, hole in found.starts] == [hole.name for hole in step.holes]
        compile(found.source, step.name, "exec")


def test_untouched_holes_say_what_to_write(course):
    for step in course:
        found = gather(step, as_json(untouched(step)))
        assert found.untouched == [hole.name for hole in step.holes]
        for sentence in (part for part in cells_of(step, stub(step)).values()):
            assert sentence in found.source


def test_a_released_hole_without_a_sentence_gets_it(step):
    notebook = write(
        solved(step), "square_slope", "def square_slope(x):\n    raise NotImplementedError()"
    )
    with pytest.raises(NotImplementedError, match="Return the slope of x²"):
        functions(gather(step, as_json(notebook)).source)["square_slope"](1.0)


def test_a_line_belongs_to_its_cell(step):
    notebook = write(solved(step), "line_slope", "def line_slope(a, b, x):\n    return 1 / 0")
    found = gather(step, as_json(notebook))
    line = found.source.splitlines().index("    return 1 / 0") + 1
    message = in_cells(
        f"slopes.py, line {line}, in line_slope", {"step02": found}, {"step02": step}
    )
    assert message == "cell line_slope, line 2, in line_slope"


# ------------------------------------------------------------------------------------ the cells


def delete(notebook):
    notebook["cells"].remove(cell(notebook, "line_slope"))


def duplicate(notebook):
    notebook["cells"].append(again(cell(notebook, "line_slope")))
    notebook["cells"][-1]["source"] = "def line_slope(a, b, x):\n    return 2 * a"


def reorder(notebook):
    notebook["cells"].reverse()


def rename(notebook):
    cell(notebook, "line_slope")["metadata"]["nbgrader"]["grade_id"] = "mine"


def retype(notebook):
    cell(notebook, "line_slope")["cell_type"] = "markdown"


def misspell(notebook):
    write(notebook, "line_slope", "def line_slope(a, b, x)\n    return a")


def rename_function(notebook):
    write(notebook, "line_slope", "def slope(a, b, x):\n    return a")


def use_a_helper(notebook):
    write(notebook, "line_slope", "def line_slope(a, b, x):\n    return same(a)")
    notebook["cells"].append(code("def same(a):\n    return a"))


def strip(notebook):
    for one in notebook["cells"]:
        one["metadata"] = {}


@pytest.mark.parametrize(
    ("spoil", "said", "works"),
    [
        (delete, "`line_slope` is missing from step02.ipynb", None),
        (duplicate, "`line_slope` is there twice; the last one is marked", 6.0),
        (reorder, "in another order", 3.0),
        (rename, "`line_slope` has lost its name; the cell that defines it is marked", 3.0),
        (retype, "`line_slope` was turned into markdown; it is marked as code", 3.0),
        (misspell, "cell line_slope, line 1: Python can't read this line: expected ':'", None),
        (rename_function, "`line_slope` defines no such function", None),
        (use_a_helper, "`same` is defined outside of the cells with holes", NameError),
        (strip, "step02.ipynb has no nbgrader metadata", 3.0),
    ],
)
def test_what_has_become_of_a_cell(step, spoil, said, works):
    """A sentence, and all other holes as they were."""
    notebook = solved(step)
    spoil(notebook)
    found = gather(step, as_json(notebook))
    sentences = [*found.remarks, *found.of_holes.values(), *found.left_out.values()]
    assert [sentence for sentence in sentences if said in sentence] == sentences
    assert len(sentences) == 1
    names = functions(found.source)
    assert set(HOLES) - names.keys() == ({"line_slope"} if works is None else set())
    assert names["square_slope"](3.0) == 6.0
    if works is NameError:
        with pytest.raises(NameError):
            names["line_slope"](3.0, 2.0, 1.0)
    elif works is not None:
        assert names["line_slope"](3.0, 2.0, 1.0) == works


def test_a_method_without_its_line_is_told_what_is_missing(course):
    step = course["step04"]
    notebook = solved(step)
    bare = "".join(cell(notebook, "Value.relu")["source"][1:])
    found = gather(step, as_json(write(notebook, "Value.relu", bare)))
    assert "`@method_of(Value)` is missing" in found.left_out["Value.relu"]


def test_trials_in_a_cell_are_not_repeated(step):
    trials = (
        "%timeit 1 + 1\n"
        "TWO = 2\n"
        "three = print('called')\n"
        "def square_slope(x):\n    return TWO * x\n"
        "print(square_slope(3))\n"
        "assert square_slope(3) == 7\n"
    )
    found = gather(step, as_json(write(solved(step), "square_slope", trials)))
    assert functions(found.source)["square_slope"](4.0) == 8.0
    assert "called" not in found.source
    assert "assert" not in found.source
    assert definitions(trials).split("\n").index("TWO = 2") == 1


# --------------------------------------------------------------------------------- the notebook


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1 is not JSON"),
        (b"{'cells': []}", "line 1 is not JSON"),
        (b"[1, 2]", "no cells"),
        (b'{"cells": {}}', "no cells"),
        (b'{"worksheets": []}', "older than nbformat 4"),
        (b"\xff\xfe{", "not UTF-8"),
        (b"[" * 100_000, "can't be read"),
        (b'{"cells": [], "x": ' + b"9" * 5000 + b"}", "can't be read"),
    ],
    ids=["empty", "quotes", "list", "object", "old", "encoding", "deep", "digits"],
)
def test_what_is_no_notebook_is_refused(step, content, said):
    found = gather(step, content)
    assert said in found.refused
    assert found.refused.startswith("step02.ipynb ")


@pytest.mark.parametrize(
    "cells",
    [
        [None, 3, "x", []],
        [{"cell_type": "code"}],
        [{"cell_type": "code", "source": 3, "metadata": []}],
        [{"cell_type": 1, "source": ["a", None], "metadata": {"nbgrader": "x"}}],
        [{"cell_type": "code", "source": "\ud800", "metadata": {"nbgrader": {"grade_id": 1}}}],
    ],
)
def test_cells_of_another_form_do_no_harm(step, cells):
    found = gather(step, json.dumps({"cells": cells}).encode())
    assert found.refused == ""
    assert set(found.left_out) == set(HOLES)


def test_deep_source_spoils_one_notebook_only(course):
    """Read by a process of its own, which may die of it."""
    deep = write(solved(course["step02"]), "line_slope", "x = " + "-" * 200_000 + "1")
    found = reading.read_all({"step02": as_json(deep), "step03": as_json(solved(course["step03"]))})
    assert found["step03"].left_out == {}
    assert found["step03"].cells
    assert found["step02"].refused or "line_slope" in found["step02"].left_out


def test_a_notebook_that_keeps_its_reader_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.001)
    found = reading.read_all({"step02": b"{}", "step03": b"{}"})
    assert "too much time or memory" in found["step02"].refused
    assert "too much time or memory" in found["step03"].refused


def test_only_regular_files_of_a_bounded_size_are_opened(course, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("{}", encoding="utf-8")
    for name in ("step01", "step02", "step03", "step04", "step05"):
        (tmp_path / name).mkdir()
    (tmp_path / "step01" / "step01.ipynb").symlink_to(secret)
    os.mkfifo(tmp_path / "step02" / "step02.ipynb")
    with (tmp_path / "step03" / "step03.ipynb").open("wb") as file:
        file.truncate(reading.MAX_BYTES + 1)
    (tmp_path / "step04" / "step04.ipynb").mkdir()
    (tmp_path / "step06").symlink_to(tmp_path / "step05")
    contents, refused = reading.contents_of(tmp_path, course)
    assert contents == {}
    assert "a link" in refused["step01"]
    assert "not a regular file" in refused["step02"]
    assert "Clear its outputs" in refused["step03"]
    assert "step04" in refused
    assert "was not handed in" in refused["step05"]
    assert "step07" not in refused


# ------------------------------------------------------------------------------------- the marks


@pytest.fixture(scope="module")
def marker(course):
    with Marker(course) as marker:
        yield marker


def by_hole(result):
    found: dict[str, float] = {}
    for test in result.steps[0].tests:
        found[test.hole] = found.get(test.hole, 0.0) + test.score
    return found


def test_odd_cells_cost_their_own_points_and_no_others(step, course, marker, tmp_path):
    notebook = solved(step)
    delete(notebook)
    write(notebook, "numerical_slope", "def numerical_slope(f, x, h=1e-5):\n    return 1 / 0\n")
    write(notebook, "square_slope", "def square_slope(x)\n    return 2 * x\n")
    notebook["cells"].append(again(cell(notebook, "squared_error_slope")))
    place = tmp_path / "ada" / "step02"
    place.mkdir(parents=True)
    (place / "step02.ipynb").write_bytes(as_json(notebook))

    found = marking.gathered(tmp_path / "ada", course)
    result = marking.mark(marker, course, "ada", found, Wishes(seed=1))
    scores = by_hole(result)
    assert scores.pop("squared_error_slope") == pytest.approx(10.0)
    assert scores.pop("numerical_gradient") == pytest.approx(10.0)
    assert set(scores.values()) == {0.0}
    messages = {test.hole: test.message for test in result.steps[0].tests if test.message}
    assert messages["line_slope"] == "The cell of `line_slope` is missing from step02.ipynb."
    assert "Python can't read this line" in messages["square_slope"]
    assert "cell numerical_slope, line 2, in numerical_slope" in messages["numerical_slope"]

    shown = autograded(step, found["step02"], result.steps[0]).decode()
    for sentence in ("is missing from", "can't read this line", "is there twice"):
        assert sentence in shown


@pytest.mark.parametrize(
    ("change", "failed"),
    [("return twice(x) + HALF", {"square_slope"}), ("import sys\n    return 2 * x", set(HOLES))],
)
def test_marks_are_those_of_the_same_students_fork(step, course, marker, change, failed):
    """With a helper, a constant and another order of functions; and with a refused import."""
    source = "HALF = 0.5\n\n\ndef twice(x):\n    return 2 * x\n\n\n" + filled(step).replace(
        "return 2 * x", change
    )
    missing = {one.name: StubFile(refused="not here") for one in course}
    fork = Submission("fork", None, missing | {"step02": StubFile(source.encode())})
    found = {"step02": gather(step, as_json(handed_in(step, source)))}
    wishes = Wishes(steps=("step02",), seed=1)
    one = marker.mark(fork, wishes).steps[0].tests
    other = marking.mark(marker, course, "notebook", found, wishes).steps[0].tests
    assert [(t.name, t.status, t.score) for t in one] == [
        (t.name, t.status, t.score) for t in other
    ]
    assert {t.hole for t in one if t.status == "failed"} == failed


def test_nothing_of_a_student_is_run_by_the_marking_process(step, tmp_path, course, marker):
    """Not even by the makers of the notebook that formgrader shows."""
    touched = tmp_path / "touched"
    attack = f"open({str(touched)!r}, 'w')\n\ndef square_slope(x):\n    return 2 * x\n"
    notebook = write(solved(step), "square_slope", attack)
    notebook["cells"].append(code(attack))
    notebook["cells"][0] = {
        "cell_type": "markdown",
        "metadata": {},
        "source": "<script>alert(1)</script>",
    }
    found = {"step02": gather(step, as_json(notebook))}
    result = marking.mark(marker, course, "eve", found, Wishes(seed=1))
    shown = autograded(step, found["step02"], result.steps[0]).decode()
    assert not touched.exists()
    assert by_hole(result)["square_slope"] == pytest.approx(10.0)
    assert "<script>" not in shown
