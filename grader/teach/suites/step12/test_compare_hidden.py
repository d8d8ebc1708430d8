"""Hidden suite of step 12: PyTorch's numbers against those of the course's plain functions."""

import math

import pytest

from grader.learn.gradients import leaves
from grader.learn.suite import needs
from grader.teach.draws import draw_network, number, numbers
from grader.teach.reference import solution

needs("torch")

FLOAT64 = (
    "In float64 PyTorch agrees to about fifteen digits; a difference near 0.0000001 means that "
    "float32 is in use somewhere."
)
PREDICT = f"The predictions are those of predict_all in step 08. {FLOAT64}"
GRADIENT = (
    f"The gradient is that of the mean squared error, as in batch_gradient of step 09. {FLOAT64}"
)
TRAIN = (
    "In each epoch: note the loss over all rows, take its gradient at the present parameters, move "
    f"every parameter by learning rate · slope, and throw the gradients away. {FLOAT64}"
)
DIFFERENCE = "The result is the largest |aᵢ − bᵢ| over all numbers of the two."
SHAPES = "The shapes differ, so there is nothing to compare: raise a ValueError that says so."
SIZES = [(5, 8, 6), (2, 3, 4)]  # inputs, hidden neurons, rows
SINGLE = [(1, 1, 3), (4, 2, 1)]


# --------------------------------------------------------------------------- torch_predict


@pytest.mark.hole("torch_predict", core=True)
def test_predicts_what_the_plain_network_predicts(student, rng):
    for size in SIZES:
        params, rows, _ = draw_network(rng, *size)
        student.torch_predict(params, rows).should_be(
            solution("step08").predict_all(params, rows), why=PREDICT
        )


@pytest.mark.hole("torch_predict")
def test_predicts_with_a_single_neuron_or_row(student, rng):
    for size in SINGLE:
        params, rows, _ = draw_network(rng, *size)
        student.torch_predict(params, rows).should_be(
            solution("step08").predict_all(params, rows),
            why=f"One row gives a list with one number. {PREDICT}",
        )


@pytest.mark.hole("torch_predict")
def test_output_is_linear(student, rng):
    params, rows, _ = draw_network(rng, 3, 2, 3)
    low = {**params, "b2": -4.0}
    student.torch_predict(low, rows).should_be(
        solution("step08").predict_all(low, rows),
        why="The output has no ReLU of its own: these predictions are negative.",
    )


@pytest.mark.hole("torch_predict")
def test_prediction_leaves_arguments_alone(student, rng):
    params, rows, _ = draw_network(rng, 3, 2, 3)
    student.torch_predict(params, rows).should_leave_arguments_alone()


# -------------------------------------------------------------------------- torch_gradient


@pytest.mark.hole("torch_gradient", core=True)
def test_gradient_is_that_of_the_plain_walk_back(student, rng):
    for size in SIZES:
        network = draw_network(rng, *size)
        student.torch_gradient(*network).should_be(
            solution("step09").batch_gradient(*network), why=GRADIENT
        )


@pytest.mark.hole("torch_gradient")
def test_gradient_with_a_single_neuron_or_row(student, rng):
    for size in SINGLE:
        network = draw_network(rng, *size)
        student.torch_gradient(*network).should_be(
            solution("step09").batch_gradient(*network), why=GRADIENT
        )


@pytest.mark.hole("torch_gradient")
def test_same_gradient_when_asked_again(student, rng):
    network = draw_network(rng, 3, 2, 4)
    expected = solution("step09").batch_gradient(*network)
    for _ in range(2):
        student.torch_gradient(*network).should_be(
            expected,
            why="backward() adds into .grad, so a second call must begin with new tensors or with "
            f"gradients thrown away. {GRADIENT}",
        )


