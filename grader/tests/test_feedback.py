"""Feedback: what the pages, the tables and the terminal say, and to whom."""

import csv
import io
import re
import shutil
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from markdown_it import MarkdownIt

from grader.bench.invented import invented, write_class
from grader.cli import main
from grader.course import Course, CourseError
from grader.learn.curve import day_curve, loss_curve
from grader.learn.failure import Explanation, Table, text
from grader.learn.harmless import FORMULA, harmless, harmless_line
from grader.learn.states import FAILED
from grader.teach.classroom import Classroom
from grader.teach.collection import State
from grader.teach.feedback import charts, formulas
from grader.teach.feedback.class_view import MIN_TRIED
from grader.teach.feedback.details import CurveDetail, TableDetail, details_of
from grader.teach.feedback.folding import spoken_all
from grader.teach.feedback.making import TROUBLE, feedback
from grader.teach.feedback.message import Part, parse
from grader.teach.feedback.pages import ticks
from grader.teach.feedback.student_view import known_mistakes, step_view, student_view
from grader.teach.feedback.terminal import show
from grader.teach.result import FollowThrough, to_json
from grader.teach.result import TestResult as OneTest
from grader.tests.malice import COLLECTED, ROSTER, malicious


@pytest.fixture(scope="module")
def mistakes():
    return known_mistakes(Course())


@pytest.fixture
def room(tmp_path):
    return Classroom(tmp_path / "class")


def result(course, number=1, **wishes):
    return invented(course, number, **wishes)


def change(found, step_name, **values):
    """A result with one step changed."""
    steps = [
        msgspec.structs.replace(step, **values) if step.step == step_name else step
        for step in found.steps
    ]
    return msgspec.structs.replace(found, steps=steps)


def failing(hole, message, **values):
    return OneTest("test_it", hole, "failed", 0.0, 6.0, True, message, **values)


def page_of(room, student):
    return (room.feedback / "students" / student / "index.html").read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------ messages


def test_a_message_comes_apart_as_it_was_put_together(mistakes):
    known = mistakes["step09.twice_the_loss"]
    rows = (("W1[0][0]", "-1.5", "2"), ("b2", "3", "-4"))
    table = Table(("parameter", "yours", "numerical"), rows, 7)
    why = "The prediction is 0.5, so its slope is 2 · (0.5 − 2) = −3, and b2 gets it as it is. " * 3
    told = Explanation(
        FAILED, "step09", call="f(\n    [1.0],\n)", table=table, why=why.strip(), mistakes=(known,)
    )
    detail = table.data() | {"rows": [[harmless_line(cell) for cell in row] for row in rows]}
    details = details_of(failing("f", "", details=[detail]))
    tables = [one for one in details if isinstance(one, TableDetail)]
    assert tables[0].rows == [list(row) for row in rows]
    found = parse(harmless(text(told)), tables, [known])
    assert found.parts == [
        Part("code", "f(\n    [1.0],\n)"),
        Part("table", "0"),
        Part("prose", why.strip()),
    ]
    assert known.title in found.naming
    assert found.headline == why.strip()
    assert "W1[0][0]: yours -1.5, measured 2; b2" in drawn(details[0]).words


def test_lines_that_belong_apart_stay_apart():
    told = Explanation(FAILED, call="f(2.0)", returned="1.0", expected="4.0", why="Two squared.")
    assert parse(text(told), [], []).parts == [
        Part("code", "f(2.0)"),
        Part("code", "returned  1.0\nexpected  4.0"),
        Part("prose", "Two squared."),
    ]


def test_a_message_that_only_sounds_like_a_mistake_is_kept_whole(mistakes):
    message = "f(1)\n\n  Your code raised ValueError: This is what you get by cheating."
    for known in ([], [mistakes["step09.twice_the_loss"]]):
        assert "cheating" in parse(message, [], known).parts[1].text


# ------------------------------------------------------------------------------------ formulas


def test_every_formula_that_is_named_is_in_its_lesson_and_can_be_typeset(course):
    known = {(step.name, hole.name): step for step in course for hole in step.holes}
    named = {(step, hole) for step, holes in formulas._named().items() for hole in holes}
    assert named <= known.keys()
    for (_, hole), step in known.items():
        for latex in formulas.formulas_of(step, hole):
            assert formulas.mathml(latex).startswith("<math")
    assert formulas.formulas_of(course["step02"], "line_slope") == (r"\frac{d}{dx}(ax + b) = a",)
    assert len(formulas.formulas_of(course["step07"], "relu_neuron_gradient")) == 3


def test_a_formula_that_has_left_its_lesson_is_an_error(course, tmp_path):
    folder = tmp_path / "exercises" / "step02"
    shutil.copytree(course["step02"].folder, folder)
    lesson = folder / "README.md"
    lesson.write_text(lesson.read_text().replace("(ax + b) = a", "(cx + d) = c"))
    with pytest.raises(
        CourseError, match=r"formulas\.toml: step02: 0 formulas of exercises/step02"
    ):
        formulas.formulas_of(Course(tmp_path)["step02"], "line_slope")


