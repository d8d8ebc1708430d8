# hole: fit_constant
# wrong: stops as soon as the loss does not fall any more
# is: step05.stops_when_the_loss_rises, step05.stops_on_level_ground


def fit_constant(
    targets: list[float], start: float, learning_rate: float, epochs: int
) -> tuple[float, list[float]]:
    if len(targets) == 0:
        raise ValueError("fit_constant needs at least one target")
    c, history = start, []
    for epoch in range(epochs):
        loss = mse([c for _ in targets], targets)
        if epoch > 0 and loss >= history[-1]:
            break
        history.append(loss)
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history
