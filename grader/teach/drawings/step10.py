"""The pictures of step 10."""

from matplotlib.figure import Figure

from grader.teach.drawings.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    PALE_BLUE,
    PALE_GREEN,
    PALE_RED,
    RED,
    SMALL,
    arrow,
    box,
    canvas,
    chart,
    note,
)
from grader.teach.reference import solution
from grader.teach.rentals import bikes


def one_epoch() -> Figure:
    """Ten rows in slices of four, four and two: three gradients, three updates, one epoch."""
    figure, axes = canvas(7.5, 4.3)
    cell, gap, left = 0.46, 0.24, 2.05
    rows_at, gradients_at, parameters_at = 3.2, 2.1, 0.85
    slices = [range(4), range(4, 8), range(8, 10)]

    note(axes, (0.1, rows_at), "rows", colour=GREEN, align="left")
    note(axes, (0.1, gradients_at), "gradients", colour=RED, align="left")
    note(axes, (0.1, parameters_at), "parameters", colour=BLUE, align="left")

    before = 1.64
    box(axes, (before, parameters_at), "start", 0.72, 0.5, PALE_BLUE, BLUE, SMALL)
    edge = before + 0.36
    for k, rows in enumerate(slices):
        for i in rows:
            at = (left + (i + 0.5) * cell + k * gap, rows_at)
            box(axes, at, str(i), cell - 0.06, 0.46, fill=PALE_GREEN, edge=GREEN, size=SMALL)
        middle = left + (rows[0] + len(rows) / 2) * cell + k * gap
        arrow(axes, (middle, rows_at - 0.28), (middle, gradients_at + 0.28), colour=RED)
        box(axes, (middle, gradients_at), f"mean of {len(rows)}", 1.05, 0.5, PALE_RED, RED, SMALL)
        arrow(axes, (middle, gradients_at - 0.28), (middle, parameters_at + 0.28), colour=RED)
        box(
            axes,
            (middle, parameters_at),
            f"after\nupdate {k + 1}",
            1.05,
            0.5,
            PALE_BLUE,
            BLUE,
            SMALL,
        )
        arrow(axes, (edge + 0.03, parameters_at), (middle - 0.55, parameters_at), colour=BLUE)
        here, there = (before + 0.1, parameters_at + 0.28), (middle - 0.45, gradients_at - 0.28)
        arrow(axes, here, there, colour=BLUE, dashed=True)
        before, edge = middle, middle + 0.525

    right = left + 10 * cell + 2 * gap
    axes.plot([left, left, right, right], [3.55, 3.7, 3.7, 3.55], color=GREY, linewidth=1.2)
    history = "before the epoch: the loss over all ten rows goes into the history"
    note(axes, ((left + right) / 2, 4.0), history, colour=GREY, size=SMALL)
    taken = "dashed: at these parameters the gradient of the slice is taken"
    note(axes, ((left + right) / 2, 0.28), taken, colour=BLUE, size=SMALL)
    return figure


def more_updates() -> Figure:
    """The loss on the 240 rows of the sample: one update in an epoch, and fifteen."""
    rows, targets = bikes().sample_rows, bikes().sample_targets
    start = solution("step08").init_params(5, 8, 12)
    figure, axes = chart(7, 3.8, "epoch", "loss before the epoch")
    for batch_size, colour, text, place in [
        (None, GREY, "full batch: 1 update in each epoch", (13, 0.0445)),
        (16, BLUE, "batches of 16: 15 updates in each epoch", (13, 0.0165)),
    ]:
        _, history = solution("step10").train(start, rows, targets, 0.1, 40, batch_size)
        axes.plot(range(40), history, color=colour)
        note(axes, place, text, colour=colour, align="left")
    same = "240 rows, shuffled; learning rate 0.1; same start"
    note(axes, (13, 0.074), same, colour=INK, size=SMALL, align="left")
    axes.set_ylim(0, 0.08)
    axes.set_xlim(0, 40)
    return figure
