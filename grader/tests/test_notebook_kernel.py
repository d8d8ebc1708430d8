"""What a notebook's cells do in a kernel, played by IPython's shell in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

from grader.course import ROOT
from grader.tests.notebook_work import as_json, solved, untouched, write

SHELL = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

shell = InteractiveShell.instance()
said = []
for source in json.load(sys.stdin):
    with capture_output() as output:
        done = shell.run_cell(source)
    error = done.error_in_exec or done.error_before_exec
    message = getattr(error, "message", str(error)) if error is not None else ""
    kind = type(error).__name__ if error is not None else ""
    said.append([kind, message, output.stdout, output.stderr])
print(json.dumps(said), file=sys.__stdout__)
"""
START = "from grader.learn.notebook import *\nuse_earlier_notebooks()"


def run(folder, *sources, marking=False, course=ROOT):
    """Run cells in a notebook's folder: for each the error's kind, its message, and the output."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "IPYTHONDIR": str(folder / ".ipython"),
        "PYTHONPATH": str(course),
    }
    if marking:
        environment["NBGRADER_EXECUTION"] = "autograde"
    done = subprocess.run(
        [sys.executable, "-c", SHELL],
        input=json.dumps([START, *sources]),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])[1:]


@pytest.fixture
def home(tmp_path):
    """A learner's folder on a hub: a folder for each step, as nbgrader fetches them."""
    for number in range(1, 13):
        (tmp_path / f"step{number:02}").mkdir()
    return tmp_path


def save(home, step, notebook):
    (home / step.name / f"{step.name}.ipynb").write_bytes(as_json(notebook))


# ---------------------------------------------------------------------------------------- grade


SQUARE = "def square_slope(x):\n    return 2 * x"
TEST = 'grade("step02", "test_slope_of_the_square")'
BESIDE = 'grade("step02", "test_square_is_level_at_its_lowest_place")'
EXAMPLE = 'grade("step02", "test_worked_example_slope_of_the_square_by_formula")'


def test_a_test_that_passes_says_so_and_nothing_on_stderr(home):
    for said in run(home / "step02", SQUARE, TEST, BESIDE, EXAMPLE)[1:]:
        assert said[0] == ""
        assert said[2].startswith("passed: ")
        assert said[3] == ""


def test_a_failure_is_our_message_without_a_traceback(home):
    wrong = "def square_slope(x):\n    return 3 * x"
    (kind, message, _, _), *_ = run(home / "step02", wrong, EXAMPLE)[1:]
    assert kind == "NotPassed"
    assert message.startswith("square_slope(3.0)")
    assert "returned  9" in message
    assert "expected  6" in message
    assert "hints.md, “square_slope”" in message
    assert "Traceback" not in message
    assert "grader" not in message


def test_a_test_beside_the_core_counts_only_with_it(home):
    """Level at 0, and wrong everywhere else."""
    cubed = "def square_slope(x):\n    return x * x"
    core, beside = run(home / "step02", cubed, TEST, BESIDE)[1:]
    assert core[0] == beside[0] == "NotPassed"
    assert beside[1].startswith("This test passes. It counts when the core test of `square_slope`")
    assert core[1].partition("\n")[0] in beside[1]


def test_an_open_hole_says_what_to_write(home):
    hole = "def square_slope(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    message = run(home / "step02", hole, TEST)[1][1]
    assert message.startswith("`square_slope` is not written yet (cell square_slope, line 3)")
    assert "What to write: Return the slope of x²" in message


def test_an_error_shows_the_line_of_the_cell(home):
    wrong = "def square_slope(x):\n    half = x / 0\n    return half"
    message = run(home / "step02", wrong, TEST)[1][1]
    assert "cell square_slope, line 2, in square_slope\n    half = x / 0" in message.replace(
        "      ", "    "
    )


def test_a_missing_function_is_missed_in_the_notebook(home):
    message = run(home / "step02", TEST)[0][1]
    assert "This notebook has no function `square_slope`" in message


def test_imports_are_those_of_the_course(home):
    message = run(home / "step02", f"import numpy as np\n{SQUARE}", f"import json\n{SQUARE}", TEST)
    assert "the import of `json` is not allowed" in message[-1][1]


def test_what_a_learner_prints_is_seen(home):
    loud = "def square_slope(x):\n    print('x is', x)\n    return 2 * x"
    assert "x is 3.0" in run(home / "step02", loud, EXAMPLE)[1][2]


def test_an_endless_loop_ends_and_the_next_cells_wait_less(home):
    endless = "def square_slope(x):\n    while True:\n        pass"
    shorter = "from grader.learn import plugin\nplugin.TIME_LIMIT = 0.5"
    first, second = run(home / "step02", endless, shorter, EXAMPLE, EXAMPLE)[2:]
    assert "No answer came within 0.5 seconds" in first[1]
    assert "No answer came within 0.1 seconds" in second[1]


