"""What the class's page shows, as CSV; and the look-alikes, which are CSV already."""

import csv
import io
from collections.abc import Iterable, Sequence

from grader.course import CourseError
from grader.teach.cells import harmless_cell
from grader.teach.classroom import Classroom
from grader.teach.feedback.class_view import ClassView
from grader.teach.feedback.pages import points
from grader.teach.look_alikes import HEADER, LookAlike


def class_csv(view: ClassView) -> bytes:
    """A line a student: points by step, the next thing, when it was handed in, notes."""
    steps = [step.name for step in view.course]
    who = ["student", "name", "section", "points", "of"]
    header = [*who, *steps, "next", "handed_in", "time_from", "notes"]
    rows = []
    for line in view.lines:
        one, where = line.seen, line.collected
        cells = [points(c.score) if c.state in ("passed", "wrong") else c.words for c in one.cells]
        rows.append(
            [
                *(one.student, one.name, one.section),
                *((points(one.score), points(one.max_score)) if one.marked else ("", "")),
                *(cells or [""] * len(steps)),
                one.next_step,
                *((where.time or "", where.time_from) if where is not None else ("", "")),
                "; ".join(line.notes),
            ]
        )
    return _csv(header, rows)


def mistakes_csv(view: ClassView) -> bytes:
    """A line a known mistake, those with one explanation together, the commonest first.

    students are separated by spaces.
    """
    header = ["mistake", "step", "hole", "number", "title", "explanation", "question", "students"]
    rows = []
    for known, students in (one for common in view.common for one in common.each):
        texts = [known.title, known.explanation, known.question, " ".join(students)]
        rows.append([known.id, known.step, known.hole, str(len(students)), *texts])
    return _csv(header, rows)


def read_look_alikes(classroom: Classroom) -> list[LookAlike]:
    """What the last marking of the whole class found alike. Raises CourseError."""
    path = classroom.look_alikes
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"{path} can't be read ({error}): {REMEDY}") from None
    found = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(HEADER):
            raise CourseError(f"{path}, line {number}: not {len(HEADER)} fields: {REMEDY}")
        found.append(LookAlike(row[0], row[1], row[2] == "yes", tuple(row[3].split())))
    return found


REMEDY = "delete it; `grader autograde` writes it anew"


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *([harmless_cell(cell) for cell in row] for row in rows)])
    return text.getvalue().encode()
