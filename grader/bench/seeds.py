"""All suites on the solutions with many seeds: no test may fail for any of them.

The seeds run in as many processes as there are cores; every failure is printed with its seed.
"""

import argparse
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter

from grader.teach.checkout import Checkout

CHUNK = 10
TIME_LIMIT = "600"  # wall time says nothing where all cores are busy


def failures(seeds: tuple[int, ...], steps: list[str]) -> tuple[int, int, list[str]]:
    """Run the suites with some seeds; returns runs, tests and the failures' descriptions."""
    found, tests = [], 0
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout(Path(folder) / "checkout")
        checkout.fill()
        for seed in seeds:
            run = checkout.run(
                *(steps or ["exercises"]), "--seed", str(seed), "--timeout", TIME_LIMIT
            )
            tests += len(run.verdicts)
            bad = [v for v in run.verdicts if v.state != "passed"]
            found += [f"seed {seed}: {v.step} {v.name}: {v.state}\n{v.message}" for v in bad]
            if run.exit_status != 0 and not bad:
                found.append(f"seed {seed}: exit status {run.exit_status}\n{run.output}")
    return len(seeds), tests, found


def main() -> int:
    """Run and count; 0 where nothing failed."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.seeds", description=__doc__)
    parser.add_argument("steps", nargs="*", help="exercises/step02, …; all where none is named")
    parser.add_argument("--seeds", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default 0)")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.seeds)
    chunks = [tuple(seeds[i : i + CHUNK]) for i in range(0, len(seeds), CHUNK)]
    started = perf_counter()
    runs = tests = failed = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for count, ran, found in pool.map(failures, chunks, [arguments.steps] * len(chunks)):
            runs, tests, failed = runs + count, tests + ran, failed + len(found)
            for text in found:
                print(text)
            print(f"{runs} seeds, {tests} tests, {failed} failed", flush=True)
    print(f"{perf_counter() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
