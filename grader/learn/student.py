"""The fixture `student`: the learner's functions by name, and answers that explain themselves.

    student.square_slope(3.0).should_be(6.0, why="The slope of x² is 2x.")

Where the functions run is the business of a backend: in this process for a learner, in another
one for official marks. A suite can't tell the two apart.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol

from grader.course import Step
from grader.learn import failure
from grader.learn.calling import UNFINISHED_IMPORT
from grader.learn.curve import Curve, day_curve, loss_curve
from grader.learn.differences import differences
from grader.learn.expression import Node, Program
from grader.learn.failure import Explanation, Failure, brief
from grader.learn.gradients import disagreement
from grader.learn.plain import NotPlain, check_plain, snapshot
from grader.learn.reply import Frame, Problem, Reply
from grader.learn.show import show_call
from grader.learn.states import FAILED


class Backend(Protocol):
    """Where a learner's code runs."""

    def problem(self) -> Problem | None:
        """Why the step's file can't be used; None where it can."""

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        """Call one function of the step's file."""

    def frames(self, error: BaseException) -> tuple[Frame, ...]:
        """The learner's lines that an exception passed through, where they are known."""

    def evaluate(self, program: Program) -> Reply:
        """Build an expression of step 4's values, run backward, and read all numbers."""


class Student:
    """The learner's step, as suites see it."""

    def __init__(self, step: Step, backend: Backend, write_file: Callable[[str], Path]) -> None:
        self._step = step
        self._backend = backend
        self._write_file = write_file
        self._running = ""
        self._last: Answer | None = None

    @property
    def data_file(self) -> Path:
        """The course's data, data/hour.csv."""
        return self._step.root / "data" / "hour.csv"

    def file(self, text: str) -> Path:
        """A file with this text (line ends as given), which the learner's code may read."""
        return self._write_file(text)

    def __getattr__(self, name: str) -> Callable[..., "Answer"]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **keywords: Any) -> Answer:
            __tracebackhide__ = True
            shown = show_call(name, arguments, keywords)
            before = snapshot(arguments)
            reply = self._run(shown, lambda: self._backend.call(name, arguments, keywords))
            return self._answer(shown, reply, before)

        return call

    def backward(self, out: Node) -> "Answer":
        """Evaluate an expression of step 4 and run its backward.

        The answer's value is {"data": [...], "grad_before": [...], "grad": [...]}, one entry for
        each node of the graph, in the order in which the graph was written down.
        """
        __tracebackhide__ = True
        return self._evaluate(out.program())

    def build(self, out: Node) -> "Answer":
        """Evaluate an expression of step 4 without running backward: every grad is still 0."""
        __tracebackhide__ = True
        return self._evaluate(out.program(backward=False))

    def _evaluate(self, program: Program) -> "Answer":
        __tracebackhide__ = True
        shown = program.as_code()
        reply = self._run(shown, lambda: self._backend.evaluate(program))
        return self._answer(shown, reply, ())

    def curves(self) -> list[Curve]:
        """What a page can draw of the last answer."""
        return self._last.curves if self._last is not None else []

    def explain_misfit(self) -> Explanation | None:
        """The suite could not work with the last answer: show it; None where there was none."""
        answer = self._last
        if answer is None or answer._reply.raised is not None:
            return None
        return Explanation(
            FAILED,
            call=answer._call,
            returned=brief(answer._reply.value),
            sentences=("The result has not the form that the lesson asks for.",),
        )

    def explain_interruption(self, seconds: float, end: BaseException | None = None) -> Explanation:
        """The test's time is over: say which call was running, and at which line it was stopped.

        end: the exception that stopped it, where there was one.
        """
        if not self._running:
            return failure.file_problem(UNFINISHED_IMPORT)
        frames = self._backend.frames(end) if end is not None else ()
        return Explanation(
            FAILED,
            call=self._running,
            sentences=(
                f"No answer came within {seconds:g} seconds. Is there a loop that never ends?",
            ),
            frames=frames[-1:],
        )

    def _run(self, shown: str, run: Callable[[], Reply]) -> Reply:
        __tracebackhide__ = True
        self._running = ""
        self._last = None
        problem = self._backend.problem()
        if problem is not None:
            raise Failure(failure.file_problem(problem)) from problem.exception
        self._running = shown
        return run()

    def _answer(self, shown: str, reply: Reply, before: tuple[object, ...]) -> "Answer":
        self._last = Answer(self, shown, reply, before)
        return self._last

    def _raised(self, call: str, reply: Reply) -> NoReturn:
        __tracebackhide__ = True
        assert reply.raised is not None
        explanation = failure.raised_error(call, reply.raised, self._step.name)
        raise Failure(explanation) from reply.raised.exception


