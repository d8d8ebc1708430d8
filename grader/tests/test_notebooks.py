"""The notebooks are the course: the same lessons, holes, tests and points."""

import re
import shutil

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from grader.cli import main
from grader.course import Course, CourseError
from grader.learn import plugin
from grader.learn.points import HOLE_POINTS, Verdict, scores
from grader.learn.states import PASSED
from grader.teach.gradebook.messages import CONFIG_NAME
from grader.teach.notebooks.build import as_bytes, notebook
from grader.teach.notebooks.course import write
from grader.teach.notebooks.lesson import PICTURE
from grader.teach.notebooks.pieces import pieces
from grader.teach.notebooks.tests import read_tests
from grader.teach.stubs import MARKED, marked_source

STEPS = [step.name for step in Course()]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The course's folder as the command writes it."""
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    assert main(["notebooks", str(folder)]) == 0
    return folder


@pytest.fixture(params=STEPS)
def step(request, course):
    return course[request.param]


@pytest.fixture
def made(step, written):
    """The notebook of a step, as it was written."""
    path = written / "source" / step.name / f"{step.name}.ipynb"
    return nbformat.read(path, as_version=4)


class Collected:
    """A pytest plugin that keeps the tests of a run as verdicts, and runs none."""

    def __init__(self):
        self.verdicts = []

    def pytest_collection_finish(self, session):
        course = session.config.stash[plugin.COURSE]
        for item in session.items:
            step = course.step_of(item.path)
            mark = item.get_closest_marker("hole")
            told = {"core": False, "points": HOLE_POINTS, **mark.kwargs}
            hidden = item.path.parent != step.folder
            self.verdicts.append(
                Verdict(
                    step.name, item.name, mark.args[0], told["core"], hidden, told["points"], PASSED
                )
            )


@pytest.fixture(scope="module")
def collected(course):
    """All tests of the course with their points, as pytest finds them."""
    found = Collected()
    options = ["--collect-only", "-q", "--noconftest", "-pno:cacheprovider"]
    places = [str(path) for step in course for path in (step.examples, step.suite)]
    pytest.main([*options, f"--rootdir={course.root}", *places], plugins=[plugin, found])
    return found.verdicts


def told(cell):
    return cell.metadata.get("nbgrader", {})


def names(cells, kind):
    return [told(cell)["grade_id"] for cell in cells if told(cell).get(kind)]


# ---------------------------------------------------------------------------------- the format


def test_nbgrader_knows_every_cell(made):
    MetadataValidator().validate_nb(made)
    assert {told(cell)["schema_version"] for cell in made.cells if told(cell)} == {3}
    assert all(cell.outputs == [] for cell in made.cells if cell.cell_type == "code")
    assert all(re.fullmatch(r"[\w-]+", told(cell)["grade_id"]) for cell in made.cells if told(cell))


def test_same_step_same_bytes(step, written):
    path = written / "source" / step.name / f"{step.name}.ipynb"
    assert path.read_bytes() == as_bytes(notebook(step))


# ----------------------------------------------------------------------------------- the tests


def test_a_grade_cell_for_each_test_with_its_points(step, made, collected):
    mine = [verdict for verdict in collected if verdict.step == step.name]
    expected = {
        verdict.name: float(maximum)
        for verdict, (_, maximum) in zip(mine, scores(mine), strict=True)
    }
    grades = {told(c)["grade_id"]: told(c)["points"] for c in made.cells if told(c).get("grade")}
    assert grades == expected
    assert sum(grades.values()) == pytest.approx(10 * len(step.holes))


def test_hidden_tests_are_called_between_nbgraders_marks(step, made):
    sources = {told(c)["grade_id"]: c.source for c in made.cells if told(c).get("grade")}
    for test in read_tests(step):
        call = f'grade("{step.name}", "{test.name}")'
        hidden = re.search(
            r"### BEGIN HIDDEN TESTS\n(.*)\n### END HIDDEN TESTS", sources[test.name], re.S
        )
        if test.hidden:
            assert hidden is not None
            assert hidden[1].endswith(call)
        else:
            assert sources[test.name] == call


# ----------------------------------------------------------------------------------- the holes


def test_each_hole_is_one_solution_cell_in_the_lessons_order(step, made):
    holes = [hole.name.replace(".", "-") for hole in step.holes]
    assert names(made.cells, "solution") == holes
    for cell in made.cells:
        if told(cell).get("solution"):
            assert cell.source.count("### BEGIN SOLUTION\n") == 1
            assert cell.source.count("### END SOLUTION") == 1


