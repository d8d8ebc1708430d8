"""A student's repository as a collection keeps it: `submissions/STUDENT`, bare.

It appears whole: the first fetch fills a folder beside it. HEAD is the commit that is to be marked
and is set last, so a run that is killed leaves what an earlier one left. A student's name never
begins with a dot, so names that do are free for folders beside it.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from grader.teach.git import Git, GitError

ADDRESS = "collected-from"
NEWEST = "refs/collect/newest"
SEEN = "refs/seen/"


@dataclass
class Cache:
    """One student's repository. place: submissions/STUDENT."""

    place: Path

    @property
    def beside(self) -> Path:
        """Where a first fetch goes on."""
        return self.place.with_name(f".{self.place.name}.part")

    @property
    def aside(self) -> Path:
        """Where it waits while nothing of it is to be marked."""
        return self.place.with_name(f".{self.place.name}.aside")

    def foreign(self) -> str | None:
        """Why something that lies there must stay as it is; None where nothing does."""
        if self.place.is_symlink() or (self.place.exists() and not self.place.is_dir()):
            return f"{self.place} is no folder: take it away, and collect again"
        if not self.place.exists() or not any(self.place.iterdir()):
            return None
        if (self.place / ADDRESS).is_file() and not (self.place / ".git").exists():
            return None
        return (
            f"{self.place} is not of a collection (a checkout, or a repository that was put there) "
            "and stays as it is: move it away, and collect again"
        )

    def tidied(self, address: str) -> Git | None:
        """The repository to go on with, without a killed run's remains; None to begin anew."""
        self._drop(self.beside)
        if not self.place.exists() and self.aside.exists():
            folder = self.aside
        else:
            self._drop(self.aside)
            folder = self.place
        if not folder.exists() or not any(folder.iterdir()):
            return None
        for remains in (*folder.rglob("*.lock"), *folder.glob("objects/**/tmp_*")):
            self._drop(remains)
        git = Git(folder)
        same = _text(folder / ADDRESS) == address
        return git if same and _commit(git, NEWEST) is not None else None

    def begun(self, address: str, commit: str) -> Git:
        """An empty repository beside the place. commit: of the same kind. Raises GitError."""
        self._drop(self.beside)
        self.beside.mkdir(parents=True)
        kind = "sha1" if len(commit) == 40 else "sha256"
        options = ["--bare", "--quiet", "--template=", f"--object-format={kind}"]
        git = Git(self.beside)
        git.run("init", *options)
        (self.beside / ADDRESS).write_text(address, encoding="utf-8")
        return git

    def hand_over(self, git: Git, commit: str) -> None:
        """Make a commit what is to be marked, last of all. Raises GitError."""
        if _text(git.repository / "HEAD").strip() != commit:
            git.run("update-ref", "--no-deref", "HEAD", commit)
        if git.repository == self.place:
            return
        if git.repository == self.beside:
            self._drop(self.place)
            self._drop(self.aside)
        git.repository.rename(self.place)

    def set_aside(self, git: Git) -> None:
        """Leave nothing to be marked, and keep what was fetched."""
        if git.repository == self.aside:
            return
        self._drop(self.aside)
        if git.repository == self.beside:
            self._drop(self.place)
        git.repository.rename(self.aside)

    def _drop(self, path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def newest(git: Git) -> str | None:
    """The head of the last fetch."""
    return _commit(git, NEWEST)


def has(git: Git, commit: str) -> bool:
    """Whether a commit was fetched."""
    return git.answer("cat-file", "-e", f"{commit}^{{tree}}") is not None


def keep(git: Git, commit: str) -> None:
    """Hold on to a commit, though its branch may leave it behind. Raises GitError."""
    git.run("update-ref", f"{SEEN}{commit}", commit)


def _commit(git: Git, name: str) -> str | None:
    try:
        said = git.answer("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except GitError:
        return None
    commit = said.decode().strip() if said else ""
    return commit if commit and has(git, commit) else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
