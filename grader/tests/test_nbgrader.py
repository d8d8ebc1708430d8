"""nbgrader's own commands on the notebook edition, from a venv that is not activated.

All twelve steps, and the agreement over all of them, are marked slow.
"""

import csv
import html
import os
import re
import shlex
import shutil
from itertools import chain

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.cli import main
from grader.course import ROOT, Course
from grader.teach.catalogue import catalogue
from grader.teach.gradebook.messages import Marks, send
from grader.teach.marking import Marker, Wishes
from grader.teach.notebooks.agreement import (
    SEED,
    NbgraderCourse,
    compare,
    differences,
    works,
)
from grader.teach.notebooks.course import write
from grader.teach.notebooks.forks import of_fork, work_of_fork
from grader.teach.notebooks.tests import read_tests
from grader.teach.stubs import MARKED, marked_source, stub
from grader.teach.submission import StubFile, Submission

README = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n### Notebooks\n")[2]
*COMMANDS, AUTOGRADE = [
    line
    for block in re.findall(r"^```\n(.*?)^```", README.partition("\n## ")[0], re.M | re.S)
    for line in block.splitlines()
]
QUICK = ["step02"]
ALL = [step.name for step in Course()]


def in_folder(command, folder):
    """The arguments of one of the README's grader commands, for another folder."""
    grader, *arguments = shlex.split(command.replace("path/to/course", str(folder)))
    assert grader == "grader"
    return arguments


def four_works(step):
    """Who solves, who does nothing, and two who err where no other hole builds on it."""
    solved, untouched, *wrong = works(step)
    last = [work for work in wrong if work.hole == step.holes[-1].name]
    return [solved, untouched, last[0], last[-1]]


class Class:
    """A course in nbgrader's hands: who solves, who does nothing, and two who err, a step each."""

    def __init__(self, folder, course, steps):
        assert shutil.which("alembic", path=os.defpath) is None
        self.course, self.steps = course, steps
        self.nbgrader = NbgraderCourse(folder)
        self.works = {name: four_works(course[name]) for name in steps}
        make, generate, *marking = COMMANDS
        assert main(in_folder(make, folder)) == 0
        self.run(generate)
        for work in chain.from_iterable(self.works.values()):
            self.nbgrader.hand_in(work)
        for command in marking:
            self.run(command)

    def mistake(self, work):
        """The catalogued mistake that a student makes."""
        entries = catalogue(work.step).entries
        (found,) = (e.mistake for e in entries if e.mistake.id.replace(".", "-") == work.student)
        return found

    def run(self, command):
        """One of the README's commands, for each step."""
        nbgrader, *arguments = shlex.split(command)
        assert nbgrader == "nbgrader"
        for name in self.steps:
            self.nbgrader.run(*(name if word == "step02" else word for word in arguments))


@pytest.mark.parametrize(
    "steps",
    [pytest.param(QUICK, id="quick"), pytest.param(ALL, id="all", marks=pytest.mark.slow)],
)
def test_a_class_from_release_to_marks(tmp_path, course, steps, capsys):
    """All on one class, which takes a while to mark."""
    school = Class(tmp_path / "course", course, steps)
    every_notebook_passes_nbgraders_own_validation(school)
    what_is_released_holds_no_answer(school)
    who_does_nothing_earns_nothing_and_who_solves_all_earns_all(school)
    who_errs_earns_a_part_and_reads_why(school)
    three_ways_to_mark_agree_test_by_test(school)
    nbgrader_exports_the_marks(school)
    marks_from_the_jail_stand_in_the_same_gradebook(school, capsys)
    a_teachers_word_stays(school.nbgrader)


def page(nbgrader, work):
    """The words of a feedback page."""
    name = work.step.name
    path = nbgrader.folder / "feedback" / work.student / name / f"{name}.html"
    text = re.sub(r"data:image[^\"]*", "", path.read_text(encoding="utf-8"))
    return in_one_line(html.unescape(re.sub(r"<[^>]+>", " ", text)))


def in_one_line(text):
    return " ".join(text.split())


def every_notebook_passes_nbgraders_own_validation(school):
    for name in school.steps:
        said = school.nbgrader.run("validate", f"source/{name}/{name}.ipynb")
        assert "Success! Your notebook passes all the tests." in said


def what_is_released_holds_no_answer(school):
    for name in school.steps:
        no_answer_in(
            school.nbgrader.folder / "release" / name / f"{name}.ipynb", school.course[name]
        )


def who_does_nothing_earns_nothing_and_who_solves_all_earns_all(school):
    scores = school.nbgrader.scores()
    for name in school.steps:
        assert set(scores["stub", name].values()) == {0.0}
        full = 10 * len(school.course[name].holes)
        assert sum(scores["solution", name].values()) == pytest.approx(full)


