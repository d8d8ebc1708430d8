# hole: numerical_slope
# wrong: divides by 2 and multiplies by h, for want of brackets around 2 * h
# is: step02.times_h


def numerical_slope(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    rise = f(x + h) - f(x - h)
    return rise / 2 * h
