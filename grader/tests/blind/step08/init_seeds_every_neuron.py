# hole: init_params
# wrong: makes the generator anew for every neuron, so all of them draw the same weights
# is: step08.equal_rows


def init_params(n_inputs: int, n_hidden: int, seed: int) -> Params:
    from math import sqrt

    a, c = 1 / sqrt(n_inputs), 1 / sqrt(n_hidden)
    W1 = []
    for _ in range(n_hidden):
        r = random.Random(seed)
        W1.append([r.uniform(-a, a) for _ in range(n_inputs)])
    r = random.Random(seed + 1)
    return {
        "W1": W1,
        "b1": [0.0 for _ in range(n_hidden)],
        "W2": [r.uniform(-c, c) for _ in range(n_hidden)],
        "b2": 0.0,
    }
