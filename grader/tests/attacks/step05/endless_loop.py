# Never answers.
# says: No answer came within


def mean(values):
    while True:
        pass


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
