"""The warm process: has imported what the course may use, and forks a child for each test.

It never reads what a student wrote. It starts with an empty environment, from a command line that
says nothing, and before anything of a suite or a solution is in memory; so there is nothing in
it, or in a child's copy of it, that would be worth reading.
"""

import gc
import importlib
import os
import signal
import socket
from pathlib import Path
from typing import Any

import msgspec

from grader.learn import landlock, seccomp
from grader.learn.imports import ALLOWED
from grader.learn.syscalls import PR_SET_PDEATHSIG, prctl
from grader.teach.jail import inside, limits
from grader.teach.jail.rehearsal import rehearse

MAX_ORDER = 65536
MAX_BORN = 16
OPEN, END, TELL_END, WARM = b"o", b"e", b"t", b"warm"
ENDED_BY_ITSELF = 70

# What the allowed modules import when they are first used, not when they are imported.
LATE = """_strptime collections.abc concurrent encodings.ascii encodings.cp1252 encodings.idna
    encodings.latin_1 encodings.utf_16 encodings.utf_16_le encodings.utf_32 encodings.utf_8_sig
    importlib.machinery importlib.util linecache opcode dis inspect tokenize unicodedata
    stringprep locale ntpath urllib.parse fnmatch glob ast traceback
    tracemalloc token keyword calendar datetime""".split()


class Setup(msgspec.Struct):
    """How the children of a warm process live.

    memory: bytes on top of what the warm process has.
    readable: by turns, the files, and the folders whose files, may be read.
    torch: import torch, and let it load all that it loads late.
    """

    isolated: bool
    memory: int
    cpu_seconds: int
    readable: list[list[str]]
    torch: bool


def main(descriptor: int) -> None:
    """Serve the trusted process until it is gone."""
    if descriptor != inside.CHANNEL:  # in a child, its channel takes this number
        os.dup2(descriptor, inside.CHANNEL)
        os.close(descriptor)
    control = socket.socket(fileno=inside.CHANNEL)
    setup = msgspec.msgpack.decode(control.recv(MAX_ORDER), type=Setup)
    warm_up(setup.torch)
    inside.leave_files()
    rehearse()
    memory = limits.address_space() + setup.memory
    cells = prepare(setup)
    close_doors(memory, setup.isolated)
    desk = inside.Desk(inside.CHANNEL)
    gc.collect()
    gc.freeze()
    _silence()
    control.send(WARM)
    children: dict[int, int] = {}
    while True:
        order, channels, _, _ = socket.recv_fds(control, MAX_ORDER, MAX_BORN)
        numbers = [int(number) for number in order[1:].split()]
        if order[:1] == OPEN and len(channels) == len(numbers):
            for number, channel in zip(numbers, channels, strict=True):
                children[number] = fork(channel, desk, cells[number % len(cells)])
                os.close(channel)
        elif order[:1] == END:
            for number in numbers:
                end(children.pop(number))
        elif order[:1] == TELL_END:
            control.send(str(end(children.pop(numbers[0]))).encode())
        else:
            break
    for child in children.values():
        end(child)


def warm_up(torch: bool) -> None:
    """Import all that student code may import, since children can't read any file."""
    for name in sorted([*ALLOWED, *LATE]):
        importlib.import_module(name)
    if torch:
        warm_torch()


def warm_torch() -> None:
    """Take one step with one thread: torch loads hundreds of modules at its first optimizer."""
    torch: Any = importlib.import_module("torch")
    torch.set_num_threads(1)
    model = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))
    model = model.to(torch.float64)
    for optimizer in (torch.optim.SGD, torch.optim.Adam):
        steps = optimizer(model.parameters(), lr=0.1)
        output = model(torch.ones(1, 2, dtype=torch.float64))
        torch.nn.functional.mse_loss(output, torch.zeros_like(output)).backward()
        steps.step()


def prepare(setup: Setup) -> list[inside.Cell]:
    """Whatever children need for closing their doors, by turns."""
    if not setup.isolated:
        return [inside.Cell(False, setup.cpu_seconds)]
    machine = seccomp.machine()
    assert machine is not None
    program, abi = seccomp.program(machine), landlock.version()
    return [
        inside.Cell(
            True,
            setup.cpu_seconds,
            landlock.ruleset([(Path(path), landlock.READ_FILE) for path in readable], abi),
            program,
            machine,
        )
        for readable in setup.readable
    ]


def close_doors(memory: int, isolated: bool) -> None:
    """Close the doors that this process needs no more than its children, who inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    limits.bound_family(memory)
    if isolated:
        limits.give_up_privileges()


def fork(channel: int, desk: inside.Desk, cell: inside.Cell) -> int:
    """A child that has nothing of its parent but a copy of its memory; its process id."""
    child = os.fork()
    if child:
        return child
    try:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.dup2(channel, inside.CHANNEL)
        inside.main(desk, cell)
    finally:
        os._exit(ENDED_BY_ITSELF)


def end(child: int) -> int:
    """Kill a child; what waitpid says about it."""
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _silence() -> None:
    """Nothing to read on standard input, and nobody who reads the output."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
