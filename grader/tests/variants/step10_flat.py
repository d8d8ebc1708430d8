# mypy: ignore-errors
# ruff: noqa: B905
"""Step 10 with all numbers in one flat list, steps 08 and 09 written out again, sums backwards."""

from itertools import chain


def flat(params):
    return [*chain(*params["W1"]), *params["b1"], *params["W2"], params["b2"]]


def shaped(numbers, n, h):
    return {
        "W1": [numbers[k * n : (k + 1) * n] for k in range(h)],
        "b1": numbers[h * n : h * n + h],
        "W2": numbers[h * n + h : -1],
        "b2": numbers[-1],
    }


def update(params, gradient, learning_rate):
    n, h = len(params["W1"][0]), len(params["W1"])
    pairs = zip(flat(params), flat(gradient))
    return shaped([p - learning_rate * slope for p, slope in pairs], n, h)


def look(place, n, h, row):
    """The hidden numbers and the prediction of one row, for a flat list of parameters."""
    hidden = []
    for k in range(h):
        weights = place[k * n : (k + 1) * n]
        z = sum(w * x for w, x in zip(reversed(weights), reversed(row))) + place[h * n + k]
        hidden.append(z if z > 0 else 0.0)
    prediction = place[-1]
    for k in reversed(range(h)):
        prediction += place[h * n + h + k] * hidden[k]
    return hidden, prediction


def train(params, rows, targets, learning_rate, epochs, batch_size=None):
    n, h = len(params["W1"][0]), len(params["W1"])
    place = flat(params)
    pairs = list(zip(rows, targets))
    size = min(batch_size or len(pairs), len(pairs))
    history = []
    for _ in range(epochs):
        squares = [(look(place, n, h, row)[1] - target) ** 2 for row, target in reversed(pairs)]
        history.append(sum(squares) / len(squares))
        for start in range(0, len(pairs), size):
            batch = pairs[start : start + size]
            total = [0.0] * len(place)
            for row, target in reversed(batch):
                hidden, prediction = look(place, n, h, row)
                slope = 2 * (prediction - target)
                for k in range(h):
                    if hidden[k] > 0:
                        through = slope * place[h * n + h + k]
                        for i in range(n):
                            total[k * n + i] += through * row[i]
                        total[h * n + k] += through
                        total[h * n + h + k] += slope * hidden[k]
                total[-1] += slope
            for j, sum_of_slopes in enumerate(total):
                place[j] -= learning_rate * sum_of_slopes / len(batch)
    return shaped(place, n, h), history
