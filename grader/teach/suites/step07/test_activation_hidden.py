"""Hidden suite of step 07: the bend, its slope, a neuron with it, and layers without it."""

import math

import pytest

from grader.teach.draws import number, numbers
from grader.teach.numerics import central_differences

RELU = "relu(z) is z if z is positive, and 0 otherwise."
SLOPE = "The slope of relu is 1 where z is positive and 0 everywhere else."
NEURON = "z = w₁·x₁ + w₂·x₂ + … + bias, and the prediction is relu(z)."
GRADIENT = (
    "The slope along z is 2 · (relu(z) − target) · relu'(z); along a weight it is that times the "
    "weight's feature, along the bias it is that itself. Return (weight_gradient, bias_gradient)."
)
CLOSED = (
    "z is not positive here, so the gate is closed: relu'(z) = 0, and every slope is multiplied "
    "by it, whatever the error and the features are."
)
COLLAPSE = (
    "Weight i is the sum over all neurons k of W2[k] · W1[k][i]; the bias is b2 plus the sum of "
    "W2[k] · b1[k]. Return (weights, bias)."
)


def linear(weights, bias, features):
    return sum(w * x for w, x in zip(weights, features, strict=True)) + bias


def away_from_zero(rng, low, high):
    """A number between low and high, of either sign."""
    return rng.choice([-1, 1]) * number(rng, low, high)


def draw_neuron(rng, n, awake):
    """Weights, bias and features whose z is at least 0.1 away from the bend, on this side."""
    while True:
        weights = [away_from_zero(rng, 0.2, 2.0) for _ in range(n)]
        features = [away_from_zero(rng, 0.2, 2.0) for _ in range(n)]
        bias = away_from_zero(rng, 0.2, 1.0)
        z = linear(weights, bias, features)
        if abs(z) > 0.1 and (z > 0) == awake:
            return weights, bias, features


def target_missed_by(error, weights, bias, features):
    """The target at which the neuron has this error."""
    return round(max(linear(weights, bias, features), 0.0) - error, 6)


def exact_gradient(weights, bias, features, target):
    z = linear(weights, bias, features)
    if z <= 0:
        return [0.0] * len(features), 0.0
    return [2 * (z - target) * x for x in features], 2 * (z - target)


# ------------------------------------------------------------------------------------- relu


@pytest.mark.hole("relu", core=True)
def test_lets_positive_numbers_through_and_no_others(student, rng):
    for z in [number(rng, 0.1, 0.9), number(rng, 1.5, 9.0), number(rng, 20.0, 90.0)]:
        student.relu(z).should_be(z, why=f"{RELU} A positive number passes unchanged.")
        student.relu(-z).should_be(0.0, why=f"{RELU} A negative number becomes 0.")


@pytest.mark.hole("relu")
def test_bend_lies_at_exactly_zero(student, rng):
    tiny = number(rng, 1.0, 9.0) * 1e-6
    student.relu(0.0).should_be(0.0, why=f"{RELU} At the bend both sides give 0.")
    student.relu(tiny).should_be(tiny, why=f"{RELU} A very small number is positive, too.")
    student.relu(-tiny).should_be(0.0, why=f"{RELU} A very small negative number becomes 0.")


# ------------------------------------------------------------------------------- relu_slope


@pytest.mark.hole("relu_slope", core=True)
def test_slope_on_both_sides(student, rng):
    for z in [number(rng, 0.1, 0.9), number(rng, 1.5, 9.0), number(rng, 20.0, 90.0)]:
        student.relu_slope(z).should_be(1.0, why=f"{SLOPE} It does not depend on how large z is.")
        student.relu_slope(-z).should_be(0.0, why=f"{SLOPE} Left of 0 the graph is level.")


@pytest.mark.hole("relu_slope")
def test_slope_at_exactly_zero(student):
    why = "At z = 0 there is a corner; the course takes the slope 0 there, so compare z > 0."
    student.relu_slope(0.0).should_be(0.0, why=why)
    student.relu_slope(0).should_be(0.0, why=why)
    student.relu_slope(-0.0).should_be(0.0, why=why)


@pytest.mark.hole("relu_slope")
def test_slope_agrees_with_the_measured_one(student, rng):
    for z in [number(rng, 0.01, 3.0), number(rng, -3.0, -0.01)]:
        measured = central_differences(lambda moved: max(moved, 0.0), z)
        student.relu_slope(z).should_be_gradient(
            measured, why="Measured with the central difference of relu, away from the corner."
        )


