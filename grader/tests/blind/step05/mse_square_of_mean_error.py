# hole: mse
# wrong: squares the mean error instead of taking the mean of the squares
# is: step05.square_of_the_mean_error


def mse(predictions: list[float], targets: list[float]) -> float:
    if len(predictions) != len(targets):
        raise ValueError("predictions and targets must have the same length")
    errors = []
    for p, t in zip(predictions, targets):
        errors.append(p - t)
    return mean(errors) ** 2
