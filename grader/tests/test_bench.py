"""The measurements against other programs, as far as they can be tested without those programs."""

import os
import sys

import pytest

from grader.bench import peers
from grader.bench.attack import HOLE, HONEST, STEP, Attack, attacks
from grader.bench.attacked import Outcome, here
from grader.bench.cost import Cost, cost
from grader.bench.marking import section as marking_section
from grader.bench.otter_course import master
from grader.bench.plain_assignment import DRAWN, EXAMPLES, FULL, for_nbgrader, handed_in
from grader.bench.safety import section as safety_section
from grader.bench.sections import markdown
from grader.bench.ways import BARE, BATCHES, HALVES, OURS, Measured
from grader.course import CourseError
from grader.teach.notebooks.tests import read_tests
from grader.tests.notebook_work import cell

# --------------------------------------------------------------------------------- environments


def complete(peer, place):
    """An installation without pip: what was there before would be seen."""
    (place / "bin").mkdir(parents=True)
    (place / "bin" / "tool").write_text(peer.name, encoding="utf-8")


def test_an_environment_is_made_once(tmp_path, capsys):
    made = []

    def install(peer, place):
        made.append(peer.name)
        complete(peer, place)

    places = {peers.binaries(peers.OTTER, tmp_path, install) for _ in range(3)}
    assert places == {tmp_path / f"otter-grader-{peers.OTTER.version}" / "bin"}
    assert made == ["otter-grader"]
    said = capsys.readouterr().err
    assert said.count(f"Setting up {peers.OTTER.spoken} in ") == 1


def test_a_half_made_environment_is_made_anew(tmp_path):
    def breaks(peer, place):
        complete(peer, place)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        peers.binaries(peers.NBGRADER, tmp_path, breaks)
    commands = peers.binaries(peers.NBGRADER, tmp_path, complete)  # fails if a half is still there
    assert (commands / "tool").is_file()


def test_other_versions_need_another_environment(tmp_path, monkeypatch):
    pins = tmp_path / "constraints.txt"
    pins.write_text("nbgrader==1.0\npytest==9.0\nruff==1\n", encoding="utf-8")
    monkeypatch.setattr(peers, "CONSTRAINTS", pins)
    made = []

    def install(peer, place):
        made.append(place.name)
        complete(peer, place)

    for old, new in [("", ""), ("ruff==1", "ruff==2"), ("pytest==9.0", "pytest==9.1")]:
        text = pins.read_text(encoding="utf-8")
        pins.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        peers.binaries(peers.NBGRADER, tmp_path, install)
    assert made == ["nbgrader-1.0"] * 2
    pins.write_text("pytest==9.1\n", encoding="utf-8")
    with pytest.raises(CourseError, match="no line pins nbgrader; add nbgrader==VERSION"):
        peers.binaries(peers.NBGRADER, tmp_path, install)


def test_an_installation_that_fails_says_what_pip_said(tmp_path, monkeypatch):
    pins = tmp_path / "constraints.txt"
    pins.write_text("no-such-peer==1.0\n", encoding="utf-8")
    monkeypatch.setattr(peers, "CONSTRAINTS", pins)
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(CourseError) as failed:
        peers.binaries(peers.Peer("no-such-peer"), tmp_path)
    what, _, reason = str(failed.value).partition(" said\n")
    assert what.startswith("no-such-peer 1.0 could not be set up: `")
    assert "pip --python" in what
    assert "ERROR" in reason
    assert "no-such-peer" in reason
    assert not (tmp_path / "no-such-peer-1.0" / peers.READY).exists()


def test_the_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv(peers.VARIABLE, str(tmp_path))
    assert peers.peers_folder() == tmp_path


# ---------------------------------------------------------------------------------------- costs


def test_the_cost_is_that_of_all_processes(tmp_path):
    spend = "import time\nblock = bytearray(64 * 2**20)\nwhile time.process_time() < 0.4: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spend!r}])"
    used = cost([[sys.executable, "-c", parent]] * 2, tmp_path, dict(os.environ))
    assert used.cpu > 0.8
    assert used.memory > 128
    assert used.wall > 0.4


def test_a_command_that_fails_ends_the_measurement(tmp_path):
    fails = [sys.executable, "-c", "print('no room'); raise SystemExit(3)"]
    with pytest.raises(CourseError, match=r"ended with 3: …no room"):
        cost([[sys.executable, "-c", ""], fails], tmp_path, dict(os.environ))


# ------------------------------------------------------------------------------------- sections


