"""Intake: the stub files of a student's fork, and nothing else of it.

A submission is a folder, or a commit of a git repository (`REPO@SHA`). From git, single objects
are read by their names: no checkout, no hooks, no filters, no submodules.
"""

import os
import re
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Step

MAX_BYTES = 256 * 1024
GIT_SECONDS = 60
COMMIT = re.compile(r"[0-9a-fA-F]{4,64}")
REGULAR_MODES = ("100644", "100755")
GIT_SETTINGS = (
    "safe.directory=*",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "protocol.allow=never",
)
WAYS_TO_SAY_IT = "a folder with exercises/stepNN/…, or REPOSITORY@COMMIT (hexadecimal)"


class NoSubmission(Exception):
    """What was named is no submission at all; the message is a sentence."""


@dataclass(frozen=True)
class StubFile:
    """What a submission has in a stub's place: its bytes, or why they were refused."""

    source: bytes = b""
    refused: str | None = None


@dataclass(frozen=True)
class Submission:
    """The stub files of one student, by step."""

    name: str
    commit: str | None
    files: dict[str, StubFile]


def read(where: str, course: Course) -> Submission:
    """The submission that a command line names."""
    folder = Path(where)
    if folder.is_dir():
        files = {step.name: _from_folder(folder, step) for step in course}
        if all(files[step.name].refused == _missing(step.shown(step.stub)) for step in course):
            raise NoSubmission(
                f"{where} holds none of the course's files: a submission is {WAYS_TO_SAY_IT}"
            )
        return Submission(where, None, files)
    repository, at, commit = where.rpartition("@")
    if not at or not repository:
        raise NoSubmission(f"{where} is not there: a submission is {WAYS_TO_SAY_IT}")
    if not COMMIT.fullmatch(commit):
        raise NoSubmission(f"{commit!r} is no commit: give its hexadecimal name, as in git log")
    if not Path(repository).is_dir():
        raise NoSubmission(f"the repository {repository} is not there")
    git = Git(Path(repository))
    pinned = git.commit(commit)
    return Submission(where, pinned, {s.name: git.stub_file(pinned, s) for s in course})


def checked(source: bytes, path: str) -> StubFile:
    """The bytes, unless they are no text."""
    if len(source) > MAX_BYTES:
        return StubFile(refused=_too_large(path, len(source)))
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        return StubFile(refused=f"{path} is not UTF-8 text: see byte {error.start}.")
    return StubFile(source)


def _too_large(path: str, size: int) -> str:
    return f"{path} has {size:,} bytes; at most {MAX_BYTES:,} are read."


def _missing(path: str) -> str:
    return f"{path} is missing."


# ---------------------------------------------------------------------------------- folder


def _from_folder(folder: Path, step: Step) -> StubFile:
    """The stub file, opened name by name so that no link leads elsewhere."""
    path = step.shown(step.stub)
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        *folders, name = path.split("/")
        for part in folders:
            inner = os.open(part, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=here)
            os.close(here)
            here = inner
            if stat.S_ISLNK(os.fstat(here).st_mode):
                return StubFile(
                    refused=f"{path}: the folder {part} is a link, which is not followed."
                )
            if not stat.S_ISDIR(os.fstat(here).st_mode):
                return StubFile(refused=_missing(path))
        kind = os.stat(name, dir_fd=here, follow_symlinks=False).st_mode
        if not stat.S_ISREG(kind):
            return StubFile(refused=f"{path} is {_kind(kind)}, not a regular file.")
        return _read_regular(name, here, path)
    except FileNotFoundError:
        return StubFile(refused=_missing(path))
    except OSError as error:
        return StubFile(refused=f"{path} can't be read: {error.strerror}.")
    finally:
        os.close(here)


def _read_regular(name: str, folder: int, path: str) -> StubFile:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(name, flags, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return StubFile(refused=f"{path} is {_kind(found.st_mode)}, not a regular file.")
        if found.st_size > MAX_BYTES:
            return StubFile(refused=_too_large(path, found.st_size))
        return checked(file.read(MAX_BYTES + 1), path)


def _kind(mode: int) -> str:
    kinds: list[tuple[Callable[[int], bool], str]] = [
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    ]
    return next((name for test, name in kinds if test(mode)), "something else")


# ------------------------------------------------------------------------------------- git


@dataclass(frozen=True)
class Git:
    """A repository whose owner is not trusted: only objects are read, by plumbing commands."""

    repository: Path

    def commit(self, name: str) -> str:
        """The full name of a commit that the repository has."""
        found = self._run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        full = found.decode("ascii", "replace").strip() if found is not None else ""
        if not COMMIT.fullmatch(full):
            raise NoSubmission(f"{self.repository} has no commit {name}")
        return full

    def stub_file(self, commit: str, step: Step) -> StubFile:
        """The stub file at its exact path in a commit."""
        path = step.shown(step.stub)
        listing = self._run("ls-tree", "-z", "-l", "--full-tree", commit, "--", path)
        entries = [e for e in (listing or b"").split(b"\0") if e.endswith(b"\t" + path.encode())]
        if len(entries) != 1:
            return StubFile(refused=_missing(path))
        mode, kind, name, size = entries[0].partition(b"\t")[0].decode("ascii", "replace").split()
        if kind != "blob" or mode not in REGULAR_MODES:
            what = {"120000": "a symbolic link", "160000": "a submodule", "040000": "a folder"}
            return StubFile(refused=f"{path} is {what.get(mode, kind)}, not a regular file.")
        if not size.isdigit() or int(size) > MAX_BYTES:
            return StubFile(refused=_too_large(path, int(size) if size.isdigit() else 0))
        source = self._run("cat-file", "blob", name)
        if source is None:
            return StubFile(refused=f"{path} can't be read from the repository.")
        return checked(source, path)

    def _run(self, *arguments: str) -> bytes | None:
        """The output of one git command, which neither fetches, runs nor configures anything."""
        command = [
            "git",
            "--no-replace-objects",
            "--no-optional-locks",
            "--literal-pathspecs",
            f"--git-dir={self._git_folder()}",
            *(part for setting in GIT_SETTINGS for part in ("-c", setting)),
            *arguments,
        ]
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_ATTR_NOSYSTEM": "1",
        }
        try:
            done = subprocess.run(
                command,
                env=environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=GIT_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise NoSubmission("git is not installed, so a commit can't be read") from None
        except subprocess.TimeoutExpired:
            return None
        return done.stdout if done.returncode == 0 else None

    def _git_folder(self) -> Path:
        """The folder with the objects: .git beside a checkout, or a bare repository itself.

        A .git that is a file points to anywhere, so it is not followed.
        """
        root = self.repository.resolve()
        inner = root / ".git"
        return inner if inner.is_dir() and not inner.is_symlink() else root
