"""What suites and examples say besides `student`: functions with a text, and what a step needs."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest


class Function:
    """A function that is handed to the learner's code and is shown by its formula in messages.

    `Function("x² + 3", lambda x: x**2 + 3)`
    """

    def __init__(self, text: str, compute: Callable[..., Any]) -> None:
        self.text = text
        self.compute = compute

    def __call__(self, *arguments: Any) -> Any:
        return self.compute(*arguments)


def needs(package: str) -> None:
    """Leave a suite's tests ungraded where a package is not installed: not failed, never zero.

    Called at the top of a suite, before the package is imported.
    """
    if find_spec(package) is None:
        remedy = 'python -m pip install -e ".[compare]"'
        pytest.skip(f"not graded: {package} is not installed ({remedy})", allow_module_level=True)