# ------------------------------------------------------------------------------ relu_neuron


@pytest.mark.hole("relu_neuron", core=True)
def test_neuron_awake_and_asleep(student, rng):
    for n in (2, 5, 3):
        for awake in (True, False):
            weights, bias, features = draw_neuron(rng, n, awake)
            z = linear(weights, bias, features)
            student.relu_neuron(weights, bias, features).should_be(
                z if awake else 0.0, why=f"{NEURON} Here z is {z:.6g}."
            )


@pytest.mark.hole("relu_neuron")
def test_bias_moves_the_bend(student, rng):
    weight, feature = number(rng, 0.5, 2.0), number(rng, 0.5, 2.0)
    bias = number(rng, 0.2, 0.9) * weight * feature
    student.relu_neuron([-weight], bias, [feature]).should_be(
        0.0,
        why=f"{NEURON} Here w·x is {-weight * feature:.6g} and the bias {bias:.6g} is too small to "
        "wake the neuron. The bias is added before the bend, not after it.",
    )
    student.relu_neuron([weight], -bias, [feature]).should_be(
        weight * feature - bias,
        why=f"{NEURON} Here w·x is {weight * feature:.6g}, and the bias takes {bias:.6g} away.",
    )


@pytest.mark.hole("relu_neuron")
def test_neuron_with_z_at_the_bend(student, rng):
    weight, feature = rng.randint(2, 9), rng.randint(2, 9)
    student.relu_neuron([weight, -feature], 0, [feature, weight]).should_be(
        0.0, why=f"{NEURON} Here z is exactly 0, and relu(0) = 0."
    )


@pytest.mark.hole("relu_neuron")
def test_neuron_leaves_its_arguments_alone(student, rng):
    weights, bias, features = draw_neuron(rng, 4, awake=True)
    expected = linear(weights, bias, features)
    answer = student.relu_neuron(weights, bias, features)
    answer.should_leave_arguments_alone()
    answer.should_be(expected, why=NEURON)


# --------------------------------------------------------------------- relu_neuron_gradient


@pytest.mark.hole("relu_neuron_gradient", core=True)
def test_gradient_awake_and_asleep(student, rng):
    for n in (2, 4):
        for awake in (True, False):
            for error in (number(rng, 0.3, 1.0), number(rng, -1.0, -0.3)):
                weights, bias, features = draw_neuron(rng, n, awake)
                target = target_missed_by(error, weights, bias, features)
                expected = exact_gradient(weights, bias, features, target)
                student.relu_neuron_gradient(weights, bias, features, target).should_be(
                    expected, why=GRADIENT if awake else CLOSED
                )


@pytest.mark.hole("relu_neuron_gradient")
def test_gradient_check_on_both_sides_of_the_bend(student, rng):
    for awake in (True, False):
        weights, bias, features = draw_neuron(rng, rng.randint(3, 6), awake)
        target = target_missed_by(away_from_zero(rng, 0.3, 1.0), weights, bias, features)

        def loss(parameters, features=features, target=target):
            *moved_weights, moved_bias = parameters
            return (max(linear(moved_weights, moved_bias, features), 0.0) - target) ** 2

        *along_weights, along_bias = central_differences(loss, [*weights, bias])
        student.relu_neuron_gradient(weights, bias, features, target).should_be_gradient(
            (along_weights, along_bias),
            why=f"Measured with central differences; [0] holds the weights, [1] is the bias. "
            f"The neuron is {'awake' if awake else 'asleep'} here. {GRADIENT}",
        )


@pytest.mark.hole("relu_neuron_gradient")
def test_gate_at_exactly_zero_is_closed(student, rng):
    weight, feature = rng.randint(2, 9), rng.randint(2, 9)
    for target in (rng.randint(1, 5), rng.randint(-5, -1)):
        student.relu_neuron_gradient([weight, -feature], 0, [feature, weight], target).should_be(
            ([0.0, 0.0], 0.0),
            why="z is exactly 0 here, and the slope of relu at exactly 0 is 0: so is every slope "
            "of this gradient.",
        )


@pytest.mark.hole("relu_neuron_gradient")
def test_gate_depends_on_z_alone(student, rng):
    x, target = number(rng, 0.5, 2.0), number(rng, 0.5, 2.0)
    weight = number(rng, 0.5, 2.0)
    student.relu_neuron_gradient([-weight], 0.1 * weight, [x], -target).should_be(
        ([0.0], 0.0), why=f"Error and feature are positive, but {CLOSED}"
    )
    student.relu_neuron_gradient([-weight], 0.1, [-x], weight * x + 0.1 + target).should_be(
        ([2 * target * x], -2 * target),
        why="Weight, feature and error are negative, but z is positive, so the gate is open. "
        f"{GRADIENT}",
    )


