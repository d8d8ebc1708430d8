"""The tables and curves that a result carries (result.py), checked before anything is drawn."""

from typing import ClassVar

import msgspec

from grader.learn.harmless import FORMULA
from grader.teach.result import TestResult


class TableDetail(msgspec.Struct, frozen=True, tag="table", tag_field="kind"):
    """Numbers side by side, as text. left_out: rows that are not here."""

    header: list[str]
    rows: list[list[str]]
    left_out: int = 0
    shows: ClassVar[str] = "slopes"
    weight: ClassVar[tuple[bool, int]] = (False, 0)

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("a row of a table is not as long as its header")


class CurveDetail(msgspec.Struct, frozen=True, tag="curve", tag_field="kind"):
    """Series over 0, 1, 2, …; None is a point that can't be drawn."""

    title: str
    x: str
    y: str
    series: dict[str, list[float | None]]
    left_out: int = 0

    @property
    def shows(self) -> str:
        """What it shows: a page has one picture of a kind for a hole."""
        return self.title

    @property
    def weight(self) -> tuple[bool, int]:
        """Of several trainings the one to show: one that should succeed, and the longest."""
        right = self.series.get("expected") or self.series.get("yours", [])
        known = [number for number in right if number is not None]
        falls = len(known) > 1 and known[-1] < known[0]
        return falls, max(map(len, self.series.values()), default=0)


Detail = TableDetail | CurveDetail


def details_of(test: TestResult) -> list[Detail]:
    """What a test carries, less what this page has no picture of. Raises ValidationError."""
    known = [detail for detail in test.details if detail.get("kind") in ("table", "curve")]
    found = msgspec.convert(known, type=list[Detail])
    return [_as_written(one) if isinstance(one, TableDetail) else one for one in found]


def _as_written(table: TableDetail) -> TableDetail:
    return TableDetail(
        table.header, [[cell(text) for text in r] for r in table.rows], table.left_out
    )


def cell(text: str) -> str:
    """A cell as it was before a result made it harmless for spreadsheets and Markdown."""
    is_defused = text.startswith("'") and text[1:].startswith(FORMULA)
    return (text[1:] if is_defused else text).replace("] [", "][")
