"""Step 08, network: a layer of ReLU neurons, and one linear neuron that listens to them.

The lesson stands in exercises/step08/README.md. All parameters of the network live in one dict that
can be printed; nothing is learned yet. Step 09 finds the gradient of this network and step 10
trains it.
"""

import random
from typing import Any

from exercises.step06.one_neuron import neuron
from exercises.step07.activation import relu

# {"W1": H lists of n floats, "b1": H floats, "W2": H floats, "b2": one float}
Params = dict[str, Any]


def init_params(n_inputs: int, n_hidden: int, seed: int) -> Params:
    """Draw the first parameters of a network with n_inputs inputs and n_hidden hidden neurons.

    Formula: weight ~ U(−1/√n, 1/√n), where n is the number of inputs of the neuron it belongs to
             (n_inputs for W1, n_hidden for W2); every bias is 0.0

    seed: the same seed gives the same numbers, another seed gives others.
    Returns {"W1": n_hidden lists of n_inputs floats, "b1": n_hidden floats, "W2": n_hidden floats,
    "b2": one float}. No two rows are the same list, and the global `random` is not touched.
    """
    # BEGIN SOLUTION: make a generator from the seed, draw each weight on its own; each bias is 0.0
    generator = random.Random(seed)
    hidden_limit = 1 / n_inputs**0.5
    output_limit = 1 / n_hidden**0.5
    W1 = []
    for _ in range(n_hidden):
        W1.append([generator.uniform(-hidden_limit, hidden_limit) for _ in range(n_inputs)])
    W2 = [generator.uniform(-output_limit, output_limit) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}
    # END SOLUTION


def hidden_layer(params: Params, features: list[float]) -> tuple[list[float], list[float]]:
    """Compute what every hidden neuron makes of one row, before and after relu.

    Formula: zₖ = Σᵢ W1ₖᵢ·xᵢ + b1ₖ, hiddenₖ = relu(zₖ)

    params: the four entries of init_params; not changed. features: n numbers.
    Returns (z, hidden): H numbers each.
    """
    # BEGIN SOLUTION: compute each hidden neuron's z from its weights and bias, then relu of each z
    z = []
    for weights, bias in zip(params["W1"], params["b1"], strict=True):
        z.append(neuron(weights, bias, features))
    hidden = [relu(value) for value in z]
    return z, hidden
    # END SOLUTION


def forward(params: Params, features: list[float]) -> float:
    """Predict the target of one row.

    Formula: ŷ = Σₖ W2ₖ·hiddenₖ + b2 (linear: no relu at the output)
    """
    # BEGIN SOLUTION: give the hidden numbers to the linear neuron with weights W2 and bias b2
    _, hidden = hidden_layer(params, features)
    return neuron(params["W2"], params["b2"], hidden)
    # END SOLUTION


def predict_all(params: Params, rows: list[list[float]]) -> list[float]:
    """Predict every row, in order, each with the same parameters.

    rows: a list with the features of each row. Returns a list with one number for each row.
    """
    # BEGIN SOLUTION: return the list of the predictions, one for each row
    return [forward(params, features) for features in rows]
    # END SOLUTION


if __name__ == "__main__":
    print("A network 2-3-1, fresh from seed 1:")
    for name, value in init_params(2, 3, seed=1).items():
        print(f"  {name} = {value}")

    eight_o_clock = [8 / 23, 0.5, 0.6, 0.2, 1.0]
    print("What untrained networks predict for a working day at eight, 300 seeds for each size:")
    for n_hidden in [2, 8, 32, 128]:
        guesses = [forward(init_params(5, n_hidden, seed), eight_o_clock) for seed in range(300)]
        spread = (sum(guess**2 for guess in guesses) / len(guesses)) ** 0.5
        print(f"  {n_hidden:3d} hidden neurons: typically {1000 * spread:4.0f} rentals away from 0")
