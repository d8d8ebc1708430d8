"""The README and the course's pages tell the truth: what they show is run."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from grader.course import ROOT
from grader.teach import example_class
from grader.teach.checkout import Checkout
from grader.teach.classroom import Classroom
from grader.teach.git import Git, initialise
from grader.teach.jail.doctor import parts
from grader.teach.roster import read_roster
from grader.tests.companion import Terminal, learner_environment
from grader.tests.processes import run_program

OF_A_CLASS = (
    "release",
    "secret",
    "collect",
    "autograde",
    "gradebook",
    "export",
    "feedback",
    "class",
)
TEACHERS = ("check", "doctor", "notebooks", *OF_A_CLASS)
GRADER = Path(sys.executable).with_name("grader")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.M | re.S)
COMMANDS = [
    line.strip() for language, block in BLOCKS if not language for line in block.splitlines()
]


START, ACTIVATE = COMMANDS[:2]


def environment(root):
    return {"PATH": os.environ["PATH"], "HOME": str(root), "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A fresh clone, as somebody gets it who has nothing but Python and git."""
    root = tmp_path_factory.mktemp("clone") / "course"
    Checkout(root)
    for name in ("README.md", "LICENSE", "start.py"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    return root


@pytest.fixture(scope="module")
def first_screen(clone):
    """What the learner's one command ends in, in a terminal."""
    pip = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "XDG_"))}
    assert START == "python start.py"
    terminal = Terminal([sys.executable, "start.py"], clone, environment(clone) | pip, rows=24)
    seen = terminal.sees("What to write:", "q quit")
    assert terminal.quits() == 0
    return seen


@pytest.fixture(scope="module")
def installed(clone, first_screen):  # noqa: ARG001
    """The clone after the learner's one command."""
    return clone


def in_the_venv(root, command):
    """Run a command as a learner whose environment is activated."""
    return subprocess.run(
        ["bash", "-c", f"{ACTIVATE}; {command}"],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(root),
        check=False,
    )


def test_the_first_minute_ends_in_a_failing_test_that_teaches(first_screen):
    assert "`load_rentals` is not written yet" in first_screen
    assert "What to write: Call read_table" in first_screen
    assert "exercises/step01/README.md" in first_screen
    assert "exercises/step01/first_prediction.py" in first_screen


def test_pytest_says_the_same(installed):
    run = in_the_venv(installed, "pytest exercises/step01")
    assert run.returncode == 1
    assert "`load_rentals` is not written yet" in run.stdout
    assert "What to write: Call read_table" in run.stdout
    assert "exercises/step01/README.md" in run.stdout


