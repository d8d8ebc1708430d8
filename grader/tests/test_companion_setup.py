"""Setting up: start.py and what it refuses, VS Code and the dev container."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib

import pytest

import start
from grader.course import ROOT
from grader.tests.processes import run_program


def run_start(folder, *arguments, python=sys.executable, **environment):
    (folder / "start.py").write_bytes((ROOT / "start.py").read_bytes())
    known = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    return run_program([python, "start.py", *arguments], folder, known | environment)


def stand_in(folder, status):
    """A .venv whose python ends with a status, whatever it is asked."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\necho asked >> {folder}/asked\nexit {status}\n")
    python.chmod(0o755)


def test_an_old_python_is_told_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert start.main([]) == 1
    told = capsys.readouterr().err
    assert "Python 3.11 or newer is needed; this is 3.9 (" in told
    assert "python3.13 start.py" in told


def test_old_pythons_can_read_it():
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    imported = {n.names[0].name for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Import)}
    assert imported <= {"os", "signal", "subprocess", "sys"}


def test_it_asks_for_what_the_companion_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["companion"]]
    names = {re.split(r"[>=<]", one)[0].replace("-", "_") for one in wanted}
    assert set(start.PACKAGES) == names
    assert f">={start.NEEDED[0]}.{start.NEEDED[1]}" == project["requires-python"]


def test_a_venv_of_an_old_python_is_named(tmp_path):
    stand_in(tmp_path, start.TOO_OLD)
    run = run_start(tmp_path)
    assert run.returncode == 1
    assert "was made with an old Python" in run.stderr
    assert "Delete that folder" in run.stderr


def test_what_is_ready_is_not_set_up_again(tmp_path):
    stand_in(tmp_path, start.READY)
    run = run_start(tmp_path, "--set-up")
    assert (run.returncode, run.stdout) == (0, "The course is set up.\n")
    assert (tmp_path / "asked").read_text().count("asked") == 1
    assert run_start(tmp_path, "status").returncode == 0
    assert (tmp_path / "asked").read_text().count("asked") == 3, "asked again, and handed over to"


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        ("venv", "sudo apt install python3-venv"),
        ("pip", "Is there a network? Then start again"),
    ],
)
def test_a_failed_installation_says_so(failing, said, monkeypatch, capsys):
    asked = []

    def call(command, **_):
        asked.append(command)
        return start.NOT_INSTALLED if "-c" in command else int(failing in command)

    monkeypatch.setattr(subprocess, "call", call)
    assert start.main([]) == 1
    assert said in capsys.readouterr().err
    assert failing in asked[-1], "what follows is not tried"


@pytest.mark.parametrize(
    "name", [".vscode/settings.json", ".vscode/extensions.json", ".devcontainer/devcontainer.json"]
)
def test_editors_files_are_json(name):
    assert json.loads((ROOT / name).read_text(encoding="utf-8"))


def test_vs_code_finds_the_tests():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["python.testing.pytestEnabled"] is True
    assert settings["python.testing.unittestEnabled"] is False
    assert settings["python.testing.pytestArgs"] == ["exercises"]
    assert settings["python.defaultInterpreterPath"].endswith(start.VENV.name)


def test_the_container_sets_the_course_up():
    path = ROOT / ".devcontainer" / "devcontainer.json"
    container = json.loads(path.read_text(encoding="utf-8"))
    minor = re.fullmatch(r"\S+/devcontainers/python:3\.(\d+)-\w+", container["image"])
    assert minor is not None
    assert int(minor[1]) >= start.NEEDED[1]
    script, option = container["postCreateCommand"].split()[1:]
    assert (ROOT / script).is_file()
    assert option in (ROOT / script).read_text(encoding="utf-8")
    opened = container["customizations"]["codespaces"]["openFiles"]
    assert all((ROOT / name).is_file() for name in opened)
    wanted = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert container["customizations"]["vscode"]["extensions"] == wanted["recommendations"]
