"""What a teacher has written into a book, and what lateness costs: read, without nbgrader's models.

They take longer to import than all there is to read.
"""

from typing import Any

from sqlalchemy import create_engine, inspect, text

from grader.teach.gradebook.messages import Word, Words

SUBMISSION = """
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    JOIN assignment ON assignment.id = submitted_assignment.assignment_id
"""
SAID = f"""
    SELECT student_id, assignment.name, base_cell.name, manual_score, extra_credit
    FROM grade
    JOIN base_cell ON base_cell.id = grade.cell_id
    JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id {SUBMISSION}
    WHERE manual_score IS NOT NULL OR extra_credit IS NOT NULL
"""
LOST = f"""
    SELECT student_id, assignment.name, late_submission_penalty
    FROM submitted_notebook {SUBMISSION}
    WHERE late_submission_penalty > 0
"""


def words(address: Any) -> Words:
    """Everything of that kind in a database; nothing where it has no tables yet."""
    engine = create_engine(address)
    try:
        if "grade" not in inspect(engine).get_table_names():
            return Words()
        with engine.connect() as connection:
            said = connection.execute(text(SAID)).all()
            lost = connection.execute(text(LOST)).all()
    finally:
        engine.dispose()
    return Words(
        [Word(row[0], row[1], row[2], row[3], row[4] or 0.0) for row in said],
        [(row[0], row[1], row[2]) for row in lost],
    )
