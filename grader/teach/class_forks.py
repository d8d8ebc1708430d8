"""A roster from the forks of a repository: one line for each, and new ones as new lines."""

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.github import Hub, HubError
from grader.teach.roster import REQUIRED, collision_key, legal_name, read_roster, with_students
from grader.teach.whole_files import write_whole

NOT_FOUND = 404


def add_forks(classroom: Classroom, hub: Hub, name: str) -> dict[str, str]:
    """Add all forks of OWNER/NAME that are not in the roster; what was added, by student.

    A roster that is not there is written. Raises CourseError, and HubError without an answer.
    """
    if hub.name_of(f"{hub.site}/{name}") != name:
        raise CourseError(f"--forks-of {name}: write OWNER/NAME, such as ada/course")
    is_new = not classroom.roster.exists()
    students = [] if is_new else read_roster(classroom.roster)
    taken = {collision_key(student.student) for student in students}
    known = {_key(hub, student.repository) for student in students}
    added = dict[str, str]()
    try:
        for fork in hub.forks(name):
            if _key(hub, fork.address) not in known:
                known.add(_key(hub, fork.address))
                added[legal_name(fork.login, taken)] = fork.address
    except HubError as error:
        if error.status != NOT_FOUND:
            raise
        raise CourseError(
            f"--forks-of {name}: {hub.api} knows no such repository, or does not show it without "
            "a GITHUB_TOKEN that may see it"
        ) from None
    if is_new and not added:
        raise CourseError(f"--forks-of {name}: it has no forks yet")
    if is_new:
        lines = [",".join(REQUIRED), *(f"{name},{address}" for name, address in added.items())]
        write_whole(classroom.roster, "".join(f"{line}\n" for line in lines).encode())
    elif added:
        write_whole(classroom.roster, with_students(classroom.roster, added))
    return added


def _key(hub: Hub, address: str) -> str:
    """The same for all addresses of one repository."""
    name = hub.name_of(address)
    return f"{hub.site}/{name}".lower() if name else address
