"""Step 02, slopes: how fast does the output change when the input moves a little?

The lesson stands in exercises/step02/README.md. The two numerical functions work for any f and
are the tools with which every later step is proved right; the three hand-made slopes are the
first formulas to be proved.
"""

from collections.abc import Callable


def numerical_slope(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    """Measure the slope of f at x with the central difference.

    Formula: f'(x) ≈ (f(x + h) − f(x − h)) / (2h)

    f: takes one number and returns one number.
    x: where to measure.
    h: how far to step to each side.
    Returns the slope: change of output per unit of input.
    """
    # BEGIN SOLUTION: step h to the right and h to the left of x, and divide the rise by the run
    return (f(x + h) - f(x - h)) / (2 * h)
    # END SOLUTION


def numerical_gradient(
    f: Callable[[list[float]], float], point: list[float], h: float = 1e-5
) -> list[float]:
    """Measure the slope of f along every coordinate of point, one coordinate at a time.

    Formula: ∂f/∂xᵢ ≈ (f(…, xᵢ + h, …) − f(…, xᵢ − h, …)) / (2h), the other coordinates at rest

    f: takes the whole list as its one argument and returns one number.
    point: n numbers; it is not changed.
    h: how far to step to each side.
    Returns n slopes, in the order of the coordinates.
    """
    # BEGIN SOLUTION: for each coordinate, measure the slope while the others stay where they are
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient
    # END SOLUTION


def line_slope(a: float, b: float, x: float) -> float:
    """Return the slope of the line a·x + b at x.

    Formula: d(ax + b)/dx = a
    """
    # BEGIN SOLUTION: return how much a·x + b grows when x grows by one
    return a
    # END SOLUTION


def square_slope(x: float) -> float:
    """Return the slope of x² at x.

    Formula: d(x²)/dx = 2x
    """
    # BEGIN SOLUTION: return the slope of x² at x, the formula from the lesson
    return 2 * x
    # END SOLUTION


def squared_error_slope(prediction: float, target: float) -> float:
    """Return the slope of the squared error with respect to the prediction.

    Formula: d(prediction − target)²/d(prediction) = 2 · (prediction − target)
    """
    # BEGIN SOLUTION: return the slope of (prediction − target)² as the prediction moves
    return 2 * (prediction - target)
    # END SOLUTION


if __name__ == "__main__":
    print("The slope of x³ at 1 is 3. Measured with smaller and smaller steps:")
    for h in [1.0, 0.1, 0.01, 0.001]:
        slope = numerical_slope(lambda x: x**3, 1.0, h)
        print(f"  h = {h:<6}  slope = {slope:<9.7g}  off by {abs(slope - 3):.1e}")
