"""The first minute, and every later start: `python start.py`.

Sets up the course in .venv, once, and then opens `grader watch`. Other commands of `grader` work
too: `python start.py hint step03`. With --set-up it only sets up. This file must stay readable for
old versions of Python, so that they can say what is missing.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PACKAGES = ("pytest", "pytest_timeout", "rich", "plotille", "watchfiles")
READY, NOT_INSTALLED, TOO_OLD = 0, 3, 4
PROBE = f"""
import importlib.util, sys
if sys.version_info[:2] < {NEEDED}:
    sys.exit({TOO_OLD})
missing = [name for name in {PACKAGES} if importlib.util.find_spec(name) is None]
sys.exit({NOT_INSTALLED} if missing else {READY})
"""


def main(arguments: "list[str]") -> int:
    """Set up what is missing and hand over to grader; its exit status."""
    if sys.version_info[:2] < NEEDED:
        return fail(
            f"Python 3.{NEEDED[1]} or newer is needed; this is "
            f"{sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}).",
            "Install a newer one and start with it: python3.13 start.py, or py -3.13 start.py on "
            "Windows.",
        )
    found = probe()
    if found == TOO_OLD:
        return fail(f"{VENV} was made with an old Python.", "Delete that folder, and start again.")
    if found != READY:
        status = set_up()
        if status:
            return status
    if arguments == ["--set-up"]:
        print("The course is set up.")
        return 0
    return hand_over(arguments or ["watch"])


def probe() -> int:
    """Whether .venv is there and has what the course needs."""
    if not PYTHON.exists():
        return NOT_INSTALLED
    return subprocess.call([str(PYTHON), "-c", PROBE], cwd=str(ROOT))


def hand_over(arguments: "list[str]") -> int:
    """Run grader in the place of this program."""
    os.chdir(str(ROOT))
    code = "import sys; from grader.cli import main; sys.exit(main())"
    command = [str(PYTHON), "-c", code, *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for grader alone
    return subprocess.call(command)


def set_up() -> int:
    """Make .venv and install the course into it."""
    print("Setting up the course in .venv, once (half a minute or so) ...", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
        return fail(
            "Python could not make the folder .venv.",
            "On Debian or Ubuntu install its package first: sudo apt install python3-venv",
        )
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*install, "--editable", ".[companion]"], cwd=str(ROOT)):
        return fail(
            "The course's packages could not be installed; pip says why, above.",
            "Is there a network? Then start again: what is done already stays.",
        )
    return 0


def fail(problem: str, remedy: str) -> int:
    """Say what is wrong and what to do; the exit status for it."""
    print(f"start.py: {problem}\n{remedy}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
