"""The lessons' experiments that a picture says more about: a module for each, found by its name.

A module has SETTINGS, the values that can be changed with what they are at first, and
`run(own, cases, told)`, which tries every case with the learner's own functions.
"""

from pathlib import Path

from grader.course import Course, Step


def exists(step: Step) -> bool:
    """Whether there is an experiment of a step."""
    return Path(__file__).with_name(f"{step.name}.py").is_file()


def known(course: Course) -> list[str]:
    """The steps that have one."""
    return [step.name for step in course if exists(step)]