def test_same_functions_same_inputs(home):
    wrong = "def square_slope(x):\n    return 3 * x"
    other = "def square_slope(x):\n    return 3 * x + 0"
    first, again = (run(home / "step02", wrong, TEST)[1][1] for _ in range(2))
    assert first == again
    assert first.splitlines()[0] != run(home / "step02", other, TEST)[1][1].splitlines()[0]


def test_whoever_marks_may_choose_the_inputs(home):
    wrong = "def square_slope(x):\n    return 3 * x"
    draw = "import os\nos.environ['GRADER_SEED'] = {!r}"
    seven, again, eight = (
        run(home / "step02", wrong, draw.format(seed), TEST)[2][1].splitlines()[0]
        for seed in ("7", "7", "8")
    )
    assert seven == again != eight


def test_a_test_that_is_not_there_is_named(home):
    kind, message, *_ = run(home / "step02", 'grade("step02", "test_nothing")')[0]
    assert kind == "CourseError"
    assert "step02 has no test test_nothing here" in message


def test_a_student_has_the_examples_and_no_hidden_test(home, classroom):
    """With the edition that is installed on a hub."""
    example, hidden = run(home / "step02", SQUARE, EXAMPLE, TEST, course=classroom.root)[1:]
    assert example[2].startswith("passed: ")
    assert hidden[0] == "CourseError"
    assert "hidden tests are in the teacher's checkout alone" in hidden[1]


# -------------------------------------------------------------------------------- earlier steps


IMPORT = "from exercises.step02.slopes import square_slope\nprint(square_slope(3.0))"


def test_an_earlier_step_is_the_notebook_beside(home, course):
    mine = "TWO = 2.5\n\ndef square_slope(x):\n    return TWO * x\n\nprint('trial')"
    save(home, course["step02"], write(solved(course["step02"]), "square_slope", mine))
    (said,) = run(home / "step03", IMPORT)
    assert said[0] == ""
    assert said[2] == "7.5\n"


def test_steps_build_on_each_other_over_several_notebooks(home, course):
    for name in ("step02", "step05", "step06", "step07"):
        save(home, course[name], solved(course[name]))
    (said,) = run(
        home / "step08",
        "from exercises.step06.one_neuron import train_neuron\n"
        "print(train_neuron([[1.0]], [1.0], 0.1, 1)[1])",
    )
    assert said[:3] == ["", "", "0.2\n"]


def test_the_engine_of_an_earlier_notebook_is_a_whole_class(home, course):
    save(home, course["step04"], solved(course["step04"]))
    (said,) = run(
        home / "step09",
        "from exercises.step04.engine import Value\n"
        "a = Value(3.0)\n(a * a).backward()\nprint(a.grad)",
    )
    assert said[:3] == ["", "", "6.0\n"]


def test_a_broken_cell_takes_no_other_with_it(home, course):
    notebook = write(
        solved(course["step02"]), "line_slope", "def line_slope(a, b, x)\n    return a"
    )
    save(home, course["step02"], notebook)
    good, bad = run(home / "step03", IMPORT, "from exercises.step02.slopes import line_slope")
    assert good[2] == "6.0\n"
    assert bad[0] == "ImportError"
    assert "../step02/step02.ipynb has no `line_slope`: line 1 of its cell" in bad[1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no ../step02/step02.ipynb. Fetch it"),
        (b"nothing", "../step02/step02.ipynb is not a notebook"),
        (b'{"cells": []}', "no cell defines it; is it saved?"),
    ],
)
def test_an_earlier_notebook_that_is_missing_or_broken_is_named(home, content, said):
    if content is not None:
        (home / "step02" / "step02.ipynb").write_bytes(content)
    (found,) = run(home / "step03", IMPORT)
    assert found[0] == "ImportError"
    assert said in found[1]


def test_an_open_hole_of_an_earlier_notebook_is_told_as_its_own(home, course):
    save(home, course["step02"], untouched(course["step02"]))
    cells = [one for one in solved(course["step03"])["cells"] if one["cell_type"] == "code"]
    wanted = ("given", "parts", "local_slopes")
    sources = [
        "".join(one["source"])
        for one in cells
        if one["metadata"].get("nbgrader", {}).get("grade_id") in wanted
    ]
    test = 'grade("step03", "test_links_of_the_worked_example")'
    message = run(home / "step03", *sources, test)[-1][1]
    assert message.startswith("step 02 is not finished yet")
    assert "square_slope` in step02, cell square_slope" in message


def test_while_nbgrader_marks_earlier_steps_are_the_courses_own(home, course):
    """A mistake there is paid for in that step alone."""
    wrong = "def square_slope(x):\n    return 3 * x"
    save(home, course["step02"], write(solved(course["step02"]), "square_slope", wrong))
    assert run(home / "step03", IMPORT, marking=True)[0][2] == "6.0\n"
