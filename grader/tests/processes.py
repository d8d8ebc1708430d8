"""Programs that the project's own tests start."""

import subprocess
import sys


def run_program(command, folder, environment, encoding="utf-8", **more):
    """A program's exit status and what it printed; more: for subprocess.run, such as timeout."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding=encoding,
        check=False,
        **more,
    )


def run_module(root, *command, seconds=60):
    """`python -m …` in a copy of the tree, with that copy's packages and nothing else."""
    environment = {"PATH": "", "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return run_program([sys.executable, "-m", *command], root, environment, timeout=seconds)
