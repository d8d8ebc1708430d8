# hole: train
# wrong: shuffles the rows in every epoch, which is the caller's business
# is: not in the catalogue


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    from exercises.step01.first_prediction import shuffled

    if batch_size is None:
        batch_size = len(rows)
    history = []
    for epoch in range(epochs):
        history.append(network_mse(params, rows, targets))
        rows, targets = shuffled(rows, targets, epoch)
        for start in range(0, len(rows), batch_size):
            stop = min(start + batch_size, len(rows))
            gradient = batch_gradient(params, rows[start:stop], targets[start:stop])
            params = update(params, gradient, learning_rate)
    return params, history
