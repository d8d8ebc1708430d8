"""git, run so that nothing but its arguments decides what it does.

No user's or system's settings, hooks, templates, signatures, pagers or prompts; no fetching.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60
SETTINGS = (
    "safe.directory=*",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "protocol.allow=never",
)


class GitError(Exception):
    """git is missing or said no; the message is a sentence."""


@dataclass(frozen=True)
class Blob:
    """One entry of a tree. size: in bytes, None of what is no file. kind: blob, tree or commit."""

    mode: str
    kind: str
    name: str
    size: int | None
    path: str


def environment() -> dict[str, str]:
    """An environment in which git reads no settings but those it is given."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ATTR_NOSYSTEM": "1",
    }


def git_folder(repository: Path) -> Path:
    """The folder with the objects: .git beside a checkout, or a bare repository itself.

    A .git that is a file points to anywhere, so it is not followed.
    """
    root = repository.resolve()
    inner = root / ".git"
    return inner if inner.is_dir() and not inner.is_symlink() else root


def _git(
    arguments: Iterable[str], folder: Path, data: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git to its end. Raises GitError and subprocess.TimeoutExpired."""
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    options = ["--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"]
    try:
        return subprocess.run(
            ["git", *options, *settings, *arguments],
            env=environment(),
            cwd=folder,
            input=b"" if data is None else data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None


def initialise(folder: Path) -> None:
    """Make an empty repository in a folder, with the branch main and no hooks."""
    done = _git(["init", "--quiet", "--template=", "--initial-branch=main"], folder)
    if done.returncode:
        raise GitError(f"{folder}: git init failed: {done.stderr.decode(errors='replace')}")


def commit_date(folder: Path) -> int | None:
    """When the newest commit of a trusted checkout was made, in seconds since 1970."""
    if not (folder / ".git").exists():
        return None
    said = _git(["log", "-1", "--format=%ct"], folder).stdout.strip()
    return int(said) if said.isdigit() else None


@dataclass(frozen=True)
class Git:
    """A repository. work_tree: only where files beside the objects are meant to be looked at."""

    repository: Path
    work_tree: bool = False

    def answer(self, *arguments: str, data: bytes | None = None) -> bytes | None:
        """The output of one command; None where it failed or took too long."""
        try:
            done = self._done(arguments, data)
        except subprocess.TimeoutExpired:
            return None
        return done.stdout if done.returncode == 0 else None

    def run(self, *arguments: str, data: bytes | None = None) -> bytes:
        """The output of one command that must work. Raises GitError."""
        try:
            done = self._done(arguments, data)
        except subprocess.TimeoutExpired:
            raise GitError(
                f"{self.repository}: git {arguments[0]} took more than {SECONDS} s"
            ) from None
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip() or f"status {done.returncode}"
            raise GitError(f"{self.repository}: git {arguments[0]} failed: {reason}")
        return done.stdout

    def _done(
        self, arguments: Iterable[str], data: bytes | None
    ) -> subprocess.CompletedProcess[bytes]:
        root = self.repository.resolve()
        places = [f"--git-dir={git_folder(self.repository)}"]
        if self.work_tree:
            places.append(f"--work-tree={root}")
        return _git([*places, *arguments], root if self.work_tree else Path("/"), data)

    def head(self) -> str:
        """The full name of the commit that is checked out."""
        return self.run("rev-parse", "HEAD").decode().strip()

    def tree(self, commit: str, paths: Iterable[str] = ()) -> list[Blob]:
        """What a commit has at these paths; all its files where none are named."""
        chosen = list(paths)
        options = ["-z", "-l", "--full-tree", *([] if chosen else ["-r"])]
        listing = self.answer("ls-tree", *options, commit, "--", *chosen) or b""
        found = []
        for entry in listing.split(b"\0")[:-1]:
            facts, _, path = entry.partition(b"\t")
            mode, kind, name, size = facts.decode("ascii", "replace").split()
            length = int(size) if size.isdigit() else None
            found.append(Blob(mode, kind, name, length, path.decode("utf-8", "surrogateescape")))
        return found

    def contents(self, names: Iterable[str]) -> Iterator[bytes | None]:
        """The bytes of blobs, by one process, in the order of their names."""
        asked = list(names)
        said = self.answer("cat-file", "--batch", data="\n".join([*asked, ""]).encode()) or b""
        position = 0
        for _ in asked:
            end = said.find(b"\n", position)
            words = said[position:end].split() if end >= 0 else []
            length = int(words[2]) if len(words) == 3 and words[2].isdigit() else None
            position = end + 1 if end >= 0 else len(said)
            if length is None:
                yield None
                continue
            yield said[position : position + length]
            position += length + 1

    def commit_files(
        self,
        branch: str,
        parent: str | None,
        message: str,
        who: str,
        written: Mapping[str, bytes],
        removed: Iterable[str] = (),
    ) -> None:
        """One commit with exactly these bytes, whatever filters and settings there are.

        who: author and committer with date, as git writes it down. What begins with `#!` may be
        run as a program.
        """
        text = message.encode()
        start = f"commit {branch}\nauthor {who}\ncommitter {who}\ndata {len(text)}\n"
        parts = [start.encode(), text]
        if parent is not None:
            parts.append(f"\nfrom {parent}".encode())
        parts += [f"\nD {_quoted(path)}".encode() for path in removed]
        for path, content in written.items():
            mode = "100755" if is_executable(content) else "100644"
            parts.append(f"\nM {mode} inline {_quoted(path)}\ndata {len(content)}\n".encode())
            parts.append(content)
        self.run("fast-import", "--quiet", "--date-format=raw", data=b"".join([*parts, b"\n"]))


def object_name(content: bytes, length: int) -> str:
    """The name that git gives to a file's bytes. length: of names in this repository."""
    kind = hashlib.sha1 if length == len(hashlib.sha1().hexdigest()) else hashlib.sha256
    return kind(b"blob %d\0" % len(content) + content).hexdigest()


def is_executable(content: bytes) -> bool:
    """Whether a file is meant to be started as a program."""
    return content.startswith(b"#!")


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
