# hole: init_params
# wrong: the biases are drawn like the weights instead of being 0
# is: step08.random_biases


def init_params(n_inputs: int, n_hidden: int, seed: int) -> Params:
    generator = random.Random(seed)

    def draw(count: int, n: int) -> list[float]:
        limit = 1 / n**0.5
        return [generator.uniform(-limit, limit) for _ in range(count)]

    W1 = [draw(n_inputs, n_inputs) for _ in range(n_hidden)]
    b1 = draw(n_hidden, n_inputs)
    W2 = draw(n_hidden, n_hidden)
    b2 = draw(1, n_hidden)[0]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
