"""Hidden suite of step 09: the gradient of a network, for one row and as the mean over many."""

import pytest

from grader.teach.draws import draw_network, number, numbers
from grader.teach.numerics import central_differences
from grader.teach.reference import solution

BACKWARD = (
    "For one row: ∂loss/∂ŷ = 2 · (ŷ − target); b2 gets that, and W2[k] gets it times hidden[k]. "
    "∂loss/∂z[k] = ∂loss/∂ŷ · W2[k] · relu'(z[k]); b1[k] gets that, and W1[k][i] gets it times "
    "feature i."
)
MEASURED = (
    "Measured with central differences of (ŷ − target)², one parameter nudged at a time. A ratio "
    "of 0.5 everywhere means a forgotten factor 2. Where the numerical slope is 0 and yours is "
    f"not, the neuron is asleep on this row and its gate is closed. {BACKWARD}"
)
GATE = (
    "A neuron that is asleep on this row (z ≤ 0) closes its gate: the slopes along its weights in "
    "W1, its bias, and its weight in W2 are 0. One that is awake (z > 0) passes the slope on "
    "unchanged. Every neuron has a gate of its own."
)
MEAN = (
    "The gradient over a batch is the mean of the gradients of its rows, number by number: add up "
    "and divide by the number of rows."
)
SIZES = ((3, 4), (1, 2), (5, 8))


def draw_lively_network(rng, n_inputs, n_hidden, n_rows):
    """A network with neurons awake and asleep on every row, clear weights W2 and clear errors."""
    while True:
        params, rows, _ = draw_network(rng, n_inputs, n_hidden, n_rows)
        z_of_rows = [solution("step08").hidden_layer(params, features)[0] for features in rows]
        lively = all(min(z) < -0.01 and max(z) > 0.01 for z in z_of_rows)
        if lively and min(map(abs, params["W2"])) > 0.05:
            return params, rows, missed_targets(rng, params, rows)


def missed_targets(rng, params, rows):
    """A target for each row that the network misses by a clear amount, to either side."""
    predictions = solution("step08").predict_all(params, rows)
    return [
        round(prediction + rng.choice([-1, 1]) * rng.uniform(0.3, 1.5), 3)
        for prediction in predictions
    ]


def draw_with_gates(rng, gates, n_inputs=3):
    """A network and one row on which neuron k is awake exactly where gates[k] is true."""
    params, (features,), _ = draw_network(rng, n_inputs, len(gates), 1)
    z, _ = solution("step08").hidden_layer(params, features)
    for k, awake in enumerate(gates):
        wanted = number(rng, 0.2, 1.5) if awake else number(rng, -1.5, -0.2)
        params["b1"][k] = round(params["b1"][k] + wanted - z[k], 3)
        params["W2"][k] = rng.choice([-1, 1]) * number(rng, 0.2, 1.5)
    return params, features, missed_targets(rng, params, [features])[0]


def draw_one_awake_at_a_time(rng):
    """Two neurons and three rows: one is awake on the first row only, one on the other two."""
    while True:
        params, (features,), _ = draw_network(rng, 3, 2, 1)
        params["b1"] = [0.0, 0.0]
        z, _ = solution("step08").hidden_layer(params, features)
        if min(z) < -0.2 and max(z) > 0.2:
            break
    params["b1"] = numbers(rng, 2, -0.1, 0.1)
    params["W2"] = numbers(rng, 2, 0.3, 1.5)
    return params, [[factor * x for x in features] for factor in (1.0, -1.0, -2.0)]


def measured_gradient(params, rows, targets):
    """The gradient of the MSE over the rows by central differences."""
    predict_all = solution("step08").predict_all

    def loss(moved):
        errors = [p - y for p, y in zip(predict_all(moved, rows), targets, strict=True)]
        return sum(error**2 for error in errors) / len(errors)

    return central_differences(loss, params)


def engine_gradient(params, rows, targets):
    """The gradient of the MSE as the engine of step 04 finds it, which knows nothing of layers."""
    value = solution("step04").Value
    W1 = [[value(weight) for weight in weights] for weights in params["W1"]]
    b1, W2 = ([value(number) for number in params[name]] for name in ("b1", "W2"))
    b2 = value(params["b2"])
    total = value(0.0)
    for features, target in zip(rows, targets, strict=True):
        prediction = b2
        for weights, bias, out in zip(W1, b1, W2, strict=True):
            z = bias
            for weight, x in zip(weights, features, strict=True):
                z = z + weight * x
            prediction = prediction + out * z.relu()
        error = prediction - target
        total = total + error * error
    (total * (1 / len(rows))).backward()
    return {
        "W1": [[weight.grad for weight in weights] for weights in W1],
        "b1": [bias.grad for bias in b1],
        "W2": [weight.grad for weight in W2],
        "b2": b2.grad,
    }


def example_should_be_exact(student, params, features, target, why):
    expected = solution("step09").example_gradient(params, features, target)
    student.example_gradient(params, features, target).should_be(expected, why=why)


