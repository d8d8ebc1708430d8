"""`grader collect`, with a server on loopback that behaves as GitHub does."""

import base64
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from grader.cli import main
from grader.course import ROOT
from grader.teach.addresses import repository_at, shown
from grader.teach.cache import Cache
from grader.teach.classroom import Classroom
from grader.teach.collection import read_collection
from grader.teach.git import Git
from grader.teach.github import Hub, HubError
from grader.teach.roster import legal_name, name_trouble, read_roster
from grader.teach.sightings import read_sightings
from grader.tests.hub import NOTHING, new_repository, serving, write_commit

TOKEN = "ghp_0123456789secret"
BASIC = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
EARLY, DUE, LATE = "2025-03-01T10:00:00Z", "2025-03-01T12:00:00Z", "2025-03-01T14:00:00Z"


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


def seen(room):
    """The students of whom something was seen."""
    return {one.student for one in read_sightings(room)}


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


def test_only_head_comes_without_tags(room, hub):
    there = hub.repository("ada/course")
    commit = write_commit(there, "work")
    write_commit(there, "other", branch="refs/heads/other")
    Git(there).run("update-ref", "refs/tags/v1", commit)
    enrol(room, ada=hub.address("ada/course"))
    assert run(room) == 0
    refs = Git(room.submission("ada")).run("for-each-ref", "--format=%(objectname)").split()
    assert set(refs) == {commit.encode()}
    assert not (room.submission("ada") / "FETCH_HEAD").exists()


def test_whatever_goes_wrong_is_a_row_with_the_reason(room, hub, tmp_path, capsys):
    good = write_commit(hub.repository("good/course"), "good")
    hub.repository("empty/course")
    write_commit(hub.repository("new/course"), "moved")
    noise = random.Random(1).randbytes(1_500_000).hex()
    write_commit(hub.repository("large/course"), noise)
    hub.ways |= {"private/course": "private", "endless/course": "endless"}
    hub.ways["old/course"] = "/new/course"
    names = ("good", "gone", "private", "empty", "large", "endless", "old")
    addresses = {name: hub.address(f"{name}/course") for name in names}
    enrol(room, **addresses, nowhere=tmp_path / "nowhere", down="http://127.0.0.1:1/a/b", cut="-x")
    assert run(room, "--most-megabytes", "1", "--most-seconds", "4") == 3
    found = read_collection(room)
    assert {name: row.state for name, row in found.items()} == {
        "good": "collected",
        "gone": "gone",
        "private": "private",
        "empty": "empty",
        "large": "too large",
        "endless": "too slow",
        "old": "collected",
        "nowhere": "gone",
        "down": "failed",
        "cut": "refused",
    }
    assert list(found) == [student.student for student in read_roster(room.roster)]
    assert found["old"].renamed_to == hub.address("new/course")
    assert head(room, "good") == good
    printed = capsys.readouterr().out
    for row in found.values():
        assert (row.commit is None) == bool(row.reason) == (row.state != "collected")
        assert row.reason in printed
    assert f"old: has moved to {hub.address('new/course')}" in printed
    assert "2 of 10 collected" in printed
    assert sorted(path.name for path in room.submissions.iterdir() if path.name[0] != ".") == [
        "good",
        "old",
    ]


def test_an_endless_server_leaves_no_process(room, hub):
    hub.ways["ada/course"] = "endless"
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--most-seconds", "1") == 3
    assert hub.address("ada/course") not in arguments_of_all_processes()


def arguments_of_all_processes():
    texts = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            texts.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(texts)


def test_what_was_collected_stays_when_a_later_fetch_fails(room, hub):
    there = hub.repository("ada/course")
    commit = write_commit(there, "work")
    enrol(room, ada=hub.address("ada/course"))
    assert run(room) == 0
    noise = random.Random(1).randbytes(1_500_000).hex()
    write_commit(there, noise, parent=commit)
    assert run(room, "--most-megabytes", "1") == 3
    assert (only(room).state, only(room).commit) == ("too large", None)
    assert head(room, "ada") == commit
    hub.ways["ada/course"] = "private"
    assert run(room) == 3
    assert only(room).state == "private"
    assert head(room, "ada") == commit


