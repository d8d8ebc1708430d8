"""An nbgrader course with a notebook for each step.

    COURSE_DIR/nbgrader_config.py
    COURSE_DIR/source/step01/step01.ipynb, hints.md …

The rest of the folder is nbgrader's: release, submitted, autograded, feedback and gradebook.db.
"""

from pathlib import Path

from grader.course import Course, CourseError
from grader.teach.gradebook.messages import CONFIG_NAME, COURSE_ID
from grader.teach.notebooks.build import as_bytes, notebook
from grader.teach.notebooks.lesson import linked_files
from grader.teach.whole_files import write_whole

SOURCE = "source"
CONFIG = '''\
"""nbgrader's settings for this course: written once by `grader notebooks`, and yours to change."""

import os
import sys

c = get_config()  # noqa: F821  (nbgrader defines it)

# nbgrader calls `alembic`, which is installed beside it, by its bare name.
beside = os.path.dirname(sys.executable)
if beside not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = beside + os.pathsep + os.environ.get("PATH", os.defpath)

c.CourseDirectory.course_id = "{course_id}"
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))

# A test may take ten seconds, and the core test of its hole runs before it.
c.Execute.timeout = 60

# A cell that is missing counts as failed, and not as absent.
c.OverwriteCells.add_missing_cells = True
'''


def write(course: Course, folder: Path) -> list[Path]:
    """Write configuration and sources; what is as it should be stays untouched.

    The configuration is written once and never again. Returns the files written. Raises CourseError
    before anything is written where a notebook can't be made.
    """
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file: name a folder for the nbgrader course")
    files = source_files(course)
    config = folder / CONFIG_NAME
    if not config.exists():
        files = {Path(CONFIG_NAME): CONFIG.format(course_id=COURSE_ID).encode(), **files}
    written = []
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
            written.append(path)
    return written


def source_files(course: Course) -> dict[Path, bytes]:
    """Every file of nbgrader's source folder, by its path in the course's folder."""
    files = {}
    for step in course:
        place = Path(SOURCE, step.name)
        files[place / f"{step.name}.ipynb"] = as_bytes(notebook(step))
        for page in linked_files(step):
            files[place / page.name] = page.read_bytes()
    return files
