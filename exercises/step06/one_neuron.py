"""Step 06, one neuron: a prediction that depends on the features, trained downhill.

The lesson stands in exercises/step06/README.md. The constant of step 05 becomes the bias of a
neuron, and each feature gets a weight of its own. The loss, the step downhill and the loop stay
what they were: there are more slopes to take, that is all.
"""

from exercises.step05.one_number import mean, mse, step_downhill

Features = list[float]
Rows = list[Features]
Targets = list[float]


def neuron(weights: list[float], bias: float, features: Features) -> float:
    """Return the output of one linear neuron for one row.

    Formula: ŷ = w₁·x₁ + w₂·x₂ + … + b

    weights: one number a feature.
    bias: the output for a row of zeros.
    features: one row, as many numbers as there are weights.
    """
    raise NotImplementedError(
        "Multiply each feature by its weight, add the products up, and add the bias"
    )


def neuron_gradient(
    weights: list[float], bias: float, rows: Rows, targets: Targets
) -> tuple[list[float], float]:
    """Return the slope of the loss along every weight and along the bias.

    Formula: ∂MSE/∂wⱼ = (1/n) · Σ 2 · (ŷᵢ − yᵢ) · xᵢⱼ
             ∂MSE/∂b  = (1/n) · Σ 2 · (ŷᵢ − yᵢ)

    rows: n rows of features; targets: n numbers. No argument is changed.
    Returns (weight_gradient, bias_gradient): one slope a weight, and one number.
    """
    raise NotImplementedError(
        "Take every row's error, then the mean slope along each weight and the bias"
    )


def train_neuron(
    rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[list[float], float, list[float]]:
    """Train one neuron from zeros by plain gradient descent over all rows.

    In every epoch: note the loss, then move every weight and the bias by one step,
    all with the slopes of the place where the epoch began.

    rows: n rows of features; targets: n numbers. No argument is changed.
    Returns (weights, bias, history): the state after the last step, and the loss before each
    step, epochs numbers.
    """
    raise NotImplementedError(
        "From zeros, repeat for each epoch: note the loss, take the gradient, step"
    )


if __name__ == "__main__":
    from pathlib import Path

    from exercises.step01.first_prediction import load_rentals, scale, split, teaching_sample

    learning_rate = 0.1
    epochs = 60

    def rows_and_targets(rentals: list[dict[str, float]]) -> tuple[Rows, Targets]:
        """Return the features and the targets of the rentals, scaled as in step 01."""
        scaled = [scale(rental) for rental in rentals]
        return [features for features, _ in scaled], [target for _, target in scaled]

    rentals = load_rentals(Path(__file__).parents[2] / "data" / "hour.csv")
    train_rentals, validation_rentals = split(rentals)
    rows, targets = rows_and_targets(teaching_sample(train_rentals))
    validation_rows, validation_targets = rows_and_targets(validation_rentals)
    _, all_train_targets = rows_and_targets(train_rentals)

    weights, bias, history = train_neuron(rows, targets, learning_rate, epochs)
    print(f"One neuron, {len(rows)} rows, learning rate {learning_rate}, {epochs} epochs:")
    for epoch in range(0, epochs, max(1, epochs // 6)):
        print(f"  before epoch {epoch:>4}   loss = {history[epoch]:.5g}")
    predictions = [neuron(weights, bias, features) for features in rows]
    print(f"  after {epochs:>4} epochs   loss = {mse(predictions, targets):.5g}")
    names = ["hour", "temp", "hum", "windspeed", "workingday"]
    for name, weight in zip(names, weights, strict=True):
        print(f"  weight of {name:<10} {weight:8.4g}")
    print(f"  bias                 {bias:8.4g}")

    always = [mean(all_train_targets)] * len(validation_targets)
    baseline = mse(always, validation_targets)
    predictions = [neuron(weights, bias, features) for features in validation_rows]
    loss = mse(predictions, validation_targets)
    print(f"On {len(validation_rows)} validation hours:")
    print(f"  always the mean  MSE = {baseline:.5g}")
    print(f"  the neuron       MSE = {loss:.5g}, a share of {loss / baseline:.3g}")
