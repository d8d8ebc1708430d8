"""What a failure says, and what it never says."""

import json
import math

import pytest

from grader.course import Course
from grader.learn.curve import day_curve, loss_curve
from grader.learn.differences import differences
from grader.teach.rentals import bikes
from grader.teach.stubs import filled

SLOPES = filled(Course()["step02"])
CONSTANT = filled(Course()["step05"])
NETWORK = filled(Course()["step08"])
BACKPROP = filled(Course()["step09"])
TRAINING = filled(Course()["step10"])


def message_of(checkout, name, source, test, *more):
    """The text of one test's failure, for a step with this source; earlier steps are solved."""
    checkout.fill([step.name for step in checkout.course if step.name < name])
    checkout.write(name, source)
    run = checkout.run(f"exercises/{name}", "-k", test, *more)
    failed = [v for v in run.verdicts if v.state != "passed"]
    assert failed, run.output
    message = failed[0].message
    for internal in ("Traceback", "AssertionError", "assert ", "_hidden", "should_be", "grader/"):
        assert internal not in message
    return message


def test_wrong_number_shows_call_answer_expectation_and_reason(checkout):
    source = SLOPES.replace("return 2 * x", "return 2 * x + 0.125")
    message = message_of(checkout, "step02", source, "by_formula")
    assert message.splitlines() == [
        "square_slope(3.0)",
        "",
        "  returned  6.125",
        "  expected  6.0",
        "",
        "  The slope of x² at x is 2x, here 2 · 3.",
        "",
        "Read   exercises/step02/README.md, “4. `square_slope`: the slope of x²”",
        "Hints  exercises/step02/hints.md, “square_slope”",
        message.splitlines()[-1],
    ]
    again = "Again  pytest exercises/step02 -k test_worked_example_slope_of_the_square_by_formula"
    assert message.splitlines()[-1] == again


def test_a_test_that_draws_its_inputs_names_the_seed(checkout):
    source = SLOPES.replace("return 2 * x", "return x")
    message = message_of(checkout, "step02", source, "test_slope_of_the_square", "--seed", "7")
    again = "Again  pytest exercises/step02 -k test_slope_of_the_square --seed 7"
    assert message.splitlines()[-1] == again


def test_the_first_broken_hole_is_named_in_the_later_ones(checkout):
    source = SLOPES.replace("/ (2 * h)", "/ h").replace("return 2 * x", "return x")
    checkout.write("step02", source)
    run = checkout.run("exercises/step02")
    later = [v for v in run.verdicts if v.hole == "square_slope" and v.state == "failed"]
    assert later
    for verdict in later:
        assert "First  `numerical_slope` fails too and comes before this one" in verdict.message


def test_function_arguments_are_shown_by_their_formula(checkout):
    source = SLOPES.replace("/ (2 * h)", "/ h")
    message = message_of(checkout, "step02", source, "square_at_3")
    assert message.startswith("numerical_slope(f, 3.0, 0.1)\nwhere f = x²\n")


