"""What the companion's tests share: grader's commands in a learner's checkout, and its terminal."""

import contextlib
import os
import re
import sys
from pathlib import Path
from time import monotonic

import pexpect

from grader.teach.checkout import Checkout

PATIENCE = 120  # seconds, for machines that do much else at the same time
ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
GRADER = "import sys; from grader.cli import main; sys.exit(main())"


def learner_environment(checkout: Checkout, **more: str) -> dict[str, str]:
    """The environment of a terminal in which the checkout's own grader is installed."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(checkout.root), "LC_ALL": "C.UTF-8"}
    kept |= {"PYTHONPATH": str(checkout.root), "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | more


class Terminal:
    """A program in a terminal of its own."""

    def __init__(
        self,
        command: list[str],
        folder: Path,
        environment: dict[str, str],
        columns: int = 80,
        rows: int = 30,
    ) -> None:
        self.process = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(folder),
            env={"TERM": "xterm-256color"} | environment,
            encoding="utf-8",
            dimensions=(rows, columns),
            echo=False,
        )
        self.raw = ""
        self._told = 0  # how much of the plain text was seen already

    @property
    def text(self) -> str:
        """All that was written so far, without the commands to a terminal."""
        return ESCAPE.sub("", self.raw).replace("\r", "")

    def sees(self, *texts: str) -> str:
        """Wait for texts, one after the other; what was written up to the last of them."""
        began = self._told
        for text in texts:
            until = monotonic() + PATIENCE
            while (place := self.text.find(text, self._told)) < 0:
                assert monotonic() < until, f"no {text!r} in:\n{self.text[self._told :]}"
                self._read()
            self._told = place + len(text)
        return self.text[began : self._told]

    def press(self, key: str) -> None:
        self.process.send(key)

    def quits(self, key: str = "q") -> int:
        """Leave; the exit status."""
        self.press(key)
        try:
            while True:
                self._read()
        except pexpect.EOF:
            self.process.close()
        status = self.process.exitstatus
        assert isinstance(status, int)
        return status

    def _read(self) -> None:
        with contextlib.suppress(pexpect.TIMEOUT):
            self.raw += self.process.read_nonblocking(4096, timeout=PATIENCE)


def watching(
    checkout: Checkout, *arguments: str, columns: int = 80, rows: int = 30, **more: str
) -> Terminal:
    """`grader watch` in a learner's checkout."""
    command = [sys.executable, "-c", GRADER, "watch", *arguments]
    return Terminal(command, checkout.root, learner_environment(checkout, **more), columns, rows)


def save(path: Path, text: str) -> None:
    """Save as editors do: into another file, which is then put in the place of the first."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
