"""`python -m grader.bench.marking`: what marking costs here, by nbgrader, by otter, and bare.

The same solved course goes through all ways: for one student, and for a class. The peers take
long, so of the class they mark a few students, and the figures are a student's.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.bench.peers import NBGRADER, OTTER
from grader.bench.sections import Headline, Section, Table, markdown, seconds, times
from grader.bench.ways import BATCHES, HALVES, OURS, Bench, Measured
from grader.course import Course, CourseError
from grader.teach.crew import cores

STUDENTS, SAMPLE, ROUNDS = 50, 5, 2
COLUMNS = "way|students|steps|wall a student|CPU a student|peak memory|times `grader autograde`"


def best(way: Callable[[], Measured], rounds: int = 1) -> Measured:
    """The quickest of some rounds, by the clock. It is told on stderr, since all takes long."""
    found = min((way() for _ in range(rounds)), key=lambda one: one.cost.wall)
    told = f"{found.way}, students: {found.students}, {seconds(found.wall)} each"
    print(told, file=sys.stderr, flush=True)
    return found


def measure(students: int = STUDENTS, sample: int = SAMPLE, rounds: int = ROUNDS) -> Section:
    """Mark in all ways. sample: how many of the students by nbgrader, by otter, and bare."""
    course = Course()
    with tempfile.TemporaryDirectory(prefix="grader-") as folder:
        bench = Bench(Path(folder), course)
        one = [
            best(lambda: bench.official(1), rounds),
            best(lambda: bench.by_nbgrader(1, 1), rounds),
            best(lambda: bench.by_nbgrader(1), rounds),
            best(bench.least_by_nbgrader, rounds),
            best(lambda: bench.by_otter(1), rounds),
            best(lambda: bench.bare(1), rounds),
        ]
        if one[0].tests != one[-1].tests:
            raise CourseError(f"{one[0].tests} tests here, but {one[-1].tests} by pytest")
        many = [
            best(lambda: bench.official(students)),
            best(lambda: bench.by_nbgrader(sample)),
            best(lambda: bench.by_otter(sample)),
            best(lambda: bench.bare(sample)),
        ]
    return section(one, many, len(course.steps), rounds)


def section(one: Sequence[Measured], many: Sequence[Measured], steps: int, rounds: int) -> Section:
    """What was found. one: ways for one student, many: for a class; ours first, bare last."""
    ours, bare, size = one[0], one[-1], many[0].students
    batch = min((way for way in one if way.way in BATCHES.values()), key=lambda way: way.wall)
    class_batch = next(way for way in many if way.way in BATCHES.values())
    return Section(
        "Marking",
        (
            f"The same solved course, {steps} steps with {ours.tests} tests, marked in four ways. "
            "Each student must get all points in each way, or the measurement fails.",
            f"{NBGRADER.spoken} and {OTTER.spoken} mark the notebook edition, a notebook a step. "
            "Their tests are the course's own: each grade cell of nbgrader, and each test case of "
            "otter, calls one by its name, and earlier steps are the course's own as well. In "
            "otter that is fair for all steps, since no test needs more than the notebook's "
            "functions and, in step 12, PyTorch, which both peers have.",
            "Such a cell runs pytest for its test, and for the core test of its hole before it. "
            "Tests that are written for a notebook alone are quicker: what nbgrader takes for as "
            "many notebooks with one short function and two assertions each is in the table too.",
            "nbgrader marks all students and assignments by one command. It has no option for more "
            f"than one process; {len(HALVES)} commands side by side, each with every other step, "
            "on one gradebook, are the best that was found. otter marks without Docker, by its "
            f"Python interface, on all {cores()} cores: its command would start anew for each "
            f"notebook. {OURS} runs as it does by default, on all cores; pytest on one.",
            "CPU is user and system time of all processes of a way. Memory is that of all of them "
            "together at its most, with shared pages counted once. To look takes time, so it is "
            "looked at a few times a second only.",
        ),
        (
            _table(
                f"One student, the best of {rounds}" if rounds > 1 else "One student", one, steps
            ),
            _table(f"A class of {size}", many, steps),
        ),
        tuple(_remarks(one, many)),
        (
            Headline(
                "a whole course, marked officially, against nbgrader's batch",
                f"{times(batch.wall / ours.wall)} faster",
                "at least 5 times",
            ),
            Headline(
                f"each of a class of {size}, marked officially, against nbgrader's batch",
                f"{times(class_batch.wall / many[0].wall)} faster",
                "at least 5 times",
            ),
            Headline(
                "a whole course, marked officially, against the unprotected pytest run",
                f"{times(ours.wall / bare.wall)} its time",
                "at most 1.5 times",
            ),
        ),
    )


def _table(title: str, ways: Sequence[Measured], steps: int) -> Table:
    rows = [
        (
            way.way,
            str(way.students),
            str(steps),
            seconds(way.wall),
            seconds(way.cpu),
            f"{way.cost.memory:.0f} MiB",
            times(way.wall / ways[0].wall),
        )
        for way in ways
    ]
    return Table(COLUMNS.split("|"), rows, title)


def _remarks(one: Sequence[Measured], many: Sequence[Measured]) -> list[str]:
    """What was sampled, and wherever another way is better than ours."""
    size, sample = many[0].students, many[1].students
    found = []
    if sample < size:
        found.append(
            f"Of the class of {size} only {OURS} has marked all; the other ways have marked "
            f"{sample} of them, since they take long, and their cost a student is that of these."
        )
    for ways, whom in ((one, "one student"), (many, f"a class of {size}")):
        for way in ways[1:]:
            better = _better(ways[0], way)
            if better:
                found.append(f"For {whom}, {way.way} is better in {' and '.join(better)}.")
    return found


def _better(ours: Measured, other: Measured) -> list[str]:
    """The figures in which another way is better than ours."""
    figures = {
        "time": (ours.wall, other.wall),
        "CPU": (ours.cpu, other.cpu),
        "memory": (ours.cost.memory, other.cost.memory),
    }
    return [f"{name} ({times(a / b)})" for name, (a, b) in figures.items() if b < a]


def main() -> int:
    """Measure, and print the section."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.marking", description=__doc__)
    parser.add_argument("--students", type=int, default=STUDENTS, help=f"of the class ({STUDENTS})")
    parser.add_argument(
        "--sample",
        type=int,
        default=SAMPLE,
        help=f"how many of them are marked in the other ways ({SAMPLE})",
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"for one student ({ROUNDS})")
    wishes = parser.parse_args()
    if min(wishes.students, wishes.sample, wishes.rounds) < 1 or wishes.sample > wishes.students:
        parser.error("--students, --sample and --rounds are 1 or more, the sample no more than all")
    try:
        found = measure(wishes.students, wishes.sample, wishes.rounds)
    except CourseError as error:
        print(f"python -m grader.bench.marking: {error}", file=sys.stderr)
        return 1
    print(markdown(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
