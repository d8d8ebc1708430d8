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
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.course import ROOT
from grader.teach.jail import protocol
from grader.teach.jail.protocol import Channel
from grader.teach.jail.worker import END, OPEN, WARM, Setup

MEMORY = 512 * 1024 * 1024
TORCH_MEMORY = 2 * 1024 * 1024 * 1024
CPU_SECONDS = 60
TURNS = 2
FEW, MORE = 4, 4
MOST_DYING = 8  # children that are killed and whose end nobody has asked for yet
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
    """One jailed process, for one test. folder: what it may read besides the data."""

    number: int
    channel: Channel[protocol.Answer]
    folder: Path
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
        path = folder / "rentals.csv"
        path.write_bytes(text.encode())
        return path

    def open(self) -> Child:
        """A fresh child with all its doors closed.

        The next ones are born meanwhile: they have read nothing yet, and wait.
        """
        if len(self._spare) < FEW:
            self._spare += [self._bear() for _ in range(MORE)]
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
        child.alive = False
        self._open.remove(child)
        os.close(child.channel.descriptor)
        if child.pid:
            os.kill(child.pid, signal.SIGKILL)  # its parent has not waited for it: it is this one
        for folder in child.folder.iterdir():
            shutil.rmtree(folder)
        if len(self._dying) >= MOST_DYING:
            self._collect()
        try:
            self._warm().send(END + str(child.number).encode())
        except OSError as error:
            raise JailError("The warm process of the jail has ended.") from error
        self._dying.append(child)

    def how_it_ended(self, child: Child) -> int:
        """End a child; what waitpid says about it."""
        self.end(child)
        self._collect()
        return child.status

    def _bear(self) -> Child:
        control = self._warm()
        self._born += 1
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            try:
                order = OPEN + str(self._born).encode()
                socket.send_fds(control, [order], [theirs.fileno()])
            except OSError as error:
                raise JailError("The warm process of the jail has ended.") from error
        channel: Channel[protocol.Answer] = Channel(ours.detach(), protocol.ANSWERS)
        return Child(self._born, channel, self._given[self._born % TURNS])

    def _collect(self) -> None:
        """Wait until the children that were killed are gone, and note how they ended."""
        while self._dying:
            try:
                self._dying.pop(0).status = int(self._warm().recv(16))
            except (OSError, ValueError) as error:
                raise JailError("The warm process of the jail has ended.") from error

    def close(self) -> None:
        """End the warm process and all that it started."""
        for child in list(self._open):
            with contextlib.suppress(JailError):
                self.end(child)
        while self._spare:
            os.close(self._spare.pop().channel.descriptor)
        if self._control is not None:
            with contextlib.suppress(JailError):
                self._collect()
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

    def _warm(self) -> socket.socket:
        """The line to the warm process, which is started when it is first needed."""
        if self._control is not None:
            return self._control
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        path = [str(ROOT), str(Path(msgspec.__file__).parent.parent)]
        start = START.format(path=path, descriptor=theirs.fileno())
        with theirs, tempfile.TemporaryFile() as said:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-c", start],
                env={"PYTHONHASHSEED": "0"},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
            theirs.close()
            ours.settimeout(START_SECONDS)
            setup = Setup(
                self._isolated,
                TORCH_MEMORY if self._torch else MEMORY,
                CPU_SECONDS,
                [[str(path) for path in [*self._readable, own]] for own in self._given],
                self._torch,
            )
            try:
                ours.send(msgspec.msgpack.encode(setup))
                warm = ours.recv(16) == WARM
            except OSError:
                warm = False
            if not warm:
                said.seek(0)
                reason = said.read().decode(errors="replace").strip().rpartition("\n")[2]
                ours.close()
                raise JailError(
                    f"The warm process of the jail did not start: {reason or 'no word'}."
                )
        self._control = ours
        return ours
