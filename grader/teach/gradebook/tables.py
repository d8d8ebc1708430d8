"""nbgrader's tables, written by hundreds of rows through the session of its own Gradebook."""

from collections import Counter
from typing import Any

from nbgrader.api import Base, Course
from sqlalchemy import create_engine, delete, insert, inspect, text, update
from sqlalchemy.engine import URL

VERSION = "alembic_version"


def without_half_made_tables(address: str | URL) -> None:
    """Remove what a Gradebook left that was killed while it made its tables.

    It fills in the course last, so tables without one, and without the note of their version, were
    never used; nbgrader would take them for a book of its earliest days.
    """
    engine = create_engine(address)
    try:
        names = inspect(engine).get_table_names()
        with engine.begin() as connection:
            if not names or _has_row(connection, names, VERSION):
                return
            if not _has_row(connection, names, Course.__tablename__):
                Base.metadata.drop_all(connection)
                connection.execute(text(f"DROP TABLE IF EXISTS {VERSION}"))
    finally:
        engine.dispose()


def _has_row(connection: Any, names: list[str], table: str) -> bool:
    if table not in names:
        return False
    return connection.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).first() is not None


class Tables:
    """Writes into an open book what differs. rows: how many were written, by table."""

    def __init__(self, book: Any) -> None:
        self.db = book.db
        self.course_id = book.course_id
        self.rows: Counter[str] = Counter()

    def insert(self, model: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.db.execute(insert(model), rows)
            self.rows[model.__tablename__] += len(rows)

    def update(self, model: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.db.execute(update(model), rows)
            self.rows[model.__tablename__] += len(rows)

    def delete(self, model: Any, where: Any) -> None:
        done = self.db.execute(
            delete(model).where(where).execution_options(synchronize_session=False)
        )
        if done.rowcount:
            self.rows[model.__tablename__] += done.rowcount
