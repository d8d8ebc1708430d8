"""The worked example of lesson 12, and the simplest cases."""

import pytest

from grader.learn.suite import needs

needs("torch")

PARAMS = {"W1": [[1.0, 0.5], [0.5, -1.0]], "b1": [0.25, 0.5], "W2": [0.5, -2.0], "b2": -0.25}
ROWS = [[0.5, 1.5], [2.0, 1.0]]
TARGETS = [1.0, 0.625]
GRADIENT = {
    "W1": [[-0.625, -0.625], [2.0, 1.0]],
    "b1": [-0.5, 1.0],
    "W2": [-2.125, -0.25],
    "b2": -1.0,
}
MOVED = {
    "W1": [[1.0625, 0.5625], [0.3, -1.1]],
    "b1": [0.3, 0.4],
    "W2": [0.7125, -1.975],
    "b2": -0.15,
}


@pytest.mark.hole("torch_predict")
def test_worked_example_two_predictions(student):
    student.torch_predict(PARAMS, ROWS).should_be(
        [0.5, 0.125], why="The network of step 08 predicts 0.5 and 0.125 for these two rows."
    )


@pytest.mark.hole("torch_gradient")
def test_worked_example_gradient(student):
    student.torch_gradient(PARAMS, ROWS, TARGETS).should_be(
        GRADIENT, why="These are the slopes of the mean squared error, worked out in the lesson."
    )


@pytest.mark.hole("torch_train")
def test_worked_example_one_epoch(student):
    student.torch_train(PARAMS, ROWS, TARGETS, 0.1, 1).should_be(
        (MOVED, [0.25]),
        why="Every number moves by 0.1 times its slope, and the loss before the epoch is 0.25.",
    )


@pytest.mark.hole("largest_difference")
def test_worked_example_of_two_histories(student):
    student.largest_difference([0.5, 0.25], [0.5, 0.125]).should_be(
        0.125, why="The second entries are 0.125 apart, the first ones not at all."
    )


@pytest.mark.hole("largest_difference")
def test_worked_example_of_two_dicts(student):
    student.largest_difference(
        {"b1": [1.0, 2.0], "b2": 3.0}, {"b1": [1.0, 2.5], "b2": 3.25}
    ).should_be(0.5, why="In b1 the second entries are 0.5 apart; b2 differs by only 0.25.")
