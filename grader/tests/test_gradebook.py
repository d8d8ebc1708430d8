"""Results of forks in nbgrader's gradebook."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from unittest import mock

import msgspec
import nbgrader.api
import pytest
from nbgrader.api import Gradebook

from grader.cli import main
from grader.course import ROOT, CourseError
from grader.teach.collection import Collected, write_collection
from grader.teach.gradebook import forks
from grader.teach.gradebook.late import penalty, read_deadlines, read_policy
from grader.teach.gradebook.messages import Policy
from grader.teach.gradebook.process import carried_out
from grader.teach.result import from_json, to_json
from grader.tests.gradebook_class import address, class_of, marked, standing  # noqa: F401
from grader.tests.postgres import server

ALEMBIC_VERSION = cache(nbgrader.api.get_alembic_version)  # asks a program for it


@pytest.fixture
def room(tmp_path, marked):  # noqa: F811
    """ada has everything, bob a part, carl nothing, dora has handed in nothing."""
    return class_of(tmp_path / "class", marked, ada=1.0, bob=0.5, carl=0.0, dora=None)


def fill(room, *options):
    """`grader gradebook`; the process that has nbgrader is this one, which has it loaded."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # alembic
    with (
        mock.patch.object(forks, "ask", lambda order: msgspec.json.encode(carried_out(order))),
        mock.patch.object(nbgrader.api, "get_alembic_version", ALEMBIC_VERSION),
        mock.patch.dict(os.environ, PATH=beside),
    ):
        assert main(["gradebook", str(room.root), *options]) == 0


