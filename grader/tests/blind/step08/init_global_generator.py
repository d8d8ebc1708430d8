# hole: init_params
# wrong: seeds and uses the global random
# is: step08.shared_random_seeded


def init_params(n_inputs: int, n_hidden: int, seed: int) -> Params:
    random.seed(seed)
    params: Params = {"W1": [], "b1": [], "W2": [], "b2": 0.0}
    for _ in range(n_hidden):
        row = []
        for _ in range(n_inputs):
            row.append(random.uniform(-1 / n_inputs**0.5, 1 / n_inputs**0.5))
        params["W1"].append(row)
        params["b1"].append(0.0)
        params["W2"].append(random.uniform(-1 / n_hidden**0.5, 1 / n_hidden**0.5))
    return params
