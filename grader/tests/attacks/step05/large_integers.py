# Answers integers that are too large for a float but not for the wire.
# says: digits


def mean(values):
    return 10**1000


mse = constant_gradient = step_downhill = lambda *arguments: 10**1000


def fit_constant(targets, start, learning_rate, epochs):
    return 10**1000, [10**1000] * epochs
