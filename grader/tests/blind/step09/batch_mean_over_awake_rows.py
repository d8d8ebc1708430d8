# hole: batch_gradient
# wrong: a neuron's mean is taken only over the rows on which it is awake
# is: step09.awake_rows_counted


def batch_gradient(params: Params, rows: list[list[float]], targets: list[float]) -> Params:
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets)]

    def average(values: list[float]) -> float:
        used = [v for v in values if v != 0]
        return sum(used) / len(used) if used else 0.0

    H, n_features = len(params["W1"]), len(rows[0])
    return {
        "W1": [
            [average([g["W1"][k][i] for g in gradients]) for i in range(n_features)]
            for k in range(H)
        ],
        "b1": [average([g["b1"][k] for g in gradients]) for k in range(H)],
        "W2": [average([g["W2"][k] for g in gradients]) for k in range(H)],
        "b2": average([g["b2"] for g in gradients]),
    }
