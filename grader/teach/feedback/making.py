"""The pages and tables of a class, written where they have changed."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import msgspec

from grader.course import Course, CourseError
from grader.learn.mistake import Mistake
from grader.teach.classroom import Classroom
from grader.teach.collection import Collected, State, read_collection
from grader.teach.feedback.charts import class_chart
from grader.teach.feedback.class_view import ClassView, class_view
from grader.teach.feedback.pages import render, render_class, write_changed
from grader.teach.feedback.seen import Seen, seen
from grader.teach.feedback.student_view import known_mistakes, student_view
from grader.teach.feedback.tables import class_csv, mistakes_csv, read_look_alikes
from grader.teach.look_alikes import LookAlike
from grader.teach.progress import progress
from grader.teach.result import SCHEMA, Result, from_json
from grader.teach.roster import Student, read_roster

PAGE, MARKDOWN = "index.html", "feedback.md"
FEW = 24  # students for whom a second process is not worth its start
CHUNK = 8  # students that a process takes at a time: few, so that progress is seen
Found = TypeVar("Found")
# What a student reads of it; the reason may name the teacher's files and settings.
TROUBLE: dict[State, str] = {
    "gone": "Your repository was not found.",
    "private": "Your repository could not be opened; it is private.",
    "empty": "There was nothing of yours to mark: no commit, or none by the deadline.",
    "too large": "Your repository is too large to be collected.",
    "too slow": "Your repository took too long to be collected.",
    "refused": "Your repository could not be collected as it is; ask your teacher.",
    "failed": "Your repository could not be collected this time.",
}
FLAGS = [
    ("nothing", "nothing marked"),
    ("uncollected", "could not be collected"),
    ("late", "late"),
    ("refused", "a file can't be read"),
    ("missing", "a file is not handed in"),
    ("broken", "the suite failed"),
    ("unreadable", "result can't be read"),
    ("alike", "look-alikes"),
    ("done", "all passed"),
]


@dataclass(frozen=True)
class Made:
    """What was made. changed: files that were written; gone: pages of who left the roster."""

    view: ClassView
    changed: int
    gone: list[str]


def feedback(
    classroom: Classroom,
    course: Course,
    only: Sequence[str] | None = None,
    jobs: int = 1,
    due: Mapping[str, str] | None = None,
) -> Made:
    """Write a class's pages and tables; only what has changed. Raises CourseError.

    due: when steps are due, in ISO 8601, where that is known.

    A result that can't be read is named on the class's page and keeps that student's old page.
    Pages of students who are no longer in the roster are removed.
    """
    if not classroom.root.is_dir():
        raise CourseError(f"{classroom.root} is not there: a class is a folder with roster.csv")
    if jobs < 1:
        raise CourseError(f"--jobs {jobs}: one process or more")
    roster = read_roster(classroom.roster)
    wanted = {student.student for student in roster} if only is None else set(only)
    unknown = sorted(wanted - {student.student for student in roster})
    if unknown:
        raise CourseError(f"--only {','.join(only or [])}: {unknown[0]!r} is not in the roster")
    problems: list[str] = []
    collected: dict[str, Collected] = _or_named(problems, lambda: read_collection(classroom), {})
    alike: list[LookAlike] = _or_named(problems, lambda: read_look_alikes(classroom), [])
    work = partial(_student, classroom, course, collected, wanted)
    pages = []
    with ExitStack() as held, progress(len(roster), doing="writing pages") as tick:
        for page in _mapped(work, roster, jobs, held):
            pages.append(page)
            tick(True)
    found = [one for one, _ in pages]
    problems += [one.trouble for one in found if one.trouble]
    view = class_view(course, found, mistakes_of(course), collected, alike, problems, due)
    changed = sum(number for _, number in pages) + _write_class(classroom, view)
    return Made(view, changed, _remove_gone(classroom, {student.student for student in roster}))


def _or_named(problems: list[str], read: Callable[[], Found], nothing: Found) -> Found:
    """What is read; nothing where it can't be, and the reason among the problems."""
    try:
        return read()
    except CourseError as error:
        problems.append(str(error))
        return nothing


@cache
def mistakes_of(course: Course) -> dict[str, Mistake]:
    """The known mistakes, read once a process."""
    return known_mistakes(course)


def _mapped(
    work: "partial[tuple[Seen, int]]", roster: list[Student], jobs: int, held: ExitStack
) -> Iterator[tuple[Seen, int]]:
    if jobs == 1 or len(roster) <= FEW:
        return map(work, roster)
    pool = held.enter_context(ProcessPoolExecutor(jobs, mp_context=get_context("spawn")))
    return pool.map(work, roster, chunksize=CHUNK)


def _student(
    classroom: Classroom,
    course: Course,
    collected: dict[str, Collected],
    wanted: set[str],
    student: Student,
) -> tuple[Seen, int]:
    """Write one student's pages; what the class's page needs, and how many files were written."""
    name = f"{student.first_name} {student.last_name}".strip() or student.student
    try:
        result = _read(classroom.result(student.student))
    except CourseError as error:
        return Seen(student.student, name, student.section, trouble=str(error)), 0
    found = collected.get(student.student)
    trouble = TROUBLE.get(found.state, "") if found is not None else ""
    view = student_view(course, student.student, name, result, mistakes_of(course), trouble)
    if student.student not in wanted:
        return seen(view, student.section), 0
    try:
        page, text = render("student.html", view=view), render("feedback.md", view=view)
    except msgspec.ValidationError as error:
        trouble = f"{classroom.result(student.student)}: its details: {error}: {REMEDY}"
        return Seen(student.student, name, student.section, trouble=trouble), 0
    folder = classroom.feedback / "students" / student.student
    changed = write_changed(folder / PAGE, page) + write_changed(folder / MARKDOWN, text)
    return seen(view, student.section), changed


def _read(path: Path) -> Result | None:
    """A student's result; None where there is none. Raises CourseError."""
    try:
        found = from_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} can't be read ({error}): {REMEDY}") from None
    if found.schema != SCHEMA:
        raise CourseError(f"{path} has schema {found.schema}, not {SCHEMA}: {REMEDY}")
    return found


REMEDY = "delete it and run `grader autograde` again"


def _write_class(classroom: Classroom, view: ClassView) -> int:
    used = {flag for line in view.lines for flag in line.flags}
    page = render_class(
        view=view,
        chart=class_chart(view.steps) if view.marked else None,
        flags=[(flag, words) for flag, words in FLAGS if flag in used],
        sections=sorted({line.seen.section for line in view.lines if line.seen.section}),
        times=any(line.collected and line.collected.time for line in view.lines),
        notes=any(line.notes for line in view.lines),
    )
    files = {PAGE: page, "class.csv": class_csv(view), "mistakes.csv": mistakes_csv(view)}
    return sum(write_changed(classroom.feedback / name, data) for name, data in files.items())


def _remove_gone(classroom: Classroom, roster: set[str]) -> list[str]:
    """Remove pages of who is not in the roster; a folder with anything else in it stays."""
    gone = []
    for folder in sorted((classroom.feedback / "students").glob("*")):
        ours = folder.is_dir() and not folder.is_symlink() and folder.name not in roster
        if ours and {path.name for path in folder.iterdir()} <= {PAGE, MARKDOWN}:
            shutil.rmtree(folder)
            gone.append(folder.name)
    return gone
