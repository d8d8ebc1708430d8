"""Reading lessons as programs: a worked example is executed, line by line.

A line is `label = expression = … = number`. The label is optional and names the value for later
lines; every expression must give the same value as the last one, to the digits printed there. A
label may be used again for another calculation; with a mere number it must be what it was.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BLOCK = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])")
SIGNS = {"·": "*", "×": "*", "−": "-", "⁴": "**4", "³": "**3", "²": "**2"}


class LessonError(AssertionError):
    """A number in a lesson is not what the calculation gives."""


@dataclass(frozen=True)
class Line:
    """One line of a worked example, with the place where it stands."""

    path: Path
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}, line {self.number}: {self.text}"


def section(text: str, heading: str) -> str:
    """The part of a lesson below `## heading`."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if found is None:
        raise LessonError(f"there is no section “## {heading}”")
    return found[1]


def worked_lines(path: Path) -> Iterator[Line]:
    """The lines of the worked example's blocks; a line that begins with `= ` goes on."""
    text = path.read_text(encoding="utf-8")
    example = section(text, "A tiny example, by hand")
    offset = text[: text.index(example)].count("\n") + 1
    for block in BLOCK.finditer(example):
        first = offset + example[: block.start(1)].count("\n")
        joined: list[Line] = []
        for i, line in enumerate(block[1].splitlines()):
            if line.strip().startswith("= ") and joined:
                joined[-1] = Line(path, joined[-1].number, f"{joined[-1].text} {line.strip()}")
            elif line.strip() and not line.lstrip().startswith("#"):
                joined.append(Line(path, first + i, line.strip()))
        yield from joined


def execute(line: Line, names: dict[str, Any]) -> int:
    """Check one line and remember its label; returns how many numbers were compared."""
    chunks = line.text.split(" = ")
    label = chunks[0].strip() if chunks[0].strip().isidentifier() else None
    names_anew = label is not None and (label not in names or len(chunks) > 2)
    expressions = chunks[1:] if names_anew else chunks
    values = []
    for chunk in expressions:
        try:
            values.append(eval(as_python(chunk), names))
        except Exception as error:
            raise LessonError(f"{line}\n{chunk!r} can't be calculated: {error}") from error
    if label is not None and names_anew:
        names[label] = values[0]
    digits = printed_digits(chunks[-1])
    for chunk, value in zip(expressions, values, strict=True):
        if not agree(value, values[-1], digits):
            raise LessonError(f"{line}\n{chunk!r} is {value!r}, not {values[-1]!r}")
    return len(values)


def as_python(chunk: str) -> str:
    for sign, python in SIGNS.items():
        chunk = chunk.replace(sign, python)
    return chunk.strip()


def printed_digits(chunk: str) -> int:
    """Decimals of the last chunk, if it is written as numbers; many where it is a calculation."""
    try:
        ast.literal_eval(as_python(chunk))
    except (ValueError, SyntaxError):
        return 9
    decimals = [len(number.partition(".")[2]) for number in re.findall(r"\d+\.\d+", chunk)]
    return max(decimals, default=9)


def agree(a: Any, b: Any, digits: int) -> bool:
    """Whether two values agree, numbers to the digits printed."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(agree(a[key], b[key], digits) for key in a)
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(agree(x, y, digits) for x, y in zip(a, b, strict=True))
    if isinstance(a, int | float) and isinstance(b, int | float):
        return bool(abs(a - b) <= 0.5 * 10.0**-digits + 1e-12)
    return bool(a == b)
