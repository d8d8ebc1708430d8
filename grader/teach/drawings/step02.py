"""The picture of step 02."""

from matplotlib.figure import Figure

from grader.teach.drawings.style import BLUE, GREY, INK, RED, SMALL, chart


def tangent_and_secant() -> Figure:
    """The curve x³, its tangent at 1, and two secants: the nearer points are nearly parallel."""
    figure, axes = chart(7, 4.4, "x", "output")
    xs = [2.15 * i / 200 for i in range(201)]
    axes.plot(xs, [x**3 for x in xs], color=BLUE)
    axes.text(2.02, 9.1, "x³", color=BLUE, ha="right", va="bottom")

    ends = [0.35, 2.3]
    for h, colour in [(1.0, INK), (0.5, GREY)]:
        left, right = 1 - h, 1 + h
        slope = (right**3 - left**3) / (2 * h)
        begin = left if h == 1 else ends[0]
        line = [left**3 + slope * (x - left) for x in (begin, ends[1])]
        axes.plot([begin, ends[1]], line, color=colour, linestyle="--")
        axes.plot([left, right], [left**3, right**3], "o", color=colour, markersize=7)
        text = f"secant with h = {h:g}: slope {slope:g}"
        axes.text(2.34, line[1], text, color=colour, ha="left", va="center", fontsize=SMALL)
    axes.plot(ends, [1 + 3 * (x - 1) for x in ends], color=RED)
    axes.plot([1], [1], "o", color=RED, markersize=8)
    axes.text(2.34, 4.9, "tangent: slope 3", color=RED, ha="left", va="center", fontsize=SMALL)

    axes.plot([0, 2, 2], [0, 0, 8], color=INK, linewidth=1)
    axes.text(1.0, -0.2, "run: 2h = 2", ha="center", va="top", fontsize=SMALL)
    axes.text(2.04, 2.2, "rise: 8", ha="left", va="center", fontsize=SMALL)
    axes.set_xlim(-0.1, 3.75)
    axes.set_ylim(-1.2, 10.2)
    axes.set_xticks([0, 0.5, 1, 1.5, 2])
    return figure
