# Answers with lists nested a hundred thousand deep, to break whoever walks through them.
# says: nested more than 20 deep


def deep():
    value = []
    for _ in range(100_000):
        value = [value]
    return value


def mean(values):
    return deep()


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: deep()
