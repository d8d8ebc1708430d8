"""What attacks earn: here as a class of forks, by nbgrader and by otter-grader as notebooks."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.bench.attack import STEP, Attack
from grader.bench.classroom import SECRET, START, family
from grader.bench.otter_course import assign
from grader.bench.peers import NBGRADER, OTTER, binaries, surroundings
from grader.bench.plain_assignment import FULL, NAME, for_nbgrader, for_otter, handed_in
from grader.course import ROOT, Course, CourseError
from grader.teach.classroom import Classroom
from grader.teach.example_class import write_folder, write_roster
from grader.teach.notebooks.agreement import NbgraderCourse
from grader.teach.notebooks.build import as_bytes
from grader.teach.result import from_json

CELL_SECONDS = 10  # nbgrader's limit of a cell; 30 if nothing is said
HUNG_AFTER = 60.0  # seconds, for otter's command, which has no limit


@dataclass(frozen=True)
class Outcome:
    """What marking one attack gave. score: None where there is no mark; hung: stopped by us."""

    score: float | None
    most: float
    hung: bool = False


Outcomes = dict[str, Outcome]


def here(folder: Path, course: Course, all_attacks: Sequence[Attack]) -> Outcomes:
    """A class in which each student is an attack, marked by `grader autograde`."""
    classroom = Classroom(folder / "class")
    write_roster(classroom, [attack.name for attack in all_attacks])
    classroom.secret.write_bytes(SECRET)
    for attack in all_attacks:
        write_folder(classroom.submission(attack.name), attack.files(course))
    start = START.format(root=str(ROOT))
    command = ["autograde", str(classroom.root), "--steps", STEP]
    told = surroundings(Path(sys.executable).parent, folder / ".home")
    run = subprocess.run(
        [sys.executable, "-P", "-c", start, *command], env=told, capture_output=True, text=True
    )
    if run.returncode != 0:
        raise CourseError(f"grader autograde ended with {run.returncode}: {run.stderr}")
    time.sleep(max(attack.afterwards for attack in all_attacks))
    found = {}
    for attack in all_attacks:
        (step,) = from_json(classroom.result(attack.name).read_bytes()).steps
        marked = step.status != "error"
        found[attack.name] = Outcome(step.score if marked else None, step.max_score)
    return found


def by_nbgrader(folder: Path, all_attacks: Sequence[Attack]) -> Outcomes:
    """Each attack in a course folder of its own, so that none meets what another has done."""
    commands, made = binaries(NBGRADER), folder / "course"
    (made / "source" / NAME).mkdir(parents=True)
    (made / "source" / NAME / f"{NAME}.ipynb").write_bytes(as_bytes(for_nbgrader()))
    _run([str(commands / "nbgrader"), "generate_assignment", NAME], made, commands)
    released = made / "release" / NAME / f"{NAME}.ipynb"
    found = {}
    for attack in all_attacks:
        place = Path(shutil.copytree(made, folder / attack.name))
        submitted = place / "submitted" / attack.name / NAME / f"{NAME}.ipynb"
        _hand_in(released, attack, submitted)
        limit = f"--ExecutePreprocessor.timeout={CELL_SECONDS}"
        command = [str(commands / "nbgrader"), "autograde", NAME, limit]
        ended = _run(command, place, commands)
        time.sleep(attack.afterwards)
        score = _nbgrader_score(place, attack.name) if ended == 0 else None
        found[attack.name] = Outcome(score, FULL, ended is None)
    return found


def _nbgrader_score(course: Path, student: str) -> float:
    """The score of a submission as a teacher sees and exports it."""
    from nbgrader.api import Gradebook

    with Gradebook(NbgraderCourse(course).database) as book:
        return float(book.find_submission(NAME, student).score)


def by_otter(folder: Path, all_attacks: Sequence[Attack]) -> Outcomes:
    """Each attack by a command of its own, which is how `otter run` is made."""
    commands = binaries(OTTER)
    assignment = assign(NAME, for_otter(), folder / "assignment", commands)
    found = {}
    for attack in all_attacks:
        place = folder / attack.name
        notebook, results = place / f"{NAME}.ipynb", place / "results"
        _hand_in(assignment.released, attack, notebook)
        results.mkdir()
        where = ["-a", str(assignment.configuration), "-o", str(results)]
        command = [str(commands / "otter"), "run", *where, str(notebook)]
        ended = _run(command, place, commands)
        time.sleep(attack.afterwards)
        score = _otter_score(results / "results.json") if ended == 0 else None
        found[attack.name] = Outcome(score, FULL, ended is None)
    return found


def _otter_score(results: Path) -> float:
    found = json.loads(results.read_text(encoding="utf-8"))
    return float(sum(test.get("score", 0.0) for test in found["tests"]))


def _hand_in(released: Path, attack: Attack, place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_bytes(as_bytes(handed_in(nbformat.read(released, as_version=4), attack)))


def _run(command: list[str], folder: Path, commands: Path) -> int | None:
    """A peer's command, which finds nothing of the course here; None where it had to be stopped."""
    told = surroundings(commands, folder / ".home")
    del told["PYTHONPATH"]
    with (folder / "said.txt").open("wb") as said:
        run = subprocess.Popen(
            command, cwd=folder, env=told, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            return run.wait(HUNG_AFTER)
        except subprocess.TimeoutExpired:
            for process in family(run.pid):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            run.wait()
            return None
