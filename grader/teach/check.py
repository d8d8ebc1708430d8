"""`grader check` and `grader doctor`: the official result of one submission, and this machine."""

import argparse
import os
import sys
from pathlib import Path

from grader.course import Course, CourseError, Step
from grader.learn.failure import unfinished
from grader.learn.states import UNWRITTEN
from grader.teach import result, submission
from grader.teach.exits import FAILED, GOOD, USAGE
from grader.teach.jail import doctor
from grader.teach.jail.host import JailError
from grader.teach.marking import Marker, Wishes
from grader.teach.result import Result, StepResult, TestResult
from grader.teach.secret import read_secret
from grader.teach.session import MarkingError
from grader.teach.whole_files import write_whole


def add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader check`."""
    parser = commands.add_parser("check", help="mark one submission, in a jail")
    parser.add_argument("submission", help=submission.WAYS_TO_SAY_IT)
    parser.add_argument("--steps", metavar="step05,step09", help="mark these steps only")
    seed = parser.add_mutually_exclusive_group()
    seed.add_argument("--seed", type=int, help="draw the inputs of this seed")
    seed.add_argument(
        "--secret", type=Path, metavar="FILE", help="the class secret: official marks"
    )
    parser.add_argument(
        "--no-follow-through",
        action="store_true",
        help="later steps use the student's own earlier steps, right or wrong",
    )
    parser.add_argument(
        "--no-isolation", action="store_true", help="no jail: for looking around, never for marks"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the result as JSON to FILE"
    )
    parser.set_defaults(run=check)


def add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Define `grader doctor`."""
    parser = commands.add_parser("doctor", help="what this machine has for official marking")
    parser.set_defaults(run=examine)


def check(arguments: argparse.Namespace) -> int:
    """Mark one submission and show the result."""
    course = Course()
    try:
        wishes = _wishes(arguments, course)
        work = submission.read(arguments.submission, course)
        _require_place(arguments.json)
    except (CourseError, submission.NoSubmission) as error:
        print(f"grader check: {error}", file=sys.stderr)
        return USAGE
    try:
        with Marker(course, isolated=not arguments.no_isolation) as marker:
            found = marker.mark(work, wishes, _progress)
    except (JailError, MarkingError) as error:
        _progress_ends()
        print(f"grader check: {error}", file=sys.stderr)
        return FAILED
    _progress_ends()
    print("\n".join(shown(found)))
    if arguments.json is not None and not _written(arguments.json, result.to_json(found)):
        return USAGE
    return FAILED if any(step.status == "error" for step in found.steps) else GOOD


def _require_place(path: Path | None) -> None:
    """Find out before the work, not after it, that the result can't be written."""
    if path is None or (path.exists() and not path.is_dir()):
        return
    if not path.name or path.is_dir():
        raise CourseError(f"--json {path}: name a file")
    if not os.access(path.parent, os.W_OK):
        raise CourseError(f"--json {path}: there is no folder {path.parent} to write to")


def _written(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; what is no regular file, such as a pipe, is written to."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return True
        write_whole(path, content)
    except OSError as error:
        print(f"grader check: {path} can't be written: {error.strerror}", file=sys.stderr)
        return False
    return True


def _progress(step: Step) -> None:
    """Tell a terminal which step is being marked; say nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[Kmarking {step.spoken} …", end="", file=sys.stderr, flush=True)


def _progress_ends() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _wishes(arguments: argparse.Namespace, course: Course) -> Wishes:
    names = [] if arguments.steps is None else arguments.steps.split(",")
    steps = tuple(sorted({course[name.strip()].name for name in names}))
    secret = None if arguments.secret is None else read_secret(arguments.secret)
    if secret is not None and arguments.no_isolation:
        raise CourseError("--secret makes official marks, and --no-isolation can't: choose one")
    return Wishes(steps, secret, arguments.seed, not arguments.no_follow_through)


def shown(found: Result) -> list[str]:
    """The result for a terminal: of each hole the first failure, then a line a step."""
    lines = [found.warning] if found.warning else []
    for step in found.steps:
        lines += _failures(step)
    lines.append("")
    for step in found.steps:
        line = f"{step.step}  {step.status:<10} {f'{step.score:g} of {step.max_score:g}':>12}"
        handed = [one.step for one in step.follow_through if one.used == "reference"]
        if handed and step.score:
            line += f"   with the reference's {', '.join(handed)}"
        lines.append(f"{line}   {step.refused}" if step.refused else line)
    kind = "official" if found.official else "not official"
    lines.append(f"{found.submission}: {found.score:g} of {found.max_score:g} points, {kind}")
    return lines


def _failures(step: StepResult) -> list[str]:
    if step.refused:
        return []
    first: dict[str, TestResult] = {}
    for test in step.tests:
        if test.status in ("failed", "error"):
            first.setdefault(test.hole, test)
    unwritten = [hole for hole, test in first.items() if unfinished(test.message) == UNWRITTEN]
    lines = [f"{step.step}: not written yet: {', '.join(sorted(unwritten))}"] if unwritten else []
    for hole, test in first.items():
        if hole not in unwritten:
            lines += ["", f"{step.step} {test.name} ({hole}): {test.status}", test.message, ""]
    return lines


def examine(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """Show what this machine has."""
    findings = doctor.findings()
    for finding in findings:
        print(f"{'good' if finding.good else 'MISSING':<8} {finding.name:<9} {finding.found}")
        if finding.remedy:
            print(f"         {finding.remedy}")
    good = all(finding.good for finding in findings)
    print("Official marking works here." if good else "Official marking does not work here.")
    return GOOD if good else FAILED
