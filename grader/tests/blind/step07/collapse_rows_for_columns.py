# hole: collapse
# wrong: adds up along each neuron's own weights instead of over the neurons
# is: step07.rows_for_columns, step07.weight_for_each_neuron


def collapse(
    W1: list[list[float]], b1: list[float], W2: list[float], b2: float
) -> tuple[list[float], float]:
    weights = []
    for row in W1:
        weights.append(sum(w * v for w, v in zip(row, W2)))
    bias = b2 + sum(w * b for w, b in zip(W2, b1))
    return weights, bias
