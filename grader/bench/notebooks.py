"""`python -m grader.bench.notebooks [STEP …]`: every catalogued mistake, marked in three ways.

nbgrader's own run, notebooks in the jail and forks in the jail should agree test by test. First it
says how long the notebooks take to write. This takes hours: `--most 10` takes ten mistakes a step,
`--jobs 4` does four steps at a time.
"""

import argparse
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from grader.course import Course
from grader.teach.notebooks.agreement import (
    Comparison,
    NbgraderCourse,
    compare,
    mark_by_nbgrader,
    works,
)
from grader.teach.notebooks.course import source_files, write


def compare_step(name: str, most: int | None) -> tuple[str, int, Comparison, float]:
    """One step, in a course of its own: its name, pieces of work, what was found, seconds."""
    begun, course = time.perf_counter(), Course()
    all_works = works(course[name], most)
    with tempfile.TemporaryDirectory(prefix="grader-") as folder:
        write(course, Path(folder))
        nbgrader = NbgraderCourse(Path(folder))
        mark_by_nbgrader(nbgrader, all_works)
        found = compare(nbgrader, all_works)[name]
    return name, len(all_works), found, time.perf_counter() - begun


def main() -> int:
    """Print a line a step; the exit status is 1 where two ways disagree."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.notebooks", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="STEP")
    parser.add_argument("--most", type=int, metavar="N", help="mistakes a step at most")
    parser.add_argument("--jobs", type=int, metavar="N", default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    course = Course()
    begun = time.perf_counter()
    files = source_files(course)
    seconds = time.perf_counter() - begun
    print(f"{sum(p.suffix == '.ipynb' for p in files)} notebooks are made in {seconds:.1f} s")
    names = [course[name].name for name in arguments.steps] or [step.name for step in course]
    odd = 0
    print("step    works    tests  disagreements")
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for job in [pool.submit(compare_step, name, arguments.most) for name in names]:
            name, count, found, seconds = job.result()
            odd += len(found.odd)
            line = f"{name}  {count:>5}  {found.tests:>7}  {len(found.odd):>13}   {seconds:.0f} s"
            print(line, flush=True)
            for sentence in found.odd:
                print(f"  {sentence}", flush=True)
    print("all three ways agree" if not odd else f"{odd} disagreements")
    return 1 if odd else 0


if __name__ == "__main__":
    raise SystemExit(main())
