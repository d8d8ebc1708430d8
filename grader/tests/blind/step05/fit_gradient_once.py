# hole: fit_constant
# wrong: takes the slope once, at the start, and uses it in every epoch
# is: step05.slope_of_the_start


def fit_constant(
    targets: list[float], start: float, learning_rate: float, epochs: int
) -> tuple[float, list[float]]:
    if not targets:
        raise ValueError("no targets given")
    c = start
    gradient = constant_gradient(c, targets)
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, gradient, learning_rate)
    return c, history
