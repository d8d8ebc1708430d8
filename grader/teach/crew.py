"""Who marks the submissions of a class: as many processes as this machine has cores, or a cluster.

A crew takes orders from an iterator only as fast as it can work, so a class of any size needs the
memory of a few submissions. Answers come in the order in which they are ready.
"""

import os
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from queue import SimpleQueue
from typing import Protocol

from grader.teach.marking_process import MarkingProcess
from grader.teach.orders import Answer, Order

WAITING = 2  # orders for each worker that lie ready


class CrewLost(Exception):
    """Whoever marked is gone; the message says what to do."""


class Crew(Protocol):
    """Whoever marks."""

    def run(self, orders: Iterator[Order]) -> Generator[tuple[str, Answer], None, None]:
        """Mark; yields students and answers."""
        ...


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0))


class LocalCrew:
    """Marking processes on this machine, each in the hands of one thread at a time."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._all = [MarkingProcess() for _ in range(jobs)]
        self._free: SimpleQueue[MarkingProcess] = SimpleQueue()
        for process in self._all:
            self._free.put(process)

    def run(self, orders: Iterator[Order]) -> Generator[tuple[str, Answer], None, None]:
        """Mark until there are no orders left; whoever closes this generator stops the work."""
        threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="marking")
        waiting: dict[Future[Answer], str] = {}
        try:
            while True:
                for order in islice(orders, self._jobs * WAITING - len(waiting)):
                    waiting[threads.submit(self._mark, order)] = order.student
                if not waiting:
                    break
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        finally:
            for process in self._all:
                process.stop()
            threads.shutdown(cancel_futures=True)
            for process in self._all:
                process.close()

    def _mark(self, order: Order) -> Answer:
        process = self._free.get()
        try:
            return process.mark(order)
        finally:
            self._free.put(process)
