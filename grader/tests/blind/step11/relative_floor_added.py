# hole: relative_error
# wrong: adds the 0.0001 to the larger size instead of taking it as a floor, and forgets |b|
# is: not in the catalogue


def relative_error(a: float, b: float) -> float:
    difference = a - b
    if difference < 0:
        difference = -difference
    return difference / (max(abs(a), b) + 0.0001)
