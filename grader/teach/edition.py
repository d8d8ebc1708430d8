"""What an edition carries, as paths and bytes: made from the tree of this repository alone.

A classroom edition has what a learner needs. A self-study edition has everything. In both, the
stubs are made from the solutions, so whatever somebody has written into them here stays here.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from grader.course import Course, CourseError, Step
from grader.teach.stubs import stub

Edition = Literal["classroom", "self-study"]
EDITIONS: tuple[str, ...] = get_args(Edition)

FOR_LEARNERS = (
    ".devcontainer .gitattributes .github/workflows/grade.yml .gitignore .vscode LICENSE README.md "
    "conftest.py data exercises grader/__init__.py grader/cli.py grader/course.py grader/learn "
    "pyproject.toml start.py"
).split()
FOR_ALL = (
    ".ci .devcontainer .gitattributes .github .gitignore .vscode LICENSE Makefile README.md "
    "conftest.py constraints.txt data exercises grader pyproject.toml solutions start.py"
).split()
LEFT_OUT = re.compile(
    r"(^|/)(\.(?!ci/|devcontainer/|github/|gitignore$|gitattributes$|vscode/)|__pycache__/)|\.pyc$"
)
AS_THEY_ARE = {"data/hour.csv"}  # .gitattributes keeps its line ends
PICTURES = (".svg", ".png")

README_SECTIONS = ("I want to learn", "Licences")
NOT_IN_CLASS = re.compile(r"^.*<!-- not in the classroom edition -->\n(?:  .*\n)*", re.MULTILINE)
TEACHERS_EXTRAS = ("instructor", "marking", "cluster", "dev")
TEACHERS_TOOLS = ("tool.ruff", "tool.mypy")

Files = dict[str, bytes]


def files_of(course: Course, edition: Edition) -> Files:
    """Every file of an edition, by its path from the root. Raises CourseError."""
    root, found = course.root, Files()
    for place in FOR_LEARNERS if edition == "classroom" else FOR_ALL:
        for path in _below(root / place):
            shown = path.relative_to(root).as_posix()
            if not LEFT_OUT.search(shown) and _is_of_the_course(path, course):
                content = path.read_bytes()
                found[shown] = content if shown in AS_THEY_ARE else _unix_lines(content)
    for step in course:
        found[step.shown(step.stub)] = stub(step).encode()
    if edition == "classroom":
        found["README.md"] = learners_readme(found["README.md"].decode()).encode()
        found["pyproject.toml"] = learners_project(found["pyproject.toml"].decode()).encode()
    return dict(sorted(found.items()))


def _below(place: Path) -> Iterator[Path]:
    """A file, or all files of a folder; links are not followed."""
    if not place.exists():
        raise CourseError(f"{place} is missing: an edition is released from a whole repository")
    for path in [place] if place.is_file() else sorted(place.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def _is_of_the_course(path: Path, course: Course) -> bool:
    """Whether a file below exercises/ is the course's own, and no try of somebody's."""
    step = course.step_of(path)
    if step is None or path.parent != step.folder:
        return True
    return path in _files_of(step) or path.suffix in PICTURES


def _files_of(step: Step) -> tuple[Path, ...]:
    return step.lesson, step.hints, step.examples, step.stub


def _unix_lines(content: bytes) -> bytes:
    return content if b"\0" in content else content.replace(b"\r\n", b"\n")


# ------------------------------------------------------------------- what differs for learners


def learners_readme(readme: str) -> str:
    """The README with the learner's door alone."""
    head, *sections = re.split(r"^## ", readme, flags=re.MULTILINE)
    by_heading = {section.partition("\n")[0]: section for section in sections}
    missing = [name for name in README_SECTIONS if name not in by_heading]
    if missing:
        raise CourseError(f"README.md: no section “{missing[0]}”, which a learner needs")
    head = head.partition("\nThree doors:")[0]
    kept = [f"\n## {by_heading[name].rstrip()}\n" for name in README_SECTIONS]
    return NOT_IN_CLASS.sub("", "".join([head, *kept]))


def learners_project(project: str) -> str:
    """pyproject.toml without the teacher's extras and the tools' settings."""
    tables = re.split(r"^(?=\[)", project, flags=re.MULTILINE)
    kept = [table for table in tables if not table.lstrip("[").startswith(TEACHERS_TOOLS)]
    text = "".join(kept)
    for extra in TEACHERS_EXTRAS:
        text = re.sub(rf"^{extra} = \[(?:[^\[\]]|\[[^\]]*\])*\]\n", "", text, flags=re.MULTILINE)
    left = tomllib.loads(text)["project"]["optional-dependencies"]
    for extra in TEACHERS_EXTRAS:
        if extra in left:
            raise CourseError(f"pyproject.toml: the extra `{extra}` is not written on one line")
    return text
