"""How long a learner waits: `pytest exercises/stepNN`, solved, against pytest on one empty test.

Both are whole processes, measured alternately in one run; the figure is the ratio of the medians.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from grader.course import Course
from grader.teach.checkout import Checkout

EMPTY = "def test_nothing():\n    pass\n"


def seconds(folder: Path, *arguments: str) -> float:
    """The wall time of one run of pytest, which must pass."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    started = perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def main() -> int:
    """Measure and print one line a step."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.learner", description=__doc__)
    parser.add_argument("steps", nargs="*", help="such as step02; all steps where none is named")
    parser.add_argument("--repeat", type=int, default=11, help="runs of each (default 11)")
    arguments = parser.parse_args()
    names = arguments.steps or [step.name for step in Course()]
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty"
        empty.mkdir()
        (empty / "test_empty.py").write_text(EMPTY, encoding="utf-8")
        checkout = Checkout(Path(folder) / "checkout")
        checkout.fill()
        seconds(empty), [seconds(checkout.root, f"exercises/{name}") for name in names]
        base: list[float] = []
        times: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(arguments.repeat):
            base.append(seconds(empty))
            for name in names:
                times[name].append(seconds(checkout.root, f"exercises/{name}"))
    median = statistics.median(base)
    print(f"pytest on one empty test: {median:.3f} s, the median of {arguments.repeat}")
    for name in names:
        own = statistics.median(times[name])
        print(f"pytest exercises/{name}: {own:.3f} s, {own / median:.2f} times")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
