"""The lessons' experiments that a picture says more about: a module for each, found by its name."""

from pathlib import Path

from grader.course import Step


def exists(step: Step) -> bool:
    """Whether there is an experiment of a step."""
    return Path(__file__).with_name(f"{step.name}.py").is_file()