def test_another_address_in_the_roster_is_another_repository(room, hub):
    write_commit(hub.repository("ada/course"), "first")
    second = write_commit(hub.repository("ada/other"), "second")
    enrol(room, ada=hub.address("ada/course"))
    assert run(room) == 0
    enrol(room, ada=hub.address("ada/other"))
    assert run(room) == 0
    assert head(room, "ada") == second


@pytest.mark.parametrize("kind", ["checkout", "bare", "file", "link"])
def test_what_the_teacher_put_there_is_not_overwritten(room, hub, tmp_path, kind):
    write_commit(hub.repository("ada/course"), "work")
    enrol(room, ada=hub.address("ada/course"))
    place = room.submission("ada")
    room.submissions.mkdir()
    if kind == "checkout":
        (place / ".git").mkdir(parents=True)
        (place / "work.txt").write_text("mine", encoding="utf-8")
    elif kind == "bare":
        new_repository(place)
    elif kind == "file":
        place.write_text("mine", encoding="utf-8")
    else:
        place.symlink_to(tmp_path)
    before = sorted(room.submissions.rglob("*"))
    assert run(room) == 3
    assert only(room).state == "refused"
    assert str(place) in only(room).reason
    assert "collect again" in only(room).reason
    assert sorted(room.submissions.rglob("*")) == before


# ------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "no address"),
        ("--upload-pack=touch was_here", "dash"),
        ("ext::sh -c 'touch was_here'", "::"),
        ("http::http://127.0.0.1/a/b", "::"),
        ("https://example.org/a\u0085b", "control characters"),
        ("https://example.org/a\u202eb", "control characters"),
        ("ftp://example.org/a/b", "ftp://"),
        ("http://ada:word@127.0.0.1:1/a/b", "password"),
        ("https://ghp_word@github.com/a/b", "password"),
        ("ssh://ada:word@127.0.0.1:1/a/b", "password"),
        ("ssh://-oProxyCommand=touch/a", "no host"),
        ("https:///a/b", "no host"),
        ("https://[::1/a/b", "no address"),
        ("file://elsewhere/a", "this machine"),
    ],
)
def test_addresses_that_are_refused(room, monkeypatch, tmp_path, address, why):
    monkeypatch.chdir(tmp_path)
    room.roster.write_text(f'student,repository\nada,"{address}"\n', encoding="utf-8")
    if "\u0085" in address:
        assert run(room) == 2  # by the roster
        return
    assert run(room) == 3
    assert only(room).state == "refused"
    assert why in only(room).reason
    assert not (tmp_path / "was_here").exists()
    assert "word@" not in room.collected.read_text() + room.first_seen.read_text()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--deadline", "2025-03-01T12:00"], "no time with an offset"),
        (["--deadline", "noon"], "no time with an offset"),
        (["--jobs", "0"], "--jobs 0"),
        (["--most-megabytes", "0"], "--most-megabytes 0"),
        (["--most-seconds", "nan"], "--most-seconds nan"),
        (["--api", "http://example.org/api/v3"], "shows the token"),
        (["--api", "example.org"], "no address of an API"),
        (["--forks-of", "course"], "write OWNER/NAME"),
        (["--forks-of", "a/../b"], "write OWNER/NAME"),
        (["--roster", "/nowhere.csv"], "/nowhere.csv is not there"),
    ],
)
def test_wrong_usage_changes_nothing(room, capsys, options, why):
    enrol(room, ada="here")
    before = room.roster.read_bytes()
    assert run(room, *options) == 2
    said = capsys.readouterr().err
    assert said.startswith("grader collect: ")
    assert why in said
    assert room.roster.read_bytes() == before
    assert not room.collected.exists()
    assert not room.submissions.exists()


