"""The trusted side of one child: orders, answers, and functions that the child may call back."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from grader.learn.plain import NotPlain
from grader.teach.jail import limits, protocol
from grader.teach.jail.host import Child
from grader.teach.jail.protocol import Malformed, bounded
from grader.teach.jail.values import GIVEN, OWN, TooLarge, Unreadable, numbered, pack, unpack

MAX_CALLBACKS = 200_000
MAX_NESTED = 40
CALLBACK_MEMORY = 1024 * 1024 * 1024

Kind = TypeVar("Kind")


class TheirError(Exception):
    """An exception of a student's function that trusted code had called."""

    def __init__(self, kinds: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.kinds = kinds


class Handle:
    """A function of the student's code, in the hands of trusted code."""

    def __init__(self, conversation: "Conversation", number: int) -> None:
        self._conversation = conversation
        self.number = number

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._conversation.invoke(self.number, arguments, keywords)


class Conversation:
    """What is said between the trusted process and one child.

    functions: what the child may call by number from the beginning.
    """

    def __init__(self, child: Child, functions: Sequence[Callable[..., Any]] = ()) -> None:
        self.child = child
        self._channel = child.channel
        self._functions = list(functions)
        self._callbacks = 0
        self._nested = 0
        self._memory = 0

    def set_deadline(self, moment: float | None) -> None:
        """When the child's time is over, on the monotonic clock."""
        self._channel.deadline = moment

    def give(self, function: Callable[..., Any]) -> int:
        """The number under which the child may call a function."""
        for number, known in enumerate(self._functions):
            if known is function:
                return number
        self._functions.append(function)
        return len(self._functions) - 1

    def pack(self, value: Any) -> bytes:
        """A value of the trusted side as bytes; functions by number."""
        return pack(value, self._outward)

    def unpack(self, data: bytes) -> Any:
        """A value of the child; functions become callable. Raises Malformed."""
        try:
            return unpack(data, self._inward)
        except Unreadable as error:
            raise Malformed(f"It sent a value that can't be read: {error}.") from None

    def ask(self, order: Any, kind: type[Kind]) -> Kind:
        """Send an order and wait for its answer."""
        self.send(order)
        return self.answer(order, kind)

    def send(self, order: Any) -> None:
        """Send an order, under a number that nobody can guess."""
        order.number = secrets.randbits(63)
        self._channel.send(order)

    def answer(self, order: Any, kind: type[Kind]) -> Kind:
        """Wait for an order's answer; serve callbacks in between."""
        while True:
            answer = self._channel.receive()
            if isinstance(answer, protocol.Callback):
                self._call_back(answer)
            elif isinstance(answer, kind) and getattr(answer, "number", None) == order.number:
                return answer
            else:
                raise Malformed("It sent an answer that nobody had asked for.")

    def invoke(self, number: int, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Call a function of the student's code."""
        packed = self.pack(list(arguments)), self.pack(keywords)
        reply = self.ask(protocol.Invoke(0, number, *packed), protocol.Replied)
        if reply.raised is not None:
            raise TheirError(tuple(reply.raised.kinds), reply.raised.message)
        return self.unpack(reply.value)

    def _call_back(self, order: protocol.Callback) -> None:
        self._callbacks += 1
        if self._callbacks > MAX_CALLBACKS:
            raise Malformed(
                f"It called functions that it was given more than {MAX_CALLBACKS:,} times."
            )
        if self._nested >= MAX_NESTED:
            raise Malformed("Functions called each other in turn without an end.")
        if order.function >= len(self._functions) or order.function < 0:
            raise Malformed("It called a function that it was not given.")
        arguments, keywords = self.unpack(order.arguments), self.unpack(order.keywords)
        if type(arguments) is not list or type(keywords) is not dict:
            raise Malformed("It called a function without proper arguments.")
        self._nested += 1
        try:
            self._channel.send(self._result(order.function, arguments, keywords))
        finally:
            self._nested -= 1

    def _result(
        self, number: int, arguments: list[Any], keywords: dict[str, Any]
    ) -> protocol.Result | protocol.Error:
        self._memory = self._memory or limits.address_space() + CALLBACK_MEMORY
        try:
            with limits.bounded_memory(self._memory):
                value = self._functions[number](*arguments, **keywords)
            return protocol.Result(self.pack(value))
        except (Malformed, protocol.Ended, protocol.TimeOver):
            raise
        except TheirError as error:
            return protocol.Error(list(error.kinds), bounded(str(error)))
        except (NotPlain, TooLarge) as error:
            return protocol.Error(["TypeError"], f"the result can't be sent: {bounded(str(error))}")
        except Exception as error:
            kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
            keyless = isinstance(error, KeyError) and len(error.args) == 1
            return protocol.Error(kinds, bounded(str(error.args[0] if keyless else error)))

    def _outward(self, item: Any) -> Any:
        if isinstance(item, Handle):
            return numbered(OWN, item.number)
        return numbered(GIVEN, self.give(item)) if callable(item) else None

    def _inward(self, code: int, data: bytes) -> Any:
        number = int.from_bytes(data, "little")
        if code == OWN:
            return Handle(self, number)
        if number >= len(self._functions):
            raise Unreadable("a function that nobody gave")
        return self._functions[number]
