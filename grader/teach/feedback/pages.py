"""Templates become pages: whole in themselves, and written only where they have changed."""

import base64
import hashlib
import html
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.learn.harmless import harmless, harmless_line
from grader.teach.feedback.folding import spoken_steps
from grader.teach.feedback.formulas import mathml
from grader.teach.feedback.student_view import SIGNS, WORDS, spoken_test
from grader.teach.whole_files import write_whole

HERE = Path(__file__).parent
MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]()!|~$"})
CODE = re.compile(r"`([\w .=+*/,()\[\]-]{1,80})`")  # what is safe as it is between backticks
TICKS = re.compile(r"`([^`\n]{1,200})`|(?<!\w)\*(\w+)\*(?!\w)")
LIVE = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)  # what GitHub links


@cache
def environment() -> Environment:
    """All templates; whatever they show is escaped, in Markdown too, where HTML is obeyed."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "mathml": mathml,
        "ticks": ticks,
        "md": markdown,
        "points": points,
        "spoken": spoken_test,
        "moment": moment,
        "pre": lambda text: _text(harmless(text)),
        "spoken_steps": spoken_steps,
    }
    found.globals |= {"WORDS": WORDS, "SIGNS": SIGNS, "style": _file("style.css")}
    return found


def render(template: str, **values: Any) -> bytes:
    """A page."""
    return (environment().get_template(template).render(**values).strip() + "\n").encode()


def render_class(**values: Any) -> bytes:
    """The class's page, whose one script is the one that its policy names."""
    script = _file("class.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render("class.html", script=script, script_hash=f"'sha256-{digest}'", **values)


def write_changed(path: Path, content: bytes) -> bool:
    """Write a file whole, unless it is there like this already; whether it was written."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content, durable=False)
    return True


@cache
def _file(name: str) -> Markup:
    return Markup((HERE / name).read_text(encoding="utf-8"))


# ------------------------------------------------------------------------------------- filters


def ticks(text: str) -> Markup:
    """A sentence, with `code` and *emphasis* as the catalogue and the messages write them."""
    return Markup().join(
        Markup("<code>{}</code>").format(piece)
        if i % 3 == 1
        else Markup("<em>{}</em>").format(piece)
        if i % 3 == 2
        else escape(piece)
        for i, piece in enumerate(TICKS.split(text))
        if piece is not None
    )


def markdown(text: str) -> Markup:
    """A text inside a line of Markdown, shown as it is whatever it holds; `code` as code."""
    pieces = CODE.split(harmless_line(text))
    return Markup().join(
        Markup("`{}`").format(piece)
        if i % 2 == 1
        else _text(LIVE.sub("\u200b", piece).translate(MARKDOWN))
        for i, piece in enumerate(pieces)
    )


def _text(text: str) -> Markup:
    """A text between tags, where quotation marks are what they are."""
    return Markup(html.escape(text, quote=False))


def points(number: float) -> str:
    """At most two decimals, none where they are zero."""
    return f"{round(number, 2):g}"


def moment(time: str) -> str:
    """A time of a result or a collection, to the minute; as it is where it can't be read."""
    try:
        return f"{datetime.fromisoformat(time):%Y-%m-%d %H:%M %Z}".strip()
    except ValueError:
        return time
