# hole: neuron
# wrong: adds the bias once for every feature
# is: step06.bias_for_each_feature


def neuron(weights: list[float], bias: float, features: Features) -> float:
    return sum(w * x + bias for w, x in zip(weights, features))
