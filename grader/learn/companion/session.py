"""One session of `grader watch`: events come from threads, are handled in turn, and drawn."""

import queue
import signal
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from rich.console import Console, ConsoleRenderable

from grader.course import Course, CourseError, Step
from grader.learn.companion import (
    code,
    editor,
    experiments,
    hint,
    knowledge,
    lesson,
    progress,
    screen,
    solution,
    status,
)
from grader.learn.companion.keys import Keys
from grader.learn.companion.runner import Runner
from grader.learn.companion.runs import Outcome
from grader.learn.companion.saves import Saves, Stamp
from grader.learn.companion.screen import View

TICK = 0.2
SLOW = 1.0  # seconds after which a run that goes on is worth a word
MISSED = 1.0  # seconds after which an event that has not come will not come
OFFER = (
    "No event came for this save (a network drive?). w looks at the files again and again instead."
)


class Session:
    """Watches one step after the other."""

    def __init__(self, course: Course, step: Step, poll: bool = False) -> None:
        self.course = course
        # A simple queue: a signal may put something in while we take something out.
        self._events: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._console = Console(highlight=False)
        self._runner = Runner(course, lambda n, o: self._events.put(partial(self._ended, n, o)))
        self._keys = Keys(lambda key: self._events.put(partial(self.press, key)))
        self._poll = poll
        self._saves = self._watch_files()
        self._size = self._console.size
        self._quit = False
        if hasattr(signal, "SIGCONT"):  # back from Ctrl-Z: the shell has set the terminal its way
            signal.signal(signal.SIGCONT, lambda *_: self._events.put(self._back))
        self._go_to(step)

    def run(self) -> None:
        """Handle events until q."""
        while not self._quit:
            try:
                self._events.get(timeout=TICK)()
            except queue.Empty:
                self._tick()

    def close(self) -> None:
        """End all threads and processes, and give the terminal back."""
        self._keys.close()
        self._saves.close()
        self._runner.close()

    # ----------------------------------------------------------------------------------- runs

    def _go_to(self, step: Step) -> None:
        self.step = step
        self._stamp, self._suspected = Stamp(step.stub), 0.0
        experiment = lesson.experiment(step)
        self.view = View(
            step,
            len(self.course.steps),
            built=lesson.built(self.course, step),
            experiment=lesson.first_paragraph(experiment),
            can_experiment=experiments.exists(step),
            has_solution=step.solution.is_file(),
        )
        self._start()
        self._draw()

    def _start(self) -> None:
        """Run the tests on what stands in the files now."""
        self._key = knowledge.key(self.course, self.step)
        self._started, self._told_slow = time.monotonic(), False
        self._runner.start(self.step, self._console.width)
        self.view.running = True

    def _ended(self, run: int, outcome: Outcome) -> None:
        if run != self._runner.current:
            return  # a later save has overtaken it
        self.view.running, self.view.outcome = False, outcome
        self.view.finished_at = datetime.now().strftime("%H:%M:%S")
        self._leave_page()
        self._draw()
        self._runner.finished(self.step)
        self._try(partial(knowledge.note, self.course, outcome, self._key))

    # ---------------------------------------------------------------------------------- saves

    def _watch_files(self) -> Saves:
        return Saves(
            self.course.root / "exercises",
            self._poll,
            lambda paths: self._events.put(partial(self.saved, paths)),
            lambda why: self._events.put(partial(self._cannot_watch, why)),
        )

    def saved(self, paths: list[Path]) -> None:
        """Files were saved: run again, where this step uses them."""
        self._stamp.changed()
        self._suspected = 0.0
        steps = {step.name for path in paths if (step := self.course.step_of(path)) is not None}
        if self.step.examples in paths:
            self._runner.forget()
        if any(name <= self.step.name for name in steps):
            self.view.notice = ""
            self._start()
        elif steps:
            later = self.course[min(steps)]
            self.view.notice = f"A file of {later.spoken} was saved; {self.step.spoken} is watched."
            self._draw()

    def _tick(self) -> None:
        now = time.monotonic()
        if self._console.size != self._size:
            self._draw()
        if self.view.running and not self._told_slow and now - self._started > SLOW:
            self._told_slow = True
            self._draw()
        if self._suspected and now - self._suspected > MISSED:
            self._suspected = 0.0
            if not self._poll:  # polling counts in whole seconds, so a second save can escape it
                self.view.notice = OFFER
            self._start()
            self._draw()
        elif self._stamp.changed():
            self._suspected = now

    def _cannot_watch(self, why: str) -> None:
        """The system refuses to tell of saves: look at the files instead."""
        if not self._poll:
            self._set_polling()
            self.view.notice = f"This system can't tell of saves ({why}), so the files are polled."
            self._draw()

    def _set_polling(self) -> None:
        self._saves.close()
        self._poll = True
        self._saves = self._watch_files()

    # ----------------------------------------------------------------------------------- keys

    def press(self, key: str) -> None:
        """A key was pressed."""
        keys: dict[str, Callable[[], None]] = {
            "h": self._hint,
            "n": partial(self._neighbour, 1),
            "p": partial(self._neighbour, -1),
            "l": self._list,
            "r": self._again,
            "o": self._open,
            "e": self._experiment,
            "s": self._solution,
            "w": self._polling,
            "m": self._more,
            "q": self._end,
        }
        action = keys.get(key.lower())
        if action is not None:
            self.view.notice = ""
            self._try(action)
            self._draw()

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except CourseError as error:
            self.view.notice = str(error)
            self._draw()

    def _end(self) -> None:
        self._quit = True

    def _again(self) -> None:
        self._start()

    def _neighbour(self, way: int) -> None:
        steps = self.course.steps
        place = [step.name for step in steps].index(self.step.name) + way
        if not 0 <= place < len(steps):
            raise CourseError("That was the last step." if way > 0 else "This is the first step.")
        self._go_to(steps[place])

    def _hint(self) -> None:
        hole = self.view.result.next_hole if self.view.result is not None else None
        if self.view.passed:
            raise CourseError("The step passes: there is nothing left to hint at.")
        if hole is None:
            raise CourseError("There is no hint for this; the message above says where to look.")
        total = len(hint.hints_of(self.step, hole))
        shown = progress.load(self.course.root).hints_shown(self.step.name, hole)
        if shown and not self.view.below:  # remind first, go on with the next press
            number, one = hint.show_again(self.course, self.step, hole)[-1]
        else:
            number, one = hint.next_hint(self.course, self.step, hole)
        headline = f"`{hole}`: {hint.headline(number, total, one)}"
        self._leave_page()
        self.view.below = screen.hint_page(headline, one.text)

    def _list(self) -> None:
        found = knowledge.standings(self.course)
        here = next(one for one in found if one.step.name == self.step.name)
        lines = status.path_lines(found, here, self._console.width)
        self._turn_to("l", screen.list_page(lines))

    def _experiment(self) -> None:
        self._turn_to("e", screen.experiment_page(lesson.experiment(self.step)))

    def _solution(self) -> None:
        if not self.view.passed:
            raise CourseError("The solution is shown when the step passes; h gives a hint.")
        pairs = solution.pairs(self.step)
        self._turn_to("s", screen.solution_page(pairs, self._console.width))

    def _turn_to(self, key: str, page: list[ConsoleRenderable]) -> None:
        """Show a page in the place of the tests; its key, pressed again, leads back."""
        again = self.view.page == key
        self.view.page = "" if again else key
        self.view.instead, self.view.below = [] if again else page, []
        self.view.whole = False

    def _leave_page(self) -> None:
        self.view.page, self.view.instead, self.view.below = "", [], []
        self.view.whole = False

    def _more(self) -> None:
        self.view.whole = not self.view.whole

    def _open(self) -> None:
        hole = self.view.result.next_hole if self.view.result is not None else None
        with self._keys.lent():
            editor.open_file(self.step.stub, code.line_of(self.step, hole))

    def _polling(self) -> None:
        if self._poll:
            raise CourseError("The files are polled already.")
        self._set_polling()
        self.view.notice = "The files are looked at again and again now."

    # --------------------------------------------------------------------------------- screen

    def _back(self) -> None:
        self._keys.take_back()
        self._draw()

    def _draw(self) -> None:
        if self._quit:
            return
        self._size = self._console.size
        screen.draw(self._console, self.view)
