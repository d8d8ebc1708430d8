# hole: line_slope
# wrong: divides the height of the line by x, which is the slope from the origin
# is: step02.line_height_over_x


def line_slope(a: float, b: float, x: float) -> float:
    y = a * x + b
    return y / x if x != 0 else a
