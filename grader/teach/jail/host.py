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
    """One jailed process, for one test."""

    number: int
    channel: Channel[protocol.Answer]
    pid: int = 0


class Host:
    """One warm process; it serves any number of submissions, one child at a time."""

    def __init__(self, readable: list[Path], isolated: bool = True, torch: bool = False) -> None:
        self._isolated = isolated
        self._torch = torch
        self._folder = Path(tempfile.mkdtemp(prefix="grader_"))
        self._given = self._folder / "given"
        self._given.mkdir()
        self._readable = [*readable, self._given]
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._child: Child | None = None
        self._spare: Child | None = None
        self._born = 0
        self._dying = False
        self._status = 0
        self._files = 0

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def without_folders(self, text: str) -> str:
        """A text that names files of the running test by their names alone."""
        return re.sub(rf"{re.escape(str(self._given))}/\d+/", "", text)

    def write_file(self, text: str) -> Path:
        """A file that the children of the running test may read."""
        self._files += 1
        folder = self._given / str(self._files)
        folder.mkdir()
        path = folder / "rentals.csv"
        path.write_bytes(text.encode())
        return path

    def open(self) -> Child:
        """A fresh child with all its doors closed.

        The next one is born meanwhile: it has read nothing yet, and waits.
        """
        self.end()
        child = self._spare or self._bear()
        self._child, self._spare = child, None
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
        self._spare = self._bear()
        return child

    def end(self) -> None:
        """Kill the child, whatever it does, and remove its files."""
        child, self._child = self._child, None
        if child is None:
            return
        self._collect()
        os.close(child.channel.descriptor)
        if child.pid:
            os.kill(child.pid, signal.SIGKILL)  # its parent has not waited for it: it is this one
        if self._files:
            for folder in self._given.iterdir():
                shutil.rmtree(folder)
            self._files = 0
        try:
            self._warm().send(END + str(child.number).encode())
        except OSError as error:
            raise JailError("The warm process of the jail has ended.") from error
        self._dying = True

    def how_it_ended(self) -> int:
        """End the child; what waitpid says about it."""
        self.end()
        return self._collect()

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
        return Child(self._born, channel)

    def _collect(self) -> int:
        """Wait until the child that was killed last is gone; how it ended, as waitpid says."""
        if self._dying:
            self._dying = False
            try:
                self._status = int(self._warm().recv(16))
            except (OSError, ValueError) as error:
                raise JailError("The warm process of the jail has ended.") from error
        return self._status

    def close(self) -> None:
        """End the warm process and all that it started."""
        if self._child is not None:
            with contextlib.suppress(JailError):
                self.end()
        if self._spare is not None:
            os.close(self._spare.channel.descriptor)
            self._spare = None
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
                [str(path) for path in self._readable],
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
