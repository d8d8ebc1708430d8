"""What an experiment gives, as data: a table, and charts of curves."""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.course import CourseError

MOST_CASES = 8
EXPLODED = 1e6  # times the first loss
Told = Callable[[str], None]


@dataclass(frozen=True)
class Case:
    """One choice of all settings. label: those of its settings that differ between cases."""

    values: dict[str, Any]
    label: str

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass(frozen=True)
class Curve:
    """A named line through points. joined: whether the points are joined."""

    label: str
    x: list[float]
    y: list[float]
    joined: bool = True


@dataclass(frozen=True)
class Chart:
    """Curves in one picture. limits: lowest and highest y shown, None where the curves say it."""

    title: str
    x_label: str
    y_label: str
    curves: list[Curve]
    log_x: bool = False
    log_y: bool = False
    limits: tuple[float, float] | None = None


@dataclass(frozen=True)
class Outcome:
    """The table's header and rows, the charts, and remarks in sentences."""

    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    charts: Sequence[Chart]
    remarks: Sequence[str] = ()


def cases(defaults: dict[str, list[Any]], wished: dict[str, list[Any]]) -> list[Case]:
    """Every combination of the settings; raises CourseError where they are too many."""
    settings = defaults | wished
    varied = [name for name, values in settings.items() if len(values) > 1]
    combinations = list(itertools.product(*settings.values()))
    if len(combinations) > MOST_CASES:
        raise CourseError(
            f"these are {len(combinations)} trials; change one or two settings at a time, "
            f"{MOST_CASES} trials at most"
        )
    found = []
    for combination in combinations:
        values = dict(zip(settings, combination, strict=True))
        label = ", ".join(f"{spoken(name)} {values[name]:g}" for name in varied if name != "rows")
        if "rows" in varied:
            label = f"{label}, {values['rows']} rows".removeprefix(", ")
        found.append(Case(values, label or "yours"))
    return found


def spoken(setting: str) -> str:
    """A setting as sentences name it: learning_rate is "learning rate"."""
    return setting.replace("_", " ")


def loss_chart(histories: Iterable[tuple[str, list[float]]]) -> Chart:
    """The losses before each epoch; on a logarithmic scale where they differ by much.

    A loss that grows without end leaves the picture at the top.
    """
    curves = [Curve(label, list(map(float, range(len(h)))), h) for label, h in histories]
    losses = [loss for curve in curves for loss in curve.y if math.isfinite(loss) and loss > 0]
    wide = bool(losses) and max(losses) > 30 * min(losses)
    limits = None
    if wide and max(losses) > EXPLODED * curves[0].y[0]:
        limits = min(losses), EXPLODED * curves[0].y[0]
    title = "The loss before each epoch"
    return Chart(title, "epoch", "loss", curves, log_y=wide, limits=limits)


def shown(number: float) -> str:
    """A loss or a share for a table: four digits, or a power of ten."""
    return f"{number:.4g}" if math.isfinite(number) else "-"