def test_each_step_is_an_assignment_and_each_test_a_cell(room, course, capsys):
    fill(room)
    assert "students: 4, steps: 12, submissions: 6, points of tests: " in capsys.readouterr().out
    with Gradebook(address(room)) as book:
        assert {one.name for one in book.assignments} == {step.name for step in course}
        assert all(cell.max_score is not None for one in book.assignments
                   for cell in one.notebooks[0].grade_cells)  # fmt: skip
        person = book.find_student("bob")
        assert (person.first_name, person.email) == ("Bob", "bob@example.org")
        assert book.find_submission("step01", "ada").score == pytest.approx(50)
        for step in from_json(room.result("bob").read_bytes()).steps:
            submission = book.find_submission(step.step, "bob")
            found = {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
            assert found == pytest.approx({test.name: test.score for test in step.tests})
            assert not submission.needs_manual_grade


def test_nothing_handed_in_is_not_nothing_earned(room):
    fill(room)
    with Gradebook(address(room)) as book:
        assert book.find_submission("step02", "carl").score == 0
        assert {one.student.id for one in book.find_assignment("step02").submissions} == {
            "ada",
            "bob",
            "carl",
        }


def test_a_missing_file_is_not_handed_in_but_corrects_what_was(room):
    result = from_json(room.result("carl").read_bytes())
    missing = [
        msgspec.structs.replace(step, refused="exercises/step02/slopes.py is missing.")
        if step.step == "step02"
        else step
        for step in result.steps
    ]
    room.result("carl").write_bytes(to_json(msgspec.structs.replace(result, steps=missing)))
    fill(room)
    with Gradebook(address(room)) as book:
        assert {one.student.id for one in book.find_assignment("step02").submissions} == {
            "ada",
            "bob",
        }
    room.result("ada").write_bytes(room.result("carl").read_bytes())
    fill(room)
    with Gradebook(address(room)) as book:
        assert book.find_submission("step02", "ada").score == 0


def test_who_has_nothing_to_mark_loses_what_stands_in_the_book(room):
    fill(room)
    room.result("ada").unlink()
    room.result("bob").unlink()
    fill(room)
    with Gradebook(address(room)) as book:
        assert book.find_submission("step02", "ada").score > 0, "nobody says that it is gone"
    gone = Collected("ada", "/ada", "empty", reason="nothing was there by the deadline")
    write_collection(room, {"ada": gone, "dora": gone, "bob": Collected("bob", "/bob", "failed")})
    fill(room)
    with Gradebook(address(room)) as book:
        assert book.find_submission("step02", "ada").score == 0
        assert book.find_submission("step02", "bob").score > 0
        students = {one.student.id for one in book.find_assignment("step02").submissions}
        assert "dora" not in students


def test_an_unchanged_class_writes_nothing_and_a_change_its_rows_alone(room, marked, capsys):  # noqa: F811
    fill(room)
    before = room.gradebook.read_bytes()
    for asked in (False, True):
        if asked:  # compared row by row, and not only known to be the same
            (room.root / ".gradebook.json").unlink()
        capsys.readouterr()
        fill(room)
        assert "nothing has changed" in capsys.readouterr().out
        assert room.gradebook.read_bytes() == before
    result = from_json(room.result("carl").read_bytes())
    first, *others = result.steps
    first = msgspec.structs.replace(first, tests=marked.steps[0].tests)
    room.result("carl").write_bytes(
        to_json(msgspec.structs.replace(result, steps=[first, *others]))
    )
    fill(room)
    changed = sum(test.max_score > 0 for test in first.tests)
    assert f"written anew: points of tests: {changed}\n" in capsys.readouterr().out


def test_a_grade_that_somebody_has_changed_in_the_book_is_put_right(room):
    fill(room)
    whole = standing(room)
    with Gradebook(address(room)) as book:
        book.find_submission("step02", "bob").notebooks[0].grades[0].auto_score = 0.123
        book.db.commit()
    fill(room)
    assert standing(room) == whole


def test_a_teachers_word_outlives_marking(room, marked):  # noqa: F811
    fill(room)
    name = next(test.name for test in marked.steps[1].tests if test.max_score)
    with Gradebook(address(room)) as book:
        grade = book.find_grade(name, "step02", "step02", "carl")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 4.0, 1.0, False
        book.find_comment("square_slope", "step02", "step02", "carl").manual_comment = "Nearly."
        book.db.commit()
    fill(room)
    with Gradebook(address(room)) as book:
        assert not book.find_grade(name, "step02", "step02", "carl").needs_manual_grade
    room.result("carl").write_bytes(room.result("ada").read_bytes())
    fill(room)
    with Gradebook(address(room)) as book:
        grade = book.find_grade(name, "step02", "step02", "carl")
        assert grade.auto_score == grade.max_score
        assert (grade.manual_score, grade.extra_credit) == (4.0, 1.0)
        assert grade.needs_manual_grade
        comment = book.find_comment("square_slope", "step02", "step02", "carl")
        assert comment.manual_comment == "Nearly."


def test_a_changed_course_changes_the_cells(room):
    fill(room)
    with Gradebook(address(room)) as book:
        cell = book.find_grade_cell("test_slope_of_the_square", "step02", "step02")
        cell.name, whole = "test_of_last_year", standing(room)
        book.db.commit()
    fill(room)
    assert standing(room) == whole
    with Gradebook(address(room)) as book:
        cell = book.find_grade_cell("test_slope_of_the_square", "step02", "step02")
        cell.name, cell.grades[0].manual_score = "test_of_last_year", 1.0
        book.db.commit()
    assert main(["gradebook", str(room.root)]) == 3


# --------------------------------------------------------------------------------- lateness


@pytest.mark.parametrize(
    ("policy", "hours", "lost"),
    [("none", 30, 0), ("zero", 1, 30), ("zero", 0, 0), ("per-day:10", 1, 5), ("per-day:10", 24, 5),
     ("per-day:10", 25, 10), ("per-day:50", 72, 30), ("per-day:10", -5, 0)],
)  # fmt: skip
def test_what_lateness_costs(policy, hours, lost):
    assert penalty(read_policy(policy), hours * 3600, 30.0, 50.0) == lost


def test_a_policy_without_a_due_time_says_that_it_changes_nothing(room, capsys):
    fill(room, "--late", "zero")
    said = capsys.readouterr().out
    assert "nobody is late in step01, step02" in said
    assert str(room.deadlines) in said
    fill(room)
    assert "nobody is late" not in capsys.readouterr().out


def test_lateness_stands_in_the_book_by_step(room, capsys):
    """Who pushes one step late has not handed in the others anew."""
    commit = "a" * 40
    result = msgspec.structs.replace(from_json(room.result("ada").read_bytes()), commit=commit)
    room.result("ada").write_bytes(to_json(result))

    def collected(time):
        one = Collected("ada", "here", "collected", commit, time, "push")
        write_collection(room, {"ada": one})

    collected("2026-11-25T12:00:00Z")
    options = ("--late", "per-day:10", "--deadline", "2026-11-25T14:00+01:00")
    fill(room, *options)
    with Gradebook(address(room)) as book:
        assert book.find_submission("step01", "ada").late_submission_penalty == 0
        assert book.find_assignment("step01").duedate.isoformat() == "2026-11-25T13:00:00"
    first, second, *others = result.steps
    later = msgspec.structs.replace(second, seed=second.seed + 1)
    result = msgspec.structs.replace(result, steps=[first, later, *others])
    room.result("ada").write_bytes(to_json(result))
    collected("2026-11-25T13:00:01Z")
    fill(room, *options)
    with Gradebook(address(room)) as book:
        assert book.find_submission("step01", "ada").late_submission_penalty == 0
        late = book.find_submission("step02", "ada")
        assert late.timestamp.isoformat() == "2026-11-25T13:00:01"
        assert late.late_submission_penalty == 5
    capsys.readouterr()
    fill(room, "--late", "none")
    assert "written anew: penalties: 1\n" in capsys.readouterr().out
    with Gradebook(address(room)) as book:
        assert book.find_submission("step02", "ada").late_submission_penalty == 0


@pytest.mark.parametrize("wrong", ["per-day", "per-day:0", "per-day:x", "per-day:101", "half"])
def test_a_wrong_policy_is_refused(wrong):
    with pytest.raises(CourseError, match="write none, zero"):
        read_policy(wrong)
    assert read_policy("zero") == Policy("zero")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("step,date\n", "line 1: the first line must be step,due"),
        ("step,due\nstep99,2026-11-25T12:00Z\n", "line 2: there is no step 'step99'"),
        ("step,due\nstep01,tomorrow\n", "line 2: 'tomorrow' is no time"),
        ("step,due\nstep01,2026-11-25T12:00\n", "with an offset"),
        ("step,due\nstep01,2026-11-25T12:00Z,\n", "line 2: 3 fields"),
        ("step;due\nstep01;2026-11-25T12:00Z\nstep01;2026-11-26T12:00Z\n", "line 3: step01"),
    ],
)
def test_wrong_deadlines_are_named_by_line(text, said, tmp_path, course):
    path = tmp_path / "deadlines.csv"
    path.write_text(text, encoding="utf-8-sig")
    with pytest.raises(CourseError, match=said):
        read_deadlines(path, course)


