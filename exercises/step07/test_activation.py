"""The worked example of lesson 07, and the simplest cases."""

import pytest


@pytest.mark.hole("relu")
def test_worked_example_numbers_before_and_after_the_bend(student):
    student.relu(1.5).should_be(1.5, why="1.5 is positive: it passes unchanged.")
    student.relu(-0.75).should_be(0.0, why="−0.75 is not positive: it is replaced by 0.")
    student.relu(0.0).should_be(0.0, why="0 is not positive: the result is 0.")


@pytest.mark.hole("relu_slope")
def test_worked_example_slopes_on_both_sides_of_the_bend(student):
    student.relu_slope(1.5).should_be(1.0, why="Right of 0 ReLU is the line z, with slope 1.")
    student.relu_slope(-0.75).should_be(0.0, why="Left of 0 ReLU is level: slope 0.")
    student.relu_slope(0.0).should_be(0.0, why="At exactly 0 the course takes the slope 0.")


@pytest.mark.hole("relu_neuron")
def test_worked_example_neuron_awake(student):
    student.relu_neuron([0.5, -1.0], 0.25, [2.0, 1.0]).should_be(
        0.25, why="z = 0.5 · 2 + (−1) · 1 + 0.25 = 0.25 is positive, so relu(z) = 0.25."
    )


@pytest.mark.hole("relu_neuron")
def test_worked_example_neuron_asleep(student):
    student.relu_neuron([0.5, -1.0], 0.25, [1.0, 2.0]).should_be(
        0.0, why="z = 0.5 · 1 + (−1) · 2 + 0.25 = −1.25 is not positive, so relu(z) = 0."
    )


@pytest.mark.hole("relu_neuron")
def test_neuron_leaves_its_lists_to_the_caller(student):
    student.relu_neuron([0.5, -1.0], 0.25, [2.0, 1.0]).should_leave_arguments_alone()


@pytest.mark.hole("relu_neuron_gradient")
def test_worked_example_gradient_awake(student):
    student.relu_neuron_gradient([0.5, -1.0], 0.25, [2.0, 1.0], 1.0).should_be(
        ([-3.0, -1.5], -1.5),
        why="The slope along z is 2 · (0.25 − 1) · 1 = −1.5; the weights multiply it by their "
        "features 2 and 1, the bias takes it as it is.",
    )


@pytest.mark.hole("relu_neuron_gradient")
def test_worked_example_gradient_asleep(student):
    student.relu_neuron_gradient([0.5, -1.0], 0.25, [1.0, 2.0], 1.0).should_be(
        ([0.0, 0.0], 0.0),
        why="The slope along z is 2 · (0 − 1) · 0 = 0: the gate is closed, nothing gets through.",
    )


@pytest.mark.hole("relu_neuron_gradient")
def test_gradient_with_three_features_and_a_positive_error(student):
    student.relu_neuron_gradient([1.0, 0.0, -1.0], 0.5, [2.0, 3.0, 1.0], 1.0).should_be(
        ([2.0, 3.0, 1.0], 1.0),
        why="z = 2 + 0 − 1 + 0.5 = 1.5, so the slope along z is 2 · (1.5 − 1) · 1 = 1, and each "
        "weight's slope is that times its own feature.",
    )


@pytest.mark.hole("relu_neuron_gradient")
def test_gradient_at_the_corner_is_0(student):
    student.relu_neuron_gradient([1.0], -2.0, [2.0], 1.0).should_be(
        ([0.0], 0.0), why="z = 1 · 2 − 2 = 0, and at exactly 0 the gate is closed."
    )


@pytest.mark.hole("relu_neuron_gradient")
def test_gradient_leaves_its_lists_to_the_caller(student):
    answer = student.relu_neuron_gradient([0.5, -1.0], 0.25, [2.0, 1.0], 1.0)
    answer.should_leave_arguments_alone()


@pytest.mark.hole("collapse")
def test_worked_example_two_layers_collapse(student):
    student.collapse([[1.0, 0.5], [0.5, -1.0]], [0.25, 0.5], [0.5, -2.0], -0.25).should_be(
        ([-0.5, 2.25], -1.125),
        why="The weights are 0.5 · 1 + (−2) · 0.5 = −0.5 and 0.5 · 0.5 + (−2) · (−1) = 2.25, the "
        "bias is −0.25 + 0.5 · 0.25 + (−2) · 0.5 = −1.125.",
    )


@pytest.mark.hole("collapse")
def test_the_first_line_of_the_lesson(student):
    student.collapse([[2.0]], [1.0], [3.0], -4.0).should_be(
        ([6.0], -1.0), why="3 · (2x + 1) − 4 = 6x − 1: the weight is 6, the bias −1."
    )


@pytest.mark.hole("collapse")
def test_three_neurons_with_two_features(student):
    W1 = [[1.0, 2.0], [0.0, 1.0], [3.0, 0.0]]
    student.collapse(W1, [1.0, 0.0, 2.0], [1.0, -1.0, 2.0], 0.5).should_be(
        ([7.0, 1.0], 5.5),
        why="Two features, so two weights, each a sum over three neurons: 1 · 1 − 1 · 0 + 2 · 3 "
        "= 7 and 1 · 2 − 1 · 1 + 2 · 0 = 1. The bias is 0.5 + 1 · 1 − 1 · 0 + 2 · 2 = 5.5.",
    )


@pytest.mark.hole("collapse")
def test_layers_belong_to_the_caller(student):
    answer = student.collapse([[1.0, 0.5], [0.5, -1.0]], [0.25, 0.5], [0.5, -2.0], -0.25)
    answer.should_leave_arguments_alone()
