"""Step 01: a straight line beside the real means of the 24 hours."""

from typing import Any

from grader.learn.companion.experiments.outcome import Case, Chart, Curve, Outcome, Told
from grader.learn.companion.experiments.own import HOURS, Own

SETTINGS: dict[str, list[Any]] = {"weight": [0.23], "bias": [0.1]}
ASKED = (4, 8, 17)  # the hours that the lesson asks about


def run(own: Own, cases: list[Case], told: Told) -> Outcome:
    """Predict every hour of the day with each line."""
    hours = [float(hour) for hour in range(HOURS)]
    curves, rows = [Curve("real mean", hours, own.hour_means)], []
    for case in cases:
        told(case.label)
        predicted = [
            own.call(
                "step01",
                "to_rentals",
                own.call("step01", "predict", case["weight"], case["bias"], hour / (HOURS - 1)),
            )
            for hour in hours
        ]
        label = f"weight {case['weight']:g}, bias {case['bias']:g}"
        curves.append(Curve(label, hours, predicted))
        rows.append((label, *(f"{predicted[hour]:.0f}" for hour in ASKED)))
    rows.append(("real mean", *(f"{own.hour_means[hour]:.0f}" for hour in ASKED)))
    chart = Chart("The line and a day of real means", "hour", "rentals", curves)
    return Outcome(("line", *(f"{hour} h" for hour in ASKED)), rows, [chart])
