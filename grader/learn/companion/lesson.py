"""What the companion takes from the course's pages: the path, an experiment, hints."""

import re
from dataclasses import dataclass

from grader.course import Course, CourseError, Step

HOLE_SECTION = re.compile(r"^## `([\w.]+)`\n(.*?)(?=^## |\Z)", re.M | re.S)
HINT = re.compile(r"<details><summary>\d+ · (.+?)</summary>\n\n(.+?)\n\n</details>", re.DOTALL)
EXPERIMENT = re.compile(r"^## An experiment\n(.*?)(?=^## |\Z)", re.M | re.S)
ANSWERS = re.compile(r"<details>.*?</details>", re.S)
POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


@dataclass(frozen=True)
class Hint:
    """One help: its level in words, and the help itself."""

    level: str
    text: str


def hints(step: Step) -> dict[str, list[Hint]]:
    """All hints of a step by hole, from the first question to nearly the line."""
    if not step.hints.is_file():
        raise CourseError(f"{step.shown(step.hints)} is not there: get it back with git")
    text = step.hints.read_text(encoding="utf-8")
    return {
        hole: [Hint(level, body) for level, body in HINT.findall(section)]
        for hole, section in HOLE_SECTION.findall(text)
    }


def built(course: Course, step: Step) -> str:
    """What somebody has who finished a step, as the course's page tells it."""
    page = course.root / "exercises" / "README.md"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    found = re.search(rf"^\| \[[^]]*\]\({step.name}/README\.md\) \| (.+?) \|", text, re.M)
    return found[1] if found else step.title


def experiment(step: Step) -> str:
    """The lesson's experiment as Markdown, without the answers."""
    found = EXPERIMENT.search(step.lesson.read_text(encoding="utf-8"))
    return without_formulas(ANSWERS.sub("", found[1]).strip()) if found else ""


def first_paragraph(markdown: str) -> str:
    """The first paragraph of a text, on one line."""
    return " ".join(markdown.partition("\n\n")[0].split())


def without_formulas(markdown: str) -> str:
    """Small formulas as a terminal can show them: $2^4 = 16$ is 2⁴ = 16."""
    return re.sub(r"\$([^$]+)\$", lambda found: _plain(found[1]), markdown)


def _plain(formula: str) -> str:
    formula = re.sub(r"\\text\{(.*?)\}", r"\1", formula)
    formula = re.sub(r"\\sqrt\s*\{?(\w+)\}?", r"√\1", formula)
    formula = re.sub(r"\^\{?(-?\d+)\}?", lambda found: found[1].translate(POWERS), formula)
    return formula.replace(r"\cdot", "·").replace(r"\thinspace", "")
