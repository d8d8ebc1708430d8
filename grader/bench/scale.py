"""`python -m grader.bench.scale`: what a submission costs in classes of every size.

Submissions of one short step, all different: 10, 100, … of them on all cores of this machine, then
a class of the middle on Dask with one worker and with two. A line through the sizes says what
still larger classes take.
"""

import argparse
import shutil
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.bench.classroom import SHORT, Memory, marked, new_class
from grader.bench.sections import Headline, Section, Table, markdown, seconds, times
from grader.course import Course
from grader.teach.crew import Crew, LocalCrew, cores
from grader.teach.keys import this_grader

SMALLEST, MOST = 10, 10_000
ON_DASK = 1_000
LARGER = (100_000, 1_000_000)
WORKERS = (1, 2)


@dataclass(frozen=True)
class Cost:
    """What one class took. memory: the most, in MiB."""

    size: int
    seconds: float
    memory: float

    @property
    def each(self) -> float:
        return self.seconds / self.size

    def cells(self, what: str) -> list[str]:
        memory = f"{self.memory:.0f} MiB" if self.memory else "too short to be seen"
        return [what, f"{self.size:,}", seconds(self.seconds), f"{1000 * self.each:.1f} ms", memory]


def measure(most: int = MOST, on_dask: int = ON_DASK) -> Section:
    """Mark all sizes up to `most`; takes a quarter of an hour."""
    course = Course()
    sizes = [size for size in (SMALLEST * 10**k for k in range(9)) if size <= most]
    local = [cost(course, size, lambda: LocalCrew(cores())) for size in sizes]
    dask = {workers: on_cluster(course, on_dask, workers) for workers in WORKERS}
    line = statistics.linear_regression([one.size for one in local], [one.seconds for one in local])
    rows = [one.cells(f"this machine, {cores()} cores") for one in local]
    rows += [one.cells(f"Dask, workers: {workers}") for workers, one in dask.items()]
    largest, before = local[-1], local[-2] if len(local) > 1 else local[-1]
    far = ", ".join(
        f"{size:,} take {(line.intercept + line.slope * size) / 3600:.1f} hours" for size in LARGER
    )
    return Section(
        "Scale",
        [f"Submissions of {SHORT[0]}, all different, each marked officially, with look-alikes."],
        [Table(("where", "submissions", "in all", "each", "memory, at most"), rows)],
        [
            f"The line through the sizes has {1000 * line.slope:.1f} ms for each submission and "
            f"{line.intercept:.1f} s on top; it is off by "
            f"{_off(line.intercept, line.slope, largest):+.1f} % at {largest.size:,} and by "
            f"{_off(line.intercept, line.slope, before):+.1f} % at {before.size:,}. By it, on one "
            f"such machine, {far}; on ten machines, a tenth of that.",
            f"Two workers of Dask are {times(dask[1].seconds / dask[2].seconds)} as fast as one.",
        ],
        [
            Headline(
                f"each of {largest.size:,} submissions, against each of {before.size:,}",
                times(largest.each / before.each),
                "at most 1.10 times",
            )
        ],
    )


def _off(intercept: float, slope: float, one: Cost) -> float:
    return 100 * ((intercept + slope * one.size) / one.seconds - 1)


def cost(course: Course, size: int, crew: Callable[[], Crew]) -> Cost:
    """Mark a new class of a size."""
    with TemporaryDirectory() as folder:
        classroom = new_class(Path(folder) / "class", size, course, SHORT)
        with Memory() as memory:
            spent = marked(classroom, course, SHORT, crew())
        shutil.rmtree(classroom.root)
    return Cost(size, spent, max(memory.seen, default=0.0))


def on_cluster(course: Course, size: int, workers: int) -> Cost:
    """Mark a new class on a cluster of this machine."""
    from grader.teach.cluster import ClusterCrew, distributed

    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        grader = this_grader(course)
        return cost(course, size, lambda: ClusterCrew(cluster.scheduler_address, grader))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.scale", description=__doc__)
    parser.add_argument("--most", type=int, default=MOST, help=f"submissions (default {MOST:,})")
    parser.add_argument("--dask", type=int, default=ON_DASK, help=f"of them on Dask ({ON_DASK:,})")
    wishes = parser.parse_args()
    print(markdown(measure(wishes.most, wishes.dask)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
