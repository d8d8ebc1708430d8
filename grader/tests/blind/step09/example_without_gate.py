# hole: example_gradient
# wrong: leaves the slope of relu out, so sleeping neurons get a gradient
# is: step09.no_gate


def example_gradient(params: Params, features: list[float], target: float) -> Params:
    _, hidden = hidden_layer(params, features)
    y = sum(w * h for w, h in zip(params["W2"], hidden)) + params["b2"]
    d_y = 2 * (y - target)
    d_h = [d_y * w for w in params["W2"]]
    return {
        "W1": [[d * x for x in features] for d in d_h],
        "b1": d_h,
        "W2": [d_y * h for h in hidden],
        "b2": d_y,
    }
