"""The points of a class as CSV, read back, and checked by the rules of whoever imports them."""

import csv
import io
import re

import msgspec
import pytest
from nbgrader.api import Gradebook

from grader.cli import main
from grader.teach.cells import harmless_cell
from grader.teach.export import MOST_NAMED, _decimal, place, title
from grader.teach.result import from_json, to_json
from grader.tests.gradebook_class import address, class_of, marked  # noqa: F401


@pytest.fixture
def room(tmp_path, marked):  # noqa: F811
    return class_of(tmp_path / "class", marked, ada=1.0, bob=0.5, carl=0.0, dora=None)


def exported(room, name):
    """The rows of a format, as a program that knows CSV reads them."""
    assert main(["export", str(room.root), "--format", name]) == 0
    text = place(room, name).read_bytes().decode("utf-8-sig")
    assert "\r\n" in text
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_a_spreadsheet_tells_nothing_earned_from_nothing_handed_in(room):
    head, *rows = exported(room, "csv")
    assert head[-3:] == ["total", "possible", "late"]
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert list(found) == ["ada", "bob", "carl", "dora"]
    assert (found["ada"]["step01"], found["ada"]["total"]) == ("50", "100")
    assert (found["carl"]["step02"], found["carl"]["total"]) == ("0", "0")
    assert (found["dora"]["step02"], found["dora"]["total"]) == ("", "")
    assert found["ada"]["last_name"] == "Ó, ada"


