"""A lesson as the text of a notebook: the same words, where a file becomes a cell.

What holds for all lessons is written below. What one lesson says in its own way stands in
wording.toml, with the words that take its place there; words that are not found are an error, so
that a lesson can't be changed and its notebook forgotten.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.course import TASK_HEADING, CourseError, Step

WORDING = Path(__file__).with_name("wording.toml")
CELL = "the cell of the experiment"
RULES = [
    (r"Open \[`\w+\.py`\]\(\w+\.py\) and\s+fill", "Fill"),
    (r"Open \[`\w+\.py`\]\(\w+\.py\)\. ", ""),
    (r"Run `python exercises/step\d\d/\w+\.py`", f"Run {CELL}, below"),
    (r"`python exercises/step\d\d/\w+\.py`", CELL),
    (r"```\npytest exercises/step\d\d\n```", "{tested}"),
    (r"\b([Rr]un) the\s+file\b", r"\1 the cell"),
    (r"\b(end|last part|last lines)(\s+)of(\s+)the(\s+)file\b", rf"\1\2of\3{CELL}"),
]
TESTED = (
    "Run the cells that begin with `grade`, one after the other, or all of them with the button "
    "Validate. What they test are the examples of the lesson. More tests, which you do not see, "
    "run when your notebook is marked; ten points a hole, six of them for its core test."
)
SECTION = re.compile(r"^(?=## )", re.MULTILINE)
PICTURE = re.compile(r"^(!\[[^\]]*\]\()([\w-]+\.(?:svg|png))(\))$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(((?:\.\./)?[\w./-]+\.md)(?:#[\w-]+)?\)")
DETAILS = "<details>"
PYTHON = re.compile(r"```python\n(.*?)```\n?", re.DOTALL)


@dataclass(frozen=True)
class Text:
    """A piece of the lesson."""

    markdown: str


@dataclass(frozen=True)
class Picture:
    """A picture: its line of Markdown, with the file's name between `before` and `after`."""

    before: str
    file: Path
    after: str


@dataclass(frozen=True)
class Try:
    """Lines that the lesson asks the learner to run."""

    code: str


@dataclass(frozen=True)
class Place:
    """Where something else belongs: "given", "experiment", or the name of a hole."""

    name: str


Part = Text | Picture | Try | Place


@cache
def wording() -> dict[str, list[dict[str, str]]]:
    """The words of single lessons and what a notebook says instead."""
    return tomllib.loads(WORDING.read_text(encoding="utf-8"))


def lesson(step: Step) -> list[Part]:
    """The parts of a lesson in order, with the places of code between them."""
    head, *sections = SECTION.split(_in_words_of_a_notebook(step))
    parts: list[Part] = list(_pictures(step, head))
    for section in sections:
        heading = section.partition("\n")[0].removeprefix("## ")
        if heading == "Your task":
            parts += _task(step, section)
        elif heading == "Check yourself":
            parts += _check(section)
        elif heading == "An experiment":
            parts += _experiment(step, section)
        else:
            parts += _pictures(step, section)
    return [part for part in parts if not isinstance(part, Text) or part.markdown.strip()]


def linked_files(step: Step) -> list[Path]:
    """The pages that the lesson links to; they stand beside the notebook."""
    links = LINK.findall(step.lesson.read_text(encoding="utf-8"))
    return [(step.folder / link).resolve() for link in dict.fromkeys(links)]


def _in_words_of_a_notebook(step: Step) -> str:
    text = step.lesson.read_text(encoding="utf-8")
    for change in wording().get(step.name, []):
        if text.count(change["from"]) != 1:
            raise CourseError(
                f"{WORDING.name}: {step.name}: these words stand {text.count(change['from'])} times"
                f" in {step.shown(step.lesson)}, not once: {change['from']!r}"
            )
        text = text.replace(change["from"], change["to"])
    for pattern, replacement in RULES:
        text = re.sub(pattern, replacement.replace("{tested}", TESTED), text)
    text = re.sub(rf"^from exercises\.{step.name}\..* import .*\n\n?", "", text, flags=re.MULTILINE)
    return LINK.sub(lambda link: link[0].replace("](../", "]("), text)


def _pictures(step: Step, text: str) -> list[Part]:
    parts: list[Part] = []
    end = 0
    for found in PICTURE.finditer(text):
        parts.append(Text(text[end : found.start()]))
        parts.append(Picture(found[1], step.folder / found[2], found[3]))
        end = found.end()
    return [*parts, Text(text[end:])]


def _task(step: Step, section: str) -> list[Part]:
    """The introduction, then for each hole its text and its place."""
    parts: list[Part] = []
    starts = [found.start() for found in TASK_HEADING.finditer(section)]
    names = [name for _, name in TASK_HEADING.findall(section)]
    parts += [*_pictures(step, section[: starts[0]]), Place("given")]
    for name, start, end in zip(names, starts, [*starts[1:], len(section)], strict=True):
        parts += [*_pictures(step, section[start:end]), Place(name)]
    return parts


def _check(section: str) -> list[Part]:
    parts: list[Part] = []
    end = 0
    for found in PYTHON.finditer(section):
        parts += [Text(section[end : found.start()]), Try(found[1].strip("\n"))]
        end = found.end()
    return [*parts, Text(section[end:])]


def _experiment(step: Step, section: str) -> list[Part]:
    """The cell of the experiment stands before the answers."""
    before, details, after = section.partition(DETAILS)
    return [*_pictures(step, before), Place("experiment"), Text(details + after)]
