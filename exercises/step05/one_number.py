"""Step 05, one number: the smallest model there is, and the descent that finds it.

The lesson stands in exercises/step05/README.md. The model is one constant c that is predicted for
every row; five short functions find it by walking downhill on the loss. Every later training,
up to the network of step 10, is this loop with more numbers in it.
"""

from exercises.step02.slopes import squared_error_slope


def mean(values: list[float]) -> float:
    """Return the mean of the values.

    Formula: mean = (1/n) · Σ valueᵢ

    values: n numbers.
    Raises ValueError if there are none.
    """
    raise NotImplementedError(
        "Refuse an empty list with a ValueError, else divide the sum by the number"
    )


def mse(predictions: list[float], targets: list[float]) -> float:
    """Return the mean squared error, the loss of the whole course.

    Formula: MSE = (1/n) · Σ (predictionᵢ − targetᵢ)²

    predictions, targets: n numbers each; row i of one belongs to row i of the other.
    Returns a number that is never negative; its unit is the square of the targets' unit.
    Raises ValueError if the lists are empty or differ in length.
    """
    raise NotImplementedError(
        "Refuse lists of unequal length, then return the mean of the squared errors"
    )


def constant_gradient(c: float, targets: list[float]) -> float:
    """Return the slope of the loss as c moves, when c is predicted for every row.

    Formula: dMSE/dc = (1/n) · Σ 2 · (c − targetᵢ)

    c: the prediction, in the unit of the targets.
    targets: n numbers.
    Raises ValueError if there are no targets.
    """
    raise NotImplementedError("Return the mean of the slopes of the rows' squared errors")


def step_downhill(c: float, gradient: float, learning_rate: float) -> float:
    """Take one step against the slope and return where it leads.

    Formula: c_new = c − learning_rate · gradient

    c: where we stand.
    gradient: the slope of the loss there.
    learning_rate: how far to go for each unit of slope.
    """
    raise NotImplementedError("Move c against the slope, in proportion to the learning rate")


def fit_constant(
    targets: list[float], start: float, learning_rate: float, epochs: int
) -> tuple[float, list[float]]:
    """Find the best constant by walking downhill from start.

    In every epoch: note the loss at c, then move c by one step.

    targets: n numbers; they are not changed.
    start: the first c.
    epochs: how many steps to take; with 0, start itself is the result.
    Returns (c, history): c after the last step, and the loss before each step, epochs numbers.
    Raises ValueError if there are no targets.
    """
    raise NotImplementedError(
        "Repeat for each epoch: note the loss at c, take the slope at c, step downhill"
    )


if __name__ == "__main__":
    from math import sqrt
    from pathlib import Path

    from exercises.step01.first_prediction import load_rentals, scale, split, teaching_sample

    learning_rate = 0.1

    rentals = load_rentals(Path(__file__).parents[2] / "data" / "hour.csv")
    train_rentals, validation_rentals = split(rentals)
    targets = [scale(rental)[1] for rental in teaching_sample(train_rentals)]
    validation_targets = [scale(rental)[1] for rental in validation_rentals]

    print(f"One constant for {len(targets)} hours, learning rate {learning_rate}:")
    for epochs in [0, 1, 2, 3, 5, 10, 20, 40]:
        c, _ = fit_constant(targets, 0.0, learning_rate, epochs)
        loss = mse([c] * len(targets), targets)
        # The z in a format makes 0 of -0.
        print(f"  epochs: {epochs:>2}   c = {c:z11.6f}   loss = {loss:.6f}")
    print(f"The mean of the targets is {mean(targets):.6f}.")

    loss = mse([c] * len(validation_targets), validation_targets)
    print(f"On {len(validation_targets)} validation hours: MSE {loss:.6f}, so the prediction of")
    print(f"{1000 * c:z.0f} rentals is typically wrong by {1000 * sqrt(loss):.1f} rentals.")
