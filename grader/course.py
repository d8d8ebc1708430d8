"""What the steps are, read from the tree: nothing is registered by hand.

A step is a folder `exercises/stepNN` with a lesson and one stub. Its holes are the functions that
the lesson's task headings name, in the order in which the learner is asked to write them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEP_NAME = re.compile(r"step\d\d")
TASK_HEADING = re.compile(r"^### (\d+\. `([\w.]+)`.*)$", re.MULTILINE)


def spoken(step_name: str) -> str:
    """A step as sentences name it: step02 is "step 02"."""
    return f"step {step_name.removeprefix('step')}"


class CourseError(Exception):
    """The tree of the course itself is not as it must be."""


@dataclass(frozen=True)
class Hole:
    """One function that the learner writes, and the lesson heading that asks for it."""

    name: str
    heading: str


@dataclass(frozen=True)
class Step:
    """One step of the course: all its places follow from the root and the name."""

    root: Path
    name: str

    @property
    def number(self) -> int:
        return int(self.name.removeprefix("step"))

    @property
    def spoken(self) -> str:
        return spoken(self.name)

    @property
    def folder(self) -> Path:
        return self.root / "exercises" / self.name

    @property
    def lesson(self) -> Path:
        return self.folder / "README.md"

    @property
    def hints(self) -> Path:
        return self.folder / "hints.md"

    @cached_property
    def module(self) -> str:
        """The name of the step's file without .py, told by its public examples test_NAME.py."""
        found = sorted(self.folder.glob("test_*.py"))
        if len(found) != 1:
            raise CourseError(
                f"{self.folder}: expected exactly one test_*.py beside the stub, found {len(found)}"
            )
        return found[0].stem.removeprefix("test_")

    @property
    def stub(self) -> Path:
        return self.folder / f"{self.module}.py"

    @property
    def examples(self) -> Path:
        return self.folder / f"test_{self.module}.py"

    @property
    def import_name(self) -> str:
        return f"exercises.{self.name}.{self.module}"

    @property
    def released(self) -> Path:
        """A copy of the stub as it was released, which `grader reset` puts back."""
        return self.root / "grader" / "learn" / "companion" / "stubs" / f"{self.name}.txt"

    @property
    def solution(self) -> Path:
        """Where the solution stands, in the editions that carry it."""
        return self.root / "solutions" / self.name / f"{self.module}.py"

    @property
    def suite(self) -> Path:
        """Where the hidden suite stands, in the editions that carry it."""
        return self.root / "grader" / "teach" / "suites" / self.name

    @cached_property
    def title(self) -> str:
        first = self.lesson.read_text(encoding="utf-8").partition("\n")[0]
        return first.rpartition("·")[2].strip()

    @cached_property
    def holes(self) -> list[Hole]:
        text = self.lesson.read_text(encoding="utf-8")
        return [Hole(name, heading) for heading, name in TASK_HEADING.findall(text)]

    def hole(self, name: str) -> Hole:
        for hole in self.holes:
            if hole.name == name:
                return hole
        raise CourseError(f"{self.lesson}: no heading `### N. `{name}`: …` names this hole")

    def shown(self, path: Path) -> str:
        """A path as messages show it: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True)
class Course:
    """All steps below a root, in order."""

    root: Path = ROOT

    @cached_property
    def steps(self) -> list[Step]:
        folders = sorted((self.root / "exercises").glob("step*"))
        names = [folder.name for folder in folders if folder.is_dir()]
        return [Step(self.root, name) for name in names if STEP_NAME.fullmatch(name)]

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __getitem__(self, name: str) -> Step:
        for step in self.steps:
            if step.name == name:
                return step
        known = ", ".join(step.name for step in self.steps)
        raise CourseError(f"there is no step {name!r}; the course has {known}")

    def step_of(self, path: Path) -> Step | None:
        """The step that a file belongs to, by the folder it stands in."""
        for part in reversed(path.parts[:-1]):
            if STEP_NAME.fullmatch(part):
                return next((step for step in self.steps if step.name == part), None)
        return None
