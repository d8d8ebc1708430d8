"""How far a run over a class has come: a bar in a terminal, a line now and then in a pipe."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

SECONDS_BETWEEN_LINES = 10.0


class Tick(Protocol):
    """Tell that one more is done. marked: and that it took work."""

    def __call__(self, marked: bool) -> None: ...


class Count:
    """What is known of a run: how many are done, and how fast those that take work are."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.done = 0
        self._marked = 0
        self._clock = clock
        self._started = clock()

    def tick(self, marked: bool) -> None:
        self.done += 1
        self._marked += marked

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def rate(self) -> float:
        """Submissions a second, of those that took work."""
        return self._marked / max(self._clock() - self._started, 1e-9)

    def facts(self) -> str:
        """Rate and time to go, as far as they are known."""
        if not self._marked:
            return ""
        to_go = timedelta(seconds=round(self.left / self.rate))
        rate = f"{self.rate:.1f} a second" if self.rate >= 1 else f"{60 * self.rate:.1f} a minute"
        return f"{rate}, {to_go} to go" if self.left else rate

    def line(self) -> str:
        parts = [f"{self.done} of {self.total} done", f"{self.left} left", self.facts()]
        return ", ".join(part for part in parts if part)


def is_terminal(stream: TextIO) -> bool:
    """Whether a stream shows bars and colours."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(total: int, stream: TextIO | None = None, doing: str = "marking") -> Iterator[Tick]:
    """Show how far a run has come, on standard error unless another stream is named."""
    stream = stream or sys.stderr
    count = Count(total)
    shown = _bar(count, stream, doing) if is_terminal(stream) else _lines(count, stream)
    with shown as tick:
        yield tick


@contextmanager
def _bar(count: Count, stream: TextIO, doing: str) -> Iterator[Tick]:
    columns = (
        TextColumn(doing),
        BarColumn(),
        TextColumn("{task.completed:.0f} of {task.total:.0f}, {task.fields[left]} left"),
        TextColumn("{task.fields[facts]}"),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=count.total, left=count.left, facts="")

        def tick(marked: bool) -> None:
            count.tick(marked)
            bar.update(task, completed=count.done, left=count.left, facts=count.facts())

        yield tick


@contextmanager
def _lines(count: Count, stream: TextIO) -> Iterator[Tick]:
    last = time.monotonic()

    def tick(marked: bool) -> None:
        nonlocal last
        count.tick(marked)
        if time.monotonic() - last >= SECONDS_BETWEEN_LINES and count.left:
            print(count.line(), file=stream, flush=True)
            last = time.monotonic()

    yield tick
    print(count.line(), file=stream, flush=True)
