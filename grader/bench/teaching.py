"""`python -m grader.bench.teaching`: which wrong solutions the tests reject, and which they name.

First every mistake of the catalogue, through all tests of its step; then wrong solutions that were
written by others, who knew the lesson but not the catalogue.
"""

import argparse
import os

from grader.bench.sections import Headline, Section, Table, markdown
from grader.course import Course
from grader.teach.dev import line
from grader.tests import blind

CATALOGUE = ("step", "holes", "tests", "mistakes", "rejected", "by the public tests alone", "named")


def measure(steps: list[str] | None = None, jobs: int | None = None) -> Section:
    """Run everything; takes minutes."""
    course = Course()
    chosen = [course[name] for name in steps or []] or course.steps
    lines = [line(course, step, jobs or os.cpu_count() or 1) for step in chosen]
    blindly = [pair for step in chosen for pair in blind.named(course, step.name)]
    named = sum(bool(found) and found <= one.known for one, found in blindly)
    wrongly = sum(bool(found - one.known) for one, found in blindly)
    outcomes = [one for found in lines for one in found.outcomes]

    def of(what: str) -> str:
        return f"{sum(getattr(one, what) for one in outcomes):,} of {len(outcomes):,}"

    return Section(
        "Teaching",
        [
            "A wrong solution is rejected where a test fails, and named where the failure says "
            "which mistake it is. Public tests are those that a learner has; the others are "
            "hidden."
        ],
        [Table(CATALOGUE, [found.cells()[: len(CATALOGUE)] for found in lines])],
        [
            f"Of {len(blindly)} wrong solutions that were written without a look at the "
            f"catalogue, {named} are named rightly and {wrongly} wrongly; the others get the "
            "failure of their test without a name."
        ],
        [
            Headline("wrong variants rejected", of("rejected"), "all"),
            Headline("wrong variants named", of("recognised"), "all"),
            Headline("rejected by the public tests alone", of("rejected_by_examples")),
        ],
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.teaching", description=__doc__)
    parser.add_argument(
        "steps", nargs="*", metavar="STEP", help="step05 …; all where none is named"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: one a core)")
    wishes = parser.parse_args()
    print(markdown(measure(wishes.steps, wishes.jobs)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
