"""Attacks on whoever marks: what a student writes in the place of `mean`, to earn what is not due.

Each file of attacks/ is one. Its first line says what it tries; `# with: edited tests` says that
the tests in the student's hands are changed as well, and `# afterwards: 8` that something happens
within so many seconds after the marking. They change nothing but what lies around them: they are
marked in temporary folders.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.teach.example_class import Files
from grader.teach.notebooks.pieces import extent, functions
from grader.teach.stubs import stub

FOLDER = Path(__file__).parent / "attacks"
STEP, HOLE = "step05", "mean"
HONEST_TEXT = "# The same wrong answer without an attack.\ndef mean(values):\n    return 0.0\n"
PASSING_TESTS = b"def test_nothing():\n    assert True\n"
CONFTEST = b"""\
import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    report.outcome = "passed"
    return report
"""


@dataclass(frozen=True)
class Attack:
    """One attack. text: the cell in a notebook, and the function in a file."""

    name: str
    text: str

    @property
    def tries(self) -> str:
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def edits_the_tests(self) -> bool:
        return "\n# with: edited tests\n" in self.text

    @property
    def afterwards(self) -> float:
        """Seconds after the marking until all has happened."""
        found = re.search(r"^# afterwards: (\d+)$", self.text, re.MULTILINE)
        return float(found[1]) if found else 0.0

    def files(self, course: Course) -> Files:
        """The attack as a fork's files: every other hole is as it was released."""
        step = course[STEP]
        source = stub(step)
        lines = source.splitlines(keepends=True)
        (function,) = (f for f, _ in functions(ast.parse(source)) if f.name == HOLE)
        first, last = extent(function, lines)
        whole = "".join([*lines[:first], self.text, *lines[last:]])
        files = {step.shown(step.stub): whole.encode()}
        if self.edits_the_tests:
            files |= {step.shown(step.examples): PASSING_TESTS, "conftest.py": CONFTEST}
        return files


HONEST = Attack("honest", HONEST_TEXT)


def attacks() -> list[Attack]:
    """All attacks, by name."""
    paths = sorted(FOLDER.glob("*.py"))
    return [Attack(path.stem, path.read_text(encoding="utf-8")) for path in paths]
