# hole: train
# wrong: all slices of an epoch take their gradient at the parameters of the epoch's start
# is: step10.gradients_before_the_epoch


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    if batch_size is None:
        batch_size = len(rows)
    batches = []
    for start in range(0, len(rows), batch_size):
        batches.append((rows[start : start + batch_size], targets[start : start + batch_size]))

    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        gradients = [batch_gradient(params, xs, ys) for xs, ys in batches]
        for gradient in gradients:
            params = update(params, gradient, learning_rate)
    return params, history
