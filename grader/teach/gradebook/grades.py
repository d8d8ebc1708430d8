"""Marks in a book: what stands there is compared with what should, and the difference written.

A step is written in one transaction, so whoever reads the book, or comes after a run that was
killed, finds a step whole or as it was.
"""

from typing import Any, NamedTuple

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import or_, select

from grader.teach.gradebook.late import penalty
from grader.teach.gradebook.messages import Marks, Policy, Word, Words
from grader.teach.gradebook.tables import Tables


class _Submission(NamedTuple):
    """A submission as the book has it. late: the penalty for it."""

    id: str
    notebook: str
    time: Any
    extension: Any
    late: float | None


class _Grade(NamedTuple):
    """A grade as the book has it."""

    id: str
    auto: float | None
    manual: float | None
    extra: float | None
    waits: bool


class Grades(Tables):
    """Writes what differs of marks."""

    def write(
        self, name: str, marks: list[Marks], times: dict[str, Any], late: Policy | None
    ) -> bool:
        """Write a step's marks; whether the step has a due time.

        Automatic scores are set; a teacher's stay, and ask to be looked at when the automatic one
        beside them has changed. late: what lateness costs. Without it the marks were made anew, as
        by nbgrader, so a teacher's scores ask in any case, and penalties are left alone.
        """
        notebook = self.db.execute(
            select(Notebook).join(Assignment).where(Assignment.name == name, Notebook.name == name)
        ).scalar_one()
        cells = {cell.name: cell for cell in notebook.grade_cells}
        known = self._submissions(notebook.id)
        marks = [one for one in marks if one.handed_in or one.student in known]
        self._add_submissions(notebook, marks, times, known)
        self._move_times(marks, times, known)
        grades = self._grades(notebook.id)
        self._write_grades(marks, cells, known, grades, anew=late is None)
        self._write_comments(notebook, marks, known)
        due = notebook.assignment.duedate
        if late is not None:
            possible = sum(cell.max_score for cell in cells.values())
            self._write_penalties(marks, known, grades, cells, (due, possible, late))
        self.db.commit()
        return due is not None

    def _submissions(self, notebook: str) -> dict[str, _Submission]:
        """What has been handed in of a notebook, by student."""
        query = (
            select(
                SubmittedAssignment.student_id,
                SubmittedAssignment.id,
                SubmittedNotebook.id,
                SubmittedAssignment.timestamp,
                SubmittedAssignment.extension,
                SubmittedNotebook.late_submission_penalty,
            )
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(SubmittedNotebook.notebook_id == notebook)
        )
        return {row[0]: _Submission(*row[1:]) for row in self.db.execute(query)}

    def _add_submissions(
        self,
        notebook: Any,
        marks: list[Marks],
        times: dict[str, Any],
        known: dict[str, _Submission],
    ) -> None:
        new = [one for one in marks if one.student not in known]
        for one in new:
            time = times[one.timestamp]
            known[one.student] = _Submission(new_uuid(), new_uuid(), time, None, None)
        assignments = [
            {
                "id": known[one.student].id,
                "assignment_id": notebook.assignment_id,
                "student_id": one.student,
                "timestamp": known[one.student].time,
            }
            for one in new
        ]
        notebooks = [
            {
                "id": known[one.student].notebook,
                "assignment_id": known[one.student].id,
                "notebook_id": notebook.id,
            }
            for one in new
        ]
        self.insert(SubmittedAssignment, assignments)
        self.insert(SubmittedNotebook, notebooks)

    def _move_times(
        self, marks: list[Marks], times: dict[str, Any], known: dict[str, _Submission]
    ) -> None:
        changed = []
        for one in marks:
            time, submission = times[one.timestamp], known[one.student]
            if time is not None and time != submission.time:
                known[one.student] = submission._replace(time=time)
                changed.append({"id": submission.id, "timestamp": time})
        self.update(SubmittedAssignment, changed)

    def _grades(self, notebook: str) -> dict[tuple[str, str], _Grade]:
        """All grades of a notebook, by submission and cell."""
        query = (
            select(
                Grade.notebook_id,
                Grade.cell_id,
                Grade.id,
                Grade.auto_score,
                Grade.manual_score,
                Grade.extra_credit,
                Grade.needs_manual_grade,
            )
            .join(GradeCell, GradeCell.id == Grade.cell_id)
            .where(GradeCell.notebook_id == notebook)
        )
        return {(row[0], row[1]): _Grade(*row[2:]) for row in self.db.execute(query)}

    def _write_grades(
        self,
        marks: list[Marks],
        cells: dict[str, Any],
        known: dict[str, _Submission],
        grades: dict[tuple[str, str], _Grade],
        anew: bool,
    ) -> None:
        told = {one.student: one.scores for one in marks}
        most = {name: (cell.id, cell.max_score) for name, cell in cells.items()}
        new, changed = [], []
        for student, submission in known.items():
            scores = told.get(student)
            for name, (cell, points) in most.items():
                key = (submission.notebook, cell)
                before = grades.get(key)
                if scores is None and before is not None:
                    continue
                score = None if scores is None else scores.get(name)
                score = None if score is None else min(score, points)
                if before is None:
                    after = _Grade(new_uuid(), score, None, None, score is None)
                    new.append(_row(after) | {"notebook_id": key[0], "cell_id": cell})
                elif before.auto != score or (anew and before.manual is not None):
                    waits = score is None or before.manual is not None
                    after = before._replace(auto=score, waits=waits)
                    if after == before:
                        continue
                    changed.append(_row(after))
                else:
                    continue
                grades[key] = after
        self.insert(Grade, new)
        self.update(Grade, changed)

    def _write_comments(
        self, notebook: Any, marks: list[Marks], known: dict[str, _Submission]
    ) -> None:
        """Every solution cell has a comment, even if it is empty, as nbgrader expects."""
        cells = {cell.id: cell.name for cell in notebook.solution_cells}
        query = select(
            Comment.notebook_id, Comment.cell_id, Comment.id, Comment.auto_comment
        ).where(Comment.cell_id.in_(cells))
        stand = {(row[0], row[1]): (row[2], row[3]) for row in self.db.execute(query)}
        silent = {one.student: one.silent for one in marks}
        new, changed = [], []
        for student, submission in known.items():
            unsaid = silent.get(student)
            for cell, name in cells.items():
                before = stand.get((submission.notebook, cell))
                said = "No response." if unsaid and name in unsaid else None
                if before is None:
                    key = {"notebook_id": submission.notebook, "cell_id": cell}
                    new.append({"auto_comment": said, **key})
                elif unsaid is not None and before[1] != said:
                    changed.append({"id": before[0], "auto_comment": said})
        self.insert(Comment, new)
        self.update(Comment, changed)

    def _write_penalties(
        self,
        marks: list[Marks],
        known: dict[str, _Submission],
        grades: dict[tuple[str, str], _Grade],
        cells: dict[str, Any],
        rule: tuple[Any, float, Policy],
    ) -> None:
        due, possible, policy = rule
        changed = []
        for one in marks:
            submission = known[one.student]
            seconds = 0.0
            if due is not None and submission.time is not None:
                until = due + submission.extension if submission.extension else due
                seconds = (submission.time - until).total_seconds()
            mine = (grades[submission.notebook, cell.id] for cell in cells.values())
            earned = sum(_points(grade) for grade in mine)
            lost = penalty(policy, seconds, earned, possible)
            if (lost or None) != (submission.late or None):
                changed.append({"id": submission.notebook, "late_submission_penalty": lost or None})
        self.update(SubmittedNotebook, changed)


