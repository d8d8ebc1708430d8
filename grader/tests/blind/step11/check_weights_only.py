# hole: gradient_check
# wrong: measures along W1 and W2 only, the biases are never looked at
# is: step11.biases_unchecked


def gradient_check(
    gradient: Callable[[Params, Rows, Targets], Params],
    params: Params,
    rows: Rows,
    targets: Targets,
    h: float = 1e-5,
) -> float:
    import copy

    slopes = gradient(params, rows, targets)
    worst = 0.0

    def compare(slope, nudge):
        losses = []
        for step in (h, -h):
            other = copy.deepcopy(params)
            nudge(other, step)
            losses.append(network_mse(other, rows, targets))
        error = relative_error(slope, (losses[0] - losses[1]) / (2 * h))
        return math.inf if math.isnan(error) else error

    for k in range(len(params["W1"])):
        for i in range(len(params["W1"][k])):

            def nudge_first(p, step, k=k, i=i):
                p["W1"][k][i] += step

            worst = max(worst, compare(slopes["W1"][k][i], nudge_first))

        def nudge_second(p, step, k=k):
            p["W2"][k] += step

        worst = max(worst, compare(slopes["W2"][k], nudge_second))
    return worst
