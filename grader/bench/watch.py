"""From save to verdict: how long a learner waits for `grader watch`, seen at its terminal.

A step is saved by renaming, as editors do, with a syntax error and solved, in turns. The clock runs
from the solved save until the screen says that the step passes: then all of its tests have run.
Between two saves there is a pause, as with learners.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep

import pexpect

from grader.teach.checkout import Checkout

PAUSE = 2.0
ERROR = "\ndef\n"


class Watched:
    """`grader watch` on one step, in a terminal of its own."""

    def __init__(self, checkout: Checkout, name: str) -> None:
        self._step = checkout.course[name]
        self._solved = self._step.stub.read_text(encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(checkout.root), "TERM": "xterm-256color"}
        command = "import sys; from grader.cli import main; sys.exit(main())"
        self._terminal = pexpect.spawn(
            sys.executable,
            ["-c", command, "watch", name],
            cwd=str(checkout.root),
            env=environment,
            encoding="utf-8",
            dimensions=(40, 100),
            timeout=60,
        )
        self._passes()

    def seconds(self, pause: float) -> float:
        """From one save that solves the step to its verdict."""
        sleep(pause)
        self._save(self._solved + ERROR)
        self._terminal.expect_exact("Python can't read this line")
        sleep(pause)
        started = self._save(self._solved)
        self._passes()
        return perf_counter() - started

    def _save(self, text: str) -> float:
        new = self._step.stub.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        saved = perf_counter()
        new.replace(self._step.stub)
        return saved

    def close(self) -> None:
        self._terminal.send("q")
        self._terminal.expect(pexpect.EOF)

    def _passes(self) -> None:
        self._terminal.expect_exact(f"{self._step.spoken.capitalize()} passes.")


def waits(names: Sequence[str], saves: int) -> dict[str, list[float]]:
    """Seconds from save to verdict, by step."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout(Path(folder) / "checkout")
        checkout.fill()
        found = {}
        for name in names:
            watched = Watched(checkout, name)
            found[name] = [watched.seconds(PAUSE) for _ in range(saves)]
            watched.close()
    return found
