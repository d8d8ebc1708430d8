"""Step 09, backprop: the gradient of the whole network, every number in one walk backwards.

The lesson stands in exercises/step09/README.md. The walk starts at the error and multiplies local
slopes, the chain rule of step 03; each layer uses again what the layer after it has found. Step 10
goes downhill with this gradient, step 11 proves it right.
"""

from typing import Any

from exercises.step07.activation import relu_slope
from exercises.step08.network import hidden_layer

# {"W1": H lists of n floats, "b1": H floats, "W2": H floats, "b2": one float}
Params = dict[str, Any]


def example_gradient(params: Params, features: list[float], target: float) -> Params:
    """Return the slope of one row's squared error, (ŷ − target)², along every parameter.

    Formula: ∂loss/∂ŷ = 2 · (ŷ − target)
             ∂loss/∂b2 = ∂loss/∂ŷ, ∂loss/∂W2ₖ = ∂loss/∂ŷ · hiddenₖ
             ∂loss/∂zₖ = ∂loss/∂ŷ · W2ₖ · relu'(zₖ)
             ∂loss/∂b1ₖ = ∂loss/∂zₖ, ∂loss/∂W1ₖᵢ = ∂loss/∂zₖ · xᵢ

    params: {"W1": H lists of n, "b1": H, "W2": H, "b2": one number}; features: n numbers.
    Neither is changed.
    Returns the gradient: a dict of the same shape as params, a slope in place of each number.
    """
    # BEGIN SOLUTION: go forward to z, hidden and the prediction, then multiply the slopes backwards
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"]
    for weight, value in zip(params["W2"], hidden, strict=True):
        prediction += weight * value

    prediction_slope = 2 * (prediction - target)
    W2_slopes = [prediction_slope * value for value in hidden]
    z_slopes = [
        prediction_slope * weight * relu_slope(z_k)
        for weight, z_k in zip(params["W2"], z, strict=True)
    ]
    W1_slopes = [[z_slope * feature for feature in features] for z_slope in z_slopes]
    return {"W1": W1_slopes, "b1": z_slopes, "W2": W2_slopes, "b2": prediction_slope}
    # END SOLUTION


def batch_gradient(params: Params, rows: list[list[float]], targets: list[float]) -> Params:
    """Return the gradient of the mean squared error over all rows.

    Formula: ∂MSE/∂p = (1/n) Σ ∂lossᵣ/∂p, for every parameter p the mean over the n rows r

    rows: n rows of features; targets: n numbers. Nothing is changed.
    Returns a dict of the same shape as params.
    """
    # BEGIN SOLUTION: add up the gradients of all rows, number by number, and divide each sum by n
    n_features, n_hidden, n = len(rows[0]), len(params["b1"]), len(rows)
    W1 = [[0.0] * n_features for _ in range(n_hidden)]
    b1 = [0.0] * n_hidden
    W2 = [0.0] * n_hidden
    b2 = 0.0
    for features, target in zip(rows, targets, strict=True):
        gradient = example_gradient(params, features, target)
        for k in range(n_hidden):
            for i in range(n_features):
                W1[k][i] += gradient["W1"][k][i]
            b1[k] += gradient["b1"][k]
            W2[k] += gradient["W2"][k]
        b2 += gradient["b2"]
    return {
        "W1": [[total / n for total in row] for row in W1],
        "b1": [total / n for total in b1],
        "W2": [total / n for total in W2],
        "b2": b2 / n,
    }
    # END SOLUTION


if __name__ == "__main__":
    from time import perf_counter

    from exercises.step02.slopes import numerical_gradient
    from exercises.step08.network import forward, init_params

    sizes = [2, 8, 32, 128]
    repeats = 3  # each time is the fastest of so many: the computer does other things as well
    features, target = [8 / 23, 0.5, 0.6, 0.2, 1.0], 0.48  # eight o'clock on a working day

    def to_list(params: Params) -> list[float]:
        """Return all numbers of params in one list, as step 02 wants them."""
        W1 = [weight for weights in params["W1"] for weight in weights]
        return [*W1, *params["b1"], *params["W2"], params["b2"]]

    def to_params(numbers: list[float], n_features: int, n_hidden: int) -> Params:
        """Return the dict that to_list made the list from."""
        end = n_features * n_hidden
        W1 = [numbers[start : start + n_features] for start in range(0, end, n_features)]
        b1, W2 = numbers[end : end + n_hidden], numbers[end + n_hidden : -1]
        return {"W1": W1, "b1": b1, "W2": W2, "b2": numbers[-1]}

    print("The gradient of one row, measured with step 02 and walked backwards:")
    print("  hidden  slopes   measured   backwards   largest difference")
    for n_hidden in sizes:
        params = init_params(len(features), n_hidden, seed=1)

        def loss_at(numbers: list[float], n_hidden: int = n_hidden) -> float:
            """Return the loss as a function of one list."""
            prediction = forward(to_params(numbers, len(features), n_hidden), features)
            return (prediction - target) ** 2

        measuring, walking = [], []
        for _ in range(repeats):
            start = perf_counter()
            measured = numerical_gradient(loss_at, to_list(params))
            middle = perf_counter()
            walked = to_list(example_gradient(params, features, target))
            measuring.append(middle - start)
            walking.append(perf_counter() - middle)
        difference = max(abs(a - b) for a, b in zip(measured, walked, strict=True))
        print(
            f"  {n_hidden:>6}  {len(walked):>6}  {1000 * min(measuring):>6.1f} ms"
            f"  {1000 * min(walking):>7.3f} ms   {difference:.0e}"
        )
