"""Running the steps that are begun, in either edition; what came out is kept as one file.

An edition with hidden suites marks by `grader check`, in the jail. One without runs its examples by
pytest, in a process that is confined (confined.py); a learner's code could forge that result, and
so its own colour, and nothing else.
"""

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.learn.actions import commands, told
from grader.learn.actions.confined import NOT_CONFINED
from grader.learn.begun import is_begun
from grader.learn.companion.files import write_whole

RESULT = "result.json"
SECONDS = 600
MAX_RESULT = 8 * 2**20
MAX_LOG = 60_000
KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL")
CHECK = "import sys; from grader.cli import main; sys.exit(main())"
EMPTY: dict[str, Any] = {
    "schema": 1, "official": False, "score": 0, "max_score": 0, "warning": None, "steps": [],
}  # fmt: skip
CUT_OFF = (
    "The run did not come to its end, so no test counts. Does something in your files end the "
    "whole program, or run for ever?"
)


class NotMarked(Exception):
    """Marking itself failed, whatever the files are worth; the message is a sentence."""


def mark(course: Course, folder: Path) -> None:
    """Write the result of all steps that are begun. Raises NotMarked."""
    folder.mkdir(parents=True, exist_ok=True)
    result = folder / RESULT
    result.unlink(missing_ok=True)
    begun = [step.name for step in course if is_begun(step)]
    if not begun:
        _write(result, EMPTY)
    elif (course.root / "grader" / "teach").is_dir():
        _in_the_jail(course, begun, result)
    else:
        _confined(course, begun, result)


def _in_the_jail(course: Course, begun: list[str], result: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="grade-") as scratch:
        command = ["-c", CHECK, "check", str(course.root), "--steps", ",".join(begun)]
        status = _run(course, [*command, "--json", str(result.absolute())], Path(scratch))
    if status != 0:
        raise NotMarked("`grader check` failed; the log says why.")


def _confined(course: Course, begun: list[str], result: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="grade-") as place:
        scratch = Path(place)
        record = scratch / RESULT
        command = ["-m", "grader.learn.actions.confined", place, sys.executable, "-m", "pytest"]
        command += [*(f"exercises/{name}" for name in begun), "--begun", f"--record={record}"]
        command += [f"--basetemp={scratch / 'given'}", "-pno:cacheprovider", "--color=no"]
        status = _run(course, command, scratch)
        if status == NOT_CONFINED:
            raise NotMarked("The tests were not run, since nothing would confine them; see the log")
        found = told.cleaned(bytes_of(record), course)
    whole = found is not None and [step["step"] for step in found["steps"]] == begun
    _write(result, found if found is not None and whole else EMPTY | {"warning": CUT_OFF})


def _run(course: Course, arguments: list[str], scratch: Path) -> int | None:
    """Run Python in the course's root and show its output; its exit status, None if out of time."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
        "HOME": str(scratch), "TMPDIR": str(scratch),
        "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    # A file and no pipe: a process that is left behind would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        run = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=course.root, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            status = run.wait(SECONDS)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            with contextlib.suppress(ProcessLookupError):  # usually nothing is left
                os.killpg(run.pid, signal.SIGKILL)
            run.wait()
        output.seek(0)
        said = output.read(MAX_LOG).decode("utf-8", "replace")
    print(commands.stopped(said), flush=True)
    return status


def bytes_of(path: Path) -> bytes:
    """A file that a learner's code may have put there: no link, no pipe, of a bounded size."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return b""
        return file.read(MAX_RESULT)


def _write(path: Path, data: dict[str, Any]) -> None:
    write_whole(path, json.dumps(data, indent=2, ensure_ascii=False).encode() + b"\n")
