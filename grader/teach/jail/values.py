"""Plain data as bytes, exactly: what goes in comes out with the same kinds, or not at all.

MessagePack has no tuples, no large integers and no functions; these travel as its extension types.
A reader refuses what is too deep, of a foreign kind, or would make it work too long, before it
builds anything of it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Union

import msgspec
from msgspec.msgpack import Ext

from grader.learn.plain import MAX_DEPTH, NotPlain, Opaque, kind_name

MAX_BYTES = 8 * 1024 * 1024
MAX_INTEGER_BYTES = 1024
MAX_PAIRS = 1000  # dicts with other keys than texts: colliding hashes would make a reader slow
MAX_DESCRIPTION = 200
NATIVE_DEPTH = 5

TUPLE, INTEGER, TEXT, PAIRS, DEEPER, OPAQUE, PATH, GIVEN, OWN = range(1, 10)

SCALARS = frozenset({type(None), bool, int, float, str})
Outward = Callable[[Any], Ext | None]
Inward = Callable[[int, bytes], Any]


class Unreadable(Exception):
    """Bytes that are no value, or one that is too large or too deep."""


class TooLarge(Exception):
    """A value is plain data, but more of it than may be sent."""


# --------------------------------------------------------------------------------- writing


def pack(value: Any, special: Outward | None = None) -> bytes:
    """A value as bytes. special: how to write what is not plain data; None for "it is not".

    Raises NotPlain or TooLarge.
    """
    try:
        packed = msgspec.msgpack.encode(_outward(value, 1, False, special))
    except (UnicodeEncodeError, OverflowError):
        packed = msgspec.msgpack.encode(_outward(value, 1, True, special))
    if len(packed) > MAX_BYTES:
        raise TooLarge
    return packed


def _outward(value: Any, depth: int, exact: bool, special: Outward | None) -> Any:
    """A value as msgspec writes it. exact: look at every text and integer as well."""
    kind = type(value)
    if kind in SCALARS:
        return _scalar(value) if exact else value
    if depth > MAX_DEPTH:
        raise NotPlain(f"lists nested more than {MAX_DEPTH} deep")
    written: Any
    if kind is list or kind is tuple:
        if not exact and SCALARS.issuperset(map(type, value)):
            written = value
        else:
            written = [_outward(item, depth + 1, exact, special) for item in value]
        if kind is tuple:
            return Ext(TUPLE, msgspec.msgpack.encode(written))
    elif kind is dict:
        if set(map(type, value)) - {str} or exact:
            if len(value) > MAX_PAIRS:
                raise NotPlain(f"a dict with more than {MAX_PAIRS} keys that are not texts")
            flat = [part for pair in value.items() for part in pair]
            pairs = [_outward(part, depth + 1, exact, special) for part in flat]
            return Ext(PAIRS, msgspec.msgpack.encode(pairs))
        if SCALARS.issuperset(map(type, value.values())):
            written = value
        else:
            written = {
                key: _outward(item, depth + 1, exact, special) for key, item in value.items()
            }
    elif isinstance(value, Path):
        return Ext(PATH, str(value).encode("utf-8", "surrogateescape"))
    else:
        found = special(value) if special is not None else None
        if found is None:
            raise NotPlain(kind_name(value))
        return found
    if depth % NATIVE_DEPTH == 0:
        return Ext(DEEPER, msgspec.msgpack.encode(written))
    return written


def _scalar(value: Any) -> Any:
    if type(value) is str:
        try:
            value.encode()
        except UnicodeEncodeError:
            return Ext(TEXT, value.encode("utf-8", "surrogatepass"))
    if type(value) is int and not -(2**63) <= value < 2**64:
        length = value.bit_length() // 8 + 1
        if length > MAX_INTEGER_BYTES:
            raise NotPlain(f"a whole number of more than {8 * MAX_INTEGER_BYTES} bits")
        return Ext(INTEGER, value.to_bytes(length, "little", signed=True))
    return value


def opaque(description: str) -> Ext:
    """The place of something that does not travel."""
    return Ext(OPAQUE, description[:MAX_DESCRIPTION].encode("utf-8", "replace"))


def numbered(code: int, number: int) -> Ext:
    """A function of the one side (GIVEN) or of the other (OWN), by its number."""
    return Ext(code, number.to_bytes(4, "little"))


# --------------------------------------------------------------------------------- reading


def _make_decoder() -> msgspec.msgpack.Decoder[Any]:
    """Reads a few levels of lists and dicts with texts as keys; deeper ones come as DEEPER."""
    kinds: Any = Union[None, bool, int, float, str, Ext]  # noqa: UP007
    for _ in range(NATIVE_DEPTH):
        kinds = Union[None, bool, int, float, str, Ext, list[kinds], dict[str, kinds]]  # noqa: UP007
    return msgspec.msgpack.Decoder(kinds)


_DECODER = _make_decoder()


def unpack(data: bytes | memoryview, special: Inward | None = None) -> Any:
    """The value of these bytes. special: what a GIVEN or OWN function is, by code and number.

    Raises Unreadable.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("more bytes than a value may have")
    try:
        return _inward(_DECODER.decode(data), 1, special)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise Unreadable(str(error)[:MAX_DESCRIPTION] or type(error).__name__) from None


def _inward(value: Any, depth: int, special: Inward | None) -> Any:
    kind = type(value)
    if kind in SCALARS:
        return value
    if depth > MAX_DEPTH + 1:
        raise Unreadable("deeper than a value may be")
    if kind is list:
        if not SCALARS.issuperset(map(type, value)):
            value[:] = [_inward(item, depth + 1, special) for item in value]
        return value
    if kind is dict:
        if not SCALARS.issuperset(map(type, value.values())):
            for key, item in value.items():
                value[key] = _inward(item, depth + 1, special)
        return value
    return _extension(value.code, bytes(value.data), depth, special)


def _extension(code: int, data: bytes, depth: int, special: Inward | None) -> Any:
    match code:
        case _ if code in (TUPLE, PAIRS, DEEPER):
            found: Any = _DECODER.decode(data)
            if type(found) is not list and (code != DEEPER or type(found) is not dict):
                raise Unreadable("not what its kind says")
            if code == PAIRS and type(found) is list:
                return _pairs(found, depth, special)
            inner = _inward(found, depth, special)
            return tuple(inner) if code == TUPLE else inner
        case _ if code == INTEGER and 0 < len(data) <= MAX_INTEGER_BYTES:
            return int.from_bytes(data, "little", signed=True)
        case _ if code == TEXT:
            return data.decode("utf-8", "surrogatepass")
        case _ if code == OPAQUE:
            return Opaque(data.decode("utf-8", "replace")[:MAX_DESCRIPTION])
        case _ if code == PATH:
            return Path(data.decode("utf-8", "surrogateescape"))
        case _ if code in (GIVEN, OWN) and special is not None and len(data) == 4:
            return special(code, data)
    raise Unreadable("of a foreign kind")


def _pairs(found: list[Any], depth: int, special: Inward | None) -> dict[Any, Any]:
    """A dict from its keys and values by turns."""
    if len(found) > 2 * MAX_PAIRS or len(found) % 2:
        raise Unreadable("no dict")
    parts = [_inward(part, depth + 1, special) for part in found]
    return dict(zip(parts[::2], parts[1::2], strict=True))
