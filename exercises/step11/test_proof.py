"""The worked example of lesson 11, and the simplest cases."""

import math

import pytest

from grader.learn.suite import Function

SMALL = {"W1": [[0.5]], "b1": [0.25], "W2": [2.0], "b2": 0.5}
SMALL_SLOPES = {"W1": [[4.0]], "b1": [4.0], "W2": [1.5], "b2": 2.0}
NEAR = {"W1": [[0.5]], "b1": [-0.45], "W2": [2.0], "b2": 0.5}


@pytest.mark.hole("relative_error")
def test_worked_example_the_forgotten_factor(student):
    student.relative_error(2.0, 4.0).should_be(0.5, why="|2 − 4| is 2, and 2 / 4 = 0.5.")


@pytest.mark.hole("relative_error")
def test_worked_example_nearly_nothing(student):
    student.relative_error(0.0, 1e-11).should_be(
        1e-7, within=1e-12, why="Both are nearly 0, so the difference is divided by 0.0001."
    )


@pytest.mark.hole("relative_error")
def test_signs_and_order_of_the_two(student):
    for a, b in ((2.0, 4.0), (4.0, 2.0), (-2.0, -4.0), (-4.0, -2.0)):
        student.relative_error(a, b).should_be(
            0.5, why="They are 2 apart, and the larger of the two sizes is 4."
        )
    for a, b in ((2.0, -2.0), (-2.0, 2.0)):
        student.relative_error(a, b).should_be(
            2.0, why="Same size, opposite sign: they are 4 apart, and both sizes are 2."
        )


@pytest.mark.hole("gradient_check")
def test_worked_example_of_a_right_gradient(student):
    right = Function("the right gradient", lambda _params, _rows, _targets: SMALL_SLOPES)
    answer = student.gradient_check(right, SMALL, [[1.0]], [1.0], 0.1)
    answer.should_be(0.0, why="All four slopes agree with the measured ones.")
    answer.should_leave_arguments_alone()


@pytest.mark.hole("gradient_check")
def test_gradient_is_called_with_what_was_given(student):
    nothing = {"W1": [[0.0]], "b1": [0.0], "W2": [0.0], "b2": 0.0}
    right_here = Function(
        "the right gradient at this place, and zeros at any other",
        lambda *given: SMALL_SLOPES if given == (SMALL, [[1.0]], [1.0]) else nothing,
    )
    student.gradient_check(right_here, SMALL, [[1.0]], [1.0], 0.1).should_be(
        0.0,
        why="Call `gradient` with exactly params, rows and targets. The nudged copies are for the "
        "loss alone.",
    )


@pytest.mark.hole("gradient_check")
def test_worked_example_of_a_wrong_gradient(student):
    wrong = Function(
        "the right gradient, but 2 for b1 instead of 4",
        lambda _params, _rows, _targets: {"W1": [[4.0]], "b1": [2.0], "W2": [1.5], "b2": 2.0},
    )
    student.gradient_check(wrong, SMALL, [[1.0]], [1.0]).should_be(
        0.5, within=1e-6, why="Measured, the slope along b1 is 4, and |2 − 4| / 4 = 0.5."
    )


@pytest.mark.hole("gradient_check")
def test_one_wrong_slope_wherever_it_stands(student):
    for name, doubled in (("W1", [[8.0]]), ("b1", [8.0]), ("W2", [3.0]), ("b2", 4.0)):
        slopes = {**SMALL_SLOPES, name: doubled}
        wrong = Function(
            f"the right gradient, but {name} is doubled",
            lambda _params, _rows, _targets, slopes=slopes: slopes,
        )
        student.gradient_check(wrong, SMALL, [[1.0]], [1.0]).should_be(
            0.5,
            within=1e-6,
            why=f"Three slopes agree, and that of {name} is twice the measured one. The largest of "
            "the four relative errors counts, |2s − s| / |2s| = 0.5.",
        )


@pytest.mark.hole("gradient_check")
def test_nan_gives_infinity(student):
    for name, spoiled in (("W1", [[math.nan]]), ("b2", math.nan)):
        slopes = {**SMALL_SLOPES, name: spoiled}
        wrong = Function(
            f"the right gradient, but {name} is nan",
            lambda _params, _rows, _targets, slopes=slopes: slopes,
        )
        answer = student.gradient_check(wrong, SMALL, [[1.0]], [1.0])
        answer.should(
            answer.value == math.inf,
            why="Every comparison with nan is false, and max passes it over: ask math.isnan, and "
            "return math.inf.",
        )


@pytest.mark.hole("gradient_check")
def test_worked_example_near_the_bend(student):
    right = Function(
        "the right gradient",
        lambda _params, _rows, _targets: {"W1": [[-1.6]], "b1": [-1.6], "W2": [-0.04], "b2": -0.8},
    )
    student.gradient_check(right, NEAR, [[1.0]], [1.0], 0.1).should_be(
        0.34375, why="With h = 0.1 the measured slope is −1.05, and 0.55 / 1.6 = 0.34375."
    )


@pytest.mark.hole("mean_baseline_mse")
def test_worked_example_always_the_mean(student):
    student.mean_baseline_mse([0.3, 0.5, 0.1], [0.5, 0.3, 0.6]).should_be(
        0.13 / 3, why="The prediction is 0.3 for each row: (0.04 + 0 + 0.09) / 3."
    )


@pytest.mark.hole("mean_baseline_mse")
def test_two_lists_of_different_lengths(student):
    answer = student.mean_baseline_mse([0.4, 0.2], [0.5, 0.3, 0.6])
    answer.should_be(
        0.13 / 3,
        why="The mean of the two training targets is 0.3, and there are three errors: "
        "(0.04 + 0 + 0.09) / 3.",
    )
    answer.should_leave_arguments_alone()


@pytest.mark.hole("hour_baseline_mse")
def test_worked_example_the_mean_of_the_hour(student):
    train_rows = [[8 / 23], [8 / 23], [13 / 23]]
    rows = [[8 / 23], [13 / 23], [20 / 23]]
    student.hour_baseline_mse(train_rows, [0.3, 0.5, 0.1], rows, [0.5, 0.3, 0.6]).should_be(
        0.14 / 3,
        why="The predictions are 0.4 at eight, 0.1 at thirteen, and 0.3, the mean of all, at "
        "twenty: (0.01 + 0.04 + 0.09) / 3.",
    )


@pytest.mark.hole("hour_baseline_mse")
def test_twelve_and_thirteen(student):
    train_rows = [[12 / 23], [12 / 23], [13 / 23]]
    answer = student.hour_baseline_mse(train_rows, [0.1, 0.1, 0.4], [[13 / 23]], [0.5])
    answer.should_be(
        0.01,
        why="One training row is at thirteen, with 0.4, and 0.1² = 0.01. (13 / 23 · 23 is "
        "12.999999999999998 in floats, so int makes twelve of thirteen: use round.) There is one "
        "error to take the mean of, however many training rows there are.",
    )
    answer.should_leave_arguments_alone()


@pytest.mark.hole("evaluate")
def test_worked_example_in_rentals(student):
    params = {"W1": [[1.0]], "b1": [0.0], "W2": [0.5], "b2": -0.1}
    answer = student.evaluate(params, [[0.8], [0.1]], [0.2, 0.15])
    answer.should_be(
        {"mse": 0.025, "rmse_rentals": 158.113883, "mae_rentals": 150.0},
        within=1e-6,
        why="The predictions are 0.3 and −0.05, so the errors are 0.1 and −0.2.",
    )
    answer.should_leave_arguments_alone()
