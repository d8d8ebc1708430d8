"""The picture of step 08."""

from matplotlib.figure import Figure

from grader.teach.drawings.style import (
    BLUE,
    GREEN,
    GREY,
    PALE_BLUE,
    PALE_GREEN,
    PALE_GREY,
    SMALL,
    arrow,
    canvas,
    circle,
    note,
)


def network() -> Figure:
    """A 2-2-1 with the worked numbers on its edges and in its neurons."""
    figure, axes = canvas(7, 4.1)
    high, low, middle = 2.75, 1.15, 1.95
    for x, title in [(0.9, "2 features"), (3.35, "2 hidden neurons"), (6.1, "1 output")]:
        note(axes, (x, 3.9), title, bold=True)

    arrow(axes, (1.1, high), (2.71, high), "1", beside=(0, 0.17))
    arrow(axes, (1.1, high - 0.1), (2.76, low + 0.28))
    arrow(axes, (1.1, low + 0.1), (2.76, high - 0.28))
    arrow(axes, (1.1, low), (2.71, low), "−1", beside=(0, -0.2))
    note(axes, (1.36, high - 0.54), "0.5", size=SMALL)
    note(axes, (1.36, low + 0.52), "0.5", size=SMALL)
    circle(axes, (0.75, high), "0.5", radius=0.34, fill=PALE_GREEN, edge=GREEN)
    circle(axes, (0.75, low), "1.5", radius=0.34, fill=PALE_GREEN, edge=GREEN)
    note(axes, (0.75, high + 0.55), "x₁", colour=GREEN)
    note(axes, (0.75, low - 0.54), "x₂", colour=GREEN)

    circle(axes, (3.35, high), "z = 1.5\nrelu: 1.5", radius=0.62, fill=PALE_BLUE, edge=BLUE)
    circle(axes, (3.35, low), "z = −0.75\nrelu: 0", radius=0.62, fill=PALE_GREY, edge=GREY)
    note(axes, (4.0, high + 0.58), "bias 0.25, awake", colour=BLUE, size=SMALL, align="left")
    note(axes, (4.0, low - 0.62), "bias 0.5, asleep", colour=GREY, size=SMALL, align="left")

    above, below = (5.62, middle + 0.18), (5.62, middle - 0.18)
    arrow(axes, (3.99, high - 0.08), above, "0.5", colour=BLUE, beside=(0.3, 0.2))
    arrow(axes, (3.99, low + 0.08), below, "−2", colour=GREY, beside=(0.3, -0.24))
    circle(axes, (6.1, middle), "0.5", radius=0.48, fill=PALE_BLUE, edge=BLUE)
    note(axes, (6.1, middle - 0.72), "bias −0.25", colour=BLUE, size=SMALL)
    note(axes, (6.1, middle + 0.7), "ŷ", colour=BLUE)
    return figure
