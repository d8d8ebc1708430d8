"""Where two plain values differ, said in a sentence each."""

import math
from dataclasses import dataclass
from typing import Any

from grader.learn.plain import kind_name
from grader.learn.show import show


@dataclass(frozen=True)
class Difference:
    """One place where a value is not what was expected. place is "" for the value itself."""

    place: str
    yours: object
    expected: object
    sentence: str


def differences(yours: Any, expected: Any, within: float, place: str = "") -> list[Difference]:
    """All places where yours differs from expected.

    Numbers agree when they differ by at most `within`, absolutely or relative to the larger one.
    A tuple may be answered with a list; dicts compare by key, in any order.
    """
    match expected:
        case bool() | None | str():
            same = type(yours) is type(expected) and yours == expected
            return [] if same else [_unlike(yours, expected, place)]
        case int() | float():
            return _number(yours, expected, within, place)
        case list() | tuple():
            return _sequence(yours, expected, within, place)
        case dict():
            return _dict(yours, expected, within, place)
    raise TypeError(f"a suite expects {kind_name(expected)}, which is not plain data")


def _number(yours: Any, expected: float, within: float, place: str) -> list[Difference]:
    if type(yours) not in (int, float):
        return [_unlike(yours, expected, place)]
    if yours == expected or (math.isfinite(expected) and close(yours, expected, within)):
        return []
    if yours != yours:  # only nan differs from itself; math.isnan fails on huge whole numbers
        if math.isnan(expected):
            return []
        sentence = (
            f"{_at(place)} is nan, not a number: that comes from a calculation such as "
            "inf − inf or 0 · inf, or from a nan that went in."
        )
        return [Difference(place, yours, expected, sentence)]
    sentence = f"{_at(place)} is {show(yours)}; expected {show(expected)}."
    return [Difference(place, yours, expected, sentence)]


def close(yours: float, expected: float, within: float) -> bool:
    """Whether two numbers agree; whole numbers too large for a float agree with nothing."""
    try:
        return math.isclose(float(yours), float(expected), rel_tol=within, abs_tol=within)
    except OverflowError:
        return False


def _sequence(yours: Any, expected: Any, within: float, place: str) -> list[Difference]:
    accepted = (list,) if isinstance(expected, list) else (list, tuple)
    if type(yours) not in accepted:
        return [_unlike(yours, expected, place)]
    if len(yours) != len(expected):
        sentence = (
            f"{_at(place)} has {_count(len(yours), 'entry', 'entries')}; expected {len(expected)}."
        )
        return [Difference(place, yours, expected, sentence)]
    found = []
    for i, (item, wanted) in enumerate(zip(yours, expected, strict=True)):
        found += differences(item, wanted, within, f"{place}[{i}]")
    return found


def _dict(yours: Any, expected: dict[Any, Any], within: float, place: str) -> list[Difference]:
    if type(yours) is not dict:
        return [_unlike(yours, expected, place)]
    missing = [show(key) for key in expected if key not in yours]
    extra = [show(key) for key in yours if key not in expected]
    if missing or extra:
        parts = []
        if missing:
            parts.append(f"lacks {', '.join(missing)}")
        if extra:
            parts.append(f"has {', '.join(extra)}, which nobody asked for")
        sentence = f"{_at(place)} {' and '.join(parts)}."
        return [Difference(place, yours, expected, sentence)]
    found = []
    for key, wanted in expected.items():
        found += differences(yours[key], wanted, within, at_key(place, key))
    return found


def at_key(place: str, key: object) -> str:
    """The place of a dict's entry, as W1 or [0].W1."""
    return f"{place}.{key}" if place else str(key)


def _unlike(yours: Any, expected: Any, place: str) -> Difference:
    if yours is None and place == "":
        sentence = "It returned None. Is a `return` missing at the end?"
    elif isinstance(yours, str):
        sentence = f"{_at(place)} is the text {show(yours)}; expected {_wanted(expected)}."
    else:
        sentence = f"{_at(place)} is {_described(yours)}; expected {_wanted(expected)}."
    return Difference(place, yours, expected, sentence)


def _described(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return show(value)
    return kind_name(value)


def _wanted(expected: Any) -> str:
    match expected:
        case bool() | None | str():
            return show(expected)
        case int() | float():
            return "a number"
        case list():
            return f"a list of {_count(len(expected), 'entry', 'entries')}"
        case tuple():
            return f"{len(expected)} results, as a tuple"
        case dict():
            return f"a dict with the keys {', '.join(show(key) for key in expected)}"
    return kind_name(expected)


def _at(place: str) -> str:
    return f"The entry at {place}" if place else "The result"


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
