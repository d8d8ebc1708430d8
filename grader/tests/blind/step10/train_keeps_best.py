# hole: train
# wrong: returns the best parameters on the way instead of the last ones
# is: step10.best_on_the_way


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    size = batch_size if batch_size is not None else len(rows)
    best, best_loss = params, network_mse(params, rows, targets)
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            g = batch_gradient(params, rows[start : start + size], targets[start : start + size])
            params = update(params, g, learning_rate)
        loss = network_mse(params, rows, targets)
        if loss < best_loss:
            best, best_loss = params, loss
    return best, history