def test_a_token_with_odd_characters_is_not_sent(room, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_a\nX-Other: b")
    enrol(room, ada="here")
    assert run(room) == 2
    said = capsys.readouterr().err
    assert "GITHUB_TOKEN has characters" in said
    assert "ghp_a" not in said


def test_a_class_that_is_not_there(tmp_path, capsys):
    assert main(["collect", str(tmp_path / "none")]) == 2
    assert f"{tmp_path / 'none'} is not there" in capsys.readouterr().err
    assert main(["collect", str(tmp_path)]) == 2
    assert "roster.csv is not there" in capsys.readouterr().err


def test_a_file_is_no_class(room, capsys):
    enrol(room, ada="here")
    assert main(["collect", str(room.roster)]) == 2
    assert f"{room.roster} is a file: name the folder of a class" in capsys.readouterr().err


def test_a_second_run_ends_at_once(room, capsys):
    enrol(room, ada="here")
    with room.alone("collect", "collects"):
        assert run(room) == 2
    assert "another run collects" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["first_seen", "collected"])
def test_a_damaged_record_is_named(room, capsys, name):
    enrol(room, ada="here")
    getattr(room, name).write_text("{\n", encoding="utf-8")
    assert run(room) == 2
    said = capsys.readouterr().err
    assert str(getattr(room, name)) in said
    assert "can't be read" in said
    assert getattr(room, name).read_text() == "{\n"


def test_a_line_that_a_killed_run_has_not_ended_says_nothing(room):
    write_commit(new_repository(room.root.parent / "here"), "work")
    enrol(room, ada="../here")
    assert run(room) == 0
    whole = room.first_seen.read_bytes()
    room.first_seen.write_bytes(whole + b'{"student":"bo')
    assert len(read_sightings(room)) == 1
    assert run(room) == 0
    assert room.first_seen.read_bytes() == whole


def test_a_roster_from_elsewhere_is_taken_once(tmp_path, capsys):
    new_repository(tmp_path / "ada")
    file = tmp_path / "list.csv"
    file.write_text("student,repository\nada,../ada\n", encoding="utf-8")
    room = Classroom(tmp_path / "new")
    assert run(room, "--roster", file) == 0
    assert "1 with nothing to collect" in capsys.readouterr().out
    assert room.roster.read_bytes() == file.read_bytes()
    file.write_text("student,repository\nbob,../ada\n", encoding="utf-8")
    assert run(room, "--roster", file) == 2
    assert "says something else" in capsys.readouterr().err


# ---------------------------------------------------------------------------------- forks


def test_forks_make_a_roster_whatever_stumbles(hub, tmp_path, capsys):
    hub.forks = ["ada/course", "Con/course", "bob/my-course"]
    for name in hub.forks:
        write_commit(hub.repository(name), name)
    limit = "API rate limit exceeded for user"
    hub.stumbles = [
        (429, "Too Many Requests", []),
        (403, limit, [("Retry-After", "0")]),
        (502, "Bad Gateway", []),
    ]
    room = Classroom(tmp_path / "new")
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 0
    assert not hub.stumbles
    assert room.roster.read_text(encoding="utf-8").splitlines() == [
        "student,repository",
        f"ada,{hub.address('ada/course')}",
        f"_Con,{hub.address('Con/course')}",
        f"bob,{hub.address('bob/my-course')}",
    ]
    said = capsys.readouterr().out
    assert all(f": {name} " in said for name in ("ada", "_Con", "bob"))


def test_new_forks_are_new_lines_and_no_others_change(hub, room, capsys):
    hub.forks = ["ada/course", "bob/course", "cy/course"]
    for name in hub.forks:
        write_commit(hub.repository(name), name)
    old = "\ufeffRepository;section;student\r\n"
    old += f"{hub.address('ADA/course')};A;lovelace\r\n/nowhere;B;BOB"
    room.roster.write_bytes(old.encode())
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 3
    after = room.roster.read_bytes().decode()
    new = [f"{hub.address('bob/course')};;bob-2", f"{hub.address('cy/course')};;cy"]
    assert after == "".join([old, *(f"\r\n{line}" for line in new), "\r\n"])
    assert "lovelace" not in capsys.readouterr().out.partition("student")[0]
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 3
    assert room.roster.read_bytes().decode() == after
    assert "new in" not in capsys.readouterr().out