ANSWERS = {
    "return None": "It returned None. Is a `return` missing at the end?",
    "return '6'": "The result is the text '6'; expected a number.",
    "return [2 * x]": "The result is a list; expected a number.",
    "return True": "The result is True; expected a number.",
    "return float('nan')": "The result is nan, not a number",
    "return complex(6)": "contains an object of class complex",
    "return square_slope": "contains a function",
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_each_unfit_answer_has_its_sentence(answer, checkout):
    source = SLOPES.replace("return 2 * x", answer)
    message = message_of(checkout, "step02", source, "by_formula")
    assert ANSWERS[answer] in " ".join(message.split())


def test_wrong_shape_says_how_many(checkout):
    source = SLOPES.replace("return gradient", "return gradient[1:]")
    message = message_of(checkout, "step02", source, "gradient_of_two_numbers")
    assert "The result has 1 entry; expected 2." in message


def test_changed_argument_shows_before_and_after(checkout):
    source = SLOPES.replace(
        "gradient = []", "gradient = []\n    point.append(0.0)\n    point.pop(0)"
    )
    message = message_of(checkout, "step02", source, "leaves_the_point_alone")
    assert "changed its argument number 2: it was [" in " ".join(message.split())


def test_own_error_shows_the_learners_line(checkout):
    source = SLOPES.replace("return 2 * x", "return 2 * x / 0")
    message = message_of(checkout, "step02", source, "by_formula")
    assert "Your code raised ZeroDivisionError" in message
    assert "in square_slope\n    return 2 * x / 0" in message


def test_unknown_name_gets_the_nearest_one(checkout):
    source = SLOPES.replace("gradient.append", "gradent.append")
    message = message_of(checkout, "step02", source, "gradient_of_two_numbers")
    assert "name 'gradent' is not defined. Did you mean: 'gradient'?" in message


def test_another_error_than_the_agreed_one_is_told_with_the_reason(checkout):
    source = filled(Course()["step05"]).replace("raise ValueError(", "raise KeyError(")
    message = message_of(checkout, "step05", source, "refused")
    assert "Expected a ValueError, but your code raised KeyError" in " ".join(message.split())


def test_gradient_table_shows_the_worst_parameters_with_their_ratio(checkout):
    source = BACKPROP.replace("2 * (", "(").replace("2 * error", "error").replace("2.0 * ", "")
    assert source != BACKPROP
    message = message_of(checkout, "step09", source, "measured_slope")
    header = next(line for line in message.splitlines() if "numerical" in line and "ratio" in line)
    assert header.split() == ["parameter", "yours", "numerical", "ratio"]
    rows = message.split(header)[1].splitlines()[1:]
    table = [line.split() for line in rows[: rows.index("")]]
    assert len([row for row in table if row[-1] == "0.5"]) == 5
    assert table[-1][0] == "…"


def test_a_wrong_history_is_said_as_any_wrong_answer_and_has_a_curve(checkout):
    source = CONSTANT.replace("    return c, history", "    return c, [*history, 0.0]")
    checkout.fill()
    checkout.write("step05", source)
    run = checkout.run("exercises/step05", "-k", "worked_example_two_epochs")
    (verdict,) = run.verdicts
    assert verdict.message.splitlines()[:6] == [
        "fit_constant([1.0, 2.0, 3.0, 6.0], 0.0, 0.25, 2)",
        "",
        "  returned  (2.25, [12.5, 5.75, 0.0])",
        "  expected  (2.25, [12.5, 5.75])",
        "",
        "  The entry at [1] has 3 entries; expected 2.",
    ]
    assert verdict.details == [
        {
            "kind": "curve",
            "title": "The loss before each epoch",
            "x": "epoch",
            "y": "loss (MSE)",
            "series": {
                "yours": [12.5, 5.75, 0.0],
                "expected": [12.5, 5.75],
                "always the mean": [3.5, 3.5, 3.5],
            },
            "left_out": 0,
        }
    ]


def test_a_training_that_passes_has_its_curve_too(checkout):
    checkout.fill()
    run = checkout.run("exercises/step05", "-k", "worked_example")
    details = {v.name: v.details for v in run.verdicts if v.details}
    (curve,) = details.pop("test_worked_example_two_epochs")
    assert details == {}
    both = [12.5, 5.75]
    assert curve["series"] == {"yours": both, "expected": both, "always the mean": [3.5, 3.5]}


@pytest.mark.parametrize(
    ("yours", "points"),
    [
        ((1.0, [4, 2.5]), [4.0, 2.5]),
        ((1.0, []), []),
        ([1.0, [3.0]], [3.0]),
        ((1.0, [math.inf, -math.inf, math.nan, 10**400, 1.0]), [None, None, None, None, 1.0]),
        ((1.0, [0.5] * 1500), [0.5] * 1000),
        ((1.0, [0.5, "x"]), None),
        ((1.0, [0.5, True]), None),
        ((1.0, 0.5), None),
        ((), None),
        (None, None),
    ],
)
def test_what_is_drawn_of_a_history(yours, points):
    curve = loss_curve(yours, [1.0, 3.0], (1.0, [3.0, 2.0]))
    assert (curve and curve.series["yours"]) == points
    if curve:
        assert curve.series["expected"] == [3.0, 2.0]
        longest = min(1000, max(2, len(yours[-1])))
        assert curve.series["always the mean"] == [1.0] * longest
        assert curve.left_out == max(0, len(yours[-1]) - 1000)
        json.dumps(curve.data(), allow_nan=False)


def test_nothing_is_drawn_of_no_epochs():
    assert loss_curve((1.0, []), [1.0], (1.0, [])) is None
    assert loss_curve((1.0, []), [1.0]) is None


def test_a_curve_without_an_expected_one_has_the_mean_all_the_same():
    curve = loss_curve((1.0, [3.0, 2.0]), [1.0, 3.0])
    assert curve is not None
    assert curve.series == {"yours": [3.0, 2.0], "always the mean": [1.0, 1.0]}


def test_a_day_is_drawn_in_rentals():
    curve = day_curve([0.5, math.nan, -0.25], [400.0, 0.0, 7.0])
    assert curve.series == {"yours": [500.0, None, -250.0], "real": [400.0, 0.0, 7.0]}


@pytest.mark.parametrize("state", ["passed", "failed"])
def test_a_training_on_the_real_rows_shows_its_losses_and_a_day(checkout, state):
    level = "\n\n_train = train\n\n\ndef train(*given, **named):\n"
    level += "    params, history = _train(*given, **named)\n"
    level += "    return {**params, 'W2': [0.0] * len(params['W2']), 'b2': 0.25}, history\n"
    checkout.fill()
    checkout.write("step10", TRAINING + (level if state == "failed" else ""))
    (verdict,) = checkout.run("exercises/step10", "-k", "beats_the_mean").verdicts
    losses, day = verdict.details
    assert verdict.state == state
    assert list(losses["series"]) == ["yours", "always the mean"]
    assert [len(numbers) for numbers in losses["series"].values()] == [20, 20]
    assert list(day["series"]) == ["yours", "real"]
    assert day["series"]["real"] == bikes().day_rentals
    assert len(day["series"]["yours"]) == 24
    assert (day["series"]["yours"] == [250.0] * 24) == (state == "failed")


def test_the_curve_of_an_earlier_call_is_not_shown_for_a_later_one(checkout):
    checkout.fill()
    only_once = "\n\ncalls = []\n_fit = fit_constant\n\n\ndef fit_constant(*given):\n"
    only_once += "    calls.append(given)\n    while len(calls) > 1:\n        pass\n"
    only_once += "    return _fit(*given)\n"
    checkout.write("step05", CONSTANT + only_once)
    test = "test_history_is_the_loss_before_each_epoch"
    run = checkout.run("exercises/step05", "-k", test, "--timeout=0.5")
    (verdict,) = run.verdicts
    assert "Is there a loop that never ends?" in verdict.message
    assert verdict.details == []


def test_shared_rows_are_explained(checkout):
    source = NETWORK + "\n\n_init = init_params\n\n\ndef init_params(n_inputs, n_hidden, seed):\n"
    source += "    params = _init(n_inputs, n_hidden, seed)\n"
    source += "    params['W1'] = [params['W1'][0]] * n_hidden\n    return params\n"
    checkout.fill()
    checkout.write("step08", source)
    run = checkout.run("exercises/step08")
    assert "[[0.0] * n] * h" in " ".join(run.output.split())


def test_misspelled_function_is_recognised(checkout):
    source = SLOPES.replace("def square_slope", "def sqare_slope")
    message = message_of(checkout, "step02", source, "by_formula")
    assert "slopes.py has no function `square_slope`. It has `sqare_slope`" in message


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("import numpy as np", "Python's standard library alone"),
        ("from os import path", "`os` is part of Python, but the course does without it"),
        ("from slopes import x", "by their full name: from exercises.step02.slopes import"),
        ("from exercises.step05.one_number import mse", "A step may use the steps before it"),
        ("from ..step03 import chain_rule", "A step may use the steps before it"),
        ("import grader.teach", "Python's standard library alone"),
    ],
)
def test_refused_import_names_line_and_reason(line, reason, checkout):
    message = message_of(checkout, "step02", f"{line}\n{SLOPES}", "by_formula")
    assert message.startswith("slopes.py, line 1: the import of ")
    assert reason in " ".join(message.split())


