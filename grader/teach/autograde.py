"""`grader autograde CLASS`: mark every submission of a class, and go on where the last run stopped.

A result is written, whole, as soon as it is known. What is known already is kept: a step is marked
again when anything that its marks depend on has changed (keys.py), and not otherwise. So a run may
be killed at any moment and started again.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from grader.course import Course, CourseError
from grader.teach import look_alikes, submission
from grader.teach.class_table import Row, State, counted, row_of, show
from grader.teach.classroom import Classroom
from grader.teach.crew import Crew, CrewLost, LocalCrew, cores
from grader.teach.exits import FAILED, GOOD, USAGE, told
from grader.teach.jail import doctor
from grader.teach.jail.host import JailError
from grader.teach.keys import Grader, this_grader
from grader.teach.notebooks import command as notebooks
from grader.teach.orders import Order, order_for
from grader.teach.progress import Tick, progress
from grader.teach.result import Result, StepResult, Times, known_result, to_json, total
from grader.teach.roster import read_roster
from grader.teach.secret import read_secret
from grader.teach.submission import NoSubmission, Submission
from grader.teach.whole_files import part_of, write_whole

USES = "name the folder of a class, or --notebooks SUBMITTED; --seed belongs to notebooks"
KEPT = "stopped; what was marked is kept, and the same command goes on"


@dataclass(frozen=True)
class Plan:
    """What to mark, by name, in order. roster: all students. force: what is known already, too."""

    classroom: Classroom
    roster: list[str]
    students: list[str]
    steps: list[str]
    secret: bytes = field(repr=False)
    force: bool = False
    shard: str = ""


def add_autograde(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader autograde`."""
    parser = commands.add_parser("autograde", help="mark every submission of a class")
    parser.add_argument(
        "folder", type=Path, metavar="CLASS", nargs="?", help="the folder of the class"
    )
    parser.add_argument(
        "--notebooks",
        type=Path,
        metavar="SUBMITTED",
        help="mark notebooks instead: nbgrader's folder of submissions, in its course",
    )
    parser.add_argument("--only", metavar="ada,bob", help="mark these students only")
    parser.add_argument("--steps", metavar="step05,step09", help="mark these steps only")
    parser.add_argument("--force", action="store_true", help="mark what is unchanged, too")
    parser.add_argument(
        "--shard", metavar="3/8", help="mark the third of eight parts, for jobs side by side"
    )
    seed = parser.add_mutually_exclusive_group()
    seed.add_argument(
        "--secret", type=Path, metavar="FILE", help="the class secret (default CLASS/secret)"
    )
    seed.add_argument("--seed", type=int, help="draw the inputs of this seed; for notebooks only")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--jobs", type=int, metavar="N", help="processes (default: one a core)")
    where.add_argument(
        "--scheduler", metavar="tcp://HOST:PORT", help="mark on the workers of a Dask cluster"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Mark a class, show the table, and say where everything is."""
    if arguments.notebooks is not None:
        return notebooks.autograde(arguments)
    if arguments.folder is None or arguments.seed is not None:
        print(f"grader autograde: {USES}", file=sys.stderr)
        return USAGE
    classroom = Classroom(arguments.folder)
    try:
        course = Course()
        plan = _plan(arguments, classroom, course)
        with classroom.locked(plan.shard):
            crew = _crew(arguments, course)
            rows, alike = autograde(plan, course, crew)
    except (CourseError, JailError) as error:
        return told("autograde", error)
    except (CrewLost, OSError, KeyboardInterrupt) as error:
        return told("autograde", error, KEPT)
    show(rows)
    print(f"{counted(rows)}; results in {classroom.results}")
    if alike:
        print(f"{len(alike)} look-alikes in {classroom.look_alikes}")
    return FAILED if any(row.state == "failed" for row in rows) else GOOD


# ------------------------------------------------------------------------------------- wishes


def _plan(arguments: argparse.Namespace, classroom: Classroom, course: Course) -> Plan:
    """What is to be done. Raises CourseError."""
    if not classroom.root.is_dir():
        raise CourseError(
            f"{classroom.root} is not there: a class is a folder with roster.csv and submissions/"
        )
    roster = [student.student for student in read_roster(classroom.roster)]
    secret = read_secret(arguments.secret or classroom.secret)
    if not classroom.submissions.is_dir():
        raise CourseError(
            f"{classroom.submissions} is not there: put each student's checkout or bare repository "
            f"into it, such as {classroom.submission(roster[0])}"
        )
    names = [] if arguments.steps is None else [n.strip() for n in arguments.steps.split(",")]
    steps = sorted({course[name].name for name in names}) or [step.name for step in course]
    if arguments.jobs is not None and arguments.jobs < 1:
        raise CourseError(f"--jobs {arguments.jobs}: one process or more")
    part, parts = _shard(arguments.shard)
    chosen = _only(arguments.only, roster)[part - 1 :: parts]
    shard = f"{part}-of-{parts}" if arguments.shard is not None else ""
    return Plan(classroom, roster, chosen, steps, secret, arguments.force, shard)


def _only(wanted: str | None, names: list[str]) -> list[str]:
    if wanted is None:
        return names
    chosen = {name.strip() for name in wanted.split(",")}
    unknown = sorted(chosen - set(names))
    if unknown:
        raise CourseError(f"--only {wanted}: {unknown[0]!r} is not in the roster")
    return [name for name in names if name in chosen]


def _shard(wanted: str | None) -> tuple[int, int]:
    """Which part of how many; 1 of 1 is everything."""
    part, _, parts = (wanted or "1/1").partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise CourseError(f"--shard {wanted}: write it as 3/8, the third of eight parts")
    return int(part), int(parts)


def _crew(arguments: argparse.Namespace, course: Course) -> Crew:
    """Whoever marks. Raises JailError where this machine can't, CourseError without a cluster."""
    if arguments.scheduler is not None:
        from grader.teach.cluster import ClusterCrew

        return ClusterCrew(arguments.scheduler, this_grader(course))
    missing = [finding for finding in doctor.parts() if not finding.good]
    if missing:
        raise JailError(f"This machine can't isolate a submission: {missing[0].remedy}")
    return LocalCrew(arguments.jobs or cores())


# ------------------------------------------------------------------------------------ marking


def autograde(
    plan: Plan, course: Course, crew: Crew
) -> tuple[list[Row], list[look_alikes.LookAlike]]:
    """Mark a class; its rows in the order of the roster, and its look-alikes."""
    classroom = plan.classroom
    classroom.results.mkdir(exist_ok=True)
    for student in plan.students:
        part_of(classroom.result(student)).unlink(missing_ok=True)  # of a run that was killed
    with progress(len(plan.students)) as tick:
        marking = _Run(plan, course, this_grader(course), tick)
        marking.through(crew)
    rows = [marking.rows[student] for student in plan.students]
    return rows, [] if plan.shard else _look_alikes(plan, marking, course)


@dataclass
class _Known:
    """What is known of a submission that is being marked. old: its steps that stay."""

    work: Submission
    keys: dict[str, str]
    old: dict[str, StepResult]
    times: dict[str, float]


@dataclass
class _Run:
    """One run over a class."""

    plan: Plan
    course: Course
    grader: Grader
    tick: Tick
    rows: dict[str, Row] = field(default_factory=dict)
    forms: dict[str, look_alikes.Forms] = field(default_factory=dict)
    _marking: dict[str, _Known] = field(default_factory=dict)

    def through(self, crew: Crew) -> None:
        """Have everything marked that must be."""
        with closing(crew.run(self._orders())) as answers:
            for student, answer in answers:
                known = self._marking.pop(student)
                if answer.result is None:
                    self._row(Row(student, "failed", reason=answer.reason), True)
                else:
                    whole = _merged(known, answer.result)
                    self._write(student, whole)
                    self._result(student, "marked", whole)

    def _orders(self) -> Iterator[Order]:
        """The orders of all submissions that are new or changed; the others get their rows."""
        for student in self.plan.students:
            try:
                place = self.plan.classroom.submission(student)
                work = submission.of_student(place, student, self.course)
            except NoSubmission as error:
                self._row(Row(student, "failed", reason=str(error)), False)
                continue
            if work is None:
                self._row(Row(student, "nothing submitted"), False)
                continue
            order = self._order(student, work)
            if order is not None:
                yield order

    def _order(self, student: str, work: Submission) -> Order | None:
        """The order to mark what has changed; None where nothing has."""
        before = known_result(self.plan.classroom.result(student))
        keys = self.grader.keys(work, self.plan.secret)
        old = {step.step: step for step in before.steps} if before is not None else {}
        old = {name: step for name, step in old.items() if name in keys}
        valid = {n: s for n, s in old.items() if s.key == keys[n] and s.status != "error"}
        wanted = [n for n in self.plan.steps if self.plan.force or n not in valid]
        if before is not None and not wanted:
            whole = msgspec.structs.replace(before, commit=work.commit)
            if whole != before:
                self._write(student, whole)
            self._result(student, "unchanged", whole)
            return None
        times = before.times.steps if before is not None else {}
        self._marking[student] = _Known(work, keys, old, times)
        known = [step for name, step in valid.items() if name not in wanted]
        return order_for(work, wanted, known, self.plan.secret)

    def _write(self, student: str, whole: Result) -> None:
        write_whole(self.plan.classroom.result(student), to_json(whole))

    def _result(self, student: str, state: State, whole: Result) -> None:
        self.forms[student] = look_alikes.forms_of(whole)
        self._row(row_of(student, state, whole), state == "marked")

    def _row(self, row: Row, marked: bool) -> None:
        self.rows[row.student] = row
        self.tick(marked)


def _merged(known: _Known, new: Result) -> Result:
    """The result of a submission: the steps that were marked now, and those that stay."""
    fresh = {
        step.step: msgspec.structs.replace(step, key=known.keys[step.step]) for step in new.steps
    }
    steps = [step for _, step in sorted((known.old | fresh).items())]
    graded = [step for step in steps if step.status != "not graded"]
    seconds = {
        step.step: new.times.steps.get(step.step, known.times.get(step.step, 0.0)) for step in steps
    }
    return msgspec.structs.replace(
        new,
        score=total(step.score for step in graded),
        max_score=total(step.max_score for step in graded),
        steps=steps,
        times=Times(new.times.started, new.times.total, seconds),
    )


def _look_alikes(plan: Plan, run: _Run, course: Course) -> list[look_alikes.LookAlike]:
    """Compare the whole class, with the results of other runs, and write the list."""
    forms = dict(run.forms)
    for student in set(plan.roster) - set(plan.students):
        before = known_result(plan.classroom.result(student))
        if before is not None:
            forms[student] = look_alikes.forms_of(before)
    alike = look_alikes.compared(
        {name: forms[name] for name in plan.roster if name in forms}, course
    )
    write_whole(plan.classroom.look_alikes, look_alikes.to_csv(alike))
    return alike
