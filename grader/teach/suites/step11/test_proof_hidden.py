"""Hidden suite of step 11: a gradient check that overlooks nothing, and honest yardsticks."""

import math

import pytest

from grader.learn.gradients import leaves, relative_error
from grader.learn.plain import snapshot
from grader.learn.suite import Function
from grader.teach.draws import draw_network, draw_rows, number, numbers
from grader.teach.numerics import central_differences
from grader.teach.reference import solution
from grader.teach.rentals import bikes

RELATIVE = "The relative error is |a − b| / max(|a|, |b|, 0.0001)."
WORST = (
    "The result is the largest of the relative errors between the slopes of `gradient` and the "
    "central differences of the MSE, over all numbers of W1, b1, W2 and b2."
)
MEAN = "Predict the mean of the training targets for every row: (1/n) Σ (mean − target)²."
HOUR = (
    "Each row is predicted by the mean of those training targets whose row has the same hour, "
    "round(23 · row[0])."
)
MEASURES = (
    "With error = prediction − target: mse is the mean of error², rmse_rentals is 1000 · √mse, and "
    "mae_rentals is 1000 times the mean of |error|."
)

# A 5-3-1 that learned from the sample (batches of 16, learning rate 0.1, 100 epochs), rounded.
TRAINED = {
    "W1": [
        [0.74, 0.31, -0.12, 0.25, 0.02],
        [0.48, -0.5, 0.13, 0.36, -0.03],
        [0.54, -0.32, 0.13, -0.3, -0.1],
    ],
    "b1": [-0.08, -0.12, -0.11],
    "W2": [0.61, -0.65, -0.56],
    "b2": -0.01,
}


# -------------------------------------------------------------------------- relative_error


@pytest.mark.hole("relative_error", core=True)
def test_distance_as_a_share_of_the_larger(student, rng):
    for sign_a, sign_b in ((1, 1), (-1, -1), (1, -1), (-1, 1)):
        small, large = number(rng, 0.1, 1.0), number(rng, 1.5, 5.0)
        for a, b in ((sign_a * small, sign_b * large), (sign_a * large, sign_b * small)):
            student.relative_error(a, b).should_be(abs(a - b) / large, why=RELATIVE)


@pytest.mark.hole("relative_error")
def test_nearly_nothing_is_divided_by_a_ten_thousandth(student, rng):
    a, b = number(rng, 1.0, 9.0) * 1e-6, -number(rng, 1.0, 9.0) * 1e-6
    student.relative_error(a, b).should_be(
        (a - b) / 1e-4,
        why=f"{RELATIVE} Here both sizes are below 0.0001, so 0.0001 is the largest of the three.",
    )


@pytest.mark.hole("relative_error")
def test_equal_numbers_have_no_error(student, rng):
    for a in (number(rng, -5.0, 5.0), 0.0):
        student.relative_error(a, a).should_be(
            0.0, why=f"{RELATIVE} Equal numbers are 0 apart; 0.0001 keeps 0 / 0 from happening."
        )


# -------------------------------------------------------------------------- gradient_check


def right_gradient(params, rows, targets):
    return solution("step09").batch_gradient(params, rows, targets)


def loss(params, rows, targets):
    return solution("step10").network_mse(params, rows, targets)


def measured(network, h=1e-5):
    params, rows, targets = network
    return central_differences(lambda moved: loss(moved, rows, targets), params, h)


def replaced(value, place, change, here=""):
    """A copy of a nested value in which `change` was applied to the number at one place."""
    match value:
        case dict():
            return {
                k: replaced(v, place, change, f"{here}.{k}" if here else k)
                for k, v in value.items()
            }
        case list():
            return [replaced(v, place, change, f"{here}[{i}]") for i, v in enumerate(value)]
    return change(value) if here == place else value


def planted(place, change, text):
    """The right gradient, except for the number at one place."""
    return Function(
        f"the right gradient, but {place} {text}",
        lambda *arguments: replaced(right_gradient(*arguments), place, change),
    )


def places(params):
    return [place for place, _ in leaves(params)]


def draw_awake_network(rng, n_inputs, n_hidden, n_rows):
    """A network all of whose slopes are far enough from 0 for a changed one to stand out."""
    while True:
        network = draw_network(rng, n_inputs, n_hidden, n_rows)
        if min(abs(slope) for _, slope in leaves(right_gradient(*network))) > 1e-3:
            return network


