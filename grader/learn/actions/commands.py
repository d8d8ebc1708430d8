"""Lines that GitHub's runner obeys, written so that nobody else writes them.

Of annotations GitHub shows ten of a kind for a step.
"""

import secrets
from collections.abc import Iterator

from grader.course import Course
from grader.learn.actions.page import next_hole
from grader.learn.actions.told import Told
from grader.learn.harmless import harmless

MOST = 10
MAX_MESSAGE = 1500
MAX_OUTPUT = 100_000


def stopped(output: str) -> str:
    """Output as the log shows it: the runner obeys nothing in it."""
    # Either of the two is enough; a runner that learns a new way of writing commands meets both.
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}\n{harmless(output, MAX_OUTPUT)}\n::{token}::"


def annotation(kind: str, message: str, **properties: str | int) -> str:
    """One annotation. kind: error, warning or notice; properties: file, line, title."""
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {told}::{_data(message[:MAX_MESSAGE])}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")


def annotations(found: Told, course: Course) -> Iterator[str]:
    """An error at each hole that is wrong, as many as GitHub shows; a notice at the next hole."""
    yield from list(_errors(found))[:MOST]
    place = next_hole(course)
    if place is not None:
        yield annotation(
            "notice",
            place.sentence,
            file=place.file,
            line=place.line,
            title=f"Next to write: {place.hole}",
        )


def _errors(found: Told) -> Iterator[str]:
    if found.trouble:
        yield annotation("error", found.trouble, title="No result")
    for one in found.steps:
        file = one.step.shown(one.step.stub)
        if one.refused:
            yield annotation("error", one.refused, title=one.step.spoken)
        for test in one.first_wrong() if not one.refused else ():
            title = f"{one.step.spoken}: {test.hole}"
            yield annotation("error", test.message, file=file, line=one.line(test), title=title)
