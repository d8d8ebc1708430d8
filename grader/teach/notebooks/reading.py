"""Submitted notebooks are read by a process of their own: what breaks a parser breaks only that.

`python -m grader.teach.notebooks.reading` gets the bytes of a student's notebooks on its standard
input and answers what `gather` makes of them. No student's code is run.
"""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import msgspec

from grader.course import ROOT, Course, Step
from grader.teach.notebooks.gather import Gathered, gather
from grader.teach.session import MarkingError

MAX_BYTES = 8 * 1024 * 1024
MEMORY = 2 * 1024**3
SECONDS = 60
TOO_MUCH = "reading it took too much time or memory"

Contents = dict[str, bytes]


def contents_of(folder: Path, course: Course) -> tuple[Contents, dict[str, str]]:
    """A student's notebooks below `submitted/STUDENT`, by step, and those refused with the reason.

    Only regular files are opened, whatever else stands in their places.
    """
    found, refused = Contents(), {}
    for step in course:
        name = f"{step.name}.ipynb"
        try:
            found[step.name] = _bounded(folder / step.name / name)
        except FileNotFoundError:
            if (folder / step.name).is_dir():
                refused[step.name] = f"{name} was not handed in."
        except ValueError as problem:
            refused[step.name] = f"{name} {problem}"
        except OSError as error:
            refused[step.name] = f"{name} can't be read: {error.strerror}."
    return found, refused


def _bounded(path: Path) -> bytes:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    if path.parent.is_symlink() or path.is_symlink():
        raise ValueError("is a link, which is not followed.")
    with os.fdopen(os.open(path, flags), "rb") as file:
        told = os.fstat(file.fileno())
        if not stat.S_ISREG(told.st_mode):
            raise ValueError("is not a regular file.")
        if told.st_size > MAX_BYTES:
            raise ValueError(
                f"has {told.st_size:,} bytes, and at most {MAX_BYTES:,} are read. Clear its "
                "outputs (Edit, Clear Outputs of All Cells), save it and hand it in again."
            )
        return file.read(MAX_BYTES + 1)


def read_all(contents: Contents) -> dict[str, Gathered]:
    """What each notebook gives; one that can't be read at all spoils no other."""
    together = _read(contents)
    if together is not None:
        return together
    found = {}
    for name, content in contents.items():
        alone = _read({name: content})
        found[name] = alone[name] if alone else Gathered(refused=f"{name}.ipynb: {TOO_MUCH}.")
    return found


def _read(contents: Contents) -> dict[str, Gathered] | None:
    """What a child makes of the notebooks; None where it did not come to an end."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=msgspec.msgpack.encode(contents),
            cwd=ROOT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode < 0:  # a signal ended it, as when its memory ran out
        return None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise MarkingError(f"Submitted notebooks can't be read here. {said[-1000:]}")
    return msgspec.msgpack.decode(done.stdout, type=dict[str, Gathered])


def main() -> int:
    """Be that process."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    course = Course()
    contents = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Contents)
    found = {name: _gathered(course[name], content) for name, content in contents.items()}
    sys.stdout.buffer.write(msgspec.msgpack.encode(found))
    return 0


def _gathered(step: Step, content: bytes) -> Gathered:
    try:
        return gather(step, content)
    except (MemoryError, RecursionError):
        return Gathered(refused=f"{step.name}.ipynb: {TOO_MUCH}.")


if __name__ == "__main__":
    raise SystemExit(main())
