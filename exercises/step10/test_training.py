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
        why="Every number becomes itself − 0.1 · its slope: in W1 the first is 1 − 0.1 · (−1.375), "
        "in b1 0.25 − 0.1 · (−1.25), in W2 0.5 − 0.1 · (−5), and b2 is −0.25 − 0.1 · (−2.5).",
    )


@pytest.mark.hole("update")
def test_one_feature_and_three_hidden_neurons(student):
    params = {"W1": [[1.0], [2.0], [3.0]], "b1": [0.0, 1.0, 2.0], "W2": [4.0, 5.0, 6.0], "b2": 7.0}
    slopes = {
        "W1": [[2.0], [4.0], [-2.0]],
        "b1": [0.0, 2.0, 4.0],
        "W2": [-2.0, 8.0, 0.0],
        "b2": 6.0,
    }
    student.update(params, slopes, 0.5).should_be(
        {"W1": [[0.0], [0.0], [4.0]], "b1": [0.0, 0.0, 0.0], "W2": [5.0, 1.0, 6.0], "b2": 4.0},
        why="Every number becomes itself − 0.5 · its slope: b2 is 7 − 0.5 · 6. Take the number of "
        "features and of hidden neurons from the lists.",
    )


@pytest.mark.hole("update")
def test_old_parameters_and_gradient_stay_as_they_were(student):
    answer = student.update(*lesson_network(), 0.1)
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()


@pytest.mark.hole("train")
def test_worked_example_full_batch(student):
    student.train(*lesson_training(), 0.2, 1).should_be(
        ({"W1": [[0.7]], "b1": [-0.1], "W2": [-0.1], "b2": -0.2}, [0.75]),
        why="Over all three rows the slopes are 1.5, 0.5, 3 and 1, and one update takes 0.2 times "
        "each of them away. If your parameters are still those of the start, what update returned "
        "was not kept. The history has the loss before it, (0.25 + 1 + 1) / 3 = 0.75.",
    )


@pytest.mark.hole("train")
def test_worked_example_batches_of_two(student):
    student.train(*lesson_training(), 0.2, 1, batch_size=2).should_be(
        ({"W1": [[0.874]], "b1": [-0.042], "W2": [0.3], "b2": -0.06}, [0.75]),
        why="The first update looks at the rows [1] and [2] and leads to 0.85, −0.05, 0.2 and "
        "−0.1; the second begins there and looks at the row [3] that is left. The history has the "
        "loss over all three rows before the epoch, 0.75.",
    )


@pytest.mark.hole("train")
def test_worked_example_two_epochs(student):
    end = {
        "W1": [[0.7884946737]],
        "b1": [-0.0471217754],
        "W2": [0.0354074555],
        "b2": -0.0831788852,
    }
    start, rows, targets = lesson_training()
    student.train(start, rows, targets, 0.2, 2, batch_size=2).should_train_like(
        (end, [0.75, 0.3022224667]),
        why="The second epoch begins where the first ended, at 0.874, −0.042, 0.3 and −0.06. The "
        "loss over all three rows is 0.75 before the first epoch and, at these four numbers, "
        "0.3022 before the second. What it is at the end is not in the history.",
        targets=targets,
    )


@pytest.mark.hole("train")
def test_three_rows_or_more_at_once_are_the_full_batch(student):
    for batch_size in (3, 5):
        student.train(*lesson_training(), 0.2, 1, batch_size=batch_size).should_be(
            ({"W1": [[0.7]], "b1": [-0.1], "W2": [-0.1], "b2": -0.2}, [0.75]),
            why=f"There are 3 rows, so batch_size={batch_size} means all rows at once, one update.",
        )


@pytest.mark.hole("train")
def test_worked_example_loss_that_grows(student):
    start, rows, targets = lesson_training()
    student.train(start, rows, targets, 1.0, 2).should_train_like(
        ({"W1": [[-0.5]], "b1": [-0.5], "W2": [-2.5], "b2": 2.0}, [0.75, 7.25 / 3]),
        why="With the learning rate 1 the first update leads to −0.5, −0.5, −2.5 and −1, and the "
        "loss grows. Train on all the same, to the last epoch. There the hidden neuron is asleep "
        "on all rows, so only b2 moves, by its slope −3.",
        targets=targets,
    )


@pytest.mark.hole("train")
def test_learning_rate_zero_changes_nothing(student):
    start, rows, targets = lesson_training()
    student.train(start, rows, targets, 0.0, 2).should_be(
        (start, [0.75, 0.75]), why="With the learning rate 0 no number moves, and the loss stays."
    )


@pytest.mark.hole("train")
def test_worked_example_no_epochs(student):
    start, rows, targets = lesson_training()
    student.train(start, rows, targets, 0.2, 0).should_be(
        (start, []), why="No epoch, no update and nothing in the history."
    )


@pytest.mark.hole("train")
def test_start_rows_and_targets_belong_to_the_caller(student):
    answer = student.train(*lesson_training(), 0.2, 2, batch_size=2)
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()
