# hole: neuron_gradient
# wrong: divides the weights' sums by the number of features instead of the number of rows
# is: step06.weights_divided_by_features


def neuron_gradient(
    weights: list[float], bias: float, rows: Rows, targets: Targets
) -> tuple[list[float], float]:
    n = len(weights)
    weight_gradient = [0.0] * n
    bias_gradient = 0.0
    for features, target in zip(rows, targets):
        error = neuron(weights, bias, features) - target
        for j in range(n):
            weight_gradient[j] += 2 * error * features[j] / n
        bias_gradient += 2 * error / len(rows)
    return weight_gradient, bias_gradient
