"""The notebooks by which formgrader opens a class's forks."""

import nbformat

from grader.teach.example_class import solved, write_folder
from grader.teach.gradebook.brief import read_results
from grader.teach.gradebook.pages import write_pages
from grader.teach.roster import read_roster
from grader.tests.gradebook_class import class_of, marked  # noqa: F401


def test_notebooks_are_written_where_they_are_not_as_they_should_be(tmp_path, marked, course):  # noqa: F811
    room = class_of(tmp_path / "class", marked, ada=0.5, dora=None)
    write_folder(room.submission("ada"), solved(course))
    results = read_results(room, read_roster(room.roster))
    assert write_pages(room, course, results) == 2
    page = room.root / "autograded" / "ada" / "step02" / "step02.ipynb"
    text = "\n".join(cell.source for cell in nbformat.read(page, as_version=4).cells)
    assert "return 2 * x" in text
    assert "Not yet: " in page.read_text(encoding="utf-8")
    before = page.stat().st_mtime_ns
    assert write_pages(room, course, results) == 0
    page.write_text("{}", encoding="utf-8")
    (room.root / "autograded" / ".forks.json").unlink(missing_ok=True)
    assert write_pages(room, course, results) == 1
    assert page.stat().st_mtime_ns != before
    assert not (room.root / "autograded" / "dora").exists()
