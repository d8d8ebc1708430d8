"""Hidden suite of step 10: one update, and the loop of updates that trains the network."""

import math
from copy import deepcopy
from itertools import chain

import pytest

from grader.teach.draws import draw_network, draw_params, number, numbers
from grader.teach.reference import solution
from grader.teach.rentals import bikes

# Seeds of init_params(5, 8, seed) whose training below ends at a share of 0.60 to 0.64.
GOOD_STARTS = [9, 11, 15, 22, 24, 26, 27, 43, 56, 59]
VALIDATION_EVERY = 4

UPDATE = (
    "Every number of W1, b1, W2 and b2 becomes itself − learning rate · its own slope, the number "
    "at the same place of the gradient."
)
NEW_LISTS = (
    "update returns a new dict with new lists: the caller may still need the old parameters."
)
SHAPE = (
    "train returns two things, (params, history): the parameters in the shape in which they came, "
    "and a list with one loss for each epoch."
)
FULL_BATCH = (
    "Without a batch size every epoch is one update, with the mean gradient over all rows, taken "
    "at the parameters of this moment. The loop goes on with the new parameters that update "
    "returns, and what comes back is the state after the last update."
)
BATCHES = (
    "With a batch size every epoch goes through consecutive slices of so many rows, in the order "
    "in which they stand, and makes one update after each slice, with the mean gradient over that "
    "slice, taken at the parameters that the update before it left behind."
)
HISTORY = (
    "Entry k of the history is the MSE over all rows before epoch k: the first is the loss of the "
    "start, and the loss after the last update is not in it."
)


def draw_training(rng, n_rows, n_inputs=2, n_hidden=2):
    """A start, rows and targets for which no parameter has a slope close to 0."""
    while True:
        start, rows, targets = draw_network(rng, n_inputs, n_hidden, n_rows)
        slopes = solution("step09").batch_gradient(start, rows, targets)
        flat = [*chain(*slopes["W1"]), *slopes["b1"], *slopes["W2"], slopes["b2"]]
        if min(map(abs, flat)) > 1e-3:
            return start, rows, targets


def moved(numbers_, slopes, rate):
    return [p - rate * slope for p, slope in zip(numbers_, slopes, strict=True)]


def updated(params, gradient, rate):
    pairs = zip(params["W1"], gradient["W1"], strict=True)
    return {
        "W1": [moved(weights, slopes, rate) for weights, slopes in pairs],
        "b1": moved(params["b1"], gradient["b1"], rate),
        "W2": moved(params["W2"], gradient["W2"], rate),
        "b2": params["b2"] - rate * gradient["b2"],
    }


def loss_of(params, rows, targets):
    """The MSE of a network, as the suite computes it."""
    predictions = solution("step08").predict_all(params, rows)
    errors = [p - y for p, y in zip(predictions, targets, strict=True)]
    return sum(error * error for error in errors) / len(errors)


def trained(answer, start):
    """The parameters of a reply that must be (params, history), their shape checked."""
    value = answer.value
    answer.should(isinstance(value, list | tuple) and len(value) == 2, why=SHAPE)
    answer.should_be((start, value[1]), within=math.inf, why=SHAPE)
    return value[0]


def history_of(answer, start, epochs):
    """The history of a reply, checked to be a list of as many numbers as there were epochs."""
    trained(answer, start)
    answer.should_be((answer.value[0], [0.0] * epochs), within=math.inf, why=SHAPE)
    return answer.value[1]


def parameters_should_be(answer, start, expected, why):
    """Only the parameters count here; the history has tests of its own."""
    trained(answer, start)
    answer.should_be((expected, answer.value[1]), why=why)


def slices_should_be_right(student, rng, n_rows, batch_size, why):
    """The parameters after two epochs in slices of batch_size rows."""
    start, rows, targets = draw_training(rng, n_rows)
    expected, _ = solution("step10").train(start, rows, targets, 0.1, 2, batch_size)
    answer = student.train(start, rows, targets, 0.1, 2, batch_size=batch_size)
    parameters_should_be(answer, start, expected, f"{why} {BATCHES}")


# ----------------------------------------------------------------------------------- update


@pytest.mark.hole("update", core=True)
def test_every_number_moves_against_its_own_slope(student, rng):
    for n_inputs, n_hidden in ((3, 4), (5, 2), (2, 7)):
        params = draw_params(rng, n_inputs, n_hidden)
        gradient = draw_params(rng, n_inputs, n_hidden)
        rate = number(rng, 0.05, 0.5)
        expected = updated(params, gradient, rate)
        student.update(params, gradient, rate).should_be(expected, why=UPDATE)


