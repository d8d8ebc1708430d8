"""seccomp: the few system calls that computing needs; every other one is refused.

A filter is a classic BPF program, assembled here, so no system library is needed. The jail's allows
memory, time, the reading of files that Landlock allows, and reading and writing on descriptors
that are already there. It does not allow new processes or threads, programs, sockets, signals to
others, a look at another process, or a change of limits. A milder one refuses connections alone.
"""

import ctypes
import platform
import struct
from dataclasses import dataclass

from grader.learn.syscalls import syscall

SET_MODE_FILTER = 1
GET_ACTION_AVAILABLE = 2
KILL_PROCESS = 0x8000_0000
REFUSE = 0x0005_0000 | 1  # the call fails with EPERM
ALLOW = 0x7FFF_0000

LOAD_WORD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER_AT, ARCHITECTURE_AT, ARGUMENTS_AT = 0, 4, 16
X32_BIT = 0x4000_0000

WRITING = 0o3 | 0o100 | 0o1000 | 0o20000000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE
PROT_EXEC = 4
MAX_CLOCK = 11  # larger numbers are the clocks of processes and devices
DESCRIPTOR_FLAGS = (1, 2, 3)  # F_GETFD, F_SETFD, F_GETFL: neither owners nor signals
TERMINAL_QUESTIONS = (0x5401, 0x5450, 0x5451)  # TCGETS, FIONCLEX, FIOCLEX: what open() asks


@dataclass(frozen=True)
class Rule:
    """Which values of one argument are allowed; without a rule, all are.

    one_of: exactly these. below: anything smaller. no_bits: anything without one of these bits.
    """

    argument: int
    one_of: tuple[int, ...] = ()
    below: int = 0
    no_bits: int = 0


RULES = {
    "fcntl": Rule(1, one_of=DESCRIPTOR_FLAGS),
    "ioctl": Rule(1, one_of=TERMINAL_QUESTIONS),
    "mmap": Rule(2, no_bits=PROT_EXEC),
    "mprotect": Rule(2, no_bits=PROT_EXEC),
    "clock_gettime": Rule(0, below=MAX_CLOCK + 1),
    "clock_getres": Rule(0, below=MAX_CLOCK + 1),
    "clock_nanosleep": Rule(0, below=MAX_CLOCK + 1),
    "open": Rule(1, no_bits=WRITING),
    "openat": Rule(2, no_bits=WRITING),
}


@dataclass(frozen=True)
class Machine:
    """One processor family: its audit number, the number of `seccomp`, and the allowed calls.

    connections: the calls with which a process reaches another one, over a network or here.
    """

    audit: int
    seccomp: int
    calls: dict[str, int]
    connections: tuple[int, ...]  # socket, socketpair, io_uring_setup


X86_64 = Machine(
    0xC000_003E,
    317,
    {
        "read": 0, "write": 1, "mmap": 9, "munmap": 11, "brk": 12, "mprotect": 10, "mremap": 25,
        "madvise": 28, "futex": 202, "clock_gettime": 228, "open": 2, "openat": 257, "close": 3,
        "stat": 4, "fstat": 5, "lstat": 6, "newfstatat": 262, "statx": 332, "lseek": 8,
        "pread64": 17, "readv": 19, "writev": 20, "rt_sigaction": 13, "rt_sigprocmask": 14,
        "rt_sigreturn": 15, "sigaltstack": 131, "ioctl": 16, "fcntl": 72, "getcwd": 79,
        "sched_yield": 24, "nanosleep": 35, "clock_getres": 229, "clock_nanosleep": 230,
        "restart_syscall": 219, "gettimeofday": 96, "time": 201, "times": 100, "getrusage": 98,
        "getpid": 39, "gettid": 186, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108,
        "uname": 63, "getrandom": 318, "exit": 60, "exit_group": 231,
    },
    (41, 53, 425),
)  # fmt: skip

