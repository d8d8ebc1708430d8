# hole: relu_neuron
# wrong: the bias is added after relu instead of before
# is: step07.bias_after_the_bend


def relu_neuron(weights: list[float], bias: float, features: list[float]) -> float:
    total = 0.0
    for i in range(len(weights)):
        total += weights[i] * features[i]
    return relu(total) + bias