def batch_should_be_exact(student, params, rows, targets, why):
    expected = solution("step09").batch_gradient(params, rows, targets)
    student.batch_gradient(params, rows, targets).should_be(expected, why=why)


def zeros_like(params):
    return {
        "W1": [[0.0] * len(weights) for weights in params["W1"]],
        "b1": [0.0] * len(params["b1"]),
        "W2": [0.0] * len(params["W2"]),
        "b2": 0.0,
    }


# ------------------------------------------------------------------------- example_gradient


@pytest.mark.hole("example_gradient", core=True)
def test_every_parameter_agrees_with_the_measured_slope(student, rng):
    for n_inputs, n_hidden in SIZES:
        params, (features,), (target,) = draw_lively_network(rng, n_inputs, n_hidden, 1)
        measured = measured_gradient(params, [features], [target])
        student.example_gradient(params, features, target).should_be_gradient(
            measured, why=MEASURED
        )


@pytest.mark.hole("example_gradient")
def test_awake_and_asleep_in_any_order(student, rng):
    for gates in ([False, True, False], [True, False, True], [False, False, True, True]):
        params, features, target = draw_with_gates(rng, gates)
        example_should_be_exact(student, params, features, target, why=GATE)


@pytest.mark.hole("example_gradient")
def test_everybody_awake(student, rng):
    params, features, target = draw_with_gates(rng, [True] * rng.randint(2, 5))
    example_should_be_exact(
        student, params, features, target, why=f"All gates are open on this row. {BACKWARD}"
    )


@pytest.mark.hole("example_gradient")
def test_everybody_asleep(student, rng):
    params, features, target = draw_with_gates(rng, [False] * rng.randint(2, 5))
    only_b2 = {**zeros_like(params), "b2": 2 * (params["b2"] - target)}
    student.example_gradient(params, features, target).should_be(
        only_b2,
        why="All neurons are asleep on this row, so the prediction is b2 alone. Only b2 has a "
        "slope; all others are 0, and they stand in their places all the same.",
    )


@pytest.mark.hole("example_gradient")
def test_gate_is_closed_at_exactly_zero(student, rng):
    eighths = [rng.randint(2, 8) / 8 for _ in range(2)]
    params = {
        "W1": [[eighths[0], -eighths[1]], [eighths[1], eighths[0]]],
        "b1": [0.0, 0.25],
        "W2": [1.5, -0.5],
        "b2": 0.125,
    }
    features, target = [eighths[1], eighths[0]], number(rng, 2.0, 3.0)
    example_should_be_exact(
        student,
        params,
        features,
        target,
        why="The first neuron has z = 0 exactly. ReLU's slope there is 0, so its gate is closed.",
    )


@pytest.mark.hole("example_gradient")
def test_one_feature_or_one_neuron(student, rng):
    for n_inputs, n_hidden in ((1, 1), (6, 1), (1, 5), (2, 9)):
        params, features, target = draw_with_gates(rng, [True, False, True] * 3, n_inputs)
        for name in ("W1", "b1", "W2"):
            params[name] = params[name][:n_hidden]
        example_should_be_exact(
            student,
            params,
            features,
            target,
            why=f"This network has {n_inputs} features and {n_hidden} hidden neurons: take the "
            f"sizes from the lists. {BACKWARD}",
        )


@pytest.mark.hole("example_gradient")
def test_slope_is_not_cut_off_where_the_prediction_is_negative(student, rng):
    params, features, _ = draw_with_gates(rng, [True, False, True])
    params["b2"] -= round(solution("step08").forward(params, features) + 1.0, 3)
    target = missed_targets(rng, params, [features])[0]
    example_should_be_exact(
        student,
        params,
        features,
        target,
        why="The prediction is negative here. The output is linear, it has no gate: the slope of "
        f"the prediction is 2 · (ŷ − target) whatever its sign. {BACKWARD}",
    )


@pytest.mark.hole("example_gradient")
def test_feature_zero_silences_its_weights_alone(student, rng):
    params, features, target = draw_with_gates(rng, [True, True, False])
    bias_changes = [weights[1] * features[1] for weights in params["W1"]]
    params["b1"] = [b + change for b, change in zip(params["b1"], bias_changes, strict=True)]
    features[1] = 0.0
    example_should_be_exact(
        student,
        params,
        features,
        target,
        why="Feature [1] is 0, so nudging its weight moves no z: the slopes along W1[k][1] are 0, "
        f"and only they. {BACKWARD}",
    )


@pytest.mark.hole("example_gradient")
def test_output_weight_zero_still_has_a_slope(student, rng):
    params, features, target = draw_with_gates(rng, [True, True])
    params["W2"][0] = 0.0
    example_should_be_exact(
        student,
        params,
        features,
        target,
        why="The output does not listen to the first neuron (W2[0] = 0), so nothing reaches that "
        "neuron's own weights. But W2[0] itself has the slope ∂loss/∂ŷ · hidden[0], and hidden[0] "
        "is not 0.",
    )


