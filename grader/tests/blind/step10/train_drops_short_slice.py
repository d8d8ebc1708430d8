# hole: train
# wrong: counts whole batches only, so the rows of the last, shorter slice are never used
# is: step10.short_slice_dropped


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    n = len(rows)
    if batch_size is None or batch_size > n:
        batch_size = n
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for b in range(n // batch_size):
            part = slice(b * batch_size, (b + 1) * batch_size)
            gradient = batch_gradient(params, rows[part], targets[part])
            params = update(params, gradient, learning_rate)
    return params, history
