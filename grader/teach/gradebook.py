"""nbgrader's own gradebook: marks are written through `nbgrader.api.Gradebook`.

`python -m grader.teach.gradebook COURSE_DIR` takes marks as JSON from its standard input, so that
the process that marks never imports nbgrader. Which database it is says `nbgrader_config.py`.
"""

import argparse
import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec


class GradebookError(Exception):
    """The gradebook can't take the marks; the message is a sentence."""


class Marks(msgspec.Struct, frozen=True):
    """A student's marks in one step.

    scores: of each grade cell, by its name; None where a test was not graded. silent: solution
    cells without an answer. timestamp: when it was handed in, as nbgrader writes it, or "".
    """

    student: str
    assignment: str
    scores: dict[str, float | None]
    silent: list[str] = []
    timestamp: str = ""


def send(course_dir: Path, marks: list[Marks]) -> str:
    """Write marks by a process of its own; what it said. Raises GradebookError."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(course_dir.resolve())],
        input=msgspec.json.encode(marks),
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0:
        raise GradebookError(said[-2000:] or "the gradebook could not be written")
    return said


def main() -> int:
    """Write the marks that come in."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.gradebook", description=__doc__)
    parser.add_argument("course_dir", type=Path)
    folder = parser.parse_args().course_dir
    marks = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Marks])
    try:
        with _settings(folder) as (coursedir, api), contextlib.redirect_stdout(sys.stderr):
            _write(coursedir, api, marks)
    except GradebookError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


@contextlib.contextmanager
def _settings(folder: Path) -> Iterator[tuple[Any, Any]]:
    """nbgrader's idea of the course, as its own commands have it in this folder."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.apps.baseapp import NbGrader

    beside = str(Path(sys.executable).parent)  # nbgrader calls `alembic` by its bare name
    os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", os.defpath)])
    with contextlib.chdir(folder):
        app = NbGrader()
        app.initialize([])
        yield app.coursedir, NbGraderAPI(app.coursedir, parent=app)


def _write(coursedir: Any, api: Any, marks: list[Marks]) -> None:
    from nbgrader.api import Gradebook

    for assignment in sorted({one.assignment for one in marks}):
        _ensure_assignment(coursedir, api, assignment)
    times = {one.timestamp: _time(one) for one in marks}
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        for one in marks:
            _ensure_cells(book, one)
        for one in marks:
            _write_marks(book, one, times[one.timestamp])
            book.db.commit()


def _time(one: Marks) -> Any:
    """When something was handed in, as nbgrader reads its own notes; None where it is unknown."""
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(one.timestamp) if one.timestamp else None
    except (ValueError, OverflowError):
        raise GradebookError(
            f"submitted/{one.student}/{one.assignment}/timestamp.txt: {one.timestamp!r} is no "
            "time; write one such as 2026-11-25 12:00:00 UTC, or delete the file"
        ) from None


def _ensure_assignment(coursedir: Any, api: Any, name: str) -> None:
    """Let nbgrader record the cells of a step that it has not released yet."""
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        try:
            book.find_notebook(name, name)
            return
        except MissingEntry:
            pass
    done = api.generate_assignment(name)
    if not done["success"]:
        raise GradebookError(
            f"{name} is not in the gradebook, and nbgrader could not make it from source/{name}: "
            f"{str(done.get('log', ''))[-500:]}"
        )


def _ensure_cells(book: Any, one: Marks) -> None:
    """The gradebook must know the same tests, or marks would go to wrong places."""
    known = {cell.name for cell in book.find_notebook(one.assignment, one.assignment).grade_cells}
    if known != one.scores.keys():
        odd = ", ".join(sorted(known ^ one.scores.keys())[:5])
        raise GradebookError(
            f"{one.assignment} has other tests in the gradebook than in the course ({odd}): run "
            f"`grader notebooks` and `nbgrader generate_assignment {one.assignment} --force`"
        )


def _write_marks(book: Any, one: Marks, time: Any) -> None:
    """Set automatic scores; what a teacher has written stays as it is, and asks to be looked at."""
    book.update_or_create_student(one.student)
    when = {"timestamp": time} if time is not None else {}
    submission = book.update_or_create_submission(one.assignment, one.student, **when)
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            score = one.scores[grade.name]
            grade.auto_score = None if score is None else min(score, grade.max_score)
            grade.needs_manual_grade = score is None or grade.manual_score is not None
        for comment in notebook.comments:
            comment.auto_comment = "No response." if comment.name in one.silent else None


if __name__ == "__main__":
    raise SystemExit(main())
