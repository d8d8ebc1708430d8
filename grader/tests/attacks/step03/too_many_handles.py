# Hands thousands of its own functions to the reference.
# says: Your code raised|No answer came within
from exercises.step02.slopes import numerical_slope


def parts(w, b, x, y):
    total = 0.0
    for i in range(1_000_000):
        total += numerical_slope(lambda z, i=i: z * i, 1.0)
    return total


local_slopes = gradient = parts


def chain(slopes):
    return parts(1, 1, 1, 1)
