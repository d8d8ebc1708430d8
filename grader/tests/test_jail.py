"""The jail and the learner's own process give the same verdicts; marking keeps its promises."""

import ast
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pytest

from grader.course import ROOT, Course
from grader.learn.harmless import harmless
from grader.teach import result
from grader.teach.checkout import Checkout
from grader.teach.jail import doctor
from grader.teach.jail.backend import Jailed, prepare
from grader.teach.jail.host import CPU_SECONDS, Host, JailError
from grader.teach.marking import NO_ISOLATION, Marker, Wishes, _shown
from grader.teach.session import GRACE_SECONDS, MarkingError
from grader.teach.stubs import filled, stub
from grader.teach.submission import StubFile, Submission
from grader.tests.processes import run_program

STEPS = [step.name for step in Course()]
SEED = 7
VARIANTS = 3
GIVEN = re.compile(r"/\S*/given\d*/|/\S*/(?=data/hour.csv)")

pytestmark = pytest.mark.skipif(
    not all(finding.good for finding in doctor.parts()), reason="this machine has no jail"
)


@pytest.fixture(scope="module")
def marker(course):
    with Marker(course) as marker:
        yield marker


@pytest.fixture(scope="module")
def learner(tmp_path_factory):
    return Checkout(tmp_path_factory.mktemp("learner") / "checkout")


def solutions(course):
    return {step.name: StubFile(filled(step).encode()) for step in course}


def work(course, name, **other):
    files = solutions(course) | {key: StubFile(text.encode()) for key, text in other.items()}
    return Submission(name, None, files)


# ------------------------------------------------------------------------- the same verdicts


class _Slip(ast.NodeTransformer):
    """Changes one operator or number of a source: a wrong variant."""

    SWAPS: ClassVar = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult}

    def __init__(self, place):
        self.place = place
        self.seen = 0

    def _here(self):
        self.seen += 1
        return self.seen - 1 == self.place

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if type(node.op) in self.SWAPS and self._here():
            node.op = self.SWAPS[type(node.op)]()
        return node

    def visit_Return(self, node):
        self.generic_visit(node)
        if self._here():
            node.value = None
        return node


def variants(source, count):
    """Some wrong variants of a source, the same ones in every run."""
    counter = _Slip(-1)
    counter.visit(ast.parse(source))
    places = random.Random(source).sample(range(counter.seen), min(count, counter.seen))
    for place in places:
        yield ast.unparse(_Slip(place).visit(ast.parse(source)))


def kinds_of_work(step):
    yield "the solution", filled(step)
    yield "the stub", stub(step)
    yield "an empty file", ""
    yield "a syntax error", "def f(:\n"
    yield "a refused import", "import os\n" + filled(step)
    for i, variant in enumerate(variants(filled(step), VARIANTS)):
        yield f"variant {i}", variant


def packed(text):
    """A message without what depends on where its lines break."""
    return re.sub(r"[\s,]", "", text)


@pytest.mark.parametrize("name", STEPS)
def test_same_verdicts_in_both_ways(name, course, marker, learner):
    if name == "step12":
        pytest.importorskip("torch", reason="torch is not installed")
    learner.fill()
    for what, source in kinds_of_work(course[name]):
        learner.write(name, source)
        run = learner.run(f"--seed={SEED}", f"exercises/{name}")
        wishes = Wishes((name,), seed=SEED, follow_through=False)
        (marked,) = marker.mark(work(course, what, **{name: source}), wishes).steps
        plain = {v.name: (v.state == "passed", v.message) for v in run.verdicts}
        jailed = {test.name: (test.status == "passed", test.message) for test in marked.tests}
        assert plain.keys() == jailed.keys()
        details = {v.name: [_shown(part) for part in v.details] for v in run.verdicts}
        assert details == {test.name: test.details for test in marked.tests}
        for test, (passed, message) in plain.items():
            assert jailed[test][0] == passed, (what, test, message, jailed[test][1])
            said = harmless(GIVEN.sub("", message.partition("\nRead   ")[0].strip()))
            assert packed(said).startswith(packed(jailed[test][1])[:60]), (what, test)
        assert marked.score == pytest.approx(run.points)