def test_a_step_that_nobody_named_has_the_formulas_below_its_own_heading(tmp_path):
    folder = tmp_path / "exercises" / "step13"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text(
        "# Step 13 · Cubes\n\n$$a = 1$$\n\n### 1. `cube`: a power\n\n$$b = x^3 \\qquad c = 3$$\n"
        "\n### 2. `slope`: of it\n\nNothing.\n\n## Check yourself\n\n$$d = 4$$\n"
    )
    step = Course(tmp_path)["step13"]
    assert formulas.formulas_of(step, "cube") == ("b = x^3", "c = 3")
    assert formulas.formulas_of(step, "slope") == ()


# -------------------------------------------------------------------------------------- charts


def drawn(detail):
    """The picture of a detail, or None."""
    return charts.chart_of(detail)


def curve(**series):
    return CurveDetail("The loss", "epoch", "loss (MSE)", series)


def test_a_curve_is_drawn_and_told():
    chart = drawn(curve(yours=[4.0, 2.0, None], expected=[4.0, 1.0, 0.5]))
    assert chart.svg.count('class="line reactive nofill"') == 2
    assert chart.svg.count("<circle") == 5
    assert chart.series == ("yours", "expected")
    assert chart.words == (
        "yours: from 4 to no number at epoch 2. expected: from 4 to 0.5 at epoch 2."
    )
    assert 'role="img" aria-label="The loss"' in chart.svg


def test_a_picture_has_no_script_no_style_and_nothing_that_changes():
    one, other = (drawn(curve(yours=[4.0, 2.0])).svg for _ in range(2))
    assert one == other
    assert not re.search(r"<script|<style|<!--| id=| style=|https?:", one)


def test_a_curve_is_told_with_its_height_and_a_level_one_in_short():
    words = drawn(curve(yours=[1.0, 9.0, 4.0], real=[2.0, 2.0, 2.0])).words
    assert words == "yours: from 1 over 9 at epoch 1 to 4 at epoch 2. real: 2 all along."


@pytest.mark.parametrize("far", [1e308, -1e308, 1e101])
def test_numbers_that_no_axis_can_hold_are_left_out(far):
    chart = drawn(curve(yours=[1.0, far, 3.0]))
    assert chart.svg.count("<circle") == 2
    assert drawn(curve(yours=[1.0, far])) is None


def test_a_steep_curve_has_an_axis_in_powers_of_ten():
    steep = drawn(curve(yours=[1.0, 1e3, 1e6])).svg
    assert "powers of ten" in steep
    for axis in ("cx", "cy"):
        one, two, three = (float(x) for x in re.findall(rf'{axis}="([\d.]+)"', steep))
        assert two - one == pytest.approx(three - two)
    assert "powers of ten" not in drawn(curve(yours=[-1.0, 1e6])).svg


def test_slopes_are_drawn_beside_the_measured_ones():
    header = ["parameter", "yours", "numerical", "ratio"]
    table = TableDetail(header, [["w", "0.4", "0.8", "0.5"], ["<b>", "-2", "3", "-0.67"]])
    chart = drawn(table)
    assert chart.svg.count('class="rect reactive') == 4
    assert "w: yours 0.4, measured 0.8" in chart.words
    assert "&lt;b&gt;" in chart.svg
    assert drawn(TableDetail(header, [["w", "nan", "0.8", "nan"]])) is None
    assert drawn(TableDetail(["where", "yours", "expected"], [["w", "1", "2"]])) is None


# ------------------------------------------------------------------------- the student's view


def view_of(course, found, mistakes):
    return student_view(course, "ada", "Ada", found, mistakes, "")


def test_the_next_thing_is_the_first_that_is_wrong_or_open(course, mistakes):
    view = view_of(course, result(course, until=3, wrong=0.0), mistakes)
    assert [step.state for step in view.steps] == ["passed"] * 3 + ["open"] * 9
    assert (view.next_step.step.name, view.next_step.next_hole.hole.name) == (
        "step04",
        "Value.__init__",
    )
    assert view.next_step.next_hole.state == "open"
    wrong = view_of(course, result(course, until=3, wrong=1.0), mistakes)
    assert wrong.next_step.next_hole.hole.name == "load_rentals"
    assert wrong.next_step.next_hole.state == "wrong"
    assert view_of(course, result(course, until=12, wrong=0.0), mistakes).next_step is None


def test_a_hole_that_waits_for_another_is_not_the_next_thing(course, mistakes):
    step = course["step05"]
    told = "`mse` is not written yet (one_number.py, line 30)\n\n  What to write: The mean."
    found = result(course, until=5, wrong=0.0).steps[4]
    tests = [t for t in found.tests if t.hole not in ("mean", "mse")]
    tests += [failing("mean", told), failing("mse", told)]
    seen = step_view(step, msgspec.structs.replace(found, tests=tests), mistakes, set())
    assert [hole.state for hole in seen.holes[:2]] == ["waiting", "open"]
    assert seen.next_hole is seen.holes[1]
    assert seen.holes[1].failed[0].message.to_write == "The mean."