@pytest.mark.hole("relu_neuron_gradient")
def test_no_error_no_gradient(student, rng):
    weight, feature, bias = rng.randint(2, 9), rng.randint(2, 9), rng.randint(1, 9)
    student.relu_neuron_gradient([weight], bias, [feature], weight * feature + bias).should_be(
        ([0.0], 0.0), why="The prediction hits the target: 2 · error is 0, and so is every slope."
    )


@pytest.mark.hole("relu_neuron_gradient")
def test_gradient_leaves_its_arguments_alone(student, rng):
    for awake in (True, False):
        weights, bias, features = draw_neuron(rng, 3, awake)
        answer = student.relu_neuron_gradient(weights, bias, features, number(rng, -1.0, 1.0))
        answer.should_leave_arguments_alone()
        answer.should_share_nothing()


# --------------------------------------------------------------------------------- collapse


def draw_layers(rng, n_neurons, n_features):
    """Two linear layers without a zero in them: W1, b1, W2, b2."""
    W1 = [[away_from_zero(rng, 0.2, 2.0) for _ in range(n_features)] for _ in range(n_neurons)]
    b1 = [away_from_zero(rng, 0.2, 2.0) for _ in range(n_neurons)]
    W2 = [away_from_zero(rng, 0.2, 2.0) for _ in range(n_neurons)]
    return W1, b1, W2, away_from_zero(rng, 0.2, 2.0)


def exact_collapse(W1, b1, W2, b2):
    columns = zip(*W1, strict=True)
    weights = [sum(v * w for v, w in zip(W2, column, strict=True)) for column in columns]
    return weights, linear(W2, b2, b1)


@pytest.mark.hole("collapse", core=True)
def test_collapses_layers_of_several_sizes(student, rng):
    for n_neurons, n_features in [(3, 2), (2, 5), (3, 3)]:
        layers = draw_layers(rng, n_neurons, n_features)
        expected = exact_collapse(*layers)
        student.collapse(*layers).should_be(expected, why=COLLAPSE)


@pytest.mark.hole("collapse")
def test_collapsed_neuron_equals_two_layers_everywhere(student, rng):
    n_features = rng.randint(2, 5)
    W1, b1, W2, b2 = draw_layers(rng, rng.choice([6, 7, 8]), n_features)
    rows = [numbers(rng, n_features, -3.0, 3.0) for _ in range(5)]
    outputs = [
        linear(W2, b2, [linear(row, b, features) for row, b in zip(W1, b1, strict=True)])
        for features in rows
    ]
    expected = exact_collapse(W1, b1, W2, b2)
    answer = student.collapse(W1, b1, W2, b2)
    answer.should_be(expected, within=math.inf, why=COLLAPSE)
    weights, bias = answer.value
    for features, both in zip(rows, outputs, strict=True):
        one = linear(weights, bias, features)
        answer.should(
            abs(both - one) < 1e-9,
            why=f"On the features {features} the two layers give {both:.6g}, but your one neuron "
            f"gives {one:.6g}. They must agree for all features. {COLLAPSE}",
        )


@pytest.mark.hole("collapse")
def test_single_neurons_and_single_features(student, rng):
    for n_neurons, n_features in [(1, 1), (1, 3), (4, 1)]:
        layers = draw_layers(rng, n_neurons, n_features)
        expected = exact_collapse(*layers)
        student.collapse(*layers).should_be(
            expected,
            why=f"Any numbers of neurons and of features are allowed, one included. {COLLAPSE}",
        )


@pytest.mark.hole("collapse")
def test_neuron_that_nobody_listens_to(student, rng):
    W1, b1, W2, b2 = draw_layers(rng, 3, 2)
    W2[rng.randrange(3)] = 0.0
    expected = exact_collapse(W1, b1, W2, b2)
    student.collapse(W1, b1, W2, b2).should_be(
        expected,
        why="One entry of W2 is 0: that neuron's weights and bias count for nothing, those of the "
        f"others as ever. {COLLAPSE}",
    )


@pytest.mark.hole("collapse")
def test_collapse_leaves_its_arguments_alone(student, rng):
    for n_neurons in (1, 3):
        answer = student.collapse(*draw_layers(rng, n_neurons, 2))
        answer.should_leave_arguments_alone()
        answer.should_share_nothing()
