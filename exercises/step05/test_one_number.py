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


@pytest.mark.hole("mean")
def test_one_value_is_its_own_mean(student):
    student.mean([7.0]).should_be(7.0, why="The sum is 7, and there is one value: 7 / 1 = 7.")


@pytest.mark.hole("mean")
def test_values_belong_to_the_caller(student):
    student.mean([6.0, 1.0, 2.0]).should_leave_arguments_alone()


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


@pytest.mark.hole("mse")
def test_one_prediction_does_not_fit_two_targets(student):
    student.mse([0.0], [1.0, 2.0]).should_raise(
        ValueError, why="Every target needs a prediction, and the second has none."
    )


@pytest.mark.hole("mse")
def test_two_rows_have_half_the_sum(student):
    student.mse([1.0, 2.0], [0.0, 5.0]).should_be(
        5.0, why="The errors are 1 and −3, their squares 1 and 9, and 10 / 2 = 5."
    )


@pytest.mark.hole("mse")
def test_no_rows_no_loss(student):
    student.mse([], []).should_raise(ValueError, why="Without a row there is no error at all.")


@pytest.mark.hole("mse")
def test_predictions_and_targets_belong_to_the_caller(student):
    student.mse([3.0, 1.0], [2.0, 6.0]).should_leave_arguments_alone()


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


@pytest.mark.hole("constant_gradient")
def test_slope_of_two_rows(student):
    student.constant_gradient(5.0, [2.0, 4.0]).should_be(
        4.0, why="The slopes of the two rows are 6 and 2, and 8 / 2 = 4."
    )


@pytest.mark.hole("constant_gradient")
def test_no_targets_no_slope(student):
    student.constant_gradient(1.0, []).should_raise(
        ValueError, why="Without targets there is no loss, and so no slope of it."
    )


@pytest.mark.hole("constant_gradient")
def test_targets_of_the_slope_belong_to_the_caller(student):
    student.constant_gradient(1.0, [6.0, 1.0, 2.0]).should_leave_arguments_alone()


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


@pytest.mark.hole("step_downhill")
def test_positive_slope_leads_to_the_left(student):
    student.step_downhill(5.0, 4.0, 0.5).should_be(
        3.0, why="c − learning rate · gradient = 5 − 0.5 · 4 = 3: the loss rises to the right."
    )


@pytest.mark.hole("step_downhill")
def test_level_ground_or_rate_0_moves_nothing(student):
    student.step_downhill(5.0, 0.0, 0.5).should_be(5.0, why="On level ground nothing moves.")
    student.step_downhill(5.0, 4.0, 0.0).should_be(5.0, why="With the rate 0 nothing moves.")


@pytest.mark.hole("fit_constant")
def test_worked_example_two_epochs(student):
    student.fit_constant(TARGETS, 0.0, 0.25, 2).should_train_like(
        (2.25, [12.5, 5.75]),
        why="The steps lead from 0 over 1.5 to 2.25. The history has the loss before each step: "
        "12.5 at 0 and 5.75 at 1.5.",
        targets=TARGETS,
    )


@pytest.mark.hole("fit_constant")
def test_no_epochs_leave_the_start(student):
    student.fit_constant(TARGETS, 0.0, 0.25, 0).should_be(
        (0.0, []), why="With 0 epochs no step is taken and no loss is noted: (start, [])."
    )


@pytest.mark.hole("fit_constant")
def test_one_epoch_with_two_targets(student):
    student.fit_constant([2.0, 4.0], 5.0, 0.5, 1).should_be(
        (3.0, [5.0]),
        why="The loss at 5 is (9 + 1) / 2 = 5 and the slope is 4, so the step leads to "
        "5 − 0.5 · 4 = 3, the mean.",
    )


@pytest.mark.hole("fit_constant")
def test_every_step_is_taken_even_if_the_loss_rises(student):
    student.fit_constant([2.0, 4.0], 5.0, 1.5, 2).should_be(
        (11.0, [5.0, 17.0]),
        why="The rate 1.5 is too large: the slope at 5 is 4 and leads to −1, the slope there is −8 "
        "and leads to 11. The loss is 5 at 5 and 17 at −1, and no step is left out.",
    )


@pytest.mark.hole("fit_constant")
def test_no_targets_nothing_to_fit(student):
    student.fit_constant([], 0.0, 0.25, 2).should_raise(
        ValueError, why="Without targets no constant is the best one."
    )


@pytest.mark.hole("fit_constant")
def test_targets_of_the_walk_belong_to_the_caller(student):
    student.fit_constant([6.0, 1.0, 2.0], 0.0, 0.25, 2).should_leave_arguments_alone()
