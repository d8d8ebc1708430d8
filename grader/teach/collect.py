"""`grader collect CLASS`: fetch every student's repository, as it was at the deadline.

What can't be fetched is a row with the reason, and the others are fetched all the same. A run may
be killed at any moment and started again.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

import msgspec
from rich.table import Table
from rich.text import Text

from grader.course import CourseError
from grader.learn.harmless import harmless_line
from grader.teach.bounded import Bounded, Limits
from grader.teach.class_forks import add_forks
from grader.teach.class_table import console_of
from grader.teach.classroom import Classroom
from grader.teach.collection import Collected, read_collection, write_collection
from grader.teach.exits import FAILED, GOOD, told
from grader.teach.fetching import Fetching
from grader.teach.github import API, HubError, hub
from grader.teach.gradebook.late import read_time
from grader.teach.progress import progress
from grader.teach.roster import Student, read_roster
from grader.teach.sightings import Sightings
from grader.teach.whole_files import write_whole

JOBS = 8  # they wait for the network, whatever the number of cores
SECONDS_BETWEEN_SAVES = 5.0
KEPT = "stopped; what was collected is kept, and the same command goes on"


@dataclass(frozen=True)
class Wishes:
    """How to collect. roster: a file to take into a class without one. forks_of: OWNER/NAME."""

    roster: Path | None = None
    forks_of: str | None = None
    deadline: str | None = None
    jobs: int = JOBS
    limits: Limits = field(default_factory=Limits)
    api: str = API


def add_collect(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader collect`."""
    parser = commands.add_parser(
        "collect",
        help="fetch every student's repository",
        description="Fetches what the roster names into CLASS/submissions. Run it at the deadline "
        "too, or by cron: where no server tells when something was pushed, what counts is when a "
        "collection first saw it. GITHUB_TOKEN in the environment opens private forks. Paths in "
        "the roster begin at CLASS.",
    )
    parser.add_argument("folder", type=Path, metavar="CLASS", help="the folder of the class")
    parser.add_argument(
        "--roster", type=Path, metavar="FILE", help="the roster of a class that has none yet"
    )
    parser.add_argument(
        "--forks-of", metavar="OWNER/NAME", help="add all forks of a repository to the roster"
    )
    parser.add_argument(
        "--deadline", metavar="TIME", help="take the last commit that was there by then"
    )
    parser.add_argument("--jobs", type=int, default=JOBS, metavar="N", help="fetches at a time")
    parser.add_argument(
        "--most-megabytes", type=float, default=Limits.megabytes, metavar="N", help="of one fork"
    )
    parser.add_argument(
        "--most-seconds", type=float, default=Limits.seconds, metavar="N", help="for one fork"
    )
    parser.add_argument("--api", default=API, metavar="URL", help=f"GitHub's API (default {API})")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Collect a class and show the table."""
    classroom = Classroom(arguments.folder)
    wishes = Wishes(
        arguments.roster,
        arguments.forks_of,
        arguments.deadline,
        arguments.jobs,
        Limits(arguments.most_megabytes, arguments.most_seconds),
        arguments.api,
    )
    try:
        found = collect(classroom, wishes)
    except CourseError as error:
        return told("collect", error)
    except (OSError, KeyboardInterrupt) as error:
        return told("collect", error, KEPT)
    except HubError as error:
        print(f"grader collect: {harmless_line(str(error))}", file=sys.stderr)
        return FAILED
    show(list(found.values()))
    states = Counter(row.state for row in found.values())
    print(f"{states['collected']} of {len(found)} collected; they are in {classroom.submissions}")
    print(f"next: grader autograde {classroom.root}")
    if states["empty"]:
        print(f"{states['empty']} with nothing to collect")
    return GOOD if states["collected"] + states["empty"] == len(found) else FAILED


def collect(classroom: Classroom, wishes: Wishes | None = None) -> dict[str, Collected]:
    """Fetch a whole class; what was found, in the order of the roster.

    Raises CourseError for bad input, and HubError where forks can't be listed.
    """
    wishes = wishes or Wishes()
    deadline = _checked(wishes)
    server = hub(wishes.api)
    if wishes.roster is not None or wishes.forks_of is not None:
        classroom.root.mkdir(parents=True, exist_ok=True)
    with classroom.alone("collect", "collects"):
        if wishes.roster is not None:
            _take_roster(classroom, wishes.roster)
        if wishes.forks_of is not None:
            added = add_forks(classroom, server, wishes.forks_of)
            for student, address in added.items():
                print(f"new in {classroom.roster}: {student} {harmless_line(address)}")
        students = read_roster(classroom.roster)
        classroom.submissions.mkdir(exist_ok=True)
        bounded = Bounded(wishes.limits, stop=server.stop)
        tools = Fetching(bounded, server, classroom.root.absolute(), deadline)
        found = _Run(classroom, students, tools).through(wishes.jobs)
    if tools.hub_trouble:
        told = harmless_line(tools.hub_trouble)
        print(f"grader collect: times of pushes are not known: {told}", file=sys.stderr)
    return found


def _checked(wishes: Wishes) -> datetime | None:
    """The deadline, once everything else makes sense. Raises CourseError."""
    if wishes.jobs < 1:
        raise CourseError(f"--jobs {wishes.jobs}: one fetch at a time or more")
    for name, number in (
        ("--most-megabytes", wishes.limits.megabytes),
        ("--most-seconds", wishes.limits.seconds),
    ):
        if not 0 < number < 1e6:
            raise CourseError(f"{name} {number:g}: write a number above 0")
    if wishes.deadline is None:
        return None
    return datetime.fromisoformat(read_time(wishes.deadline, "--deadline"))


def _take_roster(classroom: Classroom, file: Path) -> None:
    """Copy a roster into a class that has none. Raises CourseError."""
    read_roster(file)
    content = file.read_bytes()
    if not classroom.roster.exists():
        write_whole(classroom.roster, content)
    elif classroom.roster.read_bytes() != content:
        raise CourseError(
            f"--roster {file}: {classroom.roster} is there and says something else: "
            "leave --roster out, or copy the file there"
        )


@dataclass
class _Run:
    """One run over a class."""

    classroom: Classroom
    students: list[Student]
    tools: Fetching
    found: dict[str, Collected] = field(default_factory=dict)

    def through(self, jobs: int) -> dict[str, Collected]:
        """Fetch everything, side by side, and save what is known now and then."""
        before = read_collection(self.classroom)
        last = time.monotonic()
        with Sightings(self.classroom) as seen:
            try:
                with (
                    progress(len(self.students), doing="collecting") as tick,
                    self._begun(jobs, seen) as begun,
                ):
                    for future in as_completed(begun):
                        future.result()
                        tick(True)
                        if time.monotonic() - last > SECONDS_BETWEEN_SAVES:
                            self._save(before | dict(self.found))
                            last = time.monotonic()
            finally:
                self._save(before | self.found)
        return {student.student: self.found[student.student] for student in self.students}

    @contextmanager
    def _begun(self, jobs: int, seen: Sightings) -> Iterator[Sequence[Future[None]]]:
        """All fetches; none goes on once this is left, for whatever reason."""
        crew = ThreadPoolExecutor(jobs)
        try:
            yield [crew.submit(self._fetch, student, seen) for student in self.students]
        finally:
            self.tools.bounded.stop.set()
            crew.shutdown(cancel_futures=True)

    def _fetch(self, student: Student, seen: Sightings) -> None:
        """Fetch one; what was found is kept at once, so that no interruption loses it."""
        place = self.classroom.submission(student.student).absolute()
        row = self.tools.collect(student.student, student.repository, place, seen)
        if row.state == "empty" and not place.exists():
            row = self._without_result(row)
        self.found[student.student] = row

    def _without_result(self, row: Collected) -> Collected:
        """Where nothing is left to mark, an earlier result counts no longer, and is kept."""
        result = self.classroom.result(row.student)
        kept = result.with_name(f"{result.name}.earlier")
        try:
            result.replace(kept)
        except FileNotFoundError:
            return row
        told = (
            f"{row.reason}; what was marked before counts no longer, and is kept as {kept} "
            "(another --deadline, and `grader autograde`, bring it back)"
        )
        return msgspec.structs.replace(row, reason=told)

    def _save(self, found: dict[str, Collected]) -> None:
        names = [student.student for student in self.students]
        write_collection(self.classroom, {name: found[name] for name in names if name in found})


# -------------------------------------------------------------------------------------- table


def show(rows: Sequence[Collected], stream: TextIO | None = None) -> None:
    """Print the table, then what needs attention."""
    console = console_of(stream or sys.stdout)
    table = Table(box=None, pad_edge=False)
    for title in ("student", "", "commit", "time", "known from"):
        table.add_column(title, no_wrap=True)
    for row in rows:
        state = Text(row.state, style="green" if row.state == "collected" else "red")
        commit = (row.commit or "")[:12]
        table.add_row(Text(row.student), state, commit, row.time or "", row.time_from)
    if rows:
        console.print(table)
    for row in rows:
        for note in _notes(row):
            console.print(Text(f"{row.student}: {harmless_line(note)}"), soft_wrap=True)
    dated = sum(row.time_from == "commit date" for row in rows)
    if dated:
        console.print(
            Text(f"{dated} known from commit dates alone, which whoever commits can forge."),
            soft_wrap=True,
        )


def _notes(row: Collected) -> Iterator[str]:
    if row.reason:
        yield row.reason
    if row.renamed_to:
        yield f"has moved to {row.renamed_to}: write that into the roster"
