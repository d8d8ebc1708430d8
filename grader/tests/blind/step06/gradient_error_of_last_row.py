# hole: neuron_gradient
# wrong: the errors are found in a loop of their own, and only the last one is left for the slopes
# is: not in the catalogue


def neuron_gradient(
    weights: list[float], bias: float, rows: Rows, targets: Targets
) -> tuple[list[float], float]:
    all_errors = []
    for row, y in zip(rows, targets):
        error = neuron(weights, bias, row) - y
        all_errors.append(error)

    weight_gradient = []
    for j in range(len(weights)):
        weight_gradient.append(mean([2 * error * row[j] for row in rows]))
    bias_gradient = 2 * mean(all_errors)
    return weight_gradient, bias_gradient
