"""The fork's workflow, run step by step in clean clones of forks, of both editions."""

import json
import os
import shutil
import socket
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

import pytest

from grader.course import ROOT, Course
from grader.learn.actions import commands, confined, marking, page, told
from grader.learn.actions.__main__ import main
from grader.learn.recognition import read as fingerprints
from grader.teach.edition import EDITIONS
from grader.teach.stubs import filled
from grader.tests.processes import run_program
from grader.tests.test_running import with_one_hole
from grader.tests.workflow import Actions, obeyed

SLOPES = "exercises/step02/slopes.py"
EVIL = '''"""Tries to speak to GitHub in the course's name, and to change what is not its own."""

os, sys = __import__("os"), __import__("sys")
glob, socket, subprocess = map(__import__, ("glob", "socket", "subprocess"))
WANTED = ("TOKEN", "GITHUB", "RUNNER_TEMP", "SECRET")


def tried(what, action):
    try:
        action()
        print(f"managed: {what}", flush=True)
    except BaseException as error:
        print(f"refused: {what}: {error!r}", flush=True)


def write(path):
    with open(path, "a") as file:
        file.write("EVIL=1")


def environment_of(process):
    if "GITHUB_OUTPUT" not in open(f"/proc/{process}/environ").read():
        raise OSError("nothing there")


def connect():
    with socket.socket(socket.AF_UNIX) as one:
        one.connect("@SOCKET@")


print("::error file=README.md,line=1::the course is broken")
print("  ::stop-commands::pause")
print("a word ##[add-mask]step")
print("first\\r::notice::hidden in a line")
sys.stdout.flush()
os.write(1, b"::warning::straight to the descriptor\\n")
for name in os.environ:
    if any(word in name for word in WANTED):
        print(f"managed: environment {name}")
for path in glob.glob("@TEMP@/**", recursive=True) + ["exercises/step01/first_prediction.py"]:
    if os.path.isfile(path):
        tried(f"write {path}", lambda path=path: write(path))
tried("another process's environment", lambda: environment_of(os.getppid()))
tried("a socket of this machine", connect)
tried("sudo", lambda: subprocess.run(["sudo", "-n", "true"], check=True))
if os.fork() == 0:
    __import__("time").sleep(300)


def square_slope(x):
    raise SystemExit(0)
'''


@pytest.fixture(params=EDITIONS)
def edition(request, editions):
    return editions[request.param]


@pytest.fixture
def fork(edition, tmp_path):
    return Course(shutil.copytree(edition, tmp_path / "fork"))


def pushed(fork, tmp_path, **files):
    """Run the workflow after a commit that writes these steps' files."""
    for name, source in files.items():
        fork[name].stub.write_text(source, encoding="utf-8")
    git = ["git", "-c", "user.name=student", "-c", "user.email=student@example.org"]
    subprocess.run([*git, "commit", "-qam", "work", "--allow-empty"], cwd=fork.root, check=True)
    actions = Actions(fork.root, "grade.yml", tmp_path / "github", tmp_path)
    return actions, actions.job("grade")


def artifact(actions):
    (file,) = (actions.artifacts / "unofficial-result").iterdir()
    return json.loads(file.read_text(encoding="utf-8"))


def marks(actions):
    return {one["step"]: (one["score"], one["max_score"]) for one in artifact(actions)["steps"]}


def has_points(fork):
    return (fork.root / "grader" / "teach").is_dir()


# ----------------------------------------------------------------------------- the fork's colours


def test_an_untouched_fork_is_green_and_says_where_to_begin(fork, tmp_path):
    actions, job = pushed(fork, tmp_path)
    assert job.result == "success", job.steps[-1].printed
    assert "Unofficial" in job.summary
    assert page.UNTOUCHED in job.summary
    first = fork["step01"]
    file, hole = first.shown(first.stub), first.holes[0].name
    assert f"**Next to write:** `{hole}` in `{file}`" in job.summary
    ((kind, properties, message),) = job.commands
    assert (kind, properties["file"]) == ("notice", file)
    line = first.stub.read_text(encoding="utf-8").splitlines()[int(properties["line"]) - 1]
    assert line.startswith(f"def {hole}(")
    assert message.startswith("Call read_table")
    assert artifact(actions)["steps"] == []


