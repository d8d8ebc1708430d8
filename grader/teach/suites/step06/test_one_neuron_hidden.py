"""Hidden suite of step 06: one linear neuron, its gradient, and a training that beats the mean."""

import math

import pytest

from grader.teach.numerics import central_differences
from grader.teach.reference import solution
from grader.teach.rentals import bikes

NEURON = "The neuron's output is w₁·x₁ + w₂·x₂ + … + b, for as many features as there are."
GRADIENT = (
    "The slope along weight j is (1/n) · Σ 2 · (prediction − target) · feature j, and along the "
    "bias (1/n) · Σ 2 · (prediction − target)."
)
TRAINING = (
    "Begin with zeros. In every epoch each weight and the bias becomes itself − learning rate · "
    "its slope, all slopes taken where the epoch began; what comes back is the state after the "
    "last step."
)
HISTORY = (
    "Entry k of the history is the MSE over all rows before epoch k, so the first is the loss of "
    "the zeros, and the loss after the last step is not in it."
)


def draw(rng, n, smallest=0.1, largest=2.0):
    """n numbers with two decimals and either sign, none of them close to 0."""
    return [rng.choice([-1, 1]) * round(rng.uniform(smallest, largest), 2) for _ in range(n)]


def draw_rows(rng, n_rows, n_features):
    return [draw(rng, n_features) for _ in range(n_rows)]


def predicted(weights, bias, features):
    return sum(w * x for w, x in zip(weights, features, strict=True)) + bias


