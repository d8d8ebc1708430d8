"""Starts the warm process, and asks it for a fresh child whenever a test begins."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from grader.course import ROOT
from grader.learn.given import write_given
from grader.teach.jail import protocol
from grader.teach.jail.protocol import Channel
from grader.teach.jail.worker import END, MAX_ORDER, OPEN, TELL_END, WARM, Setup

MEMORY = 512 * 1024 * 1024
TORCH_MEMORY = 2 * 1024 * 1024 * 1024
CPU_SECONDS = 60
TURNS = 2
FEW, MORE = 4, 4
MOST_DYING = 8  # children that are killed and whose end nobody has asked about yet
START_SECONDS = 120.0
READY_SECONDS = 20.0
START = (
    "import sys; sys.path[:0] = {path!r}; "
    "from grader.teach.jail.worker import main; main({descriptor})"
)


class JailError(Exception):
    """The jail can't do its work, and no submission is to blame; the message says what to do."""


@dataclass
class Child:
    """One jailed process, for one test.

    folder: what it may read besides the data. files: the folders of what was put there for it.
    """

    number: int
    channel: Channel[protocol.Answer]
    folder: Path
    files: list[Path] = field(default_factory=list)
    pid: int = 0
    alive: bool = True
    status: int = 0


class Host:
    """One warm process; it serves any number of submissions.

    Children by turns may read one of two folders, so that a child that already loads a student's
    file for the next test can't read what is given to this one.
    """

    def __init__(self, readable: list[Path], isolated: bool = True, torch: bool = False) -> None:
        self._isolated = isolated
        self._torch = torch
        self._readable = readable
        self._folder = Path(tempfile.mkdtemp(prefix="grader_"))
        self._given = [self._folder / str(turn) for turn in range(TURNS)]
        for folder in self._given:
            folder.mkdir()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._starting: socket.socket | None = None
        self._said: IO[bytes]
        self._spare: list[Child] = []
        self._open: list[Child] = []
        self._dying: list[Child] = []
        self._born = 0
        self._files = 0

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def without_folders(self, text: str) -> str:
        """A text that names files of the running test by their names alone."""
        return re.sub(rf"{re.escape(str(self._folder))}/\d/\d+/", "", text)

    def write_file(self, child: Child, text: str) -> Path:
        """A file that this child may read, as long as it lives."""
        self._files += 1
        folder = child.folder / str(self._files)
        folder.mkdir()
        child.files.append(folder)
        return write_given(folder, text)

    def open(self) -> Child:
        """A fresh child with all its doors closed.

        The next ones are born meanwhile: they have read nothing yet, and wait.
        """
        if len(self._spare) < FEW:
            self._spare += self._bear(MORE)
        child = self._spare.pop(0)
        self._open.append(child)
        child.channel.deadline = time.monotonic() + READY_SECONDS
        try:
            ready = child.channel.receive()
        except (protocol.Malformed, protocol.Ended, protocol.TimeOver) as error:
            raise JailError("A child of the jail did not get ready.") from error
        if isinstance(ready, protocol.Refused):
            raise JailError(f"A door of the jail could not be closed: {ready.reason}.")
        if not isinstance(ready, protocol.Ready):
            raise JailError("A child of the jail did not get ready.")
        child.pid = ready.pid
        return child

    def end(self, child: Child) -> None:
        """Kill a child, whatever it does, and remove its files."""
        if not child.alive:
            return
        self._kill(child)
        self._dying.append(child)
        if len(self._dying) >= MOST_DYING:
            self._order(END, self._dying)
            self._dying.clear()

    def how_it_ended(self, child: Child) -> int:
        """End a child; what waitpid says about it."""
        if child.alive:
            self._kill(child)
            self._order(TELL_END, [child])
            try:
                child.status = int(self._warm().recv(MAX_ORDER))
            except (OSError, ValueError) as error:
                raise JailError("The warm process of the jail has ended.") from error
        return child.status

    def _kill(self, child: Child) -> None:
        child.alive = False
        self._open.remove(child)
        if child.pid:
            os.kill(child.pid, signal.SIGKILL)  # its parent has not waited for it: it is this one
        os.close(child.channel.descriptor)
        for folder in child.files:
            shutil.rmtree(folder)

    def _order(self, order: bytes, children: list[Child], descriptors: Sequence[int] = ()) -> None:
        """Send an order about children to the warm process."""
        numbers, control = " ".join(str(child.number) for child in children), self._warm()
        try:
            socket.send_fds(control, [order + numbers.encode()], descriptors)
        except OSError as error:
            raise JailError("The warm process of the jail has ended.") from error

    def _bear(self, many: int) -> list[Child]:
        """Order some children at once."""
        born, theirs = list[Child](), list[socket.socket]()
        for _ in range(many):
            self._born += 1
            ours, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
            theirs.append(other)
            channel: Channel[protocol.Answer] = Channel(ours.detach(), protocol.ANSWERS)
            born.append(Child(self._born, channel, self._given[self._born % TURNS]))
        try:
            self._order(OPEN, born, [other.fileno() for other in theirs])
        finally:
            for other in theirs:
                other.close()
        return born

    def close(self) -> None:
        """End the warm process and all that it started."""
        for child in list(self._open):
            with contextlib.suppress(JailError):
                self.end(child)
        while self._spare:
            os.close(self._spare.pop().channel.descriptor)
        self._give_up()
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGKILL)
                self._process.wait()
            self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Let the warm process start, and do not wait for it."""
        if self._process is not None:
            return
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        path = [str(ROOT), str(Path(msgspec.__file__).parent.parent)]
        start = START.format(path=path, descriptor=theirs.fileno())
        self._said = tempfile.TemporaryFile()  # noqa: SIM115, closed when the process is warm
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-c", start],
                env={"PYTHONHASHSEED": "0", "LD_BIND_NOW": "1"},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        ours.settimeout(START_SECONDS)
        setup = Setup(
            self._isolated,
            TORCH_MEMORY if self._torch else MEMORY,
            CPU_SECONDS,
            [[str(path) for path in [*self._readable, own]] for own in self._given],
            self._torch,
        )
        with contextlib.suppress(OSError):  # it will not get warm, and then it is said why
            ours.send(msgspec.msgpack.encode(setup))
        self._starting = ours

    def _warm(self) -> socket.socket:
        """The line to the warm process, which is started when it is first needed."""
        if self._control is not None:
            return self._control
        self.start()
        ours = self._starting
        assert ours is not None
        try:
            warm = ours.recv(16) == WARM
        except OSError:
            warm = False
        if not warm:
            self._said.seek(0)
            reason = self._said.read().decode(errors="replace").strip().rpartition("\n")[2]
            self._give_up()
            raise JailError(f"The warm process of the jail did not start: {reason or 'no word'}.")
        self._said.close()
        self._control, self._starting = ours, None
        return ours

    def _give_up(self) -> None:
        """End a process that is not warm yet: there is nothing in it to put in order."""
        if self._starting is None or self._process is None:
            return
        self._starting.close()
        self._said.close()
        self._process.kill()
        self._process.wait()
        self._starting = self._process = None
