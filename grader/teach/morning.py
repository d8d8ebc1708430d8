"""A teacher's morning, for the demonstration: release, a class of eight forks, marks, a table."""

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console

from grader.course import Course
from grader.teach.autograde import Plan, autograde
from grader.teach.class_table import show
from grader.teach.classroom import Classroom
from grader.teach.collect import collect
from grader.teach.crew import LocalCrew, cores
from grader.teach.example_class import CLASS, write_fork, write_roster
from grader.teach.export import FORMATS, export
from grader.teach.feedback.making import feedback
from grader.teach.gradebook.forks import fill_gradebook
from grader.teach.jail import doctor
from grader.teach.release import release
from grader.teach.secret import make_secret, read_secret
from grader.teach.standings import read_standings


def place() -> Path:
    """Where the demonstration leaves its files; the next one begins anew."""
    return Path(tempfile.gettempdir()) / f"backprop-by-hand-demo-{os.getuid()}"


def morning(console: Console, steps: Sequence[str] = ()) -> bool:
    """Release, invent a class, mark it; whether the perfect student earned everything.

    steps: that are marked; all where none are named.
    """
    missing = [finding.remedy for finding in doctor.parts() if not finding.good]
    if missing:
        console.print(f"Left out, since official marking does not work here. {missing[0]}")
        return True
    course, root = Course(), place()
    if root.exists():
        shutil.rmtree(root)
    root.mkdir(mode=0o700)
    edition = root / "course"
    done = release(edition, "classroom")
    console.print(f"The classroom edition is released: {len(done.written)} files, nothing leaks.")
    classroom = new_class(root / "class", edition, course)
    console.print(f"{len(CLASS)} students have forked it and pushed; all is collected. Marking …\n")
    begun = perf_counter()
    names, marked = list(CLASS), list(steps) or [step.name for step in course]
    plan = Plan(classroom, names, names, marked, read_secret(classroom.secret))
    rows, alike = autograde(plan, course, LocalCrew(cores()))
    show(rows)
    console.print(f"\nMarked in {perf_counter() - begun:.0f} s on {cores()} cores. The files:\n")
    files = {
        edition: "what the students forked",
        classroom.submissions: "their forks",
        classroom.results: "a result for each",
        classroom.look_alikes: f"{len(alike)} holes written alike",
    }
    files |= book_and_exports(console, classroom, course)
    feedback(classroom, course, jobs=cores())
    files[classroom.feedback / "index.html"] = "your page"
    for path, what in files.items():
        console.print(f"  {path}  [dim]{what}[/]", soft_wrap=True)
    return rows[0].score == rows[0].max_score > 0


def book_and_exports(console: Console, classroom: Classroom, course: Course) -> dict[Path, str]:
    """Fill the gradebook and write the exports; what they are, by path."""
    files = {}
    if importlib.util.find_spec("nbgrader") is None:
        console.print("No gradebook: nbgrader is missing; it comes with the extra instructor.\n")
    else:
        fill_gradebook(classroom, course)
        files[classroom.gradebook] = "nbgrader's own gradebook"
    standings = read_standings(classroom, course)
    for name in FORMATS:
        export(classroom, name, course, standings)
    return files | {classroom.exports: "CSV, also for Canvas, Moodle"}


def new_class(root: Path, edition: Path, course: Course) -> Classroom:
    """The class of the demonstration: eight forks of an edition, each with a commit of its own.

    They lie where a server might have them, and are collected from there.
    """
    classroom, server = Classroom(root), root.with_name("server")
    write_roster(classroom, CLASS, server.as_uri())
    make_secret(classroom.secret)
    for student, work in CLASS.items():
        write_fork(server / student / "course.git", edition, work(course))
    collect(classroom)
    return classroom
