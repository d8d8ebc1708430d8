"""`python -m grader.bench.training`: an epoch of the course's network, in Python and in PyTorch.

Each way takes the same parameters through the same epoch: the loss over all rows, then an update
after each batch. They must end with the same parameters. Ways are measured by turns.
"""

import argparse
import statistics
from collections.abc import Callable
from operator import mul
from time import perf_counter
from typing import Any

from grader.bench.sections import Headline, Section, Table, markdown, seconds, times
from grader.teach.reference import solution
from grader.teach.rentals import bikes

Params = dict[str, Any]
Rows = list[list[float]]
Targets = list[float]
HIDDEN, SEED, RATE, BATCH, ROUNDS = 8, 12, 0.1, 16, 5
ALIKE = 1e-9  # the most that a parameter may differ by, from way to way


def by_reference(params: Params, rows: Rows, targets: Targets) -> Params:
    """Steps 8 to 10: the formulas of backpropagation, row by row."""
    return dict(solution("step10").train(params, rows, targets, RATE, 1, BATCH)[0])


def by_engine(params: Params, rows: Rows, targets: Targets) -> Params:
    """Step 4: a graph for each row, of which `backward()` finds all slopes."""
    Value = solution("step04").Value
    step10 = solution("step10")
    step10.network_mse(params, rows, targets)
    for start in range(0, len(rows), BATCH):
        W1 = [[Value(weight) for weight in weights] for weights in params["W1"]]
        b1, W2 = [Value(b) for b in params["b1"]], [Value(w) for w in params["W2"]]
        b2 = Value(params["b2"])
        batch = rows[start : start + BATCH]
        for row, target in zip(batch, targets[start : start + BATCH], strict=True):
            prediction = b2
            for weights, bias, weight in zip(W1, b1, W2, strict=True):
                z = bias
                for w, x in zip(weights, row, strict=True):
                    z = z + w * x
                prediction = prediction + z.relu() * weight
            error = prediction - target
            (error * error * (1 / len(batch))).backward()
        gradient = {
            "W1": [[value.grad for value in values] for values in W1],
            "b1": [value.grad for value in b1],
            "W2": [value.grad for value in W2],
            "b2": b2.grad,
        }
        params = step10.update(params, gradient, RATE)
    return params


def by_columns(params: Params, rows: Rows, targets: Targets) -> Params:
    """The fastest Python that we know which is still readable: a batch at once, by columns.

    All loops over rows are comprehensions, or `sum(map(mul, …))`, which run in C.
    """
    neurons = [[*weights, bias] for weights, bias in zip(params["W1"], params["b1"], strict=True)]
    output, offset = [*params["W2"]], params["b2"]
    _loss_by_columns(neurons, output, offset, rows, targets)
    for start in range(0, len(rows), BATCH):
        columns, wanted = _columns(rows[start : start + BATCH]), targets[start : start + BATCH]
        hidden = _hidden_by_columns(neurons, columns)
        error = _errors_by_columns(hidden, output, offset, wanted)
        step = 2 * RATE / len(wanted)
        for neuron, values, k in zip(neurons, hidden, range(len(neurons)), strict=True):
            weight = output[k]
            back = [e if value > 0 else 0.0 for e, value in zip(error, values, strict=True)]
            output[k] -= step * sum(map(mul, error, values))
            rate = step * weight
            neuron[:] = [
                w - rate * sum(map(mul, back, column))
                for w, column in zip(neuron, columns, strict=True)
            ]
        offset -= step * sum(error)
    return {
        "W1": [neuron[:-1] for neuron in neurons],
        "b1": [neuron[-1] for neuron in neurons],
        "W2": output,
        "b2": offset,
    }


def _columns(rows: Rows) -> list[tuple[float, ...]]:
    """A tuple for each feature, and ones for the bias."""
    return [*zip(*rows, strict=True), (1.0,) * len(rows)]


def _hidden_by_columns(neurons: Rows, columns: list[tuple[float, ...]]) -> Rows:
    """For each hidden neuron its output for every row."""
    a, b, c, d, e, _ = columns
    hidden = []
    for v, w, x, y, z, bias in neurons:
        sums = [
            v * a_ + w * b_ + x * c_ + y * d_ + z * e_ + bias
            for a_, b_, c_, d_, e_ in zip(a, b, c, d, e, strict=True)
        ]
        hidden.append([one if one > 0 else 0.0 for one in sums])
    return hidden


