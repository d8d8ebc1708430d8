"""`grader hint step09`: one level at a time, for one hole, going on where it stopped."""

import argparse

from grader.course import Course, CourseError, Step
from grader.learn.companion import knowledge, lesson, progress
from grader.learn.companion.lesson import Hint
from grader.learn.companion.place import course_here, named_hole, named_step
from grader.learn.companion.say import paragraph, say


def hint(arguments: argparse.Namespace) -> int:
    """Show the next hint of a hole."""
    course = course_here()
    if arguments.step is None:
        step = knowledge.current(knowledge.find_out(course)).step
    else:
        step = named_step(course, arguments.step)
    hole = named_hole(step, arguments.hole) if arguments.hole else _hole_to_work_on(course, step)
    if hole is None:
        say(f"{step.spoken.capitalize()} passes its tests: there is nothing left to hint at.")
        return 0
    shown = show_again(course, step, hole) if arguments.again else [next_hint(course, step, hole)]
    total = len(hints_of(step, hole))
    for number, one in shown:
        say(f"{step.spoken.capitalize()}, `{hole}`: {headline(number, total, one)}", "bold")
        say()
        paragraph(one.text, "  ")
        say()
    number = shown[-1][0]
    if number < total:
        say(f"One more: grader hint {step.name} {hole}")
    elif step.solution.is_file():
        say(f"That was the last hint. The solution: grader solution {step.name} --spoil")
    else:
        say("That was the last hint.")
    return 0


def headline(number: int, total: int, one: Hint) -> str:
    """Such as "hint 2 of 3, the direction"."""
    return f"hint {number} of {total}, {one.level[:1].lower()}{one.level[1:]}"


def hints_of(step: Step, hole: str) -> list[Hint]:
    """The hints of one hole, of which there is at least one."""
    found = lesson.hints(step).get(hole, [])
    if not found:
        raise CourseError(f"{step.shown(step.hints)} has no hint for `{hole}`")
    return found


def next_hint(course: Course, step: Step, hole: str) -> tuple[int, Hint]:
    """The next level, with its number; the last one again when all were shown."""
    found = hints_of(step, hole)
    number = min(progress.load(course.root).hints_shown(step.name, hole) + 1, len(found))
    progress.note_hint(course.root, step.name, hole, number)
    return number, found[number - 1]


def show_again(course: Course, step: Step, hole: str) -> list[tuple[int, Hint]]:
    """The levels that were shown already."""
    shown = progress.load(course.root).hints_shown(step.name, hole)
    if not shown:
        raise CourseError(
            f"no hint for `{hole}` was shown yet; the first: grader hint {step.name} {hole}"
        )
    return list(enumerate(hints_of(step, hole)[:shown], start=1))


def _hole_to_work_on(course: Course, step: Step) -> str | None:
    one = knowledge.standing(course, step, progress.load(course.root))
    hole = knowledge.next_hole(one)
    if hole is None and one.record is None:  # all written: only the tests know which one is wrong
        knowledge.run_and_note(course, step)
        one = knowledge.standing(course, step, progress.load(course.root))
        hole = knowledge.next_hole(one)
    if hole is None and not one.passes:
        hole = step.holes[0].name
    return hole