def test_a_mistake_is_explained_once_on_a_page(course, mistakes):
    view = view_of(course, result(course, until=12, wrong=0.0), mistakes)
    known = mistakes["step09.twice_the_loss"]
    told = text(Explanation(FAILED, hole="example_gradient", call="f()", mistakes=(known,)))
    tests = [
        failing(hole.name, told + hole.name, mistake=[known.id]) for hole in course["step09"].holes
    ]
    found = change(view.result, "step09", tests=tests, status="failed")
    holes = view_of(course, found, mistakes).steps[8].holes
    assert [hole.failed[0].again for hole in holes] == [False, True]


@pytest.mark.parametrize(
    ("change_of", "state"),
    [
        ({"refused": "exercises/step02/slopes.py is a folder, not a regular file."}, "refused"),
        ({"refused": "exercises/step02/slopes.py is missing."}, "missing"),
        ({"status": "error"}, "suite failed"),
        ({"status": "not graded"}, "not graded"),
    ],
)
def test_a_step_without_verdicts_says_why(course, mistakes, change_of, state):
    found = change(result(course, until=12, wrong=0.0), "step02", **change_of)
    view = view_of(course, found, mistakes)
    assert view.steps[1].state == state
    assert view.next_step == (view.steps[1] if state in ("refused", "missing") else None)


def test_a_file_that_is_no_python_is_one_trouble_and_not_thirty(course, mistakes):
    step = course["step02"]
    told = "slopes.py, line 1: Python can't read this line: invalid syntax"
    tests = [failing(hole.name, told) for hole in step.holes]
    found = change(result(course, until=12, wrong=0.0), "step02", tests=tests, status="failed")
    seen = view_of(course, found, mistakes).steps[1]
    assert (seen.state, seen.reason, seen.holes) == ("refused", told, [])


# ------------------------------------------------------------------------------ the class's view


def test_the_class_page_counts_students_and_not_tests(course, room, mistakes):
    good = result(course, 1, until=12, wrong=0.0)
    bad = good
    for name, known in (("step02", "step02.error_alone"), ("step05", "step05.sum_for_mean")):
        hole = mistakes[known].hole
        step = next(step for step in good.steps if step.step == name)
        tests = [
            msgspec.structs.replace(t, status="failed", score=0.0, message="m", mistake=[known])
            if t.hole == hole
            else t
            for t in step.tests
        ]
        bad = change(bad, name, tests=tests, status="failed")
    half = change(bad, "step05", tests=good.steps[4].tests, status="passed")
    write_class(room, {"a": bad, "b": half, "c": half, "d": good})
    view = feedback(room, course).view
    assert [(one.mistake.id, one.students) for one in view.common] == [
        ("step02.error_alone", ["a", "b", "c"]),
        ("step05.sum_for_mean", ["a"]),
    ]
    assert [(step.passed, step.begun) for step in view.steps[:2]] == [(4, 0), (1, 3)]
    assert [(one.name, one.left, one.begun) for one in view.holes] == [
        (mistakes["step02.error_alone"].hole, ["a", "b", "c"], 4),
        (mistakes["step05.sum_for_mean"].hole, ["a"], 4),
    ]
    assert [one.mistake.id for one in view.lecture[0].told] == ["step02.error_alone"]
    assert view.steps[1].mistaken == 3
    assert view.half == "Half of the class has passed 11 of 12 steps or more."
    assert view.nobody == []
    assert {number for *_, number in view.everybody} == {4}
    assert ("step02", mistakes["step02.error_alone"].hole) not in {t[:2] for t in view.everybody}


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([0, 0, 5], "More than half of the class has passed no step yet."),
        ([0, 3], "Half of the class has passed 3 of 12 steps or more."),
        ([1, 4, 9], "Half of the class has passed 4 of 12 steps or more."),
        ([11, 12, 12], "Half of the class has passed all 12 steps."),
        ([12, 12], "Everybody whose work is marked has passed all 12 steps."),
    ],
)
def test_how_far_half_of_the_class_is(course, room, numbers, told):
    marks = [result(course, until=n or 1, wrong=float(n == 0)) for n in numbers]
    write_class(room, {f"s{i}": one for i, one in enumerate(marks)})
    assert feedback(room, course).view.half == told


def broken(course, name="step02"):
    """A result of who has passed step 01 and handed in a step that Python can't read."""
    told = f"{course[name].stub.name}, line 1: Python can't read this line: '(' was never closed"
    told += "\n\n  def f(x\n       ^\n\nMend the line, or the one above it."
    tests = [failing(hole.name, told) for hole in course[name].holes]
    return change(result(course, until=1, wrong=0.0), name, tests=tests, status="failed")


