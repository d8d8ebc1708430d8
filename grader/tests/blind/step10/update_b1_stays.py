# hole: update
# wrong: b1 is copied and never moved
# is: step10.b1_stays


def update(params: Params, gradient: Params, learning_rate: float) -> Params:
    import copy

    new = copy.deepcopy(params)
    for k, slopes in enumerate(gradient["W1"]):
        for i, slope in enumerate(slopes):
            new["W1"][k][i] -= learning_rate * slope
    for k, slope in enumerate(gradient["W2"]):
        new["W2"][k] -= learning_rate * slope
    new["b2"] -= learning_rate * gradient["b2"]
    return new
