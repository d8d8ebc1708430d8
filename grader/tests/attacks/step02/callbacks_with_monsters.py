# Calls the function that it was given with deep, huge and foreign values.
# says: Your code raised|can't be


def monsters():
    deep = []
    for _ in range(1000):
        deep = [deep]
    return [deep, 10**100_000, "x" * 10**7, object(), {1: {2: {3: 4}}}, [0.0] * 3_000_000, None]


def numerical_slope(f, x, h=1e-5):
    for monster in monsters():
        try:
            f(monster)
        except Exception:
            pass
    return f(object())


numerical_gradient = numerical_slope
line_slope = square_slope = squared_error_slope = lambda *arguments: None