def test_canvas_can_import_what_is_written(room, course):
    """By the rules of its importer, grader/teach/export.py."""
    head, possible, *rows = exported(room, "canvas")
    assert head[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert head[5:] == [title(course[name]) for name in ("step01", "step02")]
    assert not any(re.search(r"\(\d+\)$|Score|Points|Grade", name) for name in head[5:])
    assert possible == ["Points Possible", "", "", "", "", "50", "50"]
    assert {len(row) for row in (head, possible, *rows)} == {7}
    assert rows[0] == ["Ó, ada, Ada", "", "sis-ada", "ada", "A", "50", "50"]
    assert rows[3][5:] == ["", ""]
    for row in rows:
        assert all(re.fullmatch(r"(\d+(\.\d+)?)?", cell) for cell in row[5:])
    assert not (room.exports / "canvas.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_canvas_is_told_whom_it_can_only_know_by_name(room, capsys):
    room.roster.write_text("student,repository\nada,here\n", encoding="utf-8")
    exported(room, "canvas")
    assert "1 of 1 students have neither" in capsys.readouterr().err


def test_moodle_can_import_what_is_written(room, course):
    head, *rows = exported(room, "moodle")
    first, second = (title(course[name]) for name in ("step01", "step02"))
    assert head == [
        "Email address", first, f"{first} (feedback)", second, f"{second} (feedback)"
    ]  # fmt: skip
    assert all(row[0] for row in rows), "who has no identity gets the grades of the one before"
    assert len({row[0] for row in rows}) == len(rows)
    assert rows[0][1:3] == ["50", "50 of 50 points."]
    assert "Not passed: " in rows[2][4]
    assert rows[2][4].count(",") == MOST_NAMED - 1
    assert rows[2][4].endswith(" more.")
    assert rows[3][1:] == ["-", "Nothing to mark.", "-", "Nothing to mark."]


def test_moodle_says_why_a_file_counts_for_nothing(room):
    reason = "exercises/step02/slopes.py, line 3, is no Python."
    result = from_json(room.result("carl").read_bytes())
    steps = [msgspec.structs.replace(one, refused=reason) for one in result.steps]
    room.result("carl").write_bytes(to_json(msgspec.structs.replace(result, steps=steps)))
    told = exported(room, "moodle")[3][4]
    assert told == f"0 of 50 points. The file can't be used: {reason}"


def test_moodle_tells_what_is_wrong_from_what_is_not_written(room):
    result = from_json(room.result("carl").read_bytes())
    unwritten = "`square_slope` is not written yet (slopes.py, line 3)"
    first, second = result.steps
    tests = [
        msgspec.structs.replace(one, message=unwritten) if one.hole == "square_slope" else one
        for one in second.tests
    ]
    steps = [first, msgspec.structs.replace(second, tests=tests)]
    room.result("carl").write_bytes(to_json(msgspec.structs.replace(result, steps=steps)))
    told = exported(room, "moodle")[3][4]
    assert "Not passed: " in told
    assert told.endswith(" Not written yet: square_slope.")
    broken = [msgspec.structs.replace(one, message="No Python.\n\nMend.") for one in second.tests]
    steps = [first, msgspec.structs.replace(second, tests=broken)]
    room.result("carl").write_bytes(to_json(msgspec.structs.replace(result, steps=steps)))
    assert exported(room, "moodle")[3][4] == "0 of 50 points. The file can't be used: No Python."


def test_a_class_without_results_is_told(room, capsys):
    for path in room.results.iterdir():
        path.unlink()
    exported(room, "canvas")
    assert "no student has a result" in capsys.readouterr().err


def test_moodle_gets_user_names_where_an_address_is_missing(room, capsys):
    text = room.roster.read_text(encoding="utf-8").replace("bob@example.org", "")
    room.roster.write_text(text, encoding="utf-8")
    head, *rows = exported(room, "moodle")
    assert (head[0], [row[0] for row in rows]) == ("Username", ["ada", "bob", "carl", "dora"])
    assert "1 of 4 students have no email in the roster" in capsys.readouterr().err


def test_what_a_teacher_gave_counts_and_negative_numbers_stay_numbers(room, marked):  # noqa: F811
    assert main(["gradebook", str(room.root)]) == 0
    name = next(test.name for test in marked.steps[0].tests if test.max_score)
    with Gradebook(address(room)) as book:
        book.find_grade(name, "step01", "step01", "carl").manual_score = -2.5
        late = book.find_submission("step02", "ada").notebooks[0]
        late.late_submission_penalty = 7.0
        book.db.commit()
    head, *rows = exported(room, "csv")
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert (found["carl"]["step01"], found["carl"]["total"]) == ("-2.5", "-2.5")
    assert (found["ada"]["step02"], found["ada"]["late"]) == ("43", "-7")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "  =1", "＝1", "a;=1", "a\t@x", "-"]
)
def test_no_cell_is_a_formula(text):
    shown = harmless_cell(text)
    assert shown.replace("'", "") == text
    assert not re.search(r"(^|[;\t])\s*[=+\-@＝]", shown)
    assert shown[0] not in "\t\r"


@pytest.mark.parametrize("text", ["ada", "O'Neil", "a-b", "a=b", "Müller; Ada", ""])
def test_other_cells_stay_as_they_are(text):
    assert harmless_cell(text) == text


def test_a_formula_in_a_roster_is_harmless_in_every_format(room):
    text = room.roster.read_text(encoding="utf-8").replace("Bob", "=cmd|x!A0")
    room.roster.write_text(text.replace(",A,sis-bob", ",+A,@bob"), encoding="utf-8")
    for name in ("csv", "canvas", "moodle"):
        for row in exported(room, name):
            for cell in row:
                assert not cell.startswith(("=", "+", "@")), name


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.0, "0"), (-0.0, "0"), (100.0, "100"), (10 / 3, "3.3333"), (-4.5, "-4.5")],
)
def test_numbers(number, text):
    assert _decimal(number) == text


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--format", "excel"], "there are csv, canvas, moodle"),
     (["--format", "csv,canvas", "-o", "x.csv"], "one format")],
)  # fmt: skip
def test_wrong_usage_is_told(options, said, room, capsys):
    assert main(["export", str(room.root), *options]) == 2
    assert said in capsys.readouterr().err
    assert not room.exports.exists()
