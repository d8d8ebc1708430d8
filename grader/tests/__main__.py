"""`python -m grader.tests`: formatting, lint, types, generated files, then the project's tests.

Whatever follows on the command line goes to pytest: `python -m grader.tests -k lessons`. What is
marked slow has a command of its own, `make attacks`.
"""

import subprocess
import sys

from grader.course import ROOT

CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy", "--no-error-summary"],
    "stubs": ["grader.teach.stubs", "--check"],
    "drawings": ["grader.teach.drawings", "--check"],
    "fingerprints": ["grader.teach.fingerprints", "--check"],
}


def main(arguments: list[str]) -> int:
    """Run everything; the exit status is 0 only where all of it passed."""
    failed = []
    for name, command in CHECKS.items():
        status = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode
        print(f"{name}: {'failed: python -m ' + ' '.join(command) if status else 'ok'}", flush=True)
        if status:
            failed.append(name)
    pytest = [
        sys.executable,
        "-m",
        "pytest",
        "grader/tests",
        "-q",
        "-n",
        "auto",
        "--dist",
        "worksteal",
        "-rfEs",
    ]
    pytest += ["-m", "not slow"]
    tests = subprocess.run([*pytest, *arguments], cwd=ROOT, check=False).returncode
    if failed:
        print(f"failed before the tests: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else tests


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
