"""`grader export CLASS`: the points of a class as CSV, for spreadsheets, Canvas or Moodle.

**Canvas** wants the columns Student, ID, SIS User ID, SIS Login ID and Section, in this order, then
a column an assignment, named by its title. A row whose first cell holds “Points Possible” gives
each maximum. A student is found by ID, by SIS User ID, by SIS Login ID, or else by name (“Ada
Lovelace” or “Lovelace, Ada”). An empty cell is no grade. So says its importer:
https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb, and, in words,
https://teaching.resources.osu.edu/toolsets/carmencanvas/guides/calculating-final-grades/import-csv-file-carmen-grades

**Moodle** reads a line of headings, then a line a student. One column identifies them (e-mail
address or username); each other is mapped to a grade item, or to the feedback for one, which must
come with its grade. A lone “-” is no grade. Whoever is not found stops the import, and a line
without identity would go to the student of the line before, so the column is one that all have.
See https://docs.moodle.org/311/en/Grade_import and, in its importer,
https://github.com/moodle/moodle/blob/main/grade/import/csv/classes/load_data.php
"""

import argparse
import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from grader.course import Course, CourseError, Step
from grader.teach.cells import harmless_cell
from grader.teach.classroom import Classroom
from grader.teach.exits import GOOD, told
from grader.teach.gradebook.command import add_database
from grader.teach.gradebook.messages import GradebookError
from grader.teach.roster import Student
from grader.teach.standings import Points, Standings, read_standings
from grader.teach.whole_files import write_whole

Cell = str | float | None
Rows = Iterator[list[Cell]]
NO_RESULTS = (
    "no student has a result, so no file has a column for a step, and to import it changes "
    "nothing: run `grader autograde {folder}`"
)
MOST_NAMED = 3  # in a sentence of feedback
BOM = "\ufeff"  # by which spreadsheets know UTF-8


