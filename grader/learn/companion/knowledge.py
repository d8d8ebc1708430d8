"""What is known of every step: read from the files, from progress.json, and from the tests."""

import hashlib
from dataclasses import dataclass

from grader.course import Course, Step
from grader.learn.begun import holes_left, is_begun
from grader.learn.companion import progress
from grader.learn.companion.progress import Record
from grader.learn.companion.runs import Outcome, run_now
from grader.learn.companion.say import passing

WIDTH = 88


@dataclass(frozen=True)
class Standing:
    """One step of the path. written: holes; None where the file can't be read.

    record: what the tests said, None where they did not run on these files.
    """

    step: Step
    begun: bool
    written: int | None
    record: Record | None

    @property
    def passes(self) -> bool:
        return self.record is not None and self.record.passes


def key(course: Course, step: Step) -> str:
    """A name for all that decides what the tests of a step say: it changes with any of it."""
    earlier = [other.stub for other in course if other.name <= step.name]
    suite = sorted(step.suite.glob("*.py")) if step.suite.is_dir() else []
    digest = hashlib.sha256()
    for path in [*earlier, step.examples, *suite]:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()[:16]


def standing(course: Course, step: Step, known: progress.Progress) -> Standing:
    """What is known of a step without running anything."""
    record = known.steps.get(step.name)
    if record is not None and record.key != key(course, step):
        record = None
    return Standing(step, is_begun(step), _written(step), record)


def standings(course: Course) -> list[Standing]:
    """The same, of all steps."""
    known = progress.load(course.root)
    return [standing(course, step, known) for step in course]


def find_out(course: Course) -> list[Standing]:
    """What is known of all steps, after running the tests of those that are begun and unknown."""
    found = standings(course)
    for i, one in enumerate(found):
        if one.begun and one.record is None:
            run_and_note(course, one.step)
            found[i] = standing(course, one.step, progress.load(course.root))
    return found


def run_and_note(course: Course, step: Step) -> None:
    """Run a step's tests and remember what they say."""
    passing(f"testing {step.spoken} …")
    before = key(course, step)
    outcome = run_now(course, step, WIDTH)
    note(course, outcome, before)
    passing("")


def note(course: Course, outcome: Outcome, key_before: str) -> None:
    """Remember what the tests of a step said, if all of them ran and on the files that stand there.

    key_before: the key from before the run.
    """
    result = outcome.result
    if result is not None and result.complete:
        step = course[result.step]
        if key(course, step) == key_before:
            record = Record(
                key=key_before,
                passed=result.passed,
                tests=result.tests,
                points=result.points,
                next_hole=result.next_hole,
                ungraded=result.ungraded,
            )
            progress.note_record(course.root, step.name, record)


def next_hole(one: Standing) -> str | None:
    """The hole to work on: in the lesson's order the first that is open or whose tests fail."""
    if one.record is not None:
        return one.record.next_hole
    left = holes_left(one.step.stub)
    if left is None:
        return one.step.holes[0].name if one.step.holes else None
    return next((hole.name for hole in one.step.holes if hole.name in left), None)


def current(found: list[Standing]) -> Standing:
    """Where the learner is on the path: the first step that does not pass; the last when all do."""
    return next((one for one in found if not one.passes), found[-1])


def _written(step: Step) -> int | None:
    left = holes_left(step.stub)
    return None if left is None else sum(hole.name not in left for hole in step.holes)
