"""Running the tests of steps in a process of their own, which was made ready beforehand."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from typing import Any

from grader.course import Course, Step
from grader.learn.points import Verdict
from grader.learn.states import BROKEN, PASSED

MAX_OUTPUT = 2_000


@dataclass(frozen=True)
class Request:
    """What a standby process is asked for. width: of the lines of messages."""

    width: int


@dataclass(frozen=True)
class Result:
    """What the tests of one step said together. parts: the same in words, for a line."""

    step: str
    passed: int
    tests: int
    points: tuple[float, float]
    next_hole: str | None
    parts: list[str]
    complete: bool
    ungraded: str

    @property
    def passes(self) -> bool:
        return 0 < self.tests == self.passed


@dataclass(frozen=True)
class Told:
    """One test's verdict, with its message as (style, line) and what the code printed."""

    verdict: Verdict
    lines: list[tuple[str, str]]
    advice: list[str]
    printed: str


@dataclass
class Outcome:
    """What is known of a run of one step.

    trouble: why the run did not come to its end, or why tests could not be collected.
    """

    told: list[Told] = field(default_factory=list)
    result: Result | None = None
    trouble: str = ""

    def first_failure(self, step: Step) -> Told | None:
        """What to mend first: in the order of the lesson, examples before hidden tests."""
        order = [hole.name for hole in step.holes]

        def place(told: Told) -> tuple[bool, int, bool]:
            verdict = told.verdict
            return (verdict.state != BROKEN, order.index(verdict.hole), verdict.hidden)

        failures = [told for told in self.told if told.verdict.state != PASSED]
        return min(failures, key=place, default=None)


class Standby:
    """A process that is ready for one run of one step.

    has_begun: whether it was asked to run; until then it has read nothing of the learner's.
    """

    def __init__(self, course: Course, step: Step) -> None:
        self.has_begun = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        command = [sys.executable, "-m", "grader.learn.companion.standby", step.name]
        # A process group of its own: Ctrl-C in the terminal is for us alone.
        group: dict[str, Any] = {"start_new_session": True}
        if os.name == "nt":
            group = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        self._process = subprocess.Popen(
            command,
            cwd=course.root,
            env=os.environ | {"PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
            **group,
        )

    def run(self, request: Request) -> Outcome:
        """Run the tests."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        outcome, ended = Outcome(), False
        try:
            for line in self._process.stdout:
                event = json.loads(line)
                if "ready" in event:
                    self.has_begun = True
                    self._process.stdin.write(json.dumps(asdict(request)) + "\n")
                    self._process.stdin.flush()
                ended = "end" in event
                _take(event, outcome)
            if not ended:
                outcome.trouble = self._last_words()
        finally:
            self.close()
        return outcome

    def _last_words(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        said = self._errors.read()[-MAX_OUTPUT:].decode(errors="replace").strip()
        return said or f"the run ended by itself (exit status {self._process.returncode})"

    def kill(self) -> None:
        """End the process, whatever it is doing; whoever reads its outcome cleans up."""
        self._process.kill()

    def close(self) -> None:
        """End the process and everything that belongs to it."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        self._process.wait()
        self._errors.close()


def _take(event: dict[str, Any], outcome: Outcome) -> None:
    """Add one line of a standby process to the outcome."""
    match event:
        case {"verdict": verdict, "lines": lines, "advice": advice, "printed": printed}:
            styled = [(style, line) for style, line in lines]
            outcome.told.append(Told(Verdict(**verdict), styled, advice, printed))
        case {"trouble": trouble}:
            outcome.trouble = trouble
        case {"result": result}:
            earned, possible = result["points"]
            outcome.result = Result(**result | {"points": (earned, possible)})
        case {"end": _, "output": output}:
            outcome.trouble = outcome.trouble or output[-MAX_OUTPUT:]


def run_now(course: Course, step: Step, width: int) -> Outcome:
    """Run a step's tests in a process that is started for it."""
    return Standby(course, step).run(Request(width))
