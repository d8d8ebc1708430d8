"""`python -m grader.bench.book`: what the gradebook and the exports of a large class cost.

times   1,000 students with twelve steps, first time and unchanged, as two commands
kills   the whole way, from collecting forks to the exports, killed at random moments and started
        again, against an undisturbed one; a small class, so that kills meet every part
"""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.bench.sections import Headline, Section, Table, markdown, seconds
from grader.course import ROOT, Course
from grader.teach.classroom import Classroom
from grader.teach.example_class import STUDENT, mixed, solved, varied, write_roster
from grader.teach.export import FORMATS, place
from grader.teach.git import Git, initialise
from grader.teach.marking import Marker, Wishes
from grader.teach.result import Result, to_json
from grader.teach.submission import StubFile, Submission

START = "import sys; sys.path.insert(0, {root!r}); from grader.cli import main; sys.exit(main())"
BOOK = [["gradebook"], ["export", "--format", ",".join(FORMATS)]]
WHOLE_WAY = [["collect"], ["autograde", "--steps", "step02,step03"], *BOOK]
FORKS = 6
SECRET = b"0123456789abcdef"
TABLES = """
    SELECT assignment.name, student_id, base_cell.name, auto_score, manual_score,
           needs_manual_grade, late_submission_penalty
    FROM grade JOIN base_cell ON base_cell.id = grade.cell_id
    JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    JOIN assignment ON assignment.id = submitted_assignment.assignment_id ORDER BY 1, 2, 3
"""


def new_class(root: Path, size: int, marked: Result) -> Classroom:
    """A class of invented results."""
    classroom = Classroom(root)
    names = [f"student{number:04}" for number in range(size)]
    write_roster(classroom, names)
    classroom.results.mkdir()
    for number, name in enumerate(names):
        classroom.result(name).write_bytes(to_json(varied(marked, name, number)))
    return classroom


def new_forks(root: Path, size: int, course: Course) -> Classroom:
    """A class that is still to be collected, from repositories beside it."""
    classroom, server = Classroom(root / "class"), root / "server"
    names = [f"student{number:02}" for number in range(size)]
    write_roster(classroom, names, server.as_uri())
    classroom.secret.write_bytes(SECRET)
    for number, name in enumerate(names):
        place = server / name / "course.git"
        place.mkdir(parents=True)
        initialise(place)
        files = mixed(course, number)
        Git(place).commit_files("refs/heads/main", None, "My work\n", STUDENT, files)
    return classroom


def commands(classroom: Classroom, parts: list[list[str]]) -> list[list[str]]:
    """The command lines of some parts."""
    start = [sys.executable, "-c", START.format(root=str(ROOT))]
    return [[*start, name, str(classroom.root), *options] for name, *options in parts]


def run(classroom: Classroom, parts: list[list[str]]) -> float:
    """All parts; the seconds that they took."""
    begun = time.perf_counter()
    for command in commands(classroom, parts):
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def killed(classroom: Classroom, parts: list[list[str]], after: float) -> bool:
    """Kill the commands, and all that they have started, after some seconds; whether they ran."""
    until = time.monotonic() + after
    for command in commands(classroom, parts):
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            subprocess.run(["kill", f"-{signal.SIGKILL.value}", f"-{process.pid}"], check=True)
            process.wait()
            return True
    return False


def content(classroom: Classroom) -> tuple[list[tuple[object, ...]], list[bytes]]:
    """The book's rows without ids and times, and the files of the exports."""
    with sqlite3.connect(classroom.gradebook) as connection:
        rows = connection.execute(TABLES).fetchall()
    return rows, [place(classroom, name).read_bytes() for name in FORMATS]


def measure(students: int = 1000, kills: int = 20) -> Section:
    """Times of a large class; kills of a small one."""
    course = Course()
    files = {s.name: StubFile(solved(course)[s.shown(s.stub)]) for s in course}
    with Marker(course) as marker:
        marked = marker.mark(Submission("x", None, files), Wishes(secret=SECRET))
    with tempfile.TemporaryDirectory() as folder:
        large = new_class(Path(folder) / "large", students, marked)
        times = {"first time": run(large, BOOK), "unchanged": run(large, BOOK)}
        equal, whole = (0, 0.0) if not kills else measure_kills(Path(folder), course, kills)
    what = f"book and exports of {students:,} students"
    killed_at = (
        f"Then {FORKS} forks go the whole way, from collecting to the exports, on two steps, which "
        f"takes {seconds(whole)}. Killed at {kills} random moments and started again, "
        f"{equal} of {kills} end with the book and the exports of an undisturbed run."
    )
    return Section(
        "Gradebook and exports",
        [
            f"The results of {students:,} invented students, {len(marked.steps)} steps each, go "
            "into nbgrader's gradebook (SQLite), and into the three exports."
        ],
        [Table(("class", "time"), [(name, seconds(spent)) for name, spent in times.items()])],
        [killed_at] if kills else [],
        [
            Headline(f"{what}, first time", seconds(times["first time"])),
            Headline(f"{what}, unchanged", seconds(times["unchanged"]), "under 5 s"),
            *(
                [
                    Headline(
                        "kills after which both end as undisturbed", f"{equal} of {kills}", "all"
                    )
                ]
                if kills
                else []
            ),
        ],
    )


def measure_kills(folder: Path, course: Course, kills: int) -> tuple[int, float]:
    """After how many kills all was equal in the end, and the seconds of an undisturbed run."""
    undisturbed = new_forks(folder / "undisturbed", FORKS, course)
    whole = run(undisturbed, WHOLE_WAY)
    rng, hits, equal = random.Random(1), 0, 0
    while hits < kills:
        place = folder / "killed"
        classroom = new_forks(place, FORKS, course)
        if killed(classroom, WHOLE_WAY, rng.uniform(0, whole)):
            hits += 1
            run(classroom, WHOLE_WAY)
            equal += content(classroom) == content(undisturbed)
        shutil.rmtree(place)
    return equal, whole


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.book", description=__doc__)
    parser.add_argument("--students", type=int, default=1000, help="of the large class (1,000)")
    parser.add_argument("--kills", type=int, default=20, help="of the small class's run (20)")
    wishes = parser.parse_args()
    print(markdown(measure(wishes.students, wishes.kills)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
