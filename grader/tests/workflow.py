"""GitHub's part of a workflow, played here: expressions, the environment of steps, artifacts.

Every `run:` step is run as written, by bash, with files for outputs, environment, path and summary
as GitHub gives them. Actions are played by what they document. One kind of step is not run:
"Install the course". What it would install is in this environment already, and the course itself is
found by PYTHONPATH.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from grader.tests.processes import run_program

WORD = re.compile(r"'([^']*)'|(\w[\w-]*(?:\.[\w-]+)*)(\()?|(&&|\|\||!=|==|!|\)|,)|\s+")
OPERATORS = {"&&": " and ", "||": " or ", "!": " not "}
FILES = ("OUTPUT", "ENV", "PATH", "STEP_SUMMARY")
INSTALLED = "Install the course"


# --------------------------------------------------------------------------------- expressions


class Contexts(dict[str, Any]):
    """What expressions may name: `{"vars": {...}, ...}`; what is not there is empty."""

    def value(self, expression):
        """The value of what stands between `${{` and `}}`."""

        def python(match):
            text, name, called, operator = match.groups()
            if text is not None:
                return repr(text)
            if called:
                return f"functions[{name!r}]("
            return f"look({name!r})" if name else OPERATORS.get(operator, operator or " ")

        assert "".join(m[0] for m in WORD.finditer(expression)) == expression, expression
        names = {"look": self.look, "functions": self.functions()}
        return eval(WORD.sub(python, expression).strip(), {"__builtins__": {}}, names)

    def look(self, name):
        found = self
        for part in name.split("."):
            found = found.get(part, "") if isinstance(found, dict) else ""
        return found

    def functions(self):
        return {
            "fromJSON": json.loads,
            "always": lambda: True,
            "cancelled": lambda: False,
            "success": lambda: self["failed"] is False,
        }

    def filled(self, text):
        """A text with its expressions replaced; one that is an expression alone keeps its kind."""
        whole = re.fullmatch(r"\$\{\{(.*)\}\}", str(text), re.S)
        if whole and "${{" not in whole[1]:
            return self.value(whole[1].strip())
        return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda m: str(self.value(m[1])), str(text))

    def holds(self, condition):
        """What an `if:` says; without a word about earlier steps it wants them to be good."""
        condition = "success()" if condition is None else str(condition)
        value = self.filled(condition) if "${{" in condition else self.value(condition)
        asks = any(word in condition for word in ("always()", "cancelled()", "success()"))
        return bool(value) and (asks or self["failed"] is False)


# ------------------------------------------------------------------------------------- running


@dataclass
class Step:
    """One step that ran. files: what was in the files that GitHub gave it, when it ended."""

    name: str
    status: int
    printed: str
    files: dict[str, str] = field(default_factory=dict)


@dataclass
class Job:
    """One job that ran."""

    steps: list[Step]
    outputs: dict[str, str]
    workspace: Path
    temp: Path

    @property
    def result(self):
        return "success" if all(step.status == 0 for step in self.steps) else "failure"

    @property
    def summary(self):
        return "".join(step.files.get("STEP_SUMMARY", "") for step in self.steps)

    @property
    def commands(self):
        return [one for step in self.steps for one in obeyed(step.printed)]

    def step(self, name):
        return next(step for step in self.steps if step.name == name)


@dataclass
class Actions:
    """One run of a workflow. source: the repository; programs: a folder that leads the path."""

    source: Path
    workflow: str
    place: Path
    programs: Path
    variables: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    needs: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def jobs(self):
        path = self.source / ".github" / "workflows" / self.workflow
        return yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]

    @property
    def artifacts(self):
        return self.place / "artifacts"

    def job(self, name, **matrix):
        """Run one job, with one part of its matrix; None where its condition leaves it out."""
        job = self.jobs[name]
        home = self.place / f"{name}-{uuid.uuid4().hex}"
        temp = home / "_temp"
        (temp / "_runner_file_commands").mkdir(parents=True)
        wanted = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        needs = {other: self.needs.get(other, {"result": "skipped"}) for other in wanted}
        contexts = Contexts(
            vars=self.variables, secrets=self.secrets, needs=needs, matrix=matrix, steps={},
            runner={"temp": str(temp)}, github={"token": "the-jobs-own", "ref": "refs/heads/main"},
            failed=any(one["result"] != "success" for one in needs.values()),
        )  # fmt: skip
        if not contexts.holds(job.get("if")):
            return None
        contexts["failed"] = False
        done = Job([], {}, home / "course", temp)
        environment = self._environment(home, temp)
        for step in job["steps"]:
            if contexts.holds(step.get("if")):
                done.steps.append(self._step(step, done, environment, contexts))
                contexts["failed"] = done.result != "success"
        done.outputs = {k: contexts.filled(v) for k, v in job.get("outputs", {}).items()}
        self.needs[name] = {"result": done.result, "outputs": done.outputs}
        return done

    def _environment(self, home, temp):
        event = temp / "_github_workflow" / "event.json"
        event.parent.mkdir()
        event.write_text(json.dumps({"ref": "refs/heads/main", "repository": {"fork": True}}))
        path = [self.programs, Path(sys.executable).parent, os.environ["PATH"]]
        return {
            "PATH": os.pathsep.join(map(str, path)), "HOME": str(home), "LANG": "C.UTF-8",
            "PYTHONPATH": str(home / "course"),
            "CI": "true", "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "teacher/class", "GITHUB_WORKSPACE": str(home / "course"),
            "RUNNER_TEMP": str(temp), "RUNNER_OS": "Linux",
        }  # fmt: skip

    def _step(self, step, job, environment, contexts):
        name = step["name"]
        if "uses" in step:
            action = step["uses"].partition("@")[0].replace("/", "_").replace("-", "_")
            inputs = {k: contexts.filled(v) for k, v in step.get("with", {}).items()}
            return Step(name, getattr(self, action)(job, inputs), "")
        if name == INSTALLED:
            assert "python -m pip install" in step["run"]
            return Step(name, 0, "")
        key = uuid.uuid4()
        files = {
            kind: job.temp / "_runner_file_commands" / f"{kind.lower()}_{key}" for kind in FILES
        }
        for path in files.values():
            path.touch()
        told = {f"GITHUB_{kind}": str(path) for kind, path in files.items()}
        own = {k: str(contexts.filled(v)) for k, v in step.get("env", {}).items()}
        run = run_program(
            ["bash", "-e", "-c", step["run"]], job.workspace, environment | told | own, timeout=600
        )
        done = Step(name, run.returncode, run.stdout + run.stderr)
        done.files = {kind: path.read_text(encoding="utf-8") for kind, path in files.items()}
        outputs = dict(line.split("=", 1) for line in done.files["OUTPUT"].splitlines())
        contexts["steps"][step.get("id", "")] = {"outputs": outputs}
        environment |= dict(line.split("=", 1) for line in done.files["ENV"].splitlines())
        return done

    # ------------------------------------------------------------------------- actions, played

    def actions_checkout(self, job, inputs):
        assert inputs["persist-credentials"] == "False"
        command = ["git", "clone", "--quiet", self.source, job.workspace]
        return subprocess.run(command, check=False).returncode

    def actions_setup_python(self, _job, inputs):
        assert inputs["python-version"]
        return 0

    def actions_upload_artifact(self, _job, inputs):
        """Files that are not hidden; a name once only; of several paths all below the first."""
        first, *others = str(inputs["path"]).split()
        left_out = [other.removeprefix("!") for other in others]
        source, target = Path(first), self.artifacts / inputs["name"]
        assert not target.exists()
        files = [source] if source.is_file() else [p for p in source.rglob("*") if p.is_file()]
        base = source.parent if source.is_file() else source
        kept = [
            path
            for path in files
            if not any(part.startswith(".") for part in path.relative_to(base).parts)
            and not any(path.is_relative_to(other) for other in left_out)
        ]
        if not kept:
            return 0 if inputs.get("if-no-files-found") == "ignore" else 1
        for path in kept:
            (target / path.relative_to(base)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / path.relative_to(base))
        return 0

    def actions_download_artifact(self, _job, inputs):
        """One by its name, into the path; or all of a pattern, each into a folder of its own."""
        target = Path(inputs["path"])
        if "pattern" in inputs:
            for found in self.artifacts.glob(inputs["pattern"]):
                shutil.copytree(found, target / found.name)
            return 0
        if not (self.artifacts / inputs["name"]).is_dir():
            return 1
        shutil.copytree(self.artifacts / inputs["name"], target, dirs_exist_ok=True)
        return 0


def obeyed(printed):
    """What the runner takes for commands, as (name, properties, message)."""
    found, stopped = [], None
    for line in re.split(r"\r\n|\r|\n", printed):
        text = line.strip()
        if stopped is not None:
            stopped = None if text == f"::{stopped}::" else stopped
            continue
        match = re.fullmatch(r"::([\w-]+)(?: ([^:]*))?::(.*)", text)
        old = re.search(r"##\[([\w-]+)([^\]]*)\](.*)", line)
        if match is not None and match[1] == "stop-commands":
            stopped = match[3]
        elif (command := match or old) is not None:
            name, properties, message = command.groups()
            pairs = [one.split("=", 1) for one in (properties or "").split(",") if one.strip()]
            found.append((name, {k: _plain(v) for k, v in pairs}, _plain(message)))
    return found


def _plain(text):
    for code, sign in {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(code, sign)
    return text
