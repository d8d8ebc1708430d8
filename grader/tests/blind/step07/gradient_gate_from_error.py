# hole: relu_neuron_gradient
# wrong: takes the gate from the error instead of from z
# is: step07.gate_from_the_error


def relu_neuron_gradient(
    weights: list[float], bias: float, features: list[float], target: float
) -> tuple[list[float], float]:
    prediction = relu_neuron(weights, bias, features)
    error = prediction - target
    delta = 2 * error * relu_slope(error)
    return [delta * x for x in features], delta
