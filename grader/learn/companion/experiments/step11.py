"""Step 11: the gradient by formula against the measured one, slope by slope and nudge by nudge."""

from typing import Any

from grader.learn.companion.experiments.outcome import Case, Chart, Curve, Outcome, Told
from grader.learn.companion.experiments.own import Own

SETTINGS: dict[str, list[Any]] = {
    "h": [1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11],
    "hidden": [8],
    "seed": [0],
}
ROWS = 10
GOOD_H = 1e-5


def run(own: Own, cases: list[Case], told: Told) -> Outcome:
    """Check the gradient on ten real rows with every nudge."""
    gradient = own.function("step09", "batch_gradient")
    table = []
    errors: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for case in cases:
        told(case.label)
        start, rows, targets = _place(own, case)
        worst = own.call("step11", "gradient_check", gradient, start, rows, targets, case["h"])
        errors.setdefault((case["hidden"], case["seed"]), []).append((case["h"], worst))
        table.append((f"{case['h']:.0e}", f"{case['hidden']}", f"{case['seed']}", f"{worst:.1e}"))
    curves = [
        Curve(f"{hidden} hidden, seed {seed}", [h for h, _ in found], [e for _, e in found])
        for (hidden, seed), found in errors.items()
    ]
    nudges = Chart("The largest relative error", "h", "error", curves, log_x=True, log_y=True)
    return Outcome(
        ("h", "hidden", "seed", "largest relative error"),
        table,
        [nudges, _agreement(own, cases[0])],
        [
            "In the first chart, large errors on the right are bends within reach of the nudge; "
            "those on the left are digits that run out. In the second one, a right gradient lies "
            "on the line.",
        ],
    )


def _place(own: Own, case: Case) -> tuple[Any, Any, Any]:
    rows, targets = own.training
    start = own.call("step08", "init_params", len(rows[0]), case["hidden"], case["seed"])
    return start, rows[:ROWS], targets[:ROWS]


def _agreement(own: Own, case: Case) -> Chart:
    """Every slope: measured to the right, by formula upwards."""
    start, rows, targets = _place(own, case)
    mse, back = own.function("step11", "network_mse"), own.function("step11", "unflatten")
    flat = own.call("step11", "flatten", start)

    def loss(numbers: list[float]) -> float:
        return float(mse(back(numbers, start), rows, targets))

    measured = own.call("step02", "numerical_gradient", loss, flat, GOOD_H)
    formula = own.call(
        "step11", "flatten", own.call("step09", "batch_gradient", start, rows, targets)
    )
    ends = [min(measured), max(measured)]
    curves = [
        Curve("agreement", ends, ends),
        Curve("the slopes", measured, formula, joined=False),
    ]
    title = f"{len(flat)} slopes, measured with h = {GOOD_H:.0e} and by formula"
    return Chart(title, "measured", "formula", curves)
