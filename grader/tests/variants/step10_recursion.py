# mypy: ignore-errors
# ruff: noqa: B905
"""Step 10 with one nested function for any shape, and batches from a generator."""

from statistics import fmean

from exercises.step08.network import predict_all
from exercises.step09.backprop import batch_gradient


def downhill(place, slope, rate):
    """Move numbers, lists of numbers, lists of lists and dicts of them against their slopes."""
    if isinstance(place, dict):
        return {name: downhill(place[name], slope[name], rate) for name in place}
    if isinstance(place, list):
        return [downhill(p, s, rate) for p, s in zip(place, slope)]
    return place + slope * -rate


def update(params, gradient, learning_rate):
    return downhill(params, gradient, learning_rate)


def batches(rows, targets, size):
    while rows:
        yield rows[:size], targets[:size]
        rows, targets = rows[size:], targets[size:]


def train(params, rows, targets, learning_rate, epochs, batch_size=None):
    def loss():
        return fmean((p - y) * (p - y) for p, y in zip(predict_all(params, rows), targets))

    history = [0.0] * epochs
    for k in range(epochs):
        history[k] = loss()
        for some_rows, some_targets in batches(rows, targets, batch_size or len(rows)):
            params = downhill(
                params, batch_gradient(params, some_rows, some_targets), learning_rate
            )
    return params, history
