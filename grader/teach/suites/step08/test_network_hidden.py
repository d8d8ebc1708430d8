"""Hidden suite of step 08: the random start of a network, and its way from features to output."""

import math

import pytest

from grader.teach.draws import draw_network, draw_rows, number
from grader.teach.reference import solution

SHAPE = (
    "W1 is a list with one list for each hidden neuron, and each of those holds one weight for "
    "each input; b1 and W2 hold one number for each hidden neuron, b2 is one number. (Expected is "
    "one example of these sizes: your weights may be other numbers.)"
)
SEED = "All weights come from random.Random(seed): the seed, and nothing else, decides them."
OF_ITS_OWN = (
    "Every weight is a draw of its own, from one generator that is made once: neurons with equal "
    "weights compute the same number and stay equal for ever."
)
HIDDEN = (
    "For each hidden neuron z is the sum of its own weights W1[k] times the features, plus its own "
    "bias b1[k], and hidden is relu(z). Return (z, hidden)."
)
FORWARD = "The prediction is the sum of W2[k] · hidden[k], plus b2, with hidden after relu."
LINEAR = f"{FORWARD} The output has no relu of its own."
PREDICT_ALL = "The result has one prediction for each row, in the order of the rows."


def draw_lively_network(rng, n_inputs, n_hidden, n_rows):
    """A network that has neurons awake and asleep on the first row, no zero bias, and W2 ≠ 0."""
    while True:
        params, rows, _ = draw_network(rng, n_inputs, n_hidden, n_rows)
        z, _ = solution("step08").hidden_layer(params, rows[0])
        biases_and_outputs = [*params["b1"], params["b2"], *params["W2"]]
        if min(z) < -0.01 and max(z) > 0.01 and min(map(abs, biases_and_outputs)) > 0.01:
            return params, rows


def draw_single_neuron(rng, awake):
    """A 1-1-1 and a row on which its hidden neuron is awake or asleep."""
    weight, x = number(rng, 0.5, 2.0), number(rng, 0.5, 2.0)
    bias = number(rng, -0.2, -0.1)
    sign = 1 if awake else -1
    params = {"W1": [[sign * weight]], "b1": [bias], "W2": [number(rng, 0.5, 2.0)], "b2": 0.375}
    return params, [x]


def start(student, n_inputs, n_hidden, seed):
    """The answer of init_params, its shape checked, so that its parts can be looked at."""
    answer = student.init_params(n_inputs, n_hidden, seed)
    example = solution("step08").init_params(n_inputs, n_hidden, seed)
    answer.should_be(example, within=math.inf, why=SHAPE)
    return answer


def all_weights(params):
    return [weight for row in [*params["W1"], params["W2"]] for weight in row]


def biases_should_be_zero(answer, n_hidden):
    answer.should(
        answer.value["b1"] == [0.0] * n_hidden and answer.value["b2"] == 0.0,
        why="Every bias begins at exactly 0.0; only the weights are random.",
    )


def size_should_fit(answer, name, weights, n):
    """The root mean square of at least 1,000 weights is about that of U(−1/√n, 1/√n)."""
    found = math.sqrt(sum(weight**2 for weight in weights) / len(weights))
    right = 1 / math.sqrt(3 * n)
    answer.should(
        right / 2 <= found <= 2 * right,
        why=f"The weights of {name} belong to neurons with {n} inputs, so they are drawn between "
        f"−1/√{n} and 1/√{n}, and their root mean square is near 1/√(3 · {n}) = {right:.4f}. Yours "
        f"is {found:.4f}, over {len(weights)} weights; from half to twice would do.",
    )


# ------------------------------------------------------------------------------ init_params


@pytest.mark.hole("init_params", core=True)
def test_first_parameters_have_the_right_sizes(student, rng):
    seed = rng.randrange(1_000_000)
    for n_inputs in (rng.choice([100, 125, 200, 250]), rng.choice([2, 3, 4])):
        n_hidden = 1000 // n_inputs if n_inputs >= 100 else 1000
        answer = start(student, n_inputs, n_hidden, seed)
        params = answer.value
        biases_should_be_zero(answer, n_hidden)
        answer.should(
            len({tuple(row) for row in params["W1"]}) > n_hidden / 2 and len(set(params["W2"])) > 1,
            why="Hidden neurons have the same weights, or the output listens to all of them "
            f"alike. {OF_ITS_OWN}",
        )
        size_should_fit(answer, "W1", [w for row in params["W1"] for w in row], n_inputs)
        if n_hidden == 1000:
            size_should_fit(answer, "W2", params["W2"], n_hidden)
    another = start(student, n_inputs, n_hidden, seed + 1)
    another.should(
        all_weights(another.value) != all_weights(params),
        why=f"Seed {seed} gave the very same weights. {SEED} Another seed gives other numbers.",
    )


