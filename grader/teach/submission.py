"""Intake: the stub files of a student's fork, and nothing else of it.

A submission is a folder, or a commit of a git repository (`REPO@SHA`). From git, single objects
are read by their names: no checkout, no hooks, no filters, no submodules.
"""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Step
from grader.teach.git import Blob, Git, GitError, object_name

MAX_BYTES = 256 * 1024
COMMIT = re.compile(r"[0-9a-fA-F]{4,64}")
REGULAR_MODES = ("100644", "100755")
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
        if all(files[step.name].refused == missing_file(step.shown(step.stub)) for step in course):
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
    full = pinned(Path(repository), commit)
    return Submission(where, full, from_commit(Path(repository), full, course))


def of_student(place: Path, name: str, course: Course) -> Submission | None:
    """What a student of a class handed in: a bare repository's newest commit, or a folder's files.

    None where there is nothing. Raises NoSubmission where it can't be read.
    """
    if not place.exists():
        return None
    if not place.is_dir():
        raise NoSubmission(f"{place} is no folder")
    is_bare = (place / "HEAD").is_file() and (place / "objects").is_dir()
    if is_bare and not (place / ".git").exists():
        commit = _newest(place)
        missing = {s.name: StubFile(refused=missing_file(s.shown(s.stub))) for s in course}
        return Submission(
            name, commit, from_commit(place, commit, course) if commit is not None else missing
        )
    try:
        files = {step.name: _from_folder(place, step) for step in course}
    except OSError as error:
        raise NoSubmission(f"{place} can't be read: {error.strerror}") from None
    return Submission(name, _commit_with(place, files, course), files)


def _newest(repository: Path) -> str | None:
    """The commit of HEAD; None in a repository without commits."""
    try:
        return pinned(repository, "HEAD")
    except NoSubmission:
        if _git(repository, "for-each-ref", "--count=1"):
            raise NoSubmission(
                f"{repository}: HEAD names no commit, although there are some: "
                "git symbolic-ref HEAD refs/heads/main"
            ) from None
        if _git(repository, "rev-parse", "--git-dir") is None:
            raise NoSubmission(f"{repository} is damaged: git can't read it") from None
        return None


def _commit_with(folder: Path, files: dict[str, StubFile], course: Course) -> str | None:
    """The commit that is checked out, if its files are those that lie there."""
    if not (folder / ".git").is_dir():
        return None
    try:
        commit = pinned(folder, "HEAD")
        paths = {step.shown(step.stub): files[step.name] for step in course}
        entries = {entry.path: entry.name for entry in Git(folder).tree(commit, paths)}
    except (NoSubmission, GitError):
        return None
    same = all(
        entries.get(path) == (None if file.refused else object_name(file.source, len(commit)))
        for path, file in paths.items()
    )
    return commit if same else None


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


def missing_file(path: str) -> str:
    """The reason of a file that was not handed in."""
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
                return StubFile(refused=missing_file(path))
        kind = os.stat(name, dir_fd=here, follow_symlinks=False).st_mode
        if not stat.S_ISREG(kind):
            return StubFile(refused=f"{path} is {_kind(kind)}, not a regular file.")
        return _read_regular(name, here, path)
    except FileNotFoundError:
        return StubFile(refused=missing_file(path))
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


def pinned(repository: Path, name: str) -> str:
    """The full name of a commit that a repository has. Its owner is not trusted.

    Only objects are read, by plumbing commands: no checkout, no hooks, no filters.
    """
    found = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^0")
    full = found.decode("ascii", "replace").strip() if found is not None else ""
    if not COMMIT.fullmatch(full):
        raise NoSubmission(f"{repository} has no commit {name}")
    return full


def from_commit(repository: Path, commit: str, course: Course) -> dict[str, StubFile]:
    """The stub files at their exact paths in a commit, by step."""
    paths = {step.shown(step.stub): step.name for step in course}
    try:
        git = Git(repository)
        entries = {entry.path: entry for entry in git.tree(commit, paths)}
        found = {name: _refused(path, entries.get(path)) for path, name in paths.items()}
        readable = [path for path, name in paths.items() if found[name] is None]
        contents = git.contents(entries[path].name for path in readable)
        for path, source in zip(readable, contents, strict=True):
            unreadable = StubFile(refused=f"{path} can't be read from the repository.")
            found[paths[path]] = unreadable if source is None else checked(source, path)
    except GitError as error:
        raise NoSubmission(f"{error}, so a commit can't be read") from None
    return {name: file for name, file in found.items() if file is not None}


def _refused(path: str, entry: Blob | None) -> StubFile | None:
    """Why an entry of a tree is not read; None where it is a file of a usual size."""
    if entry is None:
        return StubFile(refused=missing_file(path))
    if entry.kind != "blob" or entry.mode not in REGULAR_MODES:
        what = {"120000": "a symbolic link", "160000": "a submodule", "040000": "a folder"}
        kind = what.get(entry.mode, entry.kind)
        return StubFile(refused=f"{path} is {kind}, not a regular file.")
    if entry.size is None or entry.size > MAX_BYTES:
        return StubFile(refused=_too_large(path, entry.size or 0))
    return None


def _git(repository: Path, *arguments: str) -> bytes | None:
    try:
        return Git(repository).answer(*arguments)
    except GitError as error:
        raise NoSubmission(f"{error}, so a commit can't be read") from None
