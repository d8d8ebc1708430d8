# mypy: ignore-errors
# ruff: noqa: B007
"""Step 09 with counted loops, no earlier helper but hidden_layer, and the last neuron first."""

from exercises.step08.network import hidden_layer


def example_gradient(params, features, target):
    z, hidden = hidden_layer(params, features)
    n_hidden = len(hidden)
    n_features = len(features)

    prediction = 0
    k = n_hidden - 1
    while k >= 0:
        prediction += hidden[k] * params["W2"][k]
        k -= 1
    prediction += params["b2"]
    error = prediction - target

    gradient = {"b2": 2 * error, "W2": [], "b1": [], "W1": []}
    for k in range(n_hidden):
        gradient["W2"].append(hidden[k] * error * 2)
        slope = 0
        if z[k] > 0:
            slope = error * params["W2"][k] * 2
        gradient["b1"].append(slope)
        row = []
        for i in range(n_features):
            row.append(features[i] * slope)
        gradient["W1"].append(row)
    return gradient


def batch_gradient(params, rows, targets):
    n_hidden = len(params["W2"])
    n_features = len(params["W1"][0])
    n_rows = len(rows)
    sums = {"W1": [], "b1": [], "W2": [], "b2": 0}
    for k in range(n_hidden):
        sums["W1"].append([0] * n_features)
        sums["b1"].append(0)
        sums["W2"].append(0)
    for r in range(n_rows - 1, -1, -1):
        one = example_gradient(params, rows[r], targets[r])
        for k in range(n_hidden):
            for i in range(n_features):
                sums["W1"][k][i] = sums["W1"][k][i] + one["W1"][k][i] / n_rows
            sums["b1"][k] = sums["b1"][k] + one["b1"][k] / n_rows
            sums["W2"][k] = sums["W2"][k] + one["W2"][k] / n_rows
        sums["b2"] = sums["b2"] + one["b2"] / n_rows
    return sums
