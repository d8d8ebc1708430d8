"""Cells of CSV files that people open in a spreadsheet."""

import re
import unicodedata

FORMULA = "=+-@"


def harmless_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it where it would.

    Spreadsheets overlook space before a formula, know wide forms of its signs, and may
    split a cell at a semicolon or a tab.
    """
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    shown = re.sub(r"([;\t]\s*)(?=[=+\-@])", r"\1'", text)
    return f"'{shown}" if text[:1] in ("\t", "\r", "\n") or (first and first in FORMULA) else shown