@pytest.mark.hole("torch_gradient")
def test_slope_at_the_bend_is_zero(student, rng):
    params = {
        "W1": [numbers(rng, 2, 0.5, 1.0)],
        "b1": [0.0],
        "W2": [number(rng, 0.5, 1.0)],
        "b2": number(rng, 0.5, 1.0),
    }
    network = params, [[0.0, 0.0]], [number(rng, 2.0, 3.0)]
    student.torch_gradient(*network).should_be(
        solution("step09").batch_gradient(*network),
        why="Here z is exactly 0, where ReLU's slope is 0. torch.relu agrees; clamp takes 1.",
    )


@pytest.mark.hole("torch_gradient")
def test_gradient_leaves_arguments_alone(student, rng):
    answer = student.torch_gradient(*draw_network(rng, 3, 2, 3))
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()


# ----------------------------------------------------------------------------- torch_train


def should_train(student, network, learning_rate, epochs, why=TRAIN):
    _, _, targets = network
    student.torch_train(*network, learning_rate, epochs).should_train_like(
        solution("step10").train(*network, learning_rate, epochs), why=why, targets=targets
    )


@pytest.mark.hole("torch_train", core=True)
def test_trains_like_the_plain_loop(student, rng):
    for size in SIZES:
        should_train(student, draw_network(rng, *size), number(rng, 0.05, 0.15), 5)


@pytest.mark.hole("torch_train")
def test_history_is_the_loss_before_each_epoch(student, rng):
    network = draw_network(rng, 2, 3, 5)
    answer = student.torch_train(*network, 0.1, 4)
    value = answer.value
    answer.should(
        type(value) in (tuple, list) and len(value) == 2,
        why="Two results come back: the parameters and the history, as a tuple.",
    )
    _, expected = solution("step10").train(*network, 0.1, 4)
    answer.should_train_like(
        (value[0], expected),
        why="history[k] is the mean squared error before epoch k: its first entry is the loss of "
        "the parameters that were given, and the loss after the last update is not in it.",
        targets=network[2],
    )


@pytest.mark.hole("torch_train")
def test_no_epochs_change_nothing(student, rng):
    params, rows, targets = draw_network(rng, 2, 2, 3)
    student.torch_train(params, rows, targets, 0.1, 0).should_be(
        (params, []),
        why=f"With 0 epochs the parameters come back as they were, and no loss. {FLOAT64}",
    )


@pytest.mark.hole("torch_train")
def test_learning_rate_zero_changes_nothing(student, rng):
    should_train(
        student,
        draw_network(rng, 3, 2, 3),
        0.0,
        3,
        why=f"With learning rate 0 no step has any length: the loss stays as it is. {FLOAT64}",
    )


@pytest.mark.hole("torch_train")
def test_trains_with_a_single_neuron_or_row(student, rng):
    for size in SINGLE:
        should_train(student, draw_network(rng, *size), 0.1, 3)


@pytest.mark.hole("torch_train")
def test_training_leaves_arguments_alone(student, rng):
    answer = student.torch_train(*draw_network(rng, 3, 2, 3), 0.1, 2)
    answer.should_leave_arguments_alone()


# ---------------------------------------------------------------------- largest_difference


def draw_pair(rng, n_inputs, n_hidden):
    """Two dicts of the shape of a gradient."""
    first, _, _ = draw_network(rng, n_inputs, n_hidden, 1)
    second, _, _ = draw_network(rng, n_inputs, n_hidden, 1)
    return first, second


def copy_with(params, **changes):
    return {**params, **changes}


@pytest.mark.hole("largest_difference", core=True)
def test_largest_difference_of_gradients_and_histories(student, rng):
    a, b = draw_pair(rng, 3, 2)
    apart = number(rng, 5.0, 9.0)
    for changed in (
        copy_with(b, W1=[b["W1"][0], [*a["W1"][1][:2], a["W1"][1][2] + apart]]),
        copy_with(b, b1=[a["b1"][0] - apart, b["b1"][1]]),
        copy_with(b, W2=[a["W2"][0] + apart, b["W2"][1]]),
        copy_with(b, b2=a["b2"] - apart),
    ):
        student.largest_difference(a, changed).should_be(apart, why=DIFFERENCE)
    history = numbers(rng, 4, 0.0, 1.0)
    place = rng.randrange(4)
    other = [loss + (0.75 if k == place else 0.25) for k, loss in enumerate(history)]
    student.largest_difference(history, other).should_be(0.75, why=DIFFERENCE)


