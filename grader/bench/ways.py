"""The ways of marking that are compared: here, by nbgrader, by otter-grader, and bare.

Each marks the same solved course and fails unless every student gets all points.
"""

import json
import shutil
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.bench import plain_assignment
from grader.bench.attack import Attack
from grader.bench.classroom import SECRET, START
from grader.bench.cost import Cost, cost
from grader.bench.otter_course import Assignment, assign, master
from grader.bench.peers import NBGRADER, OTTER, binaries, surroundings
from grader.course import ROOT, Course, CourseError
from grader.teach.checkout import Checkout
from grader.teach.classroom import Classroom
from grader.teach.example_class import solved, write_folder, write_roster
from grader.teach.notebooks.agreement import SEED, NbgraderCourse, Work
from grader.teach.notebooks.build import as_bytes
from grader.teach.notebooks.course import write
from grader.teach.result import from_json
from grader.teach.stubs import filled

BATCH = Path(__file__).with_name("otter_batch.py")
# nbgrader has no option to mark with several processes, but takes a pattern of assignments.
HALVES = ("step*[13579]", "step*[02468]")
OURS, BARE = "`grader autograde`", "pytest, one process, no protection"
BATCHES = {1: "nbgrader, one process", len(HALVES): f"nbgrader, {len(HALVES)} processes"}
LEAST = f"{BATCHES[len(HALVES)]}, two assertions a notebook"
BY_OTTER = "otter-grader, `grade_submission`"


@dataclass(frozen=True)
class Measured:
    """A way of marking. cost: of all its students together."""

    way: str
    students: int
    cost: Cost
    tests: int = 0

    @property
    def wall(self) -> float:
        return self.cost.wall / self.students

    @property
    def cpu(self) -> float:
        return self.cost.cpu / self.students