def should_be_found(student, network, gradient, place, **keywords):
    """The planted wrong number gives the largest relative error."""
    slopes = dict(leaves(measured(network)))
    wrong = dict(leaves(gradient(*network)))
    student.gradient_check(gradient, *network, **keywords).should_be(
        relative_error(wrong[place], slopes[place]),
        within=1e-6,
        why=f"The slope at {place} is {wrong[place]:.6g} by this gradient, and "
        f"{slopes[place]:.6g} when it is measured; all others agree. {WORST}",
    )


def should_pass(student, network):
    gradient = Function("the right gradient", right_gradient)
    answer = student.gradient_check(gradient, *network)
    answer.should(
        type(answer.value) in (int, float) and 0 <= answer.value < 1e-6,
        why="This gradient is right, so with h = 0.00001 the largest relative error is a number "
        f"below one millionth. {WORST}",
    )


@pytest.mark.hole("gradient_check", core=True)
def test_tells_a_right_gradient_from_wrong_ones(student, rng):
    network = draw_awake_network(rng, 3, 2, 4)
    should_pass(student, network)
    for name in ("W1", "b1", "W2", "b2"):
        place = rng.choice([place for place in places(network[0]) if place.startswith(name)])
        factor = number(rng, 0.3, 0.7)
        wrong = planted(place, lambda slope, factor=factor: factor * slope, f"times {factor:g}")
        should_be_found(student, network, wrong, place)


@pytest.mark.hole("gradient_check")
def test_finds_a_wrong_number_wherever_it_stands(student, rng):
    network = draw_awake_network(rng, 2, 3, 3)
    for place in places(network[0]):
        wrong = planted(place, lambda slope: 1.5 * slope, "times 1.5")
        should_be_found(student, network, wrong, place)


@pytest.mark.hole("gradient_check")
def test_finds_mistakes_of_every_kind(student, rng):
    network = draw_awake_network(rng, 3, 2, 2)
    for change, text in (
        (lambda slope: -slope, "with the wrong sign"),
        (lambda slope: 0.0 * slope, "set to 0"),
        (lambda slope: 1.001 * slope, "a thousandth too large"),
        (lambda slope: 1000 * slope, "a thousand times too large"),
        (lambda slope: slope + 3.0, "plus 3"),
    ):
        place = rng.choice(places(network[0]))
        should_be_found(student, network, planted(place, change, text), place)


@pytest.mark.hole("gradient_check")
def test_finds_a_slope_where_none_should_be(student, rng):
    params, rows, targets = draw_awake_network(rng, 2, 2, 2)
    asleep = {**params, "b1": [-9.0, params["b1"][1]]}
    should_pass(student, (asleep, rows, targets))
    place = rng.choice(["W1[0][0]", "W1[0][1]", "b1[0]", "W2[0]"])
    wrong = planted(place, lambda slope: slope + 0.5, "0.5 although the neuron is asleep")
    should_be_found(student, (asleep, rows, targets), wrong, place)


@pytest.mark.hole("gradient_check")
def test_a_sum_in_place_of_the_mean_is_wrong_everywhere(student, rng):
    network = draw_awake_network(rng, 2, 2, 4)
    answer = student.gradient_check(
        Function(
            "the sum of the four rows' gradients instead of their mean",
            lambda params, rows, targets: replaced_all(
                right_gradient(params, rows, targets), lambda slope: len(rows) * slope
            ),
        ),
        *network,
    )
    answer.should_be(
        0.75,
        within=1e-6,
        why=f"Every slope is four times too large: |4s − s| / |4s| = 0.75. {WORST}",
    )


def replaced_all(value, change):
    for place in places(value):
        value = replaced(value, place, change)
    return value


@pytest.mark.hole("gradient_check")
def test_nan_is_not_overlooked(student, rng):
    network = draw_awake_network(rng, 2, 2, 2)
    spots = places(network[0])
    for place in (spots[0], rng.choice(spots[1:-1]), spots[-1]):
        for bad in (math.nan, math.inf):
            wrong = planted(place, lambda _, bad=bad: bad, f"is {bad}")
            answer = student.gradient_check(wrong, *network)
            answer.should(
                type(answer.value) is float and not math.isfinite(answer.value),
                why=f"The slope at {place} is {bad}, so its relative error is nan. Comparing with "
                "nan is always false, and max passes it over: ask math.isnan, return math.inf.",
            )


@pytest.mark.hole("gradient_check")
def test_calls_the_gradient_with_what_was_given(student, rng):
    network = draw_network(rng, 3, 2, 2)
    seen = []

    def remember(*arguments):
        seen.append(snapshot(list(arguments)))
        return right_gradient(*arguments)

    gradient = Function("the right gradient, which remembers what it was called with", remember)
    answer = student.gradient_check(gradient, *network)
    answer.should(bool(seen), why="`gradient` was never called, so nothing of it can be checked.")
    answer.should(
        all(arguments == list(network) for arguments in seen),
        why="`gradient` is to be judged at the place that was given: call it with exactly params, "
        "rows and targets. Nudged parameters are for the loss alone.",
    )


