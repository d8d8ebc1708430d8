"""Resource limits of a jailed process, and the privileges that it gives up."""

import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path

from grader.learn.syscalls import (
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    keep_capabilities,
    prctl,
)

MAX_STACK = 16 * 1024 * 1024
MAX_DESCRIPTORS = 16
PAGE = resource.getpagesize()
READ_SEARCH = 1 << 2  # CAP_DAC_READ_SEARCH: root may mark files of another user


def address_space() -> int:
    """How much address space this process has now, in bytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * PAGE


def bound_family(memory: int) -> None:
    """Bound what the warm process and each of its children can use up.

    memory: bytes of address space.
    """
    stack = resource.getrlimit(resource.RLIMIT_STACK)[1]
    if stack == resource.RLIM_INFINITY or stack > MAX_STACK:
        stack = MAX_STACK
    _bound(
        {
            resource.RLIMIT_AS: memory,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_MEMLOCK: 0,
            resource.RLIMIT_MSGQUEUE: 0,
            resource.RLIMIT_STACK: stack,
            resource.RLIMIT_FSIZE: 0,  # the last one: errors are told in a file
        }
    )


def bound_child(cpu_seconds: int) -> None:
    """Bound what a child alone can use up."""
    _bound(
        {
            resource.RLIMIT_CPU: cpu_seconds,
            resource.RLIMIT_NPROC: 0,
            resource.RLIMIT_NOFILE: MAX_DESCRIPTORS,
        }
    )


def _bound(most: dict[int, int]) -> None:
    for kind, value in most.items():
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))


@contextlib.contextmanager
def bounded_memory(address_space_bytes: int) -> Iterator[None]:
    """MemoryError instead of a full machine, for trusted code that works on a student's numbers."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        address_space_bytes = min(address_space_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (address_space_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def give_up_privileges() -> None:
    """No new privileges by any program, no capabilities, no core file, no other process's look."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_DUMPABLE, 0)
    keep_capabilities(READ_SEARCH)
