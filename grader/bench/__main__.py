"""`python -m grader.bench [NAME …]`: measure, and with --write say so in RESULTS.md and the README.

Without names everything is measured, one after another, each in a process of its own.
"""

import argparse
import importlib
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from grader.bench.sections import Section, keep, markdown, write

NAMES = ("marking", "loop", "training", "safety", "teaching", "book", "scale")
PACKAGES = ("pytest", "nbgrader", "torch", "distributed")
PREFACE = """# Measured

All of this was measured by `make bench`, on the machine and at the time that stand below each
section, and written by it too. Where nothing else is said, figures are medians, and what is
compared was measured by turns. The same command measures it on yours.
"""


def machine() -> str:
    """The machine and the versions, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    cores = len(os.sched_getaffinity(0))
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GiB; {platform.system()} "
        f"{platform.release().partition('-')[0]}, Python {platform.python_version()}, {packages}"
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def measured(name: str) -> Section | None:
    """One measurement, in a process of its own; None where it failed."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "section.json"
        command = [sys.executable, "-m", "grader.bench", "--to", str(file), name]
        if subprocess.run(command, check=False).returncode != 0:
            return None
        return msgspec.json.decode(file.read_bytes(), type=Section)


def main() -> int:
    """Measure what is named; the exit status is 1 where something can't be measured."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)} (all)")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md and the README")
    parser.add_argument("--to", type=Path, help=argparse.SUPPRESS)  # of the process for one
    wishes = parser.parse_args()
    names = wishes.names or NAMES
    if not set(names) <= set(NAMES):
        parser.error(f"there are {', '.join(NAMES)}")
    if wishes.to is not None:
        section = importlib.import_module(f"grader.bench.{names[0]}").measure()
        wishes.to.write_bytes(msgspec.json.encode(section))
        return 0
    failed = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        section = measured(name)
        if section is None:
            failed.append(name)
            continue
        print(markdown(section), flush=True)
        if wishes.write:
            keep(name, section, machine())
            write(NAMES, PREFACE)
    if failed:
        print(f"not measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
