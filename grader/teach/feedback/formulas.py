"""The formula that belongs to a hole, from its lesson, typeset as MathML.

formulas.toml says how the formula of a hole begins. A formula that is no longer in the lesson is
an error of the course, so that a lesson can't be changed and its page forgotten. A hole that is not
named there has the formulas that stand below its own heading.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from latex2mathml.converter import convert
from markupsafe import Markup

from grader.course import TASK_HEADING, CourseError, Step

NAMED = Path(__file__).with_name("formulas.toml")
DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
BETWEEN = re.compile(r"\\qquad(?:\\q?quad)*(?=\s)")


@cache
def formulas_of(step: Step, hole: str) -> tuple[str, ...]:
    """The formulas of a hole as LaTeX, if the lesson has any for it. Raises CourseError."""
    text = step.lesson.read_text(encoding="utf-8")
    beginnings = _named().get(step.name, {}).get(hole)
    if beginnings is None:
        return tuple(_displayed(_section(step, text, hole)))
    return tuple(_only(step, beginning, _displayed(text)) for beginning in beginnings)


@cache
def mathml(latex: str) -> Markup:
    """A formula for a page. latex2mathml escapes what it does not know."""
    return Markup(convert(latex, display="block"))


@cache
def _named() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(NAMED.read_text(encoding="utf-8"))


def _displayed(text: str) -> list[str]:
    """The displayed formulas; several in a row are taken apart."""
    rows = (" ".join(found.split()) for found in DISPLAYED.findall(text))
    return [formula.strip() for row in rows for formula in BETWEEN.split(row) if formula.strip()]


def _section(step: Step, text: str, hole: str) -> str:
    _, _, rest = text.partition(f"### {step.hole(hole).heading}\n")
    return TASK_HEADING.split(rest)[0].partition("\n## ")[0]


def _only(step: Step, beginning: str, formulas: list[str]) -> str:
    found = list(dict.fromkeys(one for one in formulas if one.startswith(beginning)))
    if len(found) != 1:
        raise CourseError(
            f"{NAMED.name}: {step.name}: {len(found)} formulas of {step.shown(step.lesson)} begin "
            f"with {beginning!r}, not one: write how the formula begins now"
        )
    return found[0]
