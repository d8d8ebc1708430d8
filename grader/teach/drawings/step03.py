"""The picture of step 03."""

from matplotlib.figure import Figure

from grader.teach.drawings.style import (
    BLUE,
    GREEN,
    PALE_BLUE,
    PALE_GREEN,
    PALE_GREY,
    RED,
    SMALL,
    arrow,
    box,
    canvas,
    note,
)


def two_paths() -> Figure:
    """From w and b through prediction and error to the loss, and the slopes on the way back."""
    figure, axes = canvas(7.2, 3.5)
    box(axes, (0.7, 2.55), "w\n0.5", width=0.9, height=0.7, fill=PALE_BLUE, edge=BLUE)
    box(axes, (0.7, 0.75), "b\n0.25", width=0.9, height=0.7, fill=PALE_BLUE, edge=BLUE)
    box(axes, (3.0, 1.65), "prediction\n1.75", width=1.25, height=0.7, fill=PALE_GREY)
    box(axes, (4.9, 1.65), "error\n−0.75", width=1.0, height=0.7, fill=PALE_GREY)
    box(axes, (6.55, 1.65), "loss\n0.5625", width=0.95, height=0.7, fill=PALE_GREY)
    box(axes, (3.0, 3.05), "x = 3", width=0.9, height=0.45, fill=PALE_GREEN, edge=GREEN)
    box(axes, (4.9, 3.05), "y = 2.5", width=0.9, height=0.45, fill=PALE_GREEN, edge=GREEN)

    arrow(axes, (3.0, 2.82), (3.0, 2.02), colour=GREEN)
    arrow(axes, (4.9, 2.82), (4.9, 2.02), colour=GREEN)
    arrow(axes, (1.17, 2.55), (2.35, 1.87))
    arrow(axes, (1.17, 0.95), (2.35, 1.63))
    arrow(axes, (3.65, 1.78), (4.38, 1.78))
    arrow(axes, (5.42, 1.78), (6.05, 1.78))

    arrow(axes, (6.05, 1.5), (5.42, 1.5), "−1.5", beside=(0, -0.2), colour=RED, dashed=True)
    arrow(axes, (4.38, 1.5), (3.65, 1.5), "1", beside=(0, -0.2), colour=RED, dashed=True)
    arrow(axes, (2.35, 1.73), (1.17, 2.41), "3", beside=(-0.1, -0.17), colour=RED, dashed=True)
    arrow(axes, (2.35, 1.49), (1.17, 0.81), "1", beside=(0.1, -0.17), colour=RED, dashed=True)
    note(axes, (0.15, 3.1), "−1.5 · 1 · 3 = −4.5", colour=RED, align="left", bold=True)
    note(axes, (0.15, 0.2), "−1.5 · 1 · 1 = −1.5", colour=RED, align="left", bold=True)
    note(axes, (7.05, 0.6), "forward: the values, from left to right", size=SMALL, align="right")
    note(
        axes,
        (7.05, 0.3),
        "backward: the slope of every link, then their products",
        colour=RED,
        size=SMALL,
        align="right",
    )
    return figure
