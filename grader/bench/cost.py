"""What commands cost: time by the clock, processor time, and memory, of all their processes."""

import resource
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from grader.bench.classroom import Memory
from grader.course import CourseError

LOOK_EVERY = 0.05  # seconds
TOLD = 2000  # characters of a command that has failed


@dataclass(frozen=True)
class Cost:
    """wall, cpu: seconds; cpu is user and system time of all processes. memory: MiB at the most.

    What several processes share is counted once in the memory.
    """

    wall: float
    cpu: float
    memory: float


def cost(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run commands side by side, and wait for all of them. Raises CourseError where one fails.

    Nothing else may be run by this process meanwhile: its children's time is what is measured.
    """
    with tempfile.TemporaryDirectory(prefix="grader-") as place:
        before, begun = _children_seconds(), time.perf_counter()
        with _Outputs(Path(place), len(commands)) as outputs:
            runs = [
                subprocess.Popen(
                    command,
                    cwd=folder,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )
                for command, output in zip(commands, outputs.files, strict=True)
            ]
            with Memory([run.pid for run in runs], LOOK_EVERY) as memory:
                statuses = [run.wait() for run in runs]
            wall = time.perf_counter() - begun
            for command, status, said in zip(commands, statuses, outputs.texts(), strict=True):
                if status != 0:
                    raise CourseError(f"{' '.join(command)} ended with {status}: …{said}")
    return Cost(wall, _children_seconds() - before, max(memory.seen, default=0.0))


class _Outputs:
    """A file for what each command prints: a pipe that nobody reads would fill up."""

    def __init__(self, place: Path, number: int) -> None:
        self._paths = [place / f"{i}.txt" for i in range(number)]

    def __enter__(self) -> "_Outputs":
        self.files: list[IO[bytes]] = [path.open("wb") for path in self._paths]
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files:
            file.close()

    def texts(self) -> list[str]:
        """The end of what each command has printed."""
        return [path.read_text(errors="replace")[-TOLD:].strip() for path in self._paths]


def _children_seconds() -> float:
    """User and system time of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
