"""`python -m grader.bench.actions`: what the fork's workflow costs on a solved course.

The steps of .github/workflows/grade.yml that are the course's own, run as written in a fork of each
edition with all solutions in it: seconds of each step, and of all. What installs (and is cached
there) is not counted. PyTorch is used where it is installed here; on GitHub it is not.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import get_args

import yaml

from grader.course import Course
from grader.teach.edition import Edition
from grader.teach.example_class import solved, write_folder
from grader.teach.release import release

MOST = 20.0  # seconds of all steps, wished for


def main() -> int:
    """Measure both editions; 1 where a step failed."""
    good = True
    for edition in get_args(Edition):
        with tempfile.TemporaryDirectory() as folder:
            seconds = measure(edition, Path(folder))
        good = good and seconds is not None
        if seconds is not None:
            steps = ", ".join(f"{name} {one:.1f} s" for name, one in seconds.items())
            print(f"{edition}: {sum(seconds.values()):.1f} s of at most {MOST:g} ({steps})")
    return 0 if good else 1


def measure(edition: Edition, folder: Path) -> dict[str, float] | None:
    """Seconds of each step, by its name; None where one failed."""
    fork = folder / "fork"
    release(fork, edition)
    write_folder(fork, solved(Course()))
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    found = {}
    for name, command in own_steps(fork).items():
        begun = time.perf_counter()
        run = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=fork, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        found[name] = time.perf_counter() - begun
        if run.returncode != 0:
            print(f"{edition}: the step “{name}” failed\n{run.stdout}{run.stderr}")
            return None
    return found


def own_steps(fork: Path) -> dict[str, str]:
    """The workflow's commands that run the course's programs, by the names of their steps."""
    text = (fork / ".github" / "workflows" / "grade.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["grade"]["steps"]
    commands = {step["name"]: step["run"] for step in steps if "run" in step}
    return {name: run for name, run in commands.items() if "pip install" not in run}


if __name__ == "__main__":
    sys.exit(main())