def test_a_training_has_its_curve_in_the_json_of_a_check(fork, course):
    stub_file = fork / course["step05"].shown(course["step05"].stub)
    early = "history.append(mse([c] * len(targets), targets))"
    source = stub_file.read_text()
    assert source.count(early) == 1
    stub_file.write_text(source.replace(early, f"{early[:-1]} * 2)"))
    done = grader("check", ".", "--steps", "step05,step06", "--json", "out.json", cwd=fork)
    assert done.returncode == 0, done.stderr
    steps = json.loads((fork / "out.json").read_text())["steps"]
    tests = {(step["step"], test["name"]): test for step in steps for test in step["tests"]}
    wrong = tests["step05", "test_history_is_the_loss_before_each_epoch"]
    right = tests["step06", "test_history_is_the_loss_before_each_epoch"]
    for test, status, times in ((wrong, "failed", 2), (right, "passed", 1)):
        curve = test["details"][-1]
        assert (test["status"], curve["kind"], curve["x"]) == (status, "curve", "epoch")
        expected = curve["series"]["expected"]
        assert len(expected) >= 2
        assert curve["series"]["yours"] == pytest.approx([times * loss for loss in expected])
    assert "should_train_like" not in wrong["message"]


# --------------------------------------------------------------------------- follow-through


def test_an_unfinished_step_is_replaced_by_the_reference(course, marker):
    files = {name: stub(course[name]) for name in ("step02", "step05", "step07")}
    marked = marker.mark(work(course, "half", **files), Wishes(("step06", "step08"), seed=SEED))
    assert marked.score == marked.max_score
    used = {
        (step.step, other.step): other.used
        for step in marked.steps
        for other in step.follow_through
    }
    assert used["step06", "step05"] == "reference"
    assert used["step08", "step06"] == "own"
    assert used["step08", "step07"] == "reference"


def test_steps_1_and_4_are_never_handed_in(course, marker):
    files = {
        "step01": stub(course["step01"]),
        "step02": "from exercises.step01 import first_prediction\n",
    }
    (step,) = marker.mark(work(course, "x", **files), Wishes(("step02",), seed=SEED)).steps
    assert [(other.step, other.used) for other in step.follow_through] == [("step01", "own")]


# ------------------------------------------------------------------------------- the result


def test_the_same_work_gives_the_same_bytes(course, marker):
    submission = work(course, "twice", step05=next(variants(filled(course["step05"]), 1)))
    wishes = Wishes(("step05", "step06"), secret=b"0123456789abcdef")

    def bytes_of():
        data = json.loads(result.to_json(marker.mark(submission, wishes)))
        del data["times"]
        return json.dumps(data)

    assert bytes_of() == bytes_of()


def test_an_edit_gets_new_inputs_and_another_class_too(course, marker):
    def seed(source, secret):
        wishes = Wishes(("step02",), secret=secret)
        return marker.mark(work(course, "x", step02=source), wishes).steps[0].seed

    source = filled(course["step02"])
    seeds = {seed(source, b"a" * 16), seed(source + "\n", b"a" * 16), seed(source, b"b" * 16)}
    assert len(seeds) == 3


def test_official_needs_a_secret(course, marker):
    assert marker.mark(work(course, "x"), Wishes(("step02",), secret=b"a" * 16)).official
    assert not marker.mark(work(course, "x"), Wishes(("step02",))).official


def test_a_result_survives_its_file(course, marker):
    found = marker.mark(
        work(course, "x", step02=stub(course["step02"])), Wishes(("step02",), seed=1)
    )
    assert result.from_json(result.to_json(found)) == found
    data = json.loads(result.to_json(found))
    assert data["schema"] == 1
    assert {"submission", "commit", "official", "score", "max_score", "isolation"} <= data.keys()
    assert data["steps"][0]["tests"][0]["status"] == "failed"
    with pytest.raises(msgspec.ValidationError):
        result.from_json(b"{}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("\ud800", "\\ud800"),
        ("<b>", "‹b›"),
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("a\n::error::b", "a\n: :error::b"),
        ("  ##[error]", "  ## [error]"),
        ("[a](http://x)", "[a] (http://x)"),
        ("```\nx", "'''\nx"),
        ("x < 3 · ½ ∂", "x ‹ 3 · ½ ∂"),
        ("x" * 5000, "x" * 4000 + "… (5,000 characters)"),
    ],
)
def test_harmless_text(text, shown):
    assert harmless(text) == shown


