"""The pictures of step 11: the worked example's network, whose loss has a bend along b1."""

from matplotlib.figure import Figure

from grader.teach.drawings.style import BLUE, GREEN, GREY, RED, SMALL, chart

BEND = -0.5
HERE = -0.45
H = 0.1


def _loss(b1: float) -> float:
    """The loss of one row (feature 1, target 1) with W1 = 0.5, W2 = 2 and b2 = 0.5."""
    return (2 * max(0.5 + b1, 0.0) + 0.5 - 1) ** 2


def _measured(b1: float, h: float) -> float:
    return (_loss(b1 + h) - _loss(b1 - h)) / (2 * h)


def across_the_bend() -> Figure:
    """A measurement near the bend: the tangent beside the secant whose left foot is beyond it."""
    figure, axes = chart(7, 4.2, "b1", "loss")
    curve = [-0.7 + 0.005 * i for i in range(101)]
    axes.plot(curve, [_loss(b1) for b1 in curve], color=BLUE, linewidth=3)
    axes.axvline(BEND, color=GREY, linestyle="--", linewidth=1.2)
    axes.text(-0.508, 0.015, "asleep", color=GREY, ha="right")
    axes.text(-0.492, 0.015, "awake", color=GREY, ha="left")

    tangent = [-0.54, -0.36]
    axes.plot(tangent, [_loss(HERE) - 1.6 * (b1 - HERE) for b1 in tangent], color=GREEN)
    axes.text(-0.44, 0.18, "tangent: slope −1.6,\nas the formula says", color=GREEN, ha="left")

    feet = [HERE - H, HERE + H]
    axes.plot(feet, [_loss(b1) for b1 in feet], "o--", color=RED)
    axes.text(-0.34, 0.06, "secant with h = 0.1:\nslope −1.05", color=RED, ha="left")
    axes.text(-0.553, 0.232, "left foot,\nbeyond the bend", color=RED, ha="right", va="top")
    axes.plot([HERE], [_loss(HERE)], "o", color=GREEN, markersize=8)
    axes.set_xlim(-0.7, -0.2)
    axes.set_ylim(0, 0.33)
    return figure


def error_and_h() -> Figure:
    """The relative error against h: a mistake stays, a bend goes away, the digits run out."""
    figure, axes = chart(7, 4.2, "h (smaller to the right)", "relative error")
    steps = [10 ** (-k / 2) for k in range(27)]

    def errors(slope: float) -> list[float]:
        pairs = [(slope, _measured(HERE, h)) for h in steps]
        return [max(abs(a - b) / max(abs(a), abs(b), 1e-4), 1e-15) for a, b in pairs]

    axes.loglog(steps, errors(-0.8), "o-", color=RED, markersize=4)
    axes.loglog(steps, errors(-1.6), "o-", color=BLUE, markersize=4)
    axes.axhline(1e-6, color=GREY, linestyle="--", linewidth=1.2)
    axes.text(1e-3, 1.6e-6, "one millionth", color=GREY, ha="left", va="bottom", fontsize=SMALL)
    axes.text(3e-8, 1.1, "a mistake: the factor 2 forgotten", color=RED, ha="center", va="bottom")
    axes.text(0.015, 2e-3, "right, but h reaches\nthe bend", color=BLUE, ha="left", va="center")
    axes.text(1e-9, 1e-12, "right, until the\ndigits run out", color=BLUE, ha="left", va="center")
    axes.set_xlim(4, 5e-14)
    axes.set_ylim(1e-16, 30)
    return figure
