# hole: collapse
# wrong: adds the output's bias once for every hidden neuron
# is: step07.b2_for_each_neuron


def collapse(
    W1: list[list[float]], b1: list[float], W2: list[float], b2: float
) -> tuple[list[float], float]:
    weights = [0.0] * len(W1[0])
    bias = 0.0
    for row, b, w in zip(W1, b1, W2):
        weights = [old + w * new for old, new in zip(weights, row)]
        bias += w * b + b2
    return weights, bias
