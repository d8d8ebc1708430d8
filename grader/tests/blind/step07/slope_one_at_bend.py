# hole: relu_slope
# wrong: the slope at exactly 0 is 1
# is: step07.one_at_zero


def relu_slope(z: float) -> float:
    if z < 0:
        return 0.0
    else:
        return 1.0
