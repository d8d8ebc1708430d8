"""Random numbers, rows and networks for suites; networks keep away from the kink of ReLU."""

import math
import random
from typing import Any

Params = dict[str, Any]
KINK_DISTANCE = 1e-3


def number(rng: random.Random, low: float, high: float) -> float:
    """A number between low and high with three decimals, so that messages stay readable."""
    return round(rng.uniform(low, high), 3)


def numbers(rng: random.Random, n: int, low: float, high: float) -> list[float]:
    """A list of n such numbers."""
    return [number(rng, low, high) for _ in range(n)]


def draw_rows(rng: random.Random, n_rows: int, n_inputs: int) -> list[list[float]]:
    """Rows of features between −1 and 1."""
    return [numbers(rng, n_inputs, -1.0, 1.0) for _ in range(n_rows)]


def draw_params(rng: random.Random, n_inputs: int, n_hidden: int) -> Params:
    """Parameters of a network of n_inputs, n_hidden and one output; biases are not zero."""
    wide, narrow = 1 / math.sqrt(n_inputs), 1 / math.sqrt(n_hidden)
    return {
        "W1": [numbers(rng, n_inputs, -wide, wide) for _ in range(n_hidden)],
        "b1": numbers(rng, n_hidden, -0.5, 0.5),
        "W2": numbers(rng, n_hidden, -narrow, narrow),
        "b2": number(rng, -0.5, 0.5),
    }


def kink_distance(params: Params, rows: list[list[float]]) -> float:
    """The smallest |z| over all hidden neurons and rows."""
    distances: list[float] = [
        abs(sum(w * x for w, x in zip(weights, row, strict=True)) + bias)
        for row in rows
        for weights, bias in zip(params["W1"], params["b1"], strict=True)
    ]
    return min(distances)


def draw_network(
    rng: random.Random, n_inputs: int, n_hidden: int, n_rows: int
) -> tuple[Params, list[list[float]], list[float]]:
    """Parameters, rows and targets with |z| > 1e-3 for every hidden neuron and row."""
    while True:
        params = draw_params(rng, n_inputs, n_hidden)
        rows = draw_rows(rng, n_rows, n_inputs)
        if kink_distance(params, rows) > KINK_DISTANCE:
            return params, rows, numbers(rng, n_rows, -1.0, 1.0)