@pytest.mark.hole("update")
def test_update_of_the_smallest_network(student, rng):
    params, gradient = draw_params(rng, 1, 1), draw_params(rng, 1, 1)
    expected = updated(params, gradient, 0.25)
    student.update(params, gradient, 0.25).should_be(
        expected, why=f"One feature and one hidden neuron. {UPDATE}"
    )


@pytest.mark.hole("update")
def test_large_rate_is_a_large_step(student, rng):
    params, gradient, rate = draw_params(rng, 2, 3), draw_params(rng, 2, 3), number(rng, 2.0, 9.0)
    expected = updated(params, gradient, rate)
    student.update(params, gradient, rate).should_be(
        expected,
        why=f"The learning rate is the caller's choice, also when it is {rate}. {UPDATE}",
    )


@pytest.mark.hole("update")
def test_no_slope_or_no_rate_no_change(student, rng):
    params, gradient = draw_params(rng, 3, 3), draw_params(rng, 3, 3)
    student.update(deepcopy(params), gradient, 0.0).should_be(
        params, why="With the learning rate 0 every number stays what it is."
    )
    level = updated(gradient, gradient, 1.0)
    student.update(deepcopy(params), level, 0.5).should_be(
        params, why="On level ground, all slopes 0, every number stays what it is."
    )


@pytest.mark.hole("update")
def test_small_update_brings_the_loss_down(student, rng):
    params, rows, targets = draw_network(rng, 3, 4, 5)
    before = loss_of(params, rows, targets)
    gradient = solution("step09").batch_gradient(params, rows, targets)
    answer = student.update(deepcopy(params), gradient, 1e-3)
    answer.should_be(params, within=math.inf, why=UPDATE)
    after = loss_of(answer.value, rows, targets)
    answer.should(
        after < before,
        why=f"A small step downhill must bring the loss down. Before the update it was "
        f"{before:.8g}, with your parameters it is {after:.8g}. {UPDATE}",
    )


@pytest.mark.hole("update")
def test_update_leaves_parameters_and_gradient_alone(student, rng):
    for rate in (0.1, 0.0):
        answer = student.update(draw_params(rng, 3, 4), draw_params(rng, 3, 4), rate)
        answer.should_leave_arguments_alone()
        answer.should_share_nothing()


# ------------------------------------------------------------------------------------ train


@pytest.mark.hole("train", core=True)
def test_parameters_after_a_few_epochs(student, rng):
    for n_rows, n_inputs, n_hidden in ((5, 2, 2), (6, 3, 4), (1, 2, 1)):
        start, rows, targets = draw_training(rng, n_rows, n_inputs, n_hidden)
        epochs = rng.randint(2, 4)
        expected, _ = solution("step10").train(start, rows, targets, 0.1, epochs)
        answer = student.train(start, rows, targets, 0.1, epochs)
        parameters_should_be(answer, start, expected, FULL_BATCH)
    slices_should_be_right(
        student, rng, 6, 2, "6 rows in slices of 2 make 3 updates in each epoch."
    )


@pytest.mark.hole("train")
def test_history_is_the_loss_before_each_epoch(student, rng):
    start, rows, targets = draw_training(rng, 5)
    losses = []
    for epochs in range(3):
        answer = student.train(deepcopy(start), rows, targets, 0.1, epochs)
        losses.append(loss_of(trained(answer, start), rows, targets))
    answer = student.train(start, rows, targets, 0.1, 3)
    history_of(answer, start, 3)
    answer.should_train_like(
        (answer.value[0], losses),
        why=f"Expected are the losses of the parameters that your own train returned after 0, 1 "
        f"and 2 epochs. {HISTORY}",
        targets=targets,
    )


@pytest.mark.hole("train")
def test_every_entry_of_the_history(student, rng):
    for n_rows, n_inputs, n_hidden in ((5, 2, 2), (1, 1, 3)):
        start, rows, targets = draw_training(rng, n_rows, n_inputs, n_hidden)
        epochs = rng.randint(3, 5)
        expected = solution("step10").train(start, rows, targets, 0.1, epochs)
        answer = student.train(start, rows, targets, 0.1, epochs)
        answer.should_train_like(expected, why=HISTORY, targets=targets)


@pytest.mark.hole("train")
def test_slices_of_a_single_row(student, rng):
    slices_should_be_right(student, rng, 4, 1, "With batch_size=1 every row has its own update.")


@pytest.mark.hole("train")
def test_last_slice_may_be_shorter(student, rng):
    for n_rows, batch_size in ((7, 3), (5, 4)):
        slices_should_be_right(
            student,
            rng,
            n_rows,
            batch_size,
            f"{n_rows} rows in slices of {batch_size}: the last slice has {n_rows % batch_size}. "
            "It counts like the others, and its gradient is the mean over the rows that are in it.",
        )