def test_forks_of_what_is_not_there_or_has_none(hub, tmp_path, capsys):
    room = Classroom(tmp_path / "new")
    assert run(room, "--forks-of", "teacher/none", hub=hub) == 2
    assert "knows no such repository" in capsys.readouterr().err
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 2
    assert "no forks yet" in capsys.readouterr().err
    assert not room.roster.exists()


def test_an_api_that_says_no_is_told(hub, room, capsys):
    hub.stumbles = [(401, "Bad credentials", [])]
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 3
    assert "answered 401 Bad credentials" in capsys.readouterr().err
    assert not room.roster.exists()


def far_away(seconds):
    return str(int(time.time()) + seconds)


@pytest.mark.parametrize(
    ("stumble", "said"),
    [
        (lambda: (429, "Slow down", [("Retry-After", "3600")]), "asked again in 3600 s: try later"),
        (
            lambda: (403, "API rate limit exceeded", [("X-RateLimit-Reset", far_away(3600))]),
            "UTC, its rate limit: try later, or set GITHUB_TOKEN",
        ),
    ],
)
def test_a_wait_that_is_too_long_is_refused(hub, room, capsys, stumble, said):
    hub.stumbles = [stumble()]
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 3
    assert said in capsys.readouterr().err


def test_a_wait_is_told_and_ends_with_the_run(hub, capsys):
    hub.stumbles = [(429, "Slow down", [("Retry-After", "200")])]
    asked = Hub(hub.api)
    threading.Timer(0.3, asked.stop.set).start()
    with pytest.raises(HubError, match="interrupted while waiting"):
        list(asked.forks("teacher/course"))
    assert f"waiting 200 s, as {hub.api} asks" in capsys.readouterr().err


@pytest.mark.parametrize("login", ["ada", "CON", "-x-", "a b", "é", "a" * 99, ".", "nul.txt"])
def test_a_login_becomes_a_name_that_a_roster_takes(login):
    taken = set[str]()
    first, second = legal_name(login, taken), legal_name(login.upper(), taken)
    assert name_trouble(first) is None
    assert name_trouble(second) is None
    assert first.lower() != second.lower()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://github.com/a/b.git", "a/b"),
        ("https://GitHub.com/a/b/", "a/b"),
        ("git@github.com:a/b.git", "a/b"),
        ("ssh://git@github.com/a/b", "a/b"),
        ("http://github.com/a/b", None),
        ("https://github.com.example.org/a/b", None),
        ("https://github.com:444/a/b", None),
        ("https://github.com/a/b/c", None),
        ("/github.com/a/b", None),
    ],
)
def test_addresses_of_a_site(address, name):
    assert repository_at(address, "https://github.com") == name


def test_an_address_is_shown_without_its_password():
    assert shown("https://a:word@h/x") == "https://h/x"
    assert shown("ssh://git@h/x") == "ssh://git@h/x"
    assert "word" not in shown("ssh://git:word@h/x")


# ------------------------------------------------------------------------------- deadline


def test_a_deadline_by_the_servers_record_of_pushes(hub, room, capsys):
    there = hub.repository("ada/course")
    forged = seconds(EARLY)
    start = write_commit(there, "start", forged)
    good = write_commit(there, "good", forged, parent=start)
    late = write_commit(there, "late", forged, parent=good)  # its date says nothing
    hub.pushed("ada/course", EARLY, NOTHING, start, "branch_creation")
    hub.pushed("ada/course", DUE, start, good)
    hub.pushed("ada/course", LATE, good, late)
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--deadline", "2025-03-01T13:00+01:00", hub=hub) == 0
    assert (only(room).commit, only(room).time, only(room).time_from) == (good, DUE, "push")
    assert head(room, "ada") == good
    assert "forge" not in capsys.readouterr().out
    assert run(room, hub=hub) == 0
    assert (only(room).commit, only(room).time, only(room).time_from) == (late, LATE, "push")
    assert head(room, "ada") == late