class Bench:
    """The course, its peers, and a folder for all that is made."""

    def __init__(self, folder: Path, course: Course) -> None:
        self.folder, self.course = folder, course
        self.full = 10.0 * sum(len(step.holes) for step in course)
        self.nbgrader, self.otter = binaries(NBGRADER), binaries(OTTER)
        self._assignments: dict[str, Assignment] = {}

    # -------------------------------------------------------------------------- the four ways

    def official(self, students: int) -> Measured:
        """`grader autograde` on a class of folders, as it is when nothing is asked of it."""
        classroom = Classroom(self._new("class"))
        names = _names(students)
        write_roster(classroom, names)
        classroom.secret.write_bytes(SECRET)
        for name in names:
            files = solved(self.course).items()
            own = {path: content + f"\n# {name}\n".encode() for path, content in files}
            write_folder(classroom.submission(name), own)
        start = START.format(root=str(ROOT))
        command = [sys.executable, "-P", "-c", start, "autograde", str(classroom.root)]
        used = cost([command], self.folder, self._surroundings(Path(sys.executable).parent))
        results = [from_json(classroom.result(name).read_bytes()) for name in names]
        for result in results:
            self._is_full(OURS, result.submission, result.score)
        tests = sum(len(step.tests) for step in results[0].steps)
        return Measured(OURS, students, used, tests)

    def by_nbgrader(self, students: int, processes: int = len(HALVES)) -> Measured:
        """One `nbgrader autograde` over all students and steps, or one for each half of the steps.

        What a teacher does once, the release of the assignments, is not counted.
        """
        course = NbgraderCourse(self._new("nbgrader"), self.nbgrader)
        write(self.course, course.folder)
        for step in self.course:
            course.run("generate_assignment", step.name)
            for name in _names(students):
                course.hand_in(Work(name, step, filled(step)))
        patterns = ("*",) if processes == 1 else HALVES
        used = self._nbgrader(course.folder, *(["autograde", one] for one in patterns))
        scores = course.scores()
        for name in _names(students):
            parts = [sum(scores[name, step.name].values()) for step in self.course]
            self._is_full(BATCHES[processes], name, sum(parts))
        return Measured(BATCHES[processes], students, used)

    def least_by_nbgrader(self) -> Measured:
        """One student and as many notebooks, each with a single function and two short tests."""
        course = NbgraderCourse(self._new("nbgrader"), self.nbgrader)
        solution = Attack("solution", plain_assignment.SOLUTION.format(mark="###"))
        for step in self.course:
            parts = (step.name, f"{step.name}.ipynb")
            source = course.folder.joinpath("source", *parts)
            submitted = course.folder.joinpath("submitted", solution.name, *parts)
            for place in (source, submitted):
                place.parent.mkdir(parents=True)
            source.write_bytes(as_bytes(plain_assignment.for_nbgrader()))
            self._nbgrader(course.folder, ["generate_assignment", step.name])
            released = nbformat.read(course.folder.joinpath("release", *parts), as_version=4)
            submitted.write_bytes(as_bytes(plain_assignment.handed_in(released, solution)))
        used = self._nbgrader(course.folder, *(["autograde", one] for one in HALVES))
        points = [sum(tests.values()) for tests in course.scores().values()]
        if points != [plain_assignment.FULL] * len(self.course.steps):
            raise CourseError(f"{LEAST}: the notebooks have {points} points")
        return Measured(LEAST, 1, used)

    def _nbgrader(self, folder: Path, *commands: list[str]) -> Cost:
        """Some of nbgrader's commands at the same time."""
        nbgrader = str(self.nbgrader / "nbgrader")
        return cost(
            [[nbgrader, *one] for one in commands], folder, self._surroundings(self.nbgrader)
        )

    def by_otter(self, students: int) -> Measured:
        """Otter's Python interface on all cores, which its command is without."""
        if not self._assignments:
            for step in self.course:
                place = self.folder / "assignments" / step.name
                self._assignments[step.name] = assign(step.name, master(step), place, self.otter)
        folder, orders = self._new("otter"), []
        for name in _names(students):
            for step in self.course:
                assignment, place = self._assignments[step.name], folder / name / step.name
                notebook = place / f"{step.name}.ipynb"
                assignment.hand_in(step, filled(step), notebook)
                zipped = str(assignment.configuration)
                orders.append((f"{name}/{step.name}", zipped, str(notebook)))
        listed = folder / "orders.json"
        listed.write_text(json.dumps(orders), encoding="utf-8")
        # As nbgrader's marking does: earlier steps are the course's own.
        told = self._surroundings(self.otter) | {"NBGRADER_EXECUTION": "autograde"}
        used = cost([[str(self.otter / "python"), "-P", str(BATCH), str(listed)]], folder, told)
        scores = json.loads(listed.with_suffix(".scores").read_text(encoding="utf-8"))
        for name in _names(students):
            parts = [scores[f"{name}/{step.name}"][0] for step in self.course]
            self._is_full(BY_OTTER, name, sum(parts))
        return Measured(BY_OTTER, students, used)

    def bare(self, students: int) -> Measured:
        """pytest in a checkout with the hidden suites, a process for each student."""
        checkout = Checkout(self._new("checkout"))
        checkout.fill()
        report = self.folder / "report.xml"
        command = [sys.executable, "-m", "pytest", "exercises", "-q", f"--seed={SEED}"]
        command += ["-pno:cacheprovider", f"--junitxml={report}"]
        told = self._surroundings(Path(sys.executable).parent) | {"PYTHONPATH": str(checkout.root)}
        used, tests = list[Cost](), 0
        for _ in range(students):
            used.append(cost([command], checkout.root, told))
            cases = list(ET.parse(report).iter("testcase"))
            passed = [case for case in cases if len(case) == 0]
            tests = len(cases)
            if len(passed) != tests:
                raise CourseError(f"{BARE}: {len(passed)} of {tests} tests pass")
        whole = Cost(
            sum(one.wall for one in used),
            sum(one.cpu for one in used),
            max(one.memory for one in used),
        )
        return Measured(BARE, students, whole, tests)

    # ---------------------------------------------------------------------------------- parts

    def _new(self, name: str) -> Path:
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return place

    def _surroundings(self, commands: Path) -> dict[str, str]:
        return surroundings(commands, self.folder / ".home", GRADER_SEED=str(SEED))

    def _is_full(self, way: str, student: str, score: float) -> None:
        if abs(score - self.full) > 1e-6:
            raise CourseError(f"{way}: {student} has {score} points instead of {self.full}")


def _names(students: int) -> list[str]:
    return [f"student{number:03}" for number in range(students)]