def loss_of(weights, bias, rows, targets):
    try:
        errors = [predicted(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
        return sum(error**2 for error in errors) / len(errors)
    except OverflowError:
        return math.inf


def draw_problem(rng, n_rows, n_features):
    """A neuron and rows for it, on which no slope is close to 0."""
    while True:
        weights, bias = draw(rng, n_features), draw(rng, 1)[0]
        rows, targets = draw_rows(rng, n_rows, n_features), draw(rng, n_rows)
        along_weights, along_bias = solution("step06").neuron_gradient(weights, bias, rows, targets)
        if min(abs(slope) for slope in [*along_weights, along_bias]) > 0.05:
            return weights, bias, rows, targets


def copied(rows):
    """The rows as lists of their own, so that code which changes them spoils no other test."""
    return [list(features) for features in rows]


def trained(answer, n_features):
    """Weights and bias of a reply that must be (weights, bias, history)."""
    value = answer.value
    answer.should(
        isinstance(value, list | tuple) and len(value) == 3,
        why="Return three things, (weights, bias, history).",
    )
    weights, bias, _ = value
    answer.should(
        isinstance(weights, list)
        and len(weights) == n_features
        and all(isinstance(number, int | float) for number in [*weights, bias]),
        why=f"The rows have {n_features} features, so return a list of {n_features} weights, then "
        "the bias, one number, and then the history.",
    )
    return weights, bias


# ----------------------------------------------------------------------------------- neuron


@pytest.mark.hole("neuron", core=True)
def test_output_for_any_number_of_features(student, rng):
    for n in (3, 1, 5, 7):
        weights, bias, features = draw(rng, n), draw(rng, 1)[0], draw(rng, n)
        student.neuron(weights, bias, features).should_be(
            predicted(weights, bias, features), why=NEURON
        )


@pytest.mark.hole("neuron")
def test_row_of_zeros_leaves_the_bias(student, rng):
    n, bias = rng.randint(2, 6), draw(rng, 1)[0]
    student.neuron(draw(rng, n), bias, [0.0] * n).should_be(
        bias, why="All products are 0, so the bias is left, added once and not for every feature."
    )


@pytest.mark.hole("neuron")
def test_negative_output_stays_negative(student, rng):
    weights, features = draw(rng, 4), draw(rng, 4)
    bias = round(-rng.uniform(1.0, 3.0) - predicted(weights, 0.0, features), 2)
    student.neuron(weights, bias, features).should_be(
        predicted(weights, bias, features),
        why="This neuron is linear: a negative sum is returned as it is, not clipped at 0.",
    )


@pytest.mark.hole("neuron")
def test_neuron_leaves_its_lists_alone(student, rng):
    student.neuron(draw(rng, 3), draw(rng, 1)[0], draw(rng, 3)).should_leave_arguments_alone()


# -------------------------------------------------------------------------- neuron_gradient


@pytest.mark.hole("neuron_gradient", core=True)
def test_gradient_agrees_with_the_measured_one(student, rng):
    for n_rows, n_features in ((4, 2), (3, 5), (1, 3)):
        weights, bias, rows, targets = draw_problem(rng, n_rows, n_features)
        measured = central_differences(
            lambda point, rows=rows, targets=targets: loss_of(point[0], point[1], rows, targets),  # type: ignore[misc]
            [weights, bias],
        )
        student.neuron_gradient(weights, bias, rows, targets).should_be_gradient(
            tuple(measured),
            why=f"Measured with central differences of the MSE: [0] is the list of weights, [1] "
            f"the bias. A ratio of 0.5 everywhere means a forgotten factor 2. {GRADIENT}",
        )


@pytest.mark.hole("neuron_gradient")
def test_gradient_is_exact(student, rng):
    problem = draw_problem(rng, 6, 4)
    expected = solution("step06").neuron_gradient(*problem)
    student.neuron_gradient(*problem).should_be(
        expected,
        why=f"The formula is exact to the last digits; a measured slope is not. {GRADIENT}",
    )


@pytest.mark.hole("neuron_gradient")
def test_every_row_twice_is_the_same_gradient(student, rng):
    weights, bias, rows, targets = draw_problem(rng, 3, 2)
    expected = solution("step06").neuron_gradient(weights, bias, rows, targets)
    student.neuron_gradient(weights, bias, copied(rows * 2), targets * 2).should_be(
        expected,
        why="Here every row stands twice. A sum over the rows would double every slope; the mean "
        f"stays what it was. {GRADIENT}",
    )


@pytest.mark.hole("neuron_gradient")
def test_row_with_feature_zero_has_no_say_in_that_weight(student, rng):
    weights, bias, rows, targets = draw_problem(rng, 3, 3)
    for features in rows:
        features[1] = 0.0
    expected = solution("step06").neuron_gradient(weights, bias, rows, targets)
    student.neuron_gradient(weights, bias, rows, targets).should_be(
        expected,
        why="Feature [1] is 0 in every row, so nudging its weight moves no prediction: that slope "
        f"is 0, and only that one. {GRADIENT}",
    )


@pytest.mark.hole("neuron_gradient")
def test_perfect_neuron_has_no_slopes(student, rng):
    weights, bias, rows = draw(rng, 3), draw(rng, 1)[0], draw_rows(rng, 4, 3)
    targets = [predicted(weights, bias, features) for features in rows]
    student.neuron_gradient(weights, bias, rows, targets).should_be(
        ([0.0, 0.0, 0.0], 0.0),
        why="Every prediction meets its target, so all errors are 0, and all slopes with them.",
    )


@pytest.mark.hole("neuron_gradient")
def test_gradient_leaves_its_arguments_alone(student, rng):
    answer = student.neuron_gradient(*draw_problem(rng, 3, 2))
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()


# ----------------------------------------------------------------------------- train_neuron


@pytest.mark.hole("train_neuron", core=True)
def test_weights_and_bias_after_a_few_epochs(student, rng):
    for n_rows, n_features in ((5, 3), (1, 2), (8, 1)):
        rows, targets = draw_rows(rng, n_rows, n_features), draw(rng, n_rows)
        epochs = rng.randint(2, 4)
        weights, bias, _ = solution("step06").train_neuron(rows, targets, 0.05, epochs)
        answer = student.train_neuron(rows, targets, 0.05, epochs)
        trained(answer, n_features)
        answer.should_be((weights, bias, answer.value[2]), why=TRAINING)


@pytest.mark.hole("train_neuron")
def test_history_is_the_loss_before_each_epoch(student, rng):
    for n_rows, n_features in ((5, 3), (1, 2)):
        rows, targets = draw_rows(rng, n_rows, n_features), draw(rng, n_rows)
        epochs = rng.randint(2, 4)
        expected = solution("step06").train_neuron(rows, targets, 0.05, epochs)
        answer = student.train_neuron(rows, targets, 0.05, epochs)
        answer.should_train_like(expected, why=HISTORY, targets=targets)


@pytest.mark.hole("train_neuron")
def test_loss_of_the_rentals_falls_with_every_epoch(student, rng):
    chosen = rng.sample(range(240), 20)
    rows = [bikes().sample_rows[i] for i in chosen]
    targets = [bikes().sample_targets[i] for i in chosen]
    last = loss_of([0.0] * 5, 0.0, rows, targets)
    for epochs in range(1, 6):
        answer = student.train_neuron(copied(rows), list(targets), 0.1, epochs)
        weights, bias = trained(answer, 5)
        loss = loss_of(weights, bias, rows, targets)
        answer.should(
            loss < last,
            why="With the learning rate 0.1 every epoch must bring the loss on these rentals down. "
            f"With the weights and the bias of this call it is {loss:.6g}, and with one epoch "
            f"fewer it is {last:.6g}.",
        )
        last = loss


@pytest.mark.hole("train_neuron")
def test_beats_the_mean_on_hours_it_has_never_seen(student):
    data = bikes()
    answer = student.train_neuron(copied(data.sample_rows), list(data.sample_targets), 0.1, 60)
    weights, bias = trained(answer, 5)
    predictions = [solution("step06").neuron(weights, bias, row) for row in data.day_rows]
    answer.show_losses(data.sample_targets)
    answer.show_day(predictions, data.day_rentals)
    mean = sum(data.train_targets) / len(data.train_targets)
    baseline = loss_of([0.0] * 5, mean, data.validation_rows, data.validation_targets)
    loss = loss_of(weights, bias, data.validation_rows, data.validation_targets)
    answer.should(
        loss < 0.8 * baseline,
        why="Trained on the 240 rows of the teaching sample, a neuron has about 0.75 of the "
        "squared error of always predicting the mean, on the validation rows. Yours has "
        f"{loss / baseline:.3f} of it.",
    )


@pytest.mark.hole("train_neuron")
def test_no_epochs_leave_the_zeros(student, rng):
    n = rng.randint(1, 6)
    student.train_neuron(draw_rows(rng, 3, n), draw(rng, 3), 0.1, 0).should_be(
        ([0.0] * n, 0.0, []),
        why=f"The neuron begins with {n} weights of 0 and the bias 0, and 0 epochs leave it there.",
    )


@pytest.mark.hole("train_neuron")
def test_too_large_a_rate_is_obeyed(student, rng):
    rows, targets = draw_rows(rng, 3, 2), draw(rng, 3)
    expected = solution("step06").train_neuron(rows, targets, 2.0, 5)
    student.train_neuron(rows, targets, 2.0, 5).should_train_like(
        expected,
        why="With the learning rate 2 the loss grows. Take every step all the same: there is no "
        "early stop, and the last state comes back, not the best one on the way.",
        targets=targets,
    )


@pytest.mark.hole("train_neuron")
def test_training_leaves_rows_and_targets_alone(student, rng):
    answer = student.train_neuron(draw_rows(rng, 4, 3), draw(rng, 4), 0.05, 3)
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()
