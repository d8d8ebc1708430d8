# hole: train
# wrong: notes the loss before every slice instead of before every epoch
# is: step10.history_of_slices


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    size = batch_size or len(rows)
    history: list[float] = []
    for epoch in range(epochs):
        for i in range(0, len(rows), size):
            x, y = rows[i : i + size], targets[i : i + size]
            history.append(network_mse(params, x, y))
            params = update(params, batch_gradient(params, x, y), learning_rate)
    return params, history