def test_a_file_that_cannot_be_read_is_counted_as_such(course, room, capsys):
    link = {"refused": "exercises/step02/slopes.py is a symbolic link, not a regular file."}
    gone = {"refused": "exercises/step02/slopes.py is missing."}
    one = result(course, until=1, wrong=0.0)
    marks = {"ada": broken(course), "bob": change(one, "step02", **link)}
    marks |= {"cleo": result(course, until=2), "dora": change(one, "step02", **gone)}
    write_class(room, marks)
    assert main(["feedback", str(room.root)]) == 0
    assert re.search(r"^02 Slopes +\d +\d +1 +2 ", capsys.readouterr().out, re.M)
    summary = feedback(room, course).view.steps[1]
    assert (summary.untouched, summary.unreadable, summary.known) == (1, 2, 4)
    page = (room.feedback / "index.html").read_text()
    assert "2 can't be read;" in page
    assert page.count('<td role="cell" class="odd">!</td>') == 2
    assert '<i class="swatch color-3"></i> can&#39;t be read' in page
    head, *rows = rows_of(room, "class.csv")
    shown = [row[head.index("step02")] for row in rows]
    assert [*shown[:2], shown[3]] == ["can't be read", "can't be read", "not handed in"]


def test_markdown_of_a_file_that_cannot_be_read_is_whole_sentences(course, room):
    write_class(room, {"ada": broken(course)})
    feedback(room, course)
    source = (room.feedback / "students/ada/feedback.md").read_text()
    assert "**Next: mend the file of step 02, Slopes.** None of its tests can run" in source
    assert "\n<pre>\nslopes.py, line 1: Python can't read this line: '(' was" in source
    assert "| step 02 Slopes | can't be read |" in source
    assert not re.search(r"&#39;|&quot;|\. $|[.!?] ?\. |\n\n\n", source, re.M)


def test_a_file_that_is_not_there_is_to_be_put_back(course, room):
    found = result(course, until=12, wrong=0.0)
    for name in ("step02", "step03", "step04"):
        found = change(found, name, refused=f"{course[name].shown(course[name].stub)} is missing.")
    write_class(room, {"ada": found})
    feedback(room, course)
    page, source = page_of(room, "ada"), (room.feedback / "students/ada/feedback.md").read_text()
    assert "Put the file of step 02 back" in page
    assert "Steps 03 and 04 are not handed in." in page
    assert "**Next: put the file of step 02, Slopes, back.** exercises/step02/slopes.py" in source
    for told in (page, source):
        assert "grader reset step02" in told


def test_markdown_of_who_has_nothing_marked_says_how_to_begin(course, room):
    write_class(room, {"ada": result(course)})
    room.result("ada").unlink()
    feedback(room, course)
    source = (room.feedback / "students/ada/feedback.md").read_text()
    assert "Nothing of yours has been marked in this step yet. Read “1. `load_rentals`" in source
    assert "| steps 02 to 12 | not marked yet |  |" in source
    assert not re.search(r" $|\n\n\n", source, re.M)
    assert "Steps 02 to 12 are not marked yet." in page_of(room, "ada")


def test_steps_of_which_there_is_nothing_to_say_are_one_line(course, room, mistakes):
    one = result(course, until=3, wrong=0.0)
    told = [[step.step.number for step in steps] for steps in view_of(course, one, mistakes).told]
    assert told == [[1], [2], [3], [4], [5, 6, 7, 8, 9, 10, 11, 12]]
    write_class(room, {"ada": one})
    feedback(room, course)
    assert "<h2>Steps 05 to 12</h2>" in page_of(room, "ada")
    assert "Steps 04 to 12: begun by nobody." in (room.feedback / "index.html").read_text()
    steps = list(course)
    assert spoken_all([steps[0], *steps[2:5], *steps[6:8]]) == (
        "step 01, steps 03 to 05, steps 07 and 08"
    )


def test_mistakes_with_one_explanation_are_one_for_the_lecture(course, room, mistakes):
    names = ("step01.load_without_return", "step02.line_without_return", "step05.sum_for_mean")
    assert len({mistakes[name].explanation for name in names}) == 2
    good = result(course, until=5, wrong=0.0)

    def made(*mine):
        one = good
        for name in mine:
            test = failing(mistakes[name].hole, "m", mistake=[name])
            one = change(one, mistakes[name].step, tests=[test], status="failed")
        return one

    write_class(room, {"a": made(*names[:2]), "b": made(names[1]), "c": made(names[2])})
    view = feedback(room, course).view
    assert [one.students for one in view.common] == [["a", "b"], ["c"]]
    assert set(view.common[0].holes) == {"load_rentals", "line_slope"}
    assert [one.students for one in view.steps[0].common] == [["a"]]
    head, *rows = rows_of(room, "mistakes.csv")
    assert [(row[0], row[head.index("number")]) for row in rows] == [
        (names[1], "2"),
        (names[0], "1"),
        (names[2], "1"),
    ]


