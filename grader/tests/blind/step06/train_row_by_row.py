# hole: train_neuron
# wrong: one update after every row instead of one an epoch
# is: step06.trained_row_by_row


def train_neuron(
    rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[list[float], float, list[float]]:
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        predictions = [neuron(weights, bias, features) for features in rows]
        history.append(mse(predictions, targets))
        for features, target in zip(rows, targets):
            dw, db = neuron_gradient(weights, bias, [features], [target])
            weights = [step_downhill(w, d, learning_rate) for w, d in zip(weights, dw)]
            bias = step_downhill(bias, db, learning_rate)
    return weights, bias, history
