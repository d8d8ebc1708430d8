# hole: numerical_gradient
# wrong: nudges the caller's list and leaves each coordinate h too low
# is: step02.moved_and_left


def numerical_gradient(
    f: Callable[[list[float]], float], point: list[float], h: float = 1e-5
) -> list[float]:
    slopes = []
    for i in range(len(point)):
        point[i] += h
        up = f(point)
        point[i] -= 2 * h
        down = f(point)
        slopes.append((up - down) / (2 * h))
    return slopes