def add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader export`."""
    parser = commands.add_parser(
        "export",
        help="write the points of a class as CSV, for a spreadsheet, Canvas or Moodle",
        description="Points come from CLASS/results. The gradebook, where there is one, adds what "
        "a teacher has given there and what lateness costs: so run `grader gradebook` first. "
        "Marks of notebooks are not in here: `nbgrader export` has them.",
    )
    parser.add_argument("folder", type=Path, metavar="CLASS", help="the folder of the class")
    parser.add_argument(
        "--format",
        default="csv",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}, or several with commas between (default csv)",
    )
    parser.add_argument(
        "-o",
        dest="file",
        type=Path,
        metavar="FILE",
        help="(default CLASS/exports/points.csv, canvas.csv or moodle.csv)",
    )
    add_database(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say where they are."""
    classroom = Classroom(arguments.folder)
    try:
        names = read_formats(arguments.format)
        if arguments.file is not None and len(names) > 1:
            raise CourseError("-o FILE takes one format, not several")
        course = Course()
        standings = read_standings(classroom, course, arguments.db)
        if not standings.possible:
            print(f"grader export: {NO_RESULTS.format(folder=classroom.root)}", file=sys.stderr)
        for name in names:
            path = export(classroom, name, course, standings, arguments.file)
            print(f"{path}: {len(standings.rows)} students, {len(standings.possible)} steps")
            if name in REMARKS and (remark := REMARKS[name](standings)):
                print(f"grader export: {remark}", file=sys.stderr)
    except (CourseError, GradebookError, OSError) as error:
        return told("export", error)
    return GOOD


def read_formats(text: str, option: str = "--format") -> list[str]:
    """The names of formats. Raises CourseError."""
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in FORMATS:
            raise CourseError(f"{option} {name}: there are {', '.join(FORMATS)}")
    return names


def place(classroom: Classroom, name: str) -> Path:
    """Where a format lies."""
    return classroom.exports / f"{'points' if name == 'csv' else name}.csv"


def export(
    classroom: Classroom,
    name: str,
    course: Course,
    standings: Standings,
    file: Path | None = None,
) -> Path:
    """Write one format, whole, where it is not as it should be; the path of the file."""
    path = file or place(classroom, name)
    text = _csv(FORMATS[name](standings, course))
    content = ((BOM if name == "csv" else "") + text).encode()
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    return path


# ------------------------------------------------------------------------------------ formats


def _spreadsheet(standings: Standings, _course: Course) -> Rows:
    """One line a student. An empty cell is nothing handed in; late: what that costs."""
    steps = list(standings.possible)
    who = ["student", "last_name", "first_name", "email", "section"]
    yield [*who, *steps, "total", "possible", "late"]
    possible = sum(standings.possible.values())
    for row in standings.rows:
        one = row.student
        points = [_number(row.points.get(step)) for step in steps]
        ends: list[Cell] = [None] * 3 if row.is_empty else [row.total, possible, -row.late]
        yield [one.student, one.last_name, one.first_name, one.email, one.section, *points, *ends]


def _canvas(standings: Standings, course: Course) -> Rows:
    steps = list(standings.possible)
    who = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    yield [*who, *(title(course[step]) for step in steps)]
    yield ["Points Possible", "", "", "", "", *standings.possible.values()]
    for row in standings.rows:
        one = row.student
        points = [_number(row.points.get(step)) for step in steps]
        yield [_sortable(one), "", one.sis_id, one.login_id, one.section, *points]


def _moodle(standings: Standings, course: Course) -> Rows:
    steps = list(standings.possible)
    by_email = not _without_email(standings)
    heads = [(title(course[step]), f"{title(course[step])} (feedback)") for step in steps]
    yield ["Email address" if by_email else "Username", *(head for pair in heads for head in pair)]
    for row in standings.rows:
        one = row.student
        cells: list[Cell] = [one.email if by_email else one.login_id or one.student]
        for step in steps:
            points = row.points.get(step)
            cells += [NO_GRADE if points is None else points.points]
            cells += [_feedback(points, standings.possible[step])]
        yield cells


FORMATS: dict[str, Callable[[Standings, Course], Rows]] = {
    "csv": _spreadsheet,
    "canvas": _canvas,
    "moodle": _moodle,
}


class _Plain(str):
    """A text of our own that is written as it is."""


NO_GRADE = _Plain("-")


def title(step: Step) -> str:
    """What an assignment is called: "Step 02: Slopes"."""
    return f"Step {step.number:02}: {step.title}"


def _number(points: Points | None) -> Cell:
    return None if points is None else points.points


def _sortable(student: Student) -> str:
    names = [name for name in (student.last_name, student.first_name) if name]
    return ", ".join(names) or student.student


def _listed(what: str, names: Sequence[str]) -> list[str]:
    """A sentence that names the first of them; none where there are none."""
    if not names:
        return []
    more = len(names) - MOST_NAMED
    return [f"{what}: {', '.join(names[:MOST_NAMED])}{f' and {more} more' if more > 0 else ''}."]


def _unknown_to_canvas(standings: Standings) -> str:
    unknown = [row for row in standings.rows if not (row.student.sis_id or row.student.login_id)]
    if not unknown:
        return ""
    return (
        f"{len(unknown)} of {len(standings.rows)} students have neither sis_id nor login_id in the "
        "roster; Canvas will look for them by their names"
    )


def _without_email(standings: Standings) -> list[str]:
    return [row.student.student for row in standings.rows if not row.student.email]


def _unknown_by_email(standings: Standings) -> str:
    unknown = _without_email(standings)
    if not unknown:
        return ""
    return (
        f"{len(unknown)} of {len(standings.rows)} students have no email in the roster, so Moodle "
        "finds everybody by the column Username (login_id, or else the student's name)"
    )


REMARKS = {"canvas": _unknown_to_canvas, "moodle": _unknown_by_email}


def _feedback(points: Points | None, possible: float) -> str:
    if points is None:
        return "Nothing to mark."
    parts = [f"{_decimal(points.points)} of {_decimal(possible)} points."]
    if points.unusable:
        parts.append(f"The file can't be used: {points.unusable.rstrip('.')}.")
    else:
        words = [name.removeprefix("test_").replace("_", " ") for name in points.failed]
        parts += _listed("Not passed", words) + _listed("Not written yet", points.unwritten)
    if points.late:
        parts.append(f"Handed in late, which costs {_decimal(points.late)} points.")
    return " ".join(parts)


# ------------------------------------------------------------------------------------- cells


def _csv(rows: Rows) -> str:
    """The rows as CSV, as RFC 4180 describes it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return file.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return str(cell) if isinstance(cell, _Plain) else harmless_cell(cell)
    return _decimal(cell)


def _decimal(number: float) -> str:
    """A number without noise: 12.5, 3.3333, -4, 0."""
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