def test_lateness_is_that_of_the_steps_with_work_in_them(course, room, capsys):
    write_class(room, {"ada": result(course, until=3, wrong=0.0)})
    room.deadlines.write_text("step,due\nstep01,2026-11-26T00:00Z\nstep12,2026-01-01T00:00Z\n")
    here = {"student": "ada", "repository": "r", "state": "collected"}
    here |= {"time": "2026-11-25T12:00:00Z", "time_from": "push"}
    room.collected.write_bytes(msgspec.json.encode({"ada": here}))
    deadline = "--deadline=2026-11-25T11:00+01:00"
    assert main(["feedback", str(room.root), deadline]) == 0
    assert "late: steps 02 and 03" in (room.feedback / "index.html").read_text()
    room.deadlines.write_text("step;when\n")
    assert main(["feedback", str(room.root)]) == 2
    assert f"{room.deadlines}, line 1: the first line must be step,due" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_can_be_late_and_a_stub_can_not(course, room):
    due = dict.fromkeys(("step01", "step02", "step03"), "2026-11-25T11:00:00+00:00")
    due["step12"] = "2026-11-26T00:00:00+00:00"
    write_class(room, {"ada": broken(course)})
    here = {"student": "ada", "repository": "r", "state": "collected"}
    here |= {"time": "2026-11-25T12:00:00Z", "time_from": "push"}
    room.collected.write_bytes(msgspec.json.encode({"ada": here}))
    assert "late: steps 01 and 02" in feedback(room, course, due=due).view.lines[0].notes


def test_a_student_reads_nothing_that_is_for_the_teacher(course, room):
    write_class(room, {"ada": result(course)})
    room.result("ada").unlink()
    reason = "nothing was there by the deadline; it is kept as class/results/ada.json.earlier"
    row = {"student": "ada", "repository": "r", "state": "empty", "reason": reason}
    room.collected.write_bytes(msgspec.json.encode({"ada": row}))
    feedback(room, course)
    source = (room.feedback / "students/ada/feedback.md").read_text()
    for told in (page_of(room, "ada"), source):
        assert "no commit, or none by the deadline." in told
        assert "results" not in told
        assert "earlier" not in told
    assert "ada.json.earlier" in (room.feedback / "index.html").read_text()
    assert set(TROUBLE) == set(get_args(State)) - {"collected"}


def test_what_is_wrong_is_said_once(course, room, mistakes):
    """At the top for the next thing, in its hole for another, and not again below its tests."""
    write_class(room, {"ada": result(course, 3, until=2, wrong=1.0)})
    feedback(room, course)
    view = view_of(course, result(course, 3, until=2, wrong=1.0), mistakes)
    page = page_of(room, "ada")
    first, second = (hole.failed[0] for hole in view.steps[0].holes[:2])
    for failed in (first, second):
        naming = str(ticks(failed.message.naming))
        assert page.count(naming) == 1, naming
        assert page.count(str(ticks(failed.mistakes[0].explanation))) == 1
    top = page.partition('<div id="steps">')[0]
    assert str(ticks(first.mistakes[0].explanation)) in top
    assert "Then run <code>pytest exercises/step01</code>, commit and push." in top


def test_the_fewest_points_and_the_next_hole_are_on_the_class_page(course, room):
    marks = {f"s{i}": result(course, until=i + 1, wrong=0.0) for i in range(7)}
    write_class(room, marks | {"done": result(course, until=12, wrong=0.0)})
    assert [one.student for one in feedback(room, course).view.fewest] == [
        f"s{i}" for i in range(5)
    ]
    page = (room.feedback / "index.html").read_text()
    assert "s0</a>: 50 of 510 points, next 02 <code>numerical_slope</code></li>" in page
    assert '<td class="text" role="cell">02 <code>numerical_slope</code></td>' in page
    assert "02 <small>of 50</small>" in page
    assert 'id="flag"' in page
    room.result("s6").unlink()
    feedback(room, course)
    told = 'Nothing is marked of <a href="students/s6/index.html">s6</a>.'
    assert told in (room.feedback / "index.html").read_text()
    write_class(room, {"s0": marks["s0"]})
    feedback(room, course)
    page = (room.feedback / "index.html").read_text()
    assert 'id="flag"' not in page
    assert ">Notes<" not in page


def test_it_is_told_how_many_pages_are_done(course, room, capsys):
    write_class(room, {f"s{i}": result(course, until=1) for i in range(3)})
    feedback(room, course)
    assert capsys.readouterr().err.startswith("3 of 3 done, 0 left, ")


def test_tests_that_nobody_passes_are_told_when_enough_have_tried(course, room):
    bad = result(course, 1, until=1, wrong=1.0)
    write_class(room, {f"s{i}": bad for i in range(MIN_TRIED - 1)})
    assert feedback(room, course).view.nobody == []
    write_class(room, {f"s{i}": bad for i in range(MIN_TRIED)})
    view = feedback(room, course).view
    assert {step for step, *_ in view.nobody} == {"step01"}
    assert "Tests that nobody passes" in (room.feedback / "index.html").read_text()