@pytest.mark.hole("init_params")
def test_small_networks_of_all_shapes(student, rng):
    for n_inputs, n_hidden in [(1, 1), (1, 4), (4, 1), (5, 8)]:
        answer = start(student, n_inputs, n_hidden, rng.randrange(1_000_000))
        biases_should_be_zero(answer, n_hidden)


@pytest.mark.hole("init_params")
def test_same_seed_gives_the_same_numbers(student, rng):
    for seed in (0, rng.randrange(1, 1_000_000)):
        first = start(student, 3, 4, seed)
        start(student, 3, 4, seed + 1)
        again = student.init_params(3, 4, seed)
        again.should_be(
            first.value,
            within=0,
            why=f"The first call with seed {seed} gave the numbers that are expected here. {SEED}",
        )


@pytest.mark.hole("init_params")
def test_every_seed_gives_other_numbers(student, rng):
    first_seed = rng.randrange(1_000_000)
    seen: dict[tuple[float, ...], int] = {}
    for seed in [0, 1, *range(first_seed + 2, first_seed + 5)]:
        answer = start(student, 2, 3, seed)
        weights = tuple(all_weights(answer.value))
        answer.should(
            weights not in seen, why=f"Seed {seen.get(weights)} gave the very same weights. {SEED}"
        )
        seen[weights] = seed


@pytest.mark.hole("init_params")
def test_all_weights_differ(student, rng):
    size = rng.randint(3, 6)
    for n_inputs, n_hidden in [(size, size), (size, size + 3)]:
        answer = start(student, n_inputs, n_hidden, rng.randrange(1_000_000))
        weights = all_weights(answer.value)
        twice = [weight for weight in weights if weights.count(weight) > 1]
        answer.should(
            not twice,
            why=f"The weight {twice[0] if twice else 0} occurs more than once. {OF_ITS_OWN}",
        )


@pytest.mark.hole("init_params")
def test_no_two_rows_are_one_list(student, rng):
    start(student, 3, 5, rng.randrange(1_000_000)).should_share_nothing()


@pytest.mark.hole("init_params")
def test_global_random_is_not_touched(student, rng):
    start(student, 3, 4, rng.randrange(1_000_000)).should_change_nothing_else()


# ----------------------------------------------------------------------------- hidden_layer


@pytest.mark.hole("hidden_layer", core=True)
def test_hidden_neurons_before_and_after_the_bend(student, rng):
    for n_inputs, n_hidden in [(5, 8), (3, 2), (2, 4)]:
        params, rows = draw_lively_network(rng, n_inputs, n_hidden, 1)
        expected = solution("step08").hidden_layer(params, rows[0])
        student.hidden_layer(params, rows[0]).should_be(expected, why=HIDDEN)


@pytest.mark.hole("hidden_layer")
def test_layer_of_a_single_neuron(student, rng):
    for awake in (True, False):
        params, features = draw_single_neuron(rng, awake)
        z = params["W1"][0][0] * features[0] + params["b1"][0]
        student.hidden_layer(params, features).should_be(
            ([z], [z if awake else 0.0]),
            why=f"With one input and one hidden neuron there are still two lists. {HIDDEN}",
        )


@pytest.mark.hole("hidden_layer")
def test_row_of_zeros_leaves_the_biases(student, rng):
    params, _ = draw_lively_network(rng, 3, 6, 1)
    expected = list(params["b1"]), [max(bias, 0.0) for bias in params["b1"]]
    student.hidden_layer(params, [0.0, 0.0, 0.0]).should_be(
        expected,
        why=f"With all features 0, each neuron's z is its own bias. {HIDDEN}",
    )


