# hole: mse
# wrong: loops over the predictions only, so surplus targets go unnoticed
# is: step05.refuses_too_many_predictions


def mse(predictions: list[float], targets: list[float]) -> float:
    squares = []
    for i in range(len(predictions)):
        if i >= len(targets):
            raise ValueError("there is a prediction without a target")
        squares.append((predictions[i] - targets[i]) ** 2)
    return mean(squares)
