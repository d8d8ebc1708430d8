"""A release over an earlier one: one more commit, and every stub that is there stays."""

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.course import STEP_NAME, Course
from grader.teach import leaks
from grader.teach.edition import Edition, Files
from grader.teach.git import Blob, Git, is_executable, object_name
from grader.teach.whole_files import write_whole

AUTHOR = "Backprop by hand <release@backprop-by-hand.invalid>"
STUB = re.compile(rf"exercises/{STEP_NAME.pattern}/(?!test_)\w+\.py")
MAX_SEARCHED = 1024 * 1024
MAX_TOLD = 10


class NoRelease(Exception):
    """Why nothing was written; the message says what to do."""


@dataclass(frozen=True)
class Released:
    """What a release did. kept: stubs that are there and differ from the released ones."""

    written: list[str]
    removed: list[str]
    kept: list[str]
    commit: str


def require_no_leaks(files: Iterable[tuple[str, bytes]], course: Course) -> None:
    """Raise NoRelease where one of these files gives something of the teacher's away."""
    found = leaks.leaks(files, leaks.secrets_of(course))
    if found:
        more = f" And {len(found) - MAX_TOLD} more." if len(found) > MAX_TOLD else ""
        raise NoRelease(
            "this classroom edition would give away what is the teacher's, so it was not written. "
            f"{' '.join(found[:MAX_TOLD])}{more}"
        )


def message(edition: Edition, verb: str) -> str:
    """A commit's message; its last line is what an update looks for."""
    return f"{verb} the {edition} edition\n\nEdition: {edition}\n"


def signature(date: int) -> str:
    """Who releases, and when, as git writes it down."""
    return f"{AUTHOR} {date} +0000"


