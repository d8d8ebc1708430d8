"""The command line: every command is one call into a room below."""

import argparse

from grader.teach.check import add_check, add_doctor


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    parser = argparse.ArgumentParser(prog="grader", description="The course that marks itself.")
    commands = parser.add_subparsers(required=True, metavar="command")
    add_check(commands)
    add_doctor(commands)
    found = parser.parse_args(arguments)
    status: int = found.run(found)
    return status
