"""What crosses between the jail and the trusted process: plain data, and nothing malformed."""

import itertools
import math
import os
import socket
import threading
from pathlib import Path

import msgspec
import pytest

from grader.learn.plain import NotPlain, Opaque
from grader.teach.jail import protocol
from grader.teach.jail.conversation import MAX_NESTED, Conversation
from grader.teach.jail.host import Child
from grader.teach.jail.protocol import Channel, Ended, Malformed, TimeOver
from grader.teach.jail.values import (
    MAX_BYTES,
    PAIRS,
    TUPLE,
    TooLarge,
    Unreadable,
    pack,
    unpack,
)

encode = msgspec.msgpack.encode


def nested(depth, kind=list):
    value = 1.0
    for _ in range(depth):
        value = kind([value])
    return value


# ----------------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -1,
        2**63,
        2**64,
        -(2**64),
        10**300,
        0.0,
        -0.0,
        math.inf,
        -math.inf,
        5e-324,
        "",
        "x\x00é😀",
        "\ud800 lone",
        [],
        (),
        {},
        [1, 1.0, True, None, "1"],
        (1, (2, [3, (4,)])),
        {"a": [1.0], "b": {"c": (1,)}},
        {1: 2, (1, 2): [3], None: 4, 1.5: {}},
        {"\udcff": "\ud800"},
        [[[[[[[[[[1.0]]]]]]]]]],
        nested(19),
        nested(19, tuple),
        [{"a": [({"b": [10**30]},)]}],
        Path("/tmp/rentals.csv"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_values_come_out_as_they_went_in(value):
    back = unpack(pack(value))
    assert repr(back) == repr(value)  # tells 1 from True and 1.0, and -0.0 from 0.0


def test_nan_is_a_number():
    assert math.isnan(unpack(pack([math.nan]))[0])


class _Float(float):
    pass


class _List(list[float]):
    pass


FOREIGN = [object(), _Float(1), _List(), {1, 2}, b"x", 1j, len, [_Float(1)]]


@pytest.mark.parametrize("value", FOREIGN)
def test_what_is_not_plain_does_not_go_out(value):
    with pytest.raises(NotPlain):
        pack(value)


@pytest.mark.parametrize("value", [nested(30), 2**10_000, dict.fromkeys(range(2000))])
def test_what_is_too_much_does_not_go_out(value):
    with pytest.raises(NotPlain):
        pack(value)


def test_what_is_too_large_does_not_go_out():
    with pytest.raises(TooLarge):
        pack([0.5] * 1_000_000)


def ext(code, value):
    return encode(msgspec.msgpack.Ext(code, encode(value)))


def deep_extension(depth):
    data = encode([1])
    for _ in range(depth):
        data = encode([msgspec.msgpack.Ext(TUPLE, data)])
    return data


COLLIDING = [part for key in itertools.product([-1, -2], repeat=11) for part in ([*key], 0)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\xdd\xff\xff\xff\xff",
        b"\x91" * 100_000,
        b"\x81" * 100_000,
        encode(b"bytes"),
        encode({1: 2}),
        encode({(1, 2): 3}),
        encode(nested(10)),
        encode(1) + b"\x00",
        b"\xa1\xff",
        b"\xd7\xff" + b"\x00" * 8,
        ext(99, 1),
        ext(TUPLE, 1),
        ext(TUPLE, {"a": 1}),
        ext(PAIRS, [1]),
        ext(PAIRS, [[1], 2]),
        ext(PAIRS, COLLIDING),
        deep_extension(21),
        deep_extension(5000),
        encode(msgspec.msgpack.Ext(2, b"")),
        encode(msgspec.msgpack.Ext(2, b"x" * 5000)),
        encode(msgspec.msgpack.Ext(3, b"\xff")),
        encode(msgspec.msgpack.Ext(8, b"\x00\x00\x00\x00")),
        b"\xc6" + (2**31).to_bytes(4, "big"),
        b" " * (MAX_BYTES + 1),
    ],
    ids=lambda data: data[:12].hex() + f"-{len(data)}",
)
def test_bytes_that_are_no_value_are_refused(data):
    with pytest.raises(Unreadable):
        unpack(data)


def test_what_stays_behind_is_told_by_its_kind():
    value = unpack(encode(msgspec.msgpack.Ext(6, b"an object of class X")))
    assert type(value) is Opaque
    assert "class X" in repr(value)


# ----------------------------------------------------------------------------- conversations


