# hole: example_gradient
# wrong: goes on backwards with the slopes of W2 instead of the weights W2
# is: step09.hidden_from_w2_slopes


def example_gradient(params: Params, features: list[float], target: float) -> Params:
    z, hidden = hidden_layer(params, features)
    W2, b2 = params["W2"], params["b2"]
    prediction = sum(W2[k] * hidden[k] for k in range(len(W2))) + b2
    db2 = 2 * (prediction - target)
    dW2 = [db2 * h for h in hidden]
    db1 = [dW2[k] * relu_slope(z[k]) * db2 for k in range(len(z))]
    dW1 = [[db1[k] * features[i] for i in range(len(features))] for k in range(len(z))]
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
