"""Intake: what is taken from a fork, and with which sentence everything else is refused."""

import os
import shutil
import socket
import subprocess

import pytest

from grader.teach import submission
from grader.teach.stubs import filled
from grader.teach.submission import MAX_BYTES, NoSubmission

STEP = "step05"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def stub_of(fork, course, name=STEP):
    return fork / course[name].shown(course[name].stub)


def refused(where, course, name=STEP):
    """Why a step's file was not taken."""
    return submission.read(str(where), course).files[name].refused or ""


def git(folder, *arguments, data=None):
    identity = ["user.name=x", "user.email=x@example.org", "commit.gpgsign=false"]
    settings = [part for setting in identity for part in ("-c", setting)]
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, input=data, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def committed(fork):
    git(fork, "init", "--quiet")
    git(fork, "add", "--all", "--force")
    git(fork, "commit", "--quiet", "--no-verify", "-m", "work")
    return git(fork, "rev-parse", "HEAD")


def entry(repository, mode, kind, name, path):
    """A commit with exactly one entry at a path, whatever it is."""
    line = f"{mode} {kind} {name}\t{path[-1]}\n".encode()
    tree = git(repository, "mktree", "--missing", data=line)
    for folder in reversed(path[:-1]):
        tree = git(repository, "mktree", data=f"040000 tree {tree}\t{folder}\n".encode())
    return git(repository, "commit-tree", tree, "-m", "work")


# ---------------------------------------------------------------------------------- folders


def test_stubs_are_read_and_nothing_else(fork, course):
    (fork / "conftest.py").write_text("raise SystemExit")
    (fork / "exercises" / STEP / "sitecustomize.py").write_text("raise SystemExit")
    work = submission.read(str(fork), course)
    assert {name: file.source.decode() for name, file in work.files.items()} == {
        step.name: filled(step) for step in course
    }
    assert work.commit is None


def test_a_relative_path_from_anywhere(fork, course, monkeypatch):
    monkeypatch.chdir(fork.parent)
    assert submission.read("fork", course).files[STEP].refused is None


def test_a_missing_file(fork, course):
    stub_of(fork, course).unlink()
    work = submission.read(str(fork), course)
    assert work.files[STEP].refused == "exercises/step05/one_number.py is missing."
    assert work.files["step06"].refused is None


@pytest.mark.parametrize("target", ["/etc/passwd", "../step06/one_neuron.py", "nowhere"])
def test_a_symbolic_link(fork, course, target):
    path = stub_of(fork, course)
    path.unlink()
    path.symlink_to(target)
    assert "a symbolic link" in refused(fork, course)


@pytest.mark.parametrize("part", ["exercises", "exercises/step05"])
def test_a_folder_that_is_a_link(fork, course, part):
    elsewhere = fork.parent / "elsewhere"
    (fork / part).rename(elsewhere)
    (fork / part).symlink_to(elsewhere)
    assert "is a link" in refused(fork, course)


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket"])
def test_no_regular_file(fork, course, kind):
    path = stub_of(fork, course)
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        with socket.socket(socket.AF_UNIX) as server:
            here = os.open(path.parent, os.O_RDONLY)
            try:
                server.bind(f"/proc/self/fd/{here}/{path.name}")
            finally:
                os.close(here)
    assert f"is a {kind}, not a regular file" in refused(fork, course)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make devices")
