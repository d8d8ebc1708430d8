# hole: example_gradient
# wrong: the prediction is summed without b2
# is: step09.prediction_without_b2


def example_gradient(params: Params, features: list[float], target: float) -> Params:
    z, h = hidden_layer(params, features)
    prediction = 0.0
    for w, value in zip(params["W2"], h):
        prediction += w * value
    slope = 2 * (prediction - target)
    dz = [slope * params["W2"][k] * relu_slope(z[k]) for k in range(len(z))]
    dW1 = []
    for d in dz:
        dW1.append([d * x for x in features])
    return {"W1": dW1, "b1": dz, "W2": [slope * value for value in h], "b2": slope}
