"""`grader reset step09 [hole]`: the stub as it was, or one hole of it, with a backup of yours."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from grader.course import CourseError, Step
from grader.learn.companion import code
from grader.learn.companion.files import write_whole
from grader.learn.companion.place import course_here, named_hole, named_step
from grader.learn.companion.say import ask, say

BACKUPS = ".backups"


def reset(arguments: argparse.Namespace) -> int:
    """Put a stub, or one hole of it, back."""
    course = course_here()
    step = named_step(course, arguments.step)
    shown = step.shown(step.stub)
    what, fresh = shown, _released(step)
    if arguments.hole is not None:
        hole = named_hole(step, arguments.hole)
        what = f"`{hole}` in {shown}"
        fresh = with_hole_put_back(code.readable_stub(step), fresh, hole, step)
    there = step.stub.exists()
    if there and step.stub.read_bytes().decode("utf-8", "replace") == fresh:
        say(f"{what} is as it was released: nothing to do.")
        return 0
    if there and not arguments.yes and not _agreed(what):
        say("Nothing was changed.")
        return 1
    kept = _backup(step) if there else None
    _write(step.stub, fresh)
    say(f"{what} is as it was released." + (f" Yours is in {step.shown(kept)}." if kept else ""))
    return 0


def with_hole_put_back(source: str, fresh: str, hole: str, step: Step) -> str:
    """The learner's source in which one function is again as it was released."""
    place, released = code.lines_of(source, hole), code.text_of(fresh, hole)
    if place is None or not released:
        raise CourseError(
            f"{step.shown(step.stub)} has no `{hole}` any more. Write its `def` line again, or put "
            f"the whole file back: grader reset {step.name}"
        )
    if "\r\n" in source:
        released = released.replace("\n", "\r\n")
    lines = code.lines(source)
    before, after = lines[: place[0] - 1], lines[place[1] :]
    return "".join([*before, released, *after])


def _released(step: Step) -> str:
    if not step.released.is_file():
        raise CourseError(
            f"{step.shown(step.released)} is not there, so nobody knows how the stub was: get it "
            f"back with git checkout -- {step.shown(step.released)}"
        )
    return code.read(step.released)


def _agreed(what: str) -> bool:
    if not sys.stdin.isatty():
        raise CourseError(f"this would put {what} back; nobody is here to ask: add --yes")
    return ask(f"Put {what} back as it was released? What you wrote is kept in {BACKUPS}.")


def _backup(step: Step) -> Path:
    """Keep the learner's file under a name that no other backup has."""
    folder = step.root / BACKUPS / step.name
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            again = f"-{number}" if number > 1 else ""
            path = folder / f"{step.module}-{stamp}{again}.py"
            if not path.exists():
                write_whole(path, step.stub.read_bytes())
                return path
    except OSError as error:
        raise CourseError(
            f"no backup could be made in {folder} ({error.strerror}), so nothing was changed"
        ) from None
    raise CourseError(f"{folder} is full of backups of this second; nothing was changed")


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise CourseError(f"{path} can't be written ({error.strerror})") from None
