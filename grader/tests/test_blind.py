"""What the catalogue makes of wrong solutions that nobody wrote for it."""

import pytest

from grader.course import Course
from grader.learn.recognition import read as fingerprints
from grader.tests import blind

STEPS = [step.name for step in Course()]


@pytest.fixture(scope="session")
def everything():
    return [one for name in STEPS for one in blind.all_of(name)]


def test_there_are_a_hundred_over_all_steps(everything):
    assert len(everything) == 100
    assert {one.step for one in everything} == set(STEPS)


def test_labels_name_mistakes_of_the_catalogue(everything):
    known = {
        mistake.id
        for name in STEPS
        for unit in fingerprints(name).values()
        for mistake, _ in unit.wrong
    }
    assert {one for wrong in everything for one in wrong.known} <= known


def test_most_are_recognised_rightly_and_none_wrongly(course, everything, record_property):
    right, wrong = [], {}
    for one, found in [pair for name in STEPS for pair in blind.named(course, name)]:
        if found and found <= one.known:
            right.append(one)
        elif found:
            wrong[one.path.stem] = found
    record_property("recognised", f"{len(right)} of {len(everything)}")
    assert wrong == {}
    assert len(right) >= 0.6 * len(everything)
