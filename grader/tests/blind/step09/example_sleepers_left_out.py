# hole: example_gradient
# wrong: sleeping neurons are left out of W1 and b1, so the lists are too short
# is: step09.sleepers_left_out


def example_gradient(params: Params, features: list[float], target: float) -> Params:
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden))
    error = prediction - target
    W1, b1 = [], []
    for weight, z_k in zip(params["W2"], z):
        if z_k > 0:
            delta = 2 * error * weight
            b1.append(delta)
            W1.append([delta * x for x in features])
    return {"W1": W1, "b1": b1, "W2": [2 * error * h for h in hidden], "b2": 2 * error}
