# Takes all the memory there is.
# says: MemoryError


def mean(values):
    hoard = []
    while True:
        hoard.append(bytearray(64 * 1024 * 1024))


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
