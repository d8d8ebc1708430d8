# Lets the reference call a function that calls the reference, without end.
# says: in turn without an end|RecursionError|maximum recursion
from exercises.step02.slopes import numerical_slope


def deeper(x):
    return numerical_slope(deeper, x)


def parts(w, b, x, y):
    return deeper(1.0)


local_slopes = gradient = parts


def chain(slopes):
    return deeper(1.0)
