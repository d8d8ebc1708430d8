"""Charts in the terminal, drawn by plotille."""

import math
import string
from collections.abc import Callable

import plotille

from grader.learn.companion.experiments.outcome import Chart, Curve

COLOURS = ["green", "red", "cyan", "yellow", "magenta", "blue", "white", "bright_red"]
AXIS = 19  # columns that plotille needs beside its canvas, without the label
TICK = 10  # columns from one number of the axis below to the next
NARROWEST, WIDEST = 20, 60
LETTERS = 6
HEIGHT = 12


def drawn(chart: Chart, columns: int, colours: bool) -> str:
    """A chart as text that fits into so many columns.

    Without colours each curve has a letter, at a few of its points.
    """
    points = [_points(curve, chart) for curve in chart.curves]
    xs = [x for curve_x, _ in points for x in curve_x]
    ys = [y for _, curve_y in points for y in curve_y]
    if not xs:
        return f"{chart.title}: there is nothing to draw"
    figure = plotille.Figure()
    room = columns - AXIS - len(chart.x_label)
    figure.width = max(NARROWEST, min(WIDEST, room) // TICK * TICK)
    figure.height = HEIGHT
    figure.with_colors = colours
    figure.x_label, figure.y_label = chart.x_label, chart.y_label
    figure.x_ticks_fkt, figure.y_ticks_fkt = _ticks(chart.log_x), _ticks(chart.log_y)
    figure.set_x_limits(*_even(min(xs), max(xs), figure.width // TICK))
    low, high = _limits(chart, ys)
    figure.set_y_limits(low, high)
    letters = []
    for i, (curve, (x, y)) in enumerate(zip(chart.curves, points, strict=True)):
        # plotille would walk all the way to a point far outside.
        near = [min(max(value, low - (high - low)), high + (high - low)) for value in y]
        draw = figure.plot if curve.joined else figure.scatter
        if colours:
            draw(x, near, lc=COLOURS[i % len(COLOURS)], label=curve.label)
            continue
        draw(x, near)
        letter = string.ascii_lowercase[i]
        letters.append(f"{letter}  {curve.label}")
        inside = [(px, py) for px, py in zip(x, y, strict=True) if low <= py <= high]
        some = inside[:: max(1, len(inside) // LETTERS)]
        figure.scatter([px for px, _ in some], [py for _, py in some], marker=letter)
    picture = figure.show(legend=colours)
    return "\n".join([chart.title, "", picture, *(["", *letters] if letters else [])])


def _points(curve: Curve, chart: Chart) -> tuple[list[float], list[float]]:
    """The points that can be drawn, logarithms where the chart's scale is logarithmic."""
    pairs = [
        (x, y)
        for x, y in zip(curve.x, curve.y, strict=True)
        if math.isfinite(x) and math.isfinite(y)
    ]
    pairs = [(x, y) for x, y in pairs if (x > 0 or not chart.log_x) and (y > 0 or not chart.log_y)]
    x = [math.log10(x) if chart.log_x else x for x, _ in pairs]
    y = [math.log10(y) if chart.log_y else y for _, y in pairs]
    return x, y


def _limits(chart: Chart, ys: list[float]) -> tuple[float, float]:
    if chart.limits is None:
        return _apart(min(ys), max(ys))
    low, high = chart.limits
    return _apart(*((math.log10(low), math.log10(high)) if chart.log_y else (low, high)))


def _apart(low: float, high: float) -> tuple[float, float]:
    """Limits with some room between them."""
    return (low, high) if high > low else (low - 1.0, high + 1.0)


def _even(low: float, high: float, ticks: int) -> tuple[float, float]:
    """Limits between which the ticks of whole numbers, such as hours, are whole numbers too."""
    low, high = _apart(low, high)
    if low != 0 or high != round(high):
        return low, high
    span = high / ticks
    power = 10 ** max(0, math.floor(math.log10(span)))
    step = next(n * power for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * power >= span)
    return low, step * ticks


def _ticks(logarithmic: bool) -> Callable[[float, float], str]:
    def label(value: float, _next: float) -> str:
        if not logarithmic:
            return f"{value:.3g}"
        return f"{10**value:.2g}" if abs(value) < 300 else f"1e{value:.0f}"

    return label
