"""Pictures of a result's details, as SVG that stands in the page and takes its colours and fonts.

pygal draws; its own style sheet, script, random ids and date are left out, so that the same details
give the same bytes and style.css rules both schemes. Every picture has a text that says the same.
"""

import math
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygal
from markupsafe import Markup
from pygal.style import Style

from grader.learn.curve import BASELINE
from grader.teach.feedback.details import CurveDetail, Detail, TableDetail

if TYPE_CHECKING:
    from grader.teach.feedback.class_view import StepSummary

# pygal leaves a finder of an older kind behind, which others stumble over.
sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]

WIDTH, HEIGHT = 380, 230
BAR = 42  # of a picture's height, for each group of bars
MANY, LABELS = 12, 6  # points that are marked one by one; numbers below an axis
STEEP = 1000.0  # from this ratio on, the axis counts in powers of ten
MOST = 1e100  # beyond it nothing is drawn: the scale of an axis would overflow
PLAIN = Style(font_family="inherit", label_font_size=13, title_font_size=13)
SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {BASELINE: 2, "can't be read": 3}  # of style.css; others in the order of their series
UNWANTED = {"defs", "title", "desc"}  # pygal keeps its style sheet and its script in defs


@dataclass(frozen=True)
class Chart:
    """A picture, what it is called, its series in the order of their colours, and it in words."""

    svg: Markup
    title: str
    series: tuple[str, ...]
    words: str

    @property
    def legend(self) -> list[tuple[str, int]]:
        """Each series with the number of its colour."""
        return [(name, COLOURS.get(name, i)) for i, name in enumerate(self.series)]


def chart_of(detail: Detail) -> Chart | None:
    """The picture of a table of slopes or of a curve; None where there is nothing to see."""
    return curve_chart(detail) if isinstance(detail, CurveDetail) else slopes_chart(detail)


def curve_chart(detail: CurveDetail) -> Chart | None:
    """Lines over 0, 1, 2, …"""
    series = {name: [_drawable(n) for n in numbers] for name, numbers in detail.series.items()}
    shown = {name: numbers for name, numbers in series.items() if _known(numbers)}
    if not any(len(_known(numbers)) > 1 for numbers in shown.values()):
        return None
    longest = max(map(len, shown.values()))
    everything = [n for numbers in shown.values() for n in _known(numbers)]
    logarithmic = min(everything) > 0 and max(everything) > STEEP * min(everything)
    words = " ".join(_course_of(name, numbers, detail.x) for name, numbers in series.items())
    if detail.left_out:
        words += f" The last {detail.left_out} numbers are not drawn."
    chart = pygal.Line(
        **_settings(HEIGHT),
        x_title=detail.x,
        y_title=detail.y + (", powers of ten" if logarithmic else ""),
        logarithmic=logarithmic,
        dots_size=3.5,
        x_labels=[str(i) for i in range(longest)],
        x_labels_major_every=-(-longest // LABELS),
        show_minor_x_labels=False,
    )
    for name, numbers in shown.items():
        chart.add(name, numbers, show_dots=longest <= MANY and name != BASELINE)
    return _chart(chart, detail.title, tuple(shown), words)


def slopes_chart(detail: TableDetail) -> Chart | None:
    """Bars side by side: your slope along each parameter, and the measured one."""
    at = [detail.header.index(name) for name in ("yours", "numerical") if name in detail.header]
    rows = detail.rows
    pairs = [[_drawable(row[i]) for i in at] for row in rows]
    if len(at) != 2 or not pairs or any(n is None for pair in pairs for n in pair):
        return None
    words = "; ".join(f"{row[0]}: yours {row[at[0]]}, measured {row[at[1]]}" for row in rows) + "."
    title, names = "Your slopes beside the measured ones", ("yours", "measured")
    chart = pygal.HorizontalBar(
        **_settings(60 + BAR * len(rows)), x_labels=[row[0] for row in rows][::-1]
    )
    for position, name in enumerate(names):
        chart.add(name, [pair[position] for pair in pairs][::-1])
    return _chart(chart, title, names, words)


def class_chart(steps: Sequence["StepSummary"]) -> Chart:
    """Students by step, one upon the other, by how far they are."""
    numbers = {
        "passed": [step.passed for step in steps],
        "on the way": [step.begun for step in steps],
        "not begun": [step.untouched for step in steps],
    }
    if any(step.unreadable for step in steps):
        numbers["can't be read"] = [step.unreadable for step in steps]
    most = max((step.known for step in steps), default=0)
    chart = pygal.StackedBar(
        **_settings(HEIGHT),
        x_title="step",
        y_title="students",
        x_labels=[f"{step.step.number:02d}" for step in steps],
        y_labels=sorted({round(most * quarter / 4) for quarter in range(5)}),
    )
    for name, counts in numbers.items():
        chart.add(name, counts)
    title = "Students by step"
    words = "The numbers stand beside it or below, step by step."
    return _chart(chart, title, tuple(numbers), words)


def _settings(height: int) -> dict[str, Any]:
    return {
        "width": WIDTH,
        "height": height,
        "style": PLAIN,
        "show_legend": False,
        "margin": 12,
        "js": [],
        "css": [],
        "max_scale": 6,
        "truncate_label": 18,
        "value_formatter": lambda number: f"{number:.4g}",
    }


def _chart(drawing: Any, title: str, series: tuple[str, ...], words: str) -> Chart:
    svg = _svg(drawing, title)
    for i, name in enumerate(series):
        colour = COLOURS.get(name, i)
        svg = svg.replace(f"serie-{i} color-{i}", f"serie-{i} color-{colour}")
    return Chart(Markup(svg), title, series, words)


def _svg(chart: Any, title: str) -> str:
    root = chart.render_tree()
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.removeprefix(SVG) in UNWANTED:
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        for name in [name for name in element.attrib if name in ("id", "style")]:
            del element.attrib[name]
    kept = {"viewBox": root.get("viewBox"), "class": "chart", "role": "img", "aria-label": title}
    root.attrib.clear()
    root.attrib.update(kept)
    return ET.tostring(root, encoding="unicode")


def _drawable(number: Any) -> float | None:
    """A number that has a place in a picture, from a detail's number or text."""
    try:
        value = float(number)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if math.isfinite(value) and abs(value) <= MOST else None


def _known(numbers: Sequence[float | None]) -> list[float]:
    return [n for n in numbers if n is not None]


def _course_of(name: str, numbers: Sequence[float | None], x: str) -> str:
    """A series in a sentence."""
    if not numbers:
        return f"{name}: nothing."
    first, last = (f"{n:.4g}" if n is not None else "no number" for n in (numbers[0], numbers[-1]))
    known = _known(numbers)
    if len(set(numbers)) == 1 and known:
        return f"{name}: {first} all along."
    top = max(known, default=0.0)
    over = f" over {top:.4g} at {x} {numbers.index(top)}" if top > max(_ends(numbers)) else ""
    return f"{name}: from {first}{over} to {last} at {x} {len(numbers) - 1}."


def _ends(numbers: Sequence[float | None]) -> list[float]:
    """The first and the last number; nothing is higher than one that is none."""
    return [math.inf if n is None else n for n in (numbers[0], numbers[-1])]
