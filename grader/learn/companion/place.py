"""Where the companion works: the course that the learner stands in, and the step that is meant."""

import re
from importlib.util import find_spec
from pathlib import Path

from grader.course import ROOT, Course, CourseError, Step

COMPANION = 'python -m pip install -e ".[companion]"'
PLOT = 'python -m pip install -e ".[plot]"'


def course_here(folder: Path | None = None) -> Course:
    """The course of the folder that the learner stands in, which must be this program's own.

    Raises CourseError, with the remedy, outside of a course and in another copy of it.
    """
    folder = (folder or Path.cwd()).resolve()
    for root in (folder, *folder.parents):
        if (root / "exercises").is_dir() and (root / "grader" / "course.py").is_file():
            break
    else:
        raise CourseError(
            f"{folder} is not inside the course. Go there first: {_way_back()}, and try again"
        )
    if root != ROOT:
        raise CourseError(
            f"you are in {root}, but this `grader` belongs to the course in {ROOT}. "
            f"Set up the one that you are in: python start.py"
        )
    return Course(root)


def _way_back() -> str:
    if (ROOT / "exercises").is_dir() and (ROOT / "data").is_dir():
        return f'cd "{ROOT}"'
    return "cd to the folder of your clone, the one with exercises and data in it"


def named_step(course: Course, text: str) -> Step:
    """The step that a learner means by step09, 9, 09 or exercises/step09."""
    word = text.strip().replace("\\", "/").rstrip("/").rpartition("/")[2]
    if re.fullmatch(r"\d{1,2}", word):
        word = f"step{int(word):02}"
    return course[word]


def named_hole(step: Step, text: str) -> str:
    """The hole that a learner means by its name, or by that of a method alone: relu."""
    holes = [hole.name for hole in step.holes]
    meant = [name for name in holes if text in (name, name.rpartition(".")[2])]
    if not meant:
        raise CourseError(f"{step.spoken} has no hole {text!r}; its holes are {', '.join(holes)}")
    return meant[0]


def require(extra: str, *packages: str) -> None:
    """Raise CourseError, with the remedy, where a package of an extra is not installed."""
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise CourseError(f"this needs {' and '.join(missing)}, not installed yet: {extra}")
