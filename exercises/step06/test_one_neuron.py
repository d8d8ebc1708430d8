"""The worked example of lesson 06, and the simplest cases."""

import pytest

ROWS = [[1.0, 2.0], [3.0, 0.0]]
TARGETS = [1.0, 2.0]

# Three rows with a single feature.
NARROW = [[1.0], [2.0], [3.0]]
NARROW_TARGETS = [0.0, 0.0, 3.0]


@pytest.mark.hole("neuron")
def test_worked_example_predictions(student):
    student.neuron([0.5, 1.0], -1.0, ROWS[0]).should_be(
        1.5, why="w₁·x₁ + w₂·x₂ + b = 0.5 · 1 + 1 · 2 − 1 = 1.5."
    )
    student.neuron([0.5, 1.0], -1.0, ROWS[1]).should_be(
        0.5, why="w₁·x₁ + w₂·x₂ + b = 0.5 · 3 + 1 · 0 − 1 = 0.5."
    )


@pytest.mark.hole("neuron")
def test_one_feature_is_the_line_of_step_01(student):
    student.neuron([2.0], 0.5, [3.0]).should_be(6.5, why="weight · feature + bias = 2 · 3 + 0.5.")


@pytest.mark.hole("neuron")
def test_row_of_zeros_leaves_the_bias_below_0_too(student):
    student.neuron([0.5, 1.0], -1.0, [0.0, 0.0]).should_be(
        -1.0, why="0.5 · 0 + 1 · 0 − 1 = −1. A linear neuron may say a negative number."
    )


@pytest.mark.hole("neuron")
def test_weights_and_features_belong_to_the_caller(student):
    student.neuron([0.5, 1.0], -1.0, [1.0, 2.0]).should_leave_arguments_alone()


@pytest.mark.hole("neuron_gradient")
def test_worked_example_gradient(student):
    student.neuron_gradient([0.5, 1.0], -1.0, ROWS, TARGETS).should_be(
        ([-4.0, 1.0], -1.0),
        why="The errors are 0.5 and −1.5. Along w₁ the slope is (2 · 0.5 · 1 + 2 · (−1.5) · 3) / 2 "
        "= −4, along w₂ (2 · 0.5 · 2 + 2 · (−1.5) · 0) / 2 = 1, along b (1 − 3) / 2 = −1.",
    )


@pytest.mark.hole("neuron_gradient")
def test_worked_example_gradient_of_the_zeros(student):
    student.neuron_gradient([0.0, 0.0], 0.0, ROWS, TARGETS).should_be(
        ([-7.0, -2.0], -3.0),
        why="Both predictions are 0, so the errors are −1 and −2. Every slope is negative: larger "
        "weights and a larger bias would bring the predictions up to the targets.",
    )


@pytest.mark.hole("neuron_gradient")
def test_gradient_over_three_rows_with_one_feature(student):
    student.neuron_gradient([1.0], 0.0, NARROW, [1.0, 2.0, 6.0]).should_be(
        ([-6.0], -2.0),
        why="The errors are 0, 0 and −3. There are three rows, so the slope along the weight is "
        "2 · (−3) · 3 / 3 = −6 and along the bias 2 · (−3) / 3 = −2.",
    )


@pytest.mark.hole("neuron_gradient")
def test_gradient_leaves_its_lists_to_the_caller(student):
    answer = student.neuron_gradient([0.5, 1.0], -1.0, [[1.0, 2.0], [3.0, 0.0]], [1.0, 2.0])
    answer.should_leave_arguments_alone()


@pytest.mark.hole("train_neuron")
def test_worked_example_two_epochs(student):
    student.train_neuron(ROWS, TARGETS, 0.1, 2).should_train_like(
        ([0.54, 0.12], 0.22, [2.5, 0.16]),
        why="The first step leads from zeros to the weights 0.7 and 0.2 and the bias 0.3, the "
        "second to 0.54, 0.12 and 0.22. The history has the loss before each step.",
        targets=TARGETS,
    )


@pytest.mark.hole("train_neuron")
def test_one_epoch_with_three_rows(student):
    student.train_neuron(NARROW, NARROW_TARGETS, 0.1, 1).should_be(
        ([0.6], 0.2, [3.0]),
        why="One feature, so one weight. The first predictions are 0, the loss is 9 / 3 = 3, the "
        "slopes are −6 and −2, and one step leads to 0.6 and 0.2.",
    )


@pytest.mark.hole("train_neuron")
def test_no_epochs_nothing_moves(student):
    student.train_neuron(NARROW, NARROW_TARGETS, 0.1, 0).should_be(
        ([0.0], 0.0, []), why="With 0 epochs nothing has moved and no loss was noted."
    )


@pytest.mark.hole("train_neuron")
def test_training_leaves_rows_and_targets_to_the_caller(student):
    answer = student.train_neuron([[1.0, 2.0], [3.0, 0.0]], [1.0, 2.0], 0.1, 2)
    answer.should_leave_arguments_alone()
