"""When each step was handed in, `CLASS/handed_in.json`.

A collection knows when the server had a commit, and a commit holds all steps: whoever pushes step 7
has not handed in step 1 anew. So a step keeps the time of the commit with which its file, as it
is now, was first marked. Its seed tells files apart: it follows from the secret and the bytes.
"""

import msgspec

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.collection import read_collection
from grader.teach.gradebook.brief import Brief
from grader.teach.whole_files import write_json


class _Version(msgspec.Struct, frozen=True):
    """A step's file, as its seed tells it, and when it was handed in."""

    seed: int
    time: str


Times = dict[str, dict[str, _Version]]


def handed_in(classroom: Classroom, results: dict[str, Brief]) -> dict[str, dict[str, str]]:
    """The times of all steps that are known, by student and step, which are noted down.

    Raises CourseError.
    """
    collected = read_collection(classroom)
    before = _read(classroom)
    after: Times = {student: dict(steps) for student, steps in before.items()}
    for student, result in results.items():
        found = collected.get(student)
        known = after.setdefault(student, {})
        for step in result.steps:
            version = known.get(step.step)
            if version is not None and version.seed == step.seed:
                continue
            known.pop(step.step, None)
            if found is not None and found.time is not None and found.commit == result.commit:
                known[step.step] = _Version(step.seed, found.time)
    after = {student: steps for student, steps in after.items() if steps}
    if after != before:
        write_json(classroom.handed_in, after, indent=1)
    return {
        student: {step: version.time for step, version in steps.items()}
        for student, steps in after.items()
    }


def _read(classroom: Classroom) -> Times:
    try:
        return msgspec.json.decode(classroom.handed_in.read_bytes(), type=Times)
    except FileNotFoundError:
        return {}
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CourseError(
            f"{classroom.handed_in} can't be read ({error}): put back an earlier copy, or delete "
            "it, and every step counts as handed in when the newest commit was"
        ) from None
