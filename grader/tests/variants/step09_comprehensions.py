# mypy: ignore-errors
# ruff: noqa: B905, C408, E731
"""Step 09 as two expressions: comprehensions throughout, and columns averaged with statistics."""

from statistics import fmean

from exercises.step07.activation import relu_slope
from exercises.step08.network import forward, hidden_layer


def example_gradient(params, features, target):
    z, hidden = hidden_layer(params, features)
    delta = 2.0 * (forward(params, features) - target)
    deltas = [delta * relu_slope(zk) * wk for zk, wk in zip(z, params["W2"])]
    return dict(
        b2=delta,
        W2=[h * delta for h in hidden],
        b1=deltas[:],
        W1=[[x * d for x in features] for d in deltas],
    )


def batch_gradient(params, rows, targets):
    every = [example_gradient(params, x, y) for x, y in zip(rows, targets)]
    mean_of_lists = lambda lists: [fmean(column) for column in zip(*lists)]
    return {
        "W1": [mean_of_lists(rows_of_k) for rows_of_k in zip(*(g["W1"] for g in every))],
        "b1": mean_of_lists(g["b1"] for g in every),
        "W2": mean_of_lists(g["W2"] for g in every),
        "b2": fmean(g["b2"] for g in every),
    }
