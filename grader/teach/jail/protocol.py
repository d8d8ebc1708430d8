"""What crosses between the trusted process and a jailed child, in length-prefixed frames.

The trusted side leads: it sends one order and reads until that order's answer comes. In between
the child may call back a function that it was given, any number of times up to a bound. Answers
carry the order's number, which nobody can know beforehand.
"""

import os
import select
import struct
import time
from typing import Any, Generic, TypeVar

import msgspec

from grader.learn.reply import Frame, Problem, Raised
from grader.teach.jail.values import MAX_BYTES

MAX_FRAME = 2 * MAX_BYTES
MAX_TEXT = 2000
MAX_NAME = 200
MAX_FRAMES = 8
MAX_CODE = 4 * 1024 * 1024
MAX_IMPORTS = 200
HEADER = struct.Struct("<I")


class Malformed(Exception):
    """What a child sent is not what the protocol allows; the message is a sentence."""


class Ended(Exception):
    """The other side is gone."""


class TimeOver(Exception):
    """The child's time is over."""


class _Message(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    pass


# --------------------------------------------------------------------- from the trusted side


class Module(_Message):
    """One file of the course as a child may import it.

    code: the student's own, compiled; source: the same where it could not be compiled. Where both
    are empty, functions (by their numbers) and constants of the reference stand in for it.
    """

    name: str
    path: str
    code: bytes
    source: bytes
    functions: dict[str, int]
    constants: bytes


class Check(_Message, tag="check"):
    """Read a source without running it, and compile it. holes: the functions to tell forms of."""

    number: int
    step: str
    file: str
    path: str
    source: bytes
    holes: list[str]


class Load(_Message, tag="load"):
    """Import a step's file."""

    number: int
    name: str
    file: str
    modules: list[Module]


class Call(_Message, tag="call"):
    """Call a function of the step's file."""

    number: int
    name: str
    arguments: bytes
    keywords: bytes


class Invoke(_Message, tag="invoke"):
    """Call a function that the student's code handed out."""

    number: int
    function: int
    arguments: bytes
    keywords: bytes


class Evaluate(_Message, tag="evaluate"):
    """Evaluate an expression of step 4's values."""

    number: int
    operations: list[Any]
    out: int
    backward: bool


class Result(_Message, tag="result"):
    """What a function that was called back returned."""

    value: bytes


class Error(_Message, tag="error"):
    """A function that was called back raised an exception of one of these built-in kinds."""

    kinds: list[str]
    message: str


class Try(_Message, tag="try"):
    """Try what must not be possible in here."""

    number: int


# ---------------------------------------------------------------------------- from the child


class ProblemData(_Message):
    """grader.learn.reply.Problem without what stays in the child."""

    state: str
    headline: str
    remedy: str


class FrameData(_Message):
    """grader.learn.reply.Frame; the line's text is known to the trusted side."""

    step: str
    file: str
    line: int
    function: str


class RaisedData(_Message):
    """grader.learn.reply.Raised without what stays in the child."""

    name: str
    kinds: list[str]
    message: str
    frames: list[FrameData]


class Ready(_Message, tag="ready"):
    """All doors are closed; from here on the child may read what a student wrote."""

    doors: list[str]
    pid: int


class Refused(_Message, tag="refused"):
    """A door could not be closed."""

    reason: str


class Tried(_Message, tag="tried"):
    """What was possible although it must not be."""

    number: int
    possible: list[str]


class FormData(_Message):
    """grader.teach.normal_form.Form."""

    digest: str
    size: int


class Checked(_Message, tag="checked"):
    """A source's problem, or its code, the modules that it imports and the forms of its holes."""

    number: int
    problem: ProblemData | None
    code: bytes
    imports: list[str]
    forms: dict[str, FormData]


class Loaded(_Message, tag="loaded"):
    """Whether the step's file could be imported."""

    number: int
    problem: ProblemData | None


class Replied(_Message, tag="replied"):
    """grader.learn.reply.Reply; arguments is empty where they are what they were."""

    number: int
    value: bytes
    raised: RaisedData | None
    arguments: bytes
    shares_argument: bool
    repeats_list: bool
    changed: list[str]


class Callback(_Message, tag="callback"):
    """Call a function that the child was given."""

    function: int
    arguments: bytes
    keywords: bytes


Order = Check | Load | Call | Invoke | Evaluate | Result | Error | Try
Answer = Ready | Refused | Tried | Checked | Loaded | Replied | Callback

# Built once: a child inherits them, finished, from the warm process.
ENCODER = msgspec.msgpack.Encoder()
ORDERS: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def problem_data(problem: Problem | None) -> ProblemData | None:
    """A problem, bounded, for sending."""
    if problem is None:
        return None
    return ProblemData(problem.state, bounded(problem.headline), bounded(problem.remedy))


def raised_data(raised: Raised | None) -> RaisedData | None:
    """An exception, bounded, for sending."""
    if raised is None:
        return None
    frames = [
        FrameData(f.step, f.file, f.line, bounded(f.function, MAX_NAME))
        for f in raised.frames[-MAX_FRAMES:]
    ]
    kinds = [bounded(kind, MAX_NAME) for kind in raised.kinds[:20]]
    return RaisedData(bounded(raised.name, MAX_NAME), kinds, bounded(raised.message), frames)


def bounded(text: str, most: int = MAX_TEXT) -> str:
    """A text of bounded length that can be encoded."""
    whole = text if len(text) <= most else f"{text[:most]}…"
    return whole.encode("utf-8", "replace").decode("utf-8")


def frame_of(data: FrameData, code: str) -> Frame:
    """A frame with its line of code, which the trusted side reads from its own copy."""
    return Frame(data.step, data.file, data.line, data.function[:MAX_NAME], code)


# ----------------------------------------------------------------------------------- channel

In = TypeVar("In")


class Channel(Generic[In]):
    """Frames over a descriptor; reads what its decoder allows and nothing else."""

    def __init__(self, descriptor: int, decoder: msgspec.msgpack.Decoder[In]) -> None:
        self.descriptor = descriptor
        self.deadline: float | None = None
        self._decoder = decoder

    def send(self, message: msgspec.Struct) -> None:
        """Write one frame."""
        payload = ENCODER.encode(message)
        if len(payload) > MAX_FRAME:
            raise ValueError("this message is longer than a frame may be")
        data = memoryview(HEADER.pack(len(payload)) + payload)
        while data:
            try:
                data = data[os.write(self.descriptor, data) :]
            except (BrokenPipeError, ConnectionResetError):
                raise Ended from None

    def receive(self) -> In:
        """Read one frame. Raises Malformed, Ended or TimeOver."""
        (length,) = HEADER.unpack(self._read(HEADER.size))
        if length > MAX_FRAME:
            raise Malformed("It sent more than may be sent at once.")
        payload = self._read(length)
        try:
            return self._decoder.decode(payload)
        except (msgspec.MsgspecError, RecursionError, MemoryError, ValueError):
            raise Malformed("It sent something that is no answer.") from None

    def _read(self, length: int) -> bytes:
        parts = []
        while length:
            if self.deadline is not None:
                left = self.deadline - time.monotonic()
                if left <= 0 or not select.select([self.descriptor], [], [], left)[0]:
                    raise TimeOver
            try:
                part = os.read(self.descriptor, min(length, 1 << 20))
            except ConnectionResetError:
                raise Ended from None
            if not part:
                raise Ended
            parts.append(part)
            length -= len(part)
        return b"".join(parts)
