"""The picture of step 02."""

from matplotlib.figure import Figure

from grader.teach.drawings.style import BLUE, GREY, INK, RED, SMALL, chart


def tangent_and_secant() -> Figure:
    """The curve x², its tangent at 3, and a secant through the points 1.5 to its left and right."""
    figure, axes = chart(7, 4.4, "x", "output")
    left, right = 1.5, 4.5
    xs = [5.0 * i / 200 for i in range(201)]
    axes.plot(xs, [x**2 for x in xs], color=BLUE)
    axes.text(4.9, 25.2, "x²", color=BLUE, ha="right", va="bottom")

    ends = [1.2, 5.1]
    axes.plot(ends, [9 + 6 * (x - 3) for x in ends], color=RED)
    axes.text(5.15, 21.4, "tangent at 3", color=RED, ha="left", va="center")
    axes.plot([3], [9], "o", color=RED, markersize=8)

    height = left**2
    axes.plot(ends, [height + 6 * (x - left) for x in ends], color=INK, linestyle="--")
    axes.text(5.15, 24.2, "secant", color=INK, ha="left", va="center")
    axes.plot([left, right, right], [height, height, right**2], color=GREY, linewidth=1.2)
    axes.plot([left, right], [height, right**2], "o", color=INK, markersize=7)
    axes.text(3.3, height - 0.5, "run: 2h = 3", color=GREY, ha="center", va="top", fontsize=SMALL)
    axes.text(4.57, 11.0, "rise: 18", color=GREY, ha="left", va="center", fontsize=SMALL)
    axes.text(0.25, 22.5, "with h = 1.5:\nslope = rise / run = 6", ha="left", va="center")
    axes.set_xlim(0, 6.3)
    axes.set_ylim(-2.5, 27)
    axes.set_xticks([0, 1, left, 2, 3, 4, right, 5], ["0", "1", "3−h", "2", "3", "4", "3+h", "5"])
    return figure
