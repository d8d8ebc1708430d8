"""Landlock: no file but what is listed, and that only as it is listed.

Needs no privilege. The kernel says which version (ABI) it has; everything that it can handle is
handled, so what is not allowed here is refused.
"""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from grader.learn.syscalls import syscall

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
GET_VERSION = 1
PATH_BENEATH = 1
EXECUTE, WRITE_FILE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
FILES_ABI_1 = (1 << 13) - 1  # execute, write, read, read a folder, remove, make of every kind
REFER_ABI_2 = 1 << 13
TRUNCATE_ABI_3 = 1 << 14
IOCTL_DEVICES_ABI_5 = 1 << 15
NETWORK_ABI_4 = 0b11  # bind and connect over TCP
SCOPE_ABI_6 = 0b11  # abstract Unix sockets and signals to processes outside


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scope", ctypes.c_uint64),
    )


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The kernel's Landlock ABI; 0 where there is none."""
    try:
        return syscall(CREATE_RULESET, 0, 0, GET_VERSION)
    except OSError:
        return 0


def handled_files(abi: int) -> int:
    """Every file access that this ABI can refuse."""
    rights = FILES_ABI_1
    rights |= REFER_ABI_2 if abi >= 2 else 0
    rights |= TRUNCATE_ABI_3 if abi >= 3 else 0
    rights |= IOCTL_DEVICES_ABI_5 if abi >= 5 else 0
    return rights


def ruleset(allowed: Iterable[tuple[Path, int]], abi: int) -> int:
    """A descriptor of the rules: what is allowed with these files, or with all below folders."""
    attributes = _Ruleset(
        handled_files(abi), NETWORK_ABI_4 if abi >= 4 else 0, SCOPE_ABI_6 if abi >= 6 else 0
    )
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    rules = syscall(CREATE_RULESET, ctypes.addressof(attributes), size)
    for path, rights in allowed:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            rule = _PathRule(rights, folder)
            syscall(ADD_RULE, rules, PATH_BENEATH, ctypes.addressof(rule))
        finally:
            os.close(folder)
    return rules


def restrict(rules: int) -> None:
    """Bind this process to the rules, for good; it must have given up new privileges before."""
    syscall(RESTRICT_SELF, rules)
