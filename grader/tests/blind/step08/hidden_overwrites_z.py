# hole: hidden_layer
# wrong: z and hidden are two names of one list, so the z are lost
# is: step08.z_overwritten


def hidden_layer(params: Params, features: list[float]) -> tuple[list[float], list[float]]:
    z = [neuron(w, b, features) for w, b in zip(params["W1"], params["b1"])]
    hidden = z
    for k in range(len(hidden)):
        hidden[k] = relu(hidden[k])
    return z, hidden
