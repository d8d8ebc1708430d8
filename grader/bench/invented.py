"""Invented results of a class, for measurements and tests of whatever reads results.

Nothing is marked: the messages are those that grader/learn/failure.py writes for known mistakes,
with tables and curves like those of the suites.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from grader.course import Course, Hole, Step
from grader.learn.curve import Curve, day_curve, loss_curve
from grader.learn.failure import Explanation, Table, text
from grader.learn.harmless import harmless, harmless_line
from grader.learn.mistake import Mistake
from grader.learn.states import FAILED, UNWRITTEN
from grader.teach.classroom import Classroom
from grader.teach.feedback.student_view import known_mistakes
from grader.teach.result import Result, Status, StepResult, TestResult, Times, Versions, to_json

TESTS = ("worked_example", "fresh_inputs", "one_row", "leaves_its_arguments_alone", "far_out")
POINTS = (0.0, 6.0, 2.0, 1.0, 1.0)
TRAININGS = ("fit_constant", "train_neuron", "train", "torch_train")
WHY = "Every slope is the slope of the station behind it, times one local slope."
ON_REAL_ROWS = ("train_neuron", "train")


def invented(course: Course, number: int, until: int | None = None, wrong: float = 0.15) -> Result:
    """The result of one of any number of students.

    until: the last step that is begun, drawn unless it is given. wrong: the share of holes with a
    known mistake in them.
    """
    rng = random.Random(number)
    last = rng.randint(1, len(course.steps)) if until is None else until
    steps = [_step(step, rng, step.number <= last, wrong) for step in course]
    return Result(
        submission=f"student{number:04d}",
        commit=f"{number:040x}",
        official=True,
        score=sum(step.score for step in steps),
        max_score=sum(step.max_score for step in steps),
        isolation="landlock 7, seccomp, limits",
        warning=None,
        versions=Versions("0.1.0", "3.11.7"),
        steps=steps,
        times=Times("2026-11-25T12:00:00+00:00", 1.0, {step.name: 0.1 for step in course}),
    )


def write_class(classroom: Classroom, results: Mapping[str, Result], columns: str = "") -> None:
    """The folder of a class with these results. columns: more of the roster, after a comma."""
    classroom.results.mkdir(parents=True, exist_ok=True)
    lines = [f"{name},https://example.org/{name}/course.git{columns}" for name in results]
    head = "student,repository" + (",first_name,last_name" if columns else "")
    classroom.roster.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    for name, result in results.items():
        classroom.result(name).write_bytes(to_json(result))


def _step(step: Step, rng: random.Random, begun: bool, wrong: float) -> StepResult:
    tests = []
    for hole in step.holes:
        known = _mistakes().get((step.name, hole.name), [])
        mistake = rng.choice(known) if begun and known and rng.random() < wrong else None
        tests += [_test(step, hole, i, begun, mistake, rng) for i in range(len(TESTS))]
    statuses = {test.status for test in tests}
    status: Status = "failed" if "failed" in statuses else "passed"
    score, most = sum(test.score for test in tests), sum(test.max_score for test in tests)
    return StepResult(step.name, status, score, most, rng.randrange(2**32), None, [], tests)


def _test(
    step: Step, hole: Hole, i: int, begun: bool, mistake: Mistake | None, rng: random.Random
) -> TestResult:
    curves = _curves(hole.name, i, rng) if begun else []
    name = f"test_{hole.name.replace('.', '_')}_{TESTS[i]}"
    if begun and mistake is None:
        points = POINTS[i]
        return TestResult(name, hole.name, "passed", points, points, i > 0, "", None, curves)
    told = Explanation(
        UNWRITTEN,
        headline=f"`{hole.name}` is not written yet ({step.module}.py, line 20)",
        sentences=("What to write: Take the formula of the lesson.",),
    )
    if mistake is not None:
        told = _explanation(step, hole, mistake, rng)
        told = replace(told, told_before=i > 0)
    ids = [mistake.id] if mistake is not None else None
    message = harmless(text(told))
    details = [_harmless(detail) for detail in told.details] + curves
    return TestResult(name, hole.name, "failed", 0.0, POINTS[i], i > 0, message, ids, details)


def _harmless(detail: dict[str, Any]) -> dict[str, Any]:
    """A table as marking leaves it."""
    if detail["kind"] != "table":
        return detail
    return detail | {"rows": [[harmless_line(cell) for cell in row] for row in detail["rows"]]}


def _explanation(step: Step, hole: Hole, mistake: Mistake, rng: random.Random) -> Explanation:
    """A failure with its mistake; only one of slopes has numbers, which would fit no other."""
    a, b = round(rng.uniform(-3, 3), 3), round(rng.uniform(0.5, 3), 3)
    rows = [(f"W1[{k}]", f"{a * k:.4g}", f"{b * k:.4g}", f"{a / b:.2g}") for k in range(1, 5)]
    is_gradient = "gradient" in hole.name or "slope" in hole.name
    table = Table(("parameter", "yours", "numerical", "ratio"), tuple(rows), 3)
    return Explanation(
        FAILED,
        step=step.name,
        hole=hole.name,
        call=f"{hole.name}([{a}, {b}], {b})",
        table=table if is_gradient else None,
        why=WHY if is_gradient else "",
        mistakes=(mistake,),
    )


def _curves(hole: str, i: int, rng: random.Random) -> list[dict[str, Any]]:
    """The losses of a training; in the last test of one on the real rows its day too."""
    rate = rng.uniform(0.7, 0.95)
    found: list[Curve | None] = []
    if hole in TRAININGS:
        yours, expected = ([base**k for k in range(20)] for base in (rate, rate - 0.1))
        found.append(loss_curve((yours,), [0.2, 1.2], (expected,)))
    if hole in ON_REAL_ROWS and i == len(TESTS) - 1:
        hours = range(24)
        real = [400.0 + 350 * math.sin((hour - 9) / 4) for hour in hours]
        found.append(day_curve([rate * real[hour] / 1000 for hour in hours], real))
    return [curve.data() for curve in found if curve is not None]


@cache
def _mistakes() -> dict[tuple[str, str], Sequence[Mistake]]:
    found: dict[tuple[str, str], list[Mistake]] = {}
    for mistake in known_mistakes(Course()).values():
        found.setdefault((mistake.step, mistake.hole), []).append(mistake)
    return dict(found)
