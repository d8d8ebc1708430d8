# hole: mean
# wrong: the mean of no values is 0 instead of an error
# is: step05.empty_mean_is_0


def mean(values: list[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / max(len(values), 1)
