"""What feedback costs: `python -m grader.bench.feedback [STUDENTS]`.

Pages for an invented class on all cores, once anew and once with nothing changed; then how long
the class's page takes to open and to sort in a headless Chromium, if there is one.
"""

import argparse
import statistics
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.table import Table

from grader.bench.invented import invented, write_class
from grader.course import Course
from grader.teach.classroom import Classroom
from grader.teach.crew import cores
from grader.teach.feedback.making import feedback

SORTS = (0, 2, 5, 2)
SORT = """async column => {
    const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const rows = document.querySelector("#map tbody").rows;
    const begun = performance.now();
    document.querySelectorAll("#map thead button")[column].click();
    await painted();
    const sorted = performance.now() - begun;
    rows[rows.length - 1].scrollIntoView();
    while (rows[rows.length - 1].innerText === "") await painted();
    const last = performance.now() - begun;
    rows[0].scrollIntoView();
    return [sorted / 1000, last / 1000];
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.feedback", description=__doc__)
    parser.add_argument("students", type=int, nargs="?", default=1000)
    number = parser.parse_args().students
    table = Table("what", "seconds")
    with tempfile.TemporaryDirectory() as folder:
        course, classroom = Course(), Classroom(Path(folder))
        write_class(classroom, {f"s{i:04d}": invented(course, i) for i in range(number)})
        for what in ("pages of all, anew", "again, nothing changed"):
            begun = perf_counter()
            feedback(classroom, course, jobs=cores())
            table.add_row(
                f"{what} ({number} students, {cores()} cores)", _s(perf_counter() - begun)
            )
        page = classroom.feedback / "index.html"
        sizes = [p.stat().st_size for p in classroom.feedback.glob("students/*/index.html")]
        table.add_row("size of the class's page", f"{page.stat().st_size / 1e6:.2f} MB")
        table.add_row(
            "size of a student's page, median", f"{statistics.median(sizes) / 1e3:.0f} kB"
        )
        for what, seconds in _in_a_browser(page):
            table.add_row(what, _s(seconds))
    Console().print(table)


def _in_a_browser(page: Path) -> list[tuple[str, float]]:
    from grader.tests.browser import open_page

    with open_page() as tab:
        begun = perf_counter()
        tab.goto(page.as_uri())
        tab.wait_for_function("document.readyState === 'complete'")
        tab.evaluate("new Promise(requestAnimationFrame)")
        found = [("class's page opened", perf_counter() - begun)]
        times: list[Any] = [tab.evaluate(SORT, column) for column in SORTS]
        whole, last = (max(one) for one in zip(*times, strict=True))
        found.append(("sorted by a column, all rows: slowest of four", whole))
        return [*found, ("the same, and scrolled to the last row: slowest of four", last)]


def _s(seconds: float) -> str:
    return f"{seconds:.2f}"


if __name__ == "__main__":
    main()
