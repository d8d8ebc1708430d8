"""The notebooks of a class's forks that formgrader opens, in the class's own nbgrader course.

What a notebook was made of is noted in `autograded/.forks.json`, by the key of its marks, so that
only those are made that have changed.
"""

import msgspec

from grader.course import Course
from grader.teach.classroom import Classroom
from grader.teach.gradebook.brief import Brief
from grader.teach.notebooks.forks import of_fork
from grader.teach.result import from_json
from grader.teach.submission import NoSubmission, of_student
from grader.teach.whole_files import write_whole

FOLDER, NOTE = "autograded", ".forks.json"


def write_pages(classroom: Classroom, course: Course, results: dict[str, Brief]) -> int:
    """Write `autograded/STUDENT/stepNN/stepNN.ipynb` where it is not as it should be; how many."""
    root = classroom.root / FOLDER
    root.mkdir(exist_ok=True)
    note = root / NOTE
    known = _read(note.read_bytes()) if note.is_file() else {}
    made = dict(known)
    written = 0
    for student, result in results.items():
        wanted = [
            step
            for step in result.steps
            if step.is_handed_in(course)
            and not (
                step.key
                and known.get(f"{student}/{step.step}") == step.key
                and (root / student / step.step / f"{step.step}.ipynb").is_file()
            )
        ]
        if not wanted:
            continue
        try:
            work = of_student(classroom.submission(student), student, course)
        except NoSubmission:
            continue
        if work is None or work.commit != result.commit:
            continue  # it was not marked as it is now
        whole = {
            step.step: step for step in from_json(classroom.result(student).read_bytes()).steps
        }
        for step in wanted:
            place = root / student / step.step
            place.mkdir(parents=True, exist_ok=True)
            path = place / f"{step.step}.ipynb"
            content = of_fork(course[step.step], work.files[step.step], whole[step.step])
            made[f"{student}/{step.step}"] = step.key
            if not path.is_file() or path.read_bytes() != content:
                write_whole(path, content, durable=False)
                written += 1
    if made != known:
        write_whole(note, msgspec.json.encode(made))
    return written


def _read(content: bytes) -> dict[str, str]:
    try:
        return msgspec.json.decode(content, type=dict[str, str])
    except msgspec.MsgspecError:
        return {}
