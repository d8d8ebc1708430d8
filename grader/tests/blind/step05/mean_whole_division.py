# hole: mean
# wrong: divides with //, so the fraction is lost
# is: step05.mean_in_whole_numbers


def mean(values: list[float]) -> float:
    if len(values) == 0:
        raise ValueError("no values")
    return sum(values) // len(values)
