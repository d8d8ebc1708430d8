"""The command line: every command is one call into a room below."""

import argparse
import os
import signal
import sys

from grader.learn.companion.commands import add_learner

USAGE, INTERRUPTED = 2, 130
NO_TEACHER = (
    "grader: this command belongs to the teacher's repository with what the extra `instructor` "
    'brings: python -m pip install -e ".[instructor]" ({missing} is missing here)'
)
GROUPS = """\
to learn: {learner}
to teach: {teacher}

`grader COMMAND --help` says more about each.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _write_any_text()
    parser = argparse.ArgumentParser(
        prog="grader",
        description="The course that marks itself.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="command")
    add_learner(commands)
    learner = list(commands.choices)
    wished = arguments[0] if arguments else ""
    # A learner's command need not wait for the import of what a teacher's commands use.
    missing = "" if wished in learner else _add_teacher(commands)
    teacher = [name for name in commands.choices if name not in learner]
    parser.epilog = GROUPS.format(
        learner=", ".join(learner), teacher=", ".join(teacher) or "(not in this edition)"
    )
    if missing and wished and not wished.startswith("-"):
        print(NO_TEACHER.format(missing=missing), file=sys.stderr)
        return USAGE
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


def _add_teacher(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> str:
    """Define the teacher's commands; what is missing for them, in an edition without."""
    try:
        from grader.teach.autograde import add_autograde
        from grader.teach.check import add_check, add_doctor
        from grader.teach.collect import add_collect
        from grader.teach.dev import add_dev
        from grader.teach.export import add_export
        from grader.teach.feedback.command import add_feedback
        from grader.teach.gradebook.command import add_gradebook
        from grader.teach.notebooks.command import add_notebooks
        from grader.teach.release import add_release
        from grader.teach.secret import add_secret
        from grader.teach.whole_class import add_class
    except ModuleNotFoundError as error:
        return str(error.name)
    add_check(commands)
    add_doctor(commands)
    add_release(commands)
    add_secret(commands)
    add_collect(commands)
    add_autograde(commands)
    add_gradebook(commands)
    add_export(commands)
    add_feedback(commands)
    add_class(commands)
    add_notebooks(commands)
    add_dev(commands)
    return ""


def _write_any_text() -> None:
    """Let a terminal or pipe that knows few characters show the others as ?."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
