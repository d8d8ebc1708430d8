"""Step 10, training: downhill with every number of the network at once.

The lesson stands in exercises/step10/README.md. The gradient is step 09's; what is new is the loop
around it, and the choice how many rows to look at before each update.
"""

from typing import Any

from exercises.step08.network import predict_all
from exercises.step09.backprop import batch_gradient

# {"W1": H lists of n floats, "b1": H floats, "W2": H floats, "b2": one float}
Params = dict[str, Any]


def network_mse(params: Params, rows: list[list[float]], targets: list[float]) -> float:
    """Return the mean squared error of the network's predictions: (1/n) Σ (ŷ − y)²."""
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    return sum(error * error for error in errors) / len(errors)


def update(params: Params, gradient: Params, learning_rate: float) -> Params:
    """Take one step downhill with all numbers at once.

    Formula: new p = p − learning_rate · ∂loss/∂p, for every number p in params

    gradient: a dict of the same shape as params.
    Returns new parameters in a new dict with new lists; neither argument is changed.
    """
    # BEGIN SOLUTION: move every number of W1, b1, W2 and b2 against its slope, into new lists
    W1 = []
    for weights, slopes in zip(params["W1"], gradient["W1"], strict=True):
        W1.append([w - learning_rate * slope for w, slope in zip(weights, slopes, strict=True)])
    b1 = [
        bias - learning_rate * slope
        for bias, slope in zip(params["b1"], gradient["b1"], strict=True)
    ]
    W2 = [
        weight - learning_rate * slope
        for weight, slope in zip(params["W2"], gradient["W2"], strict=True)
    ]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    # END SOLUTION


def train(
    params: Params,
    rows: list[list[float]],
    targets: list[float],
    learning_rate: float,
    epochs: int,
    batch_size: int | None = None,
) -> tuple[Params, list[float]]:
    """Train the network by gradient descent, beginning at params.

    In every epoch each row is looked at once: consecutive slices of batch_size rows, in the order
    in which the rows stand, with one update after each slice. The last slice may be shorter.

    epochs: how often to go through all rows; 0 is allowed.
    batch_size: rows before each update; None (nothing given), or n or more, means all n rows at
    once.
    Returns (params, history): the parameters after the last update, and the loss before each
    epoch, epochs numbers: the mean squared error over all rows. No argument is changed.
    """
    # BEGIN SOLUTION: for each epoch note the loss over all rows, then update once for each slice
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history
    # END SOLUTION


if __name__ == "__main__":
    from math import ceil
    from pathlib import Path
    from time import perf_counter

    from exercises.step01.first_prediction import (
        load_rentals,
        scale,
        shuffled,
        split,
        teaching_sample,
    )
    from exercises.step08.network import hidden_layer, init_params

    with_small_effort = True  # False leaves the first training out
    n_hidden, seed = 8, 12  # this and the next line are for the second training
    learning_rate, epochs, batch_size = 0.1, 10, 16

    def rows_and_targets(rentals: list[dict[str, float]]) -> tuple[list[list[float]], list[float]]:
        """Return the features and the targets of the rentals, scaled as in step 01."""
        scaled = [scale(rental) for rental in rentals]
        return [features for features, _ in scaled], [target for _, target in scaled]

    def count_asleep(params: Params, rows: list[list[float]]) -> int:
        """Count the hidden neurons whose z is positive for none of the rows."""
        z_of_rows = [hidden_layer(params, features)[0] for features in rows]
        return sum(max(z_of_neuron) <= 0 for z_of_neuron in zip(*z_of_rows, strict=True))

    rentals = load_rentals(Path(__file__).parents[2] / "data" / "hour.csv")
    train_rentals, validation_rentals = split(rentals)
    sample_rows, sample_targets = rows_and_targets(teaching_sample(train_rentals))
    rows, targets = shuffled(*rows_and_targets(train_rentals), seed=0)
    validation_rows, validation_targets = rows_and_targets(validation_rentals)

    mean = sum(targets) / len(targets)
    baseline = sum((mean - y) ** 2 for y in validation_targets) / len(validation_targets)

    if with_small_effort:
        print(f"{len(sample_rows)} rows, full batch, learning rate 0.2, 300 epochs, 300 updates:")
        start = perf_counter()
        first = init_params(len(rows[0]), 8, 12)
        trained, history = train(first, sample_rows, sample_targets, 0.2, 300)
        seconds = perf_counter() - start
        for epoch in range(0, 300, 50):
            print(f"  before epoch {epoch:>3}   loss = {history[epoch]:.6f}")
        share = network_mse(trained, validation_rows, validation_targets) / baseline
        print(f"  share on validation hours {share:.3f}   ({seconds:.1f} s)")

    first = init_params(len(rows[0]), n_hidden, seed)
    updates = epochs * ceil(len(rows) / batch_size)  # ceil rounds up: the last slice may be shorter
    print(
        f"{len(rows)} rows, batches of {batch_size}, learning rate {learning_rate}, "
        f"{epochs} epochs, {updates} updates:"
    )
    start = perf_counter()
    trained, history = train(first, rows, targets, learning_rate, epochs, batch_size)
    seconds = perf_counter() - start
    for epoch, loss in enumerate(history):
        print(f"  before epoch {epoch:>3}   loss = {loss:.6f}")
    share = network_mse(trained, validation_rows, validation_targets) / baseline
    print(f"  share on validation hours {share:.3f}   ({seconds:.1f} s)")
    for name, params in [("before", first), ("after", trained)]:
        print(f"  hidden neurons asleep on every row {name}: {count_asleep(params, rows)}")
