"""The roster of a class, `roster.csv`: who is in it, and where each one's repository is.

The first line names the columns. `student` and `repository` must be there; `email`, `first_name`,
`last_name`, `section`, `sis_id` and `login_id` may be; others are left alone. A student's name
becomes the name of a folder and of files on every system, so not all names will do.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.course import CourseError

REQUIRED = ("student", "repository")
OPTIONAL = ("email", "first_name", "last_name", "section", "sis_id", "login_id")
DELIMITERS = ",;\t"
MAX_NAME, MAX_BYTES, MAX_FIELD = 64, 200, 1000
MAX_TOLD = 20
NAME = re.compile(r"[\w.@+-]+")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
SAVE_AS = "save it as “CSV UTF-8”"


class RosterError(CourseError):
    """The roster can't be used; the message names file, line and remedy."""


class Student(msgspec.Struct, frozen=True):
    """One line of the roster. line: its number in the file."""

    student: str
    repository: str
    line: int
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    section: str = ""
    sis_id: str = ""
    login_id: str = ""


def read_roster(path: Path) -> list[Student]:
    """The students of a class, in the order of the roster. Raises RosterError."""
    rows = list(_rows(path, _text(path)))
    if not rows:
        raise RosterError(f"{path} is empty: its first line must be {','.join(REQUIRED)}")
    columns = _columns(path, rows[0][1])
    students, troubles = list[Student](), list[str]()
    known: dict[str, Student] = {}
    for line, fields in rows[1:]:
        trouble = _trouble(columns, fields)
        if trouble is None:
            student = _student(columns, fields, line)
            other = known.setdefault(collision_key(student.student), student)
            students.append(student)
            if other is student:
                continue
            trouble = (
                f"{student.student!r} stands in line {other.line} already"
                if other.student == student.student
                else f"{student.student!r} and {other.student!r} (line {other.line}) are one name "
                "on systems that do not tell cases apart: rename one of them"
            )
        troubles.append(f"{path}, line {line}: {trouble}")
    if troubles:
        more = [f"and {len(troubles) - MAX_TOLD} more"] if len(troubles) > MAX_TOLD else []
        raise RosterError("\n".join([*troubles[:MAX_TOLD], *more]))
    if not students:
        raise RosterError(f"{path} names no student: write a line for each below the first")
    return students


def with_students(path: Path, new: dict[str, str]) -> bytes:
    """The roster with more lines at its end, in its own encoding and columns; the rest as it is.

    new: repositories by student. Raises RosterError.
    """
    data, text = path.read_bytes(), _text(path)
    first = text.lstrip("\r\n").partition("\n")[0]
    columns = _columns(path, next(_rows(path, text))[1])
    end = "\r\n" if "\r\n" in text else "\n"
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=max(DELIMITERS, key=first.count), lineterminator=end)
    for student, repository in new.items():
        known = {"student": student, "repository": repository}
        writer.writerow([known.get(column, "") for column in columns])
    added = ("" if text.endswith("\n") else end) + lines.getvalue()
    if data.startswith(b"\xff\xfe"):
        return data + added.encode("utf-16-le")
    return data + added.encode("utf-16-be" if data.startswith(b"\xfe\xff") else "utf-8")


def legal_name(login: str, taken: set[str]) -> str:
    """A student's name made of a login. taken: collision keys of other names; gets the new one."""
    name = "".join(c if NAME.fullmatch(c) else "_" for c in login)[: MAX_NAME - 8].strip(".-+@")
    name = f"_{name}" if not name or RESERVED.fullmatch(name) else name
    whole, number = name, 2
    while collision_key(whole) in taken:
        whole, number = f"{name}-{number}", number + 1
    taken.add(collision_key(whole))
    return whole


def collision_key(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def name_trouble(name: str) -> str | None:
    """Why a student's name can't be the name of a folder everywhere; None where it can."""
    if not name:
        return "`student` is empty: give every student a name, such as the login"
    if len(name) > MAX_NAME or len(name.encode()) > MAX_BYTES:
        return f"`student` has {len(name)} characters, too many for a file's name: take the login"
    bad = NAME.sub("", name)
    if bad:
        shown = " ".join(sorted({_shown(character) for character in bad}))
        return (
            f"`student` is {_quoted(name)}, with {shown} in it: use letters, digits and . _ - + @ "
            "alone (names of people go into first_name and last_name)"
        )
    if name[0] in ".-+@" or name[-1] == ".":
        return f"`student` is {name!r}: it must not begin with . - + @ nor end in a dot"
    if RESERVED.fullmatch(name):
        return f"`student` is {name!r}, a name that Windows keeps for itself: choose another"
    return None


def _shown(character: str) -> str:
    if character == " ":
        return "a space"
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _quoted(name: str) -> str:
    return ascii(name) if not name.isprintable() else repr(name)


def _text(path: Path) -> str:
    """The file as text: UTF-8, with a mark of it or not, or UTF-16 with one."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise RosterError(
            f"{path} is not there: write one, with the first line {','.join(REQUIRED)}"
        ) from None
    except OSError as error:
        raise RosterError(f"{path} can't be read: {error.strerror}") from None
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        kind = "UTF-16" if marked else "UTF-8"
        raise RosterError(f"{path}, line {line}: this is not {kind} text: {SAVE_AS}") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RosterError(f"{path}, line {line}: a null character: this is no CSV; {SAVE_AS}")
    return text


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that is not blank, with its number; one with quoted line ends has its last."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            fields = [unicodedata.normalize("NFC", field.strip()) for field in row]
            if any(fields):
                yield reader.line_num, fields
    except csv.Error as error:
        raise RosterError(
            f"{path}, line {reader.line_num}: {error}: is a quotation mark left open?"
        ) from None


def _columns(path: Path, names: list[str]) -> list[str]:
    columns = [re.sub(r"[ -]", "_", name).lower() for name in names]
    while columns and not columns[-1]:
        columns.pop()
    for name in REQUIRED:
        if name not in columns:
            raise RosterError(
                f"{path}, line 1: no column `{name}`: the first line must name the columns, "
                f"{', '.join(REQUIRED)} and, where wanted, {', '.join(OPTIONAL)}"
            )
    for name in (*REQUIRED, *OPTIONAL):
        if columns.count(name) > 1:
            raise RosterError(f"{path}, line 1: two columns `{name}`: take one of them out")
    return columns


def _trouble(columns: list[str], fields: list[str]) -> str | None:
    """What is wrong with one line; None where it can be used."""
    while len(fields) > len(columns) and not fields[-1]:
        fields.pop()
    if len(fields) != len(columns):
        return (
            f"{len(fields)} fields where the first line has {len(columns)}: is a comma missing, or "
            "is there one in a text without quotation marks?"
        )
    for name, field in zip(columns, fields, strict=True):
        if len(field) > MAX_FIELD:
            return f"`{name}` has {len(field):,} characters: at most {MAX_FIELD:,}"
        odd = next((c for c in field if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")), None)
        if odd is not None:
            return f"`{name}` has the character {_shown(odd)} in it: take it out"
    return name_trouble(fields[columns.index("student")])


def _student(columns: list[str], fields: list[str], line: int) -> Student:
    known = {
        name: field
        for name, field in zip(columns, fields, strict=True)
        if name in REQUIRED + OPTIONAL
    }
    return Student(line=line, **known)
