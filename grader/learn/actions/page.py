"""The summary of a job, in Markdown: what is right, what is wrong, what comes next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from grader.course import Course
from grader.learn.actions.told import StepTold, Test, Told
from grader.learn.begun import holes_left, sentences
from grader.learn.companion import code
from grader.learn.mistake import Mistake

MAX_FAILURES = 20  # with messages of 4,000 characters far below what GitHub shows, a megabyte
MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$@:-])")
UNOFFICIAL = (
    "**Unofficial.** This ran in your own fork, by a workflow that belongs to you. What counts is "
    "what your teacher's run says."
)
ONLY_EXAMPLES = "This edition runs the examples alone; points come from your teacher."
UNTOUCHED = "No step is begun yet."


@dataclass(frozen=True)
class Place:
    """A hole that is still to be written, and what its sentence asks for."""

    hole: str
    file: str
    line: int
    sentence: str


def next_hole(course: Course) -> Place | None:
    """The first hole of the course that is not written; a file that is broken is passed over."""
    for step in course:
        left = holes_left(step.stub) or set()
        name = next((hole.name for hole in step.holes if hole.name in left), None)
        if name is not None:
            asked = sentences(code.read(step.stub)).get(name, "")
            return Place(name, step.shown(step.stub), code.line_of(step, name), asked)
    return None


def inline(text: str) -> str:
    """A text in a line of Markdown, shown as it is written."""
    return MARKUP.sub(r"\\\1", escape(" ".join(text.split()), quote=False))


def markdown(found: Told, course: Course) -> str:
    """The whole summary."""
    parts = ["## The steps that you have begun", UNOFFICIAL]
    if found.trouble:
        parts.append(f"**{inline(found.trouble)}**")
    elif not found.steps:
        parts.append(UNTOUCHED)
    if found.steps:
        parts.append("\n".join(_table(found.steps)))
        if not any(one.max_score for one in found.steps):
            parts.append(ONLY_EXAMPLES)
    parts.append(_next(course))
    parts += [_known(one, test, mistake) for one, test, mistake in _mistakes(found)]
    failures = [_failure(one, test) for one in found.steps for test in one.first_wrong()]
    parts += failures[:MAX_FAILURES]
    if len(failures) > MAX_FAILURES:
        parts.append(f"… and {len(failures) - MAX_FAILURES} holes more.")
    return "\n\n".join([*parts, ""])


def _table(steps: list[StepTold]) -> Iterator[str]:
    yield "| step | | points | tests passed |"
    yield "|---|---|--:|--:|"
    for one in steps:
        points = f"{one.score:g} of {one.max_score:g}" if one.max_score else ""
        name = inline(f"{one.step.spoken} {one.step.title}")
        yield f"| {name} | {_standing(one)} | {points} | {one.passed} of {len(one.tests)} |"


def _standing(one: StepTold) -> str:
    """How a step stands, in a few words."""
    if one.refused:
        return f"❌ {inline(one.refused)}"
    if one.ungraded:
        return "not graded: PyTorch is not installed here"
    wrong = [f"`{test.hole}`" for test in one.first_wrong()]
    left = len(holes_left(one.step.stub) or ())
    parts = [f"❌ wrong: {', '.join(wrong)}"] if wrong else []
    parts += [f"{left} {'hole' if left == 1 else 'holes'} left"] if left else []
    return "; ".join(parts) or (
        "✅ right" if one.passed == len(one.tests) else "waits for another step"
    )


def _next(course: Course) -> str:
    place = next_hole(course)
    if place is None:
        return "Every hole is written."
    where = f"`{place.file}`, line {place.line}"
    return f"**Next to write:** `{place.hole}` in {where}. {inline(place.sentence)}"


def _mistakes(found: Told) -> Iterator[tuple[StepTold, Test, Mistake]]:
    """Each known mistake once, where it is met first."""
    told = set()
    for one in found.steps:
        for test in one.wrong:
            for mistake in test.mistakes:
                if mistake.id not in told:
                    told.add(mistake.id)
                    yield one, test, mistake


def _known(one: StepTold, test: Test, mistake: Mistake) -> str:
    return (
        f"### {one.step.spoken}, `{test.hole}`\n\n"
        f"This is what you get by {inline(mistake.title)}. {inline(mistake.explanation)}\n\n"
        f"**{inline(mistake.question)}**"
    )


def _failure(one: StepTold, test: Test) -> str:
    return (
        f"<details><summary>{one.step.spoken}, {escape(test.hole)}: {escape(test.name)}</summary>"
        f"\n\n<pre>{escape(test.message)}</pre>\n\n</details>"
    )
