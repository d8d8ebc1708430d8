"""A lesson cannot lie: its numbers are executed, and it speaks of every hole."""

import ast
import html
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from grader.course import ROOT, Course
from grader.learn.begun import open_holes
from grader.teach.reference import solution
from grader.tests.lesson import (
    BLOCK,
    DECIMAL,
    LessonError,
    Line,
    execute,
    section,
    worked_lines,
)

STEPS = list(Course())
HEADINGS = [
    "The idea",
    "The formula",
    "A tiny example, by hand",
    "Your task",
    "Check yourself",
    "An experiment",
    "What PyTorch does here",
]
LEVELS = "A question|The direction|Nearly the line"
HINT = re.compile(rf"<details><summary>(\d) · ({LEVELS})</summary>\n\n(.+?)\n\n</details>", re.S)
PAGES = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
]


def by_name(step):
    return step.name


@pytest.mark.parametrize("step", STEPS, ids=by_name)
def test_every_number_of_the_worked_example_is_right(step):
    if step.name == "step12":
        pytest.importorskip("torch", reason="torch is not installed")
    names = dict(vars(solution(step.name)))
    compared = sum(execute(line, names) for line in worked_lines(step.lesson))
    assert compared >= 4


@pytest.mark.parametrize("step", STEPS, ids=by_name)
def test_numbers_in_the_text_of_the_example_occur_in_its_calculations(step):
    example = section(step.lesson.read_text(encoding="utf-8"), "A tiny example, by hand")
    calculated = {
        float(n) for line in worked_lines(step.lesson) for n in DECIMAL.findall(line.text)
    }
    told = {float(number) for number in DECIMAL.findall(BLOCK.sub("", example))}
    assert told <= calculated


@pytest.mark.parametrize("step", STEPS, ids=by_name)
def test_lesson_has_every_section_in_order(step):
    text = step.lesson.read_text(encoding="utf-8")
    found = re.findall(r"^## (.+)$", text, re.M)
    assert [heading for heading in found if heading in HEADINGS] == HEADINGS
    assert text.startswith(f"# Step {step.name[4:]} · {step.title}\n")


@pytest.mark.parametrize("step", STEPS, ids=by_name)
def test_every_hole_has_a_task_and_three_hints(step):
    holes = open_holes(step.stub.read_text(encoding="utf-8"))
    assert {hole.name for hole in step.holes} == holes
    text = step.hints.read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## `([\w.]+)`\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    assert list(sections) == [hole.name for hole in step.holes]
    for body in sections.values():
        assert [number for number, _, _ in HINT.findall(body)] == ["1", "2", "3"]


@pytest.mark.parametrize("step", STEPS, ids=by_name)
def test_stub_documents_every_hole(step):
    tree = ast.parse(step.stub.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    holes = {hole.name.rpartition(".")[2] for hole in step.holes}
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in holes]
    assert len(functions) == len(step.holes)
    for function in functions:
        assert ast.get_docstring(function), function.name
        named = [a for a in function.args.args if a.arg != "self"]
        assert all(a.annotation for a in named), function.name
        assert function.returns, function.name


def local_links(path: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [link for link in links if "://" not in link]


@pytest.mark.parametrize(
    "page",
    [
        p
        for p in ROOT.rglob("*.md")
        if not any(q.startswith(".") for q in p.relative_to(ROOT).parts)
    ],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_links_and_pictures_lead_somewhere(page):
    for link in local_links(page):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_markdown_leaves_formulas_alone(page):
    r"""A page's Markdown is read before its formulas are: `\\,` would become a comma."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    rendered = html.unescape(re.sub(r"<[^>]+>", "", MarkdownIt("commonmark").render(text)))
    plain = " ".join(rendered.split())
    source = re.sub(r"`[^`\n]+`", "", text)
    for formula in re.finditer(r"\$\$(.+?)\$\$|\$([^$]+?)\$", source, re.S):
        assert " ".join(formula[0].split()) in plain


@pytest.mark.parametrize(
    "text",
    ["right = 3.1² = 9.62", "slope = 1.2 / 0.2 = 7", "square_slope(3) = 5", "a = [1, 2] = [1, 3]"],
)
def test_a_lie_in_a_lesson_is_found(text):
    line = Line(Path("step02/README.md"), 1, text)
    with pytest.raises(LessonError, match="not"):
        execute(line, {"square_slope": lambda x: 2 * x})


def test_a_label_keeps_its_value():
    names: dict[str, object] = {}
    execute(Line(Path("step02/README.md"), 1, "slope = 1.2 / 0.2 = 6"), names)
    execute(Line(Path("step02/README.md"), 2, "slope = 6"), names)
    with pytest.raises(LessonError, match="not"):
        execute(Line(Path("step02/README.md"), 3, "slope = 7"), names)
