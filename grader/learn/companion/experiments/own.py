"""The learner's own functions, called with their errors explained."""

import importlib
import math
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from grader.course import Course, CourseError
from grader.learn import failure
from grader.learn.inprocess import InProcess
from grader.learn.reply import Raised

State = Any
HOURS = 24
SHUFFLE_SEED = 0  # that of the lessons


class Diverged(Exception):
    """Numbers grew beyond what a float can hold."""


class Own:
    """All steps of the learner, each loaded when it is first used."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._backends: dict[str, InProcess] = {}

    def call(self, step: str, function: str, *arguments: Any) -> Any:
        """Call a function of a step; CourseError where it is unfinished or wrong."""
        backend = self._backend(step)
        reply = backend.call(function, arguments, {})
        if reply.raised is not None:
            if "OverflowError" in reply.raised.kinds:
                raise Diverged
            raise CourseError(self._explained(step, function, reply.raised))
        return reply.value

    def function(self, step: str, name: str) -> Callable[..., Any]:
        """A function itself, to hand it to another one."""
        self._backend(step)
        module = importlib.import_module(self.course[step].import_name)
        found: Callable[..., Any] | None = getattr(module, name, None)
        if found is None:
            self.call(step, name)  # says that it is missing
        assert found is not None
        return found

    def each(self, step: str, name: str, arguments: Iterable[tuple[Any, ...]]) -> list[Any]:
        """Call a function many times, without the cost of watching over every call."""
        function, results = self.function(step, name), []
        for one in arguments:
            try:
                results.append(function(*one))
            except Exception:
                results.append(self.call(step, name, *one))  # says what is wrong
        return results

    def _backend(self, step: str) -> InProcess:
        if step not in self._backends:
            self._backends[step] = InProcess(self.course, self.course[step])
        backend = self._backends[step]
        problem = backend.problem()
        if problem is not None:
            raise CourseError(_sentences(failure.text(failure.file_problem(problem))))
        return backend

    def _explained(self, step: str, function: str, raised: Raised) -> str:
        text = failure.text(failure.raised_error(f"{function}(…)", raised, step))
        return f"{self.course[step].spoken} can't be used for this yet.\n\n{text}"

    # -------------------------------------------------------------------------------- the data

    @cached_property
    def _rentals(self) -> tuple[list[Any], list[Any], list[Any]]:
        path = self.course.root / "data" / "hour.csv"
        rentals = self.call("step01", "load_rentals", path)
        train, validation = self.call("step01", "split", rentals)
        return rentals, train, validation

    @cached_property
    def training(self) -> tuple[list[list[float]], list[float]]:
        """All training rows and targets, shuffled as the lessons do it."""
        return self._shuffled(self._scaled(self._rentals[1]))

    @cached_property
    def sample(self) -> tuple[list[list[float]], list[float]]:
        """The teaching sample's 240 rows and targets, in their own order."""
        return self._scaled(self.call("step01", "teaching_sample", self._rentals[1]))

    @cached_property
    def shuffled_sample(self) -> tuple[list[list[float]], list[float]]:
        """The same, shuffled."""
        return self._shuffled(self.sample)

    @cached_property
    def validation(self) -> tuple[list[list[float]], list[float]]:
        """The rows and targets kept aside."""
        return self._scaled(self._rentals[2])

    @cached_property
    def baseline(self) -> float:
        """The validation MSE of always predicting the mean of the training targets."""
        train = self._scaled(self._rentals[1])[1]
        mean = sum(train) / len(train)
        targets = self.validation[1]
        return sum((mean - target) ** 2 for target in targets) / len(targets)

    @cached_property
    def hour_means(self) -> list[float]:
        """The mean rentals of each hour of the day."""
        groups: list[list[float]] = [[] for _ in range(HOURS)]
        for rental in self._rentals[0]:
            groups[int(rental["hr"])].append(rental["cnt"])
        return [sum(group) / len(group) for group in groups]

    @cached_property
    def day(self) -> tuple[list[list[float]], list[float]]:
        """A working day of the second summer, hour by hour: features, and real rentals."""
        rentals = self._rentals[0]
        for start in range(12_000, len(rentals) - HOURS):
            day = rentals[start : start + HOURS]
            if [rental["hr"] for rental in day] == list(range(HOURS)) and day[0]["workingday"]:
                return self._scaled(day)[0], [rental["cnt"] for rental in day]
        raise CourseError("data/hour.csv holds no whole day; put the original file back")

    def _scaled(self, rentals: list[Any]) -> tuple[list[list[float]], list[float]]:
        pairs = self.each("step01", "scale", ((rental,) for rental in rentals))
        return [features for features, _ in pairs], [target for _, target in pairs]

    def _shuffled(self, scaled: tuple[Any, Any]) -> tuple[Any, Any]:
        rows, targets = self.call("step01", "shuffled", *scaled, SHUFFLE_SEED)
        return rows, targets


def history_until_it_diverges(
    train: Callable[[int], tuple[State, list[float]]], epochs: int
) -> tuple[State, list[float], bool]:
    """Train as long as numbers last: the state, the history, and whether they ran out before.

    A training that overflows gives nothing at all, so the longest one that does not is looked for.
    """
    try:
        state, history = train(epochs)
        diverged = False
    except Diverged:
        good, bad = 0, epochs
        while bad - good > 1:
            middle = (good + bad) // 2
            try:
                train(middle)
                good = middle
            except Diverged:
                bad = middle
        state, history = train(good)
        diverged = True
    finite = [loss for loss in history if math.isfinite(loss)]
    return state, finite, diverged or len(finite) < len(history)


def _sentences(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
