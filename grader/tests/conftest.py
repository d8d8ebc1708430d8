"""What the project's own tests share."""

from typing import get_args

import pytest

from grader.course import Course
from grader.teach.checkout import Checkout
from grader.teach.edition import Edition
from grader.teach.release import release
from grader.teach.stubs import filled


@pytest.fixture(scope="session")
def course():
    """The course as it stands in this repository."""
    return Course()


@pytest.fixture(scope="session")
def editions(tmp_path_factory):
    """A released repository of each edition, by its name; nothing in a test may change them."""
    folder = tmp_path_factory.mktemp("editions")
    names = get_args(Edition)
    for name in names:
        release(folder / name, name)
    return {name: folder / name for name in names}


@pytest.fixture
def fork(tmp_path, course):
    """A student's folder with all solutions and nothing else."""
    root = tmp_path / "fork"
    for step in course:
        path = root / step.shown(step.stub)
        path.parent.mkdir(parents=True)
        path.write_text(filled(step), encoding="utf-8")
    return root


@pytest.fixture
def checkout(tmp_path):
    """A learner's checkout with nothing but stubs, hidden suites included."""
    return Checkout(tmp_path / "checkout")


@pytest.fixture
def classroom(tmp_path):
    """A learner's checkout without hidden suites."""
    return Checkout(tmp_path / "classroom", hidden=False)
