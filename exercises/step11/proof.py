"""Step 11, proof: is the gradient right, and is the network any good?

The lesson stands in exercises/step11/README.md. The first question is answered by measuring every
slope of the network with step 02, the second by comparing its errors with those of models that
anybody could make up without learning anything.
"""

import math
from collections.abc import Callable
from typing import Any

from exercises.step02.slopes import numerical_gradient
from exercises.step08.network import init_params, predict_all
from exercises.step09.backprop import batch_gradient
from exercises.step10.training import train

# {"W1": H lists of n floats, "b1": H floats, "W2": H floats, "b2": one float}
Params = dict[str, Any]
Rows = list[list[float]]
Targets = list[float]


def network_mse(params: Params, rows: Rows, targets: Targets) -> float:
    """Return the mean squared error of the network's predictions: (1/n) Σ (ŷ − y)². (Given.)"""
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    return sum(error * error for error in errors) / len(errors)


def flatten(params: Params) -> list[float]:
    """Write all numbers of params into one new list: W1 row by row, b1, W2, b2. (Given.)"""
    numbers = [weight for weights in params["W1"] for weight in weights]
    return [*numbers, *params["b1"], *params["W2"], params["b2"]]


def unflatten(numbers: list[float], params: Params) -> Params:
    """Put a flat list back into the shape of params: the way back from flatten. (Given.)"""
    remaining = iter(numbers)
    W1 = [[next(remaining) for _ in weights] for weights in params["W1"]]
    b1 = [next(remaining) for _ in params["b1"]]
    W2 = [next(remaining) for _ in params["W2"]]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": next(remaining)}


def relative_error(a: float, b: float) -> float:
    """Return how far a and b are apart, as a share of the larger one.

    Formula: |a − b| / max(|a|, |b|, 0.0001)

    The 0.0001 keeps the result small when both are nearly 0.
    """
    raise NotImplementedError(
        "Divide the distance of a and b by the largest of |a|, |b| and 0.0001"
    )


def gradient_check(
    gradient: Callable[[Params, Rows, Targets], Params],
    params: Params,
    rows: Rows,
    targets: Targets,
    h: float = 1e-5,
) -> float:
    """Compare a gradient function with measured slopes and return the worst disagreement.

    Formula: max over all parameters p of relative_error(∂MSE/∂p by gradient, the central
             difference of the MSE along p)

    gradient: takes (params, rows, targets) and returns a dict of the same shape as params, like
    batch_gradient of step 09. It is called with exactly the arguments given here.
    h: how far each parameter is nudged to both sides. No argument is changed.
    Returns the largest relative error, or math.inf if any of the errors is not a number (nan).
    """
    raise NotImplementedError(
        "Call gradient once, measure every slope of the MSE, return the largest error"
    )


def mean_baseline_mse(train_targets: Targets, targets: Targets) -> float:
    """Return the MSE on targets of predicting, for every row, the mean of the training targets.

    Formula: (1/n) Σ (m − yᵢ)², where m is the mean of train_targets

    train_targets: what the baseline may know; targets: what it is judged on.
    """
    raise NotImplementedError(
        "Take the mean of train_targets and return its mean squared error on targets"
    )


def hour_baseline_mse(
    train_rows: Rows, train_targets: Targets, rows: Rows, targets: Targets
) -> float:
    """Return the MSE of predicting, for each row, the mean of its hour of the day in training.

    Formula: hour = round(23 · row[0]); ŷ = mean of the training targets with that hour, or the
             mean of all training targets if that hour never occurs in training

    train_rows, train_targets: what the baseline may know; rows, targets: what it is judged on.
    """
    raise NotImplementedError(
        "Collect the training targets by hour, and predict each row by its hour's mean"
    )


def evaluate(params: Params, rows: Rows, targets: Targets) -> dict[str, float]:
    """Judge the network on rows that it was not trained on, in rentals.

    Formula: mse = (1/n) Σ (ŷ − y)²,  rmse_rentals = 1000 · √mse,
             mae_rentals = 1000 · (1/n) Σ |ŷ − y|

    Predictions are taken as they come, neither rounded nor clipped at zero.
    Returns {"mse": …, "rmse_rentals": …, "mae_rentals": …}: the first in the unit of the loss, the
    other two in rentals.
    """
    raise NotImplementedError(
        "Take the errors of all predictions and return the three measures in a dict"
    )


if __name__ == "__main__":
    from pathlib import Path

    from exercises.step01.first_prediction import (
        load_rentals,
        scale,
        shuffled,
        split,
        teaching_sample,
    )
    from exercises.step06.one_neuron import train_neuron

    n_hidden = 8
    learning_rate = 0.2
    epochs = 10
    batch_size = 16
    seed = 0

    def rows_and_targets(rentals: list[dict[str, float]]) -> tuple[Rows, Targets]:
        """Return the features and the targets of the rentals, scaled as in step 01."""
        scaled = [scale(rental) for rental in rentals]
        return [features for features, _ in scaled], [target for _, target in scaled]

    def linear_network(weights: list[float], bias: float) -> Params:
        """Write one linear neuron as a network: z = relu(z) − relu(−z)."""
        opposite = [-weight for weight in weights]
        return {"W1": [weights, opposite], "b1": [bias, -bias], "W2": [1.0, -1.0], "b2": 0.0}

    rentals = load_rentals(Path(__file__).parents[2] / "data" / "hour.csv")
    train_rentals, validation_rentals = split(rentals)
    sample_rows, sample_targets = rows_and_targets(teaching_sample(train_rentals))
    train_rows, train_targets = shuffled(*rows_and_targets(train_rentals), seed)
    rows, targets = rows_and_targets(validation_rentals)

    start = init_params(len(rows[0]), n_hidden, seed)
    ten_rows, ten_targets = train_rows[:10], train_targets[:10]
    print(f"Is the gradient right? {len(flatten(start))} slopes, formula against measurement:")
    for h in [1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11]:
        worst = gradient_check(batch_gradient, start, ten_rows, ten_targets, h)
        print(f"  h = {h:.0e}  largest relative error = {worst:.1e}")

    weights, bias, _ = train_neuron(sample_rows, sample_targets, 0.1, 300)
    params, _ = train(start, train_rows, train_targets, learning_rate, epochs, batch_size)
    mean_mse = mean_baseline_mse(train_targets, targets)
    hour_mse = hour_baseline_mse(train_rows, train_targets, rows, targets)

    print(f"Is the network any good? {len(rows)} validation rows, errors in rentals:")
    for name, numbers in [("training", train_targets), ("validation", targets)]:
        print(f"  the mean of the {name} targets is {1000 * sum(numbers) / len(numbers):.1f}")
    print("                            RMSE    MAE   share   below 0")

    def show(name: str, mse: float, mae: str = "-", negative: str = "-") -> None:
        """Print one line of the table."""
        rmse = 1000 * math.sqrt(mse)
        print(f"  {name:<22} {rmse:7.1f} {mae:>6} {mse / mean_mse:7.3f} {negative:>9}")

    def show_network(name: str, network: Params) -> None:
        """Print the line of a network."""
        result = evaluate(network, rows, targets)
        negative = sum(prediction < 0 for prediction in predict_all(network, rows))
        show(name, result["mse"], f"{result['mae_rentals']:.1f}", str(negative))

    show("always the mean", mean_mse)
    show_network("one linear neuron", linear_network(weights, bias))
    show("the mean of the hour", hour_mse)
    show_network(f"the network {len(rows[0])}-{n_hidden}-1", params)
    lowest = min(predict_all(params, rows))
    print(f"The network's lowest prediction is {1000 * lowest:.0f} rentals.")