@pytest.mark.hole("largest_difference")
def test_drawn_gradients(student, rng):
    for n_inputs, n_hidden in ((5, 8), (1, 1), (2, 4)):
        a, b = draw_pair(rng, n_inputs, n_hidden)
        student.largest_difference(a, b).should_be(
            max(abs(x - y) for (_, x), (_, y) in zip(leaves(a), leaves(b), strict=True)),
            why=DIFFERENCE,
        )


@pytest.mark.hole("largest_difference")
def test_equal_ones_do_not_differ(student, rng):
    a, _ = draw_pair(rng, 2, 3)
    turned = dict(reversed(a.items()))
    student.largest_difference(a, turned).should_be(
        0.0, why="All numbers are equal. The order of a dict's keys does not matter."
    )
    student.largest_difference([], []).should_be(
        0.0, why="Two empty histories, of 0 epochs each, do not differ."
    )
    student.largest_difference([0.5] * 300, [0.5] * 300).should_be(
        0.0, why="Two histories of 300 epochs have one length, and their numbers are equal."
    )
    student.largest_difference([3, 0.5], [3.0, 0.5]).should_be(
        0.0, why="3 and 3.0 are the same number, and numbers of both kinds can be compared."
    )


@pytest.mark.hole("largest_difference")
def test_other_lengths_are_refused(student, rng):
    a, _ = draw_pair(rng, 2, 2)
    history = numbers(rng, 3, 0.0, 1.0)
    pairs = [
        (history, history[:2]),
        (history, []),
        (a, copy_with(a, b1=a["b1"][:1])),
        (a, copy_with(a, W1=[a["W1"][0], a["W1"][1][:1]])),
        (copy_with(a, W1=[[1.0, 2.0], [3.0]]), copy_with(a, W1=[[1.0], [2.0, 3.0]])),
    ]
    for one, other in pairs:
        student.largest_difference(one, other).should_raise(ValueError, why=SHAPES)
        student.largest_difference(other, one).should_raise(ValueError, why=SHAPES)


@pytest.mark.hole("largest_difference")
def test_other_keys_are_refused(student, rng):
    a, _ = draw_pair(rng, 2, 2)
    name = rng.choice(["W1", "b1", "W2", "b2"])
    lacking = {key: value for key, value in a.items() if key != name}
    renamed = {**lacking, "b3": a[name]}
    for other in (lacking, renamed):
        student.largest_difference(a, other).should_raise(ValueError, why=SHAPES)
        student.largest_difference(other, a).should_raise(ValueError, why=SHAPES)


@pytest.mark.hole("largest_difference")
def test_a_list_against_a_number_is_refused(student, rng):
    a, _ = draw_pair(rng, 2, 2)
    for other in (copy_with(a, b2=[a["b2"]]), copy_with(a, W1=a["b1"]), list(a.values())):
        student.largest_difference(a, other).should_raise(ValueError, why=SHAPES)
        student.largest_difference(other, a).should_raise(ValueError, why=SHAPES)


@pytest.mark.hole("largest_difference")
def test_nan_is_a_difference(student, rng):
    history = numbers(rng, 3, 0.0, 1.0)
    for place in range(3):
        spoiled = [math.nan if k == place else loss for k, loss in enumerate(history)]
        answer = student.largest_difference(history, spoiled)
        answer.should(
            type(answer.value) is float and not math.isfinite(answer.value),
            why="A difference to nan is nan, which max passes over. Return math.inf then.",
        )


@pytest.mark.hole("largest_difference")
def test_comparison_leaves_arguments_alone(student, rng):
    student.largest_difference(*draw_pair(rng, 2, 3)).should_leave_arguments_alone()