class FakeChild:
    """A child that sends what a test says, whatever it is asked."""

    def __init__(self):
        ours, self.theirs = socket.socketpair()
        self.channel = Channel(ours.detach(), protocol.ANSWERS)
        self.channel.deadline = None
        self.conversation = Conversation(Child(1, self.channel, Path()))

    def send(self, data):
        self.theirs.sendall(len(data).to_bytes(4, "little") + data)

    def close(self):
        self.theirs.close()
        os.close(self.channel.descriptor)


@pytest.fixture
def child():
    child = FakeChild()
    yield child
    child.close()


def order():
    return protocol.Call(0, "f", pack([]), pack({}))


EMPTY, NOTHING = pack([]), pack({})


@pytest.mark.parametrize(
    "message",
    [
        ["replied", 1, pack(1.0), None, b"", False, False, []],
        ["replied", 0, pack(1.0), None, b"", False, False, []],
        ["replied", "1", pack(1.0), None, b"", False, False, []],
        ["replied", 1, 1.0, None, b"", False, False, []],
        ["replied", 1, pack(1.0), None, b"", 1, 0, []],
        ["replied", 1, pack(1.0), None, b"", False, False, [], "more"],
        ["replied", 1],
        ["replied", 1, pack(1.0), ["E", "kinds", "m", []], b"", False, False, []],
        ["replied", 1, pack(1.0), ["E", [], "m", [["s", "f", "1", "g"]]], b"", False, False, []],
        ["loaded", 1, None],
        ["ready", ["landlock"], 1],
        ["result", pack(1.0)],
        ["passed"],
        [],
        {},
        None,
        "replied",
        ["callback", 0, EMPTY, NOTHING],
        ["callback", -1, EMPTY, NOTHING],
        ["callback", 2**40, EMPTY, NOTHING],
        ["callback", "f", EMPTY, NOTHING],
        ["callback", 0, b"\xc1", NOTHING],
    ],
    ids=lambda message: repr(message)[:60],
)
def test_a_malformed_answer_is_refused(child, message):
    child.send(encode(message))
    with pytest.raises(Malformed):
        child.conversation.ask(order(), protocol.Replied)


def test_a_frame_that_is_too_long_is_refused_before_it_is_read(child):
    child.theirs.sendall((protocol.MAX_FRAME + 1).to_bytes(4, "little"))
    with pytest.raises(Malformed, match="more than may be sent"):
        child.conversation.ask(order(), protocol.Replied)


def test_half_a_frame_ends_with_the_time(child):
    child.theirs.sendall((100).to_bytes(4, "little") + b"x")
    child.conversation.set_deadline(0.0)
    with pytest.raises(TimeOver):
        child.conversation.ask(order(), protocol.Replied)


def test_a_child_that_is_gone(child):
    child.theirs.shutdown(socket.SHUT_RDWR)
    with pytest.raises(Ended):
        child.conversation.ask(order(), protocol.Replied)


def test_arguments_of_a_callback_must_be_arguments(child):
    number = child.conversation.give(lambda x: x)
    child.send(encode(["callback", number, pack(1.0), NOTHING]))
    with pytest.raises(Malformed, match="proper arguments"):
        child.conversation.ask(order(), protocol.Replied)


def test_callbacks_are_counted(child, monkeypatch):
    monkeypatch.setattr("grader.teach.jail.conversation.MAX_CALLBACKS", 3)
    number = child.conversation.give(lambda: 1.0)
    for _ in range(4):
        child.send(encode(["callback", number, EMPTY, NOTHING]))
    with pytest.raises(Malformed, match="more than 3 times"):
        child.conversation.ask(order(), protocol.Replied)


def test_turns_are_bounded(child):
    handle = encode(msgspec.msgpack.Ext(9, (0).to_bytes(4, "little")))
    assert handle

    def deeper():
        return child.conversation.invoke(0, (), {})

    number = child.conversation.give(deeper)
    call = encode(["callback", number, EMPTY, NOTHING])
    for _ in range(MAX_NESTED + 1):
        child.send(call)
    reader = threading.Thread(target=child.theirs.recv, args=(1 << 20,))
    reader.start()
    with pytest.raises(Malformed, match="in turn without an end"):
        child.conversation.ask(order(), protocol.Replied)
    reader.join()


def test_errors_of_given_functions_cross_as_their_kind(child):
    def fails():
        raise ZeroDivisionError("by zero")

    number = child.conversation.give(fails)
    child.send(encode(["callback", number, EMPTY, NOTHING]))
    child.theirs.shutdown(socket.SHUT_WR)
    with pytest.raises(Ended):
        child.conversation.ask(order(), protocol.Replied)
    sent = child.theirs.recv(1 << 16)
    assert b"ZeroDivisionError" in sent
    assert b"by zero" in sent
