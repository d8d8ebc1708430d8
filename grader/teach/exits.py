"""Exit statuses of the teacher's commands, and how a command that fails says so."""

import sys

from grader.course import CourseError

GOOD = 0
USAGE = 2  # nothing was done: the message says what to write instead
FAILED = 3  # marking itself failed, whatever the submissions are worth
INTERRUPTED = 130


def told(command: str, error: BaseException, kept: str = "") -> int:
    """Say on stderr why `grader COMMAND` ends; its exit status.

    kept: what stays of the work that was under way, "" where none was.
    """
    match error:
        case KeyboardInterrupt():
            print(f"\ngrader {command}: {kept}", file=sys.stderr)
            return INTERRUPTED
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            reason = f"{where}{error.strerror}"
        case _:
            reason = str(error)
    print(f"grader {command}: {reason}{f'; {kept}' if kept else ''}", file=sys.stderr)
    return USAGE if isinstance(error, CourseError) else FAILED
