"""What comes back from one call of a learner's function, in this process or from another one."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Frame:
    """One line of a learner's file that was running when an error happened."""

    step: str
    file: str
    line: int
    function: str
    code: str


@dataclass(frozen=True)
class Raised:
    """An exception of the learner's code, as data.

    name: its class; empty where nothing was raised but the code has not the agreed form, which
    the message then says in a sentence.
    kinds: the names of its built-in classes, nearest first: ("ZeroDivisionError",
    "ArithmeticError", …).
    exception: the exception itself where the code ran in this process, for debuggers.
    """

    name: str
    kinds: tuple[str, ...]
    message: str
    frames: tuple[Frame, ...] = ()
    exception: BaseException | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Problem:
    """Why a step's file can't be used at all: a headline, and what to do about it."""

    state: str
    headline: str
    remedy: str = ""
    exception: BaseException | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Reply:
    """One answer: a plain value or an exception, and facts that plain data lose.

    arguments: the positional arguments as they are after the call.
    shares_argument: a list or dict of the reply is one of the arguments' own.
    repeats_list: one list stands at two places of the reply.
    changed: what else the call changed, such as "the global random".
    """

    value: object = None
    raised: Raised | None = None
    arguments: tuple[object, ...] = ()
    shares_argument: bool = False
    repeats_list: bool = False
    changed: tuple[str, ...] = ()