def test_what_a_force_push_left_behind_is_fetched_by_name(hub, room):
    there = hub.repository("ada/course")
    good = write_commit(there, "good")
    late = write_commit(there, "late", branch="refs/heads/new")
    Git(there).run("update-ref", "refs/heads/main", late)
    hub.pushed("ada/course", EARLY, NOTHING, good)
    hub.pushed("ada/course", LATE, good, late, "force_push")
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--deadline", DUE, hub=hub) == 0
    assert head(room, "ada") == good == only(room).commit
    assert only(room).time == EARLY


def test_a_left_behind_commit_that_the_server_lost_is_no_other_one(hub, room):
    late = write_commit(hub.repository("ada/course"), "late")
    hub.pushed("ada/course", EARLY, NOTHING, "1" * 40)
    hub.pushed("ada/course", LATE, "1" * 40, late, "force_push")
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--deadline", DUE, hub=hub) == 3
    assert only(room).state == "failed"
    assert "no longer hands it out" in only(room).reason
    assert not room.submission("ada").exists()


def test_nothing_by_the_deadline_leaves_nothing_to_mark(hub, room):
    late = write_commit(hub.repository("ada/course"), "late")
    hub.pushed("ada/course", LATE, NOTHING, late)
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, hub=hub) == 0
    assert head(room, "ada") == late
    room.results.mkdir()
    room.result("ada").write_bytes(b"marked")
    assert run(room, "--deadline", DUE, hub=hub) == 0
    assert (only(room).state, only(room).commit) == ("empty", None)
    assert "counts no longer" in only(room).reason
    assert not room.submission("ada").exists()
    assert not room.result("ada").exists()
    assert (room.results / "ada.json.earlier").read_bytes() == b"marked"
    assert run(room, "--deadline", DUE, hub=hub) == 0
    assert only(room).reason == "nothing was there by the deadline"
    del hub.asked[:]
    assert run(room, hub=hub) == 0
    assert head(room, "ada") == late
    assert len(hub.asked) == 3  # which commit, twice, and when: it was kept and is not fetched anew


def test_a_fork_as_it_began_counts_until_the_first_push(hub, room):
    there = hub.repository("ada/course")
    start = write_commit(there, "start", seconds(EARLY))
    late = write_commit(there, "late", parent=start)
    hub.pushed("ada/course", LATE, start, late)
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--deadline", DUE, hub=hub) == 0
    assert (only(room).commit, only(room).time_from) == (start, "commit date")


def test_a_deadline_by_what_earlier_collections_saw(hub, room, monkeypatch):
    there = hub.repository("ada/course")
    good = write_commit(there, "good", seconds(EARLY))
    enrol(room, ada=hub.address("ada/course"))
    clock = Clock(monkeypatch)
    clock.now = "2025-03-01T11:00:00Z"
    assert run(room) == 0
    assert (only(room).time, only(room).time_from) == (EARLY, "commit date")
    clock.now = LATE
    write_commit(there, "late", seconds(EARLY), parent=good)  # forged
    assert run(room, "--deadline", DUE) == 0
    assert only(room).commit == good == head(room, "ada")
    assert (only(room).time, only(room).time_from) == ("2025-03-01T11:00:00Z", "first seen")
    assert run(room) == 0
    assert (only(room).time, only(room).time_from) == (LATE, "first seen")
    assert [(one.address, one.time) for one in read_sightings(room)] == [
        (hub.address("ada/course"), "2025-03-01T11:00:00Z"),
        (hub.address("ada/course"), LATE),
    ]


