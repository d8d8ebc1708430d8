"""The pictures of step 07."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.teach.drawings.style import BLUE, GREEN, GREY, INK, RED, SMALL, chart


def _relu(z: float) -> float:
    return max(z, 0.0)


def bend() -> Figure:
    """ReLU over z from −3 to 3, its two slopes, and the choice at the corner."""
    figure, axes = chart(7, 3.8, "z (the number before the bend)", "relu(z)")
    axes.plot([-3, 0], [0, 0], color=GREY, linestyle="--", linewidth=1.2)
    axes.plot([-2.2, 0], [-2.2, 0], color=GREY, linestyle="--", linewidth=1.2)
    axes.text(-2.0, -1.3, "without ReLU", color=GREY, ha="center", fontsize=SMALL)
    axes.plot([-3, 0, 3], [0, 0, 3], color=BLUE, linewidth=3)
    axes.plot([0], [0], "o", color=RED, markersize=8)
    axes.text(-1.6, 0.25, "asleep: slope 0", color=BLUE, ha="center", va="bottom")
    axes.text(1.55, 2.05, "awake: slope 1", color=BLUE, ha="right", va="bottom")
    axes.text(0.25, -0.12, "the corner, z = 0:\nwe choose slope 0", color=RED, ha="left", va="top")
    axes.axvline(0, color=INK, linewidth=0.8, zorder=0)
    axes.set_xlim(-3, 3)
    axes.set_ylim(-2.3, 3.1)
    axes.set_xticks(range(-3, 4))
    return figure


def bends_add_up() -> Figure:
    """The lines x, −2(x − 1) and x − 2 with their sum, and the same three with ReLU."""
    figure = Figure(figsize=(7, 3.9), layout="constrained")
    plain, bent = figure.subplots(1, 2, sharey=True)
    _three_and_their_sum(plain, bent=False)
    _three_and_their_sum(bent, bent=True)
    plain.set_title("without ReLU", fontsize=12)
    bent.set_title("with ReLU", fontsize=12)
    plain.text(-1.0, 0.12, "sum: 0", color=GREEN, ha="left", va="bottom")
    plain.text(2.3, 3.0, "x", color=BLUE, ha="center")
    plain.text(1.75, -3.4, "−2(x − 1)", color=RED, ha="center", va="center")
    plain.text(-0.6, -2.0, "x − 2", color=INK, ha="center", va="center")
    bent.text(0.9, 1.35, "sum: a hill", color=GREEN, ha="right", va="center")
    bent.text(1.95, 3.0, "relu(x)", color=BLUE, ha="center")
    bent.text(0.9, -2.0, "−2 relu(x − 1)", color=RED, ha="center", va="center")
    bent.text(2.35, 1.25, "relu(x − 2)", color=INK, ha="center", va="center")
    return figure


def _three_and_their_sum(axes: Axes, bent: bool) -> None:
    xs = [-1 + 4 * i / 80 for i in range(81)]
    total = [0.0] * len(xs)
    for weight, shift, colour in [(1, 0, BLUE), (-2, 1, RED), (1, 2, INK)]:
        zs = [x - shift for x in xs]
        ys = [weight * (_relu(z) if bent else z) for z in zs]
        total = [before + y for before, y in zip(total, ys, strict=True)]
        axes.plot(xs, ys, color=colour, linewidth=1.5, linestyle="--")
    axes.plot(xs, total, color=GREEN, linewidth=4)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_xlabel("x")
    axes.set_xticks([-1, 0, 1, 2, 3])
    axes.set_ylim(-4.6, 4.4)
