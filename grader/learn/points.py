"""Points: ten a hole; the core test gives six of ten, the others share the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

HOLE_POINTS = 10
CORE_SHARE = Fraction(6, 10)


@dataclass(frozen=True)
class Verdict:
    """What is known of one test after it ran.

    state: one of the states of grader.learn.failure, or "error" where the suite itself is broken.
    message: the failure's text. details: tables and curves as plain data, for pages; a test
    that passed has its curves as well.
    mistake: the ids of the known mistakes that give this answer.
    """

    step: str
    name: str
    hole: str
    core: bool
    hidden: bool
    points: int
    state: str
    message: str = ""
    headline: str = ""
    details: list[dict[str, Any]] = field(default_factory=list)
    mistake: tuple[str, ...] = ()


def scores(verdicts: Iterable[Verdict]) -> list[tuple[Fraction, Fraction]]:
    """Score and maximum of each verdict, in order.

    Examples carry no points. Tests beside the core earn nothing unless the core passes. What is
    not graded counts neither in the score nor in the maximum.
    """
    verdicts = list(verdicts)
    graded = [v for v in verdicts if v.hidden and v.state != "not graded"]
    found = []
    for verdict in verdicts:
        if verdict not in graded:
            found.append((Fraction(0), Fraction(0)))
            continue
        same_hole = [v for v in graded if (v.step, v.hole) == (verdict.step, verdict.hole)]
        maximum = _maximum(verdict, same_hole)
        core_passed = all(v.state == "passed" for v in same_hole if v.core)
        earned = verdict.state == "passed" and core_passed
        found.append((maximum if earned else Fraction(0), maximum))
    return found


def _maximum(verdict: Verdict, same_hole: list[Verdict]) -> Fraction:
    points = max(v.points for v in same_hole)
    others = sum(1 for v in same_hole if not v.core)
    if verdict.core:
        return points * CORE_SHARE if others else Fraction(points)
    return points * (1 - CORE_SHARE) / others
