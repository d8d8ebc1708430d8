# mypy: ignore-errors
"""Step 10 with counted loops: a deep copy that is changed in place, and slices made by hand."""

import copy

from exercises.step08.network import forward
from exercises.step09.backprop import batch_gradient


def update(params, gradient, learning_rate):
    new = copy.deepcopy(params)
    for k in range(len(new["W1"])):
        for i in range(len(new["W1"][k])):
            new["W1"][k][i] -= learning_rate * gradient["W1"][k][i]
        new["b1"][k] -= learning_rate * gradient["b1"][k]
        new["W2"][k] -= learning_rate * gradient["W2"][k]
    new["b2"] -= learning_rate * gradient["b2"]
    return new


def train(params, rows, targets, learning_rate, epochs, batch_size=None):
    n = len(rows)
    if batch_size is None or batch_size > n:
        batch_size = n
    history = []
    epoch = 0
    while epoch < epochs:
        loss = 0
        for r in range(n):
            loss += (forward(params, rows[r]) - targets[r]) ** 2 / n
        history.append(loss)
        done = 0
        while done < n:
            batch_rows, batch_targets = [], []
            while len(batch_rows) < batch_size and done < n:
                batch_rows.append(rows[done])
                batch_targets.append(targets[done])
                done += 1
            params = update(
                params, batch_gradient(params, batch_rows, batch_targets), learning_rate
            )
        epoch += 1
    return [params, history]
