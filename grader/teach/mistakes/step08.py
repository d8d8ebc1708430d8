"""Step 08: what learners write instead of a network's random start and its way forward."""

import random
from collections.abc import Iterator

from exercises.step06.one_neuron import neuron
from exercises.step07.activation import relu
from exercises.step08.network import forward, hidden_layer
from grader.learn import facts
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

THREE_HIDDEN = {
    "W1": [[1.5, -0.5], [0.25, 2.0], [-1.0, 0.75]],
    "b1": [0.5, -1.5, 0.2],
    "W2": [2.0, -0.5, 1.25],
    "b2": 0.3,
}
THREE_INPUTS = {
    "W1": [[0.5, -1.2, 2.0], [1.5, 0.4, -0.7]],
    "b1": [0.7, -0.6],
    "W2": [-1.5, 0.8],
    "b2": -0.9,
}
SQUARE = {"W1": [[1.3, -0.4], [0.6, 2.1]], "b1": [0.35, -1.1], "W2": [1.9, -0.3], "b2": 0.45}

# ------------------------------------------------------------------------------- init_params


@probes("init_params")
def init_params_probes() -> Iterator[Probe]:
    yield probe(3, 2, 5, fact=facts.shape)
    yield probe(3, 2, 5, fact=facts.first_biases)
    yield probe(4, 4, 7, fact=facts.alike)
    yield probe(3, 2, 5, fact=facts.repeatable)
    yield probe(3, 2, 5, fact=facts.seeds_differ)
    yield probe(3, 2, 5, fact=facts.global_random_untouched)
    yield probe(10, 10, 3, fact=facts.growth)


