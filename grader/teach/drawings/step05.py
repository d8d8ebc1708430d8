"""The picture of step 05."""

from itertools import pairwise

from matplotlib.figure import Figure

from grader.teach.drawings.style import BLUE, GREEN, GREY, RED, arrow, chart
from grader.teach.reference import solution


def descent_of_one_number() -> Figure:
    """The loss of one constant for the targets 1, 2, 3, 6, and three steps down to the mean."""
    step = solution("step05")
    targets = [1.0, 2.0, 3.0, 6.0]
    best = step.mean(targets)

    def loss(c: float) -> float:
        return float(step.mse([c] * len(targets), targets))

    figure, axes = chart(7, 4.4, "the constant c", "loss: MSE of c")
    xs = [-0.6 + 7.2 * i / 200 for i in range(201)]
    axes.plot(xs, [loss(x) for x in xs], color=BLUE)

    floor = loss(best)
    axes.plot([best, best], [0, floor], color=GREEN, linestyle="--")
    axes.plot([best], [floor], "o", color=GREEN, markersize=9)
    axes.text(best + 0.18, 1.4, "the mean, 3:\nslope 0", color=GREEN, ha="left", va="center")

    path = [step.fit_constant(targets, 0.0, 0.25, epochs)[0] for epochs in range(4)]
    for here, there in pairwise(path):
        axes.plot([here, there], [loss(here), loss(here)], color=RED, linewidth=1.2)
        arrow(axes, (there, loss(here)), (there, loss(there)), colour=RED)
    axes.plot(path, [loss(c) for c in path], "o", color=RED, markersize=7)
    axes.text(0.15, loss(0.0) + 0.25, "start: c = 0, slope −6", color=RED, ha="left", va="bottom")
    axes.text(1.62, 7.1, "c = 1.5, slope −3", color=RED, ha="left", va="center")
    axes.text(
        5.0, 5.0, "here the slope is\npositive: downhill\nis to the left", color=GREY, va="center"
    )
    axes.set_xlim(-0.7, 7.0)
    axes.set_ylim(0, 17)
    axes.set_xticks([0, 1, 2, 3, 4, 5, 6])
    return figure
