"""`python -m grader.bench.safety`: a dozen attacks, and how many of them earn a mark.

Each is marked as a notebook by nbgrader and by otter-grader, and as a file by `grader autograde`.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.bench.attack import HOLE, HONEST, STEP, Attack, attacks
from grader.bench.attacked import (
    CELL_SECONDS,
    HUNG_AFTER,
    Outcome,
    Outcomes,
    by_nbgrader,
    by_otter,
    here,
)
from grader.bench.peers import NBGRADER, OTTER
from grader.bench.plain_assignment import FULL
from grader.bench.sections import Headline, Section, Table, markdown
from grader.course import Course, CourseError

HERE = "here"


def earned(outcome: Outcome, honest: Outcome) -> float:
    """The points above those of the same wrong answer without an attack."""
    if outcome.score is None or honest.score is None:
        return 0.0
    return max(0.0, round(outcome.score - honest.score, 6))


def told(outcome: Outcome, honest: Outcome) -> str:
    """An outcome in words."""
    if outcome.hung:
        return f"marking hung, stopped after {HUNG_AFTER:.0f} s"
    if outcome.score is None:
        return "no mark: the marking failed"
    points = earned(outcome, honest)
    return f"earned {points:g} of {outcome.most:g} points" if points else "nothing"


def measure() -> Section:
    """Have all attacks marked in all three ways."""
    chosen = attacks()
    everyone = [HONEST, *chosen]
    with tempfile.TemporaryDirectory(prefix="grader-") as name:
        folder = Path(name)
        ways = {
            NBGRADER.name: by_nbgrader(_new(folder, "nbgrader"), everyone),
            OTTER.name: by_otter(_new(folder, "otter"), everyone),
            HERE: here(_new(folder, HERE), Course(), everyone),
        }
    return section(chosen, ways)


def _new(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place


def section(chosen: Sequence[Attack], ways: Mapping[str, Outcomes]) -> Section:
    """What was found. ways: outcomes by the attack's name, and of the honest answer."""
    for way, found in ways.items():
        if found[HONEST.name].score is None:
            raise CourseError(
                f"{way}: the honest wrong answer has no mark; nothing can be compared"
            )
    rows = [
        (attack.tries, *(told(f[attack.name], f[HONEST.name]) for f in ways.values()))
        for attack in chosen
    ]
    sums = {
        way: sum(earned(found[attack.name], found[HONEST.name]) > 0 for attack in chosen)
        for way, found in ways.items()
    }
    unmarked = {
        way: sum(found[attack.name].score is None for attack in chosen)
        for way, found in ways.items()
    }
    counts = ", ".join(f"{way} {number}" for way, number in sums.items())
    return Section(
        "Safety",
        (
            f"{len(chosen)} attacks, each in the place of one function, `{HOLE}`, whose answer is "
            "wrong. An attack earns if its score is above that of the same wrong answer without an "
            "attack.",
            f"{NBGRADER.spoken} and {OTTER.spoken} get a notebook with one question for "
            f"{FULL:g} points, tested as their documentation shows: assertions, most of them "
            "hidden, by equality and by distance. Settings are those that come with them, but for "
            f"nbgrader's time limit of a cell, which is {CELL_SECONDS} s. `otter run`, which works "
            f"without Docker, has no time limit, and is stopped after {HUNG_AFTER:.0f} s. Here the "
            f"same text stands in the file of {STEP}, with all other functions unwritten, and "
            "`grader autograde` marks it as one of a class.",
        ),
        (Table(("attack", *(way for way in ways)), rows),),
        _remarks(len(chosen), unmarked),
        (Headline(f"attacks of {len(chosen)} that earn a mark", counts, "none here"),),
    )


def _remarks(number: int, unmarked: Mapping[str, int]) -> Sequence[str]:
    """What the figures do not say, and what would be fairer to the peers."""
    counts = ", ".join(f"{way} {count}" for way, count in unmarked.items())
    return (
        f"Attacks of {number} that leave a teacher without a mark, since marking fails or hangs: "
        f"{counts}.",
        "In the peers, tests and answers share a process. A teacher can write stricter tests, "
        "which look at the type of an answer, and can put all of the marking into a container, as "
        "`otter grade` does with Docker, which was not measured: this protects the teacher's "
        "files and limits the time, but it does not part the tests from what runs beside them.",
        "The attacks are ours. That none of them earns here does not prove that none can.",
    )


def main() -> int:
    """Measure, and print the section."""
    argparse.ArgumentParser(prog="python -m grader.bench.safety", description=__doc__).parse_args()
    try:
        found = measure()
    except CourseError as error:
        print(f"python -m grader.bench.safety: {error}", file=sys.stderr)
        return 1
    print(markdown(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
