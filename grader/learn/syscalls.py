"""The C library's calls that Python has no module for."""

import ctypes
import os

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
CAPABILITIES_V3 = 0x2008_0522

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long
LIBC.syscall.argtypes = [ctypes.c_long] * 5
LIBC.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4


def syscall(number: int, *arguments: int) -> int:
    """A system call by number, with up to four arguments; OSError where it fails.

    What an argument points to is given by its address (ctypes.addressof).
    """
    result: int = LIBC.syscall(number, *arguments, *(0,) * (4 - len(arguments)))
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result


def prctl(option: int, value: int) -> None:
    """prctl with one argument; OSError where it fails."""
    if LIBC.prctl(option, value, 0, 0, 0) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def keep_capabilities(kept: int) -> None:
    """Let root have these capabilities, as bits of the first word, and no others."""
    if os.geteuid() != 0:
        return
    header = _Header(CAPABILITIES_V3, 0)
    words = (ctypes.c_uint32 * 6)(kept, kept, 0, 0, 0, 0)
    if LIBC.capset(ctypes.byref(header), words) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
