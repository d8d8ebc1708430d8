"""The process that has nbgrader's gradebook: an order comes in, the answer goes out, as JSON.

Which database it is says the order, or `nbgrader_config.py`, or it is the folder's gradebook.db.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from grader.teach.gradebook.messages import (
    CONFIG_NAME,
    COURSE_ID,
    Asked,
    Forks,
    GradebookError,
    Marks,
    Notebooks,
    Person,
    Words,
    Written,
)

DATABASE = "gradebook.db"
MISSING = (
    "{name} is missing here; it comes with the extra `instructor`: "
    'python -m pip install -e ".[instructor]"'
)


def main() -> int:
    """Carry out the order that comes in."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Notebooks | Forks | Asked)
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever nbgrader prints is no answer
    _prepare()
    try:
        done = carried_out(order)
    except GradebookError as error:
        print(error, file=sys.stderr)
        return 1
    answer.write(msgspec.json.encode(done))
    answer.close()
    return 0


def carried_out(order: Notebooks | Forks | Asked) -> Written | Words:
    """What an order asks for. Raises GradebookError."""
    with _told():
        match order:
            case Notebooks(folder, marks):
                return _notebooks(Path(folder), marks)
            case Forks():
                return _forks(order)
            case Asked(folder, database):
                return _words(Path(folder), database)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in a sentence what is wrong with a database, never with its password."""
    try:
        from sqlalchemy.exc import SQLAlchemyError
    except ModuleNotFoundError as error:
        raise GradebookError(MISSING.format(name=error.name)) from None
    try:
        yield
    except ModuleNotFoundError as error:
        drivers = {"psycopg": "psycopg[binary]", "psycopg2": "psycopg2-binary"}
        wanted = drivers.get(str(error.name))
        raise GradebookError(
            MISSING.format(name=error.name)
            if wanted is None
            else f"the database needs a driver: python -m pip install '{wanted}'"
        ) from None
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        raise GradebookError(f"the gradebook's database says: {reason}") from None


def _prepare() -> None:
    beside = str(Path(sys.executable).parent)  # nbgrader calls `alembic` by its bare name
    os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", os.defpath)])
    # jsonschema would build the grammar of web addresses with it, which takes two seconds, to
    # check formats that no notebook of ours has.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


@contextlib.contextmanager
def _settings(folder: Path) -> Iterator[tuple[Any, Any]]:
    """nbgrader's idea of the course, as its own commands have it in this folder."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.apps.baseapp import NbGrader

    with contextlib.chdir(folder):
        app = NbGrader()
        app.initialize([])
        yield app.coursedir, NbGraderAPI(app.coursedir, parent=app)


def _address(folder: Path, database: str | None) -> tuple[Any, str]:
    """The database of a class, and its course: the one named, its nbgrader course's, or its own."""
    from sqlalchemy.engine import URL

    if database is None and (folder / CONFIG_NAME).is_file():
        with _settings(folder) as (coursedir, _):
            return coursedir.db_url, coursedir.course_id
    return database or URL.create("sqlite", database=str(folder / DATABASE)), COURSE_ID


def _forks(order: Forks) -> Written:
    from nbgrader.api import Gradebook

    from grader.teach.gradebook.frame import Frame
    from grader.teach.gradebook.grades import Grades
    from grader.teach.gradebook.tables import without_half_made_tables

    address, course_id = _address(Path(order.folder), order.database)
    without_half_made_tables(address)
    with Gradebook(address, course_id) as book:
        frame, grades = Frame(book), Grades(book)
        frame.write_people(order.people)
        for name, cells in order.cells.items():
            frame.ensure_cells(name, cells)
            frame.write_due(name, order.due.get(name))
        undated = []
        for name in order.cells:
            marks = [one for one in order.marks if one.assignment == name]
            dated = grades.write(name, marks, _times(marks), order.late)
            undated += [] if dated or not marks else [name]
        return Written(dict(frame.rows + grades.rows), undated)


def _words(folder: Path, database: str | None) -> Words:
    from grader.teach.gradebook.words import words

    return words(_address(folder, database)[0])


def _notebooks(folder: Path, marks: list[Marks]) -> Written:
    """Marks that were just made: what a teacher has written asks to be looked at again."""
    from nbgrader.api import Gradebook

    from grader.teach.gradebook.frame import Frame
    from grader.teach.gradebook.grades import Grades

    names = sorted({one.assignment for one in marks})
    with _settings(folder) as (coursedir, api):
        for name in names:
            _ensure_assignment(coursedir, api, name)
        with Gradebook(coursedir.db_url, coursedir.course_id) as book:
            frame, grades = Frame(book), Grades(book)
            _refuse_other_cells(book, names, marks)
            times = _times(marks)
            frame.write_people([Person(name) for name in sorted({one.student for one in marks})])
            for name in names:
                those = [one for one in marks if one.assignment == name]
                grades.write(name, those, times, None)
            return Written(dict(frame.rows + grades.rows))


def _times(marks: list[Marks]) -> dict[str, Any]:
    """When each was handed in, as nbgrader reads its own notes; None where that is unknown."""
    from nbgrader.utils import parse_utc

    found: dict[str, Any] = {"": None}
    for one in marks:
        if one.timestamp in found:
            continue
        try:
            found[one.timestamp] = parse_utc(one.timestamp)
        except (ValueError, OverflowError):
            raise GradebookError(
                f"submitted/{one.student}/{one.assignment}/timestamp.txt: {one.timestamp!r} is no "
                "time; write one such as 2026-11-25 12:00:00 UTC, or delete the file"
            ) from None
    return found


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


def _refuse_other_cells(book: Any, names: list[str], marks: list[Marks]) -> None:
    """The gradebook must know the same tests, or marks would go to wrong places."""
    cells = {name: {cell.name for cell in book.find_notebook(name, name).grade_cells}
             for name in names}  # fmt: skip
    for one in marks:
        known = cells[one.assignment]
        if known != one.scores.keys():
            odd = ", ".join(sorted(known ^ one.scores.keys())[:5])
            raise GradebookError(
                f"{one.assignment} has other tests in the gradebook than in the course ({odd}): "
                "run `grader notebooks` and "
                f"`nbgrader generate_assignment {one.assignment} --force`"
            )


if __name__ == "__main__":
    raise SystemExit(main())
