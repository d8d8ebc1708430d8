"""Step 10: the network learns, with other learning rates, sizes and batches."""

from math import ceil
from time import perf_counter
from typing import Any

from grader.learn.companion.experiments.days import day_chart
from grader.learn.companion.experiments.outcome import Case, Outcome, Told, loss_chart, shown
from grader.learn.companion.experiments.own import Diverged, Own, history_until_it_diverges

SETTINGS: dict[str, list[Any]] = {
    "learning_rate": [0.1],
    "hidden": [8],
    "batch_size": [16],
    "epochs": [10],
    "seed": [12],
    "rows": ["all"],
}


def run(own: Own, cases: list[Case], told: Told) -> Outcome:
    """Train a network in every case, as the lesson's file does."""
    table, histories, days = [], [], []
    for case in cases:
        told(case.label)
        rows, targets = own.shuffled_sample if case["rows"] == "sample" else own.training
        start = own.call("step08", "init_params", len(rows[0]), case["hidden"], case["seed"])

        def train(
            epochs: int, case: Case = case, start: Any = start, rows: Any = rows, y: Any = targets
        ) -> Any:
            rate, size = case["learning_rate"], case["batch_size"]
            return own.call("step10", "train", start, rows, y, rate, epochs, size)

        began = perf_counter()
        params, history, diverged = history_until_it_diverges(train, case["epochs"])
        seconds = perf_counter() - began
        histories.append((case.label, history))
        share = asleep = "-"
        try:
            share = shown(_loss(own, params) / own.baseline)
            asleep = f"{_asleep(own, params, rows)} of {case['hidden']}"
            days.append((case.label, own.call("step08", "predict_all", params, own.day[0])))
        except Diverged:
            diverged = True
        updates = case["epochs"] * ceil(len(rows) / case["batch_size"])
        last = "too large" if diverged else shown(history[-1])
        table.append((case.label, f"{updates}", last, share, asleep, f"{seconds:.1f} s"))
    return Outcome(
        ("trial", "updates", "last loss", "share", "asleep", "time"),
        table,
        [loss_chart(histories), day_chart(own, days)],
        [
            "Share: the MSE on the validation hours, divided by that of always saying the mean. "
            "Asleep: hidden neurons that say 0 on every training row.",
        ],
    )


def _loss(own: Own, params: Any) -> float:
    loss: float = own.call("step10", "network_mse", params, *own.validation)
    return loss


def _asleep(own: Own, params: Any, rows: list[list[float]]) -> int:
    layers = own.each("step08", "hidden_layer", ((params, row) for row in rows))
    z_of_rows = [z for z, _ in layers]
    return sum(max(z_of_neuron) <= 0 for z_of_neuron in zip(*z_of_rows, strict=True))