def test_a_device(fork, course):
    path = stub_of(fork, course)
    path.unlink()
    try:
        os.mknod(path, 0o020666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this container allows no devices")
    assert "a device" in refused(fork, course)


def test_too_large(fork, course):
    stub_of(fork, course).write_bytes(b"#" * (MAX_BYTES + 1))
    assert "at most 262,144 are read" in refused(fork, course)


def test_the_largest_that_is_read(fork, course):
    stub_of(fork, course).write_bytes(b"#" * MAX_BYTES)
    assert submission.read(str(fork), course).files[STEP].refused is None


def test_wrong_encoding(fork, course):
    stub_of(fork, course).write_bytes(b"x = '\xe4'\n")
    assert "is not UTF-8 text: see byte 5" in refused(fork, course)


def test_another_case_is_another_file(fork, course):
    path = stub_of(fork, course)
    path.rename(path.with_name("One_Number.py"))
    if path.exists():
        pytest.skip("this file system ignores case")
    assert "is missing" in refused(fork, course)


# -------------------------------------------------------------------------------------- git


@needs_git
@pytest.mark.parametrize("bare", [False, True])
def test_a_commit(fork, course, bare):
    commit = committed(fork)
    stub_of(fork, course).write_text("later = 1")
    where = fork
    if bare:
        where = fork.parent / "bare.git"
        git(fork, "clone", "--quiet", "--bare", str(fork), str(where))
    work = submission.read(f"{where}@{commit[:12]}", course)
    assert work.commit == commit
    assert work.files[STEP].source.decode() == filled(course[STEP])


@needs_git
@pytest.mark.parametrize(
    ("mode", "kind", "says"),
    [("120000", "blob", "a symbolic link"), ("160000", "commit", "a submodule")],
)
def test_what_git_can_hold_besides_files(fork, course, mode, kind, says):
    committed(fork)
    held = "HEAD" if kind == "commit" else "HEAD:exercises/step05/one_number.py"
    name = git(fork, "rev-parse", held)
    commit = entry(fork, mode, kind, name, ["exercises", STEP, "one_number.py"])
    assert says in refused(f"{fork}@{commit}", course)


@needs_git
def test_a_folder_in_a_commit(fork, course):
    path = stub_of(fork, course)
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x")
    assert "a folder" in refused(f"{fork}@{committed(fork)}", course)


@needs_git
def test_a_huge_blob(fork, course):
    stub_of(fork, course).write_bytes(b"#" * 5_000_000)
    said = refused(f"{fork}@{committed(fork)}", course)
    assert "5,000,000 bytes" in said


@needs_git
@pytest.mark.parametrize("name", ["One_Number.py", "one_number.py ", "оne_number.py"])
def test_names_that_look_alike(fork, course, name):
    committed(fork)
    blob = git(fork, "rev-parse", "HEAD:exercises/step05/one_number.py")
    commit = entry(fork, "100644", "blob", blob, ["exercises", STEP, name])
    assert "is missing" in refused(f"{fork}@{commit}", course)


@needs_git
def test_hooks_filters_and_settings_of_a_fork_have_no_effect(fork, course):
    mark = fork.parent / "ran"
    (fork / ".gitattributes").write_text("*.py filter=evil diff=evil textconv=evil export-subst\n")
    commit = committed(fork)
    script = f"touch {mark}; cat"
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor"):
        git(fork, "config", key, script)
    git(fork, "config", "core.sshCommand", script)
    git(fork, "config", "core.pager", script)
    git(fork, "config", "alias.cat-file", f"!{script}")
    git(fork, "config", "alias.ls-tree", f"!{script}")
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change"):
        path = fork / ".git" / "hooks" / hook
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
    work = submission.read(f"{fork}@{commit}", course)
    assert work.files[STEP].source.decode() == filled(course[STEP])
    assert not mark.exists()


@needs_git
def test_replaced_objects_and_pointers_are_read_as_they_are(fork, course):
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    stub_of(fork, course).write_text(pointer)
    commit = committed(fork)
    blob = git(fork, "rev-parse", "HEAD:exercises/step05/one_number.py")
    other = git(fork, "rev-parse", "HEAD:exercises/step06/one_neuron.py")
    git(fork, "replace", blob, other)
    assert submission.read(f"{fork}@{commit}", course).files[STEP].source.decode() == pointer


@needs_git
@pytest.mark.parametrize("name", ["0" * 40, "HEAD", "main", "--help", "HEAD:exercises", ""])
def test_no_commit(fork, course, name):
    committed(fork)
    with pytest.raises(NoSubmission):
        submission.read(f"{fork}@{name}", course)


@pytest.mark.parametrize("where", ["/nowhere", "nowhere@0123456", "@", ""])
def test_no_submission(course, where):
    with pytest.raises(NoSubmission):
        submission.read(where or "/nowhere/else", course)


@needs_git
def test_a_git_file_that_points_elsewhere_is_not_followed(fork, course, tmp_path):
    commit = committed(fork)
    decoy = tmp_path / "decoy"
    decoy.mkdir()
    (decoy / ".git").write_text(f"gitdir: {fork / '.git'}\n")
    with pytest.raises(NoSubmission):
        submission.read(f"{decoy}@{commit}", course)
