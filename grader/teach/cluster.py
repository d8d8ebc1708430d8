"""A class marked by the workers of a Dask cluster, wherever they run.

A worker needs this repository with what the extra `cluster` brings, the same Python and a machine
that isolates; it needs no access to the class. Submissions are sent as data and results come back
as data. The secret of the class travels with them, over the scheduler's connections alone: where
the network is not trusted, let Dask use TLS.

Dask marks a submission again elsewhere when its worker dies. Within a worker each thread has a
marking process of its own, so what ends a marking ends no worker.
"""

import importlib
import logging
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

import msgspec

from grader.course import Course, CourseError
from grader.learn.harmless import harmless_line
from grader.teach.crew import WAITING, CrewLost
from grader.teach.jail import doctor
from grader.teach.keys import Grader, this_grader
from grader.teach.marking_process import MarkingProcess
from grader.teach.orders import Answer, Order

INSTALL = 'python -m pip install -e ".[instructor,cluster,compare]"'
OTHER_VERSION = (
    "the worker {worker} has another version of the course, of Python or of torch than this "
    "machine: bring both to the same"
)

try:
    distributed: Any = importlib.import_module("distributed")
except ModuleNotFoundError as missing:
    raise CourseError(
        f"--scheduler needs more than is installed ({missing.name} is missing): {INSTALL}"
    ) from None

CONNECT_SECONDS = 20
_OWN = threading.local()


# ------------------------------------------------------------------------------ on a worker


@dataclass(frozen=True)
class Sealed:
    """An order on its way: Dask writes what it can't compute into logs, and this has a secret."""

    data: bytes = field(repr=False)


def mark(sealed: Sealed, digest: str) -> bytes:
    """Mark one submission, in this thread's own process. digest: of the grader that it needs."""
    if own_digest() != digest:
        return msgspec.msgpack.encode(Answer(None, OTHER_VERSION.format(worker="that joined")))
    process: MarkingProcess | None = getattr(_OWN, "process", None)
    if process is None:
        process = _OWN.process = MarkingProcess()
    answer = process.mark(msgspec.msgpack.decode(sealed.data, type=Order))
    return msgspec.msgpack.encode(answer)


@cache
def own_digest() -> str:
    """The grader of the machine that runs this, as one word."""
    return this_grader(Course()).digest


def examine() -> tuple[str, str]:
    """What a worker is, to be compared with this machine: its grader, and what it lacks."""
    missing = [finding.remedy for finding in doctor.parts() if not finding.good]
    return own_digest(), missing[0] if missing else ""


# ---------------------------------------------------------------------------- on this machine


class ClusterCrew:
    """The workers that a scheduler has now, and those that join while it runs."""

    def __init__(self, address: str, grader: Grader) -> None:
        """Connect. Raises CourseError where no scheduler or no worker is, or an unfit one."""
        self._grader = grader
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say what is wrong
        try:
            self._client = distributed.Client(
                address, timeout=CONNECT_SECONDS, set_as_default=False
            )
        except (OSError, ValueError, ImportError) as error:
            raise CourseError(
                f"--scheduler {address}: no scheduler answers there "
                f"({harmless_line(str(error))}); start one: dask scheduler"
            ) from None
        try:
            self._require_fit_workers(address)
        except BaseException:
            self._client.close()
            raise

    def _require_fit_workers(self, address: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError:
            raise CourseError(
                f"--scheduler {address}: it has no workers; start some: dask worker {address}"
            ) from None
        found: dict[str, Any] = self._client.run(examine, on_error="return")
        for worker, said in sorted(found.items()):
            if isinstance(said, BaseException):
                raise CourseError(
                    f"the worker {worker} can't mark ({harmless_line(repr(said))}): install this "
                    f"repository there, {INSTALL}"
                )
            digest, lacks = said
            if lacks:
                raise CourseError(f"the worker {worker} can't isolate a submission: {lacks}")
            if digest != self._grader.digest:
                raise CourseError(OTHER_VERSION.format(worker=worker))

    def run(self, orders: Iterator[Order]) -> Generator[tuple[str, Answer], None, None]:
        """Mark until there are no orders left; whoever closes this generator stops the work."""
        running = distributed.as_completed(loop=self._client.loop)
        waiting: dict[str, tuple[Any, str]] = {}
        try:
            while True:
                for order in islice(orders, max(0, self._room() - len(waiting))):
                    future = self._submit(order)
                    waiting[future.key] = future, order.student
                    running.add(future)
                if not waiting:
                    break
                future = next(running)
                _, student = waiting.pop(future.key)
                yield student, self._answer(future)
        finally:
            self._client.cancel([future for future, _ in waiting.values()], force=True)
            self._client.close()

    def _submit(self, order: Order) -> Any:
        sealed = Sealed(msgspec.msgpack.encode(order))
        return self._client.submit(mark, sealed, self._grader.digest, pure=False)

    def _room(self) -> int:
        """How many orders may be on their way: a few for each thread of the workers there are."""
        threads: int = sum(self._client.nthreads().values())
        return WAITING * max(threads, 1)

    def _answer(self, future: Any) -> Answer:
        if future.cancelled():
            raise CrewLost("the scheduler is gone: start it again")
        error = future.exception()
        if error is None:
            return msgspec.msgpack.decode(future.result(), type=Answer)
        if isinstance(error, distributed.scheduler.KilledWorker):
            return Answer(None, "Every worker that took this submission died.")
        return Answer(None, f"{type(error).__name__}: {error}")