def test_marking_tells_what_is_better_elsewhere():
    one = [
        Measured(OURS, 1, Cost(10.0, 9.0, 300.0), 424),
        Measured(BATCHES[1], 1, Cost(120.0, 80.0, 200.0)),
        Measured(BATCHES[len(HALVES)], 1, Cost(60.0, 80.0, 400.0)),
        Measured(BARE, 1, Cost(8.0, 9.0, 300.0), 424),
    ]
    many = [
        Measured(OURS, 50, Cost(250.0, 450.0, 600.0), 424),
        Measured(BATCHES[len(HALVES)], 5, Cost(250.0, 400.0, 600.0)),
    ]
    found = marking_section(one, many, 12, 2)
    values = [line.value for line in found.headlines]
    assert values == ["6.00 times faster", "10 times faster", "1.25 times its time"]
    remarks = " ".join(found.remarks)
    assert "have marked 5 of them" in remarks
    assert f"{BATCHES[1]} is better in memory (1.50 times)." in remarks
    assert f"{BARE} is better in time (1.25 times)." in remarks
    assert f"{BATCHES[len(HALVES)]} is better" not in remarks
    assert "| 50 | 12 | 5 s | 9 s | 600 MiB |" in markdown(found)


def test_safety_counts_what_is_above_the_honest_score():
    chosen = attacks()[:3]
    names = [HONEST.name, *(attack.name for attack in chosen)]
    scores: dict[str, list[float | None]] = {
        "nbgrader": [2.0, 7.0, 2.0, None],
        "otter-grader": [0.0, 0.0, 10.0, 10.0],
        "here": [2.0, 2.0, 1.0, 0.0],
    }
    ways = {
        way: {name: Outcome(score, FULL) for name, score in zip(names, row, strict=True)}
        for way, row in scores.items()
    }
    ways["otter-grader"][names[1]] = Outcome(None, FULL, hung=True)
    found = safety_section(chosen, ways)
    (headline,) = found.headlines
    assert headline.value == "nbgrader 1, otter-grader 2, here 0"
    rows = [row[1:] for row in found.tables[0].rows]
    assert rows[0] == ("earned 5 of 10 points", "marking hung, stopped after 60 s", "nothing")
    assert rows[1] == ("nothing", "earned 10 of 10 points", "nothing")
    assert rows[2] == ("no mark: the marking failed", "earned 10 of 10 points", "nothing")
    assert chosen[0].tries in markdown(found)
    ways["here"][HONEST.name] = Outcome(None, FULL)
    with pytest.raises(CourseError, match="here: the honest wrong answer has no mark"):
        safety_section(chosen, ways)


# -------------------------------------------------------------------------------------- attacks


def test_there_are_a_dozen_attacks_that_say_what_they_try():
    found = attacks()
    assert len(found) == len({attack.tries for attack in found}) == 12
    for attack in found:
        assert attack.tries.endswith(".")
        assert f"def {HOLE}(values):" in attack.text


def test_attacks_earn_nothing_here(tmp_path, course):
    """Quick ones; all of them: python -m grader.bench.safety."""
    quick = {"equal_to_everything", "edits_the_tests", "patches_the_runner", "reads_the_tests"}
    chosen = [attack for attack in attacks() if attack.name in quick]
    assert len(chosen) == len(quick)
    right = Attack("right", "def mean(values):\n    return sum(values) / len(values)\n")
    found = here(tmp_path, course, [HONEST, right, *chosen])
    assert (found.pop("right").score or 0.0) > 0  # what is due is earned
    assert {outcome.score for outcome in found.values()} == {0.0}
    assert {outcome.most for outcome in found.values()} == {10.0 * len(course[STEP].holes)}


@pytest.mark.parametrize("name", ["equal_to_everything", "lying_float", "walks_the_stack"])
def test_such_an_attack_passes_an_assertion_beside_it(name):
    (attack,) = (one for one in attacks() if one.name == name)
    names: dict[str, object] = {}
    exec(attack.text, names)
    exec(DRAWN, names)


def test_the_wrong_answer_does_not_pass():
    names: dict[str, object] = {}
    exec(HONEST.text, names)
    for tests in (EXAMPLES, DRAWN):
        with pytest.raises(AssertionError):
            exec(tests, names)


def test_an_attack_edits_the_tests_in_its_own_hands():
    (attack,) = (one for one in attacks() if one.edits_the_tests)
    made = handed_in(for_nbgrader(), attack)
    assert cell(made, HOLE)["source"] == attack.text
    assert cell(made, "drawn")["source"] == "pass"


# ---------------------------------------------------------------------------------------- otter


def test_otter_gets_every_test_with_its_points(course):
    for step in course:
        sources = [one.source for one in master(step).cells]
        for test in read_tests(step):
            (source,) = (text for text in sources if f"def {test.name}():" in text)
            assert f"points: {test.points:g}"[:9] in source
            assert f'grade("{step.name}", "{test.name}")' in source
            assert f"hidden: {str(test.hidden).lower()}" in source
        opened = [text.partition("\n")[0] for text in sources if text.startswith("# ")]
        for part in ("QUESTION", "SOLUTION", "TESTS"):
            begins, ends = opened.count(f"# BEGIN {part}"), opened.count(f"# END {part}")
            assert begins == ends > 0
