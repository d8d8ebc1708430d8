# Calls the function that it was given without end.
# says: more than 200,000 times|No answer came within


def numerical_slope(f, x, h=1e-5):
    while True:
        f(x)


def numerical_gradient(f, point, h=1e-5):
    while True:
        f(point)


line_slope = square_slope = squared_error_slope = lambda *arguments: None
