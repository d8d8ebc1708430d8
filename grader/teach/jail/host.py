"""Starts the warm process, and asks it for a fresh child whenever a test begins."""

import contextlib
import os
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
from grader.teach.jail.worker import Setup

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

    channel: Channel[protocol.Answer]
    doors: list[str]


class Host:
    """One warm process; it serves any number of submissions, one child at a time."""

    def __init__(self, readable: list[Path], isolated: bool = True, torch: bool = False) -> None:
        self._isolated = isolated
        self._torch = torch
        self._folder = Path(tempfile.mkdtemp(prefix="grader-"))
        self._given = self._folder / "given"
        self._given.mkdir()
        self._readable = [*readable, self._given]
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._child: Child | None = None
        self._files = 0

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write_file(self, text: str) -> Path:
        """A file that the children of the running test may read."""
        self._files += 1
        folder = self._given / str(self._files)
        folder.mkdir()
        path = folder / "rentals.csv"
        path.write_bytes(text.encode())
        return path

    def open(self) -> Child:
        """A fresh child with all its doors closed."""
        self.end()
        control = self._warm()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            try:
                socket.send_fds(control, [b"open"], [theirs.fileno()])
            except OSError as error:
                raise JailError("The warm process of the jail has ended.") from error
        channel: Channel[protocol.Answer] = Channel(ours.detach(), protocol.Answer)
        channel.deadline = time.monotonic() + READY_SECONDS
        self._child = Child(channel, [])
        try:
            ready = channel.receive()
        except (protocol.Malformed, protocol.Ended, protocol.TimeOver) as error:
            raise JailError("A child of the jail did not get ready.") from error
        if isinstance(ready, protocol.Refused):
            raise JailError(f"A door of the jail could not be closed: {ready.reason}.")
        if not isinstance(ready, protocol.Ready):
            raise JailError("A child of the jail did not get ready.")
        self._child.doors = ready.doors
        return self._child

    def end(self) -> int:
        """Kill the child, whatever it does, and remove its files; how it ended, as waitpid says."""
        child, self._child = self._child, None
        if child is None:
            return 0
        os.close(child.channel.descriptor)
        if self._files:
            for folder in self._given.iterdir():
                shutil.rmtree(folder)
            self._files = 0
        control = self._warm()
        try:
            control.send(b"end")
            return int(control.recv(16))
        except (OSError, ValueError) as error:
            raise JailError("The warm process of the jail has ended.") from error

    def close(self) -> None:
        """End the warm process and all that it started."""
        if self._child is not None:
            with contextlib.suppress(JailError):
                self.end()
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
                warm = ours.recv(16) == b"warm"
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