def test_a_learner_installs_little(installed):
    """Without the companion, as in the workflow `grade`, it is pytest and pytest-timeout only."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [re.split(r"[>=<]", one)[0] for one in project["dependencies"]]
    assert wanted == ["pytest", "pytest-timeout"]
    listed = in_the_venv(installed, "python -m pip list --format=freeze").stdout
    names = {line.partition("==")[0].lower() for line in listed.splitlines()}
    extra = {re.split(r"[>=<]", one)[0] for one in project["optional-dependencies"]["companion"]}
    assert {*wanted, *extra} <= names
    brought = {"backprop-by-hand", "pip", "setuptools", "iniconfig", "packaging", "pluggy"}
    brought |= {"pygments", "colorama", "markdown-it-py", "mdurl", "anyio", "idna", "sniffio"}
    assert names - brought - {*wanted, *extra, "typing_extensions"} == set()


COMPANION = [c for c in COMMANDS if c.startswith("grader ") and c.split()[1] not in TEACHERS]


@pytest.mark.parametrize("command", [c for c in COMPANION if "watch" not in c])
def test_the_companions_commands_run_as_written(command, checkout):
    checkout.fill(["step01", "step02", "step03", "step05"])
    words = command.split()[1:] + (["--yes"] if "reset" in command else [])
    run = run_program([GRADER, *words], checkout.root, learner_environment(checkout))
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.strip()
    assert "Traceback" not in run.stderr


def test_a_stub_runs_as_a_script_after_the_installation(installed):
    run = in_the_venv(installed, "python exercises/step03/chain_rule.py")
    assert "NotImplementedError" in run.stderr
    assert "ModuleNotFoundError" not in run.stderr


def test_without_torch_step_12_is_not_graded(installed):
    run = in_the_venv(installed, "pytest exercises/step12 exercises/step01")
    assert "step 12  PyTorch             not graded: torch is not installed" in run.stdout
    assert "0 of 40 points" not in run.stdout
    assert "step 01" in run.stdout


def test_the_roster_is_one(tmp_path):
    (tmp_path / "roster.csv").write_text(dict(BLOCKS)["csv"], encoding="utf-8")
    assert [one.student for one in read_roster(tmp_path / "roster.csv")] == ["ada", "bob"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_leads_somewhere(command):
    """Module, make target, extra and file of each command exist."""
    words = shlex.split(command)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    if words[0] == "make":
        assert words[1] in targets
    elif "-e" in words:
        extras = re.findall(r"\[(.*)\]", command)
        known = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
        wanted = extras[0].split(",") if extras else []
        assert set(wanted) <= set(known["optional-dependencies"])
        assert all((ROOT / w).exists() for w in words[words.index("-e") + 2 :] if w != "-c")
    elif words[0] == "grader":
        assert words[1] in TEACHERS or command in COMPANION  # run in these tests
    elif words[0] == "nbgrader":
        assert words[1] in ("generate_assignment", "autograde", "generate_feedback")
    elif words[0] == "dask":
        assert words[1] in ("scheduler", "worker")  # run in test_cluster.py
    elif words[0] == ".":
        assert words[1] == ".venv/bin/activate"
    elif words[0] == "pytest" or words[1].endswith(".py"):
        assert (ROOT / words[1]).exists()
    elif "-m" in words:
        module = words[words.index("-m") + 1]
        inside = ROOT.joinpath(*module.split("."))
        assert module == "venv" or inside.with_suffix(".py").exists() or inside.is_dir()
    else:
        raise AssertionError(f"nobody knows how to check {command!r}")


@pytest.fixture
def repository(checkout):
    """A student's repository with step 02 solved, and the same files as a folder."""
    checkout.fill(["step02"])
    git = ["git", "-c", "user.name=student", "-c", "user.email=student@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "step 2"]):
        subprocess.run([*git, *command], cwd=checkout.root, check=True)
    return checkout.root


@pytest.mark.parametrize(
    "command",
    [c for c in COMMANDS if c.startswith("grader ") and c.split()[1] in ("check", "doctor")],
)
def test_commands_of_official_marking_run_as_written(command, repository):
    head = ["git", "rev-parse", "--short=7", "HEAD"]
    commit = subprocess.run(head, cwd=repository, capture_output=True, text=True, check=True)
    inside = command.replace("path/to/submission", ".")
    inside = inside.replace("path/to/repository@5d2f0c9", f".@{commit.stdout.strip()}")
    program = [GRADER, *shlex.split(inside)[1:]]
    run = run_program(program, repository, environment(repository), timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    if "check" in command:
        assert "points, not official" in run.stdout
        assert "\x1b" not in run.stdout + run.stderr
    if "--json" in command:
        told = json.loads((repository / "result.json").read_text(encoding="utf-8"))
        assert (told["schema"], told["score"], told["official"]) == (1, 50, False)


def test_commands_of_a_class_run_as_written_one_after_another(tmp_path, course):
    """In a folder beside the others; on a cluster they run in test_cluster.py.

    Those of notebooks run in test_nbgrader.py.
    """
    here = tmp_path / "here"
    room = Classroom(here / "class")
    fork = tmp_path / "fork"
    fork.mkdir()
    initialise(fork)
    files = example_class.broken(course)
    Git(fork).commit_files("refs/heads/main", None, "My work\n", example_class.STUDENT, files)
    room.root.mkdir(parents=True)
    room.roster.write_text(f"student,repository\nhedy,{fork}\n", encoding="utf-8")
    room.deadlines.write_text("step,due\nstep01,2100-01-01T00:00+00:00\n", encoding="utf-8")
    commands = [c for c in COMMANDS if c.startswith("grader ") and c.split()[1] in OF_A_CLASS]
    elsewhere = ("--scheduler", "--notebooks")
    local = [c for c in commands if not any(word in c for word in elsewhere)]
    assert len(local) == len(commands) - 2 == 8
    for command in local:
        program = [GRADER, *shlex.split(command)[1:]]
        run = run_program(program, here, environment(here), timeout=300)
        assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "our-course" / ".git").is_dir()
    told = json.loads(room.result("hedy").read_text(encoding="utf-8"))
    assert (told["score"], told["official"]) == (50, True)
    table = README[README.index("| in the folder") :].partition("\n\n")[0]
    named = re.findall(r"^\| `([^`]+)`", table, re.M)
    places = [place.replace("STUDENT", "hedy") for place in named]
    assert all((room.root / place).exists() for place in places), places


def test_the_demonstration_marks_trains_and_draws():
    run = subprocess.run(
        [sys.executable, "-m", "grader.teach.demo", "--steps", "step02"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        env=environment(ROOT) | {"NO_COLOR": "1"},
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "\x1b[" not in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 80
    earned, possible = re.findall(r"all steps +(\d+) of (\d+) points", run.stdout)[0]
    assert earned == possible
    lines = {
        name: re.findall(rf"{name} +([\d.]+) +([\d.]+) +([\d.]+)", run.stdout)[0]
        for name in ("the mean of all hours", "one linear neuron", "of the day", "network 5-8-1")
    }
    errors = [float(root_mean_square) for root_mean_square, _, _ in lines.values()]
    assert errors == sorted(errors, reverse=True), "each model beats the one before it"
    assert "predicted by the network" in run.stdout
    morning = run.stdout.partition("A teacher's morning")[2]
    if not all(finding.good for finding in parts()):
        assert "official marking does not work here" in morning
        return
    scores = {line.split()[0]: line.split() for line in morning.splitlines() if line.strip()}
    students = ("ada", "bela", "chen", "dora", "emil", "fatima", "guido", "hedy")
    assert [scores[name][1:] for name in students] == [
        [points, "50", points] for points in "50 50 50 40 50 50 50 0".split()
    ]
    for path in re.findall(r"^  (/\S+)", morning, re.M):
        assert Path(path).exists(), path


def test_make_targets_that_the_readme_names_exist():
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"`make (\w+)`", README)) <= set(targets)


def test_twenty_lines_of_pytorch_run():
    pytest.importorskip("torch", reason="torch is not installed")
    page = (ROOT / "exercises" / "pytorch.md").read_text(encoding="utf-8")
    programs = re.findall(r"^```python\n(.*?)^```", page, re.M | re.S)
    assert programs
    run = subprocess.run(
        [sys.executable, "-c", programs[-1]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


def test_ci_calls_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "run: make test" in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=str)
def test_workflows_have_least_permissions_and_pinned_actions(path: Path):
    text = path.read_text(encoding="utf-8")
    assert re.search(r"^permissions: \{\}$", text, re.M)
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)
        assert re.search(r"# v\d+\.\d+\.\d+", comment)
    assert "persist-credentials: false" in text
