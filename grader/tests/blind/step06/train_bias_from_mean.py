# hole: train_neuron
# wrong: begins with the mean of the targets as the bias, as a clever start, instead of 0
# is: step06.begins_with_the_mean


def train_neuron(
    rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[list[float], float, list[float]]:
    weights = [0.0] * len(rows[0])
    bias = mean(targets)
    history = []
    while len(history) < epochs:
        history.append(mse([neuron(weights, bias, row) for row in rows], targets))
        dw, db = neuron_gradient(weights, bias, rows, targets)
        for j in range(len(weights)):
            weights[j] = step_downhill(weights[j], dw[j], learning_rate)
        bias = step_downhill(bias, db, learning_rate)
    return weights, bias, history
