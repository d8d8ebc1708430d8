"""`grader secret FILE`: the class secret, made once, which no student and no log may see.

The inputs of official marks follow from it, so with another one all work is marked on new inputs.
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

from grader.course import ROOT, CourseError
from grader.teach.exits import GOOD, USAGE

MIN_SECRET = 16
RANDOM_BYTES = 32
ADVICE = (
    "Keep it: with another secret all work is marked on other inputs. Show it to nobody, and "
    "commit it nowhere."
)


def add_secret(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader secret`."""
    parser = commands.add_parser("secret", help="make the secret of a class, once")
    parser.add_argument("file", type=Path, metavar="FILE", help="where it goes: CLASS/secret")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make a secret and tell where it is, never what it is."""
    try:
        make_secret(arguments.file)
    except CourseError as error:
        print(f"grader secret: {error}", file=sys.stderr)
        return USAGE
    print(f"{arguments.file}: a new class secret, readable by you alone. {ADVICE}")
    return GOOD


def make_secret(path: Path) -> None:
    """Write a new secret; never over an old one. Raises CourseError."""
    if ROOT in path.resolve().parents:
        raise CourseError(f"{path} lies inside of the course, which is shared: choose another")
    if path.is_dir():
        raise CourseError(f"{path} is a folder: name the file in it, {path / 'secret'}")
    if not path.parent.is_dir():
        raise CourseError(f"{path.parent} is not there: make the folder first: mkdir {path.parent}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii") as file:
            file.write(f"{secrets.token_hex(RANDOM_BYTES)}\n")
    except FileExistsError:
        raise CourseError(
            f"{path} is there already, and a class keeps its secret. To mark everything on new "
            "inputs, move it away first"
        ) from None
    except OSError as error:
        raise CourseError(f"{path} can't be written: {error.strerror}") from None


def read_secret(path: Path) -> bytes:
    """The secret of a class. Raises CourseError, which says how to make one."""
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        reason = "there is no class secret" if not path.exists() else str(error.strerror)
        raise CourseError(
            f"{path}: {reason}; make one, once for the class: grader secret {path}"
        ) from None
    if len(secret) < MIN_SECRET:
        raise CourseError(
            f"{path}: a class secret has {MIN_SECRET} bytes or more; move this file away and make "
            f"one: grader secret {path}"
        )
    return secret