def _row(grade: _Grade) -> dict[str, Any]:
    return {"id": grade.id, "auto_score": grade.auto, "needs_manual_grade": grade.waits}


def _points(grade: _Grade) -> float:
    """What nbgrader counts: a teacher's points before the test's, and what is given on top."""
    points = grade.auto if grade.manual is None else grade.manual
    return (points or 0.0) + (grade.extra or 0.0)


def words(book: Any) -> Words:
    """What a teacher has written into a book, and what lateness costs."""
    of_notebook = SubmittedNotebook.id == Grade.notebook_id
    of_submission = SubmittedAssignment.id == SubmittedNotebook.assignment_id
    of_assignment = Assignment.id == SubmittedAssignment.assignment_id
    who = (SubmittedAssignment.student_id, Assignment.name)
    said = (
        select(*who, GradeCell.name, Grade.manual_score, Grade.extra_credit)
        .select_from(Grade)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
        .join(SubmittedNotebook, of_notebook)
        .join(SubmittedAssignment, of_submission)
        .join(Assignment, of_assignment)
        .where(or_(Grade.manual_score.is_not(None), Grade.extra_credit.is_not(None)))
    )
    lost = (
        select(*who, SubmittedNotebook.late_submission_penalty)
        .select_from(SubmittedNotebook)
        .join(SubmittedAssignment, of_submission)
        .join(Assignment, of_assignment)
        .where(SubmittedNotebook.late_submission_penalty > 0)
    )
    return Words(
        [Word(row[0], row[1], row[2], row[3], row[4] or 0.0) for row in book.db.execute(said)],
        [tuple(row) for row in book.db.execute(lost)],
    )
