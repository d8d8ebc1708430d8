"""`grader status`: the path of all steps, the holes written, the points, and the next thing."""

import argparse

from grader.learn.companion import knowledge
from grader.learn.companion.knowledge import Standing
from grader.learn.companion.place import course_here
from grader.learn.companion.say import say, width

NARROW = 70


def status(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """Print the path; run first what changed since its tests ran."""
    course = course_here()
    found = knowledge.find_out(course)
    here = knowledge.current(found)
    for line, style in path_lines(found, here, width()):
        say(line, style)
    say()
    for line in next_thing(found, here):
        say(line)
    return 0


def path_lines(found: list[Standing], here: Standing, columns: int) -> list[tuple[str, str]]:
    """A line for each step with its style; the one where the learner is has an arrow."""
    titles = max(len(one.step.title) for one in found)
    lines = []
    for one in found:
        arrow = ">" if one is here else " "
        holes = "?" if one.written is None else f"{one.written}"
        wide = columns >= NARROW
        written = f"{holes} of {len(one.step.holes)}" + (" holes" if wide else "")
        place = one.step.name[4:] if not wide else one.step.spoken
        line = f"{arrow} {place}  {one.step.title:<{titles}}  {written:<{12 if wide else 6}}"
        line += f"{points(one):>17}" if wide else f"{points(one).removesuffix(' points'):>9}"
        lines.append((f"{line}  {state(one)}"[:columns].rstrip(), _style(one, here)))
    return lines


def points(one: Standing) -> str:
    """Earned and possible points, where they are known."""
    if one.record is None or not one.record.points[1]:
        return ""
    earned, possible = one.record.points
    return f"{earned:.4g} of {possible:.4g} points"


def state(one: Standing) -> str:
    """A step in a word or two."""
    if one.passes:
        return "passes"
    if one.record is not None and one.record.ungraded:
        return "not graded"
    if one.written is None:
        return "can't be read"
    if one.record is not None and one.written == len(one.step.holes):
        return f"{one.record.passed} of {one.record.tests} tests"
    return "begun" if one.begun else ""


def next_thing(found: list[Standing], here: Standing) -> list[str]:
    """What to do next, in two lines at most."""
    if here.passes:
        return ["All steps pass. That was the course: the network is yours."]
    name = here.step.name
    if here.record is not None and here.record.ungraded:
        return [f"Next: {here.step.spoken}, {here.record.ungraded}"]
    hole = knowledge.next_hole(here)
    what = f", `{hole}`" if hole else ""
    done = sum(one.passes for one in found)
    return [
        f"{done} of {len(found)} steps pass. Next: {here.step.spoken}{what}",
        f"Lesson: {here.step.shown(here.step.lesson)}   Go on: grader watch {name}",
    ]


def _style(one: Standing, here: Standing) -> str:
    if one.passes:
        return "green"
    return "bold" if one is here else ""