@pytest.mark.hole("gradient_check")
def test_uses_the_h_of_the_caller(student, rng):
    h = 0.5
    while True:
        z = number(rng, 0.05, 0.3)
        weight, out = number(rng, 0.5, 1.0), number(rng, 1.0, 2.0)
        params = {"W1": [[weight]], "b1": [round(z - weight, 3)], "W2": [out], "b2": 0.25}
        network = params, [[1.0]], [number(rng, 1.5, 2.5)]
        pairs = zip(leaves(right_gradient(*network)), leaves(measured(network, h)), strict=True)
        expected = max(relative_error(a, b) for (_, a), (_, b) in pairs)
        if expected > 0.05:
            break
    gradient = Function("the right gradient", right_gradient)
    student.gradient_check(gradient, *network, h=h).should_be(
        expected,
        within=1e-6,
        why=f"The neuron's z is {z:g}, so nudges of h = 0.5 reach beyond the bend, and what is "
        "measured is not the formula's slope. Measure with the h of the caller.",
    )


@pytest.mark.hole("gradient_check")
def test_works_for_every_size(student, rng):
    for n_inputs, n_hidden, n_rows in ((1, 1, 1), (5, 1, 2), (2, 7, 1)):
        network = draw_network(rng, n_inputs, n_hidden, n_rows)
        should_pass(student, network)
        for place in ("b2", f"W1[{n_hidden - 1}][{n_inputs - 1}]"):
            wrong = planted(place, lambda slope: slope + 1.0, "plus 1")
            should_be_found(student, network, wrong, place)


@pytest.mark.hole("gradient_check")
def test_check_leaves_arguments_alone(student, rng):
    network = draw_network(rng, 3, 2, 2)
    gradient = Function("the right gradient", right_gradient)
    student.gradient_check(gradient, *network).should_leave_arguments_alone()


# ----------------------------------------------------------------------- mean_baseline_mse


@pytest.mark.hole("mean_baseline_mse", core=True)
def test_predicts_the_mean_of_the_training_targets(student, rng):
    for n_train, n in ((6, 4), (3, 8), (5, 5)):
        train_targets, targets = numbers(rng, n_train, 0.0, 1.0), numbers(rng, n, 0.0, 1.0)
        student.mean_baseline_mse(train_targets, targets).should_be(
            solution("step11").mean_baseline_mse(train_targets, targets), why=MEAN
        )


@pytest.mark.hole("mean_baseline_mse")
def test_single_targets(student, rng):
    known, target = number(rng, 0.0, 0.4), number(rng, 0.5, 1.0)
    student.mean_baseline_mse([known], [target]).should_be((known - target) ** 2, why=MEAN)
    student.mean_baseline_mse([known], [known]).should_be(
        0.0, why="The prediction hits the only target."
    )


@pytest.mark.hole("mean_baseline_mse")
def test_mean_baseline_on_the_real_rows(student):
    data = bikes()
    answer = student.mean_baseline_mse(data.train_targets, data.validation_targets)
    answer.should_be(
        solution("step11").mean_baseline_mse(data.train_targets, data.validation_targets),
        why=f"{MEAN} On the real validation rows its root is 181.5 rentals.",
    )


# ----------------------------------------------------------------------- hour_baseline_mse


def draw_day(rng, hours, n_inputs=5):
    """One row for each of the hours, the other features at random, and targets."""
    rows = [
        [hour / 23, *rest]
        for hour, rest in zip(hours, draw_rows(rng, len(hours), n_inputs - 1), strict=True)
    ]
    return rows, numbers(rng, len(hours), 0.0, 1.0)


def should_be_hour_baseline(student, train, validation, why):
    answer = student.hour_baseline_mse(*train, *validation)
    answer.should_be(solution("step11").hour_baseline_mse(*train, *validation), why=why)


@pytest.mark.hole("hour_baseline_mse", core=True)
def test_predicts_the_mean_of_the_same_hour(student, rng):
    for n_inputs in (5, 2):
        hours = rng.sample([0, 3, 7, 8, 16, 17, 21, 23], 3)
        train = draw_day(rng, [hours[0]] * 3 + [hours[1]] * 2 + [hours[2]], n_inputs)
        validation = draw_day(rng, [hours[2], hours[0], hours[1], hours[0]], n_inputs)
        should_be_hour_baseline(student, train, validation, HOUR)


