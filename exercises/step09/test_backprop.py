"""The worked example of lesson 09, and the simplest cases."""

import pytest


def lesson_network():
    """The 2-2-1 of the lesson and of its picture."""
    return {"W1": [[1.0, 0.5], [0.5, -1.0]], "b1": [0.25, 0.5], "W2": [0.5, -2.0], "b2": -0.25}


def wider_network():
    """A 1-3-1: one feature, three hidden neurons."""
    return {
        "W1": [[1.0], [-1.0], [0.5]],
        "b1": [0.0, 0.5, 1.0],
        "W2": [1.0, 3.0, -0.5],
        "b2": -2.0,
    }


@pytest.mark.hole("example_gradient")
def test_worked_example_one_awake_one_asleep(student):
    student.example_gradient(lesson_network(), [0.5, 1.5], 2.0).should_be(
        {"W1": [[-0.75, -2.25], [0.0, 0.0]], "b1": [-1.5, 0.0], "W2": [-4.5, 0.0], "b2": -3.0},
        why="The prediction is 0.5, so its slope is 2 · (0.5 − 2) = −3. b2 gets it as it is, W2 "
        "gets it times hidden, 1.5 and 0. z is 1.5 and −0.75: the first neuron passes "
        "−3 · 0.5 = −1.5 on to its weights, the second is asleep and passes 0.",
    )


@pytest.mark.hole("example_gradient")
def test_worked_example_both_awake(student):
    student.example_gradient(lesson_network(), [2.0, 1.0], 1.125).should_be(
        {"W1": [[-2.0, -1.0], [8.0, 4.0]], "b1": [-1.0, 4.0], "W2": [-5.5, -1.0], "b2": -2.0},
        why="The slope of the prediction is −2, and b2 gets it as it is. Both gates are open: "
        "−2 · 0.5 = −1 and −2 · (−2) = 4 reach the hidden neurons, and each weight takes that "
        "times its feature.",
    )


@pytest.mark.hole("example_gradient")
def test_one_feature_and_three_hidden_neurons(student):
    student.example_gradient(wider_network(), [2.0], -1.5).should_be(
        {"W1": [[2.0], [0.0], [-1.0]], "b1": [1.0, 0.0, -0.5], "W2": [2.0, 0.0, 2.0], "b2": 1.0},
        why="z is 2, −1.5 and 2, so the neuron in the middle is asleep. The prediction is −1 and "
        "its slope 2 · (−1 + 1.5) = 1. It reaches the z as 1 · 1, 0 and 1 · (−0.5). Take the "
        "number of features and of hidden neurons from the lists.",
    )


@pytest.mark.hole("example_gradient")
def test_gradient_has_lists_of_its_own(student):
    answer = student.example_gradient(lesson_network(), [2.0, 1.0], 1.125)
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()


@pytest.mark.hole("batch_gradient")
def test_worked_example_mean_of_two_rows(student):
    student.batch_gradient(lesson_network(), [[0.5, 1.5], [2.0, 1.0]], [2.0, 1.125]).should_be(
        {"W1": [[-1.375, -1.625], [4.0, 2.0]], "b1": [-1.25, 2.0], "W2": [-5.0, -0.5], "b2": -2.5},
        why="Every number is the mean of the two rows' numbers: for b2 (−3 − 2) / 2 = −2.5. If the "
        "rows of your W1 are all equal, they are one and the same list: that is what "
        "[[0.0] * n] * h makes.",
    )


@pytest.mark.hole("batch_gradient")
def test_one_row_is_its_own_mean(student):
    student.batch_gradient(lesson_network(), [[0.5, 1.5]], [2.0]).should_be(
        {"W1": [[-0.75, -2.25], [0.0, 0.0]], "b1": [-1.5, 0.0], "W2": [-4.5, 0.0], "b2": -3.0},
        why="The mean over one row is the gradient of that row.",
    )


@pytest.mark.hole("batch_gradient")
def test_four_rows_with_three_hidden_neurons(student):
    rows, targets = [[2.0], [-1.0], [0.0], [2.0]], [-1.5, 1.75, -0.5, -1.0]
    student.batch_gradient(wider_network(), rows, targets).should_be(
        {
            "W1": [[0.5], [-0.75], [-0.125]],
            "b1": [0.25, 0.0, -0.125],
            "W2": [0.5, 0.25, 0.375],
            "b2": 0.25,
        },
        why="The slopes of the four predictions are 1, 1, −1 and 0, so b2 gets their mean, 1 / 4. "
        "The last row is predicted perfectly, and where a neuron is asleep its row adds 0, but "
        "every row counts: divide by 4.",
    )


@pytest.mark.hole("batch_gradient")
def test_mean_has_lists_of_its_own(student):
    answer = student.batch_gradient(lesson_network(), [[0.5, 1.5], [2.0, 1.0]], [2.0, 1.125])
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()
