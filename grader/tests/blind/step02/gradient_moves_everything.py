# hole: numerical_gradient
# wrong: moves all coordinates at once, so every entry is the sum of all slopes
# is: step02.all_moved


def numerical_gradient(
    f: Callable[[list[float]], float], point: list[float], h: float = 1e-5
) -> list[float]:
    gradient = []
    for _ in point:
        right = [p + h for p in point]
        left = [p - h for p in point]
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient
