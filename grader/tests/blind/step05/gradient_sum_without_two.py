# hole: constant_gradient
# wrong: two mistakes: the sum instead of the mean, and no factor 2
# is: step05.sum_of_errors


def constant_gradient(c: float, targets: list[float]) -> float:
    if not targets:
        raise ValueError("no targets")
    slope = 0.0
    for t in targets:
        slope += c - t
    return slope
