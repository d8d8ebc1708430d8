"""The worked example of lesson 10, and the simplest cases."""

import pytest


def lesson_network():
    """The 2-2-1 of the lesson, and its gradient over the two rows of lesson 09."""
    params = {"W1": [[1.0, 0.5], [0.5, -1.0]], "b1": [0.25, 0.5], "W2": [0.5, -2.0], "b2": -0.25}
    gradient = {
        "W1": [[-1.375, -1.625], [4.0, 2.0]],
        "b1": [-1.25, 2.0],
        "W2": [-5.0, -0.5],
        "b2": -2.5,
    }
    return params, gradient


def lesson_training():
    """The 1-1-1 of the lesson, and its three rows and targets."""
    start = {"W1": [[1.0]], "b1": [0.0], "W2": [0.5], "b2": 0.0}
    return start, [[1.0], [2.0], [3.0]], [1.0, 0.0, 0.5]


@pytest.mark.hole("update")
def test_worked_example_one_update(student):
    params, gradient = lesson_network()
    student.update(params, gradient, 0.1).should_be(
        {"W1": [[1.1375, 0.6625], [0.1, -1.2]], "b1": [0.375, 0.3], "W2": [1.0, -1.95], "b2": 0.0},
        why="Every number becomes itself − 0.1 · its slope: the first is 1 − 0.1 · (−1.375).",
    )


@pytest.mark.hole("train")
def test_worked_example_full_batch(student):
    student.train(*lesson_training(), 0.2, 1).should_be(
        ({"W1": [[0.7]], "b1": [-0.1], "W2": [-0.1], "b2": -0.2}, [0.75]),
        why="Over all three rows the slopes are 1.5, 0.5, 3 and 1, and one update takes 0.2 times "
        "each of them away. The loss before it is (0.25 + 1 + 1) / 3 = 0.75.",
    )


@pytest.mark.hole("train")
def test_worked_example_batches_of_two(student):
    student.train(*lesson_training(), 0.2, 1, batch_size=2).should_be(
        ({"W1": [[0.874]], "b1": [-0.042], "W2": [0.3], "b2": -0.06}, [0.75]),
        why="The first update looks at the rows [1] and [2] and leads to 0.85, −0.05, 0.2 and "
        "−0.1; the second begins there and looks at the row [3] that is left.",
    )


@pytest.mark.hole("train")
def test_worked_example_no_epochs(student):
    start, rows, targets = lesson_training()
    student.train(start, rows, targets, 0.2, 0).should_be(
        (start, []), why="No epoch, no update and nothing in the history."
    )
