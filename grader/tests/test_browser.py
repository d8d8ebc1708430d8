"""Notebooks in JupyterLab and marks in formgrader, looked at in a headless browser."""

import io

import numpy as np
import pytest
from matplotlib import image
from nbgrader.api import Gradebook

from grader.cli import main
from grader.course import Course
from grader.teach.drawings import style
from grader.teach.notebooks.agreement import NbgraderCourse, works
from grader.teach.notebooks.course import write
from grader.teach.notebooks.lesson import PICTURE
from grader.tests.browser import TOKEN, executable, jupyterlab, open_page

ALL = [step.name for step in Course()]
LOOK = """() => ({
    formulas: document.querySelectorAll("mjx-container").length,
    errors: document.querySelectorAll("[data-mml-node=merror], mjx-merror").length,
    raw: [...document.querySelectorAll(".jp-MarkdownOutput")]
        .map(one => one.innerText).filter(text => text.includes("$") || text.includes("\\\\frac")),
    pictures: [...document.querySelectorAll(".jp-MarkdownOutput img")]
        .map(one => [one.complete, one.naturalWidth, one.clientWidth]),
})"""


@pytest.fixture(scope="module")
def lab(course, tmp_path_factory):
    """The course in JupyterLab."""
    executable()
    folder = tmp_path_factory.mktemp("lab")
    write(course, folder)
    with jupyterlab(folder) as address:
        yield address


@pytest.mark.parametrize(
    "name", [n if n == "step09" else pytest.param(n, marks=pytest.mark.slow) for n in ALL]
)
def test_formulas_and_pictures_are_drawn(lab, course, name):
    step = course[name]
    lesson = step.lesson.read_text(encoding="utf-8")
    with open_page(height=9000) as page:
        page.goto(f"{lab}/doc/tree/source/{name}/{name}.ipynb?token={TOKEN}")
        page.get_by_role("heading", name="What PyTorch does here").wait_for()
        page.wait_for_function("document.querySelectorAll('mjx-container').length > 0")
        page.wait_for_function("!document.body.innerText.includes('$')")
        seen = page.evaluate(LOOK)
        assert seen["raw"] == []
        assert seen["errors"] == 0
        assert seen["formulas"] >= lesson.count("$$") // 2
        assert len(seen["pictures"]) == len(PICTURE.findall(lesson))
        for complete, natural, shown in seen["pictures"]:
            assert complete
            assert 0 < shown <= natural
        for picture in page.locator(".jp-MarkdownOutput img").all():
            assert_drawn(picture.screenshot())


def assert_drawn(screenshot):
    """The picture has the paper and the ink of the course's drawings, and something in colour."""
    pixels = image.imread(io.BytesIO(screenshot))[:, :, :3].reshape(-1, 3)

    def share(colour):
        wanted = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        return (np.abs(pixels - wanted).max(axis=1) < 0.02).mean()

    assert share(style.PAPER) > 0.3
    assert share(style.INK) * len(pixels) > 100  # letters are thin, and a graph has few of them
    assert max(share(colour) for colour in (style.BLUE, style.RED, style.GREEN)) > 0.001


@pytest.fixture
def marked(course, tmp_path):
    """Step 02 of one student who errs, marked in the jail."""
    executable()
    write(course, tmp_path)
    nbgrader = NbgraderCourse(tmp_path)
    nbgrader.run("generate_assignment", "step02")
    nbgrader.hand_in(works(course["step02"], 1)[1])
    assert main(["autograde", "--notebooks", str(tmp_path / "submitted")]) == 0
    return nbgrader


def test_a_teacher_opens_a_submission_and_gives_points(marked):
    """From formgrader's first page to a score and a comment in the gradebook."""
    with jupyterlab(marked.folder) as address, open_page() as page:
        page.goto(f"{address}/formgrader?token={TOKEN}")
        page.get_by_role("link", name="Manual Grading").click()
        page.get_by_role("link", name="step02").click()
        page.get_by_role("link", name="step02").last.click()
        page.get_by_role("link", name="Submission #1").first.click()
        page.get_by_text("What to write: Return the slope of x² at x").first.wait_for()
        page.wait_for_load_state("networkidle")  # scores and comments come after the page
        score = page.locator("input.score#test_slope_of_the_square")
        score.fill("4")
        with page.expect_response(lambda answer: "/api/grade/" in answer.url):
            score.press("Tab")
        comment = page.locator("textarea.comment").first
        comment.fill("Look at the lesson again.")
        with page.expect_response(lambda answer: "/api/comment/" in answer.url):
            comment.press("Tab")
    with Gradebook(marked.database) as book:
        grade = book.find_grade("test_slope_of_the_square", "step02", "step02", "stub")
        assert (grade.auto_score, grade.manual_score) == (0.0, 4.0)
        notebook = book.find_submission_notebook("step02", "step02", "stub")
        comments = [comment.manual_comment for comment in notebook.comments]
        assert "Look at the lesson again." in comments
