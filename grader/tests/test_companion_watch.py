"""`grader watch` in a real terminal: every key, every kind of save, wide, narrow and dumb."""

import io
import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from rich.console import Console

from grader.learn.companion import progress, screen
from grader.learn.companion.runs import Outcome, Result
from grader.learn.companion.saves import Saves
from grader.learn.companion.screen import View
from grader.learn.companion.session import OFFER, Session
from grader.teach.stubs import filled
from grader.tests.companion import GRADER, learner_environment, save, watching

WRONG = ("return 2 * x", "return 3 * x")  # in square_slope of step 02


@pytest.fixture
def solved(course):
    return filled(course["step02"])


@pytest.fixture
def slopes(checkout):
    return checkout.course["step02"].stub


def standby_processes(root):
    """The processes that work in a checkout."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.joinpath("cwd").resolve() == root.resolve():
                found.append(folder.joinpath("cmdline").read_bytes())
        except OSError:
            continue
    return [line for line in found if b"companion.standby" in line]


def test_every_key(checkout, slopes, solved, tmp_path):
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys, termios\n"
        "whole_lines = bool(termios.tcgetattr(0)[3] & termios.ICANON)\n"
        "told = f'{sys.argv[1]} {whole_lines}'\n"
        "pathlib.Path(sys.argv[0]).with_name('opened').write_text(told)\n"
        "input()\n"  # it is the editor that gets the keys
    )
    save(slopes, solved.replace(*WRONG))
    terminal = watching(checkout, "step02", VISUAL=f"{sys.executable} {editor}")
    terminal.sees("square_slope(3.0)", "returned", "9.0", "next: square_slope", "q quit")
    terminal.press("h")
    terminal.sees("`square_slope`: hint 1 of 3, a question", "q quit")
    terminal.press("h")
    terminal.sees("hint 2 of 3, the direction", "q quit")
    terminal.press("l")
    terminal.sees("> step 02  Slopes", "l leads back", "q quit")
    terminal.press("l")
    terminal.sees("square_slope(3.0)", "q quit")
    terminal.press("h")
    terminal.sees("hint 2 of 3", "q quit")  # where we were, not the next
    terminal.press("s")
    terminal.sees("The solution is shown when the step passes", "q quit")
    terminal.press("e")
    terminal.sees("The experiment", "e leads back", "q quit")
    terminal.press("r")
    terminal.sees("square_slope(3.0)", "q quit")
    terminal.press("o")
    terminal.process.sendline("")
    terminal.sees("q quit")
    assert (tmp_path / "opened").read_text() == f"{slopes} True"
    terminal.press("n")
    terminal.sees("Step 03 of 12 · The chain rule", "`parts` is not written yet", "q quit")
    terminal.press("p")
    terminal.sees("Step 02 of 12 · Slopes", "square_slope(3.0)", "q quit")
    terminal.press("p")
    terminal.sees("Step 01 of 12", "`load_rentals` is not written yet", "q quit")
    terminal.press("p")
    terminal.sees("This is the first step", "q quit")
    terminal.press("w")
    terminal.sees("looked at again and again", "q quit")
    assert terminal.quits() == 0
    assert "To go on: grader watch step01" in terminal.text
    assert progress.load(checkout.root).hints == {"step02": {"square_slope": 2}}
    assert standby_processes(checkout.root) == []


def test_saves_from_syntax_error_to_pass(checkout, slopes, solved):
    terminal = watching(checkout, "step02", columns=110, rows=50)
    terminal.sees("`numerical_slope` is not written yet", "save: the tests run", "q quit")
    save(slopes, solved + "\ndef\n")
    terminal.sees("Python can't read this line", "the file can't be used", "q quit")
    slopes.write_text(solved.replace(*WRONG), encoding="utf-8")  # in place, as other editors do
    terminal.sees("square_slope(3.0)", "q quit")
    told = solved.replace("return 2 * x", "print('x is', x)\n    return 3 * x")
    save(slopes, told)
    terminal.sees("Your code printed", "x is 3.0", "q quit")
    save(slopes, solved.replace("return 2 * x", "twice = 2 * x\n    return twice"))
    terminal.sees("Step 02 passes.", "You have built: the slope of any function, measured")
    terminal.sees("The experiment", "50 of 50 points", "e experiment", "s solution")
    terminal.press("s")
    page = terminal.sees("Both are right", "s leads back", "s solution")
    assert "numerical_slope: yours says the same as the course's." in page
    side_by_side = [line for line in page.splitlines() if "twice = 2 * x" in line]
    assert "return 2 * x" in side_by_side[0]
    assert terminal.quits() == 0
    assert "No event came" not in terminal.text
    assert progress.load(checkout.root).steps["step02"].passes


def test_a_save_of_an_earlier_step_counts_and_one_of_a_later_step_is_told(checkout, solved):
    checkout.fill(["step02", "step03"])
    terminal = watching(checkout, "step03")
    terminal.sees("Step 03 passes.", "s solution")
    save(checkout.course["step02"].stub, solved + "\ndef\n")
    terminal.sees("exercises/step02/slopes.py", "Python can't read this line", "q quit")
    save(checkout.course["step02"].stub, solved)
    terminal.sees("Step 03 passes.", "s solution")
    save(checkout.course["step05"].stub, "# begun\n")
    terminal.sees("A file of step 05 was saved; step 03 is watched", "s solution")
    assert terminal.quits() == 0


def test_a_step_that_waits_for_an_earlier_one_has_no_hint_of_its_own(checkout):
    checkout.fill(["step05"])
    terminal = watching(checkout, "step05")
    terminal.sees("step 02 is not finished yet", "q quit")
    terminal.press("h")
    terminal.sees("There is no hint for this", "q quit")
    assert terminal.quits() == 0


def test_a_classroom_edition_shows_no_solution(classroom):
    classroom.fill(["step02"])
    terminal = watching(classroom, "step02")
    terminal.sees("Step 02 passes.", "examples only", "e experiment")
    terminal.press("s")
    terminal.sees("carries no solutions", "e experiment")
    assert terminal.quits() == 0
    assert "s solution" not in terminal.text


def test_what_is_not_graded_says_why(course):
    result = Result("step12", 0, 0, (0.0, 0.0), None, ["not graded"], True, "not graded: no torch")
    console = Console(width=80, record=True, file=io.StringIO())
    screen.draw(console, View(course["step12"], 12, Outcome(result=result)))
    assert "Not graded: no torch." in console.export_text()


def test_an_endless_loop_ends_with_the_next_save(checkout, slopes, solved):
    save(slopes, solved.replace("return 2 * x", "while True:\n        pass"))
    terminal = watching(checkout, "step02")
    terminal.sees("The tests of step 02 are running")
    terminal.sees("The tests of step 02 are running", "q quit")  # still, after a second
    save(slopes, solved)
    terminal.sees("Step 02 passes.", "s solution")
    assert terminal.quits() == 0
    assert "No answer came" not in terminal.text
    assert standby_processes(checkout.root) == []


def test_a_narrow_and_low_terminal(checkout, course):
    source = filled(course["step01"]).replace("float(row[column])", "row[column]")
    checkout.write("step01", source)
    terminal = watching(checkout, "step01", columns=60, rows=20)
    page = terminal.sees("load_rentals(", "m shows more", "q quit")
    assert max(map(len, page.splitlines())) <= 60
    screen = page.split("Step 01 of 12")[-1].splitlines()
    assert len(screen) <= 20
    terminal.press("m")
    whole = terminal.sees("One dict a row", "q quit")
    assert "m shows more" not in whole
    terminal.process.setwinsize(30, 100)
    terminal.sees("─" * 100, "q quit")
    assert terminal.quits() == 0


def test_a_dumb_terminal_gets_plain_text(checkout, slopes, solved):
    terminal = watching(checkout, "step02", TERM="dumb")
    terminal.sees("`numerical_slope` is not written yet", "q quit")
    save(slopes, solved)
    terminal.sees("Step 02 passes.", "s solution")
    assert terminal.quits() == 0
    assert "\x1b" not in terminal.raw


def test_no_colours_where_they_are_not_wanted(checkout):
    terminal = watching(checkout, "step02", NO_COLOR="1")
    terminal.sees("`numerical_slope` is not written yet", "q quit")
    assert terminal.quits() == 0
    assert "\x1b[3" not in terminal.raw


def test_ctrl_c_and_ctrl_z_leave_the_terminal_as_it_was(checkout):
    terminal = watching(checkout, "step02")
    descriptor = terminal.process.child_fd
    before = termios.tcgetattr(descriptor)[3]
    terminal.sees("`numerical_slope` is not written yet", "q quit")
    assert not termios.tcgetattr(descriptor)[3] & termios.ICANON
    os.kill(terminal.process.pid, signal.SIGSTOP)
    settings = termios.tcgetattr(descriptor)
    settings[3] |= termios.ICANON  # as a shell does
    termios.tcsetattr(descriptor, termios.TCSANOW, settings)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.sees("`numerical_slope` is not written yet", "q quit")
    terminal.press("h")
    terminal.sees("hint 1 of 3", "q quit")
    terminal.process.sendintr()
    terminal.sees("To go on: grader watch step02")
    assert terminal.quits("") == 0
    assert before & termios.ICANON
    assert standby_processes(checkout.root) == []


def test_polling_notices_saves(checkout, slopes, solved):
    now = time.time()
    os.utime(slopes, (now, now + 1))  # the save comes in the same second, or looks as if it did
    terminal = watching(checkout, "step02", "--poll")
    terminal.sees("`numerical_slope` is not written yet", "q quit")
    save(slopes, solved)
    os.utime(slopes, (now, now + 1.001))
    terminal.sees("Step 02 passes.", "s solution")
    assert terminal.quits() == 0


def test_in_a_pipe_it_prints_every_verdict(checkout, slopes, solved):
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", GRADER, "watch", "step02"],
        cwd=checkout.root,
        env=learner_environment(checkout),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    assert any("`numerical_slope` is not written yet" in line for line in lines)
    save(slopes, solved)
    seen = []
    for line in lines:
        seen.append(line)
        if "50 of 50 points" in line:
            break
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()
    assert process.wait() == 0
    assert "\x1b" not in "".join(seen) + rest
    assert "To go on" in rest


def test_it_begins_where_the_learner_is_even_without_its_memory(checkout):
    checkout.fill(["step01", "step02"])
    (checkout.root / progress.NAME).write_text("{ half of it", encoding="utf-8")
    terminal = watching(checkout)
    terminal.sees("Step 03 of 12", "`parts` is not written yet", "q quit")
    assert terminal.quits() == 0
    steps = progress.load(checkout.root).steps
    assert steps["step01"].passes
    assert steps["step02"].passes


@pytest.mark.parametrize(("poll", "forced"), [(True, True), (False, None)])
def test_polling_is_what_was_asked_for(tmp_path, monkeypatch, poll, forced):
    """Events work on the machines of these tests, so that only the wish tells the two apart."""
    wishes = []

    def watch(folder, **options):
        wishes.append((folder, options["force_polling"]))
        return []

    monkeypatch.setattr("grader.learn.companion.saves.watch", watch)
    Saves(tmp_path, poll, print, print).close()
    assert wishes == [(tmp_path, forced)]


class DeafSaves:
    """A drive that tells of nothing."""

    made: list[bool] = []  # noqa: RUF012

    def __init__(self, _folder, poll, _saved, _failed):
        self.made.append(poll)

    def close(self):
        pass


def test_polling_is_offered_when_no_event_arrives(checkout, slopes, solved, monkeypatch, capsys):
    monkeypatch.setattr("grader.learn.companion.session.Saves", DeafSaves)
    monkeypatch.setattr("grader.learn.companion.session.MISSED", 0.0)
    monkeypatch.chdir(checkout.root)
    session = Session(checkout.course, checkout.course["step02"])
    try:
        save(slopes, solved)
        session._tick()
        session._tick()
        assert session.view.notice == OFFER
        assert session.view.running
        session.press("w")
        assert DeafSaves.made[-2:] == [False, True]
    finally:
        session.close()
    assert OFFER in " ".join(capsys.readouterr().out.split())


def test_a_system_that_cannot_watch_is_polled(checkout, monkeypatch, capsys):
    monkeypatch.setattr("grader.learn.companion.session.Saves", DeafSaves)
    monkeypatch.chdir(checkout.root)
    session = Session(checkout.course, checkout.course["step02"])
    try:
        session._cannot_watch("OS file watch limit reached")
        assert DeafSaves.made[-2:] == [False, True]
    finally:
        session.close()
    assert "so the files are polled" in " ".join(capsys.readouterr().out.split())
