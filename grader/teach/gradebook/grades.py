"""Marks in a book: what stands there is compared with what should, and the difference written.

A step is written in one transaction, so whoever reads the book, or comes after a run that was
killed, finds a step whole or as it was.
"""

from dataclasses import dataclass
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import func, select

from grader.teach.gradebook.late import penalty
from grader.teach.gradebook.messages import Marks, Policy
from grader.teach.gradebook.tables import Tables

# Columns of the table itself are read several times as fast as attributes of nbgrader's model.
GRADE, COMMENT = Grade.__table__.c, Comment.__table__.c
Scores = dict[str, float | None]


@dataclass
class _Submission:
    """A submission as the book has it. late: the penalty for it."""

    id: str
    notebook: str
    time: Any = None
    extension: Any = None
    late: float | None = None


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
        known = self._submissions(notebook.id)
        marks = [one for one in marks if one.handed_in or one.student in known]
        self._add_submissions(notebook, marks, times, known)
        self._move_times(marks, times, known)
        cells = notebook.grade_cells
        told = [(known[one.student].notebook, one.scores) for one in marks]
        for cell in cells:
            name, most = cell.name, cell.max_score
            scores = {place: _at_most(said.get(name), most) for place, said in told}
            self._write_grades(cell.id, scores, known, anew=late is None)
        for cell in notebook.solution_cells:
            silent = {
                known[one.student].notebook: "No response." if cell.name in one.silent else None
                for one in marks
                if one.silent is not None
            }
            self._write_comments(cell.id, silent, known)
        due = notebook.assignment.duedate
        if late is not None:
            possible = sum(cell.max_score for cell in cells)
            those = [known[one.student] for one in marks]
            self._write_penalties(notebook.id, those, due, possible, late)
        self.db.commit()
        return due is not None

    # ------------------------------------------------------------------------- submissions

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
        assignments, notebooks = [], []
        for one in marks:
            if one.student in known:
                continue
            new = _Submission(new_uuid(), new_uuid(), times[one.timestamp])
            known[one.student] = new
            assignments.append(
                {
                    "id": new.id,
                    "assignment_id": notebook.assignment_id,
                    "student_id": one.student,
                    "timestamp": new.time,
                }
            )
            notebooks.append(
                {"id": new.notebook, "assignment_id": new.id, "notebook_id": notebook.id}
            )
        self.insert(SubmittedAssignment, assignments)
        self.insert(SubmittedNotebook, notebooks)

    def _move_times(
        self, marks: list[Marks], times: dict[str, Any], known: dict[str, _Submission]
    ) -> None:
        changed = []
        for one in marks:
            time, submission = times[one.timestamp], known[one.student]
            if time is not None and time != submission.time:
                submission.time = time
                changed.append({"id": submission.id, "timestamp": time})
        self.update(SubmittedAssignment, changed)

    def _write_penalties(
        self, notebook: str, those: list[_Submission], due: Any, possible: float, policy: Policy
    ) -> None:
        late = {one.notebook: _seconds_late(one, due) for one in those}
        earned: dict[str, float] = {}
        if policy.kind != "none" and any(late.values()):
            query = (
                select(Grade.notebook_id, func.sum(Grade.score))  # nbgrader's: manual before auto
                .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
                .where(SubmittedNotebook.notebook_id == notebook)
                .group_by(Grade.notebook_id)
            )
            earned = {row[0]: row[1] for row in self.db.execute(query)}
        changed = []
        for one in those:
            points = earned.get(one.notebook, 0.0)
            lost = penalty(policy, late[one.notebook], points, possible) or None
            if lost != (one.late or None):
                changed.append({"id": one.notebook, "late_submission_penalty": lost})
        self.update(SubmittedNotebook, changed)
        if changed:
            self.rows["penalties"] += len(changed)

    # ------------------------------------------------------------------------------- cells

    def _write_grades(
        self, cell: str, scores: Scores, known: dict[str, _Submission], anew: bool
    ) -> None:
        """One test's scores, by submitted notebook; every submission has a grade for it."""
        query = select(GRADE.notebook_id, GRADE.auto_score).where(GRADE.cell_id == cell)
        stand = dict(self.db.execute(query).all())
        if not anew and len(stand) == len(known) and scores.items() <= stand.items():
            return
        new = [
            {"id": new_uuid(), "cell_id": cell, "notebook_id": one.notebook}
            | _graded(scores.get(one.notebook), None)
            for one in known.values()
            if one.notebook not in stand
        ]
        columns = (GRADE.notebook_id, GRADE.id, GRADE.manual_score, GRADE.needs_manual_grade)
        changed = []
        for notebook, grade, manual, waits in self.db.execute(
            select(*columns).where(GRADE.cell_id == cell)
        ):
            if notebook not in scores:
                continue
            after = _graded(scores[notebook], manual)
            same = after["auto_score"] == stand[notebook]
            if not same or (anew and after["needs_manual_grade"] != waits):
                changed.append({"id": grade, **after})
        self.insert(Grade, new)
        self.update(Grade, changed)

    def _write_comments(
        self, cell: str, silent: dict[str, str | None], known: dict[str, _Submission]
    ) -> None:
        """Every submission has a comment on every hole, even if it is empty."""
        query = select(COMMENT.notebook_id, COMMENT.id, COMMENT.auto_comment)
        rows = self.db.execute(query.where(COMMENT.cell_id == cell)).all()
        stand = {row[0]: (row[1], row[2]) for row in rows}
        new = [
            {
                "cell_id": cell,
                "notebook_id": one.notebook,
                "auto_comment": silent.get(one.notebook),
            }
            for one in known.values()
            if one.notebook not in stand
        ]
        changed = [
            {"id": stand[notebook][0], "auto_comment": said}
            for notebook, said in silent.items()
            if notebook in stand and stand[notebook][1] != said
        ]
        self.insert(Comment, new)
        self.update(Comment, changed)


def _at_most(score: float | None, points: float) -> float | None:
    return None if score is None else min(score, points)


def _graded(score: float | None, manual: float | None) -> dict[str, Any]:
    waits = score is None or manual is not None
    return {"auto_score": score, "needs_manual_grade": waits}


def _seconds_late(one: _Submission, due: Any) -> float:
    if due is None or one.time is None:
        return 0.0
    until = due + one.extension if one.extension else due
    return max(0.0, float((one.time - until).total_seconds()))