def who_errs_earns_a_part_and_reads_why(school):
    scores = school.nbgrader.scores()
    for name in school.steps:
        for work in school.works[name][2:]:
            full = 10 * len(school.course[name].holes)
            assert 0 < sum(scores[work.student, name].values()) < full
            mistake, words = school.mistake(work), page(school.nbgrader, work)
            assert in_one_line(mistake.explanation) in words
            assert in_one_line(mistake.question) in words


def three_ways_to_mark_agree_test_by_test(school):
    """Of all mistakes: python -m grader.bench.notebooks."""
    found = compare(school.nbgrader, chain.from_iterable(school.works.values()))
    for name in school.steps:
        assert found[name].odd == []
        assert found[name].tests == 4 * len(read_tests(school.course[name]))


def nbgrader_exports_the_marks(school):
    school.nbgrader.run("export")
    with (school.nbgrader.folder / "grades.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["student_id"] == "solution"]
    points = {row["assignment"]: (float(row["score"]), float(row["max_score"])) for row in rows}
    for name in school.steps:
        full = 10 * len(school.course[name].holes)
        assert points[name] == pytest.approx((full, full))


@pytest.mark.parametrize(
    "other",
    [{"a": 1.0}, {"a": 1.0, "b": 2.0, "c": 0.0}, {"a": 1.0, "b": 1.99}, {"a": 1.0, "b": None}],
)
def test_a_disagreement_is_seen(other):
    same = {"a": 1.0, "b": 2.0}
    assert list(differences({"one": same, "two": dict(same)})) == []
    assert len(list(differences({"one": same, "two": other, "three": same}))) == 1


def no_answer_in(path, step):
    released = nbformat.read(path, as_version=4)
    text = "\n".join(cell.source for cell in released.cells)
    assert "BEGIN SOLUTION" not in text
    assert "BEGIN HIDDEN TESTS" not in text
    for test in read_tests(step):
        assert (f'"{test.name}"' in text) == (not test.hidden)
    holes = "\n".join(
        cell.source for cell in released.cells if cell.metadata.get("nbgrader", {}).get("solution")
    )
    answers = [line.strip() for match in MARKED.finditer(marked_source(step.solution))
               for line in match["body"].splitlines()]  # fmt: skip
    assert [line for line in answers if line and f"\n    {line}\n" in holes] == []
    assert holes.count("raise NotImplementedError()") == len(step.holes)


# ----------------------------------------------------------- grader autograde --notebooks


@pytest.fixture
def jailed(course, tmp_path):
    """A course that has released step 02, and two submissions."""
    nbgrader = NbgraderCourse(tmp_path / "course")
    write(course, nbgrader.folder)
    nbgrader.run("generate_assignment", "step02")
    for work in works(course["step02"], 1)[:2]:
        nbgrader.hand_in(work)
    return nbgrader


def autograde(nbgrader, *arguments):
    return main([*in_folder(AUTOGRADE, nbgrader.folder), *arguments])


def marks_from_the_jail_stand_in_the_same_gradebook(school, capsys):
    """As if nbgrader had never marked."""
    nbgrader, expected = school.nbgrader, school.nbgrader.scores()
    for name in ("autograded", "feedback"):
        shutil.rmtree(nbgrader.folder / name)
    with Gradebook(nbgrader.database) as book:
        for student in [one.id for one in book.students]:
            book.remove_student(student)
    assert autograde(nbgrader, "--seed", str(SEED)) == 0
    full = sum(10 * len(school.course[name].holes) for name in school.steps)
    said = capsys.readouterr().out
    assert f"solution: {full} of {full} points" in said
    assert f"stub: 0 of {full} points" in said
    found = nbgrader.scores()
    assert found.keys() == expected.keys()
    for key, scores in expected.items():
        assert found[key] == pytest.approx(scores)
    for work in chain.from_iterable(handed_in[2:] for handed_in in school.works.values()):
        name = work.step.name
        path = nbgrader.folder / "autograded" / work.student / name / f"{name}.ipynb"
        outputs = [
            output
            for cell in nbformat.read(path, as_version=4).cells
            for output in cell.get("outputs", [])
        ]
        lines = chain.from_iterable(output.get("traceback", []) for output in outputs)
        assert in_one_line(school.mistake(work).explanation) in in_one_line("\n".join(lines))


def a_teachers_word_stays(nbgrader):
    """Manual scores, extra credit and comments outlive another marking."""
    database = nbgrader.database
    with Gradebook(database) as book:
        grade = book.find_grade("test_slope_of_the_square", "step02", "step02", "stub")
        grade.manual_score, grade.extra_credit = 4.0, 1.0
        comment = book.find_comment("square_slope", "step02", "step02", "stub")
        assert comment.auto_comment == "No response."
        comment.manual_comment = "Nearly."
        book.db.commit()
    assert autograde(nbgrader, "--only", "stub") == 0
    with Gradebook(database) as book:
        grade = book.find_grade("test_slope_of_the_square", "step02", "step02", "stub")
        assert (grade.auto_score, grade.manual_score, grade.extra_credit) == (0.0, 4.0, 1.0)
        assert grade.needs_manual_grade
        comment = book.find_comment("square_slope", "step02", "step02", "stub")
        assert comment.manual_comment == "Nearly."


def test_a_step_that_was_never_released_here_gets_its_cells_first(jailed):
    (jailed.folder / "gradebook.db").unlink()
    assert autograde(jailed, "--only", "solution") == 0
    assert sum(jailed.scores()["solution", "step02"].values()) == pytest.approx(50)


def test_a_gradebook_with_other_tests_is_refused(jailed, capsys):
    with Gradebook(jailed.database) as book:
        cell = book.find_grade_cell("test_slope_of_the_square", "step02", "step02")
        cell.name = "test_of_last_year"
        book.db.commit()
    assert autograde(jailed, "--only", "stub") == 3
    said = capsys.readouterr().err
    assert "test_of_last_year" in said
    assert "nbgrader generate_assignment step02 --force" in said


def test_a_time_that_nobody_can_read_is_named_and_nothing_is_written(jailed, capsys):
    note = jailed.folder / "submitted" / "stub" / "step02" / "timestamp.txt"
    note.write_text("yesterday evening", encoding="utf-8")
    assert autograde(jailed) == 3
    assert "submitted/stub/step02/timestamp.txt: 'yesterday evening' is no time" in (
        capsys.readouterr().err
    )
    assert jailed.scores() == {}
    note.write_text("2026-11-25 12:00:00 UTC", encoding="utf-8")
    assert autograde(jailed) == 0
    with Gradebook(jailed.database) as book:
        assert book.find_submission("step02", "stub").timestamp.isoformat() == "2026-11-25T12:00:00"


def test_a_forks_step_opens_in_formgrader_too(jailed, course):
    """Its notebook is written, so nbgrader makes feedback of it, with a teacher's points."""
    step = course["step02"]
    file = StubFile(stub(step).replace("import Callable", "import Callable\n\nMINE = 1").encode())
    absent = StubFile(refused="not here")
    files = {one.name: absent for one in course} | {step.name: file}
    with Marker(course) as marker:
        result = marker.mark(Submission("fay", None, files), Wishes(("step02",), seed=SEED)).steps[
            0
        ]
    place = jailed.folder / "autograded" / "fay" / "step02"
    place.mkdir(parents=True)
    (place / "step02.ipynb").write_bytes(of_fork(step, file, result))
    send(jailed.folder, [Marks("fay", "step02", {test.name: test.score for test in result.tests})])
    with Gradebook(jailed.database) as book:
        book.find_grade("test_slope_of_the_square", "step02", "step02", "fay").manual_score = 5.0
        book.db.commit()
    jailed.run("generate_feedback", "step02")
    path = jailed.folder / "feedback" / "fay" / "step02" / "step02.html"
    words = in_one_line(html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))))
    assert "(Score: 5.0 / 50.0)" in words
    assert "MINE = 1" in words
    assert "What to write: Return the slope of x² at x" in words


