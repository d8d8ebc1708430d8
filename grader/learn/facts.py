"""Facts about answers that are free: what a probe observes instead of a value.

Each function calls the learner's function as often as it needs, and returns plain data that is the
same for every right answer.
"""

import math
from collections.abc import Callable
from typing import Any

from grader.learn.plain import snapshot
from grader.learn.suite import Function

Call = Callable[..., Any]


def shape(call: Call, *arguments: Any) -> Any:
    """The answer with 0 in the place of every number."""
    return _zeros(call(*arguments))


def _zeros(value: Any) -> Any:
    match value:
        case dict():
            return {key: _zeros(item) for key, item in sorted(value.items())}
        case list() | tuple():
            return [_zeros(item) for item in value]
        case int() | float():
            return 0
    return value


def repeatable(call: Call, *arguments: Any) -> bool:
    """Whether a second call gives the same answer."""
    return bool(call(*arguments) == call(*arguments))


def seeds_differ(call: Call, *arguments: Any) -> bool:
    """Whether another last argument, the seed, gives another answer."""
    *first, seed = arguments
    return bool(call(*first, seed) != call(*first, seed + 1))


def numbers_are_floats(call: Call, *arguments: Any) -> bool:
    """Whether every number and every text of the answer is a float."""
    return all(type(item) is float for item in _leaves(call(*arguments)))


def _leaves(value: Any) -> list[Any]:
    match value:
        case dict():
            return [leaf for item in value.values() for leaf in _leaves(item)]
        case list() | tuple():
            return [leaf for item in value for leaf in _leaves(item)]
    return [value]


def check_of_slopes(call: Call, slopes: Any, *arguments: Any) -> Any:
    """What a check makes of a gradient function that gives these slopes wherever it is asked."""
    return call(Function("the given slopes", lambda *_: snapshot(slopes)), *arguments)


def first_biases(call: Call, *arguments: Any) -> Any:
    """Of a network's first biases: whether they are 0, one other number, or several."""
    params = call(*arguments)
    told = {}
    for name in ("b1", "b2"):
        numbers = set(params[name] if isinstance(params[name], list) else [params[name]])
        told[name] = "0" if numbers == {0} else "one number" if len(numbers) == 1 else "several"
    return told


def alike(call: Call, *arguments: Any) -> Any:
    """Of a network's first weights: how many different ones there are, and rows of them."""
    params = call(*arguments)
    hidden, output = {w for row in params["W1"] for w in row}, set(params["W2"])
    rows = {tuple(row) for row in params["W1"]}
    return {"rows": len(rows), "W1": len(hidden), "W2": len(output), "both": len(hidden & output)}


def growth(call: Call, n_inputs: int, n_hidden: int, seed: int) -> Any:
    """How a network's first weights grow with its sizes.

    For W1 and for W2 the exponents of n_inputs and of n_hidden, to halves (−0.5 says 1/√n), and
    where they are right, how the weights' root mean square lies to that of U(−1/√n, 1/√n). The
    sizes should be 10 or more: then four seeds are enough for the exponents.
    """
    factor = 16

    def sizes(n_inputs: int, n_hidden: int) -> dict[str, float]:
        drawn = [call(n_inputs, n_hidden, seed + i) for i in range(4)]
        hidden = [weight for params in drawn for row in params["W1"] for weight in row]
        output = [weight for params in drawn for weight in params["W2"]]
        return {"W1": _root_mean_square(hidden), "W2": _root_mean_square(output)}

    plain = sizes(n_inputs, n_hidden)
    grown = [sizes(factor * n_inputs, n_hidden), sizes(n_inputs, factor * n_hidden)]
    told: dict[str, Any] = {}
    for name, own, n in (("W1", 0, n_inputs), ("W2", 1, n_hidden)):
        if not plain[name]:
            told[name] = "all 0"
            continue
        ratios = [more[name] / plain[name] for more in grown]
        told[name] = [round(2 * math.log(ratio, factor)) / 2 for ratio in ratios]
        if told[name][own] == -0.5 and told[name][1 - own] == 0:
            ratio = grown[own][name] * math.sqrt(3 * factor * n)
            told[name].append("small" if ratio < 0.5 else "large" if ratio > 2 else "fitting")
    return told


def _root_mean_square(numbers: list[float]) -> float:
    return math.sqrt(sum(number**2 for number in numbers) / len(numbers))