def test_half_a_step_is_green_and_counts(fork, tmp_path):
    half = with_one_hole(fork["step02"].stub, "square_slope", "return 2 * x")
    actions, job = pushed(fork, tmp_path, step02=half)
    assert job.result == "success", job.steps[-1].printed
    assert marks(actions) == {"step02": (10, 50) if has_points(fork) else (0, 0)}
    assert ("| 10 of 50 |" in job.summary) == has_points(fork)
    assert (page.ONLY_EXAMPLES in job.summary) != has_points(fork)
    assert "step 02 Slopes | 4 holes left |" in job.summary
    assert [kind for kind, _, _ in job.commands] == ["notice"]
    assert artifact(actions)["official"] is False


def test_a_mistake_is_red_named_and_shown_at_its_line(fork, tmp_path):
    wrong = with_one_hole(fork["step02"].stub, "square_slope", "return x")
    files = {"step01": filled(Course()["step01"]), "step02": wrong}
    actions, job = pushed(fork, tmp_path, **files)
    assert [step.name for step in job.steps if step.status] == ["Tell"]
    assert marks(actions)["step01"] == ((50, 50) if has_points(fork) else (0, 0))
    assert "✅ right" in job.summary
    assert "❌ wrong: `square_slope`; 4 holes left" in job.summary
    errors = [one for one in job.commands if one[0] == "error"]
    ((_, properties, message),) = errors
    assert (properties["file"], properties["title"]) == (SLOPES, "step 02: square_slope")
    assert wrong.splitlines()[int(properties["line"]) - 1].startswith("def square_slope(")
    assert "leaving out the factor 2" in message
    known = [m for unit in fingerprints("step02").values() for m, _ in unit.wrong]
    (mistake,) = [m for m in known if m.hole == "square_slope" and "factor 2" in m.title]
    assert page.inline(mistake.question) in job.summary


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["self-study"], indirect=True)
def test_what_raised_is_shown_where_it_raised_and_broken_files_at_their_line(fork, tmp_path):
    raising = with_one_hole(fork["step02"].stub, "square_slope", "y = {}\n    return y['%0A::x']")
    broken = fork["step03"].stub.read_text(encoding="utf-8") + "\n\ndef chain(:\n"
    _, job = pushed(fork, tmp_path, step02=raising, step03=broken)
    assert job.result == "failure"
    at = {c[1]["title"]: int(c[1]["line"]) for c in job.commands if c[0] == "error"}
    assert raising.splitlines()[at["step 02: square_slope"] - 1] == "    return y['%0A::x']"
    lines = {line for title, line in at.items() if title.startswith("step 03")}
    assert lines == {len(broken.splitlines())}


@pytest.mark.slow
def test_a_perfect_course_has_all_points(fork, tmp_path, course):
    actions, job = pushed(fork, tmp_path, **{step.name: filled(step) for step in course})
    assert job.result == "success", job.summary
    assert "Every hole is written." in job.summary
    assert [one["step"] for one in artifact(actions)["steps"]] == [step.name for step in course]
    graded = {one["step"] for one in artifact(actions)["steps"] if one["status"] != "not graded"}
    assert len(graded) == len(course.steps) - (find_spec("torch") is None)
    if has_points(fork):
        assert all(score == most > 0 for score, most in (marks(actions)[name] for name in graded))


# -------------------------------------------------------------------------------------- attacks


@pytest.fixture
def evil(tmp_path):
    """Malicious code that knows its way, and a socket that it must not reach."""
    address = str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        yield EVIL.replace("@TEMP@", str(tmp_path / "github")).replace("@SOCKET@", address)


def test_malicious_code_changes_nothing_but_its_own_mark(fork, tmp_path, evil, course):
    files = {"step01": filled(course["step01"]), "step02": evil}
    actions, job = pushed(fork, tmp_path, **files)
    printed = "".join(step.printed for step in job.steps)
    assert [line for line in printed.splitlines() if "managed:" in line] == []
    if not has_points(fork):
        assert "refused: write" in printed
        assert "refused: a socket" in printed
    for step in job.steps:
        assert not any(step.files.get(kind) for kind in ("OUTPUT", "ENV", "PATH"))
        assert "EVIL" not in "".join(step.files.values())
    assert {kind for kind, _, _ in job.commands} == {"error", "notice"}
    assert {c[1]["file"] for c in job.commands if c[0] == "error"} == {SLOPES}
    git = ["git", "status", "--porcelain"]
    changed = subprocess.run(git, cwd=job.workspace, capture_output=True, text=True, check=True)
    assert changed.stdout == ""
    assert job.result == "failure"
    assert "| step 01 A first prediction | ✅ right" in job.summary
    assert "| step 02 Slopes | ❌ wrong" in job.summary
    assert marks(actions)["step02"][0] == 0


