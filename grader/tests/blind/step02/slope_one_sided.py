# hole: numerical_slope
# wrong: forward difference instead of the central one
# is: step02.to_the_right_only


def numerical_slope(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    here = f(x)
    there = f(x + h)
    return (there - here) / h
