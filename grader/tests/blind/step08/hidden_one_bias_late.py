# hole: hidden_layer
# wrong: neuron k gets the bias of neuron k - 1, an index counted by hand one behind
# is: not in the catalogue


def hidden_layer(params: Params, features: list[float]) -> tuple[list[float], list[float]]:
    z, hidden = [], []
    k = -1
    for weights in params["W1"]:
        value = neuron(weights, params["b1"][k], features)
        k += 1
        z.append(value)
        hidden.append(relu(value))
    return z, hidden