def test_the_same_code_manages_it_all_where_nothing_confines_it(tmp_path, evil):
    """So the test above could fail."""
    temp = tmp_path / "github"
    temp.mkdir()
    (temp / "output").touch()
    (tmp_path / "evil.py").write_text(evil.replace("sleep(300)", "sleep(0)"), encoding="utf-8")
    environment = {"GITHUB_OUTPUT": "1", "PATH": ""}
    child = "import subprocess, sys; subprocess.run([sys.executable, 'evil.py'])"
    run = run_program([sys.executable, "-c", child], tmp_path, environment, timeout=60)
    for what in ("environment GITHUB_OUTPUT", "write", "another process's", "a socket"):
        assert f"managed: {what}" in run.stdout
    assert (temp / "output").read_text() == "EVIL=1"
    assert [name for name, _, _ in obeyed(run.stdout)][:1] == ["error"]


@pytest.mark.parametrize("edition", ["classroom"], indirect=True)
@pytest.mark.parametrize("record", [None, marking.EMPTY])
def test_a_run_that_is_cut_short_is_red(fork, tmp_path, record):
    place = "[a for a in sys.argv if '--record=' in a][0][9:]"
    write = f"with open({place}, 'w') as file: file.write({json.dumps(record)!r})"
    before = "" if record is None else f"sys = __import__('sys')\n{write}\n"
    actions, job = pushed(fork, tmp_path, step02=f"{before}__import__('os')._exit(0)\n")
    assert job.result == "failure"
    assert page.inline(marking.CUT_OFF) in job.summary
    assert [c[2] for c in job.commands if c[0] == "error"] == [marking.CUT_OFF]
    assert artifact(actions)["warning"] == marking.CUT_OFF


@pytest.mark.parametrize("edition", ["classroom"], indirect=True)
def test_a_course_that_is_damaged_is_red_and_says_where(fork, tmp_path):
    fork["step03"].examples.unlink()
    _, job = pushed(fork, tmp_path)
    assert job.result == "failure"
    ((kind, _, message),) = job.commands
    assert kind == "error"
    assert "exercises/step03: expected exactly one test_*.py" in message


def test_what_stands_in_the_records_place_is_read_as_a_bounded_file_alone(tmp_path):
    place = tmp_path / "result.json"
    place.write_bytes(b"x" * (marking.MAX_RESULT + 1))
    assert len(marking.bytes_of(place)) == marking.MAX_RESULT
    place.unlink()
    assert marking.bytes_of(place) == b""
    place.symlink_to("/etc/passwd")
    assert marking.bytes_of(place) == b""
    place.unlink()
    os.mkfifo(place)
    assert marking.bytes_of(place) == b""


# ------------------------------------------------------------------------------ fails closed


@pytest.mark.parametrize(
    "missing",
    [
        "landlock.version = lambda: 0",
        "landlock.version = lambda: 2",
        "seccomp.available = lambda: False",
        "seccomp.machine = lambda: None",
    ],
)
def test_nothing_runs_where_it_can_t_be_confined(tmp_path, missing):
    ran = tmp_path / "ran"
    code = (
        f"from grader.learn import landlock, seccomp; {missing}\n"
        "from grader.learn.actions import confined\n"
        f"raise SystemExit(confined.main({str(tmp_path)!r}, '/usr/bin/touch', {str(ran)!r}))"
    )
    run = run_program([sys.executable, "-c", code], ROOT, {"PATH": ""}, timeout=60)
    assert run.returncode == confined.NOT_CONFINED
    assert not ran.exists()
    assert confined.MISSING in run.stderr


