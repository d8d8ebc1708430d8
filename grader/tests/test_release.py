"""Editions: what is released, what is not, and what a release over an earlier one leaves alone."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from types import SimpleNamespace

import pytest

from grader import cli
from grader.course import ROOT, Course, CourseError
from grader.teach import leaks, release
from grader.teach.edition import files_of, learners_project, learners_readme
from grader.teach.stubs import MARKED, filled, marked_source, stub
from grader.teach.update import AUTHOR, NoRelease
from grader.tests.processes import run_program

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
pytestmark = needs_git
LESSON = "exercises/step05/README.md"
STUB = "exercises/step05/one_number.py"


def git(folder, *arguments):
    who = ["-c", "user.name=student", "-c", "user.email=student@example.org"]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def released(source, out, edition="classroom"):
    return release.release(out, edition, source)


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """A copy of this repository, made as a self-study edition is."""
    root = tmp_path_factory.mktemp("whole") / "course"
    release.release(root, "self-study")
    shutil.rmtree(root / ".git")
    return root


@pytest.fixture
def source(whole, tmp_path):
    """A copy that a test may change."""
    return shutil.copytree(whole, tmp_path / "source")


@pytest.fixture(scope="session")
def handed_out(whole, tmp_path_factory):
    """A classroom edition, not to be changed."""
    out = tmp_path_factory.mktemp("handed_out") / "course"
    release.release(out, "classroom", whole)
    return out


@pytest.fixture
def classroom(handed_out, tmp_path):
    """A classroom edition that a test may change."""
    return shutil.copytree(handed_out, tmp_path / "classroom")


def change(path, old="", new="\nOne more sentence.\n"):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


# ---------------------------------------------------------------------------- what is released


def test_a_classroom_edition_has_what_a_learner_needs_and_nothing_else(handed_out, course):
    names = set(git(handed_out, "ls-files").splitlines())
    for step in course:
        for path in (step.lesson, step.hints, step.examples, step.stub):
            assert step.shown(path) in names
        assert (handed_out / step.shown(step.stub)).read_text(encoding="utf-8") == stub(step)
    assert {"README.md", "LICENSE", "pyproject.toml", "conftest.py", "data/hour.csv"} <= names
    assert ".github/workflows/grade.yml" in names
    learn = {path.relative_to(ROOT).as_posix() for path in (ROOT / "grader" / "learn").glob("*.py")}
    assert learn <= names
    everything = git(handed_out, "rev-list", "--objects", "--all")
    assert not re.search(r" (solutions|grader/teach|grader/tests|grader/bench)\b", everything)
    assert git(handed_out, "rev-list", "--count", "--all") == "1"
    assert git(handed_out, "status", "--porcelain") == ""
    assert git(handed_out, "branch", "--show-current") == "main"


def test_a_self_study_edition_carries_everything_that_git_knows(tmp_path):
    released(ROOT, tmp_path / "out", "self-study")
    names = set(git(tmp_path / "out", "ls-files").splitlines())
    assert {"solutions/step05/one_number.py", ".ci/run", "Makefile", "constraints.txt"} <= names
    known = set(git(ROOT, "ls-files").splitlines()) if (ROOT / ".git").exists() else names
    assert {name for name in known if (ROOT / name).exists()} <= names
    assert os.access(tmp_path / "out" / ".ci" / "run", os.X_OK)
    modes = git(tmp_path / "out", "ls-files", "--stage", ".ci/run", "Makefile")
    assert [line.split()[0] for line in modes.splitlines()] == ["100755", "100644"]


def test_the_same_source_gives_the_same_commit_whatever_the_user_has_set(
    whole, handed_out, tmp_path, monkeypatch
):
    home = tmp_path / "home"
    hooks = home / "hooks"
    hooks.mkdir(parents=True)
    for hook in ("pre-commit", "post-checkout", "reference-transaction"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {home}/hook_ran\n")
        (hooks / hook).chmod(0o755)
    (home / ".gitconfig").write_text(
        f"[core]\n hooksPath={hooks}\n autocrlf=true\n[commit]\n gpgsign=true\n"
        f"[init]\n templateDir={home}\n defaultBranch=other\n[user]\n name=somebody\n"
    )
    for name, value in {"HOME": str(home), "TZ": "Asia/Tokyo", "GIT_DIR": "/nowhere"}.items():
        monkeypatch.setenv(name, value)
    mask = os.umask(0o077)
    try:
        done = released(whole, tmp_path / "again")
    finally:
        os.umask(mask)
    monkeypatch.undo()
    assert done.commit == git(handed_out, "rev-parse", "HEAD")
    assert not (home / "hook_ran").exists()
    assert not (tmp_path / "again" / ".git" / "hooks").exists()


def test_what_somebody_tried_in_the_source_stays_there(source, handed_out, tmp_path):
    (source / STUB).write_text("tried = 1\n")
    (source / "exercises" / "step05" / "my_try.py").write_text("tried = 1\n")
    (source / "exercises" / "step05" / "__pycache__").mkdir()
    (source / "exercises" / "step05" / "__pycache__" / "x.pyc").write_bytes(b"\0")
    (source / "exercises" / "notes.txt").symlink_to("/etc/passwd")
    (source / ".env").write_text("SECRET=1\n")
    change(source / LESSON, "\n", "\r\n")
    assert released(source, tmp_path / "out").commit == git(handed_out, "rev-parse", "HEAD")


def test_the_learners_readme_has_the_learners_door_alone(handed_out):
    text = (handed_out / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^#+ (.*)$", text, re.M) == [
        "Backprop by hand",
        "I want to learn",
        "Licences",
    ]
    for word in ("solutions/", "suites", "`make", "Three doors", "<!--", "grader check"):
        assert word not in text, word
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert (handed_out / link).exists(), link


def test_a_readme_or_project_of_another_shape_is_refused():
    with pytest.raises(CourseError, match="no section “I want to learn”"):
        learners_readme("# Title\n\n## Something else\n")
    project = '[project]\nname = "x"\n[project.optional-dependencies]\ndev = [\n "a",\n]\n'
    assert "dev" not in learners_project(project)
    with pytest.raises(CourseError, match="extra `dev`"):
        learners_project('[project]\nname = "x"\noptional-dependencies = {dev = ["a"]}\n')


def test_the_learners_door_works_as_written(handed_out, tmp_path):
    """Set-up, `pytest exercises/step01`, a failing test that teaches: from a clone."""
    root = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(handed_out), str(root))
    text = (root / "README.md").read_text(encoding="utf-8")
    written = "".join(re.findall(r"^```\n(.*?)^```", text, re.M | re.S)).splitlines()
    commands = ["python start.py", ". .venv/bin/activate", "pytest exercises/step01"]
    assert set(commands) <= set(written)
    commands[0] = commands[0].replace("python", sys.executable) + " --set-up"
    kept = {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "XDG_", "PATH"))}
    environment = kept | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    run = run_program(["bash", "-c", "\n".join(["set -e", *commands])], root, environment)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "`load_rentals` is not written yet" in run.stdout
    assert "exercises/step01/README.md" in run.stdout
    step = Course()["step01"]
    (root / step.shown(step.stub)).write_text(filled(step), encoding="utf-8")
    solved = run_program(["bash", "-c", f"{commands[1]}\n{commands[2]}"], root, environment)
    assert solved.returncode == 0, solved.stdout
    assert "examples only" in solved.stdout
    assert git(root, "status", "--porcelain") == f"M {step.shown(step.stub)}"


# ------------------------------------------------------------------------------ the leak check


@pytest.fixture(scope="session")
def secrets(course):
    return leaks.secrets_of(course)


def bodies(course):
    for step in course:
        for match in MARKED.finditer(marked_source(step.solution)):
            body = textwrap.dedent(match["body"])
            if len([line for line in body.splitlines() if line.strip()]) > 1:
                yield f"{step.name}, {match['sentence']}", body


def other_names(body):
    """A body under other names, with comments and other line ends."""
    tree = ast.parse(body)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    assigned = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    for node in names:
        if node.id in assigned:
            node.id = f"my_{node.id}"
    return "# mine\n" + ast.unparse(tree).replace("\n", "  # own idea\n") + "\n"


def test_every_hole_and_every_hidden_test_is_a_secret(course, secrets):
    places = {secret.where.partition(",")[0] for secret in secrets}
    assert {step.shown(step.solution) for step in course} <= places
    suites = [path for step in course for path in step.suite.glob("test_*.py")]
    assert {path.relative_to(ROOT).as_posix() for path in suites} <= places


def test_the_body_of_each_hole_is_found_as_text_and_as_a_form(course, secrets):
    found = list(bodies(course))
    assert len(found) > 20
    for what, body in found:
        as_text = {
            "exercises/x.json": json.dumps([body]),
            "exercises/x.svg": body.replace("\n", "\r\n"),
        }
        function = f"def f():\n{textwrap.indent(other_names(body), '    ')}\n"
        as_form = {
            "grader/learn/x.py": f"x = 1\n{function}",
            "exercises/step05/README.md": f"Look:\n\n  ```python\n{function}  ```\n",
        }
        for path, text in (as_text | as_form).items():
            told = leaks.leaks([(path, text.encode())], secrets)
            # A mistake that differs elsewhere may have the same body: then it is the one named.
            assert any(path in line for line in told), (what, path, text)


def test_hidden_tests_and_mistakes_are_found(source, tmp_path):
    mistakes = source / "grader" / "teach" / "mistakes"
    mistakes.mkdir(exist_ok=True)
    (mistakes / "step99.py").write_text(
        'def off_by_one(values):\n    """Wrong."""\n    n = len(values) - 1\n    return n * n\n'
    )
    own = "def length(them):\n    total = len(them) - 1  # so\n    return total * total\n"
    (source / "grader" / "learn" / "more.py").write_text(own)
    hidden = next((source / "grader/teach/suites/step05").glob("*.py")).read_text("utf-8")
    name, body = re.findall(r"def (test_\w+)\(.*?\):\n(.*?\n.*?\n)\n", hidden, re.S)[0]
    change(source / "exercises/step05/test_one_number.py", "", f"\n\ndef test_it():\n{body}")
    with pytest.raises(NoRelease) as refusal:
        released(source, tmp_path / "out")
    assert "grader/learn/more.py holds grader/teach/mistakes/step99.py, off_by_one" in str(
        refusal.value
    )
    assert f"test_one_number_hidden.py, {name}" in str(refusal.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source"]


def test_a_hint_with_a_solution_in_it_is_refused(source, tmp_path, capsys, monkeypatch):
    body = next(body for what, body in bodies(Course(source)) if what.startswith("step09"))
    change(source / "exercises" / "step09" / "hints.md", "", f"\n```python\n{body}```\n")
    monkeypatch.setattr(release, "ROOT", source)
    monkeypatch.setattr(release.release, "__defaults__", (source,))
    assert cli.main(["release", str(tmp_path / "out"), "--edition", "classroom"]) == 2
    said = capsys.readouterr().err
    assert "exercises/step09/hints.md holds solutions/step09/backprop.py" in said
    assert "was not written" in said
    assert not (tmp_path / "out").exists()


def test_private_places_are_leaks_whatever_is_in_them(secrets):
    for path in ("solutions/x.txt", "grader/teach/x.txt", "grader/tests/x.txt"):
        assert leaks.leaks([(path, b"")], secrets) == [f"{path} belongs to the teacher."]


# --------------------------------------------------------------------------------- once more


def test_an_update_changes_lessons_and_leaves_stubs_alone(source, classroom, course):
    work = filled(course["step05"]) + "# my own\n"
    (classroom / STUB).write_text(work, encoding="utf-8")
    git(classroom, "commit", "--quiet", "--all", "-m", "my work")
    (classroom / "exercises/step06/one_neuron.py").write_text("not committed\n")
    (classroom / "exercises/step07/activation.py").unlink()
    (classroom / "exercises/step05/notes.md").write_text("my notes\n")
    (classroom / "mine.txt").write_text("staged\n")
    git(classroom, "add", "mine.txt")
    change(source / LESSON)
    change(source / "solutions/step05/one_number.py", '"""Step 05', '"""Now step 05')
    (source / "exercises/step02/tangent_and_secant.svg").unlink()
    done = released(source, classroom)
    assert (done.written, done.removed) == ([LESSON], ["exercises/step02/tangent_and_secant.svg"])
    assert STUB in done.kept
    assert (classroom / STUB).read_text(encoding="utf-8") == work
    assert (classroom / "exercises/step06/one_neuron.py").read_text() == "not committed\n"
    assert not (classroom / "exercises/step07/activation.py").exists()
    assert (classroom / LESSON).read_bytes() == (source / LESSON).read_bytes()
    changed = git(classroom, "show", "--name-status", "--format=%an", "HEAD").splitlines()
    assert changed[0] == AUTHOR.partition(" <")[0]
    assert changed[2:] == ["D\texercises/step02/tangent_and_secant.svg", f"M\t{LESSON}"]
    assert git(classroom, "status", "--porcelain").splitlines() == [
        "M exercises/step06/one_neuron.py",
        " D exercises/step07/activation.py",
        "A  mine.txt",
        "?? exercises/step05/notes.md",
    ]
    again = released(source, classroom)
    assert (again.written, again.removed, again.commit) == ([], [], done.commit)


def test_a_new_step_comes_with_its_stub(source, classroom):
    for folder in ("exercises", "solutions", "grader/teach/suites"):
        shutil.copytree(source / folder / "step12", source / folder / "step13")
    done = released(source, classroom)
    assert "exercises/step13/compare.py" in done.written
    assert done.kept == []
    assert (classroom / "exercises/step13/compare.py").exists()


def test_work_that_is_not_committed_is_not_overwritten(source, classroom):
    change(source / LESSON)
    change(classroom / LESSON, "", "\nMy remark.\n")
    before = git(classroom, "rev-parse", "HEAD")
    with pytest.raises(NoRelease, match=rf"not committed.*{LESSON}.*git restore"):
        released(source, classroom)
    assert git(classroom, "rev-parse", "HEAD") == before
    assert "My remark." in (classroom / LESSON).read_text(encoding="utf-8")
    git(classroom, "commit", "--quiet", "--all", "-m", "my remark")
    assert released(source, classroom).written == [LESSON]


def test_an_update_that_was_cut_off_is_finished_by_the_next(source, classroom, monkeypatch):
    change(source / LESSON)
    change(source / "exercises/step06/README.md")

    def power_cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.teach.update.Git.commit_files", power_cut)
    with pytest.raises(KeyboardInterrupt):
        released(source, classroom)
    monkeypatch.undo()
    assert released(source, classroom).written == [LESSON, "exercises/step06/README.md"]
    assert git(classroom, "status", "--porcelain") == ""


def test_a_first_release_that_was_cut_off_leaves_nothing(source, tmp_path, monkeypatch):
    def power_cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.teach.release.Git.commit_files", power_cut)
    with pytest.raises(KeyboardInterrupt):
        released(source, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source"]


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        (lambda p: (p.out.mkdir(), (p.out / "thesis.tex").write_text("")), "neither empty nor an"),
        (lambda p: p.out.write_text(""), "neither empty nor an earlier release"),
        (lambda p: (p.out.mkdir(), git(p.out, "init", "-q")), "no commit in it is a release"),
        (lambda p: shutil.copytree(p.classroom, p.out), "no commit in it is a release of the self"),
        (lambda p: setattr(p, "out", p.source / "out"), "lies inside of this repository"),
        (lambda p: setattr(p, "out", p.source), "lies inside of this repository"),
        (lambda p: setattr(p, "out", p.out / "deep" / "out"), "there is no folder .*: make it"),
        (lambda p: shutil.rmtree(p.source / "data"), "data is missing: an edition is released"),
    ],
)
def test_refusals(prepare, says, source, handed_out, tmp_path):
    places = SimpleNamespace(source=source, classroom=handed_out, out=tmp_path / "out")
    prepare(places)
    with pytest.raises((NoRelease, CourseError), match=says):
        released(source, places.out, "self-study")


def test_no_branch_no_update(source, classroom):
    git(classroom, "checkout", "--quiet", "--detach")
    with pytest.raises(NoRelease, match="no branch checked out: git switch main"):
        released(source, classroom)


def test_a_history_with_solutions_is_refused(source, classroom):
    git(classroom, "switch", "--quiet", "--create", "other")
    (classroom / "solutions").mkdir()
    (classroom / "solutions" / "x.py").write_text("x = 1\n")
    git(classroom, "add", "--all")
    git(classroom, "commit", "--quiet", "-m", "oops")
    git(classroom, "switch", "--quiet", "main")
    with pytest.raises(NoRelease, match=r"solutions/x.py in its history.*new folder"):
        released(source, classroom)


def test_a_solution_anywhere_in_the_history_is_refused(source, classroom, course):
    (classroom / "help.py").write_text(filled(course["step09"]), encoding="utf-8")
    git(classroom, "add", "help.py")
    git(classroom, "commit", "--quiet", "-m", "oops")
    git(classroom, "rm", "--quiet", "help.py")
    git(classroom, "commit", "--quiet", "-m", "hidden")
    with pytest.raises(NoRelease, match=r"in the history, help.py holds solutions/step09"):
        released(source, classroom)


@pytest.mark.parametrize("kind", ["folder", "link to a folder", "link to a file"])
def test_nothing_is_written_through_links(kind, source, classroom, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    change(source / LESSON)
    if kind == "link to a folder":
        shutil.move(classroom / "exercises" / "step05", outside)
        (classroom / "exercises" / "step05").symlink_to(outside / "step05")
    else:
        (classroom / LESSON).unlink()
        if kind == "folder":
            (classroom / LESSON).mkdir()
        else:
            (classroom / LESSON).symlink_to(outside / "lesson")
    with pytest.raises(NoRelease, match=r"is not a plain .*: move it away"):
        released(source, classroom)
    assert not (outside / "lesson").exists()


def test_the_command_tells_what_it_did(tmp_path, capsys):
    out = tmp_path / "course"
    for expected in ("files written, 0 removed", "up to date, nothing to do"):
        assert cli.main(["release", str(out), "--edition", "classroom"]) == 0
        assert expected in capsys.readouterr().out
    (out / STUB).write_text("mine = 1\n")
    assert cli.main(["release", str(out), "--edition", "classroom"]) == 0
    assert f"left as it is: {STUB}" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="2"):
        cli.main(["release", str(out), "--edition", "pocket"])


def test_an_edition_is_released_from_bytes_that_do_not_depend_on_the_machine(whole):
    files = files_of(Course(whole), "classroom")
    assert list(files) == sorted(files)
    assert all(b"\r\n" not in content for path, content in files.items() if path != "data/hour.csv")
