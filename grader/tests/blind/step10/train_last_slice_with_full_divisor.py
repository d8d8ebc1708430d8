# hole: train
# wrong: a shorter last slice is weighted down, as if the missing rows had slopes of 0
# is: step10.short_slice_counts_less


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    n = len(rows)
    size = n if batch_size is None else min(batch_size, n)
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, n, size):
            chunk = rows[start : start + size]
            gradient = batch_gradient(params, chunk, targets[start : start + size])
            rate = learning_rate * len(chunk) / size
            params = update(params, gradient, rate)
    return params, history
