# hole: update
# wrong: copies the dict only, and changes the caller's lists in place
# is: step10.dict_copied_only


def update(params: Params, gradient: Params, learning_rate: float) -> Params:
    new = dict(params)
    for k in range(len(new["b1"])):
        for i in range(len(new["W1"][k])):
            new["W1"][k][i] -= learning_rate * gradient["W1"][k][i]
        new["b1"][k] -= learning_rate * gradient["b1"][k]
        new["W2"][k] -= learning_rate * gradient["W2"][k]
    new["b2"] -= learning_rate * gradient["b2"]
    return new
