# mypy: ignore-errors
# ruff: noqa: B905
"""Step 09 with a class for each layer and a forward pass of its own; one walk for a whole batch."""

import math
from dataclasses import dataclass, field


@dataclass
class Linear:
    """Neurons side by side that collect the slopes of everything they were shown."""

    weights: list
    biases: list
    weight_slopes: list = field(init=False)
    bias_slopes: list = field(init=False)

    def __post_init__(self):
        self.weight_slopes = [[0.0 for _ in row] for row in self.weights]
        self.bias_slopes = [0.0 for _ in self.biases]

    def outputs(self, inputs):
        return [
            math.fsum(w * x for w, x in zip(row, inputs)) + b
            for row, b in zip(self.weights, self.biases)
        ]

    def backward(self, inputs, slopes):
        """Add the slopes of weights and biases, and return those along the inputs."""
        along_inputs = [0.0] * len(inputs)
        for k, slope in enumerate(slopes):
            self.bias_slopes[k] += slope
            for i, x in enumerate(inputs):
                self.weight_slopes[k][i] += slope * x
                along_inputs[i] += slope * self.weights[k][i]
        return along_inputs


def batch_gradient(params, rows, targets):
    first = Linear(params["W1"], params["b1"])
    second = Linear([params["W2"]], [params["b2"]])
    share = 1 / len(rows)
    for features, target in zip(rows, targets):
        z = first.outputs(features)
        hidden = [max(0.0, number) for number in z]
        (prediction,) = second.outputs(hidden)
        along_hidden = second.backward(hidden, [2 * share * (prediction - target)])
        first.backward(features, [s if number > 0 else 0.0 for s, number in zip(along_hidden, z)])
    return {
        "W1": first.weight_slopes,
        "b1": first.bias_slopes,
        "W2": second.weight_slopes[0],
        "b2": second.bias_slopes[0],
    }


def example_gradient(params, features, target):
    return batch_gradient(params, [features], [target])
