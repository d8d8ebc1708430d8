"""The worked example of lesson 11, and the simplest cases."""

import pytest

from grader.learn.suite import Function

SMALL = {"W1": [[0.5]], "b1": [0.25], "W2": [2.0], "b2": 0.5}
NEAR = {"W1": [[0.5]], "b1": [-0.45], "W2": [2.0], "b2": 0.5}


@pytest.mark.hole("relative_error")
def test_worked_example_the_forgotten_factor(student):
    student.relative_error(2.0, 4.0).should_be(0.5, why="|2 − 4| is 2, and 2 / 4 = 0.5.")


@pytest.mark.hole("relative_error")
def test_worked_example_nearly_nothing(student):
    student.relative_error(0.0, 1e-11).should_be(
        1e-7, within=1e-12, why="Both are nearly 0, so the difference is divided by 0.0001."
    )


@pytest.mark.hole("gradient_check")
def test_worked_example_of_a_right_gradient(student):
    right = Function(
        "the right gradient",
        lambda _params, _rows, _targets: {"W1": [[4.0]], "b1": [4.0], "W2": [1.5], "b2": 2.0},
    )
    student.gradient_check(right, SMALL, [[1.0]], [1.0], 0.1).should_be(
        0.0, why="All four slopes agree with the measured ones."
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


@pytest.mark.hole("hour_baseline_mse")
def test_worked_example_the_mean_of_the_hour(student):
    train_rows = [[8 / 23], [8 / 23], [13 / 23]]
    rows = [[8 / 23], [13 / 23], [20 / 23]]
    student.hour_baseline_mse(train_rows, [0.3, 0.5, 0.1], rows, [0.5, 0.3, 0.6]).should_be(
        0.14 / 3,
        why="The predictions are 0.4 at eight, 0.1 at thirteen, and 0.3, the mean of all, at "
        "twenty: (0.01 + 0.04 + 0.09) / 3.",
    )


@pytest.mark.hole("evaluate")
def test_worked_example_in_rentals(student):
    params = {"W1": [[1.0]], "b1": [0.0], "W2": [0.5], "b2": -0.1}
    student.evaluate(params, [[0.8], [0.1]], [0.2, 0.15]).should_be(
        {"mse": 0.025, "rmse_rentals": 158.113883, "mae_rentals": 150.0},
        within=1e-6,
        why="The predictions are 0.3 and −0.05, so the errors are 0.1 and −0.2.",
    )
