"""The picture of step 09."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.teach.drawings.style import (
    BLUE,
    GREEN,
    GREY,
    PALE_BLUE,
    PALE_GREY,
    PALE_RED,
    RED,
    SMALL,
    Point,
    arrow,
    box,
    canvas,
    circle,
    note,
)

HIDDEN, GATE, OUTPUT = 3.4, 4.32, 6.3
PARAMETERS = 1.24  # the middle of the boxes on the left
LINE = 0.42  # from one such box to the next


def _slopes(axes: Axes, top: Point, lines: list[str], closed: bool) -> None:
    """Draw the slopes of a station's parameters, one box below the other."""
    fill, edge = (PALE_GREY, GREY) if closed else (PALE_RED, RED)
    for i, text in enumerate(lines):
        middle = (top[0], top[1] - i * LINE)
        box(axes, middle, text, width=2.1, height=0.34, fill=fill, edge=edge, size=SMALL)


def _neuron(axes: Axes, y: float, texts: tuple[str, str, str], closed: bool) -> None:
    """Draw one hidden neuron with its gate, and what comes through."""
    z, gate, passed = texts
    fill, edge = (PALE_GREY, GREY) if closed else (PALE_BLUE, BLUE)
    colour = GREY if closed else RED
    circle(axes, (HIDDEN, y), z, radius=0.5, fill=fill, edge=edge, size=SMALL)
    box(axes, (GATE, y), gate, width=0.5, height=0.5, fill=fill, edge=edge)
    note(axes, (GATE, y - 0.42), "gate", colour=edge, size=SMALL)
    arrow(axes, (GATE - 0.28, y), (HIDDEN + 0.53, y), colour=colour)
    arrow(axes, (HIDDEN - 0.53, y), (PARAMETERS + 1.08, y), passed, colour=colour)


def backward() -> Figure:
    """The worked example's slopes, from the loss on the right to the parameters on the left."""
    figure, axes = canvas(7.5, 5.0)
    high, low, middle = 3.15, 0.95, 2.05
    title = "How fast does the loss move when this number moves?"
    note(axes, (0.2, 4.7), title, colour=RED, align="left")
    for y, line in [
        (4.36, "Start at the loss, lower right, and follow the arrows."),
        (4.1, "In the boxes: the slopes along the parameters."),
    ]:
        note(axes, (0.2, y), line, colour=GREY, size=SMALL, align="left")
    note(axes, (PARAMETERS, middle), "features: 0.5 and 1.5", colour=GREEN, size=SMALL)

    box(axes, (OUTPUT, 0.5), "loss 2.25", width=1.2, height=0.45, fill=PALE_BLUE, edge=BLUE)
    arrow(axes, (OUTPUT, 0.75), (OUTPUT, middle - 0.48), colour=RED)
    note(axes, (OUTPUT + 0.08, 1.13), "2 · (0.5 − 2)\n= −3", colour=RED, size=SMALL, align="left")
    circle(axes, (OUTPUT, middle), "ŷ = 0.5", radius=0.45, fill=PALE_BLUE, edge=BLUE)
    arrow(axes, (OUTPUT, middle + 0.48), (OUTPUT, 3.17), "−3", colour=RED, beside=(0.25, 0.0))
    _slopes(
        axes,
        (OUTPUT, 3.36 + 2 * LINE),
        ["W2₁   −3 · 1.5 = −4.5", "W2₂   −3 · 0 = 0", "b2   slope −3"],
        False,
    )

    arrow(axes, (OUTPUT - 0.46, middle + 0.15), (GATE + 0.3, high - 0.08), colour=RED)
    arrow(axes, (OUTPUT - 0.46, middle - 0.15), (GATE + 0.3, low + 0.08), colour=RED)
    note(axes, (4.75, 2.38), "−3 · 0.5\n= −1.5", colour=RED, size=SMALL)
    note(axes, (4.75, 1.72), "−3 · (−2)\n= 6", colour=RED, size=SMALL)

    _neuron(axes, high, ("z₁ = 1.5\nawake", "· 1", "−1.5"), closed=False)
    _neuron(axes, low, ("z₂ = −0.75\nasleep", "· 0", "0"), closed=True)
    upper = ["W1₁₁   −1.5 · 0.5 = −0.75", "W1₁₂   −1.5 · 1.5 = −2.25", "b1₁   slope −1.5"]
    lower = ["W1₂₁   0 · 0.5 = 0", "W1₂₂   0 · 1.5 = 0", "b1₂   slope 0"]
    _slopes(axes, (PARAMETERS, high + LINE), upper, closed=False)
    _slopes(axes, (PARAMETERS, low + LINE), lower, closed=True)
    return figure
