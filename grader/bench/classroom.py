"""`python -m grader.bench.classroom`: what marking a class costs, on an invented one.

cores   a class on all cores against the same class on one core, its memory meanwhile, and the same
        class again, unchanged; from this, what 100,000 forks take on any number of machines
kills   runs that are killed at random moments and started again, against an undisturbed one

Each figure is a ratio within one run, or a count.
"""

import argparse
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.course import ROOT, Course
from grader.teach.autograde import Plan, autograde
from grader.teach.class_table import Row
from grader.teach.classroom import Classroom
from grader.teach.crew import Crew, LocalCrew, cores
from grader.teach.example_class import mixed, write_folder, write_roster
from grader.teach.result import from_json, to_json

SECRET = b"0123456789abcdef"
SHORT = ["step02"]
KILLED = ["step02", "step03", "step05"]
FORKS = 100_000
PARTS = ("cores", "kills")
MACHINES = (1, 4, 16, 64)
MEGABYTE = 2**20
LOOKING = 0.03  # of a core at most, for looking at memory: to add up pages takes milliseconds
START = "import sys; sys.path.insert(0, {root!r}); from grader.cli import main; sys.exit(main())"


@dataclass
class Measured:
    """What later parts work out from earlier ones, in seconds and bytes for each submission."""

    marking: float = 0.0
    again: float = 0.0
    sent: float = 0.0
    kept: float = 0.0


def new_class(root: Path, size: int, course: Course, steps: Iterable[str] = ()) -> Classroom:
    """A class of different submissions; of some steps alone where they are named."""
    classroom = Classroom(root)
    names = [f"student{number:05}" for number in range(size)]
    write_roster(classroom, names)
    classroom.secret.write_bytes(SECRET)
    wanted = tuple(steps)
    for number, name in enumerate(names):
        files = mixed(course, number)
        chosen = {n: c for n, c in files.items() if not wanted or n.split("/")[1] in wanted}
        write_folder(classroom.submission(name), chosen)
    return classroom


def marked(
    classroom: Classroom, course: Course, steps: list[str], crew: Crew, part: slice = slice(None)
) -> float:
    """Mark a class or a part of it; the seconds that it took. Each must get a result."""
    names = sorted(path.name for path in classroom.submissions.iterdir())
    begun = time.perf_counter()
    with redirect_stderr(io.StringIO()):
        plan = Plan(classroom, names, names[part], steps, SECRET)
        rows: list[Row] = autograde(plan, course, crew)[0]
    seconds = time.perf_counter() - begun
    failed = [row for row in rows if not row.has_result]
    assert not failed, failed[:3]
    return seconds


def on_one_core(classroom: Classroom, course: Course, steps: list[str], part: slice) -> float:
    """Mark a part of a class anew, by one process and its children on one core; the seconds."""
    shutil.rmtree(classroom.results, ignore_errors=True)
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(all_cores)})
    try:
        return marked(classroom, course, steps, LocalCrew(1), part)
    finally:
        os.sched_setaffinity(0, all_cores)
        shutil.rmtree(classroom.results)


