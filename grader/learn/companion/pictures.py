"""The same charts as a PNG or SVG file, drawn by matplotlib."""

import io
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from grader.course import CourseError
from grader.learn.companion.experiments.outcome import Chart
from grader.learn.companion.files import write_whole

KINDS = (".png", ".svg")
WIDTH, HEIGHT = 7.0, 3.6  # inches, of one chart


def require_place(path: Path) -> None:
    """Raise CourseError, before the work, where a picture can't be written."""
    if path.suffix.lower() not in KINDS:
        raise CourseError(f"--save {path}: the name must end in .png or .svg")
    if path.is_dir():
        raise CourseError(f"--save {path} is a folder: name a file")
    if not path.parent.is_dir():
        raise CourseError(f"--save {path}: there is no folder {path.parent}")


def save(charts: Sequence[Chart], path: Path) -> None:
    """Draw charts one below the other into a file, whole or not at all."""
    mpl.use("agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(
        len(charts), squeeze=False, figsize=(WIDTH, HEIGHT * len(charts)), layout="constrained"
    )
    for chart, axis in zip(charts, axes[:, 0], strict=True):
        for curve in chart.curves:
            style = "-" if curve.joined else "."
            axis.plot(curve.x, curve.y, style, label=curve.label)
        axis.set(title=chart.title, xlabel=chart.x_label, ylabel=chart.y_label)
        axis.set_xscale("log" if chart.log_x else "linear")
        axis.set_yscale("log" if chart.log_y else "linear")
        if chart.limits is not None:
            axis.set_ylim(*chart.limits)
        axis.grid(alpha=0.3)
        axis.legend()
    content = io.BytesIO()
    figure.savefig(content, format=path.suffix[1:].lower(), dpi=150)
    plt.close(figure)
    try:
        write_whole(path, content.getvalue())
    except OSError as error:
        raise CourseError(f"--save {path} can't be written: {error.strerror}") from None
