# hole: numerical_gradient
# wrong: left and right are one and the same list, so the nudges cancel out
# is: not in the catalogue


def numerical_gradient(
    f: Callable[[list[float]], float], point: list[float], h: float = 1e-5
) -> list[float]:
    gradient = [0.0] * len(point)
    for i, value in enumerate(point):
        left = right = point.copy()
        right[i] = value + h
        left[i] = value - h
        gradient[i] = (f(right) - f(left)) / (2 * h)
    return gradient