def test_what_needs_attention_is_on_the_class_page(course, room):
    gone = {"student": "ada", "repository": "r", "state": "gone", "reason": "404, not there."}
    late = {"student": "bob", "repository": "r", "state": "collected"}
    late |= {"time": "2026-11-25T12:00:00Z", "time_from": "commit date", "renamed_to": "new-place"}
    one = result(course, 1, until=12, wrong=0.0)
    for name in ("step03", "step04"):
        one = change(one, name, refused=f"{course[name].shown(course[name].stub)} is missing.")
    one = change(one, "step05", refused="one_number.py is a symbolic link, not a regular file.")
    write_class(room, {"ada": one, "bob": msgspec.structs.replace(one, warning="No jail.")})
    room.collected.write_bytes(msgspec.json.encode({"ada": gone, "bob": late}))
    room.look_alikes.write_text("step,hole,like_the_solution,students\nstep10,train,yes,ada bob\n")
    due = dict.fromkeys((step.name for step in course), "2026-11-25T11:00:00+00:00")
    view = feedback(room, course, due=due).view
    assert [line.flags for line in view.lines] == [
        ["uncollected", "refused", "missing", "alike"],
        ["late", "refused", "missing", "alike"],
    ]
    assert "can't be read: step 05" in view.lines[0].notes
    assert "not handed in: steps 03 and 04" in view.lines[0].notes
    page = (room.feedback / "index.html").read_text()
    for words in ("404, not there.", "new-place", "is a symbolic link", "No jail."):
        assert words in page
    assert "isolation landlock 7, seccomp, limits" in page
    assert "2026-11-25 12:00 UTC (commit date)" in page
    assert "Late is what came after 2026-11-25 11:00 UTC." in page
    assert view.lines[1].notes[0] == "late"
    assert "Your repository was not found." in page_of(room, "ada")


# -------------------------------------------------------------------------------------- files


def test_only_what_has_changed_is_written(course, room):
    write_class(room, {name: result(course, i) for i, name in enumerate(("ada", "bob"))})
    assert feedback(room, course).changed == 7
    assert feedback(room, course).changed == 0
    room.result("bob").write_bytes(to_json(result(course, 5, until=12, wrong=0.0)))
    stamp = (room.feedback / "students/ada/index.html").stat().st_mtime_ns
    assert 3 <= feedback(room, course).changed <= 5
    assert (room.feedback / "students/ada/index.html").stat().st_mtime_ns == stamp


def test_many_processes_write_the_same_as_one(course, room, tmp_path, monkeypatch):
    other = Classroom(tmp_path / "other")
    results = {name: result(course, i) for i, name in enumerate("abc")}
    for one in (room, other):
        write_class(one, results)
    feedback(room, course, jobs=1)
    monkeypatch.setattr("grader.teach.feedback.making.FEW", 1)
    feedback(other, course, jobs=2)
    for path in sorted(path for path in room.feedback.rglob("*") if path.is_file()):
        assert path.read_bytes() == (other.feedback / path.relative_to(room.feedback)).read_bytes()


def test_a_write_that_fails_leaves_the_old_page(course, room, monkeypatch):
    write_class(room, {"ada": result(course, 1, until=1)})
    feedback(room, course)
    before = page_of(room, "ada")
    write_class(room, {"ada": result(course, 2, until=12)})

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        feedback(room, course)
    assert page_of(room, "ada") == before
    assert not list(room.feedback.rglob("*.part"))


def test_only_the_named_students_get_pages_and_the_class_page_counts_all(course, room):
    write_class(room, {name: result(course, i) for i, name in enumerate(("ada", "bob"))})
    made = feedback(room, course, only=["bob"])
    assert not (room.feedback / "students/ada").exists()
    assert (room.feedback / "students/bob/feedback.md").is_file()
    assert len(made.view.marked) == 2


def test_pages_of_who_left_the_roster_are_removed_and_nothing_else(course, room):
    found = result(course, 1, until=2)
    write_class(room, {"ada": found, "bob": found, "cleo": found})
    feedback(room, course)
    (room.feedback / "students/cleo/note.txt").write_text("mine")
    write_class(room, {"ada": found})
    assert feedback(room, course).gone == ["bob"]
    assert not (room.feedback / "students/bob").exists()
    assert (room.feedback / "students/cleo/note.txt").exists()
    assert (room.feedback / "students/ada/index.html").exists()


BROKEN_TABLE = {"kind": "table", "header": ["a", "b"], "rows": [["1"]], "left_out": 0}


