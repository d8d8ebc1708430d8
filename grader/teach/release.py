"""`grader release OUT --edition classroom`: a repository to hand out.

The same source gives the same tree and the same first commit. Over an earlier release it is one
more commit, which changes lessons, examples and the grader, and never a stub that is there.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from grader.course import ROOT, Course, CourseError
from grader.teach.edition import EDITIONS, Edition, Files, files_of
from grader.teach.exits import GOOD, USAGE
from grader.teach.git import Git, GitError, commit_date, initialise
from grader.teach.update import (
    NoRelease,
    Released,
    Update,
    message,
    require_no_leaks,
    signature,
    write,
)

NO_DATE = 1735689600  # of a source that is no git repository: the first second of 2025
BRANCH = "refs/heads/main"


def add_release(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader release`."""
    parser = commands.add_parser("release", help="make or update the repository of an edition")
    parser.add_argument("out", type=Path, metavar="OUT", help="the repository's folder")
    parser.add_argument("--edition", choices=EDITIONS, required=True)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Release an edition and tell what was done."""
    try:
        done = release(arguments.out, arguments.edition)
    except (NoRelease, CourseError, GitError) as error:
        print(f"grader release: {error}", file=sys.stderr)
        return USAGE
    except OSError as error:
        print(f"grader release: {error.filename}: {error.strerror}", file=sys.stderr)
        return USAGE
    for path in done.kept:
        print(f"left as it is: {path}")
    changed = f"{len(done.written)} files written, {len(done.removed)} removed"
    if not done.written and not done.removed:
        changed = "up to date, nothing to do"
    print(f"{arguments.out}: the {arguments.edition} edition, {changed}; commit {done.commit[:10]}")
    return GOOD


def release(out: Path, edition: Edition, source: Path = ROOT) -> Released:
    """Write an edition into a new repository, or over an earlier release of the same edition.

    Raises NoRelease, CourseError or GitError, and then nothing has been written.
    """
    course = Course(source)
    place = out.resolve()
    if place == source or source in place.parents:
        raise NoRelease(f"{out} lies inside of this repository: choose a folder outside of it")
    files = files_of(course, edition)
    date = commit_date(source) or NO_DATE  # the same source gives the same commit
    if edition == "classroom":
        require_no_leaks(files.items(), course)
    if not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return _first(place, edition, files, date)
    return Update(place, edition, files, course).run(date)


def _first(place: Path, edition: Edition, files: Files, date: int) -> Released:
    """Build the repository beside its place, then put it there as a whole."""
    if not place.parent.is_dir():
        raise NoRelease(f"there is no folder {place.parent}: make it first")
    with tempfile.TemporaryDirectory(prefix=f".{place.name}.", dir=place.parent) as folder:
        root = Path(folder, "repository")
        root.mkdir()
        initialise(root)
        git = Git(root, work_tree=True)
        for path, content in files.items():
            write(root / path, content)
        git.commit_files(BRANCH, None, message(edition, "Release"), signature(date), files)
        git.run("read-tree", "HEAD")
        root.chmod(0o777 & ~_umask())
        root.replace(place)
    return Released(list(files), [], [], Git(place).head())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