AARCH64 = Machine(
    0xC000_00B7,
    277,
    {
        "read": 63, "write": 64, "mmap": 222, "munmap": 215, "brk": 214, "mprotect": 226,
        "mremap": 216, "madvise": 233, "futex": 98, "clock_gettime": 113, "openat": 56, "close": 57,
        "fstat": 80, "newfstatat": 79, "statx": 291, "lseek": 62, "pread64": 67, "readv": 65,
        "writev": 66, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139,
        "sigaltstack": 132, "ioctl": 29, "fcntl": 25, "getcwd": 17, "sched_yield": 124,
        "nanosleep": 101, "clock_getres": 114, "clock_nanosleep": 115, "restart_syscall": 128,
        "gettimeofday": 169, "times": 153, "getrusage": 165, "getpid": 172, "gettid": 178,
        "getuid": 174, "getgid": 176, "geteuid": 175, "getegid": 177, "uname": 160,
        "getrandom": 278, "exit": 93, "exit_group": 94,
    },
    (198, 199, 425),
)  # fmt: skip

MACHINES = {"x86_64": X86_64, "aarch64": AARCH64}


class Program(ctypes.Structure):
    """A filter as the kernel takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def machine() -> Machine | None:
    """The processor family that this process runs on, where it is one of those known here."""
    return MACHINES.get(platform.machine())


def available() -> bool:
    """Whether the kernel can filter system calls, and this processor is known."""
    here = machine()
    if here is None:
        return False
    action = ctypes.c_uint32(ALLOW)
    try:
        syscall(here.seccomp, GET_ACTION_AVAILABLE, 0, ctypes.addressof(action))
    except OSError:
        return False
    return True


def program(here: Machine) -> Program:
    """The jail's filter for one processor family."""
    parts = []
    for name, number in here.calls.items():
        block = _block(RULES.get(name))
        parts += [_step(JUMP_EQUAL, number, no=len(block)), *block]
    return _program(here, parts, REFUSE)


def without_connections(here: Machine) -> Program:
    """The filter that refuses sockets, those to services of this machine too, and nothing else."""
    refused = [(_step(JUMP_EQUAL, n, no=1), _step(RETURN, REFUSE)) for n in here.connections]
    return _program(here, [step for pair in refused for step in pair], ALLOW)


def _program(here: Machine, parts: list[bytes], otherwise: int) -> Program:
    """A filter that begins by refusing the calls of other processor families."""
    head = [
        _step(LOAD_WORD, ARCHITECTURE_AT),
        _step(JUMP_EQUAL, here.audit, yes=1),
        _step(RETURN, KILL_PROCESS),
        _step(LOAD_WORD, NUMBER_AT),
        _step(JUMP_AT_LEAST, X32_BIT, no=1),
        _step(RETURN, REFUSE),
    ]
    steps = b"".join([*head, *parts, _step(RETURN, otherwise)])
    return Program(len(steps) // 8, steps)


def _block(rule: Rule | None) -> list[bytes]:
    """What decides about one system call, once its number is known."""
    allow, refuse = _step(RETURN, ALLOW), _step(RETURN, REFUSE)
    if rule is None:
        return [allow]
    load = _step(LOAD_WORD, ARGUMENTS_AT + 8 * rule.argument)
    if rule.one_of:
        tests = [_step(JUMP_EQUAL, value, no=1) + allow for value in rule.one_of]
        return _cut([load, *tests, refuse])
    if rule.below:
        return [load, _step(JUMP_AT_LEAST, rule.below, no=1), refuse, allow]
    return [load, _step(JUMP_ANY_BIT, rule.no_bits, no=1), refuse, allow]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _cut(parts: list[bytes]) -> list[bytes]:
    whole = b"".join(parts)
    return [whole[i : i + 8] for i in range(0, len(whole), 8)]


def install(filled: Program, here: Machine) -> None:
    """Bind this process to the filter, for good; it must have given up new privileges before."""
    syscall(here.seccomp, SET_MODE_FILTER, 0, ctypes.addressof(filled))
