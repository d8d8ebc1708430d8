"""Step 07, activation: a neuron that can bend.

The lesson stands in exercises/step07/README.md. Linear neurons, however many and in however many
layers, are one linear neuron in disguise (`collapse` shows which). ReLU puts a bend between the
layers; steps 08 and 09 build the network from it.
"""

from exercises.step06.one_neuron import neuron


def relu(z: float) -> float:
    """Let a positive number through and replace a negative one by 0.

    Formula: relu(z) = z if z > 0, else 0
    """
    # BEGIN SOLUTION: return z when it is positive, and 0 otherwise
    return z if z > 0 else 0.0
    # END SOLUTION


def relu_slope(z: float) -> float:
    """Return the slope of relu at z.

    Formula: relu'(z) = 1 if z > 0, else 0 (at the bend itself, z = 0, the course chooses 0)
    """
    # BEGIN SOLUTION: return 1 where relu rises and 0 where it is flat, and 0 at exactly 0
    return 1.0 if z > 0 else 0.0
    # END SOLUTION


def relu_neuron(weights: list[float], bias: float, features: list[float]) -> float:
    """Predict with one neuron whose output passes through relu.

    Formula: z = Σ wᵢ·xᵢ + bias, ŷ = relu(z)

    weights, features: n numbers each.
    Returns one number, never below 0.
    """
    # BEGIN SOLUTION: compute the linear neuron's number z and return relu of it
    return relu(neuron(weights, bias, features))
    # END SOLUTION


def relu_neuron_gradient(
    weights: list[float], bias: float, features: list[float], target: float
) -> tuple[list[float], float]:
    """Return the gradient of the squared error of one row, (relu(z) − target)².

    Formula: ∂loss/∂z = 2 · (relu(z) − target) · relu'(z)
             ∂loss/∂wᵢ = ∂loss/∂z · xᵢ, ∂loss/∂bias = ∂loss/∂z

    weights, features: n numbers each; they are not changed.
    Returns (weight_gradient, bias_gradient): n slopes, and one.
    """
    # BEGIN SOLUTION: go forward to z and the error, then multiply the slopes of the path backwards
    z = neuron(weights, bias, features)
    error = relu(z) - target
    z_slope = 2 * error * relu_slope(z)
    weight_gradient = [z_slope * feature for feature in features]
    return weight_gradient, z_slope
    # END SOLUTION


def collapse(
    W1: list[list[float]], b1: list[float], W2: list[float], b2: float
) -> tuple[list[float], float]:
    """Return the one linear neuron that equals two linear layers without relu between them.

    Formula: weightsᵢ = Σₖ W2ₖ · W1ₖᵢ, bias = b2 + Σₖ W2ₖ · b1ₖ

    W1: H lists of n weights, one list for each of the H neurons; b1: their H biases.
    W2: H weights of the output, one for each of those neurons; b2: the output's bias.
    Returns (weights, bias): n numbers, and one.
    """
    # BEGIN SOLUTION: add up, over the neurons, W2's weight times that neuron's weights and bias
    n_features = len(W1[0])
    weights = [0.0] * n_features
    bias = b2
    for k in range(len(W1)):
        for i in range(n_features):
            weights[i] += W2[k] * W1[k][i]
        bias += W2[k] * b1[k]
    return weights, bias
    # END SOLUTION


if __name__ == "__main__":
    from pathlib import Path

    from exercises.step01.first_prediction import load_rentals, scale, split, teaching_sample

    train, _ = split(load_rentals(Path(__file__).parents[2] / "data" / "hour.csv"))
    pairs = [scale(rental) for rental in teaching_sample(train)]

    print("One ReLU neuron, all weights 0 at the start, rate 0.1, 200 epochs on 240 rentals:")
    for first_bias in [0.1, 0.01, 0.0, -0.01]:
        weights, bias = [0.0] * 5, first_bias
        history = []
        for _ in range(200):
            losses = [(relu_neuron(weights, bias, x) - y) ** 2 for x, y in pairs]
            history.append(sum(losses) / len(pairs))
            gradients = [relu_neuron_gradient(weights, bias, x, y) for x, y in pairs]
            for i in range(5):
                weights[i] -= 0.1 * sum(slopes[i] for slopes, _ in gradients) / len(pairs)
            bias -= 0.1 * sum(slope for _, slope in gradients) / len(pairs)
        print(f"  bias {first_bias:5.2f} at the start: loss {history[0]:.5f} to {history[-1]:.5f}")
