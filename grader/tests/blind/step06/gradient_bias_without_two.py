# hole: neuron_gradient
# wrong: the factor 2 is missing in the slope along the bias
# is: step06.bias_without_2


def neuron_gradient(
    weights: list[float], bias: float, rows: Rows, targets: Targets
) -> tuple[list[float], float]:
    predictions = [neuron(weights, bias, r) for r in rows]
    errors = [p - t for p, t in zip(predictions, targets)]
    columns = list(zip(*rows))
    dw = [2 * mean([e * x for e, x in zip(errors, column)]) for column in columns]
    db = mean(errors)
    return dw, db
