"""`grader collect`, with a server on loopback that behaves as GitHub does."""

import base64
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import msgspec
import pytest

from grader.cli import main
from grader.course import ROOT
from grader.teach.addresses import repository_at, shown
from grader.teach.classroom import Classroom
from grader.teach.collection import read_collection
from grader.teach.git import Git
from grader.teach.roster import legal_name, name_trouble, read_roster
from grader.teach.sightings import read_sightings
from grader.tests.hub import NOTHING, new_repository, serving, write_commit

TOKEN = "ghp_0123456789secret"
BASIC = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
EARLY, DUE, LATE = "2026-03-01T10:00:00Z", "2026-03-01T12:00:00Z", "2026-03-01T14:00:00Z"


def seconds(text):
    return int(datetime.fromisoformat(text).timestamp())


@pytest.fixture(autouse=True)
def without_token(monkeypatch):
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)


@pytest.fixture
def hub(tmp_path):
    with serving(tmp_path / "hub") as hub:
        yield hub


@pytest.fixture
def room(tmp_path):
    room = Classroom(tmp_path / "class")
    room.root.mkdir()
    return room


def enrol(room, **repositories):
    lines = [f"{student},{address}\n" for student, address in repositories.items()]
    room.roster.write_text("student,repository\n" + "".join(lines), encoding="utf-8")


def run(room, *options, hub=None):
    api = ["--api", hub.api] if hub is not None else []
    return main(["collect", str(room.root), *api, *map(str, options)])


def head(room, student):
    """What is marked."""
    return Git(room.submission(student)).head()


def only(room, student="ada"):
    return read_collection(room)[student]


# ------------------------------------------------------------------------------- fetching


def test_fetches_by_path_and_over_http_and_then_only_what_is_new(room, hub, tmp_path, capsys):
    here = new_repository(tmp_path / "here", branch="work")
    first = write_commit(here, "here", branch="refs/heads/work")
    there = hub.repository("bob/course")
    second = write_commit(there, "there")
    enrol(room, ada="../here", bob=hub.address("bob/course"), cy=here.as_uri())
    assert run(room) == 0
    assert [head(room, name) for name in ("ada", "bob", "cy")] == [first, second, first]
    assert (room.submission("ada") / "HEAD").read_text().strip() == first  # detached
    printed = capsys.readouterr()
    assert "3 of 3 collected" in printed.out
    assert second[:12] in printed.out
    assert "\x1b" not in printed.out
    del hub.asked[:]
    assert run(room) == 0
    assert len(hub.asked) == 2  # which commit is it?
    third = write_commit(there, "more", parent=second)
    assert run(room) == 0
    assert head(room, "bob") == third
    assert Git(room.submission("bob")).run("show", f"{third}:work.txt") == b"more"
