"""What a book must have before marks: students, assignments, cells, and when steps are due."""

from collections.abc import Iterable, Iterator
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    Student,
    new_uuid,
)
from nbgrader.utils import parse_utc
from sqlalchemy import or_, select

from grader.course import Course
from grader.teach.gradebook.messages import Cells, GradebookError, Person
from grader.teach.gradebook.tables import Tables

MAX_TEXT = 128  # of nbgrader's columns


class Frame(Tables):
    """Writes what differs of all that stands around marks."""

    def write_people(self, people: Iterable[Person]) -> None:
        """Add students; where the roster says more than the book, the book says it too."""
        columns = ("first_name", "last_name", "email", "lms_user_id")
        query = select(Student.id, *(getattr(Student, name) for name in columns))
        known = {row[0]: dict(zip(columns, row[1:], strict=True)) for row in self.db.execute(query)}
        new, changed = [], []
        for one in people:
            said = {name: getattr(one, name)[:MAX_TEXT] or None for name in columns}
            before = known.get(one.id)
            if before is None:
                new.append({"id": one.id, **said})
            elif before != (after := before | {n: word for n, word in said.items() if word}):
                changed.append({"id": one.id, **after})
        self.insert(Student, new)
        self.update(Student, changed)
        self.db.commit()

    def ensure_cells(self, name: str, cells: Cells) -> None:
        """Let an assignment have the cells of the course, as nbgrader itself would record them.

        Raises GradebookError where a cell that the course no longer has carries a teacher's word.
        """
        notebook = self._notebook(name)
        grades = {cell.name: cell for cell in self._cells(GradeCell, notebook)}
        solutions = {cell.name: cell.id for cell in self._cells(SolutionCell, notebook)}
        gone = [cell.id for cell in grades.values() if cell.name not in cells.grades]
        lost = [cell for name, cell in solutions.items() if name not in cells.solutions]
        self._remove_cells(name, gone, lost)
        for cell, points in cells.grades.items():
            if cell not in grades:
                self._add_cell(GradeCell, notebook, cell, max_score=points, cell_type="code")
            elif grades[cell].max_score != points:
                grades[cell].max_score = points
                self.rows[GradeCell.__tablename__] += 1
        for cell in cells.solutions:
            if cell not in solutions:
                self._add_cell(SolutionCell, notebook, cell)
        if gone or lost or grades.keys() < cells.grades.keys() or not solutions:
            self.delete(SourceCell, SourceCell.notebook_id == notebook)
            self.insert(SourceCell, [one | {"notebook_id": notebook} for one in _sources(name)])
        self.db.commit()

    def _notebook(self, name: str) -> str:
        """The id of a step's notebook, which is made where it is not there yet."""
        query = select(Assignment.id).where(Assignment.name == name)
        assignment = self.db.execute(query).scalar()
        if assignment is None:
            assignment = new_uuid()
            row = {"id": assignment, "name": name, "course_id": self.course_id}
            self.insert(Assignment, [row])
        query = select(Notebook.id).where(
            Notebook.assignment_id == assignment, Notebook.name == name
        )
        notebook = self.db.execute(query).scalar()
        if notebook is None:
            notebook = new_uuid()
            self.insert(Notebook, [{"id": notebook, "name": name, "assignment_id": assignment}])
        return str(notebook)

    def _cells(self, model: Any, notebook: str) -> list[Any]:
        return list(self.db.execute(select(model).where(model.notebook_id == notebook)).scalars())

    def _add_cell(self, model: Any, notebook: str, name: str, **more: Any) -> None:
        self.db.add(model(name=name, notebook_id=notebook, **more))
        self.rows[model.__tablename__] += 1

    def _remove_cells(self, name: str, gone: list[str], lost: list[str]) -> None:
        """Remove cells and the marks in them, unless a teacher has said something there."""
        said = select(Grade.id).where(
            Grade.cell_id.in_(gone), or_(Grade.manual_score.is_not(None), Grade.extra_credit != 0)
        )
        told = select(Comment.id).where(
            Comment.cell_id.in_(lost), Comment.manual_comment.is_not(None)
        )
        if self.db.execute(said).first() or self.db.execute(told).first():
            raise GradebookError(
                f"{name} has tests or holes in the gradebook that the course no longer has, with "
                "points or comments of a teacher: take those out in formgrader, or begin a new book"
            )
        for cell in (*gone, *lost):
            self.delete(Grade, Grade.cell_id == cell)
            self.delete(Comment, Comment.cell_id == cell)
            model = GradeCell if cell in gone else SolutionCell
            self.db.delete(self.db.get(model, cell))
            self.rows[model.__tablename__] += 1

    def write_due(self, name: str, due: str | None) -> None:
        """Set when a step is due, where that is known."""
        row = self.db.execute(
            select(Assignment.id, Assignment.duedate).where(Assignment.name == name)
        ).one()
        if due is not None and (time := parse_utc(due)) != row.duedate:
            self.update(Assignment, [{"id": row.id, "duedate": time}])
            self.db.commit()


def _sources(name: str) -> Iterator[dict[str, Any]]:
    """The cells of a step's notebook that nbgrader keeps, so that it may record them anew."""
    from grader.teach.notebooks.build import notebook

    for cell in notebook(Course()[name]).cells:
        told = cell.metadata.get("nbgrader")
        if told is not None:
            source = "" if told["solution"] else cell.source
            kind = {"cell_type": cell.cell_type, "locked": told["locked"]}
            yield {"name": told["grade_id"], "source": source, **kind}
