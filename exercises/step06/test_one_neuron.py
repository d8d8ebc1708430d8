"""The worked example of lesson 06, and the simplest cases."""

import pytest

ROWS = [[1.0, 2.0], [3.0, 0.0]]
TARGETS = [1.0, 2.0]


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


@pytest.mark.hole("train_neuron")
def test_worked_example_two_epochs(student):
    student.train_neuron(ROWS, TARGETS, 0.1, 2).should_be(
        ([0.54, 0.12], 0.22, [2.5, 0.16]),
        why="The first step leads from zeros to the weights 0.7 and 0.2 and the bias 0.3, the "
        "second to 0.54, 0.12 and 0.22. The history has the loss before each step.",
    )
