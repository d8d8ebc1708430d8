# hole: update
# wrong: the learning rate is forgotten for b1 and b2, and there only
# is: step10.biases_without_rate


def update(params: Params, gradient: Params, learning_rate: float) -> Params:
    def move(numbers: list[float], slopes: list[float]) -> list[float]:
        return [p - learning_rate * g for p, g in zip(numbers, slopes)]

    return {
        "W1": [move(row, slopes) for row, slopes in zip(params["W1"], gradient["W1"])],
        "b1": [p - g for p, g in zip(params["b1"], gradient["b1"])],
        "W2": move(params["W2"], gradient["W2"]),
        "b2": params["b2"] - gradient["b2"],
    }
