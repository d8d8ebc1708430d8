"""Malicious stubs earn what is honestly written in them, end in time, and change nothing."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import ROOT
from grader.teach.jail.doctor import parts
from grader.teach.marking import Marker, Wishes
from grader.teach.stubs import filled
from grader.teach.submission import StubFile, Submission
from grader.tests.attack import SECONDS, TRACE, attacks, marked

ATTACKS = attacks()
MOST_SECONDS = 60 * SECONDS
PLACES = ["/tmp", "/var/tmp", "/dev/shm", "/root", "/", str(ROOT), str(ROOT / "data"), "."]
ORDINARY_USER = 65534

pytestmark = pytest.mark.skipif(
    not all(finding.good for finding in parts()), reason="this machine has no jail"
)


@pytest.fixture(scope="module")
def marker(course):
    with Marker(course) as marker:
        yield marker


def traces():
    return [place for place in PLACES if (Path(place) / TRACE).exists()]


def fingerprint():
    return hashlib.sha256((ROOT / "data" / "hour.csv").read_bytes()).hexdigest()


def check(attack, score, max_score, messages):
    assert max_score > 0
    assert score == (max_score if attack.earns_everything else 0)
    if attack.says:
        assert any(re.search(attack.says, message) for message in messages), messages[:3]
    else:
        assert attack.earns_everything == (not messages)
    text = "".join(messages)
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>]", text
    )
    assert not re.search(r"^::|^=", text, re.MULTILINE)


def test_there_are_sixty_and_each_says_what_it_tries():
    assert len(ATTACKS) >= 60
    assert len({attack.tries for attack in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(attack, id=attack.id, marks=[pytest.mark.slow] if attack.is_slow else [])
        for attack in ATTACKS
    ],
)
def test_attack(attack, marker, course):
    data = fingerprint()
    outcome = marked(attack, marker, course)
    check(attack, outcome.score, outcome.max_score, outcome.messages)
    assert outcome.seconds < MOST_SECONDS
    assert traces() == []
    assert fingerprint() == data
    clean = {step.name: StubFile(filled(step).encode()) for step in course}
    after = marker.mark(Submission("clean", None, clean), Wishes(("step02",), seed=1))
    assert after.score == after.max_score == 50


def as_ordinary_user(python, *command):
    """Run some Python as a user without privileges."""
    packages = str(Path(pytest.__file__).parent.parent)
    return subprocess.run(
        [python, "-P", "-c", *command],
        user=ORDINARY_USER,
        group=ORDINARY_USER,
        extra_groups=[],
        cwd="/",
        env={"PYTHONPATH": f"{ROOT}{os.pathsep}{packages}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def public_python():
    """An interpreter that any user may run, and that can import the grader; None without one."""
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        try:
            if as_ordinary_user(python, "import grader.tests.attack").returncode == 0:
                return python
        except OSError:
            continue
    return None


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_attacks_as_an_ordinary_user():
    python = public_python()
    if python is None:
        pytest.skip("no other user can run this checkout with an interpreter of its own")
    # Ways to run out of time look alike for every user; the others are tried as both.
    chosen = [attack for attack in ATTACKS if not attack.is_slow]
    assert len(chosen) >= 60
    script = "import sys; from grader.tests.attack import main; sys.exit(main())"
    done = as_ordinary_user(python, script, *(attack.id for attack in chosen))
    assert done.returncode == 0, done.stderr
    outcomes = {found["id"]: found for found in map(json.loads, done.stdout.splitlines())}
    for attack in chosen:
        outcome = outcomes[attack.id]
        check(attack, outcome["score"], outcome["max_score"], outcome["messages"])
    assert traces() == []