def test_what_an_earlier_collection_saw_is_kept_though_the_branch_left_it(
    room, tmp_path, monkeypatch
):
    there = new_repository(tmp_path / "there")
    good = write_commit(there, "good")
    enrol(room, ada=there)
    clock = Clock(monkeypatch)
    clock.now = EARLY
    assert run(room) == 0
    clock.now = LATE
    shutil.rmtree(there)
    write_commit(new_repository(there), "rewritten")
    assert run(room) == 0
    Git(room.submission("ada")).run("gc", "--quiet", "--prune=now")
    assert run(room, "--deadline", DUE) == 0
    assert head(room, "ada") == good == only(room).commit


def test_dates_of_merged_commits_do_not_count(hub, room):
    there = hub.repository("ada/course")
    start = write_commit(there, "start", seconds(EARLY))
    side = write_commit(there, "side", seconds(DUE), start, "refs/heads/side")
    who = f"committer A <a@example.org> {seconds(LATE)} +0000"
    merge = f"commit refs/heads/main\n{who}\ndata 1\nx\nfrom {start}\nmerge {side}\n"
    Git(there).run("fast-import", "--quiet", "--date-format=raw", data=merge.encode())
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--deadline", DUE) == 0
    assert only(room).commit == start


class Clock:
    """Says what time it is."""

    def __init__(self, monkeypatch):
        self.now = DUE
        clock = self

        class Frozen(datetime):
            @classmethod
            def now(cls, zone=None):  # noqa: ARG003
                return datetime.fromisoformat(clock.now)

        monkeypatch.setattr("grader.teach.fetching.datetime", Frozen)


def test_a_deadline_by_commit_dates_says_that_they_can_be_forged(hub, room, capsys):
    there = hub.repository("ada/course")
    start = write_commit(there, "start", seconds(EARLY))
    good = write_commit(there, "good", seconds(DUE), parent=start)
    write_commit(there, "late", seconds(LATE), parent=good)
    new = hub.repository("bob/course")
    write_commit(new, "late", seconds(LATE))
    enrol(room, ada=hub.address("ada/course"), bob=hub.address("bob/course"))
    assert run(room, "--deadline", DUE) == 0
    assert head(room, "ada") == good == only(room).commit
    assert (only(room).time, only(room).time_from) == (DUE, "commit date")
    assert only(room, "bob").state == "empty"
    assert "forge" in capsys.readouterr().out


def test_a_date_in_the_future_is_not_believed(hub, room):
    write_commit(hub.repository("ada/course"), "work", 4_000_000_000)
    enrol(room, ada=hub.address("ada/course"))
    assert run(room) == 0
    assert datetime.fromisoformat(only(room).time) <= datetime.now(UTC)
    assert only(room).time_from == "first seen"


def test_a_record_of_pushes_that_cannot_be_read_is_told(hub, room, capsys):
    write_commit(hub.repository("ada/course"), "work", seconds(EARLY))
    hub.activity["ada/course"] = [{"ref": "refs/heads/main", "timestamp": "yesterday"}]
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, "--deadline", DUE, hub=hub) == 0
    assert only(room).time_from == "commit date"
    assert "times of pushes are not known" in capsys.readouterr().err


# ------------------------------------------------------------------------- isolation, token


def test_hooks_are_not_run(room, hub, tmp_path):
    there = hub.repository("ada/course")
    local = new_repository(tmp_path / "local")
    commit = write_commit(there, "work")
    write_commit(local, "work")
    enrol(room, ada=hub.address("ada/course"), bob=local)
    assert run(room) == 0
    trace = tmp_path / "was_here"
    for place in (room.submission("ada"), room.submission("bob"), local):
        hooks = place / "hooks"
        hooks.mkdir(exist_ok=True)
        for name in ("reference-transaction", "post-update", "pre-auto-gc", "update"):
            (hooks / name).write_text(f"#!/bin/sh\ntouch {trace}\n", encoding="utf-8")
            (hooks / name).chmod(0o755)
    new = write_commit(there, "more", parent=commit)
    assert run(room) == 0
    assert head(room, "ada") == new
    assert not trace.exists()


