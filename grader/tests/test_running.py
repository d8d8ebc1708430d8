"""pytest as learners start it: from anywhere, with its options, in terminals and in pipes."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import Course
from grader.teach.stubs import filled

SOLVED_SLOPES = filled(Course()["step02"])


def pytest_in(folder, *arguments, root=None, **environment):
    """Run pytest as a process, with the checkout's own grader."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=folder,
        env=clean_environment(root or folder, **environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def clean_environment(root, **more):
    kept = {"PATH": os.environ["PATH"], "HOME": str(root), "PYTHONPATH": str(root)}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | more


@pytest.fixture
def solved(checkout):
    """Step 2 is solved, everything else is not written."""
    checkout.fill(["step02"])
    return checkout


def test_a_step_runs_its_hidden_suite_too(solved):
    run = pytest_in(solved.root, "exercises/step02")
    assert run.returncode == 0
    assert "50 of 50 points" in run.stdout
    assert "suites/step02" in run.stdout


def test_from_inside_the_steps_folder(solved):
    run = pytest_in(solved.root / "exercises" / "step02", root=solved.root)
    assert run.returncode == 0
    assert "50 of 50 points" in run.stdout


def test_a_path_from_the_root_works_in_a_folder_below(solved):
    run = pytest_in(solved.root / "exercises" / "step05", "exercises/step02", root=solved.root)
    assert run.returncode == 0
    assert "50 of 50 points" in run.stdout


def test_a_pytest_without_time_limits_says_so(solved):
    run = pytest_in(solved.root, "exercises/step02", "-p", "no:timeout")
    assert run.returncode == 0
    assert "no time limits" in run.stdout


def test_from_another_folder_with_a_path(solved):
    run = pytest_in(solved.root / "data", "../exercises/step02", root=solved.root)
    assert run.returncode == 0
    assert "50 of 50 points" in run.stdout


def test_without_arguments_all_steps_run(solved):
    run = pytest_in(solved.root)
    assert run.returncode == 1
    lines = re.findall(r"^step \d\d  ", run.stdout, re.M)
    assert len(lines) == len(solved.course.steps)


def test_one_file_runs_alone(solved):
    run = pytest_in(solved.root, "exercises/step02/test_slopes.py")
    assert run.returncode == 0
    assert "suites" not in run.stdout
    assert "only a part was run" in run.stdout


def test_without_hidden_suites_the_examples_run(classroom):
    classroom.fill(["step02"])
    run = pytest_in(classroom.root, "exercises/step02")
    assert run.returncode == 0
    assert re.search(r"(\d+) of \1 tests pass   examples only", run.stdout)
    assert "points" not in run.stdout


def test_x_stops_at_the_first_failure(checkout):
    run = pytest_in(checkout.root, "exercises/step02", "-x")
    assert run.returncode == 1
    assert "1 failed" in run.stdout
    assert "is not written yet" in run.stdout


def test_k_selects(solved):
    run = pytest_in(solved.root, "exercises/step02", "-k", "square")
    assert run.returncode == 0
    assert "deselected" in run.stdout
    assert "only a part was run" in run.stdout


def test_xdist_gives_the_same_points_and_one_seed(solved):
    run = pytest_in(solved.root, "exercises/step02", "-n", "2")
    assert run.returncode == 0
    assert "50 of 50 points" in run.stdout


def test_xdist_carries_tables_and_curves(solved):
    solved.fill()
    right = "mean([squared_error_slope(c, target) for target in targets])"
    source = solved.course["step05"].stub.read_text()
    assert source.count(right) == 1
    solved.write("step05", source.replace(right, f"2 * {right}"))
    run = pytest_in(solved.root, "exercises/step05", "-n", "2")
    assert run.returncode == 1
    assert "the gradient disagrees" in run.stdout.lower()
    assert "INTERNALERROR" not in run.stdout


def test_pdb_stands_in_the_learners_function(solved):
    source = SOLVED_SLOPES.replace("return 2 * x", "return 2 * x / 0")
    solved.write("step02", source)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "exercises/step02", "--pdb", "-x", "-k", "by_formula"],
        cwd=solved.root,
        env=clean_environment(solved.root),
        input="p x\nq\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "slopes.py" in run.stdout
    assert "-> return 2 * x / 0" in run.stdout
    assert "(Pdb) 3.0" in run.stdout


def test_print_is_shown(solved):
    solved.write(
        "step02", SOLVED_SLOPES.replace("return 2 * x", "print('here', x)\n    return 2 * x")
    )
    run = pytest_in(solved.root, "exercises/step02", "-s", "-k", "by_formula")
    assert "here 3.0" in run.stdout


def test_endless_loop_fails_and_the_run_goes_on(solved):
    source = SOLVED_SLOPES.replace("return 2 * x", "while True:\n        pass")
    solved.write("step02", source)
    run = pytest_in(solved.root, "exercises/step02", "--timeout", "0.5")
    assert run.returncode == 1
    assert "No answer came within 0.5 seconds" in run.stdout
    assert "square_slope(3.0)" in run.stdout
    assert re.search(r"slopes.py, line \d+, in square_slope", run.stdout)
    assert re.search(r"\b[1-9]\d* failed, [1-9]\d* passed", run.stdout)


def test_endless_loop_that_swallows_everything_ends_too(solved):
    loop = "while True:\n        try:\n            x = x + 1\n        except:\n            pass"
    solved.write("step02", SOLVED_SLOPES.replace("return 2 * x", loop))
    run = pytest_in(solved.root, "exercises/step02", "--timeout", "0.5", "-k", "by_formula")
    assert run.returncode == 1
    assert "No answer came within 0.5 seconds" in run.stdout


