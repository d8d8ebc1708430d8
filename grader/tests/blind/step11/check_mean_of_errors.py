# hole: gradient_check
# wrong: returns the mean of the relative errors instead of the largest
# is: step11.mean_of_errors


def gradient_check(
    gradient: Callable[[Params, Rows, Targets], Params],
    params: Params,
    rows: Rows,
    targets: Targets,
    h: float = 1e-5,
) -> float:
    mine = flatten(gradient(params, rows, targets))

    def f(point):
        return network_mse(unflatten(point, params), rows, targets)

    measured = numerical_gradient(f, flatten(params), h)
    errors = [relative_error(a, b) for a, b in zip(mine, measured)]
    if any(math.isnan(e) for e in errors):
        return math.inf
    return sum(errors) / len(errors)