class Memory:
    """The memory of this process and all below it, looked at every second while it runs.

    processes: others instead of this one. every: seconds between two looks, or more where a look
    itself takes long, so that it costs little. seen: what each look has found, in MiB.
    """

    def __init__(self, processes: Sequence[int] = (), every: float = 1.0) -> None:
        self.seen: list[float] = []
        self._processes = processes or [os.getpid()]
        self._every = every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        pause = self._every
        while not self._over.wait(pause):
            begun = time.thread_time()
            found = sum(_memory_of(one) for first in self._processes for one in family(first))
            self.seen.append(found / MEGABYTE)
            pause = max(self._every, (time.thread_time() - begun) / LOOKING)

    def quarters(self) -> list[float]:
        """The most of each quarter of the time, in MiB."""
        size = max(1, len(self.seen) // 4)
        return [max(self.seen[i * size : (i + 1) * size], default=0.0) for i in range(4)]


def family(parent: int) -> list[int]:
    """A process and all below it, by number."""
    found = [parent]
    for task in Path(f"/proc/{parent}/task").glob("*"):
        try:
            children = (task / "children").read_text(encoding="ascii").split()
        except OSError:
            continue
        found += [one for child in children for one in family(int(child))]
    return found


def _memory_of(process: int) -> int:
    """A process's share of memory in bytes; what several share is divided among them."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    (line,) = (line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) * 1024


# -------------------------------------------------------------------------------------- parts


def measure_cores(folder: Path, course: Course, size: int, found: Measured) -> None:
    """A class on all cores, in what memory; one half of it on one core before, one after."""
    steps = [step.name for step in course]
    classroom = new_class(folder / "class", size, course)
    one = on_one_core(classroom, course, steps, slice(0, size // 2))
    with Memory() as memory:
        many = marked(classroom, course, steps, LocalCrew(cores()))
    found.marking = many / size
    found.kept = sum(p.stat().st_size for p in classroom.results.iterdir()) / size
    sent = [p.stat().st_size for p in classroom.submissions.rglob("*.py")]
    found.sent = sum(sent) / size
    quarters = ", ".join(f"{most:.0f}" for most in memory.quarters())
    print(f"{size} submissions, all steps, {cores()} cores: {many:.0f} s, {size / many:.2f} a s")
    print(f"  memory, the most of each quarter of the time: {quarters} MiB", flush=True)
    again = marked(classroom, course, steps, LocalCrew(cores()))
    found.again = again / size
    share = 100 * again / many
    print(f"  the same again, unchanged: {again:.2f} s, {share:.2f} % (at most 2 %)", flush=True)
    one += on_one_core(classroom, course, steps, slice(size // 2, None))
    print(f"  on one core: {one:.0f} s, {one / many:.2f} times as long (at least 1.8)", flush=True)


def measure_kills(folder: Path, course: Course, kills: int, seed: int) -> None:
    """Runs that are killed at random moments, each finished by a second run."""
    rng = random.Random(seed)
    source = new_class(folder / "source", 10, course, KILLED)
    undisturbed = Classroom(shutil.copytree(source.root, folder / "undisturbed"))
    begun = time.perf_counter()
    _run(undisturbed).wait()
    seconds = time.perf_counter() - begun
    expected, equal, twice, found = timeless(undisturbed), 0, 0, list[int]()
    for _ in range(kills):
        classroom = Classroom(shutil.copytree(source.root, folder / "killed"))
        run = _run(classroom)
        time.sleep(rng.uniform(0.0, seconds))
        run.send_signal(signal.SIGKILL)
        run.wait()
        before = {p: p.stat().st_mtime_ns for p in classroom.results.glob("*.json")}
        found.append(len(before))
        _run(classroom).wait()
        twice += sum(p.stat().st_mtime_ns != when for p, when in before.items())
        equal += timeless(classroom) == expected
        shutil.rmtree(classroom.root)
    print(
        f"killed at {kills} random moments (seed {seed}); of 10 results were there {sorted(found)}"
    )
    print(f"  {equal} of {kills} end with the results of an undisturbed run; {twice} marked twice")


def _run(classroom: Classroom) -> subprocess.Popen[bytes]:
    start = START.format(root=str(ROOT))
    command = ["autograde", str(classroom.root), "--steps", ",".join(KILLED)]
    return subprocess.Popen(
        [sys.executable, "-P", "-c", start, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def timeless(classroom: Classroom) -> dict[str, bytes]:
    """All results without their times, as bytes; and the list of look-alikes."""
    found = {"look_alikes": classroom.look_alikes.read_bytes()}
    for path in classroom.results.iterdir():
        result = from_json(path.read_bytes())
        found[path.name] = to_json(msgspec.structs.replace(result, times=None))
    return found


def work_out(found: Measured) -> None:
    """What 100,000 forks take, from what was measured here."""
    cost = 1000 * found.marking
    print(f"{FORKS:,} forks, worked out from {cost:.0f} ms each on {cores()} cores:")
    for machines in MACHINES:
        hours = FORKS * found.marking / machines / 3600
        print(f"  {machines:>3} machines like this one: {hours:6.1f} hours")
    sent, kept = FORKS * found.sent / 2**30, FORKS * found.kept / 2**30
    print(f"  {sent:.1f} GiB of submissions are sent, about {kept:.1f} GiB of results come back")
    print(f"  a run over all of them, unchanged, takes {FORKS * found.again / 60:.0f} minutes")


def main() -> None:
    """Measure the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.classroom", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (all)")
    parser.add_argument("--students", type=int, default=200, help="of the mixed class (200)")
    parser.add_argument("--kills", type=int, default=20, help="random moments (20)")
    parser.add_argument("--seed", type=int, default=0, help="of the random moments (0)")
    wishes = parser.parse_args()
    parts, course, found = wishes.parts or PARTS, Course(), Measured()
    if not set(parts) <= set(PARTS):
        parser.error(f"the parts are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        if "cores" in parts:
            measure_cores(Path(folder), course, wishes.students, found)
            work_out(found)
        if "kills" in parts:
            measure_kills(Path(folder), course, wishes.kills, wishes.seed)


if __name__ == "__main__":
    main()