@mistake(
    "init_params",
    title="giving all hidden neurons one and the same list of weights",
    explanation=(
        "Your rows of W1 are one list that stands in several places: what is written into one "
        "row stands in all of them. All hidden neurons have the same weights, compute the same "
        "number and get the same gradient, so they stay equal for ever."
    ),
    question="Make rows = [[0, 0]] * 3, set rows[0][0] = 1 and print rows: what do you see?",
    reread="1. `init_params`: the first parameters",
)
def shared_row(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [[0.0] * n_inputs] * n_hidden
    for k in range(n_hidden):
        for i in range(n_inputs):
            W1[k][i] = generator.uniform(-hidden_limit, hidden_limit)
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="starting the generator anew for each hidden neuron, or drawing one row and copying it",
    explanation=(
        "The rows of W1 hold the same numbers, neuron for neuron. A generator that starts again "
        "from the same seed repeats itself, and so does a copy. Equal neurons compute the same "
        "number, get the same gradient and stay equal for ever: eight of them are no more than "
        "one."
    ),
    question="What do two generators that were started with the same seed draw first?",
    reread="The idea",
)
def equal_rows(n_inputs, n_hidden, seed):
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = []
    for _ in range(n_hidden):
        generator = random.Random(seed)
        W1.append([generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)])
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="starting the generator anew for each list of weights",
    explanation=(
        "Each list gets a generator of its own, all from the same seed, so each begins with the "
        "same draws: the rows of W1 are equal, and W2 follows them. Equal neurons stay equal for "
        "ever."
    ),
    question="What do two generators that were started with the same seed draw first?",
    reread="The idea",
)
def generator_for_each_list(n_inputs, n_hidden, seed):
    def draw(n, limit):
        generator = random.Random(seed)
        return [generator.uniform(-limit, limit) for _ in range(n)]

    W1 = [draw(n_inputs, 1 / n_inputs**0.5) for _ in range(n_hidden)]
    W2 = draw(n_hidden, 1 / n_hidden**0.5)
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="starting one generator for W1 and another with the same seed for W2",
    explanation=(
        "Two generators from one seed draw the same numbers. So W2 repeats the first draws of W1, "
        "up to its limit, and how the output listens is tied to the first neuron's weights "
        "instead of being random."
    ),
    question="What do two generators that were started with the same seed draw first?",
    reread="1. `init_params`: the first parameters",
)
def two_generators(n_inputs, n_hidden, seed):
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    first, second = random.Random(seed), random.Random(seed)
    W1 = [
        [first.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [second.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="starting the generator anew for every single weight",
    explanation=(
        "A fresh generator from the same seed always begins with the same number, and you take "
        "its first one every time. So all weights of W1 are equal, as if they had not been drawn "
        "at all."
    ),
    question="What does random.Random(1).random() give, and what when you enter it again?",
    reread="The idea",
)
def generator_for_each_weight(n_inputs, n_hidden, seed):
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [random.Random(seed).uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [random.Random(seed).uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing one number for all weights of W1 and another for all of W2",
    explanation=(
        "A random number is drawn, but only once for each layer, and then it is repeated. All "
        "hidden neurons compute the same, get the same gradient and stay equal for ever: every "
        "weight needs a draw of its own."
    ),
    question="How many times is `uniform` called for a 2-3-1, and how many weights has it?",
    reread="The idea",
)
def one_draw_for_each_layer(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_weight = generator.uniform(-1 / n_inputs**0.5, 1 / n_inputs**0.5)
    output_weight = generator.uniform(-1 / n_hidden**0.5, 1 / n_hidden**0.5)
    W1 = [[hidden_weight] * n_inputs for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": [output_weight] * n_hidden, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing one number for each hidden neuron",
    explanation=(
        "The neurons differ, but within a neuron all weights are the same number, so at first it "
        "sees nothing but the sum of its features. Every weight needs a draw of its own."
    ),
    question="How many times is `uniform` called for a 2-3-1, and how many weights has it?",
    reread="The idea",
)
def one_draw_for_each_neuron(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [[generator.uniform(-hidden_limit, hidden_limit)] * n_inputs for _ in range(n_hidden)]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="giving all weights one fixed number",
    explanation=(
        "With equal weights all hidden neurons compute the same number, get the same gradient "
        "and stay equal for ever: eight of them are no more than one. Randomness is there to make "
        "them different."
    ),
    question="How many different numbers do 32 hidden neurons with all weights 0.3 produce?",
    reread="The idea",
)
def fixed_weights(n_inputs, n_hidden, seed):  # noqa: ARG001
    W1 = [[0.3] * n_inputs for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": [0.3] * n_hidden, "b2": 0.0}


@mistake(
    "init_params",
    title="starting with all weights 0",
    explanation=(
        "For the single neuron of step 06 that was fine. Here every z is then 0, every hidden "
        "neuron is asleep on every row, and no gradient gets through to wake one up. A limit that "
        "is computed with whole-number division becomes 0, too."
    ),
    question="With all weights and biases 0, which z does a hidden neuron have on any row?",
    reread="The idea",
)
def zero_weights(n_inputs, n_hidden, seed):  # noqa: ARG001
    W1 = [[0.0] * n_inputs for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": [0.0] * n_hidden, "b2": 0.0}


@mistake(
    "init_params",
    title="starting the output's weights at 0",
    explanation=(
        "Your hidden neurons are random, but the output listens to none of them. W2 holds weights "
        "like all others: only the biases begin at 0."
    ),
    question="With W2 all 0, how much of a hidden neuron's nudge arrives at the prediction?",
    reread="The formula",
)
def output_weights_zero(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_inputs**0.5
    W1 = [[generator.uniform(-limit, limit) for _ in range(n_inputs)] for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": [0.0] * n_hidden, "b2": 0.0}


@mistake(
    "init_params",
    title="starting all weights of the output with one fixed number",
    explanation=(
        "The output listens to all hidden neurons alike. Its weights are drawn like those of the "
        "hidden neurons, only with another limit, since the output has H inputs."
    ),
    question="How many of the 57 numbers of a 5-8-1 are drawn at random?",
    reread="The formula",
)
def output_weights_one(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_inputs**0.5
    W1 = [[generator.uniform(-limit, limit) for _ in range(n_inputs)] for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": [1.0] * n_hidden, "b2": 0.0}


@mistake(
    "init_params",
    title="making a generator without giving it the seed",
    explanation=(
        "A generator that is started without a number starts anywhere: every call gives other "
        "weights, and no experiment can be repeated. The seed that you were given decides all the "
        "numbers."
    ),
    question="Call your function twice with seed 1 and print both: are they equal?",
    reread="The idea",
)
def seed_not_used(n_inputs, n_hidden, seed):  # noqa: ARG001
    generator = random.Random()
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="starting the generator with a number of your own",
    explanation=(
        "Your weights can be repeated, but they are the same for every seed: whoever wants to try "
        "five different starts gets one start five times. The seed comes in as an argument."
    ),
    question="Call your function with seed 1 and with seed 2: do the weights differ?",
    reread="The idea",
)
def seed_of_its_own(n_inputs, n_hidden, seed):  # noqa: ARG001
    generator = random.Random(42)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="seeding the random numbers that the whole program shares",
    explanation=(
        "Your weights are right and can be repeated. But `random.seed` starts the shared "
        "generator again, and everyone else in the program who uses it gets other numbers from "
        "then on. A generator of your own disturbs nobody."
    ),
    question="Print random.random() before and after a call, several times: what do you notice?",
    reread="The idea",
)
def shared_random_seeded(n_inputs, n_hidden, seed):
    random.seed(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [random.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [random.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing from the random numbers that the whole program shares",
    explanation=(
        "`random.uniform` knows nothing of your seed, even if you have made a generator from it "
        "before: each call goes on where the last one stopped. So the same seed gives other "
        "weights every time, and everyone else's numbers change as well."
    ),
    question="Call your function twice with seed 1 and print both: are they equal?",
    reread="The idea",
)
def shared_random_unseeded(n_inputs, n_hidden, seed):  # noqa: ARG001
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [random.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [random.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing between fixed limits, whatever the number of inputs",
    explanation=(
        "Your limits are the same for a neuron with 2 inputs and for one with 1,000. The more "
        "terms a sum has, the larger it gets, so z would grow with the width of the network; the "
        "1/√n makes up for that."
    ),
    question="How far from 0 may a weight lie when its neuron has 100 inputs?",
    reread="The formula",
)
def fixed_limits(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    W1 = [[generator.uniform(-1.0, 1.0) for _ in range(n_inputs)] for _ in range(n_hidden)]
    W2 = [generator.uniform(-1.0, 1.0) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing the output's weights between fixed limits",
    explanation=(
        "W1 has the right limits, W2 has not: the output adds up H numbers, so its weights must "
        "become smaller as H grows, by the same rule with H in the place of n."
    ),
    question="How far from 0 may an entry of W2 lie when there are 100 hidden neurons?",
    reread="The formula",
)
def output_limit_fixed(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_inputs**0.5
    W1 = [[generator.uniform(-limit, limit) for _ in range(n_inputs)] for _ in range(n_hidden)]
    W2 = [generator.uniform(-1.0, 1.0) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing the hidden neurons' weights between fixed limits",
    explanation=(
        "W2 has the right limits, W1 has not: a hidden neuron adds up n features, so its weights "
        "must become smaller as n grows."
    ),
    question="How far from 0 may an entry of W1 lie when there are 100 features?",
    reread="The formula",
)
def hidden_limit_fixed(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_hidden**0.5
    W1 = [[generator.uniform(-1.0, 1.0) for _ in range(n_inputs)] for _ in range(n_hidden)]
    W2 = [generator.uniform(-limit, limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="dividing by n instead of by the root of n",
    explanation=(
        "Random terms of both signs partly cancel, so a sum of n terms is only about √n times as "
        "large as one of them. Dividing by n makes the weights too small, the more so the wider "
        "the network: its neurons hardly say anything."
    ),
    question="How far from 0 may a weight lie when its neuron has 100 inputs: 0.1 or 0.01?",
    reread="The idea",
)
def root_forgotten(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs, 1 / n_hidden
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="squaring n where its root belongs",
    explanation=(
        "`n**2` is the square, the root is `n**0.5`. With 100 inputs your weights are a thousand "
        "times too small, and nearly nothing arrives at the output."
    ),
    question="What are 100**2 and 100**0.5?",
    reread="The formula",
)
def square_for_root(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**2, 1 / n_hidden**2
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="taking the root of n itself for the limit",
    explanation=(
        "Your limit grows with the number of inputs where it should shrink: it is √n and not "
        "1/√n. The sums of a wide network would explode."
    ),
    question="How far from 0 may a weight lie when its neuron has 100 inputs: 10 or 0.1?",
    reread="The formula",
)
def root_not_inverted(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = n_inputs**0.5, n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="using the hidden neurons' limit for the output as well",
    explanation=(
        "Under the root stands the number of inputs of the neuron that the weight belongs to. A "
        "hidden neuron looks at the features, but the output looks at the H hidden neurons, so "
        "W2 has a limit of its own."
    ),
    question="In a 1-1000-1, how many inputs has the output?",
    reread="The formula",
)
def hidden_limit_for_both(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_inputs**0.5
    W1 = [[generator.uniform(-limit, limit) for _ in range(n_inputs)] for _ in range(n_hidden)]
    W2 = [generator.uniform(-limit, limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="using the output's limit for the hidden neurons as well",
    explanation=(
        "Under the root stands the number of inputs of the neuron that the weight belongs to. "
        "The output looks at H hidden neurons, but each of these looks at the features: W1 has a "
        "limit of its own."
    ),
    question="In a 100-10-1, how many inputs has a hidden neuron?",
    reread="The formula",
)
def output_limit_for_both(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_hidden**0.5
    W1 = [[generator.uniform(-limit, limit) for _ in range(n_inputs)] for _ in range(n_hidden)]
    W2 = [generator.uniform(-limit, limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="exchanging the two limits",
    explanation=(
        "Under the root stands the number of inputs of the neuron that the weight belongs to, "
        "not the number of neurons in its layer: the features for W1, the hidden neurons for W2."
    ),
    question="In a 100-10-1, how many inputs has a hidden neuron, and how many the output?",
    reread="The formula",
)
def limits_exchanged(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_hidden**0.5, 1 / n_inputs**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="letting the numbers of both sides of a layer share one root",
    explanation=(
        "That is another rule, Xavier's, with inputs and outputs of a layer added under the root. "
        "It is not a bad one, but this course counts the inputs of the neuron alone."
    ),
    question="For a hidden neuron of a 100-10-1, which number stands under the lesson's root?",
    reread="The formula",
)
def both_sides_under_the_root(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = (6 / (n_inputs + n_hidden)) ** 0.5, (6 / (n_hidden + 1)) ** 0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing weights that shrink with √n as they should but are far too large",
    explanation=(
        "The root is in the right place, but your numbers are more than twice as large as those "
        "between −1/√n and 1/√n. Perhaps it is another rule, such as He's with √(2/n): a good "
        "one, but not this lesson's."
    ),
    question="Of 1,000 weights for 100 inputs, how far from 0 does the largest of yours lie?",
    reread="1. `init_params`: the first parameters",
)
def too_large(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    W1 = [
        [generator.gauss(0, (2 / n_inputs) ** 0.5) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.gauss(0, (2 / n_hidden) ** 0.5) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="making the weights much smaller than their limits ask for",
    explanation=(
        "The root is in the right place, but another factor makes your numbers less than half as "
        "large as those between −1/√n and 1/√n. A z that is nearly 0 says nearly nothing, and "
        "passes nearly no slope back."
    ),
    question="Of 1,000 weights for 100 inputs, how far from 0 does the largest of yours lie?",
    reread="1. `init_params`: the first parameters",
)
def too_small(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 0.1 / n_inputs**0.5, 0.1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="drawing the biases at random, too",
    explanation=(
        "PyTorch does so, and it would do no harm. But in this course the biases begin at exactly "
        "0, since the random weights make the neurons different already."
    ),
    question="Which of the 57 numbers of a 5-8-1 are 0 at the start?",
    reread="The formula",
)
def random_biases(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    b1 = [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_hidden)]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": generator.uniform(-output_limit, output_limit)}


@mistake(
    "init_params",
    title="drawing the hidden neurons' biases at random",
    explanation=(
        "The output's bias is 0, as it should be; those of the hidden neurons begin at exactly 0, "
        "too. The random weights make the neurons different already."
    ),
    question="Which of the 57 numbers of a 5-8-1 are 0 at the start?",
    reread="The formula",
)
def random_hidden_biases(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    b1 = [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_hidden)]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="starting the output's bias with another number than 0",
    explanation=(
        "The hidden neurons' biases are right. The output's bias is a bias like them and begins "
        "at exactly 0; only the weights are drawn."
    ),
    question="What should an untrained network predict for a row on which all neurons sleep?",
    reread="The formula",
)
def random_output_bias(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    b2 = generator.uniform(-output_limit, output_limit)
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": b2}


@mistake(
    "init_params",
    title="starting all biases with one number that is not 0",
    explanation=(
        "A bias that is positive from the start keeps the neurons awake, and some people do so. "
        "In this course all biases begin at exactly 0.0."
    ),
    question="What does an untrained neuron say here when all its features are 0?",
    reread="The formula",
)
def biases_not_zero(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [1.0] * n_hidden, "W2": W2, "b2": 1.0}


@mistake(
    "init_params",
    title="starting the hidden neurons' biases with a number that is not 0",
    explanation=(
        "A bias that is positive from the start keeps the neurons awake, and some people do so. "
        "In this course the hidden neurons' biases begin at exactly 0.0, as the output's does."
    ),
    question="What does an untrained neuron say here when all its features are 0?",
    reread="The formula",
)
def hidden_biases_not_zero(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.1] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="making one list of weights for each input instead of one for each neuron",
    explanation=(
        "Your W1 lies on its side: it has as many rows as features, with one number for each "
        "neuron. `W1[k]` is to hold all the weights of neuron k, one for each feature."
    ),
    question="For 2 inputs and 3 hidden neurons, how many lists are in W1, and how long are they?",
    reread="The formula",
)
def w1_transposed(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_hidden)]
        for _ in range(n_inputs)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="putting all weights of the hidden layer into one list",
    explanation=(
        "There are as many weights as there should be, but nobody can see any more which belong "
        "to which neuron. `W1` is a list of lists, one for each hidden neuron."
    ),
    question="What should `W1[0]` be: one weight, or all weights of the first neuron?",
    reread="The formula",
)
def w1_flat(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_hidden * n_inputs)]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="giving W1 a bias for each input instead of for each hidden neuron",
    explanation=(
        "A bias belongs to a neuron, not to a feature. There are H hidden neurons, so `b1` has H "
        "numbers, however many inputs they look at."
    ),
    question="How many biases has the hidden layer of a 5-8-1?",
    reread="The formula",
)
def bias_for_each_input(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_inputs, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="giving the output a weight for each feature",
    explanation=(
        "The output does not see the features. Its inputs are the H numbers of the hidden layer, "
        "so `W2` has H weights."
    ),
    question="In the lesson's picture, how many lines lead into the output of a 2-3-1?",
    reread="The formula",
)
def output_weight_for_each_input(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    limit = 1 / n_inputs**0.5
    W1 = [[generator.uniform(-limit, limit) for _ in range(n_inputs)] for _ in range(n_hidden)]
    W2 = [generator.uniform(-limit, limit) for _ in range(n_inputs)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="making a list of each weight of W2",
    explanation=(
        "There is only one output, so W2 needs no second floor: it is a plain list of H numbers, "
        "one for each hidden neuron, and not a list of lists like W1."
    ),
    question="What should `W2[0]` be: a number or a list?",
    reread="The formula",
)
def w2_column(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [[generator.uniform(-output_limit, output_limit)] for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="wrapping W2 in a second list, as if there were several outputs",
    explanation=(
        "There is only one output, so W2 needs no second floor: it is a plain list of H numbers, "
        "one for each hidden neuron, and not a list of lists like W1."
    ),
    question="What should `W2[0]` be: a number or a list?",
    reread="The formula",
)
def w2_row(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [[generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="making a list of the output's one bias",
    explanation=(
        "There is one output, and it has one bias: `b2` is a number, not a list with one number "
        "in it. `neuron` could not add a list."
    ),
    question="What is 0.5 + [0.0] in Python?",
    reread="The formula",
)
def b2_in_a_list(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": [0.0]}


@mistake(
    "init_params",
    title="giving all hidden neurons one bias together",
    explanation=(
        "They all begin at 0, but each neuron has a bias of its own, which training will move on "
        "its own: `b1` is a list of H numbers."
    ),
    question="How many biases has the hidden layer of a 5-8-1?",
    reread="The formula",
)
def b1_a_number(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": 0.0, "W2": W2, "b2": 0.0}


@mistake(
    "init_params",
    title="returning the four entries one after the other, without their names",
    explanation=(
        "All the numbers are there, but the rest of the course looks them up by name. The "
        "parameters stand in one dict, with the keys of the lesson's table."
    ),
    question="What does `params['W1']` do when params is a tuple?",
    reread="The formula",
)
def tuple_for_dict(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return W1, [0.0] * n_hidden, W2, 0.0


@mistake(
    "init_params",
    title="writing the names of the weights in small letters",
    explanation=(
        "Python tells W1 from w1. The dict's keys are `W1` and `W2` with capital letters and `b1` "
        "and `b2` with small ones, as in the lesson's table."
    ),
    question="Print the keys of your dict: are they those of the table, letter for letter?",
    reread="The formula",
)
def small_letters(n_inputs, n_hidden, seed):
    generator = random.Random(seed)
    hidden_limit, output_limit = 1 / n_inputs**0.5, 1 / n_hidden**0.5
    W1 = [
        [generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)]
        for _ in range(n_hidden)
    ]
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"w1": W1, "b1": [0.0] * n_hidden, "w2": W2, "b2": 0.0}


# ------------------------------------------------------------------------------ hidden_layer


@probes("hidden_layer")
def hidden_layer_probes() -> Iterator[Probe]:
    yield probe(THREE_HIDDEN, [0.9, 1.3])  # all awake
    yield probe(THREE_HIDDEN, [0.8, -0.6])  # the first one awake
    yield probe(THREE_INPUTS, [1.1, 0.6, -0.8])  # the second one awake
    yield probe(THREE_INPUTS, [-0.4, 0.5, 0.9])  # the first one awake
    yield probe(SQUARE, [0.5, 1.2])


@mistake(
    "hidden_layer",
    title="returning only what comes after the bend",
    explanation=(
        "The output needs no more than that, but step 09 will take each neuron's gate from the z "
        "before the bend. Return both lists, first all the z, then all the relu of them."
    ),
    question="How many results does the worked example give for hidden_layer?",
    reread="2. `hidden_layer`: before and after the bend",
)
def after_the_bend_only(params, features):
    return [
        relu(neuron(weights, bias, features))
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]


@mistake(
    "hidden_layer",
    title="returning only what comes before the bend",
    explanation=(
        "The output listens to the neurons after their bend. Return both lists, first all the z, "
        "then all the relu of them."
    ),
    question="How many results does the worked example give for hidden_layer?",
    reread="2. `hidden_layer`: before and after the bend",
)
def before_the_bend_only(params, features):
    return [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]


@mistake(
    "hidden_layer",
    title="returning the two lists in the other order",
    explanation=(
        "Both lists are right, but the z come first and what ReLU makes of them second, in the "
        "order in which they are computed. Exchanged, the output would listen to the z."
    ),
    question="Which list of the worked example may hold negative numbers?",
    reread="2. `hidden_layer`: before and after the bend",
)
def lists_exchanged(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return [relu(value) for value in z], z


@mistake(
    "hidden_layer",
    title="leaving the bend out",
    explanation=(
        "Your second list repeats the z. Without the bend the hidden layer is a layer of lines, "
        "and the whole network collapses to one linear neuron, as in step 07."
    ),
    question="What should the second neuron of the worked example, with z = −0.75, say?",
    reread="The formula",
)
def layer_without_bend(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, list(z)


@mistake(
    "hidden_layer",
    title="returning the list of the z twice, without the bend",
    explanation=(
        "Both results are one and the same list, and ReLU has not been used. The second result "
        "is a list of its own with relu of each z; without it the network would be one line."
    ),
    question="What should the second neuron of the worked example, with z = −0.75, say?",
    reread="2. `hidden_layer`: before and after the bend",
)
def same_list_without_bend(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, z


@mistake(
    "hidden_layer",
    title="writing relu of each z over the z itself, in one list with two names",
    explanation=(
        "`hidden = z` does not copy the list, it gives it a second name. What you write into "
        "hidden stands in z as well, and the numbers before the bend are lost."
    ),
    question="After a = [-1]; b = a; b[0] = 0, what is a?",
    reread="2. `hidden_layer`: before and after the bend",
)
def z_overwritten(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    hidden = z
    for k in range(len(hidden)):
        hidden[k] = relu(hidden[k])
    return z, hidden


@mistake(
    "hidden_layer",
    title="collecting the numbers after the bend in both lists",
    explanation=(
        "Your z never see a negative number, since they have been through ReLU already. Step 09 "
        "needs the z as they are before it."
    ),
    question="What is z of the second neuron in the worked example: −0.75 or 0?",
    reread="2. `hidden_layer`: before and after the bend",
)
def z_bent_too(params, features):
    z = [
        relu(neuron(weights, bias, features))
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="forgetting the biases of the hidden neurons",
    explanation=(
        "Each z is the sum of the products alone. The bias shifts the place where the neuron "
        "wakes up; without it all neurons bend where their sum is 0."
    ),
    question="For a row of zeros, what should z be?",
    reread="The formula",
)
def biases_forgotten(params, features):
    z = [neuron(weights, 0.0, features) for weights in params["W1"]]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="adding the biases after the bend",
    explanation=(
        "The bias is a part of z. Added behind ReLU it no longer decides where the neuron wakes "
        "up, and a sleeping neuron says its bias instead of 0."
    ),
    question="Products that add up to −1 and a bias of 0.25: what is z, what is hidden?",
    reread="The formula",
)
def biases_after_the_bend(params, features):
    z = [neuron(weights, 0.0, features) for weights in params["W1"]]
    hidden = [relu(value) + bias for value, bias in zip(z, params["b1"], strict=True)]
    return z, hidden


@mistake(
    "hidden_layer",
    title="adding the biases a second time after the bend",
    explanation=(
        "Your z are right, with the biases in them. Behind ReLU nothing is added any more: as it "
        "is, a sleeping neuron says its bias instead of 0."
    ),
    question="What does hidden hold for a neuron with z = −0.75?",
    reread="The formula",
)
def biases_again_after_the_bend(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    hidden = [relu(value) + bias for value, bias in zip(z, params["b1"], strict=True)]
    return z, hidden


@mistake(
    "hidden_layer",
    title="adding each bias twice",
    explanation=(
        "`neuron` of step 06 has added the bias to its sum already, and you add it once more. "
        "Every neuron bends in another place than it should."
    ),
    question="For a row of zeros, which z does a neuron with the bias 0.25 have?",
    reread="The formula",
)
def biases_twice(params, features):
    z = [
        neuron(weights, bias, features) + bias
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="adding a neuron's bias once for each feature",
    explanation=(
        "The bias stands in the inner loop, which runs once for each feature. A neuron has one "
        "bias and adds it once."
    ),
    question="For a row of zeros, which z does a neuron with the bias 0.25 have?",
    reread="The formula",
)
def biases_for_each_feature(params, features):
    z = [
        sum(w * x + bias for w, x in zip(weights, features, strict=True))
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="giving all hidden neurons the bias of the first one",
    explanation=(
        "Each neuron has a bias of its own, `b1[k]` for neuron k. The 0 in your index should be "
        "the number of the neuron."
    ),
    question="In the worked example, which bias does the second neuron add?",
    reread="The formula",
)
def first_bias_for_all(params, features):
    z = [neuron(weights, params["b1"][0], features) for weights in params["W1"]]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="giving all hidden neurons the output's bias",
    explanation=(
        "`b2` belongs to the output and is added there. Each hidden neuron has a bias of its own, "
        "in the list `b1`."
    ),
    question="In the worked example, which bias does the second neuron add?",
    reread="The formula",
)
def output_bias_for_all(params, features):
    z = [neuron(weights, params["b2"], features) for weights in params["W1"]]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="giving all hidden neurons the weights of the first one",
    explanation=(
        "Neuron k looks at the features with its own row `W1[k]`. With one row for all, the "
        "neurons differ in their biases only."
    ),
    question="In the worked example, which weights does the second neuron have?",
    reread="The formula",
)
def first_row_for_all(params, features):
    z = [neuron(params["W1"][0], bias, features) for bias in params["b1"]]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="exchanging the two indices of W1",
    explanation=(
        "`W1[k][i]` is the weight of neuron k for feature i: first the neuron, then the feature. "
        "With as many features as neurons the exchange gives wrong numbers, otherwise it leads "
        "to a place that does not exist."
    ),
    question="In [[1, 2], [3, 4]], which two numbers are the weights of the first neuron?",
    reread="The formula",
)
def w1_indices_exchanged(params, features):
    z = []
    for k in range(len(params["b1"])):
        total = params["b1"][k]
        for i in range(len(features)):
            total += params["W1"][i][k] * features[i]
        z.append(total)
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="going down the columns of W1 instead of along its rows",
    explanation=(
        "A row of W1 holds the weights of one neuron, one for each feature. A column holds the "
        "weights of all neurons for one feature: its entries do not belong together here."
    ),
    question="For three neurons with two features, how long is a row of W1? And a column?",
    reread="The formula",
)
def columns_of_w1(params, features):
    z = [
        bias + sum(w * x for w, x in zip(column, features, strict=False))
        for column, bias in zip(zip(*params["W1"], strict=True), params["b1"], strict=False)
    ]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="counting the neurons by the number of features",
    explanation=(
        "There are as many hidden neurons as there are rows in W1, and that has nothing to do "
        "with the number of features. Yours leaves neurons out, or looks for some that are not "
        "there."
    ),
    question="How many hidden neurons has a 2-3-1, and how often does your loop run?",
    reread="2. `hidden_layer`: before and after the bend",
)
def features_counted_for_neurons(params, features):
    z = []
    for k in range(len(features)):
        z.append(neuron(params["W1"][k], params["b1"][k], features))
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="keeping the last product of each neuron only",
    explanation=(
        "Each product overwrites the one before instead of being added. All features but the "
        "last count for nothing."
    ),
    question="Change the first feature: does any z move?",
    reread="The formula",
)
def last_product_of_each(params, features):
    z = []
    for weights, bias in zip(params["W1"], params["b1"], strict=True):
        product = 0.0
        for weight, feature in zip(weights, features, strict=True):
            product = weight * feature
        z.append(product + bias)
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="going on with the sum of the neuron before",
    explanation=(
        "Your total is set to 0 once, before the loop over the neurons, so the second neuron "
        "begins with what the first has added up. Each neuron needs a sum that begins anew."
    ),
    question="If the features are all 0, what is the second z, and what should it be?",
    reread="The formula",
)
def total_never_reset(params, features):
    z = []
    total = 0.0
    for weights, bias in zip(params["W1"], params["b1"], strict=True):
        for weight, feature in zip(weights, features, strict=True):
            total += weight * feature
        total += bias
        z.append(total)
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="returning after the first neuron",
    explanation=(
        "The `return` stands inside the loop over the neurons, which therefore ends in its first "
        "round. Your lists have one number each instead of H."
    ),
    question="How many rounds does your loop make for three hidden neurons?",
    reread="2. `hidden_layer`: before and after the bend",
)
def first_neuron_returned(params, features):
    z = []
    for weights, bias in zip(params["W1"], params["b1"], strict=True):
        z.append(neuron(weights, bias, features))
        return z, [relu(value) for value in z]
    return z, []


@mistake(
    "hidden_layer",
    title="leaving the sleeping neurons out of the second list",
    explanation=(
        "A neuron that is asleep says 0, but it stays in its place. Without the zeros the second "
        "list becomes shorter, and the output would listen to the wrong neurons."
    ),
    question="With three hidden neurons, how many numbers does the output wait for?",
    reread="2. `hidden_layer`: before and after the bend",
)
def sleepers_left_out(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [value for value in z if value > 0]


@mistake(
    "hidden_layer",
    title="bending the features before the hidden layer",
    explanation=(
        "The features are data and go in as they are, negative ones too. The bend stands behind "
        "each hidden neuron, not in front of it."
    ),
    question="Weight −1, feature −2, bias 0: what is z, and what do you get?",
    reread="The formula",
)
def layer_of_bent_features(params, features):
    bent = [relu(x) for x in features]
    z = [
        neuron(weights, bias, bent)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="bending every product on its own",
    explanation=(
        "Negative products are set to 0 before they can pull the sum down. First everything is "
        "added up to z, negative parts included, and then ReLU looks at z once."
    ),
    question="The products are 3 and −2, the bias 0: what is z?",
    reread="The formula",
)
def products_bent(params, features):
    z = [
        bias + sum(relu(w * x) for w, x in zip(weights, features, strict=True))
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="putting the slope of the bend into the second list",
    explanation=(
        "Your second list says only who is awake, 1 or 0. The output needs to hear how strongly: "
        "relu(z), the height of the bend. Its slope has its turn in step 09."
    ),
    question="What does the first neuron of the worked example say, with z = 1.5?",
    reread="The formula",
)
def slopes_for_heights(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [1.0 if value > 0 else 0.0 for value in z]


@mistake(
    "hidden_layer",
    title="multiplying by the output's weights already",
    explanation=(
        "Your second list holds what arrives at the output, W2[k] times what neuron k says. How "
        "the output listens is its own business, in `forward`; the hidden layer says relu(z)."
    ),
    question="Which parameters does the hidden layer need: all four, or two of them?",
    reread="The formula",
)
def output_weights_inside(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return z, [w * relu(value) for w, value in zip(params["W2"], z, strict=True)]


@mistake(
    "hidden_layer",
    title="returning a pair for each neuron instead of two lists",
    explanation=(
        "The numbers are right, but they are sorted by neuron. The output wants all the hidden "
        "numbers in one list, and step 09 all the z in another."
    ),
    question="With three hidden neurons, how many results do you return, and how many are asked?",
    reread="2. `hidden_layer`: before and after the bend",
)
def pairs_for_lists(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return [(value, relu(value)) for value in z]


@mistake(
    "hidden_layer",
    title="returning a dict instead of two lists",
    explanation=(
        "The numbers are right, but whoever calls this function unpacks two results, z and "
        "hidden, in this order. From a dict he would get its two keys."
    ),
    question="What do a and b become in a, b = {'z': [1], 'hidden': [2]}?",
    reread="2. `hidden_layer`: before and after the bend",
)
def dict_for_lists(params, features):
    z = [
        neuron(weights, bias, features)
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return {"z": z, "hidden": [relu(value) for value in z]}


@mistake(
    "hidden_layer",
    title="adding the products into the caller's list of biases",
    explanation=(
        '`z = params["b1"]` does not copy the biases, it gives the list a second name. Your sums '
        "stand in the network's b1 afterwards, and with every further row the biases grow."
    ),
    question="Call your function twice with the same row: are the results equal?",
    reread="2. `hidden_layer`: before and after the bend",
)
def biases_overwritten(params, features):
    z = params["b1"]
    for k, weights in enumerate(params["W1"]):
        for weight, feature in zip(weights, features, strict=True):
            z[k] += weight * feature
    return z, [relu(value) for value in z]


@mistake(
    "hidden_layer",
    title="leaving out the last hidden neuron",
    explanation=(
        "`range(n)` ends before n already, so nothing needs to be taken off. Your loop stops one "
        "neuron early, and both lists are one number short."
    ),
    question="Which numbers does `range(3)` count?",
    reread="2. `hidden_layer`: before and after the bend",
)
def last_neuron_missing(params, features):
    z = []
    for k in range(len(params["b1"]) - 1):
        z.append(neuron(params["W1"][k], params["b1"][k], features))
    return z, [relu(value) for value in z]


# ----------------------------------------------------------------------------------- forward


@probes("forward")
def forward_probes() -> Iterator[Probe]:
    yield probe(THREE_HIDDEN, [0.9, 1.3])  # all awake
    yield probe(THREE_HIDDEN, [0.8, -0.6])  # the first one awake
    yield probe(THREE_INPUTS, [1.1, 0.6, -0.8])  # the second one awake
    yield probe(THREE_INPUTS, [-0.4, 0.5, 0.9])  # the first one awake, a negative prediction
    yield probe(SQUARE, [0.5, 1.2])


@mistake(
    "forward",
    title="putting a bend behind the output",
    explanation=(
        "Your network can't predict anything below 0. The output is linear: a prediction may take "
        "any value, and an output that is asleep would pass no slope back to the whole network."
    ),
    question="If W2 and b2 of a network all change their sign, what happens to its prediction?",
    reread="The idea",
)
def bend_at_the_output(params, features):
    _, hidden = hidden_layer(params, features)
    return relu(neuron(params["W2"], params["b2"], hidden))


@mistake(
    "forward",
    title="listening to the z instead of to what comes after the bend",
    explanation=(
        "You have taken the first of the two lists. With the z the bend is left out, sleeping "
        "neurons join in with their negative numbers, and the network collapses to one line."
    ),
    question="What does the output hear from a neuron with z = −0.75?",
    reread="3. `forward`: one prediction",
)
def output_hears_z(params, features):
    z, _ = hidden_layer(params, features)
    return neuron(params["W2"], params["b2"], z)


@mistake(
    "forward",
    title="forgetting the output's bias",
    explanation=(
        "The output is a neuron, too, and adds its bias at the end. Without it a network whose "
        "neurons are all asleep could say nothing but 0."
    ),
    question="All hidden neurons are asleep and b2 is −0.25: what is the prediction?",
    reread="The formula",
)
def output_bias_forgotten(params, features):
    _, hidden = hidden_layer(params, features)
    return neuron(params["W2"], 0.0, hidden)


@mistake(
    "forward",
    title="adding the output's bias twice",
    explanation=(
        "`neuron` of step 06 has added the bias to its sum already, and you add it once more "
        "behind it."
    ),
    question="All hidden neurons are asleep and b2 is −0.25: what do you predict?",
    reread="The formula",
)
def output_bias_twice(params, features):
    _, hidden = hidden_layer(params, features)
    return neuron(params["W2"], params["b2"], hidden) + params["b2"]


@mistake(
    "forward",
    title="adding the output's bias once for each hidden neuron",
    explanation=(
        "b2 stands inside your loop over the hidden neurons. There is one output with one bias, "
        "added once to the whole sum."
    ),
    question="All hidden neurons are asleep and b2 is −0.25: what do three of them make of it?",
    reread="The formula",
)
def output_bias_for_each(params, features):
    _, hidden = hidden_layer(params, features)
    return sum(w * h + params["b2"] for w, h in zip(params["W2"], hidden, strict=True))


@mistake(
    "forward",
    title="subtracting the output's bias",
    explanation=(
        "A bias is added, in every neuron of this course, and the output is one of them. With the "
        "minus it pulls the prediction the other way."
    ),
    question="All hidden neurons are asleep and b2 is −0.25: what is the prediction?",
    reread="The formula",
)
def output_bias_subtracted(params, features):
    _, hidden = hidden_layer(params, features)
    return neuron(params["W2"], -params["b2"], hidden)


@mistake(
    "forward",
    title="adding up the hidden numbers without the output's weights",
    explanation=(
        "Your output listens to all hidden neurons alike. W2[k] says how much it cares about "
        "neuron k, and with which sign."
    ),
    question="If W2[k] is 0, does neuron k matter? And in your sum?",
    reread="The formula",
)
def output_weights_forgotten(params, features):
    _, hidden = hidden_layer(params, features)
    return sum(hidden) + params["b2"]


@mistake(
    "forward",
    title="listening to all hidden neurons with the weight of the first one",
    explanation=(
        "The output has a weight for each hidden neuron, W2[k] for neuron k. The 0 in your index "
        "should be the number of the neuron."
    ),
    question="In the worked example, which weight belongs to the second hidden neuron?",
    reread="The formula",
)
def first_output_weight_for_all(params, features):
    _, hidden = hidden_layer(params, features)
    return sum(params["W2"][0] * h for h in hidden) + params["b2"]


@mistake(
    "forward",
    title="multiplying the sum of the weights by the sum of the hidden numbers",
    explanation=(
        "Each hidden number meets its own weight and no other: first multiply pair by pair, then "
        "add. Sum first, and every weight meets every neuron."
    ),
    question="Weights 3 and 4, numbers 1 and 2: 3·1 + 4·2, or (3 + 4)·(1 + 2)?",
    reread="The formula",
)
def output_product_of_sums(params, features):
    _, hidden = hidden_layer(params, features)
    return sum(params["W2"]) * sum(hidden) + params["b2"]


@mistake(
    "forward",
    title="keeping the last hidden neuron's part only",
    explanation=(
        "Each product overwrites the one before instead of being added. The prediction hears "
        "nothing but the last hidden neuron, and the bias."
    ),
    question="Change W2[0]: does your prediction move?",
    reread="The formula",
)
def last_hidden_neuron_only(params, features):
    _, hidden = hidden_layer(params, features)
    return params["W2"][-1] * hidden[-1] + params["b2"]


@mistake(
    "forward",
    title="starting from the output's bias and overwriting it",
    explanation=(
        "Your total begins as b2 and is then replaced by each product in turn. In the end it "
        "holds the last product alone: the bias and the other neurons are lost."
    ),
    question="Print your total after every round of the loop: does it grow?",
    reread="The formula",
)
def output_total_overwritten(params, features):
    _, hidden = hidden_layer(params, features)
    return params["W2"][-1] * hidden[-1]


@mistake(
    "forward",
    title="returning after the first hidden neuron",
    explanation=(
        "The `return` stands inside the loop, which ends in its first round. The output listens "
        "to all hidden neurons."
    ),
    question="How many rounds does your loop make for three hidden neurons?",
    reread="3. `forward`: one prediction",
)
def first_hidden_neuron_only(params, features):
    _, hidden = hidden_layer(params, features)
    return params["b2"] + params["W2"][0] * hidden[0]


@mistake(
    "forward",
    title="taking the mean over the hidden neurons instead of the sum",
    explanation=(
        "The output adds up what the hidden neurons say. Divided by their number, each would "
        "matter less only because there are others."
    ),
    question="Two neurons that both say 1, W2 = [1, 1], b2 = 0: what is the prediction?",
    reread="The formula",
)
def mean_over_hidden(params, features):
    _, hidden = hidden_layer(params, features)
    products = [w * h for w, h in zip(params["W2"], hidden, strict=True)]
    return sum(products) / len(products) + params["b2"]


@mistake(
    "forward",
    title="bending every neuron's part on its way to the output",
    explanation=(
        "W2[k] may be negative, so that a neuron pulls the prediction down. Your second ReLU "
        "takes all such parts away; there is one bend for each neuron, and that is in the hidden "
        "layer."
    ),
    question="A neuron says 1.5 and the output's weight is −2: how much arrives?",
    reread="The formula",
)
def parts_bent(params, features):
    _, hidden = hidden_layer(params, features)
    return sum(relu(w * h) for w, h in zip(params["W2"], hidden, strict=True)) + params["b2"]


@mistake(
    "forward",
    title="bending the output's sum before its bias is added",
    explanation=(
        "The output is linear, without any bend, neither before nor behind its bias. As it is, "
        "your network can't predict anything below b2."
    ),
    question="The products add up to −3 and b2 is 0.5: what is the prediction?",
    reread="The idea",
)
def sum_bent_before_the_bias(params, features):
    _, hidden = hidden_layer(params, features)
    return relu(neuron(params["W2"], 0.0, hidden)) + params["b2"]


@mistake(
    "forward",
    title="making the prediction positive",
    explanation=(
        "The absolute value turns every negative prediction round. The output is linear: its "
        "result may be negative, and the training will move it if that is wrong."
    ),
    question="The products add up to −3 and b2 is 0.5: what is the prediction?",
    reread="The idea",
)
def prediction_made_positive(params, features):
    _, hidden = hidden_layer(params, features)
    return abs(neuron(params["W2"], params["b2"], hidden))


@mistake(
    "forward",
    title="adding the hidden neurons' biases again at the output",
    explanation=(
        "The biases b1 are in the z already and have been through the bend. The output adds one "
        "bias, its own, b2."
    ),
    question="All hidden neurons are asleep and b2 is −0.25: what is the prediction?",
    reread="The formula",
)
def hidden_biases_again(params, features):
    _, hidden = hidden_layer(params, features)
    heard = [h + b for h, b in zip(hidden, params["b1"], strict=True)]
    return neuron(params["W2"], params["b2"], heard)


@mistake(
    "forward",
    title="giving the features to the output directly",
    explanation=(
        "The hidden layer has no say in your prediction. The output's inputs are the H hidden "
        "numbers and not the features; where there are more of the one than of the other, the "
        "lists do not even fit."
    ),
    question="In the lesson's picture, where do the lines come from that lead into the output?",
    reread="The idea",
)
def hidden_layer_skipped(params, features):
    return neuron(params["W2"], params["b2"], features)


@mistake(
    "forward",
    title="multiplying the output's weights with the features",
    explanation=(
        "The hidden layer has no say in your prediction. W2 has a weight for each hidden neuron, "
        "so its partners are the hidden numbers; with features the lists are not even equally "
        "long."
    ),
    question="In the lesson's picture, where do the lines come from that lead into the output?",
    reread="The idea",
)
def features_at_the_output(params, features):
    return params["b2"] + sum(w * x for w, x in zip(params["W2"], features, strict=False))


@mistake(
    "forward",
    title="returning the prediction in a list",
    explanation=(
        "There is one output, and it says one number. `predict_all` will make a list of many of "
        "them; with yours it would become a list of lists."
    ),
    question="Step 09 will subtract the target. What is [0.5] - 0.5 in Python?",
    reread="3. `forward`: one prediction",
)
def prediction_in_a_list(params, features):
    _, hidden = hidden_layer(params, features)
    return [neuron(params["W2"], params["b2"], hidden)]


@mistake(
    "forward",
    title="returning the parts of the prediction without adding them up",
    explanation=(
        "Your list holds what arrives from each hidden neuron. The output adds all that up, and "
        "its bias, to one number."
    ),
    question="How many numbers does the worked example's prediction have?",
    reread="The formula",
)
def parts_not_added(params, features):
    _, hidden = hidden_layer(params, features)
    return [w * h + params["b2"] for w, h in zip(params["W2"], hidden, strict=True)]


@mistake(
    "forward",
    title="adding the products into the caller's b2",
    explanation=(
        "The first prediction is right, but it stands in the network's b2 afterwards. The next "
        "row's prediction begins with it, and the network changes while it predicts."
    ),
    question="Call your function twice with the same row: are the results equal?",
    reread="3. `forward`: one prediction",
)
def b2_overwritten(params, features):
    _, hidden = hidden_layer(params, features)
    for w, h in zip(params["W2"], hidden, strict=True):
        params["b2"] += w * h
    return params["b2"]


@mistake(
    "forward",
    title="turning the prediction into rentals",
    explanation=(
        "The network works with scaled targets, cnt / 1000, and its prediction stays on that "
        "scale: the error is computed there. `to_rentals` is for people who read the result."
    ),
    question="What does the worked example predict: 0.5 or 500?",
    reread="3. `forward`: one prediction",
)
def prediction_in_rentals(params, features):
    _, hidden = hidden_layer(params, features)
    return 1000 * neuron(params["W2"], params["b2"], hidden)


# ------------------------------------------------------------------------------- predict_all


@probes("predict_all")
def predict_all_probes() -> Iterator[Probe]:
    rows = [[0.9, 1.3], [0.8, -0.6], [-0.5, 1.7], [0.8, -0.6]]
    yield probe(THREE_HIDDEN, rows)
    yield probe(THREE_INPUTS, [[1.1, 0.6, -0.8], [-0.4, 0.5, 0.9]])
    yield probe(SQUARE, [[0.5, 1.2]])
    yield probe(THREE_INPUTS, [[-0.4, 0.5, 0.9], [0.7, 0.2, 0.3], [1.1, 0.6, -0.8]])


@mistake(
    "predict_all",
    title="returning after the first row, with its prediction",
    explanation=(
        "The `return` stands inside the loop over the rows, which ends in its first round, and "
        "one number comes back. The list is to be returned after the loop."
    ),
    question="How many rounds does your loop make for three rows?",
    reread="4. `predict_all`: a prediction for each row",
)
def first_prediction_only(params, rows):
    for features in rows:
        return forward(params, features)
    return None


@mistake(
    "predict_all",
    title="returning the list as soon as the first prediction is in it",
    explanation=(
        "The `return` stands inside the loop over the rows, so the list never gets its second "
        "number. Look at how far it is indented."
    ),
    question="How many rounds does your loop make for three rows?",
    reread="4. `predict_all`: a prediction for each row",
)
def list_of_the_first(params, rows):
    predictions = []
    for features in rows:
        predictions.append(forward(params, features))
        return predictions
    return predictions


@mistake(
    "predict_all",
    title="returning the last row's prediction",
    explanation=(
        "Each prediction overwrites the one before, and in the end one number is left. They are "
        "to be collected in a list, one for each row."
    ),
    question="How many numbers should come out for three rows?",
    reread="4. `predict_all`: a prediction for each row",
)
def last_prediction_only(params, rows):
    prediction = None
    for features in rows:
        prediction = forward(params, features)
    return prediction


@mistake(
    "predict_all",
    title="making the list anew for each row",
    explanation=(
        "The empty list is made inside the loop, so each row throws away what was collected "
        "before. In the end one prediction is left, the last row's."
    ),
    question="Print your list after every round: does it grow?",
    reread="4. `predict_all`: a prediction for each row",
)
def list_of_the_last(params, rows):
    predictions = []
    for features in rows:
        predictions = [forward(params, features)]
    return predictions


@mistake(
    "predict_all",
    title="leaving the last row out",
    explanation=(
        "`range(n)` ends before n already, so nothing needs to be taken off. Your loop stops one "
        "row early."
    ),
    question="Which numbers does `range(3)` count?",
    reread="4. `predict_all`: a prediction for each row",
)
def last_row_left_out(params, rows):
    return [forward(params, rows[r]) for r in range(len(rows) - 1)]


@mistake(
    "predict_all",
    title="leaving the first row out",
    explanation=(
        "There is no line of headings here any more: the first row is a row of data like all "
        "others, and its number in Python is 0."
    ),
    question="How many predictions do you return for one row?",
    reread="4. `predict_all`: a prediction for each row",
)
def first_row_left_out(params, rows):
    return [forward(params, features) for features in rows[1:]]


@mistake(
    "predict_all",
    title="predicting the first row again and again",
    explanation=(
        "Your list is long enough, but each round looks at the same row. The index should be the "
        "one that the loop counts with."
    ),
    question="Change the second row: does any prediction move?",
    reread="4. `predict_all`: a prediction for each row",
)
def first_row_repeated(params, rows):
    return [forward(params, rows[0]) for _ in rows]


@mistake(
    "predict_all",
    title="returning the predictions in the reverse order",
    explanation=(
        "The numbers are right, but the first prediction has to belong to the first row: whoever "
        "compares them with the targets goes through both lists side by side."
    ),
    question="In the worked example, which row gives 0.5, and where does it stand in the result?",
    reread="4. `predict_all`: a prediction for each row",
)
def predictions_reversed(params, rows):
    return [forward(params, features) for features in reversed(rows)]


@mistake(
    "predict_all",
    title="sorting the predictions",
    explanation=(
        "The numbers are right, but nobody knows any more which row each of them belongs to. "
        "They stay in the order of the rows."
    ),
    question="In the worked example, which row gives 0.5, and where does it stand in the result?",
    reread="4. `predict_all`: a prediction for each row",
)
def predictions_sorted(params, rows):
    return sorted(forward(params, features) for features in rows)


@mistake(
    "predict_all",
    title="returning the mean of the predictions",
    explanation=(
        "The mean is one number, and it has forgotten the rows. Every row has a target of its own "
        "and needs a prediction of its own."
    ),
    question="How many numbers should come out for three rows?",
    reread="4. `predict_all`: a prediction for each row",
)
def mean_prediction(params, rows):
    predictions = [forward(params, features) for features in rows]
    return sum(predictions) / len(predictions)


@mistake(
    "predict_all",
    title="adding the predictions up",
    explanation=(
        "The rows do not belong to one sum: each has a target of its own and needs a prediction "
        "of its own, in a list."
    ),
    question="How many numbers should come out for three rows?",
    reread="4. `predict_all`: a prediction for each row",
)
def sum_of_predictions(params, rows):
    return sum(forward(params, features) for features in rows)


@mistake(
    "predict_all",
    title="adding each prediction to the one before",
    explanation=(
        "Your list holds running sums: the second number contains the first row, too. One row's "
        "prediction has nothing to do with another's."
    ),
    question="If the same row stands twice in the list, should its predictions differ?",
    reread="4. `predict_all`: a prediction for each row",
)
def running_sum(params, rows):
    total, predictions = 0.0, []
    for features in rows:
        total += forward(params, features)
        predictions.append(total)
    return predictions


@mistake(
    "predict_all",
    title="putting each prediction into a list of its own",
    explanation=(
        "The numbers are right, but there is one list too many around each. With one output a "
        "prediction is a number, and the result a plain list of numbers."
    ),
    question="What is the first entry of the worked example's result: 0.5 or [0.5]?",
    reread="4. `predict_all`: a prediction for each row",
)
def lists_of_one(params, rows):
    return [[forward(params, features)] for features in rows]


@mistake(
    "predict_all",
    title="returning a number instead of a list when there is one row",
    explanation=(
        "With several rows your answer is right. One row gives a list, too, with one number: "
        "whoever goes through the result need not ask first how many there are."
    ),
    question="What is `for p in 0.5` in Python?",
    reread="4. `predict_all`: a prediction for each row",
)
def number_for_one_row(params, rows):
    predictions = [forward(params, features) for features in rows]
    return predictions[0] if len(predictions) == 1 else predictions


@mistake(
    "predict_all",
    title="predicting equal rows only once",
    explanation=(
        "You keep the predictions by row, in a dict or a set, and a row that occurs again finds "
        "its place taken. The result has to have one prediction for each row, repeated or not."
    ),
    question="How many numbers should come out when the same row stands in the list twice?",
    reread="4. `predict_all`: a prediction for each row",
)
def equal_rows_once(params, rows):
    return list({tuple(features): forward(params, features) for features in rows}.values())


@mistake(
    "predict_all",
    title="going through as many rows as there are features",
    explanation=(
        "You count by the length of the first row, and that is the number of features. Rows are "
        "left out, or looked for beyond the end."
    ),
    question="For four rows with two features, what are len(rows) and len(rows[0])?",
    reread="4. `predict_all`: a prediction for each row",
)
def features_counted_for_rows(params, rows):
    return [forward(params, rows[r]) for r in range(len(rows[0]))]


@mistake(
    "predict_all",
    title="replacing negative predictions by 0",
    explanation=(
        "A negative number of bikes is impossible, but an untrained network does not know that "
        "yet. The prediction stays as it is: its error is what will teach the network."
    ),
    question="A prediction is −3.5 and the target 0.5: which error should the training see?",
    reread="The idea",
)
def negative_predictions_cut(params, rows):
    return [max(forward(params, features), 0.0) for features in rows]


@mistake(
    "predict_all",
    title="taking the rows out of the caller's list",
    explanation=(
        "The predictions are right, but your loop empties the list that it was given. Whoever "
        "wants to compare the predictions with the rows afterwards finds none."
    ),
    question="Call your function twice with the same rows: what does the second call return?",
    reread="4. `predict_all`: a prediction for each row",
)
def rows_used_up(params, rows):
    predictions = []
    while rows:
        predictions.append(forward(params, rows.pop(0)))
    return predictions


@mistake(
    "predict_all",
    title="taking the rows from the end of the caller's list",
    explanation=(
        "`pop()` takes the last row first, so the predictions stand in the reverse order, and the "
        "caller's list is empty afterwards. Go through the rows without taking them out."
    ),
    question="Which row does `rows.pop()` give, and what is left in rows?",
    reread="4. `predict_all`: a prediction for each row",
)
def rows_used_up_from_the_end(params, rows):
    predictions = []
    while rows:
        predictions.append(forward(params, rows.pop()))
    return predictions


@mistake(
    "predict_all",
    title="returning what the hidden layer says instead of the predictions",
    explanation=(
        "You stop one floor too early: each row gives H hidden numbers there. The output makes "
        "one prediction of them."
    ),
    question="How many numbers does a prediction for one row have?",
    reread="4. `predict_all`: a prediction for each row",
)
def hidden_for_predictions(params, rows):
    return [hidden_layer(params, features)[1] for features in rows]


@mistake(
    "predict_all",
    title="writing the predictions over the caller's rows",
    explanation=(
        "The predictions are right, but the rows are gone: each has been replaced by a number in "
        "the caller's own list. Collect the predictions in a list of your own."
    ),
    question="Call your function twice with the same rows: what happens?",
    reread="4. `predict_all`: a prediction for each row",
)
def rows_overwritten(params, rows):
    for r in range(len(rows)):
        rows[r] = forward(params, rows[r])
    return rows


@mistake(
    "predict_all",
    title="returning a recipe for the predictions instead of a list",
    explanation=(
        "Round brackets around a `for` make a generator: it computes its numbers only when "
        "somebody asks for them, and only once. A list can be counted, printed and read again."
    ),
    question="What does `len` say to your result?",
    reread="4. `predict_all`: a prediction for each row",
)
def generator_for_list(params, rows):
    return (forward(params, features) for features in rows)
