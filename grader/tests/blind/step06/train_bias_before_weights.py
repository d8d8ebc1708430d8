# hole: train_neuron
# wrong: moves the bias first and takes the weights' slopes at the new bias
# is: step06.weights_after_bias


def train_neuron(
    rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[list[float], float, list[float]]:
    weights = [0.0 for _ in rows[0]]
    bias = 0.0
    history = []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, r) for r in rows], targets))
        bias -= learning_rate * neuron_gradient(weights, bias, rows, targets)[1]
        slopes = neuron_gradient(weights, bias, rows, targets)[0]
        for j, slope in enumerate(slopes):
            weights[j] -= learning_rate * slope
    return weights, bias, history
