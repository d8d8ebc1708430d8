"""Step 12, PyTorch: the same network in the library that everybody uses, and the difference.

The lesson stands in exercises/step12/README.md. PyTorch predicts, differentiates and trains with
your parameters on your rows; the last function says how far its numbers are from yours.
"""

import math
from typing import Any

import torch

from exercises.step08.network import init_params, predict_all
from exercises.step09.backprop import batch_gradient
from exercises.step10.training import train

# {"W1": H lists of n floats, "b1": H floats, "W2": H floats, "b2": one float}
Params = dict[str, Any]
Rows = list[list[float]]
Targets = list[float]

DTYPE = torch.float64  # Python's own floats; left alone, PyTorch takes float32, half as many digits
torch.set_num_threads(1)  # for a network as small as ours, a second thread costs more than it helps


def to_tensor(numbers: list[Any]) -> torch.Tensor:
    """Turn a list of numbers, or a list of rows, into a tensor. (Given.)"""
    return torch.tensor(numbers, dtype=DTYPE)


def to_tensors(params: Params) -> dict[str, torch.Tensor]:
    """Turn each of the four entries into a tensor that remembers how it is used. (Given.)

    requires_grad=True is what makes a tensor a Value of step 04: backward() will fill its .grad.
    """
    return {
        name: torch.tensor(numbers, dtype=DTYPE, requires_grad=True)
        for name, numbers in params.items()
    }


def to_lists(tensors: dict[str, torch.Tensor]) -> Params:
    """Turn tensors back into plain lists and floats: the way back from to_tensors. (Given.)"""
    return {name: tensor.tolist() for name, tensor in tensors.items()}


def network(tensors: dict[str, torch.Tensor], inputs: torch.Tensor) -> torch.Tensor:
    """Predict all rows of inputs at once. (Given.)

    Formula: Z = X · W1ᵀ + b1, hidden = relu(Z), ŷ = hidden · W2 + b2

    Shapes: inputs n × features, W1 H × features, so Z and hidden are n × H and ŷ has n numbers.
    """
    hidden = torch.relu(inputs @ tensors["W1"].T + tensors["b1"])
    return hidden @ tensors["W2"] + tensors["b2"]


def torch_predict(params: Params, rows: Rows) -> list[float]:
    """Predict every row with PyTorch: what predict_all of step 08 does.

    params: the four entries, as plain lists and floats; not changed. rows: n rows of features.
    Returns a plain list of n floats.
    """
    # BEGIN SOLUTION: turn params and rows into tensors, run the network, and return a plain list
    return network(to_tensors(params), to_tensor(rows)).tolist()
    # END SOLUTION


def torch_gradient(params: Params, rows: Rows, targets: Targets) -> Params:
    """Find the gradient of the mean squared error with PyTorch: batch_gradient of step 09.

    Formula: loss = mean of (ŷ − y)²; loss.backward() computes ∂loss/∂p for every parameter p

    params: plain lists and floats; rows: n rows; targets: n numbers. Nothing is changed.
    Returns a dict of the same shape as params, plain lists and floats.
    """
    # BEGIN SOLUTION: build the loss from tensors, call backward, and return every .grad as lists
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})
    # END SOLUTION


def torch_train(
    params: Params, rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[Params, list[float]]:
    """Train with PyTorch, one update over all rows an epoch: train of step 10.

    epochs: how many updates; 0 is allowed. No argument is changed.
    Returns (params, history): the parameters after the last update as plain lists and floats, and
    a list of `epochs` floats, of which number k is the mean squared error before epoch k.
    """
    # BEGIN SOLUTION: each epoch: loss, backward, one step for all tensors, and forget the gradients
    tensors = to_tensors(params)
    inputs = to_tensor(rows)
    wanted = to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history
    # END SOLUTION


def largest_difference(a: Any, b: Any) -> float:
    """Return the largest absolute difference between two gradients, or between two histories.

    Formula: max |aᵢ − bᵢ| over all numbers of a and b

    a, b: two numbers, or lists or dicts of them, nested as you like, both of one shape.
    Returns 0.0 where there are no numbers, and math.inf if a difference is not a number (nan).
    Raises ValueError if the shapes differ: other keys, other lengths, a list against a number.
    """
    # BEGIN SOLUTION: refuse other shapes; return |a − b| of numbers, else the largest inside
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError(f"the keys differ: {sorted(a)} and {sorted(b)}")
        return largest_difference(list(a.values()), [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError(f"the lengths differ: {len(a)} and {len(b)}")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError(f"{type(a).__name__} and {type(b).__name__} can't be compared")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference
    # END SOLUTION


if __name__ == "__main__":
    import time
    from pathlib import Path

    from exercises.step01.first_prediction import load_rentals, scale, split, teaching_sample

    learning_rate = 0.2
    epochs = 60
    seed = 0

    rentals = load_rentals(Path(__file__).parents[2] / "data" / "hour.csv")
    sample = [scale(rental) for rental in teaching_sample(split(rentals)[0])]
    rows = [features for features, _ in sample]
    targets = [target for _, target in sample]

    print(f"Yours and PyTorch's, {len(rows)} rows, {epochs} epochs. Largest difference in")
    print("  hidden  predictions   gradient    history     your time  PyTorch's time")
    for n_hidden in [8, 32]:
        params = init_params(len(rows[0]), n_hidden, seed)
        predictions = largest_difference(predict_all(params, rows), torch_predict(params, rows))
        gradient = largest_difference(
            batch_gradient(params, rows, targets), torch_gradient(params, rows, targets)
        )
        begin = time.perf_counter()
        _, history = train(params, rows, targets, learning_rate, epochs)
        middle = time.perf_counter()
        _, torch_history = torch_train(params, rows, targets, learning_rate, epochs)
        end = time.perf_counter()
        difference = largest_difference(history, torch_history)
        print(f"  {n_hidden:6}  {predictions:11.1e}   {gradient:8.1e}   {difference:8.1e}", end="")
        print(f"   {middle - begin:8.3f} s   {end - middle:10.3f} s")
