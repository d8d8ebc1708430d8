# Lets the reference of step 02 work on arguments that never end.
# says: Your code raised|No answer came within|The answer can't be used
from exercises.step02.slopes import numerical_gradient


def parts(w, b, x, y):
    return numerical_gradient(lambda point: sum(point), [1.0] * 500_000)


local_slopes = gradient = parts


def chain(slopes):
    return numerical_gradient(chain, [1.0, 2.0])
