# hole: relu_neuron_gradient
# wrong: a sleeping neuron returns an empty list instead of a zero for each weight
# is: step07.empty_when_asleep


def relu_neuron_gradient(
    weights: list[float], bias: float, features: list[float], target: float
) -> tuple[list[float], float]:
    z = neuron(weights, bias, features)
    gradient: list[float] = []
    if z <= 0:
        return gradient, 0.0
    slope = 2 * (z - target)
    for feature in features:
        gradient.append(slope * feature)
    return gradient, slope
