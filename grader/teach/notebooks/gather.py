"""From a submitted notebook to the file that is marked: its solution cells, and nothing else of it.

Imports, constants and helpers are the course's own, so only what stands in the cells with holes
comes from the student. What is odd about a notebook becomes a sentence; the other cells are marked.
"""

import ast
import re
from dataclasses import dataclass, field

from grader.course import Step
from grader.learn.begun import open_holes
from grader.learn.imports import syntax_problem
from grader.learn.notebook import cells
from grader.learn.notebook.cells import GIVEN, TOOLS, Cell, NotANotebook
from grader.learn.reply import Problem
from grader.teach.notebooks.fill import cells_of
from grader.teach.notebooks.lesson import Try, lesson
from grader.teach.notebooks.names import defined, defines, grade_id, used
from grader.teach.notebooks.pieces import Pieces, pieces
from grader.teach.notebooks.tests import read_tests
from grader.teach.stubs import stub


@dataclass
class Gathered:
    """What a notebook gives.

    refused: why nothing could be taken. source: the file to mark. starts: where in it each cell
    begins, as (line, hole). cells: the holes' cells as submitted. others: code of other cells of
    the student's own. untouched: holes still as they were released. remarks: about the notebook.
    of_holes: about single holes. left_out: why a hole has no function in the file.
    """

    refused: str = ""
    source: str = ""
    starts: list[tuple[int, str]] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    untouched: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    of_holes: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def gather(step: Step, content: bytes) -> Gathered:
    """Take the solution cells out of a notebook's bytes; whatever they are, it does not raise."""
    try:
        found = cells.read(content)
    except NotANotebook as problem:
        return Gathered(refused=f"{step.name}.ipynb {problem}.")
    return Gathering(step, pieces(step), found).run()


class Gathering:
    """The work on one notebook."""

    def __init__(self, step: Step, code: Pieces, found: list[Cell]) -> None:
        self._step = step
        self._code = code
        self._cells = found
        self._file = f"{step.name}.ipynb"
        self._by_id = {grade_id(hole.name): hole.name for hole in step.holes}
        self._own = {*self._by_id, TOOLS, GIVEN, *(test.name for test in read_tests(step))}
        self._gathered = Gathered()

    def run(self) -> Gathered:
        gathered = self._gathered
        self._look_at_the_whole()
        chosen = {hole: self._choose(hole) for hole in self._by_id.values()}
        taken = [id(cell) for cell in chosen.values() if cell is not None]
        others = [c for c in self._cells if id(c) not in taken and c.name not in self._own]
        sources = [cell.source for cell in others if cell.kind == "code" and cell.source.strip()]
        gathered.others = [source for source in sources if source not in self._released()]
        lines = [*self._code.given.split("\n"), "", ""]
        for hole, cell in chosen.items():
            if cell is None:
                continue
            gathered.cells[hole] = cell.source
            text = self._usable(hole, cell)
            if text is not None:
                gathered.starts.append((len(lines) + 1, hole))
                lines += [*text.split("\n"), "", ""]
        gathered.source = "\n".join(lines).rstrip("\n") + "\n"
        self._look_for_helpers()
        return gathered

    def _released(self) -> set[str]:
        """The cells to try things in that the notebook came with."""
        trials = [part.code for part in lesson(self._step) if isinstance(part, Try)]
        return {self._code.experiment, *trials}

    # ------------------------------------------------------------------------------- the whole

    def _look_at_the_whole(self) -> None:
        remarks = self._gathered.remarks
        names = [cell.name for cell in self._cells if cell.name]
        if not names:
            remarks.append(
                f"{self._file} has no nbgrader metadata; a program that does not know it may have "
                "saved the notebook. Marked were the cells that define the functions asked for."
            )
        order = [name for name in dict.fromkeys(names) if name in self._by_id]
        if order != [name for name in self._by_id if name in order]:
            remarks.append(
                "The cells stand in another order than in the released notebook. They were marked "
                "all the same, but Jupyter runs them from the top to the bottom."
            )

    def _look_for_helpers(self) -> None:
        """Say where a solution uses what stands in a cell that is not marked."""
        elsewhere = {name for other in self._gathered.others for name in defined(other)}
        known = defined(self._gathered.source)
        for _, hole in self._gathered.starts:
            needed = used(self._gathered.cells[hole])
            for name in sorted(needed & elsewhere - known):
                self._say(
                    hole,
                    f"`{name}` is defined outside of the cells with holes, and only those are "
                    f"marked: move it into the cell of `{hole}`.",
                )

    # -------------------------------------------------------------------------------- one hole

    def _say(self, hole: str, sentence: str) -> None:
        told = self._gathered.of_holes
        told[hole] = f"{told[hole]} {sentence}" if hole in told else sentence

    def _choose(self, hole: str) -> Cell | None:
        """The cell that is marked for a hole: of several the last, as nbgrader chooses."""
        named = [cell for cell in self._cells if self._by_id.get(cell.name) == hole]
        if len(named) > 1:
            self._say(
                hole, f"The cell of `{hole}` is there {_times(len(named))}; the last one is marked."
            )
        if not named:
            named = [c for c in self._cells if c.name not in self._own and defines(c.source, hole)]
            if named and any(cell.name for cell in self._cells):
                self._say(
                    hole,
                    f"The cell of `{hole}` has lost its name; the cell that defines it is marked.",
                )
        if not named:
            self._gathered.left_out[hole] = f"The cell of `{hole}` is missing from {self._file}."
            return None
        cell = named[-1]
        if cell.kind != "code":
            self._say(
                hole, f"The cell of `{hole}` was turned into {cell.kind}; it is marked as code."
            )
        return cell

    def _usable(self, hole: str, cell: Cell) -> str | None:
        """The definitions of a cell; None, with the reason kept, where it can't be used."""
        place = f"cell {hole}"
        try:
            text = cells.definitions(cell.source)
            ast.parse(text)
        except SyntaxError as error:
            self._leave_out(hole, syntax_problem(place, error, cell.source))
            return None
        if not defines(text, hole):
            if _short(hole) in defined(text):
                method = f"@method_of({hole.partition('.')[0]})"
                self._gathered.left_out[hole] = (
                    f"The line `{method}` is missing above the function in the cell of `{hole}`; "
                    "without it the function is no method."
                )
            else:
                self._gathered.left_out[hole] = (
                    f"The cell of `{hole}` defines no such function. Was it renamed?"
                )
        if open_holes(text) == {_short(hole)}:
            self._gathered.untouched.append(hole)
            return cells_of(self._step, stub(self._step))[hole]  # it says what to write
        return text

    def _leave_out(self, hole: str, problem: Problem) -> None:
        self._gathered.left_out[hole] = f"{problem.headline}\n\n{problem.remedy}".strip()


def in_cells(text: str, found: dict[str, Gathered], steps: dict[str, Step]) -> str:
    """A message with cells in the place of the lines of files that no student of notebooks has."""
    for name, gathered in found.items():
        file = re.escape(steps[name].stub.name)

        def cell(match: re.Match[str], gathered: Gathered = gathered) -> str:
            return _cell_at(int(match[1]), gathered)

        text = re.sub(rf"\b{file}, line (\d+)", cell, text)
        text = re.sub(rf"\b{file} has no\b", f"{name}.ipynb has no", text)
    return text


def _cell_at(line: int, gathered: Gathered) -> str:
    start, hole = max(
        ((start, hole) for start, hole in gathered.starts if start <= line), default=(1, GIVEN)
    )
    return f"cell {hole}, line {line - start + 1}"


def _short(hole: str) -> str:
    return hole.rpartition(".")[2]


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