@pytest.mark.hole("train")
def test_history_in_batches_is_over_all_rows(student, rng):
    start, rows, targets = draw_training(rng, 7)
    expected = solution("step10").train(start, rows, targets, 0.1, 3, 3)
    answer = student.train(start, rows, targets, 0.1, 3, batch_size=3)
    history_of(answer, start, 3)
    answer.should_train_like(
        (answer.value[0], expected[1]),
        why="Updates look at slices, but the history has one entry for each epoch, and it is the "
        f"loss over all rows. {HISTORY}",
        targets=targets,
    )


@pytest.mark.hole("train")
def test_batch_of_all_rows_or_more_is_the_full_batch(student, rng):
    start, rows, targets = draw_training(rng, 5)
    expected = solution("step10").train(start, rows, targets, 0.1, 2)
    for batch_size in (5, 6, 100, None):
        answer = student.train(deepcopy(start), rows, targets, 0.1, 2, batch_size=batch_size)
        answer.should_train_like(
            expected,
            why=f"With 5 rows, batch_size={batch_size} means all rows at once. {FULL_BATCH}",
            targets=targets,
        )


@pytest.mark.hole("train")
def test_rate_zero_changes_nothing(student, rng):
    start, rows, targets = draw_training(rng, 5)
    loss = loss_of(start, rows, targets)
    for batch_size in (None, 2):
        answer = student.train(deepcopy(start), rows, targets, 0.0, 3, batch_size=batch_size)
        answer.should_train_like(
            (start, [loss] * 3),
            why="With the learning rate 0 no parameter moves, and the loss before each epoch is "
            "that of the start.",
            targets=targets,
        )


@pytest.mark.hole("train")
def test_no_epochs_no_updates(student, rng):
    start, rows, targets = draw_training(rng, 4)
    student.train(deepcopy(start), rows, targets, 0.1, 0).should_be(
        (start, []), why="0 epochs leave the start as it is, and the history is empty."
    )


@pytest.mark.hole("train")
def test_too_large_a_rate_is_obeyed(student, rng):
    while True:
        start, rows, targets = draw_training(rng, 5)
        expected = solution("step10").train(start, rows, targets, 1.5, 4)
        if loss_of(expected[0], rows, targets) > 1.2 * min(expected[1]):
            break
    student.train(start, rows, targets, 1.5, 4).should_train_like(
        expected,
        why="With the learning rate 1.5 the loss grows here. Take every update all the same: there "
        "is no early stop, and the last state comes back, not the best one on the way.",
        targets=targets,
    )


@pytest.mark.hole("train")
def test_loss_of_the_rentals_falls_with_every_epoch(student, rng):
    start = solution("step08").init_params(5, 8, rng.choice(GOOD_STARTS))
    rows, targets = bikes().sample_rows[:80], bikes().sample_targets[:80]
    last = loss_of(start, rows, targets)
    for epochs in range(1, 6):
        answer = student.train(deepcopy(start), rows, targets, 0.1, epochs)
        loss = loss_of(trained(answer, start), rows, targets)
        answer.should(
            loss < last,
            why="From this start and with the learning rate 0.1 every epoch brings the loss on "
            f"these rentals down. With the parameters of this call it is {loss:.6g}, and with one "
            f"epoch fewer it is {last:.6g}.",
        )
        last = loss


@pytest.mark.hole("train")
def test_beats_the_mean_on_hours_it_has_never_seen(student, rng):
    data = bikes()
    start = solution("step08").init_params(5, 8, rng.choice(GOOD_STARTS))
    sample = list(data.sample_rows), list(data.sample_targets)  # so that nobody shuffles the data
    answer = student.train(start, *sample, 0.1, 20, batch_size=16)
    network = trained(answer, start)
    answer.show_losses(data.sample_targets)
    answer.show_day(solution("step08").predict_all(network, data.day_rows), data.day_rentals)
    rows = data.validation_rows[::VALIDATION_EVERY]
    targets = data.validation_targets[::VALIDATION_EVERY]
    mean = sum(data.train_targets) / len(data.train_targets)
    baseline = sum((mean - target) ** 2 for target in targets) / len(targets)
    share = loss_of(network, rows, targets) / baseline
    answer.should(
        share <= 0.90,
        why="From this start, in batches of 16 and 20 epochs, a network reaches about 0.62 of the "
        f"squared error of always predicting the mean. Yours has {share:.3f} of it.",
    )


@pytest.mark.hole("train")
def test_training_leaves_its_arguments_alone(student, rng):
    params, rows, _ = draw_network(rng, 3, 4, 5)
    for batch_size in (None, 2):
        answer = student.train(
            params, rows, numbers(rng, 5, -1.0, 1.0), 0.1, 2, batch_size=batch_size
        )
        answer.should_leave_arguments_alone()
        answer.should_share_nothing()
