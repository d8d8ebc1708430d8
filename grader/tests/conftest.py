"""What the project's own tests share."""

import pytest

from grader.teach.checkout import Checkout


@pytest.fixture
def checkout(tmp_path):
    """A learner's checkout with nothing but stubs, hidden suites included."""
    return Checkout(tmp_path / "checkout")


@pytest.fixture
def classroom(tmp_path):
    """A learner's checkout without hidden suites."""
    return Checkout(tmp_path / "classroom", hidden=False)
