"""Look-alikes: holes that two submissions wrote alike, or one of them like the solution.

Alike are two holes of the same form (normal_form.py): names, comments, annotations and layout may
differ, nothing else. A short hole has hardly more than one form, so only those of MIN_SIZE nodes
of the syntax tree and more are compared: more than twice the size of the largest solution that is
a single statement (26 nodes), the kind that a lesson's formula dictates. That two holes are alike
is a fact. What it means is for the teacher to find out.
"""

import ast
import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.course import Course
from grader.teach.normal_form import Form, form_of_function, functions
from grader.teach.result import Result
from grader.teach.stubs import filled

Forms = dict[tuple[str, str], str]  # digests, by step and hole

MIN_SIZE = 60
HEADER = ("step", "hole", "like_the_solution", "students")


@dataclass(frozen=True)
class LookAlike:
    """One form of one hole: who wrote it, in the order of the roster."""

    step: str
    hole: str
    like_the_solution: bool
    students: tuple[str, ...]


def told_forms(forms: Mapping[str, Form]) -> dict[str, str]:
    """The forms of holes that are long enough to mean something."""
    return {name: form.digest for name, form in forms.items() if form.size >= MIN_SIZE}


def solutions_forms(course: Course) -> Forms:
    """The forms of the solutions' holes, by step and hole."""
    found = Forms()
    for step in course:
        written = functions(ast.parse(filled(step)))
        forms = {hole.name: form_of_function(written[hole.name]) for hole in step.holes}
        found |= {(step.name, name): digest for name, digest in told_forms(forms).items()}
    return found


def forms_of(found: Result) -> Forms:
    """The forms of one submission."""
    return {
        (step.step, hole): digest for step in found.steps for hole, digest in step.forms.items()
    }


def compared(forms: Mapping[str, Forms], course: Course) -> list[LookAlike]:
    """The forms that are the solution's or that more than one student wrote.

    forms: by student, in the order of the roster.
    """
    students: dict[tuple[tuple[str, str], str], list[str]] = {}
    for student, theirs in forms.items():
        for place, digest in theirs.items():
            students.setdefault((place, digest), []).append(student)
    solutions = solutions_forms(course)
    order = [(step.name, hole.name) for step in course for hole in step.holes]
    alike = [
        LookAlike(*place, solutions.get(place) == digest, tuple(names))
        for (place, digest), names in students.items()
        if place in order and (len(names) > 1 or solutions.get(place) == digest)
    ]
    return sorted(alike, key=lambda one: (order.index((one.step, one.hole)), one.students))


def to_csv(alike: Iterable[LookAlike]) -> bytes:
    """A table for a spreadsheet, a line for each form; students are separated by spaces."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for one in alike:
        says = "yes" if one.like_the_solution else "no"
        writer.writerow((one.step, one.hole, says, " ".join(one.students)))
    return text.getvalue().encode()