def test_imports_of_the_standard_library_and_earlier_steps_are_allowed(checkout):
    lines = "import math\nimport collections.abc\nfrom itertools import chain as c\n"
    lines += "from exercises.step01 import first_prediction\n"
    lines += "from ..step01.first_prediction import scale\n"
    checkout.fill(["step01"])
    checkout.write("step02", lines + SLOPES)
    assert checkout.run("exercises/step02").points == 50


def test_long_lists_are_shortened():
    found = differences([0.0] * 1000, [0.0] * 999, within=1e-9)
    assert found[0].sentence == "The result has 1000 entries; expected 999."


@pytest.mark.parametrize(
    ("yours", "expected", "agrees"),
    [
        (1, 1.0, True),
        (True, 1, False),
        (1, True, False),
        ([1.0, 2.0], (1.0, 2.0), True),
        ((1.0, 2.0), [1.0, 2.0], False),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        (float("inf"), float("inf"), True),
        (float("inf"), 1e308, False),
        (float("nan"), float("nan"), True),
        (10**400, 1.0, False),
        (1.0 + 1e-10, 1.0, True),
        (1.0 + 1e-8, 1.0, False),
        (None, 0.0, False),
        ("1", 1.0, False),
    ],
)
def test_what_counts_as_equal(yours, expected, agrees):
    assert (differences(yours, expected, within=1e-9) == []) is agrees
