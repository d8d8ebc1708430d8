"""When collections first saw each head of each repository: `CLASS/first_seen.json`.

By student and address, heads in the order in which they were met. It is the teacher's own proof of
what was there by when, so nothing is ever taken out.
"""

import msgspec

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.in_time import Sightings
from grader.teach.whole_files import write_json

Seen = dict[str, dict[str, Sightings]]


def read_sightings(classroom: Classroom) -> Seen:
    """What was seen; nothing where there was no collection. Raises CourseError."""
    path = classroom.first_seen
    try:
        return msgspec.json.decode(path.read_bytes(), type=Seen)
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CourseError(
            f"{path} can't be read ({error}): put back an earlier copy, or delete it, and heads "
            "count as seen from now on"
        ) from None


def write_sightings(classroom: Classroom, seen: Seen, durable: bool = True) -> None:
    """Write what was seen, whole."""
    kept = {
        student: {address: heads for address, heads in places.items() if heads}
        for student, places in seen.items()
        if any(places.values())
    }
    write_json(classroom.first_seen, kept, indent=1, durable=durable)
