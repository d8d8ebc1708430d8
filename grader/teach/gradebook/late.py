"""When steps are due, and what a late submission loses.

`CLASS/deadlines.csv` has the columns `step` and `due`; `--deadline TIME` holds for all steps.
"""

import csv
import io
import math
from datetime import UTC, datetime
from pathlib import Path

from grader.course import Course, CourseError
from grader.teach.gradebook.messages import Policy

DAY = 24 * 60 * 60
EXAMPLE = "2026-11-25T23:59+01:00"
POLICIES = "none, zero, or per-day:10 (10 % of the points possible for each begun day)"


def read_policy(text: str) -> Policy:
    """What `--late` says. Raises CourseError."""
    kind, colon, percent = text.partition(":")
    if text in ("none", "zero"):
        return Policy(text)
    try:
        number = float(percent) if kind == "per-day" and colon else math.nan
    except ValueError:
        number = math.nan
    if not 0 < number <= 100:
        raise CourseError(f"--late {text}: write {POLICIES}")
    return Policy(kind, number)


def penalty(policy: Policy, seconds: float, earned: float, possible: float) -> float:
    """The points that a submission loses, never more than it earned.

    A day that has begun counts as a whole one. The percentage is of the points possible.
    """
    if seconds <= 0 or policy.kind == "none" or earned <= 0:
        return 0.0
    if policy.kind == "zero":
        return earned
    days = math.ceil(seconds / DAY)
    return round(min(earned, days * policy.percent / 100 * possible), 9)


def moment(text: str) -> datetime | None:
    """A point in time in ISO 8601; None for what is none, as without its offset from UTC."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is not None else None


def read_time(text: str, where: str) -> str:
    """A time in UTC, in ISO 8601, from one with an offset. Raises CourseError."""
    time = moment(text.strip())
    if time is None:
        raise CourseError(f"{where}: {text!r} is no time with an offset: write it as {EXAMPLE}")
    return time.astimezone(UTC).isoformat()


def read_deadlines(path: Path, course: Course, deadline: str | None = None) -> dict[str, str]:
    """When each step is due, where that is known; the file goes before `deadline`.

    Raises CourseError, with file and line.
    """
    due: dict[str, str] = {}
    if deadline is not None:
        due = dict.fromkeys((step.name for step in course), read_time(deadline, "--deadline"))
    if not path.exists():
        return due
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} can't be read ({error}): save it as “CSV UTF-8”") from None
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    seen = set[str]()
    for fields in rows:
        cells = [field.strip() for field in fields]
        where = f"{path}, line {rows.line_num}"
        if not any(cells):
            continue
        if rows.line_num == 1:
            if cells != ["step", "due"]:
                raise CourseError(f"{where}: the first line must be step,due")
            continue
        if len(cells) != 2:
            raise CourseError(f"{where}: {len(cells)} fields: write one such as step01,{EXAMPLE}")
        try:
            name = course[cells[0]].name
        except CourseError as error:
            raise CourseError(f"{where}: {error}") from None
        if name in seen:
            raise CourseError(f"{where}: {name} stands in an earlier line already: take one out")
        seen.add(name)
        due[name] = read_time(cells[1], where)
    return due