# -------------------------------------------------------------------------------- refusals


def test_a_refused_file_fails_its_step_and_no_other(course, marker):
    files = solutions(course) | {
        "step02": StubFile(refused="exercises/step02/slopes.py is missing.")
    }
    marked = marker.mark(Submission("x", None, files), Wishes(("step02", "step03"), seed=1))
    two, three = marked.steps
    assert (two.status, two.score, two.max_score) == ("failed", 0, 50)
    assert two.refused == "exercises/step02/slopes.py is missing."
    assert two.refused in two.tests[0].message
    assert three.status == "passed"
    assert three.follow_through[0].used == "reference"


def test_without_isolation_every_result_warns(course):
    with Marker(course, isolated=False) as marker:
        marked = marker.mark(work(course, "x"), Wishes(("step02",), secret=b"a" * 16))
    assert (marked.isolation, marked.warning, marked.official) == ("none", NO_ISOLATION, False)
    assert marked.score == 50


def test_the_trial_sees_what_is_possible_without_isolation():
    with Host([], isolated=False) as host:
        assert len(doctor.escapes(host)) >= 5
    with Host([]) as host:
        assert doctor.escapes(host) == []


def test_refuses_to_start_without_isolation(course, monkeypatch):
    monkeypatch.setattr("grader.learn.landlock.version", lambda: 0)
    with Marker(course) as marker, pytest.raises(JailError, match="Landlock needs Linux"):
        marker.mark(work(course, "x"), Wishes(("step02",)))


def test_a_warm_process_that_nobody_needed_ends_with_its_host():
    host = Host([])
    host.start()
    process = host._process
    assert process is not None
    assert process.poll() is None
    host.close()
    assert process.returncode == -signal.SIGKILL
    assert not host._folder.exists()


def test_a_warm_process_that_does_not_start_says_why(monkeypatch):
    monkeypatch.setattr("grader.teach.jail.host.START", "raise SystemExit('no room in here')")
    with Host([]) as host:
        for _ in range(2):
            with pytest.raises(JailError, match="did not start: no room in here"):
                host.open()
        assert host._process is None


def test_torch_gets_warm_beside_the_first_steps_and_only_where_it_is_needed(course, monkeypatch):
    pytest.importorskip("torch", reason="torch is not installed")
    started = []
    monkeypatch.setattr(Host, "start", lambda host: started.append(host._torch))
    whole, without = work(course, "x"), work(course, "x")
    without.files["step12"] = StubFile(refused="not there")
    for submission, steps in ((whole, {"step11"}), (without, {"step12"}), (whole, {"step12"})):
        Marker(course)._start_early(steps, submission)
        assert started == ([True] if submission is whole and "step12" in steps else [])


def test_the_worker_knows_no_suite_and_no_solution(course):
    """What the worker has imported is all that a child could find in its memory."""
    source = b"def f():\n    return sorted(__import__('sys').modules)\n"
    with Host([]) as host:
        step = course["step02"]
        jailed = Jailed(course, step, host, {"step02": prepare(host, step, source)})
        assert jailed.problem() is None
        modules: Any = jailed.call("f", (), {}).value
        jailed.end_test()
    own = [name for name in modules if name.split(".")[0] in ("grader", "exercises", "solutions")]
    assert [
        name for name in own if "suite" in name or "solution" in name or "reference" in name
    ] == []
    assert not {"pytest", "_pytest", "grader.teach.session", "grader.learn.plugin"} & set(modules)


LOOKS_AROUND = b"""
def f():
    modules = __import__("sys").modules
    here = []
    for number in range(1024):
        try:
            modules["os"].fstat(number)
        except OSError:
            continue
        here.append(number)
    finders = [getattr(f, "__name__", type(f).__name__) for f in modules["sys"].meta_path]
    known = sorted(name for name in modules if name.startswith("exercises"))
    return here, finders, known, sorted(set(vars(modules["exercises"])) - set(vars(modules["os"])))
"""


