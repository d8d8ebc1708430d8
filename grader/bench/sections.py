"""What a measurement has found, and how it stands in RESULTS.md and in the README.

A measurement is a module here with `measure() -> Section`, or with options of its own that have
good defaults. `python -m grader.bench NAME` runs it, `python -m grader.bench` runs them all. What
was found is kept in RESULTS.json; everything that people read is written from that.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from grader.course import ROOT, CourseError
from grader.teach.whole_files import write_json, write_whole

HERE = Path(__file__).parent
STORE, RESULTS, README = HERE / "RESULTS.json", HERE / "RESULTS.md", ROOT / "README.md"
TRIED = HERE / "tried.md"
BEGIN, END = "<!-- figures: python -m grader.bench -->\n", "<!-- end of figures -->\n"


class Table(msgspec.Struct, frozen=True):
    """Columns and rows of a table; all cells are texts. title: a line above it."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""


class Headline(msgspec.Struct, frozen=True):
    """A figure for the README. goal: what was set beforehand, such as "at most 1.3"; or ""."""

    what: str
    value: str
    goal: str = ""


class Section(msgspec.Struct, frozen=True):
    """One measurement. paragraphs: before the tables; remarks: after them."""

    title: str
    paragraphs: Sequence[str] = ()
    tables: Sequence[Table] = ()
    remarks: Sequence[str] = ()
    headlines: Sequence[Headline] = ()


class Kept(msgspec.Struct, frozen=True):
    """A section, when it was measured, and on which machine and versions."""

    section: Section
    time: str
    machine: str


def seconds(number: float) -> str:
    """A time with three digits that count: 0.0123 s, 1.23 s, 123 s."""
    return f"{number:.3g} s" if number < 100 else f"{number:,.0f} s"


def times(ratio: float) -> str:
    """A ratio: 1.29 times, 31 times."""
    return f"{ratio:.2f} times" if ratio < 10 else f"{ratio:,.0f} times"


# ------------------------------------------------------------------------------------ Markdown


def markdown(section: Section) -> str:
    """A section as people read it."""
    parts = [f"## {section.title}", *section.paragraphs]
    for table in section.tables:
        parts += [f"**{table.title}**"] if table.title else []
        parts += [_table(table)]
    return "\n\n".join([*parts, *section.remarks]) + "\n"


def results(sections: dict[str, Kept], preface: str) -> str:
    """The whole of RESULTS.md; what was tried stands at its end."""
    parts = [preface]
    for name, kept in sections.items():
        parts += [markdown(kept.section)]
        parts += [f"`python -m grader.bench {name}`, {kept.time}: {kept.machine}\n"]
    return "\n".join([*parts, TRIED.read_text(encoding="utf-8")])


def figures(sections: dict[str, Kept]) -> str:
    """The headlines of all sections, as a table."""
    rows = [
        (line.what, line.value, line.goal, f"`python -m grader.bench {name}`")
        for name, kept in sections.items()
        for line in kept.section.headlines
    ]
    return _table(Table(("what", "measured", "goal", "command"), rows)) + "\n"


def with_figures(readme: str, sections: dict[str, Kept]) -> str:
    """The README with these figures in the place that is made for them. Raises CourseError."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise CourseError(f"{README}: the lines {BEGIN!r} and {END!r} must be there")
    return f"{before}{BEGIN}\n{figures(sections)}\n{END}{after}"


def _table(table: Table) -> str:
    lines = [table.columns, ["---"] * len(table.columns), *table.rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines
    )


# --------------------------------------------------------------------------------------- store


def read() -> dict[str, Kept]:
    """All that is known, by name of the measurement."""
    try:
        return msgspec.json.decode(STORE.read_bytes(), type=dict[str, Kept])
    except FileNotFoundError:
        return {}


def keep(name: str, section: Section, machine: str) -> None:
    """Add a section to what is known."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    write_json(STORE, read() | {name: Kept(section, now, machine)}, indent=1)


def write(names: Sequence[str], preface: str) -> None:
    """Write RESULTS.md and the README's figures anew, in the order of the names."""
    known = read()
    ordered = {name: known[name] for name in names if name in known}
    write_whole(RESULTS, results(ordered, preface).encode())
    write_whole(README, with_figures(README.read_text(encoding="utf-8"), ordered).encode())
