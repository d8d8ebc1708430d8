"""Step 03, the chain rule: which way, and how fast, does the loss move when a weight moves?

The lesson stands in exercises/step03/README.md. One line, prediction = w·x + b, meets one row of
data, x and its target y. From w and b to the loss lead two short paths; the slopes along a path
multiply.
"""

from exercises.step02.slopes import numerical_gradient, square_slope


def parts(w: float, b: float, x: float, y: float) -> dict[str, float]:
    """Compute the loss of the line w·x + b on one row, and keep what comes up on the way.

    Formula: prediction = w·x + b, error = prediction − y, loss = error²

    w, b: weight and bias of the line.
    x, y: one row of data, the input and the target.
    Returns a dict with the keys prediction, error and loss.
    """
    raise NotImplementedError(
        "Compute prediction, error and loss, one from the other, and return all three"
    )


def local_slopes(w: float, b: float, x: float, y: float) -> dict[str, float]:
    """Return the slope of every single link between w or b and the loss.

    Formula: ∂loss/∂error = 2·error, ∂error/∂prediction = 1, ∂prediction/∂w = x, ∂prediction/∂b = 1

    Returns a dict with the keys loss/error, error/prediction, prediction/w and prediction/b.
    """
    raise NotImplementedError(
        "Return the four slopes, each under its key, as the lesson's formulas say"
    )


def chain(slopes: list[float]) -> float:
    """Return the slope of a whole path: the product of the slopes of its links.

    Formula: dz/da = dz/du · du/da, and so on for a path of any length

    slopes: any number of slopes, also one or none; it is not changed.
    Returns their product; 1.0 for a path without links.
    """
    raise NotImplementedError("Multiply all slopes, beginning with 1.0")


def gradient(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    """Return the slopes of the loss along w and along b: the gradient, from formulas alone.

    Formula: ∂loss/∂w = ∂loss/∂error · ∂error/∂prediction · ∂prediction/∂w, and for b likewise

    Returns (dw, db).
    """
    raise NotImplementedError(
        "Chain the local slopes along the path from w, then along the path from b"
    )


if __name__ == "__main__":
    w, b, x, y = 0.5, 0.25, 3.0, 2.5

    def loss_at(point: list[float]) -> float:
        """Return the loss as step 02 wants it: a function of one list, here [w, b]."""
        return parts(point[0], point[1], x, y)["loss"]

    measured = numerical_gradient(loss_at, [w, b])
    dw, db = gradient(w, b, x, y)
    print(f"Gradient check: prediction = {w}·x + {b}, at the row x = {x}, y = {y}")
    # The z prints a zero without a minus sign.
    print(f"  along w   by the chain rule {dw:>z9.6f}   measured {measured[0]:>z9.6f}")
    print(f"  along b   by the chain rule {db:>z9.6f}   measured {measured[1]:>z9.6f}")

    slopes = [0.5, 0.9, 1.0, 1.1, 2.0]
    print("Long chains: every link has the same slope")
    print("  links" + "".join(f"{f'slope {slope}':>13}" for slope in slopes))
    for links in [1, 5, 10, 20, 40]:
        products = [chain([slope] * links) for slope in slopes]
        print(f"  {links:>5}" + "".join(f"{product:>13.4g}" for product in products))
