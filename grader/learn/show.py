"""How values and calls look in a message: short, exact and readable."""

from typing import Any

from grader.learn.suite import Function

MAX_WIDTH = 88
MAX_ITEMS = 6
MAX_TEXT = 60


def show(value: Any, digits: int = 17) -> str:
    """A value as Python shows it, long lists and texts shortened.

    digits: significant digits of a float, where it has more; 17 show it exactly.
    """
    match value:
        case float():
            exact = repr(value + 0.0)  # −0.0 is 0.0
            return exact if len(exact) <= digits else f"{value:.{digits}g}"
        case int() if not isinstance(value, bool) and value.bit_length() > 200:
            return f"a whole number of about {int(value.bit_length() * 0.30103)} digits"
        case str() if len(value) > MAX_TEXT:
            return f"{value[:MAX_TEXT]!r}… ({len(value)} characters)"
        case list() | tuple():
            opening, closing = "[]" if isinstance(value, list) else "()"
            shown = [show(item, digits) for item in value[:MAX_ITEMS]]
            if len(value) > MAX_ITEMS:
                shown = [*shown[: MAX_ITEMS // 2], f"… {len(value)} in all"]
            comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
            return f"{opening}{', '.join(shown)}{comma}{closing}"
        case dict():
            pairs = [
                f"{show(key)}: {show(item, digits)}"
                for key, item in list(value.items())[:MAX_ITEMS]
            ]
            if len(value) > MAX_ITEMS:
                pairs.append(f"… {len(value)} in all")
            return f"{{{', '.join(pairs)}}}"
        case _ if callable(value):
            return "f"
        case _:
            return repr(value)


def show_call(name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> str:
    """A call as it would be typed, with a line `where f = …` for every function handed over."""
    functions: list[Any] = []
    parts = [_argument(value, functions) for value in arguments]
    parts += [f"{key}={_argument(value, functions)}" for key, value in keywords.items()]
    line = f"{name}({', '.join(parts)})"
    if len(line) > MAX_WIDTH:
        inner = "".join(f"    {part},\n" for part in parts)
        line = f"{name}(\n{inner})"
    for letter, function in zip("fgh", functions, strict=False):
        if isinstance(function, Function):
            line += f"\nwhere {letter} = {function.text}"
    return line


def _argument(value: Any, functions: list[Any]) -> str:
    if callable(value):
        if not any(value is seen for seen in functions):
            functions.append(value)
        return "fgh"[min(functions.index(value), 2)]
    return show(value)