@pytest.mark.hole("example_gradient")
def test_perfect_prediction_has_no_slopes(student, rng):
    params, features, _ = draw_with_gates(rng, [True, False, True])
    target = solution("step08").forward(params, features)
    student.example_gradient(params, features, target).should_be(
        zeros_like(params), why="The prediction meets the target: error 0, and every slope is 0."
    )


@pytest.mark.hole("example_gradient")
def test_one_row_equals_the_engine_of_step_04(student, rng):
    params, (features,), (target,) = draw_lively_network(rng, 4, 6, 1)
    expected = engine_gradient(params, [features], [target])
    student.example_gradient(params, features, target).should_be(
        expected,
        why="Expected is what the engine of step 04 finds for the same network with .backward().",
    )


@pytest.mark.hole("example_gradient")
def test_example_gradient_leaves_its_arguments_alone(student, rng):
    for gates in ([True, False, False, True], [True, True]):
        answer = student.example_gradient(*draw_with_gates(rng, gates))
        answer.should_leave_arguments_alone()
        answer.should_share_nothing()


# --------------------------------------------------------------------------- batch_gradient


@pytest.mark.hole("batch_gradient", core=True)
def test_mean_agrees_with_the_measured_slopes(student, rng):
    for (n_inputs, n_hidden), n_rows in zip(SIZES, (4, 3, 2), strict=True):
        params, rows, targets = draw_lively_network(rng, n_inputs, n_hidden, n_rows)
        measured = measured_gradient(params, rows, targets)
        student.batch_gradient(params, rows, targets).should_be_gradient(
            measured,
            why="Measured with central differences of the MSE over all rows. A ratio of "
            f"{n_rows} everywhere means a sum in place of a mean. Equal numbers of yours in all "
            f"rows of W1 mean that these rows are one and the same list. {MEAN}",
        )


@pytest.mark.hole("batch_gradient")
def test_mean_over_a_single_row(student, rng):
    params, rows, targets = draw_lively_network(rng, 3, 5, 1)
    expected = solution("step09").example_gradient(params, rows[0], targets[0])
    student.batch_gradient(params, rows, targets).should_be(
        expected,
        why="With one row the mean is the gradient of that row, in every parameter.",
    )


@pytest.mark.hole("batch_gradient")
def test_every_row_twice_is_the_same_mean(student, rng):
    params, rows, targets = draw_lively_network(rng, 2, 3, 3)
    twice = [list(features) for features in rows * 2]
    expected = solution("step09").batch_gradient(params, rows, targets)
    student.batch_gradient(params, twice, targets * 2).should_be(
        expected,
        why=f"Here every row stands twice. A sum would be twice as large, the mean stays. {MEAN}",
    )


@pytest.mark.hole("batch_gradient")
def test_rows_that_find_a_neuron_asleep_count_in_its_mean(student, rng):
    params, rows = draw_one_awake_at_a_time(rng)
    targets = missed_targets(rng, params, rows)
    batch_should_be_exact(
        student,
        params,
        rows,
        targets,
        why="A row on which a neuron is asleep adds 0 to its slopes, but it counts: divide by the "
        f"number of all rows. {MEAN}",
    )


@pytest.mark.hole("batch_gradient")
def test_dead_neuron_has_slope_zero_and_the_others_have_not(student, rng):
    params, rows, targets = draw_lively_network(rng, 3, 4, 4)
    dead = rng.randrange(4)
    params["b1"][dead] = -9.0
    batch_should_be_exact(
        student,
        params,
        rows,
        targets,
        why=f"Hidden neuron [{dead}] is asleep on every row, so all its slopes are 0, and stand in "
        f"their places. {MEAN}",
    )


@pytest.mark.hole("batch_gradient")
def test_batch_equals_the_engine_of_step_04(student, rng):
    params, rows, targets = draw_lively_network(rng, 2, 3, 4)
    expected = engine_gradient(params, rows, targets)
    student.batch_gradient(params, rows, targets).should_be(
        expected,
        why="Expected is what the engine of step 04 finds for the MSE of the same network over the "
        "same rows, with one .backward().",
    )


@pytest.mark.hole("batch_gradient")
def test_mean_over_many_rows(student, rng):
    params, rows, targets = draw_network(rng, 5, 8, 20)
    batch_should_be_exact(
        student,
        params,
        rows,
        targets,
        why=f"A 5-8-1 and 20 rows: the sum of 20 gradients, divided by 20. {MEAN}",
    )


@pytest.mark.hole("batch_gradient")
def test_batch_gradient_leaves_its_arguments_alone(student, rng):
    params, rows, _ = draw_lively_network(rng, 3, 4, 3)
    answer = student.batch_gradient(params, rows, numbers(rng, 3, -1.0, 1.0))
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()