class Answer:
    """What one call gave back. Every `should…` raises a Failure that explains itself."""

    def __init__(
        self, student: Student, call: str, reply: Reply, before: tuple[object, ...]
    ) -> None:
        self._student = student
        self._call = call
        self._reply = reply
        self._before = before
        self._is_plain = False
        self.curves: list[Curve] = []

    @property
    def value(self) -> Any:
        """The value that came back: plain data."""
        __tracebackhide__ = True
        if self._reply.raised is not None:
            self._student._raised(self._call, self._reply)
        if self._is_plain:
            return self._reply.value
        try:
            check_plain(self._reply.value)
            self._is_plain = True
        except NotPlain as problem:
            self._fail(
                f"The result is or contains {problem}. The course works with plain numbers, texts, "
                "lists, tuples and dicts."
            )
        return self._reply.value

    @property
    def number(self) -> float:
        """The value that came back, which must be a number."""
        __tracebackhide__ = True
        value = self.value
        if type(value) not in (int, float):
            found = differences(value, 0.0, within=0)
            raise Failure(failure.wrong_value(self._call, value, "a number", found, ""))
        return float(value)

    def should_be(self, expected: Any, why: str, within: float = 1e-9) -> None:
        """The answer equals what is expected; numbers within a tolerance."""
        __tracebackhide__ = True
        value = self.value
        found = differences(value, expected, within)
        if found:
            raise Failure(failure.wrong_value(self._call, value, expected, found, why))

    def should_train_like(self, expected: Any, why: str, targets: Sequence[float]) -> None:
        """The answer equals what a training gives back, which ends with the history of its losses.

        A page draws both histories, whether they agree or not, beside the loss of always
        predicting the mean of the targets.
        """
        __tracebackhide__ = True
        self._show(loss_curve(self.value, targets, expected))
        self.should_be(expected, why)

    def show_losses(self, targets: Sequence[float]) -> None:
        """Let a page draw the history of a training, as `should_train_like` does."""
        __tracebackhide__ = True
        self._show(loss_curve(self.value, targets))

    def show_day(self, predictions: Sequence[float], rentals: Sequence[float]) -> None:
        """Let a page draw what a trained model predicts for the hours of a day, in thousands."""
        self._show(day_curve(predictions, rentals))

    def _show(self, curve: Curve | None) -> None:
        if curve is not None:
            self.curves.append(curve)

    def should_be_gradient(self, measured: Any, why: str) -> None:
        """The answer agrees with a measured gradient of the same shape, in every parameter."""
        __tracebackhide__ = True
        value = self.value
        shape = [d for d in differences(value, measured, within=float("inf")) if _is_misfit(d)]
        if shape:
            raise Failure(failure.wrong_value(self._call, value, measured, shape, why))
        table = disagreement(value, measured)
        if table is not None:
            raise Failure(
                Explanation(
                    FAILED,
                    call=self._call,
                    sentences=("The gradient disagrees with the slopes measured numerically:",),
                    table=table,
                    why=why,
                )
            )

    def should_raise(self, kind: type[Exception], why: str) -> None:
        """The call raises an exception of this kind, with a message."""
        __tracebackhide__ = True
        raised = self._reply.raised
        if raised is None:
            self._fail(f"Expected a {kind.__name__}, but an answer came back.", why)
        if kind.__name__ not in raised.kinds and raised.name not in ("", "NotImplementedError"):
            self._fail(
                f"Expected a {kind.__name__}, but your code raised {raised.name}: {raised.message}",
                why,
            )
        if kind.__name__ not in raised.kinds:
            self._student._raised(self._call, self._reply)
        if not raised.message.strip():
            self._fail(
                f"The {kind.__name__} has no message. Say what is wrong, so that the one who "
                f'called can mend it: raise {kind.__name__}("…").',
                why,
            )

    def should_leave_arguments_alone(self) -> None:
        """The arguments are after the call what they were before."""
        __tracebackhide__ = True
        self.value  # noqa: B018
        for i, (before, after) in enumerate(
            zip(self._before, self._reply.arguments, strict=True), start=1
        ):
            if callable(before):
                continue
            if differences(after, before, within=0):
                self._fail(
                    f"The call changed its argument number {i}: it was {brief(before)} and is now "
                    f"{brief(after)}.",
                    "The argument belongs to the caller, who may still need it: make a copy or a "
                    "new list instead.",
                )

    def should_share_nothing(self) -> None:
        """No list of the answer is an argument's own list, and none stands at two places."""
        __tracebackhide__ = True
        self.value  # noqa: B018
        if self._reply.shares_argument:
            self._fail(
                "A list in the result is the very list of an argument.",
                "When somebody changes the one, the other changes with it. Return a new list.",
            )
        if self._reply.repeats_list:
            self._fail(
                "One and the same list stands at several places of the result.",
                "When one of them is changed, all change together: that is what [[0.0] * n] * h "
                "does. Make a new list for each place.",
            )

    def should_change_nothing_else(self) -> None:
        """The call leaves the state of the interpreter alone, such as the global random."""
        __tracebackhide__ = True
        self.value  # noqa: B018
        for thing in self._reply.changed:
            self._fail(
                f"The call changed {thing}, which belongs to the whole program.",
                "Other code relies on it. Use an object of your own, such as random.Random(seed).",
            )

    def should(self, condition: bool, why: str) -> None:
        """Any other claim about the answer; why says what should hold and does not."""
        __tracebackhide__ = True
        value = self.value
        if not condition:
            raise Failure(Explanation(FAILED, call=self._call, returned=brief(value), why=why))

    def _fail(self, sentence: str, why: str = "") -> NoReturn:
        __tracebackhide__ = True
        returned = "" if self._reply.raised is not None else brief(self._reply.value)
        raise Failure(
            Explanation(FAILED, call=self._call, returned=returned, sentences=(sentence,), why=why)
        )


def _is_misfit(difference: Any) -> bool:
    """A difference of kind or shape, not of a number's size; nan counts as one."""
    kinds = (type(difference.yours), type(difference.expected))
    return not all(kind in (int, float) for kind in kinds) or difference.yours != difference.yours
