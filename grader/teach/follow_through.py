"""Which code stands in for the earlier steps that a step imports.

Where the student's own step earned full marks, it is used; where it did not, the reference's
functions are handed in to be called, so that no solution enters the jail.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from grader.course import STEP_NAME, Course
from grader.teach.jail.backend import Prepared, Reference, reference_of
from grader.teach.reference import solution
from grader.teach.result import FollowThrough

NEVER_HANDED_IN = ("step01", "step04")


def imported_steps(prepared: Prepared) -> set[str]:
    """The steps that a file imports."""
    parts = [name.split(".") for name in prepared.imports]
    return {p[1] for p in parts if p[0] == "exercises" and len(p) > 1 and STEP_NAME.fullmatch(p[1])}


def earlier_steps(name: str, prepared: Mapping[str, Prepared]) -> list[str]:
    """All steps that a step needs, directly or through others, in order."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = {other for other in imported_steps(prepared[waiting.pop()]) if other in prepared}
        waiting += sorted(new - found)
        found |= new
    return sorted(other for other in found if other < name)


def offer(
    course: Course, name: str, prepared: Mapping[str, Prepared], proven: Iterable[str] | None
) -> tuple[dict[str, Prepared | Reference], list[FollowThrough]]:
    """What a step's file may import, itself included, and what to say about it.

    proven: the steps whose own code earned full marks; None where follow-through is off.
    """
    offered: dict[str, Prepared | Reference] = {}
    told: list[FollowThrough] = []
    for other in earlier_steps(name, prepared):
        own = proven is None or other in proven or other in NEVER_HANDED_IN
        used: Literal["own", "reference"] = "own" if own else "reference"
        if not own:
            offered[other] = reference_of(solution(other))
        elif prepared[other].source:
            offered[other] = prepared[other]
        if proven is not None:
            told.append(FollowThrough(course[other].name, used))
    offered[name] = prepared[name]
    return offered, told
