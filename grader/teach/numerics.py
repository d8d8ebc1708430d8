"""Central differences for any nested parameters: what suites check gradients against."""

from collections.abc import Callable
from typing import Any

from grader.learn.plain import snapshot

STEP = 1e-5


def central_differences(f: Callable[[Any], float], params: Any, h: float = STEP) -> Any:
    """The numerical gradient of f at params, in the shape of params.

    Formula: ∂f/∂p ≈ (f(… p + h …) − f(… p − h …)) / (2h), one number of params at a time.
    params: a number, or lists and dicts of numbers, nested as you like.
    """
    if isinstance(params, int | float):
        return (f(params + h) - f(params - h)) / (2 * h)
    moved = snapshot(params)

    def along(container: Any, key: Any) -> Any:
        if isinstance(container[key], list | dict):
            return inside(container[key])
        here = container[key]
        container[key] = here + h
        right = f(moved)
        container[key] = here - h
        left = f(moved)
        container[key] = here
        return (right - left) / (2 * h)

    def inside(container: Any) -> Any:
        if isinstance(container, dict):
            return {key: along(container, key) for key in container}
        return [along(container, i) for i in range(len(container))]

    return inside(moved)
