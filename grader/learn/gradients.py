"""Comparing gradients: every parameter, with the ratio of yours to the measured slope."""

import math
from collections.abc import Iterator
from typing import Any

from grader.learn.differences import at_key
from grader.learn.failure import MAX_ROWS, Table

TOLERANCE = 1e-6
FLOOR = 1e-4


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """All numbers of a nested value with their places: W1[2][0]."""
    match value:
        case dict():
            for key, item in value.items():
                yield from leaves(item, at_key(place, key))
        case list() | tuple():
            for i, item in enumerate(value):
                yield from leaves(item, f"{place}[{i}]")
        case _:
            yield place, value


def relative_error(a: float, b: float) -> float:
    """|a − b| / max(|a|, |b|, 1e-4): the measure of every gradient check of the course."""
    try:
        error = abs(a - b) / max(abs(a), abs(b), FLOOR)
    except OverflowError:
        return math.inf
    return math.inf if math.isnan(error) else error


def disagreement(yours: Any, measured: Any) -> Table | None:
    """The rows in which two gradients of one shape differ, worst first; None where none does."""
    rows = []
    own = dict(leaves(yours))  # by place: the order of dict keys is free
    for place, b in leaves(measured):
        a = own[place]
        error = relative_error(a, b)
        if error > TOLERANCE:
            ratio = f"{a / b:.4g}" if b else "–"
            rows.append((error, (place or "slope", f"{a:.8g}", f"{b:.8g}", ratio)))
    if not rows:
        return None
    rows.sort(key=lambda row: -row[0])
    shown = tuple(row for _, row in rows[:MAX_ROWS])
    header = ("parameter", "yours", "numerical", "ratio")
    return Table(header, shown, len(rows) - len(shown))