def test_a_file_of_deadlines_goes_before_the_option(tmp_path, course):
    path = tmp_path / "deadlines.csv"
    path.write_text("step,due\nstep02,2026-11-25T13:00+01:00\n", encoding="utf-8-sig")
    due = read_deadlines(path, course, "2026-12-01T00:00Z")
    assert (due["step01"][:10], due["step02"]) == ("2026-12-01", "2026-11-25T12:00:00+00:00")


# --------------------------------------------------------------------------------- refusals


def test_a_database_that_is_not_there_is_told_without_its_password(room, capsys):
    where = "postgresql://ada:geheim@127.0.0.1:1/none"
    assert main(["gradebook", str(room.root), "--db", where]) == 3
    said = capsys.readouterr().err
    assert "the gradebook's database says" in said
    assert "geheim" not in said


def test_a_second_run_waits_its_turn(room, capsys):
    with room.alone("gradebook", "writes the gradebook of"):
        assert main(["gradebook", str(room.root)]) == 2
    assert "another run writes the gradebook of" in capsys.readouterr().err


def test_a_book_that_was_killed_in_the_making_is_made_anew(room, monkeypatch):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    fill(room)
    whole = standing(room)
    room.gradebook.unlink()
    with Gradebook(address(room), "") as book:
        book.db.connection().exec_driver_sql("DELETE FROM alembic_version")
        book.db.connection().exec_driver_sql("DROP TABLE grade")
        book.db.commit()
    fill(room)
    assert standing(room) == whole
    with Gradebook(address(room)) as book:
        rows = book.db.connection().exec_driver_sql("SELECT * FROM alembic_version").all()
        assert len(rows) == 1


def test_whoever_marks_never_imports_nbgrader(room, tmp_path):
    """A false nbgrader leaves a trace; the book's own process meets it, nobody else does."""
    fake = tmp_path / "fake"
    trace = tmp_path / "trace"
    (fake / "nbgrader").mkdir(parents=True)
    body = f"open({str(trace)!r}, 'a').close()\nraise ImportError('not the real one')\n"
    (fake / "nbgrader" / "__init__.py").write_text(body, encoding="utf-8")
    (fake / "sitecustomize.py").write_text(f"import sys\nsys.path.insert(0, {str(fake)!r})\n")
    program = "import sys; from grader.cli import main; sys.exit(main())"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{fake}{os.pathsep}{ROOT}"}

    def run(*command):
        return subprocess.run(
            [sys.executable, "-c", program, *command],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    (room.secret).write_bytes(b"0123456789abcdef")
    room.submission("carl").mkdir(parents=True, exist_ok=True)
    done = run("autograde", str(room.root), "--only", "carl", "--steps", "step02", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert json.loads(room.result("carl").read_bytes())["official"]
    assert run("export", str(room.root)).returncode == 0
    assert not trace.exists()
    met = run("gradebook", str(room.root))
    assert met.returncode == 3
    assert trace.exists()


def test_the_same_book_in_postgresql(room, capsys):
    fill(room)
    with server() as database:
        fill(room, "--db", database)
        assert standing(room, database) == standing(room)
        capsys.readouterr()
        fill(room, "--db", database)
        assert "nothing has changed" in capsys.readouterr().out
        with Gradebook(database) as book:
            name = next(one[2] for one in standing(room) if one[:2] == ("step02", "carl"))
            book.find_grade(name, "step02", "step02", "carl").extra_credit = 7.0
            book.db.commit()
        file = room.root / "points.csv"
        assert main(["export", str(room.root), "--db", database, "-o", str(file)]) == 0
        assert "\ncarl," in file.read_text(encoding="utf-8-sig")
        assert ",7,100," in file.read_text(encoding="utf-8-sig")