def test_every_line_of_the_solution_stands_between_the_marks(step, made):
    solved = [c.source for c in made.cells if told(c).get("solution")]
    inside = "\n".join(re.findall(r"### BEGIN SOLUTION\n(.*?)### END", "\n".join(solved), re.S))
    for match in MARKED.finditer(marked_source(step.solution)):
        for line in match["body"].splitlines():
            assert line.strip() in inside


def test_code_cells_below_the_first_are_in_the_order_in_which_they_can_run(step, made):
    """Tools, then what is given, then holes with their tests."""
    order = [told(cell)["grade_id"] for cell in made.cells if told(cell)]
    assert order[0] == "tools"
    code = pieces(step)
    assert (order[1] == "given") == bool(code.given)
    for test in read_tests(step):
        assert order.index(test.after.replace(".", "-")) < order.index(test.name)


# ---------------------------------------------------------------------------------- the lesson


def test_pictures_are_in_the_notebook(step, made):
    expected = len(PICTURE.findall(step.lesson.read_text(encoding="utf-8")))
    text = "\n".join(cell.source for cell in made.cells)
    assert text.count("](data:image/svg+xml;base64,") == expected
    assert ".svg" not in text


def test_nothing_speaks_of_files_and_terminals(step, made):
    text = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    for words in (
        rf"pytest exercises/{step.name}",
        r"python exercises/",
        r"[sS]tart\s+`python`",
        r">>> ",
        rf"`{step.stub.name}`",
        r"__main__",
        r"(end|part|lines|top) of\s+the\s+file",
        r"[rR]un\s+the\s+file",
        rf"from exercises\.{step.name}\.",
    ):
        assert not re.search(words, text), words


def test_pages_that_the_lesson_links_to_stand_beside_it(step, made, written):
    text = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    links = set(re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", text))
    assert "hints.md" in links
    for link in links:
        assert (written / "source" / step.name / link).is_file()


def test_the_lesson_says_how_earlier_steps_are_found(step, made):
    text = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert ("your notebook\n  of that step" in text) == (step.number > 1)


# ---------------------------------------------------------------------------------- the folder


def test_a_second_run_writes_nothing_and_keeps_the_teachers_settings(written, capsys):
    config = written / CONFIG_NAME
    changed = config.read_text(encoding="utf-8") + "\nc.Exchange.root = '/srv/exchange'\n"
    config.write_text(changed, encoding="utf-8")
    assert main(["notebooks", str(written)]) == 0
    assert "up to date" in capsys.readouterr().out
    assert config.read_text(encoding="utf-8") == changed


def test_a_file_in_the_folders_place_is_refused(tmp_path, capsys):
    place = tmp_path / "course"
    place.write_text("mine", encoding="utf-8")
    assert main(["notebooks", str(place)]) == 2
    assert "is a file" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "mine"


# ---------------------------------------------------------------------------- what is refused


@pytest.fixture
def copy(course, tmp_path):
    """A small course of our own: step 02, to be spoiled."""
    for part in ("exercises/step02", "solutions/step02", "grader/teach/suites/step02"):
        shutil.copytree(course.root / part, tmp_path / part)
    return Course(tmp_path)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "old", "new", "message"),
    [
        ("lesson", "Start `python` in the folder", "Open `python` there", "wording.toml: step02"),
        ("solution", "def line_slope", "def slope_of_a_line", "line_slope"),
        ("solution", "# END SOLUTION", "# THE END", "well-formed"),
        ("suite", "def test_slope_of_lines", "def test_slope_of_the_square", "two tests"),
        ("suite", "@pytest.mark.hole(", "@pytest.mark.parametrize('x', [1])\n@pytest.mark.hole(",
         "parametrized"),
        ("suite", "@pytest.mark.hole(", "@pytest.mark.whole(", "no @pytest.mark.hole"),
    ],
)  # fmt: skip
def test_what_can_not_become_a_notebook_is_named(copy, tmp_path, place, old, new, message):
    step = copy["step02"]
    path = {
        "lesson": step.lesson,
        "solution": step.solution,
        "suite": step.suite / "test_slopes_hidden.py",
    }[place]
    edit(path, old, new)
    out = tmp_path / "out"
    with pytest.raises(CourseError, match=re.escape(message)):
        write(copy, out)
    assert not out.exists()


def test_a_step_without_words_of_its_own_becomes_a_notebook_too(copy):
    """As the thirteenth will."""
    folders = ("exercises", "solutions", "grader/teach/suites")
    for folder in folders:
        (copy.root / folder / "step02").rename(copy.root / folder / "step13")
    step = Course(copy.root)["step13"]
    edit(step.lesson, "Step 02", "Step 13")
    made = notebook(step)
    assert names(made.cells, "solution") == [hole.name for hole in step.holes]
