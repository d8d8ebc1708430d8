"""Curves beside a verdict, as data for pages: the losses of a training, and a day of rentals."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import pvariance
from typing import Any

MAX_POINTS = 1000  # of a series; what is longer is cut
UNIT = 1000  # a prediction of 1 is a thousand rentals
BASELINE = "always the mean"


@dataclass(frozen=True)
class Curve:
    """Series of numbers, by name, over 0, 1, 2, …; x and y say what the axes are.

    None stands where a series has no point to draw: at nan, inf, and beyond a float's range.
    left_out: how many numbers of the longest series were cut off.
    """

    title: str
    x: str
    y: str
    series: dict[str, list[float | None]]
    left_out: int = 0

    def data(self) -> dict[str, Any]:
        """The curve as plain data, the same in every result."""
        return {
            "kind": "curve",
            "title": self.title,
            "x": self.x,
            "y": self.y,
            "series": self.series,
            "left_out": self.left_out,
        }


def loss_curve(yours: Any, targets: Sequence[float], expected: Any = None) -> Curve | None:
    """The history that ends the reply of a training; None where yours has none to draw.

    Beside it stand the history of the expected reply, where there is one, and, as a level line,
    the loss of always predicting the mean of the targets.
    """
    history = yours[-1] if type(yours) in (list, tuple) and yours else None
    others = {} if expected is None else {"expected": expected[-1]}
    if type(history) is not list or not (history or any(others.values())):
        return None
    if any(type(loss) not in (int, float) for loss in history[:MAX_POINTS]):
        return None
    histories = {"yours": history, **others}
    longest = max(map(len, histories.values()))
    histories[BASELINE] = [pvariance(targets)] * longest
    return Curve(
        title="The loss before each epoch",
        x="epoch",
        y="loss (MSE)",
        series={name: _points(losses) for name, losses in histories.items()},
        left_out=max(0, longest - MAX_POINTS),
    )


def day_curve(predictions: Sequence[float], rentals: Sequence[float]) -> Curve:
    """Predictions for the hours of a day, in thousands, beside what was rented."""
    return Curve(
        title="A working day: your model and the real rentals",
        x="hour",
        y="rentals",
        series={"yours": _points([UNIT * one for one in predictions]), "real": _points(rentals)},
    )


def _points(numbers: Sequence[float]) -> list[float | None]:
    return [_point(number) for number in numbers[:MAX_POINTS]]


def _point(number: float) -> float | None:
    try:
        return float(number) if math.isfinite(number) else None
    except OverflowError:
        return None