def test_settings_of_the_user_do_not_count(room, hub, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    settings = f'[url "file:///nowhere/"]\n\tinsteadOf = {hub.site}/\n'
    (home / ".gitconfig").write_text(settings, encoding="utf-8")
    (home / ".netrc").write_text("machine 127.0.0.1 login ada password word\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_SSH_COMMAND", "touch was_here")
    write_commit(hub.repository("ada/course"), "work")
    hub.ways["bob/course"] = "private"
    enrol(room, ada=hub.address("ada/course"), bob=hub.address("bob/course"))
    assert run(room) == 3
    assert only(room).state == "collected"
    assert {authorization for _, authorization in hub.asked} == {""}


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com.example.org/a/b",
        "https://github.com@example.org/a/b",
        "http://github.com/a/b",
        "git@github.com:a/b",
        "/github.com/a/b",
    ],
)
def test_git_gets_no_token_for_another_address(address):
    server = Hub(token=TOKEN)
    assert TOKEN not in repr(server)
    assert server.git_environment(address) == {}
    assert BASIC in str(server.git_environment("https://github.com/a/b"))


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """A file with the arguments and the environment's settings of every git that is started."""
    log, room = tmp_path / "arguments", tmp_path / "bin"
    room.mkdir()
    (room / "git").write_text(
        f'#!/bin/sh\necho "$@" >> {log}\nPATH=${{PATH#*:}} exec git "$@"\n', encoding="utf-8"
    )
    (room / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{room}:{os.environ['PATH']}")
    return log


def test_the_token_is_shown_to_its_server_and_left_nowhere(
    room, hub, tmp_path, monkeypatch, capfd, watched
):
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    there = hub.repository("ada/course")
    write_commit(there, "work")
    hub.ways |= {"old/course": "/ada/course", "closed/course": "private"}
    with serving(tmp_path / "other") as other:
        write_commit(other.repository("bob/course"), "elsewhere")
        hub.ways["sent/course"] = other.address("bob/course").removesuffix(".git")
        other.ways["back/course"] = hub.address("ada/course").removesuffix(".git")
        mine = {name: hub.address(f"{name}/course") for name in ("ada", "old", "closed", "sent")}
        theirs = {name: other.address(f"{name}/course") for name in ("bob", "back")}
        local = new_repository(tmp_path / "local")
        write_commit(local, "local")
        enrol(room, **mine, **theirs, here=local)
        hub.stumbles = [(403, f"no {TOKEN} for {BASIC}", [])]
        assert run(room, "--jobs", "1", hub=hub) == 3
        assert {authorization for _, authorization in other.asked} == {""}
    found = read_collection(room)
    assert found["ada"].state == found["old"].state == found["bob"].state == "collected"
    assert found["old"].renamed_to == hub.address("ada/course")
    assert found["closed"].state == "private"
    assert found["sent"].state == "failed"
    shown_to_git = {seen for path, seen in hub.asked if not path.startswith("/api/")}
    assert f"Basic {BASIC}" in shown_to_git
    printed = capfd.readouterr()
    texts = [printed.out, printed.err, watched.read_text(encoding="utf-8")]
    texts += [p.read_bytes().decode("latin-1") for p in room.root.rglob("*") if p.is_file()]
    assert len(watched.read_text().splitlines()) > 10
    assert not any(TOKEN in text or BASIC in text for text in texts)


# ---------------------------------------------------------------------------------- killed


def contents(room):
    """All that a class holds after a collection, without when it was."""
    students = [student.student for student in read_roster(room.roster)]
    kept = {p.name for p in room.submissions.iterdir()}
    heads = {name: head(room, name) for name in students}
    rows = {
        name: msgspec.structs.replace(
            row, time="now" if row.time_from == "first seen" else row.time
        )
        for name, row in read_collection(room).items()
    }
    return kept, heads, rows


def test_a_run_that_was_killed_goes_on_as_if_undisturbed(hub, room, tmp_path):
    names = ("ada", "bob", "cy", "dora")
    for name in names:
        write_commit(hub.repository(f"{name}/course"), name)
    enrol(room, **{name: hub.address(f"{name}/course") for name in names})
    other = Classroom(tmp_path / "other")
    assert run(other, "--roster", room.roster) == 0
    hub.ways["cy/course"] = "endless"
    del hub.asked[:]
    start = "import sys; from grader.cli import main; sys.exit(main())"
    program = [sys.executable, "-c", start, "collect", str(room.root), "--jobs", "1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(program, env=environment, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (
            any("/cy/" in path for path, _ in hub.asked) and "bob" in seen(room)
        ):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert room.submission("bob").exists()
    assert not room.submission("dora").exists()
    until = time.monotonic() + 60
    while hub.address("cy/course") in arguments_of_all_processes() and time.monotonic() < until:
        time.sleep(0.02)
    assert hub.address("cy/course") not in arguments_of_all_processes()
    del hub.ways["cy/course"]
    remains = room.submissions / ".dora.part"
    remains.mkdir()
    (remains / "HEAD").write_text("half", encoding="utf-8")
    bob = room.submission("bob")
    for name in ("HEAD.lock", "objects/pack/tmp_pack_x", "refs/collect/newest.lock"):
        (bob / name).write_text("half", encoding="utf-8")
    write_commit(hub.root / "bob/course.git", "more", parent=head(room, "bob"))
    assert run(room) == 0
    assert run(other) == 0
    assert contents(room) == contents(other)
    assert not list(bob.rglob("tmp_*")) + list(bob.rglob("*.lock"))


@pytest.mark.parametrize("damage", ["HEAD", "objects", "refs"])
def test_a_damaged_repository_is_begun_anew(hub, room, damage):
    commit = write_commit(hub.repository("ada/course"), "work")
    enrol(room, ada=hub.address("ada/course"))
    assert run(room) == 0
    place = room.submission("ada")
    for path in sorted((place / damage).rglob("*"), reverse=True) or [place / damage]:
        path.rmdir() if path.is_dir() else path.unlink()
    assert run(room) == 0
    assert head(room, "ada") == commit
    assert Git(place).run("show", f"{commit}:work.txt") == b"work"


def test_whatever_was_not_thought_of_stops_no_other_repository(hub, room, monkeypatch):
    for name in ("ada", "bob"):
        write_commit(hub.repository(f"{name}/course"), name)
    enrol(room, ada=hub.address("ada/course"), bob=hub.address("bob/course"))
    foreign = Cache.foreign

    def broken(self):
        if self.place.name == "ada":
            raise ZeroDivisionError("out of order")
        return foreign(self)

    monkeypatch.setattr(Cache, "foreign", broken)
    assert run(room) == 3
    assert only(room).reason == "ZeroDivisionError: out of order"
    assert only(room, "bob").state == "collected"


def test_without_the_client_fetching_goes_on_and_forks_are_refused(hub, room, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "github", None)
    write_commit(hub.repository("ada/course"), "work")
    enrol(room, ada=hub.address("ada/course"))
    assert run(room, hub=hub) == 0
    assert "PyGithub is missing" in capsys.readouterr().err
    assert run(room, "--forks-of", "teacher/course", hub=hub) == 3
    assert "PyGithub is missing" in capsys.readouterr().err


def test_an_interrupted_run_keeps_what_it_has(hub, room, capsys):
    write_commit(hub.repository("ada/course"), "work")
    hub.ways["bob/course"] = "endless"
    enrol(room, ada=hub.address("ada/course"), bob=hub.address("bob/course"))

    me = threading.get_ident()

    def interrupt():
        ada = room.submission("ada")  # appears whole
        while not (ada.exists() and any("/bob/" in path for path, _ in hub.asked)):
            time.sleep(0.02)
        signal.pthread_kill(me, signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    assert run(room) == 130
    thread.join()
    assert "the same command goes on" in capsys.readouterr().err
    assert list(read_collection(room)) == ["ada"]
    assert hub.address("bob/course") not in arguments_of_all_processes()
