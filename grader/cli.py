"""The command line: every command is one call into a room below."""

import argparse
import os
import signal
import sys

USAGE, INTERRUPTED = 2, 130
NO_TEACHER = (
    "grader: this command belongs to the teacher's repository with what the extra `instructor` "
    'brings: python -m pip install -e ".[instructor]" ({missing} is missing here)'
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    try:
        from grader.teach.autograde import add_autograde
        from grader.teach.check import add_check, add_doctor
        from grader.teach.dev import add_dev
        from grader.teach.notebooks.command import add_notebooks
        from grader.teach.release import add_release
        from grader.teach.secret import add_secret
    except ModuleNotFoundError as error:
        print(NO_TEACHER.format(missing=error.name), file=sys.stderr)
        return USAGE
    parser = argparse.ArgumentParser(prog="grader", description="The course that marks itself.")
    commands = parser.add_subparsers(metavar="command")
    add_check(commands)
    add_doctor(commands)
    add_notebooks(commands)
    add_dev(commands)
    add_release(commands)
    add_secret(commands)
    add_autograde(commands)
    found = parser.parse_args(arguments)
    if not hasattr(found, "run"):
        parser.print_help(sys.stderr)
        return USAGE
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as tidily as Ctrl-C
    try:
        status: int = found.run(found)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\ngrader: interrupted; nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