@pytest.mark.hole("hidden_layer")
def test_two_lists_of_their_own(student, rng):
    params, rows = draw_lively_network(rng, 3, 4, 1)
    everyone_awake = {**params, "b1": [bias + 10 for bias in params["b1"]]}
    for network in (params, everyone_awake):
        answer = student.hidden_layer(network, rows[0])
        answer.should_leave_arguments_alone()
        answer.should_share_nothing()


# ---------------------------------------------------------------------------------- forward


@pytest.mark.hole("forward", core=True)
def test_predicts_one_row(student, rng):
    for n_inputs, n_hidden in [(5, 8), (3, 2), (2, 4)]:
        params, rows = draw_lively_network(rng, n_inputs, n_hidden, 1)
        expected = solution("step08").forward(params, rows[0])
        student.forward(params, rows[0]).should_be(expected, why=LINEAR)
        below_zero, rows = draw_lively_network(rng, n_inputs, n_hidden, 1)
        before = solution("step08").forward(below_zero, rows[0])
        below_zero["b2"] = round(below_zero["b2"] - abs(before) - 0.25, 3)
        expected = solution("step08").forward(below_zero, rows[0])
        student.forward(below_zero, rows[0]).should_be(
            expected, why=f"{LINEAR} So a prediction may be negative."
        )


@pytest.mark.hole("forward")
def test_output_is_linear(student, rng):
    params, rows = draw_lively_network(rng, 4, 3, 1)
    factor = number(rng, -4.0, -2.0)
    stretched = {**params, "W2": [factor * w for w in params["W2"]], "b2": factor * params["b2"]}
    once = solution("step08").forward(params, rows[0])
    student.forward(stretched, rows[0]).should_be(
        factor * once,
        why=f"W2 and b2 are {factor:g} times those of a network that predicts {once:.6g}: so must "
        f"the prediction be. {LINEAR}",
    )


@pytest.mark.hole("forward")
def test_all_neurons_asleep_leave_the_bias(student, rng):
    params, rows = draw_lively_network(rng, 3, 5, 1)
    params["b1"] = [bias - 10 for bias in params["b1"]]
    expected = params["b2"]
    student.forward(params, rows[0]).should_be(
        expected,
        why="Every hidden neuron is asleep on this row and says 0, so what is left is b2.",
    )


@pytest.mark.hole("forward")
def test_smallest_network(student, rng):
    for awake in (True, False):
        params, features = draw_single_neuron(rng, awake)
        expected = solution("step08").forward(params, features)
        student.forward(params, features).should_be(
            expected, why=f"One input, one hidden neuron, one output. {LINEAR}"
        )


@pytest.mark.hole("forward")
def test_prediction_leaves_the_network_alone(student, rng):
    params, rows = draw_lively_network(rng, 3, 4, 1)
    student.forward(params, rows[0]).should_leave_arguments_alone()


# ------------------------------------------------------------------------------ predict_all


@pytest.mark.hole("predict_all", core=True)
def test_predicts_every_row_in_order(student, rng):
    for n_inputs, n_hidden, n_rows in [(5, 8, 4), (2, 3, 7)]:
        params, rows = draw_lively_network(rng, n_inputs, n_hidden, n_rows)
        expected = solution("step08").predict_all(params, rows)
        student.predict_all(params, rows).should_be(expected, why=f"{PREDICT_ALL} {FORWARD}")


@pytest.mark.hole("predict_all")
def test_one_row_gives_a_list_of_one(student, rng):
    params, rows = draw_lively_network(rng, 3, 4, 1)
    expected = [solution("step08").forward(params, rows[0])]
    student.predict_all(params, rows).should_be(
        expected, why=f"{PREDICT_ALL} One row gives a list with one number."
    )


@pytest.mark.hole("predict_all")
def test_equal_rows_have_equal_predictions(student, rng):
    params, rows = draw_lively_network(rng, 2, 5, 2)
    repeated = [rows[0], rows[1], rows[0], rows[0]]
    expected = solution("step08").predict_all(params, repeated)
    student.predict_all(params, repeated).should_be(
        expected,
        why=f"{PREDICT_ALL} A row that occurs again is predicted again, with the same parameters.",
    )


@pytest.mark.hole("predict_all")
def test_predictions_leave_network_and_rows_alone(student, rng):
    params, _ = draw_lively_network(rng, 3, 4, 1)
    answer = student.predict_all(params, draw_rows(rng, 3, 3))
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()
