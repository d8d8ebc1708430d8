"""How all pictures of the course look: one set of colours, one font, a few shapes.

A picture starts from `canvas` (boxes and arrows; the unit is one inch, and a lesson on GitHub is a
good 7 inches wide) or from `chart` (curves over two axes). Text is drawn as outlines and the ground
is white, so that a picture looks the same everywhere, in dark mode too. What is saved depends on
the drawing alone: no date, no version, no random names.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

INK = "#1f2937"  # text and axes
GREY = "#6b7280"  # what stands back: remarks, helping lines
PAPER = "#ffffff"
BLUE = "#1d4ed8"  # forward, the model, the prediction
RED = "#b91c1c"  # backward, slopes, errors
GREEN = "#15803d"  # data, the truth
PALE_BLUE = "#dbeafe"
PALE_RED = "#fee2e2"
PALE_GREEN = "#dcfce7"
PALE_GREY = "#f3f4f6"

SIZE = 12.0  # points
SMALL = 10.5

Point = tuple[float, float]


@contextmanager
def settings() -> Iterator[None]:
    """Draw and save inside this block: matplotlib's defaults, then the course's own."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["font.family"] = "DejaVu Sans"  # comes with matplotlib
        mpl.rcParams["font.size"] = SIZE
        mpl.rcParams["text.color"] = INK
        mpl.rcParams["axes.edgecolor"] = INK
        mpl.rcParams["axes.labelcolor"] = INK
        mpl.rcParams["xtick.color"] = INK
        mpl.rcParams["ytick.color"] = INK
        mpl.rcParams["lines.linewidth"] = 2.0
        mpl.rcParams["svg.fonttype"] = "path"
        mpl.rcParams["svg.hashsalt"] = "backprop-by-hand"
        yield


def to_svg(figure: Figure) -> bytes:
    """Return the picture as an SVG file: the same drawing always gives the same bytes."""
    file = io.BytesIO()
    figure.savefig(file, format="svg", facecolor=PAPER, metadata={"Date": None, "Creator": None})
    lines = file.getvalue().decode("utf-8").splitlines()
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode("utf-8")


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty sheet without axes; (0, 0) is its lower left corner, the unit is one inch."""
    figure = Figure(figsize=(width, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_axis_off()
    return figure, axes


def chart(width: float, height: float, x_label: str, y_label: str) -> tuple[Figure, Axes]:
    """Return a sheet with a horizontal and a vertical axis for curves, points and bars."""
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_xlabel(x_label)
    axes.set_ylabel(y_label)
    return figure, axes


def box(
    axes: Axes,
    at: Point,
    text: str,
    width: float = 1.3,
    height: float = 0.6,
    fill: str = PALE_GREY,
    edge: str = INK,
    size: float = SIZE,
) -> None:
    """Draw a box with rounded corners around its middle `at`, and the text in it."""
    x, y = at
    corner = (x - width / 2, y - height / 2)
    style = "round,pad=0,rounding_size=0.08"
    axes.add_patch(
        FancyBboxPatch(
            corner, width, height, boxstyle=style, facecolor=fill, edgecolor=edge, linewidth=1.5
        )
    )
    note(axes, at, text, size=size)


def circle(
    axes: Axes,
    at: Point,
    text: str,
    radius: float = 0.32,
    fill: str = PALE_GREY,
    edge: str = INK,
    size: float = SIZE,
) -> None:
    """Draw a circle around `at`, a neuron for instance, and the text in it."""
    axes.add_patch(Circle(at, radius, facecolor=fill, edgecolor=edge, linewidth=1.5))
    note(axes, at, text, size=size)


def arrow(
    axes: Axes,
    start: Point,
    end: Point,
    text: str = "",
    colour: str = INK,
    bend: float = 0.0,
    beside: Point = (0.0, 0.16),
    size: float = SMALL,
    dashed: bool = False,
) -> None:
    """Draw an arrow from start to end; its text stands `beside` the middle of the straight line.

    bend: 0 is straight; 0.3 bows the arrow to the right as one walks along it, −0.3 to the left.
    """
    axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>,head_length=6,head_width=3",
            connectionstyle=f"arc3,rad={bend}",
            shrinkA=0,
            shrinkB=0,
            color=colour,
            linewidth=1.6,
            linestyle="--" if dashed else "-",
        )
    )
    if text:
        middle = ((start[0] + end[0]) / 2 + beside[0], (start[1] + end[1]) / 2 + beside[1])
        note(axes, middle, text, colour=colour, size=size)


def note(
    axes: Axes,
    at: Point,
    text: str,
    colour: str = INK,
    size: float = SIZE,
    align: Literal["left", "center", "right"] = "center",
    bold: bool = False,
) -> None:
    """Write text with its middle (or its left or right end) at `at`."""
    weight = "bold" if bold else "normal"
    axes.text(*at, text, color=colour, fontsize=size, ha=align, va="center_baseline", weight=weight)
