# Raises an exception whose class, name and message fight back.
# says: ended itself|Your code raised


class Evil(Exception):
    def __str__(self):
        raise SystemExit(0)


Evil.__name__ = "E" * 100_000


def mean(values):
    raise Evil


mse = constant_gradient = step_downhill = fit_constant = mean