def write(path: Path, content: bytes) -> None:
    """Write a file of an edition, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = 0o777 if is_executable(content) else 0o666
    write_whole(path, content, mode, durable=False)  # git has it all, and a rerun writes it again


class Update:
    """One more release over an earlier one."""

    def __init__(self, place: Path, edition: Edition, files: Files, course: Course) -> None:
        self._place = place
        self._edition = edition
        self._files = files
        self._course = course
        self._git = Git(place, work_tree=True)

    def run(self, date: int) -> Released:
        """Look at everything first, then write."""
        last = self._require_release()
        branch, head = self._branch(), self._git.head()
        if self._edition == "classroom":
            self._require_clean_history()
        committed = {blob.path: blob for blob in self._git.tree(head)}
        stubs = {path for path in self._files if self._is_somebodys_stub(path, committed)}
        wanted = {path: new for path, new in self._files.items() if path not in stubs}
        gone = self._gone(last, committed)
        old = self._contents(committed, [*wanted, *gone])
        self._require_unchanged(wanted, gone, old)
        written = {path: new for path, new in wanted.items() if old.get(path) != new}
        for path, content in wanted.items():
            if self._bytes(path) != content:
                write(self._place / path, content)
        for path in gone:
            (self._place / path).unlink(missing_ok=True)
        if written or gone:
            text = message(self._edition, "Update")
            self._git.commit_files(branch, head, text, signature(date), written, gone)
        touched = "\0".join([*wanted, *gone]).encode()
        self._git.run(
            "reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul", data=touched
        )
        kept = sorted(path for path in stubs if self._bytes(path) != self._files[path])
        return Released(list(written), gone, kept, self._git.head())

    def _require_release(self) -> str:
        """The newest commit that was made here, of the same edition."""
        if not (self._place / ".git").is_dir():
            raise NoRelease(
                f"{self._place} is neither empty nor an earlier release: choose another folder"
            )
        query = ["log", "-1", "--format=%H", f"--author={AUTHOR}", "--fixed-strings"]
        said = self._git.answer(*query, f"--grep=Edition: {self._edition}", "HEAD") or b""
        if not said.strip():
            raise NoRelease(
                f"{self._place} is a repository, but no commit in it is a release of the "
                f"{self._edition} edition: choose another folder"
            )
        return said.decode().strip()

    def _branch(self) -> str:
        said = self._git.answer("symbolic-ref", "--quiet", "HEAD")
        if said is None:
            raise NoRelease(f"{self._place} has no branch checked out: git switch main")
        return said.decode().strip()

    def _require_clean_history(self) -> None:
        """Nothing of a teacher's is in any commit, whoever made it; students' stubs are theirs."""
        said = self._git.run("rev-list", "--objects", "--all").decode("utf-8", "surrogateescape")
        triples = [line.partition(" ") for line in said.splitlines()]
        pairs = [(name, path) for name, _, path in triples]
        private = [path for _, path in pairs if leaks.is_private_place(path)]
        if private:
            raise NoRelease(
                f"{self._place} has {private[0]} in its history, which a classroom edition must "
                "not have: release into a new folder"
            )
        chosen = self._files_among(pairs)
        contents = self._git.contents(name for name, _ in chosen)
        require_no_leaks(
            (
                (f"in the history, {path}", content or b"")
                for (_, path), content in zip(chosen, contents, strict=True)
            ),
            self._course,
        )

    def _files_among(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Of the names and paths of objects those of files to search.

        These are no stubs, not huge, and not among the files of this release, which were searched.
        """
        asked = "".join(f"{name}\n" for name, _ in pairs).encode()
        length = len(self._git.head())
        searched = {object_name(content, length) for content in self._files.values()}
        options = ["cat-file", "--batch-check=%(objecttype) %(objectsize)"]
        facts = [line.split() for line in self._git.run(*options, data=asked).splitlines()]
        return [
            (name, path)
            for (name, path), (kind, size) in zip(pairs, facts, strict=True)
            if kind == b"blob"
            and int(size) <= MAX_SEARCHED
            and not STUB.fullmatch(path)
            and name not in searched
        ]

    def _gone(self, last: str, committed: dict[str, Blob]) -> list[str]:
        """Files of the last release that this one does not have, and that nobody has changed."""
        return sorted(
            blob.path
            for blob in self._git.tree(last)
            if blob.path not in self._files
            and not STUB.fullmatch(blob.path)
            and blob.path in committed
            and committed[blob.path].name == blob.name
        )

    def _contents(self, committed: dict[str, Blob], paths: list[str]) -> Files:
        known = [path for path in paths if path in committed]
        names = [committed[path].name for path in known]
        contents = self._git.contents(names)
        return {p: c for p, c in zip(known, contents, strict=True) if c is not None}

    def _is_somebodys_stub(self, path: str, committed: dict[str, Blob]) -> bool:
        """Whether a path is a stub that this repository has, changed, deleted or as released."""
        is_there = path in committed or os.path.lexists(self._place / path)
        return STUB.fullmatch(path) is not None and is_there

    def _bytes(self, path: str) -> bytes | None:
        """What is in a file now. Raises NoRelease where the way to it is no plain way."""
        where = self._place
        for part in Path(path).parts:
            where = where / part
            if not os.path.lexists(where):
                return None
            mode = where.lstat().st_mode
            wanted = stat.S_ISREG if where == self._place / path else stat.S_ISDIR
            if not wanted(mode):
                kind = "file" if wanted is stat.S_ISREG else "folder"
                raise NoRelease(f"{where} is not a plain {kind}: move it away")
        return where.read_bytes()

    def _require_unchanged(self, wanted: Files, gone: list[str], old: Files) -> None:
        """No work that is not committed gets lost."""
        changed = [
            path
            for path in [*wanted, *gone]
            if (now := self._bytes(path)) is not None
            and now not in (wanted.get(path), old.get(path))
        ]
        if changed:
            raise NoRelease(
                f"{self._place} has changes that are not committed and would be overwritten: "
                f"{', '.join(changed[:MAX_TOLD])}. Commit them or take them back (git restore)"
            )
