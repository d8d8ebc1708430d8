"""A process that marks one submission after another, and its owner's side.

It is a process of its own because pytest's time limits need a main thread, and because whatever
ends it must end nothing else: its owner starts another one and has the submission marked again,
once. It dies with its owner.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from grader.course import ROOT, Course
from grader.learn.syscalls import PR_SET_PDEATHSIG, prctl
from grader.teach.jail import protocol
from grader.teach.jail.protocol import Channel
from grader.teach.marking import Marker, Wishes
from grader.teach.orders import Answer, Order
from grader.teach.result import Result

TRIES = 2
GRACE_SECONDS = 10.0
MOST_SECONDS = 3600.0  # all tests of a course together can't take as long
START = (
    "import sys; sys.path[:0] = {path!r}; "
    "from grader.teach.marking_process import main; main({descriptor}, {owner})"
)


# --------------------------------------------------------------------------- the process


def main(descriptor: int, owner: int) -> None:
    """Mark what is ordered until the owner is gone, and leave nothing behind."""
    signal.signal(signal.SIGTERM, _end_once)
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != owner:
        return
    channel = Channel(descriptor, msgspec.msgpack.Decoder(Order))
    course = Course()
    marker = Marker(course)
    try:
        while True:
            order = channel.receive()
            try:
                answer = Answer(_mark(marker, order))
            except Exception as error:
                marker.close()
                marker = Marker(course)
                answer = Answer(None, f"{type(error).__name__}: {error}")
            channel.send(answer)
    except (protocol.Ended, KeyboardInterrupt):
        pass
    finally:
        with contextlib.suppress(KeyboardInterrupt):  # the one that may still come
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        marker.close()


def _end_once(*_: object) -> None:
    """Raise once: what follows puts things in order, which no further signal may disturb."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _mark(marker: Marker, order: Order) -> Result:
    wishes = Wishes(tuple(order.steps), secret=order.secret)
    known = {step.step: step for step in order.known}
    return marker.mark(order.submission(), wishes, known=known)


# -------------------------------------------------------------------------------- the owner


class MarkingProcess:
    """One such process, started when it is first needed, and again when it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: Channel[Answer] | None = None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115, closed with the process
        self._closed = False

    def mark(self, order: Order) -> Answer:
        """Have a submission marked; when marking fails, once more."""
        reason = ""
        for _ in range(TRIES):
            if self._closed:
                break
            try:
                answer = self._ask(order)
            except (protocol.Malformed, protocol.Ended, protocol.TimeOver, ValueError) as error:
                reason = self._how_it_ended(error)
                self._end()
                continue
            if answer.result is not None:
                return answer
            reason = answer.reason
        return Answer(None, reason)

    def stop(self) -> None:
        """End the process, also from another thread than the one that waits for its answer."""
        self._closed = True
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """End the process and remove all traces of it."""
        self.stop()
        self._end()
        self._said.close()

    def _ask(self, order: Order) -> Answer:
        channel = self._channel or self._start()
        channel.deadline = time.monotonic() + MOST_SECONDS
        channel.send(order)
        return channel.receive()

    def _start(self) -> Channel[Answer]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        path = [str(ROOT), str(Path(msgspec.__file__).parent.parent)]
        start = START.format(path=path, descriptor=theirs.fileno(), owner=os.getpid())
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", start],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._channel = Channel(ours.detach(), msgspec.msgpack.Decoder(Answer))
        return self._channel

    def _how_it_ended(self, error: Exception) -> str:
        """Why there is no answer, in a sentence."""
        if isinstance(error, protocol.TimeOver):
            return f"Marking did not end within {MOST_SECONDS:g} seconds."
        if isinstance(error, ValueError):
            return f"The submission can't be sent to be marked: {error}."
        if self._process is None:
            return "The marking process was ended."
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._said.seek(0)
        last = self._said.read().decode(errors="replace").strip().rpartition("\n")[2]
        status = self._process.returncode
        if status is not None and status < 0:
            return f"The marking process was ended by {signal.Signals(-status).name}."
        return f"The marking process ended by itself: {last or f'status {status}'}."

    def _end(self) -> None:
        """Let the process end in good order, or else end it."""
        if self._channel is not None:
            os.close(self._channel.descriptor)
            self._channel = None
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
