# hole: relative_error
# wrong: divides by the sum of both sizes, a formula from elsewhere, so the result is about half
# is: step11.share_of_the_sum


def relative_error(a: float, b: float) -> float:
    return abs(a - b) / max(abs(a) + abs(b), 1e-4)
