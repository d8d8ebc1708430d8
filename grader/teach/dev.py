"""`grader dev check`: do the suites catch, and does the catalogue name, what is known to be wrong?

Every mistake of the catalogue goes through its step's examples and suite, and then every mutant of
the solutions. It takes minutes, so it is not part of the project's tests; those prove each step's
catalogue and try the mutants that are explained.
"""

import argparse
import multiprocessing
import os
import sys
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.course import Course, CourseError, Step
from grader.learn.points import Verdict
from grader.learn.states import PASSED
from grader.teach.catalogue import Entry, catalogue, entry_module
from grader.teach.exits import GOOD, USAGE
from grader.teach.proof import Candidate, tried
from grader.teach.reference import solution

if TYPE_CHECKING:
    from grader.teach.mutation import Mutant

NOT_PROVED = 1
COLUMNS = ("step", "holes", "tests", "mistakes", "rejected", "by examples", "recognised", "mutants")
NEED_MUTATION = (
    "grader dev check: mutants are made with cosmic-ray, from the extra `dev`: "
    'python -m pip install -e ".[dev]" (or leave them out: --no-mutants)'
)


@dataclass(frozen=True)
class Outcome:
    """What became of one mistake in the tests of its step."""

    id: str
    verdicts: list[Verdict]

    @property
    def rejected(self) -> bool:
        return any(v.state != PASSED for v in self.verdicts)

    @property
    def rejected_by_examples(self) -> bool:
        return any(v.state != PASSED for v in self.verdicts if not v.hidden)

    @property
    def names(self) -> set[str]:
        """The ids of all mistakes that a message named."""
        return {name for v in self.verdicts for name in v.mistake}

    @property
    def recognised(self) -> bool:
        return self.id in self.names


def outcomes(course: Course, step: Step, entries: list[Entry], thorough: bool) -> list[Outcome]:
    """Mistakes, each in the place of its hole, through the examples of the step and its suite.

    thorough: all tests run; else only until an example has caught the mistake and it is named.
    """

    def enough(verdicts: list[Verdict]) -> bool:
        found = Outcome("", verdicts)
        return not thorough and found.rejected_by_examples and bool(found.names)

    candidates = (Candidate(entry_module(step, entry), entry.mistake.hole) for entry in entries)
    verdicts = tried(course, step, candidates, enough)
    pairs = zip(entries, verdicts, strict=True)
    return [Outcome(entry.mistake.id, found) for entry, found in pairs]


def _outcomes_of(share: tuple[str, int, int]) -> list[Outcome]:
    """Every n-th mistake of a step: a process's share."""
    course, (step_name, first, jobs) = Course(), share
    step = course[step_name]
    return outcomes(course, step, catalogue(step).entries[first::jobs], thorough=True)


def all_outcomes(step: Step, jobs: int) -> list[Outcome]:
    """Every mistake of a step, through all tests, on several cores."""
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        shares = pool.map(_outcomes_of, [(step.name, first, jobs) for first in range(jobs)])
    return sorted((one for share in shares for one in share), key=lambda one: one.id)


@dataclass
class Line:
    """A line of the table, and what is not as it must be."""

    step: Step
    tests: int
    outcomes: list[Outcome]
    mutants: str = ""
    problems: list[str] = field(default_factory=list)

    def cells(self) -> tuple[str, ...]:
        n = len(self.outcomes)
        by_examples = sum(one.rejected_by_examples for one in self.outcomes)
        return (
            self.step.name,
            str(len(self.step.holes)),
            str(self.tests),
            str(n),
            f"{sum(one.rejected for one in self.outcomes)} of {n}",
            f"{by_examples} of {n}",
            f"{sum(one.recognised for one in self.outcomes)} of {n}",
            self.mutants,
        )


def line(course: Course, step: Step, jobs: int) -> Line:
    """All that is known of a step but its mutants."""
    [solved] = tried(course, step, [Candidate(solution(step.name))])
    found = Line(step, len(solved), all_outcomes(step, jobs))
    for one in found.outcomes:
        if not one.rejected:
            found.problems.append(f"{one.id}: every test passes; the suite must reject it")
        elif not one.recognised:
            found.problems.append(f"{one.id}: rejected, but no message names it")
        others = sorted(one.names - {one.id})
        if others:
            found.problems.append(f"{one.id}: also taken for {', '.join(others)}")
    return found


def _try_mutants(course: Course, found: Line, explained: Collection["Mutant"], jobs: int) -> None:
    from grader.teach import mutation

    step = found.step
    made = mutation.mutants(step)
    alive = set(mutation.survivors(course, step, made, jobs))
    known = {one for one in explained if one.step == step.name}
    found.mutants = f"{len(made) - len(alive)} of {len(made)} killed"
    if alive & known:
        found.mutants += f", {len(alive & known)} explained"
    found.problems += [
        f"{one}: no test notices this mutant" for one in sorted(alive - known, key=str)
    ]
    gone = sorted(known - alive, key=str)
    found.problems += [
        f"{one}: explained, but it does not survive: delete the entry" for one in gone
    ]


def add_dev(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`grader dev …`: what a maintainer needs."""
    parser = commands.add_parser("dev", help="for maintainers: prove the suites and the catalogue")
    inner = parser.add_subparsers(metavar="command", required=True)
    check = inner.add_parser(
        "check",
        help="every mistake and every mutant against the tests",
        description="Run every known mistake and every mutant of the solutions through the tests "
        "of its step, and print a line a step. Exit status 1 where one is not caught or not named.",
    )
    check.add_argument("steps", nargs="*", metavar="STEP", help="step05 …; all where none is named")
    check.add_argument("--no-mutants", action="store_true", help="leave the mutation run out")
    check.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    check.set_defaults(run=dev_check)


def dev_check(arguments: argparse.Namespace) -> int:
    """Print the table, and then all that is not proved."""
    course = Course()
    explained: Collection[Mutant] = ()
    try:
        steps = [course[name] for name in arguments.steps] or course.steps
        if not arguments.no_mutants:
            from grader.teach import mutation

            explained = mutation.explained()
    except CourseError as error:
        print(f"grader dev check: {error}", file=sys.stderr)
        return USAGE
    except ModuleNotFoundError:
        print(NEED_MUTATION, file=sys.stderr)
        return USAGE
    widths = [max(len(column), 8) for column in COLUMNS]
    print("  ".join(c.rjust(w) for c, w in zip(COLUMNS, widths, strict=True)), flush=True)
    problems = []
    for step in steps:
        found = line(course, step, max(1, arguments.jobs))
        if not arguments.no_mutants:
            _try_mutants(course, found, explained, max(1, arguments.jobs))
        cells = zip(found.cells(), widths, strict=True)
        print("  ".join(c.rjust(w) for c, w in cells), flush=True)
        problems += found.problems
    print("\n".join(["", *problems]) if problems else "\nEverything is caught and named.")
    return NOT_PROVED if problems else GOOD
