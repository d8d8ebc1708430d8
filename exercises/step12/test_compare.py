"""The worked example of lesson 12, and the simplest cases."""

import math

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
ZEROS = {"W1": [[0.0]], "b1": [0.0], "W2": [0.0], "b2": 0.0}
FLOAT64 = (
    "(A difference in the eighth or ninth digit alone comes from float32: DTYPE at the top of the "
    "file must be torch.float64, and every tensor must be made with it.)"
)


@pytest.mark.hole("torch_predict")
def test_worked_example_two_predictions(student):
    answer = student.torch_predict(PARAMS, ROWS)
    answer.should_be(
        [0.5, 0.125], why="The network of step 08 predicts 0.5 and 0.125 for these two rows."
    )
    answer.should_leave_arguments_alone()


@pytest.mark.hole("torch_predict")
def test_predicts_in_float64(student):
    student.torch_predict({**PARAMS, "b2": 0.1}, ROWS).should_be(
        [0.85, 0.475],
        why=f"With b2 = 0.1 instead of −0.25 both predictions are 0.35 larger. {FLOAT64}",
    )


@pytest.mark.hole("torch_gradient")
def test_worked_example_gradient(student):
    student.torch_gradient(PARAMS, ROWS, TARGETS).should_be(
        GRADIENT,
        why="These are the slopes of the mean squared error, worked out in the lesson. (Every "
        "slope twice as large is that of the sum over the two rows: take the mean.)",
    )


@pytest.mark.hole("torch_gradient")
def test_same_gradient_in_float64_when_asked_again(student):
    network = {**PARAMS, "b2": 0.2}, ROWS, [1.45, 1.075]
    for _ in range(2):
        answer = student.torch_gradient(*network)
        answer.should_be(
            GRADIENT,
            why="b2 and both targets are 0.45 larger than in the lesson, so the errors and all "
            "slopes are the same, the second time too: begin each call with new tensors, because "
            f"backward() adds into .grad. {FLOAT64}",
        )
        answer.should_leave_arguments_alone()


@pytest.mark.hole("torch_gradient")
def test_a_row_exactly_on_the_bend(student):
    params = {"W1": [[1.0]], "b1": [0.0], "W2": [2.0], "b2": 0.0}
    student.torch_gradient(params, [[0.0]], [1.0]).should_be(
        {"W1": [[0.0]], "b1": [0.0], "W2": [0.0], "b2": -2.0},
        why="Here z is exactly 0, where ReLU's slope is 0. torch.relu agrees; clamp takes 1.",
    )


@pytest.mark.hole("torch_train")
def test_worked_example_one_epoch(student):
    answer = student.torch_train(PARAMS, ROWS, TARGETS, 0.1, 1)
    answer.should_be(
        (MOVED, [0.25]),
        why="Every number moves by 0.1 times its slope, and the loss before the epoch is 0.25. "
        f"{FLOAT64}",
    )
    answer.should_leave_arguments_alone()


@pytest.mark.hole("torch_train")
def test_worked_example_two_epochs(student):
    student.torch_train(ZEROS, [[1.0]], [1.0], 0.25, 2).should_be(
        ({**ZEROS, "b2": 0.75}, [1.0, 0.25]),
        why="Only b2 has a slope: −2 at first, −1 in the second epoch, so it moves to 0.5 and to "
        "0.75. Gradients that are not thrown away add up to −3, and b2 moves to 1.25.",
    )


@pytest.mark.hole("torch_train")
def test_zero_epochs(student):
    student.torch_train(PARAMS, ROWS, TARGETS, 0.1, 0).should_be(
        (PARAMS, []), why="With 0 epochs the parameters come back as they were, and no loss."
    )


@pytest.mark.hole("largest_difference")
def test_worked_example_of_two_histories(student):
    student.largest_difference([0.5, 0.25], [0.5, 0.125]).should_be(
        0.125, why="The second entries are 0.125 apart, the first ones not at all."
    )


@pytest.mark.hole("largest_difference")
def test_worked_example_of_two_dicts(student):
    answer = student.largest_difference({"b1": [1, 2], "b2": 3}, {"b1": [1, 2.5], "b2": 3.25})
    answer.should_be(0.5, why="In b1 the second entries are 0.5 apart; b2 differs by only 0.25.")
    answer.should_leave_arguments_alone()


@pytest.mark.hole("largest_difference")
def test_no_difference(student):
    student.largest_difference({"b1": [1.0], "b2": 3.0}, {"b2": 3.0, "b1": [1.0]}).should_be(
        0.0, why="All numbers are equal, and the order of a dict's keys does not matter."
    )
    student.largest_difference([], []).should_be(0.0, why="Two empty histories do not differ.")


@pytest.mark.hole("largest_difference")
def test_nan_gives_infinity(student):
    for a, b in (([1.0, math.nan], [1.0, 2.0]), ([1.0, 2.0], [math.nan, 2.0])):
        answer = student.largest_difference(a, b)
        answer.should(
            answer.value == math.inf,
            why="A difference to nan is nan, which max passes over. Return math.inf then.",
        )


@pytest.mark.hole("largest_difference")
def test_other_shapes_are_refused(student):
    for a, b in (
        ([1.0, 2.0], [1.0]),
        ([1.0], [1.0, 2.0]),
        ({"b1": [1.0]}, {"b2": [1.0]}),
        ({"b1": [1.0]}, {"b1": [1.0], "b2": 2.0}),
        ({"b1": [1.0], "b2": 2.0}, {"b1": [1.0]}),
        ([1.0], 1.0),
        (1.0, [1.0]),
        ({"b1": [1.0]}, [[1.0]]),
    ):
        student.largest_difference(a, b).should_raise(
            ValueError,
            why="The shapes differ, so there is nothing to compare: raise a ValueError that says "
            "so.",
        )
