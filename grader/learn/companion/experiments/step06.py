"""Step 06: one neuron learns from 240 hours, with several learning rates."""

from typing import Any

from grader.learn.companion.experiments.days import day_chart
from grader.learn.companion.experiments.outcome import Case, Outcome, Told, loss_chart, shown
from grader.learn.companion.experiments.own import Diverged, Own, history_until_it_diverges

SETTINGS: dict[str, list[Any]] = {"learning_rate": [0.1], "epochs": [60]}


def run(own: Own, cases: list[Case], told: Told) -> Outcome:
    """Train the neuron from zeros in every case."""
    rows, histories, days = [], [], []
    for case in cases:
        told(case.label)

        def train(epochs: int, case: Case = case) -> Any:
            weights, bias, history = own.call(
                "step06", "train_neuron", *own.sample, case["learning_rate"], epochs
            )
            return (weights, bias), history

        (weights, bias), history, diverged = history_until_it_diverges(train, case["epochs"])
        histories.append((case.label, history))
        last = shown(history[-1]) if history else "-"
        try:
            loss = _loss(own, weights, bias)
            share = shown(loss / own.baseline)
            days.append((case.label, _predictions(own, weights, bias, own.day[0])))
        except Diverged:
            share = "-"
        rows.append((case.label, "beyond all numbers" if diverged else last, share))
    return Outcome(
        ("trial", "last loss", "share"),
        rows,
        [loss_chart(histories), day_chart(own, days)],
        ["Share: the MSE on the validation hours, divided by that of always saying the mean."],
    )


def _loss(own: Own, weights: list[float], bias: float) -> float:
    rows, targets = own.validation
    loss: float = own.call("step05", "mse", _predictions(own, weights, bias, rows), targets)
    return loss


def _predictions(
    own: Own, weights: list[float], bias: float, rows: list[list[float]]
) -> list[float]:
    return own.each("step06", "neuron", ((weights, bias, row) for row in rows))