@pytest.mark.hole("hour_baseline_mse")
def test_an_hour_never_seen_gets_the_mean_of_all(student, rng):
    train = draw_day(rng, [4, 4, 4, 9])
    validation = draw_day(rng, [9, 20])
    should_be_hour_baseline(
        student,
        train,
        validation,
        "The hour 20 never occurs among the training rows, so its prediction is the mean of all "
        "training targets, each of them counted once.",
    )


@pytest.mark.hole("hour_baseline_mse")
def test_thirteen_is_not_twelve(student, rng):
    train_rows, _ = draw_day(rng, [12, 12, 13, 13])
    train = train_rows, [0.1, 0.2, number(rng, 0.7, 0.8), number(rng, 0.8, 0.9)]
    validation = draw_day(rng, [13, 12, 13])
    should_be_hour_baseline(
        student,
        train,
        validation,
        "13 / 23 · 23 is 12.999999999999998 in floats, so int makes twelve of thirteen. Use round.",
    )


@pytest.mark.hole("hour_baseline_mse")
def test_the_hour_is_a_whole_number(student, rng):
    train = draw_day(rng, [9, 18, 9, 18])
    rows, targets = draw_day(rng, [18, 9])
    rows = [[hour * (1 / 23), *row[1:]] for hour, row in zip((18, 9), rows, strict=True)]
    should_be_hour_baseline(
        student,
        train,
        (rows, targets),
        "9 / 23 and 9 · (1 / 23) differ in the last digit and are the same hour. Compare "
        "round(23 · row[0]), not the feature itself.",
    )


@pytest.mark.hole("hour_baseline_mse")
def test_hours_with_one_feature_and_one_row(student, rng):
    train = draw_day(rng, [5, 6, 6], n_inputs=1)
    should_be_hour_baseline(student, train, draw_day(rng, [6], n_inputs=1), HOUR)


@pytest.mark.hole("hour_baseline_mse")
def test_hour_baseline_on_the_real_rows(student):
    data = bikes()
    train = [row[:1] for row in data.train_rows], data.train_targets
    validation = [row[:1] for row in data.validation_rows], data.validation_targets
    should_be_hour_baseline(
        student, train, validation, f"{HOUR} On the real rows the root of it is 128.5 rentals."
    )


@pytest.mark.hole("hour_baseline_mse")
def test_hour_baseline_leaves_arguments_alone(student, rng):
    train, validation = draw_day(rng, [1, 2, 1]), draw_day(rng, [1, 2])
    student.hour_baseline_mse(*train, *validation).should_leave_arguments_alone()


# -------------------------------------------------------------------------------- evaluate


def should_be_evaluated(student, network, why=MEASURES):
    student.evaluate(*network).should_be(solution("step11").evaluate(*network), why=why)


@pytest.mark.hole("evaluate", core=True)
def test_three_measures_of_the_errors(student, rng):
    for n_inputs, n_hidden, n_rows in ((5, 4, 6), (2, 3, 9)):
        should_be_evaluated(student, draw_network(rng, n_inputs, n_hidden, n_rows))


@pytest.mark.hole("evaluate")
def test_negative_predictions_count_as_they_are(student, rng):
    params, rows, targets = draw_network(rng, 3, 2, 4)
    low = {**params, "b2": -3.0}
    should_be_evaluated(
        student,
        (low, rows, targets),
        f"Here the predictions are negative. They are not clipped at zero. {MEASURES}",
    )


@pytest.mark.hole("evaluate")
def test_one_row_has_equal_rmse_and_mae(student, rng):
    should_be_evaluated(
        student,
        draw_network(rng, 3, 2, 1),
        f"With one row, RMSE and MAE are both 1000 times the size of its error. {MEASURES}",
    )


@pytest.mark.hole("evaluate")
def test_no_error_gives_three_zeros(student, rng):
    params, rows, _ = draw_network(rng, 2, 2, 3)
    targets = solution("step08").predict_all(params, rows)
    should_be_evaluated(
        student,
        (params, rows, targets),
        "The targets are the network's own predictions, so there is no error at all.",
    )


@pytest.mark.hole("evaluate")
def test_a_trained_network_beats_the_mean(student):
    data = bikes()
    network = TRAINED, data.validation_rows, data.validation_targets
    should_be_evaluated(
        student,
        network,
        "This network learned from the real sample and is judged on all 3,476 validation rows: an "
        f"RMSE of 138.7 rentals, where always predicting the mean has 181.5. {MEASURES}",
    )


@pytest.mark.hole("evaluate")
def test_evaluate_leaves_arguments_alone(student, rng):
    student.evaluate(*draw_network(rng, 3, 2, 2)).should_leave_arguments_alone()
