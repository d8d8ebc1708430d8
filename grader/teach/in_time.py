"""Which commit the server had by a deadline, and how that is known.

The server's own record of pushes goes first, then the record of earlier collections, then the
dates in the commits, which whoever makes a commit may choose.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Literal

from grader.teach.git import Git
from grader.teach.github import Push

Heads = list[tuple[str, str]]  # a head and the time when it was first found there, in order
Source = Literal["push", "first seen", "commit date"]


@dataclass(frozen=True)
class Chosen:
    """The commit to be marked, if there is one, and when the server had it, if that is known."""

    commit: str | None
    time: datetime | None = None
    time_from: Source | Literal[""] = ""


def utc(time: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_pushes(pages: Iterator[list[Push]], head: str, deadline: datetime | None) -> Chosen | None:
    """By the server's record, the newest first; None where it says nothing of this."""
    if deadline is None:
        times = [push.time for push in chain(*islice(pages, 1)) if push.after == head]
        return Chosen(head, min(times), "push") if times else None
    oldest = None
    for push in chain.from_iterable(pages):
        if push.time <= deadline:
            return Chosen(push.after, push.time, "push") if push.after.strip("0") else Chosen(None)
        oldest = push
    if oldest is None:
        return None
    return Chosen(oldest.before) if oldest.before.strip("0") else Chosen(None)


def by_sightings(sightings: Heads, head: str, deadline: datetime | None) -> Chosen | None:
    """By the record of earlier collections; None where there is none that says something."""
    firsts = dict[str, datetime]()
    last = None
    for commit, text in sightings:
        time = datetime.fromisoformat(text)
        firsts.setdefault(commit, time)
        if deadline is None or time <= deadline:
            last = commit
    if deadline is None:
        # The first look at a repository comes at any time after the push.
        is_first = not sightings or sightings[0][0] == head
        return None if is_first else Chosen(head, firsts[head], "first seen")
    return None if last is None else Chosen(last, firsts[last], "first seen")


def by_dates(git: Git, head: str, deadline: datetime | None) -> Chosen:
    """By the dates in the commits: the newest on the branch itself that is not too late."""
    lines = git.run("rev-list", "--first-parent", "--timestamp", head).decode().splitlines()
    limit = (deadline or datetime.now(UTC)).timestamp()
    for line in lines:
        seconds, commit = line.split()
        if int(seconds) <= limit:
            return Chosen(commit, datetime.fromtimestamp(int(seconds), UTC), "commit date")
        if deadline is None:
            return Chosen(head, datetime.now(UTC), "first seen")
    return Chosen(None)


def with_date(git: Git, chosen: Chosen) -> Chosen:
    """A commit without a time gets that of its date."""
    if chosen.commit is None or chosen.time is not None:
        return chosen
    dated = by_dates(git, chosen.commit, None)
    return Chosen(chosen.commit, dated.time, dated.time_from)
