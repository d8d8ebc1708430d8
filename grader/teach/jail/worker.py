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
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from grader.learn.imports import ALLOWED
from grader.teach.jail import inside, landlock, limits, seccomp
from grader.teach.jail.syscalls import PR_SET_PDEATHSIG, prctl

MAX_ORDER = 65536
OPEN, END, WARM = b"o", b"e", b"warm"
CHANNEL, RULES = 3, 4
HIGH, MAX_DESCRIPTORS = 512, 1024
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
    control = socket.socket(fileno=descriptor)
    setup = msgspec.msgpack.decode(control.recv(MAX_ORDER), type=Setup)
    warm_up(setup.torch)
    cells = prepare(setup)
    gc.collect()
    gc.freeze()
    _silence()
    control.send(WARM)
    children: dict[int, int] = {}
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 16, 1)
        order, number = data[:1], int(data[1:] or b"0")
        if order == OPEN and descriptors:
            children[number] = fork(descriptors[0], cells[number % len(cells)])
            os.close(descriptors[0])
        elif order == END:
            child = children.pop(number)
            os.kill(child, signal.SIGKILL)
            control.send(str(os.waitpid(child, 0)[1]).encode())
        else:
            break
    for child in children.values():
        os.kill(child, signal.SIGKILL)


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
    memory = limits.address_space() + setup.memory
    if not setup.isolated:
        return [inside.Cell(False, memory, setup.cpu_seconds)]
    machine = seccomp.machine()
    assert machine is not None
    program, abi = seccomp.program(machine), landlock.version()
    return [
        inside.Cell(
            True,
            memory,
            setup.cpu_seconds,
            landlock.ruleset([Path(path) for path in readable], abi),
            program,
            machine,
        )
        for readable in setup.readable
    ]


def fork(channel: int, cell: inside.Cell) -> int:
    """A child that has nothing of its parent but a copy of its memory; its process id."""
    child = os.fork()
    if child:
        return child
    try:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _keep_descriptors({channel: CHANNEL} | ({cell.rules: RULES} if cell.isolated else {}))
        inside.main(CHANNEL, replace(cell, rules=RULES))
    finally:
        os._exit(ENDED_BY_ITSELF)


def _keep_descriptors(kept: dict[int, int]) -> None:
    """Give these descriptors new numbers and close all others but the standard three."""
    aside = {os.dup2(old, HIGH + new): new for old, new in kept.items()}
    os.closerange(CHANNEL, HIGH)
    for high, new in aside.items():
        os.dup2(high, new)
    os.closerange(CHANNEL + len(kept), MAX_DESCRIPTORS)


def _silence() -> None:
    """Nothing to read on standard input, and nobody who reads the output."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
