"""A working day: what was rented, and what models say."""

from grader.learn.companion.experiments.outcome import Chart, Curve
from grader.learn.companion.experiments.own import HOURS, Own
from grader.learn.curve import UNIT


def day_chart(own: Own, predictions: list[tuple[str, list[float]]]) -> Chart:
    """Predictions over a day against reality; what left the picture is left out."""
    hours = [float(hour) for hour in range(HOURS)]
    _, real = own.day
    curves = [Curve("real", hours, real)]
    low, high = limits = (-0.2 * max(real), 1.2 * max(real))
    for label, values in predictions:
        rentals = [UNIT * value for value in values]
        inside = any(low <= value <= high for value in rentals)
        curves.append(Curve(label if inside else f"{label} (outside)", hours, rentals))
    return Chart("A working day: prediction and reality", "hour", "rentals", curves, limits=limits)
