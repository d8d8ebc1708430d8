"""`grader check` and `grader doctor`: the official result of one submission, and this machine."""

import argparse
import sys
from pathlib import Path

from grader.course import Course, CourseError, Step
from grader.teach import result, seeds, submission
from grader.teach.jail import doctor
from grader.teach.jail.host import JailError
from grader.teach.marking import Marker, Wishes
from grader.teach.result import Result
from grader.teach.session import MarkingError

GOOD, USAGE, FAILED = 0, 2, 3


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
    except (CourseError, submission.NoSubmission, OSError) as error:
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
    if arguments.json is not None and not _written(arguments.json, result.to_json(found)):
        return USAGE
    print("\n".join(shown(found)))
    return FAILED if any(step.status == "error" for step in found.steps) else GOOD


def _written(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
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
    steps = tuple(
        sorted(
            {
                course[name.strip()].name
                for name in (arguments.steps or "").split(",")
                if name.strip()
            }
        )
    )
    secret = None
    if arguments.secret is not None:
        secret = arguments.secret.read_bytes().strip()
        if len(secret) < seeds.MIN_SECRET:
            raise CourseError(
                f"{arguments.secret}: a class secret has {seeds.MIN_SECRET} bytes or more"
            )
    return Wishes(steps, secret, arguments.seed, not arguments.no_follow_through)


def shown(found: Result) -> list[str]:
    """The result for a terminal: a line a step, and why tests failed, each reason once a step."""
    lines = [found.warning] if found.warning else []
    for step in found.steps:
        told: set[str] = set()
        for test in step.tests:
            if test.status in ("failed", "error") and test.message not in told:
                told.add(test.message)
                lines += ["", f"{step.step} {test.name} ({test.hole}): {test.status}", test.message]
    lines.append("")
    for step in found.steps:
        line = f"{step.step}  {step.status:<10} {f'{step.score:g} of {step.max_score:g}':>12}"
        if step.follow_through:
            line += "   uses " + ", ".join(f"{f.step} ({f.used})" for f in step.follow_through)
        lines.append(f"{line}   {step.refused}" if step.refused else line)
    kind = "official" if found.official else "not official"
    lines.append(f"{found.submission}: {found.score:g} of {found.max_score:g} points, {kind}")
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
