# hole: relu_neuron_gradient
# wrong: the gate is applied to the weights only, the bias gets its slope although the neuron sleeps
# is: step07.bias_without_gate


def relu_neuron_gradient(
    weights: list[float], bias: float, features: list[float], target: float
) -> tuple[list[float], float]:
    z = neuron(weights, bias, features)
    bias_slope = 2 * (relu(z) - target)
    weight_slopes = []
    for x in features:
        weight_slopes.append(bias_slope * relu_slope(z) * x)
    return weight_slopes, bias_slope