def test_a_child_has_its_line_and_its_file_and_nothing_else(course):
    """What the warm process did for its children, and what it rehearsed, left no trace."""
    step = course["step02"]
    with Host([]) as host:
        jailed = Jailed(course, step, host, {"step02": prepare(host, step, LOOKS_AROUND)})
        for _ in range(6):  # of two batches of children
            assert jailed.problem() is None
            seen: Any = jailed.call("f", (), {}).value
            jailed.end_test()
            here, finders, known, names = seen
            assert here == [0, 1, 2, 3]
            assert finders == ["Shelf", "BuiltinImporter", "FrozenImporter"]
            assert known == ["exercises", "exercises.step02", step.import_name]
            assert names == ["__path__", "step02"]


def test_a_child_is_bounded_in_everything():
    with Host([]) as host:
        child = host.open()
        lines = Path(f"/proc/{child.pid}/limits").read_text().splitlines()[1:]
        limits = {line[:25].strip(): line[25:].split()[:2] for line in lines}
    memory = limits.pop("Max address space")
    assert memory[0] == memory[1]
    assert int(memory[0]) < 2**30
    for name, most in {
        "Max cpu time": CPU_SECONDS,
        "Max file size": 0,
        "Max core file size": 0,
        "Max processes": 0,
        "Max open files": 16,
        "Max locked memory": 0,
        "Max msgqueue size": 0,
        "Max stack size": 16 * 1024 * 1024,
    }.items():
        assert limits[name] == [str(most), str(most)], name


def test_the_next_child_loads_and_the_time_limit_holds_while_a_test_runs(course, monkeypatch):
    found = []

    def call(jailed, name, *rest):
        found.append((jailed.seconds, jailed._next is not None))
        return Jailed.call(jailed, name, *rest)

    monkeypatch.setattr("grader.teach.session.Jailed", type("Heard", (Jailed,), {"call": call}))
    with Marker(course) as marker:
        marker.mark(work(course, "x"), Wishes(("step02",), seconds=7.0))
    assert {seconds for seconds, _ in found} == {7.0 + GRACE_SECONDS}
    assert found[0][1]
    assert not found[-1][1], "no test follows the last one"


def test_nothing_stays_when_a_host_is_closed():
    with Host([]) as host:
        child = host.open()
        process, folder = host._process, host._folder
        assert process is not None
    assert process.returncode is not None
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


# --------------------------------------------------------------------------- command line


