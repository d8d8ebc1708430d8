# hole: forward
# wrong: the output listens to z instead of hidden
# is: step08.output_hears_z


def forward(params: Params, features: list[float]) -> float:
    z, _ = hidden_layer(params, features)
    y = params["b2"]
    for k, w in enumerate(params["W2"]):
        y += w * z[k]
    return y
