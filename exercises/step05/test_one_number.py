"""The worked example of lesson 05, and the simplest cases."""

import pytest

TARGETS = [1.0, 2.0, 3.0, 6.0]


@pytest.mark.hole("mean")
def test_worked_example_mean(student):
    student.mean(TARGETS).should_be(3.0, why="The sum is 12, and 12 / 4 = 3.")


@pytest.mark.hole("mean")
def test_no_values_no_mean(student):
    student.mean([]).should_raise(
        ValueError, why="No values have no mean, and a quiet 0 would go unnoticed."
    )


@pytest.mark.hole("mse")
def test_worked_example_loss_at_the_start(student):
    student.mse([0.0, 0.0, 0.0, 0.0], TARGETS).should_be(
        12.5, why="The errors are −1, −2, −3, −6, their squares 1, 4, 9, 36, and 50 / 4 = 12.5."
    )


@pytest.mark.hole("mse")
def test_worked_example_loss_at_the_mean(student):
    student.mse([3.0, 3.0, 3.0, 3.0], TARGETS).should_be(
        3.5, why="The errors are 2, 1, 0, −3, their squares 4, 1, 0, 9, and 14 / 4 = 3.5."
    )


@pytest.mark.hole("mse")
def test_three_predictions_do_not_fit_two_targets(student):
    student.mse([0.0, 0.0, 0.0], [1.0, 2.0]).should_raise(
        ValueError, why="Every prediction needs a target of its own, and the third has none."
    )


@pytest.mark.hole("constant_gradient")
def test_worked_example_slope_at_the_start(student):
    student.constant_gradient(0.0, TARGETS).should_be(
        -6.0, why="The slopes of the four rows are −2, −4, −6, −12, and −24 / 4 = −6."
    )


@pytest.mark.hole("constant_gradient")
def test_worked_example_slope_at_the_mean(student):
    student.constant_gradient(3.0, TARGETS).should_be(
        0.0, why="At the mean the errors 2, 1, 0 and −3 cancel: the ground is level."
    )


@pytest.mark.hole("step_downhill")
def test_worked_example_first_step(student):
    student.step_downhill(0.0, -6.0, 0.25).should_be(
        1.5, why="c − learning rate · gradient = 0 − 0.25 · (−6) = 1.5: minus times minus is plus."
    )


@pytest.mark.hole("step_downhill")
def test_worked_example_second_step(student):
    student.step_downhill(1.5, -3.0, 0.25).should_be(
        2.25, why="c − learning rate · gradient = 1.5 − 0.25 · (−3) = 2.25."
    )


@pytest.mark.hole("fit_constant")
def test_worked_example_two_epochs(student):
    student.fit_constant(TARGETS, 0.0, 0.25, 2).should_be(
        (2.25, [12.5, 5.75]),
        why="The steps lead from 0 over 1.5 to 2.25. The history has the loss before each step: "
        "12.5 at 0 and 5.75 at 1.5.",
    )