def grader(*arguments, cwd):
    return subprocess.run(
        [Path(sys.executable).with_name("grader"), *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_from_any_folder(fork):
    for hostile in ("conftest.py", "sitecustomize.py", "grader.py", "msgspec.py", "pytest.py"):
        (fork / hostile).write_text("raise SystemExit('hostile')")
    (fork / "pytest.ini").write_text("[pytest]\naddopts = --collect-only")
    (fork / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '-k nothing'")
    done = grader("check", "fork", "--steps", "step02", "--json", "out.json", cwd=fork.parent)
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads((fork.parent / "out.json").read_text())
    assert (data["score"], data["official"]) == (50, False)
    assert "50 of 50 points, not official" in done.stdout


def test_a_bad_mark_is_no_failure_of_marking(fork, course):
    (fork / course["step02"].shown(course["step02"].stub)).write_text("x = 1\n")
    done = grader("check", str(fork), "--steps", "step02", cwd="/")
    assert done.returncode == 0
    assert "0 of 50 points" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "nowhere"],
        ["check", ".", "--steps", "step99"],
        ["check", ".", "--secret", "nowhere"],
        ["check", ".", "--seed", "x"],
        ["check", ".", "--seed", "1", "--secret", "x"],
        ["unknown"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(arguments, tmp_path):
    done = grader(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--steps", ""], "there is no step ''"),
        (["--steps", "step01,,step02"], "there is no step ''"),
        (["--json", ""], "name a file"),
        (["--json", "nowhere/out.json"], "there is no folder nowhere"),
        (["--secret", "nowhere"], "grader secret nowhere"),
    ],
)
def test_a_wrong_option_is_named_before_any_work(arguments, says, fork):
    done = grader("check", ".", *arguments, cwd=fork)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_a_folder_without_any_stub_is_no_submission(fork):
    done = grader("check", "exercises", cwd=fork)
    assert done.returncode == 2
    assert "holds none of the course's files" in done.stderr


def test_without_arguments_the_help_is_shown(tmp_path):
    done = grader(cwd=tmp_path)
    assert done.returncode == 2
    assert "check" in done.stderr
    assert "doctor" in done.stderr


def test_a_pipe_is_written_to_and_not_replaced(fork):
    pipe = fork / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    done = grader("check", ".", "--steps", "step02", "--json", "pipe", cwd=fork)
    assert done.returncode == 0
    assert json.loads(reader.communicate(timeout=30)[0])["score"] == 50
    assert pipe.is_fifo()


def test_an_interruption_is_told_and_leaves_nothing(fork):
    command = [str(Path(sys.executable).with_name("grader")), "check", ".", "--json", "out.json"]
    process = subprocess.Popen(command, cwd=fork, stderr=subprocess.PIPE, text=True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text():  # until the warm process of the jail has been started
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert not (fork / "out.json").exists()


def test_without_torch_step_12_is_not_graded_and_the_others_are(fork):
    script = (
        "import grader.learn.suite as suite; suite.find_spec = lambda name: None; "
        "from grader.cli import main; raise SystemExit(main())"
    )
    arguments = ["check", ".", "--steps", "step02,step12", "--json", "out.json"]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=fork,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((fork / "out.json").read_text())
    assert [step["status"] for step in told["steps"]] == ["passed", "not graded"]
    assert (told["score"], told["max_score"]) == (50, 50)


def test_without_torch_a_second_submission_is_marked_as_the_first(fork):
    script = (
        "import grader.learn.suite as suite; suite.find_spec = lambda name: None\n"
        "from grader.course import Course\n"
        "from grader.teach.marking import Marker, Wishes\n"
        "from grader.teach.submission import read\n"
        "course, wishes = Course(), Wishes(('step02', 'step12'))\n"
        "with Marker(course) as marker:\n"
        "    for _ in range(2):\n"
        "        marked = marker.mark(read('.', course), wishes)\n"
        "        print([step.status for step in marked.steps])\n"
    )
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONSAFEPATH": "1"}
    done = run_program([sys.executable, "-c", script], fork, environment, timeout=120)
    assert done.stdout.splitlines() == ["['passed', 'not graded']"] * 2, done.stderr


def test_a_short_secret_is_refused(fork):
    (fork / "secret").write_text("short")
    done = grader("check", ".", "--secret", "secret", cwd=fork)
    assert done.returncode == 2
    assert "16 bytes" in done.stderr


@pytest.mark.parametrize(
    ("suite", "said"), [("", "No test"), ("import pytest\n\nundefined\n", "undefined")]
)
def test_no_test_is_an_error_and_never_full_marks(tmp_path, suite, said):
    """Whether the suite is empty or can't be collected."""
    copy = Checkout(tmp_path / "copy")
    for path in copy.course["step02"].suite.glob("test_*.py"):
        path.write_text(suite)
    with Marker(copy.course) as marker, pytest.raises(MarkingError, match=said):
        marker.mark(work(Course(), "x"), Wishes(("step02",), seed=1))


@pytest.mark.parametrize(
    ("suite", "status"),
    [
        ("student.square_slope(1.0).value[0].real", "failed"),
        ("student.square_slope(1.0).value.real.nonsense", "error"),
        ("undefined", "error"),
    ],
)
def test_a_broken_suite_is_told_from_a_broken_answer(tmp_path, suite, status):
    copy = Checkout(tmp_path / "copy")
    lines = [
        "import pytest",
        "@pytest.mark.hole('square_slope', core=True)",
        "def test_it(student):",
        "    if student.square_slope(1.0).value != 2.0:",
        f"        {suite}",
    ]
    if status == "error":
        del lines[3]
        lines[-1] = lines[-1].removeprefix("    ")
    for file in copy.course["step02"].suite.glob("test_*.py"):
        file.write_text("\n".join(lines) + "\n")
    source = filled(Course()["step02"]).replace("return 2 * x", "return 3 * x")
    with Marker(copy.course) as marker:
        wishes = Wishes(("step02",), seed=1)
        (step,) = marker.mark(work(Course(), "x", step02=source), wishes).steps
    (test,) = [test for test in step.tests if test.hidden]
    assert test.status == status


def test_doctor(tmp_path):
    done = grader("doctor", cwd=tmp_path)
    assert done.returncode == 0
    assert "Official marking works here." in done.stdout
