"""`grader solution step09`: the course's own way, after the step passes or when asked to spoil."""

import argparse
import ast
from dataclasses import dataclass

from grader.course import Course, CourseError, Step
from grader.learn.companion import code, knowledge, progress
from grader.learn.companion.place import course_here, named_hole, named_step
from grader.learn.companion.say import say


@dataclass(frozen=True)
class Pair:
    """One hole, as the learner wrote it and as the course did."""

    hole: str
    yours: str
    reference: str

    @property
    def same(self) -> bool:
        """Whether the two differ in nothing but layout and comments."""
        try:
            return ast.dump(_tree(self.yours)) == ast.dump(_tree(self.reference))
        except SyntaxError:
            return False


def solution(arguments: argparse.Namespace) -> int:
    """Print the reference's holes."""
    course = course_here()
    step = named_step(course, arguments.step)
    source = code.reference(step)
    holes = [hole.name for hole in step.holes]
    if arguments.hole is not None:
        holes = [named_hole(step, arguments.hole)]
    if not arguments.spoil and not _passes(course, step):
        raise CourseError(
            f"{step.spoken} does not pass yet: take a hint (grader hint {step.name}), or see the "
            f"solution all the same: grader solution {step.name} --spoil"
        )
    say(f"{step.shown(step.solution)}; yours may look quite different and be right.", "bold")
    for hole in holes:
        say()
        say(code.text_of(source, hole).rstrip())
    return 0


def pairs(step: Step) -> list[Pair]:
    """Every hole of a step, yours beside the course's; CourseError where there are no solutions."""
    yours, reference = code.readable_stub(step), code.reference(step)
    return [
        Pair(
            hole.name,
            code.text_of(yours, hole.name),
            code.text_of(reference, hole.name),
        )
        for hole in step.holes
    ]


def _passes(course: Course, step: Step) -> bool:
    one = knowledge.standing(course, step, progress.load(course.root))
    if one.record is None and one.begun:
        knowledge.run_and_note(course, step)
        one = knowledge.standing(course, step, progress.load(course.root))
    return one.passes


def _tree(source: str) -> ast.AST:
    # A method is indented; under a condition it is a program of its own.
    return ast.parse(f"if True:\n{source}" if source[:1].isspace() else source)
