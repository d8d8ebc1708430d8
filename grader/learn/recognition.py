"""Which known mistake gave this answer? Told by fingerprints, in every edition.

A fingerprint file holds, for each function of a step, a few probes, what the right function makes
of them, and what each known mistake makes of them instead. A learner's function is asked the same
probes. Where its answers are those of a mistake, and not those of the right function, the mistake
is known. Nothing is guessed: other answers are called nothing at all, and a function is judged only
when all that it builds on is right.
"""

import contextlib
import json
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from _pytest.outcomes import OutcomeException

from grader.course import Course, Step
from grader.learn.mistake import Mistake
from grader.learn.probing import (
    Observation,
    Observer,
    Probe,
    agree,
    from_data,
    is_unwritten,
)

FOLDER = Path(__file__).parent / "fingerprints"
TIME_LIMIT = 3.0


@dataclass(frozen=True)
class Unit:
    """One function of a step, or step 4's class: how it is asked, and what known answers are.

    needs: what it builds on, as (step, unit), without its own.
    """

    name: str
    needs: list[tuple[str, str]]
    probes: list[Probe]
    right: list[Observation]
    wrong: list[tuple[Mistake, dict[int, Observation]]]

    def answers(self, differing: dict[int, Observation]) -> list[Observation]:
        """All answers of a mistake, from those that are not the right ones."""
        return [differing.get(i, right) for i, right in enumerate(self.right)]


def unit_of(hole: str) -> str:
    """The name under which a hole is asked: a method's is its class."""
    return hole.partition(".")[0]


@cache
def read(step_name: str, folder: Path = FOLDER) -> dict[str, Unit]:
    """The fingerprints of a step, by unit; nothing where they are missing or damaged."""
    try:
        data = json.loads((folder / f"{step_name}.json").read_text(encoding="utf-8"))
        return {name: _unit(step_name, name, told) for name, told in data["units"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _unit(step_name: str, name: str, told: dict[str, Any]) -> Unit:
    wrong = []
    for one in told["mistakes"]:
        differing = {int(i): from_data(answer) for i, answer in one.pop("answers").items()}
        wrong.append((Mistake(step=step_name, **one), differing))
    return Unit(
        name,
        [(step, unit) for step, unit in told["needs"]],
        [from_data(one) for one in told["probes"]],
        [from_data(one) for one in told["right"]],
        wrong,
    )


@dataclass
class Judgement:
    """What is known of a unit. mistakes: more than one where no input tells them apart."""

    right: bool
    mistakes: list[Mistake] = field(default_factory=list)


@dataclass
class Recogniser:
    """Judges the units of one learner's steps, each once.

    observer: how to ask a step; None where it can't be asked.
    trusted: whether a step is known to be right.
    time_limit: seconds for one hole, where code in this process has to be interrupted.
    """

    course: Course
    observer: Callable[[Step], Observer | None]
    trusted: Callable[[Step], bool] = lambda _: False
    time_limit: float | None = None
    _known: dict[tuple[str, str], Judgement] = field(default_factory=dict)

    def recognise(self, step: Step, hole: str) -> list[Mistake]:
        """The mistake behind a hole that fails: its own, or that of something it builds on."""
        with _no_longer_than(self.time_limit):
            return self._judge(step.name, unit_of(hole)).mistakes
        return []

    def _judge(self, step_name: str, unit_name: str) -> Judgement:
        key = (step_name, unit_name)
        if key not in self._known:
            self._known[key] = Judgement(right=False)  # stays when the time is over
            self._known[key] = self._judged(step_name, unit_name)
        return self._known[key]

    def _judged(self, step_name: str, unit_name: str) -> Judgement:
        step = self.course[step_name]
        if self.trusted(step):
            return Judgement(right=True)
        unit = read(step_name).get(unit_name)
        if unit is None or not unit.probes:
            return Judgement(right=False)
        for needed in unit.needs:
            judgement = self._judge(*needed)
            if not judgement.right:
                return judgement
        observer = self.observer(step)
        if observer is None or observer.backend.problem() is not None:
            return Judgement(right=False)
        return judge(unit, list(observer.observe(unit.name, unit.probes)))


def judge(unit: Unit, answers: list[Observation]) -> Judgement:
    """Compare answers with the right ones and with those of all known mistakes."""
    said = [i for i, answer in enumerate(answers) if not is_unwritten(answer)]
    if all(agree(answers[i], unit.right[i]) for i in said):
        return Judgement(right=len(said) == len(answers))
    if not any("raised" not in answers[i] for i in said):
        return Judgement(right=False)
    found = [
        mistake
        for mistake, differing in unit.wrong
        if _is(unit.answers(differing), answers, said, differing)
    ]
    return Judgement(right=False, mistakes=found)


def _is(
    known: list[Observation], yours: list[Observation], said: list[int], differing: dict[int, Any]
) -> bool:
    return any(i in differing for i in said) and all(agree(yours[i], known[i]) for i in said)


class _Over(OutcomeException):
    """Time is over; as pytest's own interruptions, it passes through a learner's call."""


@contextlib.contextmanager
def _no_longer_than(seconds: float | None) -> Iterator[None]:
    """Leave the block when its time is over, where the system has an alarm to say so."""
    in_main = threading.current_thread() is threading.main_thread()
    if seconds is None or not (in_main and hasattr(signal, "setitimer")):
        yield
        return

    def ring(*_: object) -> None:
        raise _Over

    before = signal.signal(signal.SIGALRM, ring)
    left = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _Over:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, *left)
        signal.signal(signal.SIGALRM, before)
