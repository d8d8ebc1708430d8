# hole: neuron
# wrong: the loop ends one feature too early
# is: step06.without_last_feature


def neuron(weights: list[float], bias: float, features: Features) -> float:
    y = bias
    i = 0
    while i < len(features) - 1:
        y = y + weights[i] * features[i]
        i += 1
    return y
