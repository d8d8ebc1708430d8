"""Step 05: one constant walks downhill, with several learning rates."""

from typing import Any

from grader.learn.companion.experiments.outcome import Case, Outcome, Told, loss_chart, shown
from grader.learn.companion.experiments.own import Own, history_until_it_diverges

SETTINGS: dict[str, list[Any]] = {"learning_rate": [0.1], "epochs": [40]}


def run(own: Own, cases: list[Case], told: Told) -> Outcome:
    """Fit the constant of the 240 hours from 0, in every case."""
    _, targets = own.sample
    mean = sum(targets) / len(targets)
    rows, histories = [], []
    for case in cases:
        told(case.label)

        def fit(epochs: int, case: Case = case) -> Any:
            return own.call("step05", "fit_constant", targets, 0.0, case["learning_rate"], epochs)

        c, history, diverged = history_until_it_diverges(fit, case["epochs"])
        histories.append((case.label, history))
        last = shown(history[-1]) if history else "-"
        rows.append((case.label, f"{c:.6g}", "beyond all numbers" if diverged else last))
    return Outcome(
        ("trial", "c at the end", "last loss"),
        rows,
        [loss_chart(histories)],
        [f"The mean of the targets, where c should arrive, is {mean:.6f}."],
    )
