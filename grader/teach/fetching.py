"""Fetching one student's repository, so that nothing in it or behind it can do harm.

Only what HEAD of the other side names comes: no tags, no submodules. Nothing of it is run or
checked out. Whatever goes wrong is a state with a reason.
"""

import re
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from grader.learn.harmless import harmless_line
from grader.teach import cache
from grader.teach.addresses import Refused, is_local, remote, shown
from grader.teach.bounded import Bounded, Stopped, TooLarge, TooSlow
from grader.teach.cache import Cache
from grader.teach.collection import Collected, State
from grader.teach.git import Git, GitError
from grader.teach.github import Hub, HubError
from grader.teach.in_time import (
    Chosen,
    by_dates,
    by_pushes,
    by_sightings,
    utc,
    with_date,
)
from grader.teach.sightings import Sightings

ATTEMPTS = 2
NOT_FOUND = 404
SECONDS_BETWEEN_ATTEMPTS = 0.5
FLAGS = ("--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance")
SIGNS: tuple[tuple[str, State, str], ...] = (
    (
        r"could not read Username|could not read Password|Authentication failed|error: 40[13]\b"
        r"|Permission denied|Host key verification failed",
        "private",
        "asks for a login: it is private or gone; set GITHUB_TOKEN, or have it made readable",
    ),
    (
        r"error: 404\b|error: 410\b|[Rr]epository .*not found|not found:|does not exist"
        r"|does not appear to be a git repository|not a git repository",
        "gone",
        "there is no repository: deleted, renamed, or an error in the roster",
    ),
    (r"couldn't find remote ref HEAD", "empty", "there are no commits"),
)
LINE = re.compile(r"^(?:ref: (?P<branch>\S+)|(?P<commit>[0-9a-f]{40}|[0-9a-f]{64}))\tHEAD$", re.M)
REDIRECTED = re.compile(r"^warning: redirecting to (\S+)", re.M)
SENT_ON = re.compile(r"error: 30[1278]\b")


class Trouble(Exception):
    """This repository can't be collected."""

    def __init__(self, state: State, reason: str) -> None:
        super().__init__(reason)
        self.state = state


@dataclass(frozen=True)
class Head:
    """What the other side has. moved_to: the address that answered, if it was another."""

    commit: str
    branch: str
    moved_to: str = ""


@dataclass
class Fetching:
    """Fetches repositories, in any number of threads. folder: where relative paths begin."""

    bounded: Bounded
    hub: Hub
    folder: Path
    deadline: datetime | None = None
    hub_trouble: str = ""  # why the server's record of pushes is not asked any more

    def collect(self, student: str, repository: str, place: Path, seen: Sightings) -> Collected:
        """What was found. seen: what collections have found, which gets the head of today."""
        row = Collected(student, shown(repository), "collected")
        try:
            return _One(self, Cache(place), row, seen).collected(repository)
        except Trouble as trouble:
            state, reason = trouble.state, str(trouble)
        except Refused as refusal:
            state, reason = "refused", str(refusal)
        except TooLarge:
            most = f"{self.bounded.limits.megabytes:g}"
            state, reason = "too large", f"more than {most} MB; --most-megabytes allows more"
        except TooSlow:
            most = f"{self.bounded.limits.seconds:g}"
            state, reason = "too slow", f"not done after {most} s; --most-seconds allows more"
        except (GitError, HubError) as error:
            state, reason = "failed", str(error)
        except OSError as error:
            state, reason = "failed", f"{error.filename}: {error.strerror}"
        except Stopped:
            raise
        except Exception as error:  # one repository stops no other, whatever was not thought of
            state, reason = "failed", f"{type(error).__name__}: {error}"
        return Collected(student, row.repository, state, reason=self._told(reason))

    def _told(self, text: str) -> str:
        return harmless_line(self.hub.without_token(text))


