"""The pictures of step 04: one small graph, on the way forward and on the way back."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.teach.drawings.style import (
    BLUE,
    GREY,
    PALE_BLUE,
    PALE_RED,
    RED,
    SMALL,
    Point,
    arrow,
    box,
    canvas,
    note,
)

WIDTH, HEIGHT, GAP = 1.3, 0.72, 0.05
TOP, BOTTOM = 2.55, 0.75
MIDDLES: dict[str, Point] = {
    "a": (0.85, TOP),
    "b": (0.85, BOTTOM),
    "p": (3.0, BOTTOM),
    "s": (4.75, TOP),
    "out": (6.55, BOTTOM),
}
# From a parent to its user: the local slope, the share that comes back, and where the text stands.
WAYS: dict[tuple[str, str], tuple[str, str, Point]] = {
    ("a", "s"): ("slope 1", "6 · 1 = 6", (2.8, TOP + 0.17)),
    ("a", "p"): ("slope 2", "15 · 2 = 30", (2.55, 1.76)),
    ("b", "p"): ("slope 3", "15·3=45", (1.92, BOTTOM + 0.17)),
    ("p", "s"): ("slope 1", "6 · 1 = 6", (4.4, 1.56)),
    ("p", "out"): ("slope 9", "1 · 9 = 9", (4.78, BOTTOM + 0.17)),
    ("s", "out"): ("slope 6", "1 · 6 = 6", (6.2, 1.76)),
}


def _ends(parent: str, user: str) -> tuple[Point, Point]:
    """Where the arrow between two boxes leaves the one and meets the other."""
    (x, y), (to_x, to_y) = MIDDLES[parent], MIDDLES[user]
    if y == to_y:
        return (x + WIDTH / 2 + GAP, y), (to_x - WIDTH / 2 - GAP, y)
    rise = (HEIGHT / 2 + GAP) * (1 if to_y > y else -1)
    return (x + 0.4, y + rise), (to_x - 0.4, to_y - rise)


def _graph(boxes: dict[str, str], back: bool) -> tuple[Figure, Axes]:
    """Draw the boxes and the ways between them, backward with shares or forward with slopes."""
    figure, axes = canvas(7.4, 3.7)
    colour, fill = (RED, PALE_RED) if back else (BLUE, PALE_BLUE)
    for (parent, user), (slope, share, middle) in WAYS.items():
        start, end = _ends(parent, user)
        if back:
            start, end = end, start
        arrow(axes, start, end, colour=colour)
        note(axes, middle, share if back else slope, colour=RED, size=SMALL)
    for name, text in boxes.items():
        box(axes, MIDDLES[name], text, WIDTH, HEIGHT, fill=fill, edge=colour, size=SMALL)
    return figure, axes


def graph_forward() -> Figure:
    """The graph of (a·b + a) · a·b: numbers in the boxes, the local slope on every arrow."""
    figure, axes = _graph(
        {
            "a": "a\n3",
            "b": "b\n2",
            "p": "p = a · b\n6",
            "s": "s = p + a\n9",
            "out": "out = s · p\n54",
        },
        back=False,
    )
    title = "Forward: every result keeps its parents and the slopes toward them"
    note(axes, (0.2, 3.4), title, colour=BLUE, align="left")
    note(axes, (3.0, 0.2), "p is used twice, and so is a", colour=GREY, size=SMALL)
    return figure


def graph_backward() -> Figure:
    """The same graph on the way back: the share on every arrow, the grads in the boxes."""
    figure, axes = _graph(
        {
            "a": "a.grad\n6 + 30 = 36",
            "b": "b.grad\n45",
            "p": "p.grad\n9 + 6 = 15",
            "s": "s.grad\n6",
            "out": "out.grad\n1",
        },
        back=True,
    )
    title = "Backward: the user's grad times the local slope is the parent's share"
    note(axes, (0.2, 3.4), title, colour=RED, align="left")
    reason = "p passes 15 on, and only when both of its shares have come"
    note(axes, (3.0, 0.2), reason, colour=GREY, size=SMALL)
    return figure
