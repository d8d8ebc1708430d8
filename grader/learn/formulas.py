"""Functions that probes hand to a learner's code, by their texts."""

from typing import Any

from grader.learn.suite import Function


def scaled(value: Any, factor: float) -> Any:
    """The same dicts and lists with every number times a factor."""
    match value:
        case dict():
            return {key: scaled(item, factor) for key, item in value.items()}
        case list():
            return [scaled(item, factor) for item in value]
    return factor * value


FORMULAS = {
    function.text: function
    for function in [
        Function("x²", lambda x: x * x),
        Function("x³", lambda x: x * x * x),
        Function("5x + 1", lambda x: 5 * x + 1),
        Function("x₀² + 3x₁", lambda x: x[0] * x[0] + 3 * x[1]),
        Function("x₀³ + x₀·x₁ + 2x₂²", lambda x: x[0] ** 3 + x[0] * x[1] + 2 * x[2] ** 2),
        Function("n·p", lambda params, rows, _targets: scaled(params, len(rows))),
        Function("x₀²·x₁", lambda x: x[0] * x[0] * x[1]),
    ]
}
