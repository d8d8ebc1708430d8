"""Malicious stubs: what each tries, how it is marked, and what must come out.

A stub of attacks/stepNN/ begins with a line that says what it tries. Further lines may follow:
    # says: a regular expression that a message of the result must match
    # solution: below       the solution follows, so that all points are honestly earned
    # made of: a Python expression that gives the source, where the source itself would break tools
Where a stub sets ESCAPED, the solution is its prize: escaping would earn all points.
"""

import json
import re
import sys
import textwrap
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.course import Course
from grader.teach.marking import Marker, Wishes
from grader.teach.stubs import filled, stub
from grader.teach.submission import StubFile, Submission, checked

FOLDER = Path(__file__).parent / "attacks"
SECONDS = 2.0
# What is meant to run out of time does so as well in less of it.
SLOW = re.compile(
    "endless|sleeps|catches_everything|half_a_frame|memory|callback_bomb|too_many|reads_the_line|"
    "recursion_to_death|doubling_values"
)
SLOW_SECONDS = 1.2
SEED = 11
TRACE = "grader_was_here"


@dataclass(frozen=True)
class Attack:
    """One malicious stub."""

    step: str
    name: str
    text: bytes

    @property
    def id(self) -> str:
        return f"{self.step}/{self.name}"

    def _line(self, key: str) -> str:
        found = re.search(rf"^# {key}: (.*)$", self.text.decode(), re.MULTILINE)
        return found[1] if found else ""

    @property
    def is_slow(self) -> bool:
        return SLOW.search(self.name) is not None

    @property
    def tries(self) -> str:
        return self.text.decode().partition("\n")[0].removeprefix("# ")

    @property
    def says(self) -> str:
        return self._line("says")

    @property
    def earns_everything(self) -> bool:
        return self._line("solution") == "below"

    def source(self, course: Course) -> bytes:
        """The stub as it is submitted."""
        if self._line("made of"):
            made: str = eval(self._line("made of"))
            return made.encode()
        solution = filled(course[self.step])
        if self.earns_everything:
            return self.text + b"\n\n" + solution.encode()
        if b"ESCAPED" in self.text:
            prize = textwrap.indent(solution, "    ")
            return self.text + f'\n\nif globals().get("ESCAPED"):\n{prize}'.encode()
        return self.text


@dataclass(frozen=True)
class Outcome:
    """What marking an attack gave."""

    id: str
    score: float
    max_score: float
    messages: list[str]
    seconds: float


def attacks() -> list[Attack]:
    """All malicious stubs."""
    paths = sorted(FOLDER.glob("step*/*.py"))
    return [Attack(path.parent.name, path.stem, path.read_bytes()) for path in paths]


def marked(attack: Attack, marker: Marker, course: Course) -> Outcome:
    """Mark an attack; of the steps before it, step 02 is unfinished for step 03."""
    files = {step.name: StubFile(filled(step).encode()) for step in course}
    if attack.step == "step03":
        files["step02"] = StubFile(stub(course["step02"]).encode())
    path = course[attack.step].shown(course[attack.step].stub)
    files[attack.step] = checked(attack.source(course), path)
    begun = time.perf_counter()
    limit = SECONDS if attack.earns_everything or not attack.is_slow else SLOW_SECONDS
    wishes = Wishes((attack.step,), seed=SEED, seconds=limit)
    (step,) = marker.mark(Submission(attack.id, None, files), wishes).steps
    seconds = time.perf_counter() - begun
    messages = [test.message for test in step.tests if test.message]
    if step.refused:
        messages.append(step.refused)
    return Outcome(attack.id, step.score, step.max_score, messages, seconds)


def main() -> int:
    """Mark all attacks and print the outcomes as lines of JSON: for a run as another user."""
    course = Course()
    wanted = set(sys.argv[1:])
    with Marker(course) as marker:
        for attack in attacks():
            if not wanted or attack.id in wanted:
                print(json.dumps(asdict(marked(attack, marker, course))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
