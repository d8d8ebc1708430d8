"""git with the network, bounded: in seconds, in bytes on the disk, in memory, in what it may do."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from grader.teach.addresses import PROTOCOLS
from grader.teach.git import SETTINGS, GitError, environment

MEGABYTE = 1_000_000
SECONDS_BETWEEN_LOOKS = 0.02
MEMORY_KILOBYTES = 4 * 1024 * 1024
MOST_OUTPUT = 64 * 1024
NETWORK = (
    "credential.helper=",
    "fetch.recurseSubmodules=false",
    "fetch.unpackLimit=1",  # one pack, that a kill leaves as one file of another name
    "gc.auto=0",
    "maintenance.auto=false",
    "transfer.bundleURI=false",
)
PASSED_ON = (
    *("http_proxy", "https_proxy", "no_proxy", "all_proxy", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "SSH_AUTH_SOCK"),
)
# Address space in kilobytes, and the largest file in blocks of 512 or 1,024 bytes. A pipe that the
# collection holds open closes when it dies in whatever way, and then the whole group ends.
LIMITED = """\
ulimit -v "$1" 2>/dev/null
ulimit -f "$2" 2>/dev/null
shift 2
exec 3<&0 </dev/null
(read gone <&3; kill -KILL -$$) &
exec "$@" 3<&-
"""


class TooLarge(Exception):
    """The repository has more bytes than it may."""


class TooSlow(Exception):
    """git was not done in time."""


class Stopped(Exception):
    """The whole run is to end."""


@dataclass(frozen=True)
class Limits:
    """What one repository may take."""

    megabytes: float = 100
    seconds: float = 120


@dataclass
class Bounded:
    """Runs git for one repository after another. stop: set, and everything ends."""

    limits: Limits
    stop: threading.Event = field(default_factory=threading.Event)

    def git(
        self, arguments: list[str], folder: Path, more: dict[str, str], until: float
    ) -> tuple[int, str, str]:
        """Status, output and errors of one command.

        folder: whose size is looked at. more: environment. until: of time.monotonic.
        Raises TooLarge, TooSlow, Stopped, GitError.
        """
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            process = self._start(arguments, more, output, errors)
            try:
                while not _ended(process):
                    self._look(folder, until)
                self._look(folder, float("inf"))
            finally:
                _kill(process)
            return process.returncode, _text(output), _text(errors)

    def _start(
        self,
        arguments: list[str],
        more: dict[str, str],
        output: IO[bytes],
        errors: IO[bytes],
    ) -> "subprocess.Popen[bytes]":
        settings = [part for one in (*SETTINGS, *NETWORK) for part in ("-c", one)]
        blocks = str(int(self.limits.megabytes * MEGABYTE) // 512 + 1024)
        limited = ["sh", "-c", LIMITED, "sh", str(MEMORY_KILOBYTES), blocks]
        if shutil.which("git") is None:
            raise GitError("git is not installed")
        return subprocess.Popen(
            [*limited, "git", *settings, *arguments],
            cwd="/",
            env=network_environment() | more,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )

    def _look(self, folder: Path, until: float) -> None:
        if self.stop.is_set():
            raise Stopped
        if bytes_in(folder) > self.limits.megabytes * MEGABYTE:
            raise TooLarge
        if time.monotonic() > until:
            raise TooSlow


def network_environment() -> dict[str, str]:
    """Nothing of the user's: no settings, no stored passwords, nobody to ask."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return (
        environment()
        | passed
        | {
            "HOME": os.devnull,  # no .netrc
            "GIT_ASKPASS": "false",
            "SSH_ASKPASS": "false",
            "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oClearAllForwardings=yes",
            "GIT_ALLOW_PROTOCOL": ":".join(PROTOCOLS),
        }
    )


def bytes_in(folder: Path) -> int:
    """How many bytes the files of a folder have, while they come and go."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118
            except OSError:
                continue
    return total


def _ended(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(SECONDS_BETWEEN_LOOKS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the whole group: git's helpers, too."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(MOST_OUTPUT).decode("utf-8", "replace")
