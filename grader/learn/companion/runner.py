"""One run at a time, and the next process made ready meanwhile."""

import threading
from collections.abc import Callable

from grader.course import Course, Step
from grader.learn.companion.runs import Outcome, Request, Standby


class Runner:
    """Runs a step's tests in the background.

    told: called from another thread with a run's number and its outcome, when it has ended. The
    number is that of `current` unless the run was stopped or overtaken.
    """

    def __init__(self, course: Course, told: Callable[[int, Outcome], None]) -> None:
        self._course = course
        self._told = told
        self.current = 0
        self._running: Standby | None = None
        self._running_for = ""
        self._ready: Standby | None = None
        self._ready_for = ""

    def finished(self, step: Step) -> None:
        """The current run has ended: have a process ready for the next one."""
        self._running = None
        self.prepare(step)

    def forget(self) -> None:
        """The tests themselves have changed: the process that is ready has the old ones."""
        self.cancel()
        if self._ready is not None:
            self._ready.close()
            self._ready = None

    def prepare(self, step: Step) -> None:
        """Have a process ready for a step."""
        if self._ready is not None and self._ready_for == step.name:
            return
        if self._ready is not None:
            self._ready.close()
        self._ready, self._ready_for = Standby(self._course, step), step.name

    def start(self, step: Step, width: int) -> None:
        """Run a step's tests, and stop the run that is going on.

        A process that is still warming up has seen no file yet: it will find the newest.
        """
        running = self._running
        if running is not None and self._running_for == step.name and not running.has_begun:
            return
        self.cancel()
        self.prepare(step)
        assert self._ready is not None
        self._running, self._running_for, self._ready = self._ready, step.name, None
        self.current += 1
        threading.Thread(
            target=self._follow,
            args=(self.current, self._running, Request(width)),
            daemon=True,
        ).start()

    def cancel(self) -> None:
        """Stop the run that is going on; nothing more is told of it."""
        if self._running is not None:
            self.current += 1
            self._running.kill()
            self._running = None

    def close(self) -> None:
        """End all processes."""
        self.forget()

    def _follow(self, number: int, standby: Standby, request: Request) -> None:
        self._told(number, standby.run(request))