def test_a_forks_file_that_is_no_python_stands_as_it_is(course):
    step = course["step02"]
    work = work_of_fork(step, StubFile(b"def line_slope(\n"))
    assert work.others == ["def line_slope(\n"]
    assert "slopes.py can't be read as Python" in work.remarks[0]
    assert work_of_fork(step, StubFile(refused="slopes.py is missing.")).refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--notebooks", "nowhere"], "nowhere is no folder"),
        (["--notebooks", "bare"], "no nbgrader_config.py"),
        (["--notebooks", "course/submitted"], "no folder of a student"),
        (["--notebooks", "course/submitted", "--steps", "step99"], "there is no step 'step99'"),
        (["--notebooks", "course/submitted", "--secret", "short"], "16 bytes or more"),
        (["--notebooks", "course/submitted", "--force"], "--force and --notebooks"),
        (["bare", "--notebooks", "course/submitted"], "CLASS and --notebooks"),
        (["bare", "--seed", "7"], "--seed belongs to notebooks"),
        ([], "name the folder of a class"),
    ],
)
def test_wrong_usage_is_told(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bare").mkdir()
    (tmp_path / "course" / "submitted").mkdir(parents=True)
    (tmp_path / "course" / "nbgrader_config.py").write_text("", encoding="utf-8")
    (tmp_path / "short").write_text("secret", encoding="utf-8")
    assert main(["autograde", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_only_names_a_student_who_is_there(tmp_path, capsys):
    (tmp_path / "submitted" / "ada").mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").write_text("", encoding="utf-8")
    assert main(["autograde", "--notebooks", str(tmp_path / "submitted"), "--only", "bob"]) == 2
    assert "--only bob" in capsys.readouterr().err
