# hole: init_params
# wrong: draws one row and multiplies the list, so all neurons share it
# is: step08.shared_row


def init_params(n_inputs: int, n_hidden: int, seed: int) -> Params:
    rng = random.Random(seed)
    a = n_inputs**-0.5
    c = n_hidden**-0.5
    W1 = [[rng.uniform(-a, a) for _ in range(n_inputs)]] * n_hidden
    W2 = [rng.uniform(-c, c) for _ in range(n_hidden)]
    return {"W1": W1, "b1": [0.0] * n_hidden, "W2": W2, "b2": 0.0}
