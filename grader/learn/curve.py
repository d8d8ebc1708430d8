"""Curves beside a verdict, as data for pages: the losses of a training, yours and the expected."""

import math
from dataclasses import dataclass
from typing import Any

MAX_POINTS = 1000  # of a series; what is longer is cut


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


def loss_curve(yours: Any, expected: Any) -> Curve | None:
    """The histories that end two replies of a training; None where yours has none to draw."""
    history = yours[-1] if type(yours) in (list, tuple) and yours else None
    if type(history) is not list or not (history or expected[-1]):
        return None
    if any(type(loss) not in (int, float) for loss in history[:MAX_POINTS]):
        return None
    return Curve(
        title="The loss before each epoch",
        x="epoch",
        y="loss (MSE)",
        series={"yours": _points(history), "expected": _points(expected[-1])},
        left_out=max(0, max(len(history), len(expected[-1])) - MAX_POINTS),
    )


def _points(numbers: list[float]) -> list[float | None]:
    return [_point(number) for number in numbers[:MAX_POINTS]]


def _point(number: float) -> float | None:
    try:
        return float(number) if math.isfinite(number) else None
    except OverflowError:
        return None