def _errors_by_columns(hidden: Rows, output: Targets, offset: float, targets: Targets) -> Targets:
    return [
        sum(map(mul, output, values)) + offset - target
        for values, target in zip(zip(*hidden, strict=True), targets, strict=True)
    ]


def _loss_by_columns(
    neurons: Rows, output: Targets, offset: float, rows: Rows, targets: Targets
) -> float:
    hidden = _hidden_by_columns(neurons, _columns(rows))
    errors = _errors_by_columns(hidden, output, offset, targets)
    return float(sum(map(mul, errors, errors))) / len(errors)


def by_torch(params: Params, rows: Rows, targets: Targets) -> Params:
    """Step 12's way: the library's graph, one for each batch."""
    import torch

    step12 = solution("step12")
    tensors = step12.to_tensors(params)
    inputs, wanted = step12.to_tensor(rows), step12.to_tensor(targets)
    with torch.no_grad():
        ((step12.network(tensors, inputs) - wanted) ** 2).mean().item()
    for start in range(0, len(rows), BATCH):
        batch = inputs[start : start + BATCH]
        errors = step12.network(tensors, batch) - wanted[start : start + BATCH]
        (errors**2).mean().backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= RATE * tensor.grad
                tensor.grad = None
    return dict(step12.to_lists(tensors))


WAYS: dict[str, Callable[[Params, Rows, Targets], Params]] = {
    "the course's own: formulas, row by row (steps 8 to 10)": by_reference,
    "a graph for each row (the engine of step 4)": by_engine,
    "the fastest natural Python: a batch at once, by columns": by_columns,
    "PyTorch, one thread, batches of the same size": by_torch,
}


def measure(rows: int | None = None, rounds: int = ROUNDS) -> Section:
    """One epoch over the training hours, or the first of them."""
    data = bikes()
    x, y = data.train_rows[:rows], data.train_targets[:rows]
    first = solution("step08").init_params(len(x[0]), HIDDEN, SEED)
    spent: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        ends = []
        for way, epoch in WAYS.items():
            begun = perf_counter()
            after = epoch(first, x, y)
            spent[way].append(perf_counter() - begun)
            ends.append(solution("step11").flatten(after))
        for end in ends[1:]:
            apart = max(abs(a - b) for a, b in zip(ends[0], end, strict=True))
            if apart > ALIKE:
                raise AssertionError(f"two ways end {apart} apart")
    return _section(spent, len(x), rounds)


def _section(spent: dict[str, list[float]], rows: int, rounds: int) -> Section:
    medians = {way: statistics.median(all_of_it) for way, all_of_it in spent.items()}
    own, engine, columns, torch = medians.values()
    table = Table(
        ("way", "an epoch", "a row", "times the course's own"),
        [
            (way, seconds(median), f"{1e6 * median / rows:.1f} µs", f"{median / own:.2f}")
            for way, median in medians.items()
        ],
    )
    return Section(
        "Training",
        [
            f"The network of the course ({HIDDEN} hidden neurons) goes through one epoch of "
            f"{rows:,} training hours in batches of {BATCH}: the loss over all rows, then an "
            f"update after each batch. Medians of {rounds}, measured by turns; all ways must end "
            f"with the same parameters, to {ALIKE:g}."
        ],
        [table],
        [
            "The course's own code is written to be read beside its formulas. "
            f"It is {times(engine / own)} as fast as the graph for each row, and the fastest "
            f"natural Python is {times(own / columns)} as fast as it. PyTorch, for which this "
            f"network is very small, is {times(own / torch)} as fast."
        ],
        [
            Headline(
                "an epoch, the engine's graphs against the course's formulas", times(engine / own)
            )
        ],
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.training", description=__doc__)
    parser.add_argument("--rows", type=int, help="the first of the training hours (default all)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"(default {ROUNDS})")
    wishes = parser.parse_args()
    print(markdown(measure(wishes.rows, wishes.rounds)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