def test_endless_loop_without_signals_ends_the_run_with_its_name(solved):
    source = SOLVED_SLOPES.replace("return 2 * x", "while True:\n        pass")
    solved.write("step02", source)
    run = pytest_in(
        solved.root, "exercises/step02", "--timeout", "0.5", "--timeout-method", "thread"
    )
    assert run.returncode == 1
    last = (run.stdout + run.stderr).strip().splitlines()[-1]
    assert last.startswith("square_slope(3.0): No answer came within 0.5 seconds")


def test_endless_import_says_so(solved):
    solved.write("step02", SOLVED_SLOPES + "\nwhile True:\n    pass\n")
    run = pytest_in(solved.root, "exercises/step02", "--timeout", "0.5", "-x")
    assert run.returncode == 1
    assert "reading the file did not come to an end" in run.stdout


def test_the_same_seed_draws_the_same_inputs(solved):
    solved.write("step02", SOLVED_SLOPES.replace("return 2 * x", "return x"))
    arguments = ("exercises/step02", "-k", "test_slope_of_the_square")
    first, again, other = (
        pytest_in(solved.root, *arguments, "--seed", seed).stdout for seed in ("7", "7", "8")
    )
    calls = [re.findall(r"^square_slope\(.*\)$", text, re.M) for text in (first, again, other)]
    assert calls[0] == calls[1] != calls[2]
    assert "seed: 7" in first
    assert "--seed 7" in first


def test_pipes_are_plain_and_any_locale_works(solved):
    solved.write("step02", SOLVED_SLOPES.replace("return 2 * x", "return x"))
    for environment in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C.UTF-8"}):
        run = pytest_in(solved.root, "exercises/step02", **environment)
        assert run.returncode == 1
        assert "\x1b[" not in run.stdout
        assert "INTERNALERROR" not in run.stdout + run.stderr
        assert "square_slope(3.0)" in run.stdout


def in_terminal(command, folder, **environment):
    """Run a command in a pseudo-terminal and give back what it wrote."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        command, cwd=folder, stdin=child, stdout=child, stderr=child, env=environment
    )
    os.close(child)
    chunks = []
    while True:
        try:
            chunk = os.read(parent, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    process.wait(timeout=60)
    os.close(parent)
    return b"".join(chunks).decode()


def test_colours_in_a_terminal_unless_forbidden(solved):
    solved.write("step02", SOLVED_SLOPES.replace("return 2 * x", "return x"))
    command = [sys.executable, "-m", "pytest", "exercises/step02"]
    base = clean_environment(solved.root, TERM="xterm-256color")
    assert "\x1b[31m  returned  3.0" in in_terminal(command, solved.root, **base)
    assert "\x1b[3" not in in_terminal(command, solved.root, **base, NO_COLOR="1")


def test_a_step_runs_as_a_script(solved):
    solved.fill(["step03"])
    run = subprocess.run(
        [sys.executable, "exercises/step03/chain_rule.py"],
        cwd=solved.root,
        env=clean_environment(solved.root),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


def test_an_explorer_finds_hidden_tests_under_their_step(solved):
    """What an editor collects: one tree of node ids, each of which can be run alone."""
    run = pytest_in(solved.root, "exercises", "--collect-only", "-q")
    ids = [line for line in run.stdout.splitlines() if "::" in line]
    hidden = [node for node in ids if "/suites/step02/" in node]
    assert hidden
    one = pytest_in(solved.root, hidden[0])
    assert one.returncode == 0
    assert "1 passed" in one.stdout


def test_an_unfinished_earlier_step_is_named(checkout):
    checkout.fill(["step03"])
    run = checkout.run("exercises/step03")
    assert "step 02 is not finished yet" in run.output
    assert re.search(r"`\w+_slope` in slopes.py, line \d+, is still to be written", run.output)
    assert run.exit_status == 1


def test_only_begun_steps_count_on_a_push(checkout, tmp_path):
    file = tmp_path / "result.json"
    arguments = ("exercises", "--begun", "--record", str(file))

    def recorded():
        return json.loads(file.read_text(encoding="utf-8"))

    untouched = checkout.run(*arguments)
    assert untouched.exit_status == 0
    assert recorded()["steps"] == []
    half = with_one_hole(checkout.course["step02"].stub, "square_slope", "return 2 * x")
    checkout.write("step02", half)
    assert checkout.run(*arguments).exit_status == 0
    (step,) = recorded()["steps"]
    assert (step["step"], step["status"], step["score"], step["max_score"]) == (
        "step02",
        "failed",
        10,
        50,
    )
    messages = {test["hole"]: test["message"] for test in step["tests"]}
    assert messages["square_slope"] == ""
    assert messages["line_slope"].startswith("`line_slope` is not written yet")
    checkout.write("step02", half.replace("return 2 * x", "return 3 * x"))
    assert checkout.run(*arguments).exit_status == 1
    assert "square_slope(3.0)" in json.dumps(recorded())


def with_one_hole(stub: Path, name: str, body: str) -> str:
    """A stub in which one hole is written."""
    source = stub.read_text(encoding="utf-8")
    pattern = rf'(def {name}\(.*?""".*?"""\n)    raise NotImplementedError\(.*?\)\n'
    changed = re.sub(pattern, rf"\1    {body}\n", source, flags=re.S)
    assert changed != source
    return changed


def test_verdicts_survive_the_way_through_a_report(solved):
    """Reports cross processes as plain data, so a verdict must be plain data too."""
    run = solved.run("exercises/step02")
    assert json.dumps([vars(verdict) for verdict in run.verdicts])