@pytest.mark.parametrize("has_jail", [True, False])
def test_without_isolation_the_job_is_red_and_has_no_result(
    tmp_path, classroom, monkeypatch, capsys, has_jail
):
    classroom.fill(["step02"])
    if has_jail:
        (classroom.root / "grader" / "teach").mkdir()
    status = 3 if has_jail else confined.NOT_CONFINED
    monkeypatch.setattr(marking, "_run", lambda *_: status)
    monkeypatch.setattr("grader.learn.actions.__main__.Course", lambda: classroom.course)
    assert main(["mark", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out" / marking.RESULT).exists()
    assert "::error title=Nothing was marked::" in capsys.readouterr().out


# ------------------------------------------------------------------------- bounds and escapes


def test_ten_annotations_at_most_and_a_bounded_summary(course):
    tests = [(step, hole.name) for step in course for hole in step.holes for _ in range(2)]
    steps: dict[str, told.StepTold] = {}
    for step, hole in tests:
        one = told.Test("t" * 300, hole, "failed", "<b>" * 1300, [])
        steps.setdefault(step.name, told.StepTold(step, False, 0, 10, "", [])).tests.append(one)
    found = told.Told(list(steps.values()), "")
    printed = list(commands.annotations(found, course))
    assert [line.split()[0] for line in printed if line.startswith("::error")] == ["::error"] * 10
    assert max(map(len, printed)) < 2 * commands.MAX_MESSAGE
    text = page.markdown(found, course)
    assert len(text.encode()) < 1_000_000
    assert text.count("<details>") == page.MAX_FAILURES
    assert "<b>" not in text


def test_annotations_and_texts_are_escaped():
    said = commands.annotation("error", "50%\r\n::x", title="a: b, c%", line=3)
    assert said == "::error title=a%3A b%2C c%25,line=3::50%25%0D%0A::x"
    assert obeyed(said) == [("error", {"title": "a: b, c%", "line": "3"}, "50%\r\n::x")]
    assert page.inline("a|b [x](y)\n*z* <i> `c` &lt;") == (
        "a\\|b \\[x\\]\\(y\\) \\*z\\* &lt;i&gt; \\`c\\` &amp;lt;"
    )
    inside = "::error::x\n  ::notice::y\nz ##[warning]w\r::debug::v\x1b[31m\u202e"
    shown = commands.stopped(inside)
    assert obeyed(shown) == []
    assert obeyed("\n".join(shown.splitlines()[1:-1])) == [], "without the token, too"
    assert commands.stopped("x").split("\n")[0] != commands.stopped("x").split("\n")[0]


GOOD_STEP: dict[str, Any] = {
    "step": "step02", "status": "failed", "score": 0, "max_score": 0, "refused": None,
    "tests": [
        {
            "name": "test_x", "hole": "square_slope", "status": "failed", "score": 0,
            "max_score": 0, "hidden": False, "message": "no", "mistake": None,
        }
    ],
}  # fmt: skip
GOOD: dict[str, Any] = {"score": 0, "max_score": 0, "warning": None, "steps": [GOOD_STEP]}


def test_a_forged_record_is_taken_in_bounds_or_not_at_all(course):
    def cleaned(data):
        return told.cleaned(json.dumps(data).encode(), course)

    def with_test(**changed):
        test = GOOD_STEP["tests"][0] | changed
        return GOOD | {"steps": [GOOD_STEP | {"tests": [test] * 2}]}

    assert cleaned(GOOD)["steps"][0]["tests"][0]["message"] == "no"
    long = cleaned(with_test(message="::error::<b>" * 10**4, more="x"))["steps"][0]["tests"][0]
    assert len(long["message"]) < 5000
    assert not {"<", "::"} & set(long["message"].partition(" ")[0])
    assert "more" not in long
    many = GOOD | {"steps": [GOOD_STEP | {"tests": GOOD_STEP["tests"] * 10**4}]}
    assert len(cleaned(many)["steps"][0]["tests"]) == told.MAX_TESTS
    bad: Any
    for bad in (
        with_test(hole="no_such_hole"),
        with_test(status="perfect"),
        with_test(message=3),
        with_test(score=float("nan")),
        with_test(max_score=1e9),
        GOOD | {"steps": [GOOD_STEP | {"step": "step99"}]},
        GOOD | {"steps": 3},
        [],
        None,
    ):
        assert cleaned(bad) is None, bad
    assert told.cleaned(b"[" * 10**6, course) is None
    assert told.cleaned(b"\xff", course) is None
