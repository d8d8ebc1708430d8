# hole: example_gradient
# wrong: the slopes along W2 use z instead of hidden
# is: step09.w2_from_z


def example_gradient(params: Params, features: list[float], target: float) -> Params:
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"]
    for k in range(len(hidden)):
        prediction += params["W2"][k] * hidden[k]
    dy = 2 * (prediction - target)
    gradient: Params = {"W1": [], "b1": [], "W2": [], "b2": dy}
    for k in range(len(z)):
        dz = dy * params["W2"][k] * relu_slope(z[k])
        gradient["W2"].append(dy * z[k])
        gradient["b1"].append(dz)
        gradient["W1"].append([dz * x for x in features])
    return gradient
