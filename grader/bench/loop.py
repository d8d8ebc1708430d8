"""`python -m grader.bench.loop`: how long a learner waits.

`pytest exercises/stepNN`, solved, against pytest on one empty test: whole processes, with what a
learner has installed, measured by turns. Then `grader watch`, from a save to its verdict, as seen
at its terminal.
"""

import argparse
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from grader.bench.peers import LEARNER, binaries, surroundings
from grader.bench.sections import Headline, Section, Table, markdown, seconds, times
from grader.bench.watch import waits
from grader.course import Course
from grader.teach.checkout import Checkout

EMPTY = "def test_nothing():\n    pass\n"
TRAINED = ("step06", "step10", "step11", "step12")  # their suites train models
NAMED = "step07"  # the step that the goal names
GOAL = 1.3


def measure(steps: Sequence[str] = (), repeat: int = 11, saves: int = 9) -> Section:
    """All steps, or those that are named; of `grader watch`, those that train nothing."""
    names = list(steps) or [step.name for step in Course()]
    base, own = pytest_times(names, repeat)
    watched = waits([name for name in names if name not in TRAINED], saves)
    empty = statistics.median(base)
    medians = {name: statistics.median(own[name]) for name in names}
    verdicts = {name: statistics.median(found) for name, found in watched.items()}
    table = Table(
        ("step", "pytest exercises/stepNN", "times the empty test", "from save to verdict"),
        [
            (
                name,
                seconds(medians[name]),
                f"{medians[name] / empty:.2f}",
                seconds(verdicts[name]) if name in verdicts else "trains models",
            )
            for name in names
        ],
    )
    named = NAMED if NAMED in medians else names[0]
    return Section(
        "The learner's loop",
        [
            f"Pytest on one empty test takes {seconds(empty)}, the median of {repeat}. Beside it, "
            "by turns, the steps, solved, each as a whole process; and from a save in an editor to "
            f"the verdict of `grader watch` on the screen, the median of {saves}."
        ],
        [table],
        headlines=[
            Headline(
                f"`pytest exercises/{named}`, against pytest on an empty test",
                times(medians[named] / empty),
                f"at most {GOAL} times",
            ),
            *(
                [
                    Headline(
                        "from save to verdict, the slowest step", seconds(max(verdicts.values()))
                    )
                ]
                if verdicts
                else []
            ),
        ],
    )


def pytest_times(names: Sequence[str], repeat: int) -> tuple[list[float], dict[str, list[float]]]:
    """Seconds of the empty test, and of each step."""
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty"
        empty.mkdir()
        (empty / "test_empty.py").write_text(EMPTY, encoding="utf-8")
        checkout = Checkout(Path(folder) / "checkout")
        checkout.fill()
        places = {name: f"exercises/{name}" for name in names}
        run = Pytest(Path(folder) / "home")
        run.seconds(empty), [run.seconds(checkout.root, place) for place in places.values()]
        base: list[float] = []
        own: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(repeat):
            base.append(run.seconds(empty))
            for name, place in places.items():
                own[name].append(run.seconds(checkout.root, place))
    return base, own


class Pytest:
    """A learner's pytest. home: a folder for whatever it keeps."""

    def __init__(self, home: Path) -> None:
        self._commands = binaries(LEARNER)
        self._home = home

    def seconds(self, folder: Path, *arguments: str) -> float:
        """The wall time of one run, which must pass."""
        command = [str(self._commands / "python"), "-m", "pytest", "-q", *arguments]
        environment = surroundings(self._commands, self._home, PYTHONPATH=str(folder))
        begun = perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - begun


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.loop", description=__doc__)
    parser.add_argument("steps", nargs="*", help="such as step02; all steps where none is named")
    parser.add_argument("--repeat", type=int, default=11, help="runs of each (default 11)")
    parser.add_argument("--saves", type=int, default=9, help="saves of each (default 9)")
    wishes = parser.parse_args()
    print(markdown(measure(wishes.steps, wishes.repeat, wishes.saves)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
