# hole: square_slope
# wrong: takes the growth of the square over a whole step of 1, which is 2x + 1
# is: step02.one_whole_step


def square_slope(x: float) -> float:
    before = x**2
    after = (x + 1) ** 2
    return after - before
