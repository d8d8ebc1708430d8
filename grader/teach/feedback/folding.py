"""Neighbouring steps with the same one thing to say, told in one line."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from grader.course import Step

Item = TypeVar("Item")


def folded(items: Iterable[Item], same: Callable[[Item], str]) -> list[list[Item]]:
    """Neighbours of which the same is to be said, together; "" stands alone."""
    runs = []
    for what, found in groupby(items, same):
        together = list(found)
        runs += [together] if what else [[one] for one in together]
    return runs


def spoken_all(steps: Sequence[Step]) -> str:
    """Any steps as sentences name them: step 01, steps 03 to 05."""
    numbers = {step: step.number - i for i, step in enumerate(steps)}
    return ", ".join(spoken_steps(run) for run in folded(steps, lambda step: f"{numbers[step]:+}"))


def spoken_steps(steps: Sequence[Step]) -> str:
    """Neighbouring steps as sentences name them: step 03, steps 03 and 04, steps 03 to 12."""
    if len(steps) == 1:
        return steps[0].spoken
    joint = "and" if len(steps) == 2 else "to"
    return f"steps {steps[0].number:02d} {joint} {steps[-1].number:02d}"