@dataclass
class _One:
    """One repository that is being fetched."""

    tools: Fetching
    cache: Cache
    row: Collected
    seen: Sightings
    until: float = 0.0
    shows_token: dict[str, str] = field(default_factory=dict, repr=False)

    def collected(self, repository: str) -> Collected:
        self._starts()
        address = remote(repository, self.tools.folder)
        # By the roster's address alone: no server may send the token on to another's repository.
        self.shows_token = self.tools.hub.git_environment(address)
        foreign = self.cache.foreign()
        if foreign is not None:
            raise Trouble("refused", foreign)
        if is_local(address) and not Path(address).is_dir():
            raise Trouble("gone", f"there is no folder {address}")
        git = self.cache.tidied(address)
        head = self._head(address, git)
        git = self._fetched(address, git, head)
        self.seen.note(self.row.student, self.row.repository, head.commit, datetime.now(UTC))
        chosen = self._chosen(head.moved_to or address, git, head)
        if chosen.commit is None:
            self.cache.set_aside(git)
            raise Trouble("empty", "nothing was there by the deadline")
        self.cache.hand_over(git, chosen.commit)
        return Collected(
            student=self.row.student,
            repository=self.row.repository,
            state="collected",
            commit=chosen.commit,
            time=utc(chosen.time) if chosen.time else None,
            time_from=chosen.time_from,
            renamed_to=shown(head.moved_to),
        )

    def _starts(self) -> None:
        """Give git its time, which waiting for an API does not count for."""
        self.until = time.monotonic() + self.tools.bounded.limits.seconds

    # ------------------------------------------------------------------------------- git

    def _head(self, address: str, git: Git | None) -> Head:
        """Ask what HEAD is, and follow to where the repository has moved."""
        arguments = ["ls-remote", "--symref", "--", address, "HEAD"]
        try:
            said, told = self._ask(arguments, self.cache.beside)
        except _SentOn:
            name = self.tools.hub.name_of(address)
            moved = self.tools.hub.moved_to(name) if name else None
            if moved is None or moved == address:
                raise Trouble("failed", "it has moved to a place that is not known") from None
            return replace(self._head(moved, git), moved_to=moved)
        lines = [match.groupdict() for match in LINE.finditer(said)]
        commit = next((line["commit"] for line in lines if line["commit"]), None)
        branch = next((line["branch"] for line in lines if line["branch"]), "")
        if commit is None:
            raise Trouble("empty", "there are no commits")
        sent = REDIRECTED.search(told)
        moved_to = remote(sent[1].rstrip("/"), self.tools.folder) if sent else ""
        return Head(commit, branch, moved_to)

    def _fetched(self, address: str, git: Git | None, head: Head) -> Git:
        """The repository with the head of today."""
        if git is None:
            git = self.cache.begun(address, head.commit)
        if cache.newest(git) == head.commit:
            return git
        self._fetch(head.moved_to or address, git, f"+HEAD:{cache.NEWEST}")
        newest = cache.newest(git)
        if newest is None:
            raise Trouble("failed", "what its HEAD names is no commit")
        cache.keep(git, newest)
        return git

    def _fetch(self, address: str, git: Git, what: str) -> None:
        arguments = [f"--git-dir={git.repository}", "fetch", "--quiet", *FLAGS, "--", address, what]
        self._ask(arguments, git.repository)

    def _ask(self, arguments: list[str], folder: Path) -> tuple[str, str]:
        """Output and errors of git. Raises Trouble where it failed, twice if that may pass."""
        more = self.shows_token
        for attempt in range(ATTEMPTS):
            status, said, told = self.tools.bounded.git(arguments, folder, more, self.until)
            if status == 0:
                return said, told
            if more and SENT_ON.search(told):
                raise _SentOn
            for sign, state, reason in SIGNS:
                if re.search(sign, told):
                    raise Trouble(state, reason)
            if attempt + 1 < ATTEMPTS:
                self.tools.bounded.stop.wait(SECONDS_BETWEEN_ATTEMPTS)
        raise Trouble("failed", _last(told) or f"git ended with status {status}")

    # ---------------------------------------------------------------------------- in time

    def _chosen(self, address: str, git: Git, head: Head) -> Chosen:
        """The commit to mark, by the best record that there is."""
        newest, deadline = cache.newest(git) or head.commit, self.tools.deadline
        chosen = self._by_pushes(address, newest, head.branch)
        if chosen is None:
            heads = self.seen.heads(self.row.student, self.row.repository)
            chosen = by_sightings(heads, newest, deadline)
        if chosen is None:
            return by_dates(git, newest, deadline)
        if chosen.commit is not None and not cache.has(git, chosen.commit):
            self._left_behind(address, git, chosen.commit)
        return with_date(git, chosen)

    def _by_pushes(self, address: str, head: str, branch: str) -> Chosen | None:
        name = self.tools.hub.name_of(address)
        if name is None or not branch or self.tools.hub_trouble:
            return None
        try:
            return by_pushes(self.tools.hub.pushes(name, branch), head, self.tools.deadline)
        except HubError as error:
            if error.status != NOT_FOUND:
                self.tools.hub_trouble = str(error)
            return None

    def _left_behind(self, address: str, git: Git, commit: str) -> None:
        """Fetch a commit that the branch no longer holds."""
        self._starts()
        try:
            self._fetch(address, git, f"{commit}:{cache.SEEN}{commit}")
        except Trouble:
            raise Trouble(
                "failed",
                f"commit {commit[:12]} was there by the deadline; the branch was rewritten since, "
                "and the server no longer hands it out",
            ) from None


class _SentOn(Exception):
    """The server names another place."""


def _last(told: str) -> str:
    """What git's last complaint says."""
    lines = [line for line in told.splitlines() if line.startswith(("fatal:", "error:"))]
    return lines[0] if lines else told.strip().rpartition("\n")[2]