@pytest.mark.parametrize("kind", ["no json", "no result", "other schema", "broken details"])
def test_a_result_that_cannot_be_read_is_named_and_stops_nobody(course, room, capsys, kind):
    good = result(course, 1, until=2)
    write_class(room, {"ada": good, "bob": good})
    bad = change(good, "step01", tests=[failing("scale", "m", details=[BROKEN_TABLE])])
    data = {
        "no json": b"{",
        "no result": b'{"submission": 7}',
        "other schema": to_json(msgspec.structs.replace(good, schema=99)),
        "broken details": to_json(bad),
    }
    room.result("ada").write_bytes(data[kind])
    assert main(["feedback", str(room.root)]) == 3
    told = capsys.readouterr()
    assert f"grader feedback: {room.result('ada')}" in told.err
    assert "delete it and run `grader autograde` again" in told.err
    assert "1 of" not in told.err
    assert not (room.feedback / "students/ada").exists()
    assert (room.feedback / "students/bob/index.html").exists()
    assert "ada.json" in (room.feedback / "index.html").read_text()
    assert "ada.json" not in page_of(room, "bob")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("collected.json", "[]", "delete it and run `grader collect"),
        ("look_alikes.csv", "step,hole\nstep01\n", "line 2: not 4 fields: delete it"),
    ],
)
def test_lists_that_cannot_be_read_are_named(course, room, capsys, name, content, told):
    write_class(room, {"ada": result(course, 1, until=1)})
    (room.root / name).write_text(content)
    assert main(["feedback", str(room.root)]) == 3
    error = capsys.readouterr().err
    assert str(room.root / name) in error
    assert told in error
    assert (room.feedback / "index.html").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "nowhere is not there"),
        (["CLASS", "--only", "ada,zoe"], "'zoe' is not in the roster"),
        (["CLASS", "--jobs", "0"], "--jobs 0: one process or more"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(course, room, capsys, words, told):
    write_class(room, {"ada": result(course, 1, until=1)})
    arguments = ["feedback", *[str(room.root) if word == "CLASS" else word for word in words]]
    assert main(arguments) == 2
    assert told in capsys.readouterr().err
    assert not room.feedback.exists()


@pytest.mark.parametrize("time", ["2026-11-25", "2026-11-25T12:00:00", "soon"])
def test_a_deadline_without_an_offset_is_refused(room, capsys, time):
    assert main(["feedback", str(room.root), "--deadline", time]) == 2
    assert f"--deadline: {time!r} is no time with an offset: write it as" in capsys.readouterr().err


# ---------------------------------------------------------------------- who sees what, and how


def test_nothing_about_one_student_is_on_the_page_of_another(course, room):
    found = {}
    collected = {}
    for name in ("ada", "bob"):
        mark = f"marker{name}"
        one = msgspec.structs.replace(result(course, 1, until=3), commit=mark, warning=mark)
        tests = [failing("parts", mark, mistake=["step03.x"])]
        tests += [failing("chain", f"{mark} 2")]
        one = change(one, "step03", tests=tests, status="failed")
        one = change(one, "step04", refused=mark)
        found[name] = change(one, "step02", follow_through=[FollowThrough("step01", "reference")])
        where = {"student": name, "repository": mark, "state": "failed", "reason": mark}
        collected[name] = where | {"renamed_to": mark}
    write_class(room, found, columns=",x,x")
    roster = room.roster.read_text().replace("x,x\nbob", "markerada,markerada\nbob")
    room.roster.write_text(re.sub(r"x,x\n$", "markerbob,markerbob\n", roster))
    room.collected.write_bytes(msgspec.json.encode(collected))
    room.look_alikes.write_text("step,hole,like_the_solution,students\nstep10,train,no,ada bob\n")
    feedback(room, course)
    for name, other in (("ada", "bob"), ("bob", "ada")):
        for path in sorted((room.feedback / "students" / name).iterdir()):
            shown = path.read_text()
            assert f"marker{name}" in shown, path
            assert other not in shown, path
            assert "look-alike" not in shown


def malicious_class(course, room):
    write_class(room, {"eve": malicious(course)}, columns="")
    room.roster.write_text(ROSTER, encoding="utf-8")
    room.collected.write_bytes(msgspec.json.encode(COLLECTED))
    return feedback(room, course)


def test_cells_of_the_tables_are_no_formulas(course, room):
    malicious_class(course, room)
    for name in ("class.csv", "mistakes.csv"):
        rows = list(csv.reader(io.StringIO((room.feedback / name).read_text())))
        assert len({len(row) for row in rows}) == 1
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []
    assert any("=HYPERLINK" in cell for cell in rows_of(room, "class.csv")[1])


def rows_of(room, name):
    return list(csv.reader(io.StringIO((room.feedback / name).read_text())))


def test_the_tables_hold_what_is_seen(course, room):
    good = result(course, 1, until=12, wrong=0.0)
    write_class(room, {"ada": good, "bob": result(course, 2, until=1, wrong=0.0)})
    feedback(room, course)
    head, ada, bob = rows_of(room, "class.csv")
    assert dict(zip(head, ada, strict=True))["step12"] == "40"
    assert dict(zip(head, bob, strict=True))["step12"] == "not begun"
    assert dict(zip(head, bob, strict=True))["next"] == "step02"


def test_markdown_of_a_malicious_student_is_text(course, room):
    malicious_class(course, room)
    source = (room.feedback / "students/eve/feedback.md").read_text()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(source)
    tags = set(re.findall(r"<(/?\w+)", html))
    known = "p h2 h3 strong code table thead tbody tr th td pre"
    assert tags <= {f"{slash}{tag}" for slash in ("", "/") for tag in known.split()}
    outside = re.sub(r"<pre>.*?</pre>", "", html, flags=re.S)
    assert not re.search(r"@\w|#\d|https?://|www\.", outside)
    assert "alert(1)" in html
    assert len(source) < 65_536


def test_markdown_says_the_same_as_the_page(course, room):
    found = result(course, 3, until=4, wrong=1.0)
    write_class(room, {"ada": found})
    feedback(room, course)
    source = (room.feedback / "students/ada/feedback.md").read_text()
    assert "**Next: `load_rentals`** in step 01" in source
    wrong = sum(len(course[f"step0{i}"].holes) for i in range(1, 5))
    assert source.count("\n### ") == 8
    assert f"And {wrong - 8} more, which are on the page." in source
    assert "$$\nf'(x) \\approx" in source
    assert "| step 04 Engine | something is wrong | 0 of 70 |" in source
    assert "| steps 05 to 12 | not written yet |  |" in source


def test_the_terminal_says_the_same_in_short(course, room, capsys):
    write_class(room, {f"s{i}": result(course, 3, until=2, wrong=1.0) for i in range(3)})
    assert main(["feedback", str(room.root)]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert re.search(r"^01 A first prediction +0 +3 +0 ", told, re.M)
    assert "  step 01, load_rentals: 3 of 3 who have begun it" in told
    assert re.search(r"^    3 by \w", told, re.M)
    assert re.search(r"^steps 03 to 12: begun by nobody *$", told, re.M)
    assert "More than half of the class has passed no step yet." in told
    assert f"9 files written; open {room.feedback / 'index.html'}" in told


class Terminal(io.StringIO):
    """What a program takes for a terminal."""

    def isatty(self):
        return True


def test_colour_is_for_terminals_that_want_it(course, room, monkeypatch):
    write_class(room, {"ada": result(course, 3, until=2, wrong=1.0)})
    view = feedback(room, course).view

    def said(**environment):
        for name in ("NO_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        stream = Terminal()
        show(view, stream)
        return stream.getvalue()

    assert re.search("\x1b\\[[\\d;]*3\\d", said(TERM="xterm-256color"))
    assert not re.search("\x1b\\[[\\d;]*3\\d", said(TERM="xterm-256color", NO_COLOR="1"))
    assert "\x1b" not in said(TERM="dumb")


def test_an_empty_class_has_pages_too(room, capsys):
    write_class(room, {})
    room.roster.write_text("student,repository\nada,https://example.org/ada\n")
    assert main(["feedback", str(room.root)]) == 0
    assert capsys.readouterr().out.startswith("5 files written")
    assert "Nothing is marked yet" in (room.feedback / "index.html").read_text()
    assert "Begin with <code>load_rentals</code>" in page_of(room, "ada")


def test_the_picture_of_a_hole_that_passed_is_of_a_loss_that_falls(course, mistakes):
    found = result(course, until=5, wrong=0.0).steps[4]
    rising = charts_data([1.0, 2.0, 9.0])
    tests = [
        OneTest(f"test_{name}", "mean", "passed", 6.0, 6.0, True, "", None, [rising])
        for name in ("too_large_a_rate", "another")
    ]
    falling = msgspec.structs.replace(tests[0], name="test_it", details=[charts_data([2.0, 1.0])])
    step = msgspec.structs.replace(found, tests=[*tests, falling])
    (picture,) = step_view(course["step05"], step, mistakes, set()).holes[0].pictures
    assert picture.test.name == "test_it"
    assert picture.chart.words.startswith("yours: from 2 to 1 at")


def charts_data(yours, expected=None):
    """A curve as a result carries it."""
    curve = loss_curve((yours,), [1.0, 5.0], expected and (expected,))
    assert curve is not None
    return curve.data()


def test_a_hole_has_one_picture_of_a_kind_and_failures_come_first(course, mistakes):
    table = {"kind": "table", "header": ["parameter", "yours", "numerical"], "left_out": 0}
    table["rows"] = [["w", "1", "2"]]
    curves = charts_data([1.0, 2.0])
    day = day_curve([0.1] * 24, [100.0 + hour for hour in range(24)]).data()
    shown = OneTest("test_it", "mean", "passed", 6.0, 6.0, True, "", None, [curves, day])
    tests = [
        shown,
        failing("mean", "first"),
        failing("mean", "second", details=[table, charts_data([1.0, 2.0, 3.0])]),
        failing("mean", "third", details=[table, charts_data([1.0, 2.0], [1.0, 0.5])]),
    ]
    step = msgspec.structs.replace(result(course, until=5, wrong=0.0).steps[4], tests=tests)
    pictures = step_view(course["step05"], step, mistakes, set()).holes[0].pictures
    assert [one.test.message for one in pictures] == ["third", "second", ""]
    assert [one.chart.legend for one in pictures] == [
        [("yours", 0), ("expected", 1), ("always the mean", 2)],
        [("yours", 0), ("measured", 1)],
        [("yours", 0), ("real", 1)],
    ]
    without = charts.chart_of(details_of(shown)[0])
    assert without is not None
    assert without.legend == [("yours", 0), ("always the mean", 2)]
    assert "serie-1 color-2" in without.svg
