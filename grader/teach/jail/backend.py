"""`Jailed`: the backend of official marking. Each test gets a process of its own.

A child is opened when a test first calls the student's code, and is gone when the test is over.
"""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.course import Course, Step
from grader.learn.calling import UNFINISHED_IMPORT
from grader.learn.expression import Program
from grader.learn.given import NAME
from grader.learn.plain import NotPlain, check_plain
from grader.learn.reply import Frame, Problem, Raised, Reply
from grader.learn.states import BROKEN
from grader.teach.jail import protocol
from grader.teach.jail.conversation import Conversation
from grader.teach.jail.host import Host
from grader.teach.jail.protocol import Ended, Malformed, TimeOver
from grader.teach.jail.values import pack
from grader.teach.normal_form import Form

TEST_SECONDS = 30.0
CHECK_SECONDS = 10.0
PROBE_SECONDS = 3.0
MAX_DIGEST = 64


@dataclass(frozen=True)
class Prepared:
    """A student's file, read without running it: its problem, or its code and what it imports.

    forms: of the step's holes, by name.
    """

    source: bytes
    problem: Problem | None = None
    code: bytes = b""
    imports: tuple[str, ...] = ()
    forms: Mapping[str, Form] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> list[str]:
        return self.source.decode("utf-8-sig", "replace").splitlines()

    def line(self, number: int) -> str:
        """A line of the source, for messages."""
        return self._lines[number - 1].strip() if 0 < number <= len(self._lines) else ""


@dataclass(frozen=True)
class Reference:
    """A step's reference, handed to a student as functions to call."""

    functions: Mapping[str, Callable[..., Any]]
    constants: Mapping[str, Any] = field(default_factory=dict)


def reference_of(module: ModuleType) -> Reference:
    """What a module of the solutions offers: its own functions, and its plain constants."""
    functions, constants = {}, {}
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        if callable(value) and getattr(value, "__module__", None) == module.__name__:
            functions[name] = value
            continue
        try:
            check_plain(value)
        except NotPlain:
            continue
        constants[name] = value
    return Reference(functions, constants)


def prepare(host: Host, step: Step, source: bytes) -> Prepared:
    """Read and compile a student's file in a child that does nothing else."""
    return prepare_all(host, {step: source})[step.name]


def prepare_all(host: Host, sources: Mapping[Step, bytes]) -> dict[str, Prepared]:
    """Read and compile all files of one student, by step: in one child, unless a file kills it."""
    found = {}
    conversation: Conversation | None = None
    for step, source in sources.items():
        conversation = conversation or Conversation(host.open())
        conversation.set_deadline(time.monotonic() + CHECK_SECONDS)
        holes = [hole.name for hole in step.holes]
        order = protocol.Check(0, step.name, step.stub.name, str(step.stub), source, holes)
        name = step.stub.name
        try:
            checked = conversation.ask(order, protocol.Checked)
        except (Malformed, TimeOver):
            problem = Problem(BROKEN, f"{name}: Python could not read the file to its end")
        except Ended:
            how = how_it_ended(host.how_it_ended(conversation.child))
            problem = Problem(BROKEN, f"{name}: reading the file broke Python down. {how}")
        else:
            found[step.name] = _prepared(source, checked, holes)
            continue
        found[step.name] = Prepared(source, problem)
        host.end(conversation.child)
        conversation = None
    if conversation is not None:
        host.end(conversation.child)
    return found


def _prepared(source: bytes, checked: protocol.Checked, holes: list[str]) -> Prepared:
    forms = {
        name: Form(data.digest[:MAX_DIGEST], data.size)
        for name, data in checked.forms.items()
        if name in holes
    }
    imports = tuple(checked.imports)
    return Prepared(source, _problem(checked.problem), checked.code, imports, forms)


@dataclass
class _Test:
    """What is known of one test's process. over: why it is gone before the test has ended."""

    conversation: Conversation
    loading: protocol.Load
    loaded: bool = False
    problem: Problem | None = None
    over: Raised | None = None


class Jailed:
    """One step of a submission in the jail.

    offered: every step that the file may import, by name; its own among them.
    """

    def __init__(
        self, course: Course, step: Step, host: Host, offered: Mapping[str, Prepared | Reference]
    ) -> None:
        self._course = course
        self._step = step
        self._host = host
        self._offered = offered
        self._never_ends: Problem | None = None
        self._test: _Test | None = None
        self._next: _Test | None = None
        self.seconds = TEST_SECONDS

    def problem(self) -> Problem | None:
        known = self._known_problem()
        if known is not None:
            return known
        self.begin_test()
        test = self._test
        assert test is not None
        if not test.loaded:
            self._never_ends = UNFINISHED_IMPORT  # stays when a time limit ends the import
            test.problem = self._load(test)
            test.loaded, self._never_ends = True, None
        return test.problem

    def begin_test(self, more: bool = False) -> None:
        """Have a child for this test, unless there is one; more: and one for the next test."""
        if self._known_problem() is not None:
            return
        if self._test is None:
            self._test, self._next = self._next or self._open_test(), None
        if more and self._next is None:
            self._next = self._open_test()

    def write_file(self, text: str) -> Path:
        """A file for this test, or its name where there is nobody to read it."""
        self.begin_test()
        if self._test is None:
            return Path(NAME)
        return self._host.write_file(self._test.conversation.child, text)

    def _known_problem(self) -> Problem | None:
        own = self._offered[self._step.name]
        return self._never_ends or (own.problem if isinstance(own, Prepared) else None)

    def _open_test(self) -> _Test:
        """Open a child and let it load the step's file, without waiting for it."""
        conversation = Conversation(self._host.open(), self._functions)
        loading = protocol.Load(0, *self._loading)
        with contextlib.suppress(Ended):  # the answer will be missed, and then it is said
            conversation.send(loading)
        return _Test(conversation, loading)

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Reply:
        def order(conversation: Conversation) -> Any:
            packed = conversation.pack(list(arguments)), conversation.pack(keywords)
            return protocol.Call(0, name, *packed)

        return self._run(order, arguments)

    def evaluate(self, program: Program) -> Reply:
        order = protocol.Evaluate(0, list(program.operations), program.out, program.backward)
        return self._run(lambda _: order, ())

    def frames(self, error: BaseException) -> tuple[Frame, ...]:  # noqa: ARG002
        """None: where the code stood when its time was over is known to its process alone."""
        return ()

    def end_test(self) -> None:
        """The test is over: nothing of its process stays."""
        if self._test is not None:
            self._host.end(self._test.conversation.child)
        self._test = None

    def renew(self) -> None:
        """Go on in a fresh process: what the test has left behind is gone."""
        self.end_test()
        self.begin_test()
        self.seconds = PROBE_SECONDS

    def close(self) -> None:
        """No test follows: nothing stays at all."""
        self.end_test()
        self._test, self._next = self._next, None
        self.end_test()

    def _load(self, test: _Test) -> Problem | None:
        file, conversation = self._step.stub.name, test.conversation
        conversation.set_deadline(time.monotonic() + self.seconds)
        try:
            return _problem(conversation.answer(test.loading, protocol.Loaded).problem)
        except Malformed as error:
            return Problem(BROKEN, f"{file}: reading the file disturbed the grader", str(error))
        except TimeOver:
            return UNFINISHED_IMPORT
        except Ended:
            how = how_it_ended(self._host.how_it_ended(conversation.child))
            return Problem(BROKEN, f"{file}: reading the file ended the program", how)

    @cached_property
    def _functions(self) -> list[Callable[..., Any]]:
        """The functions of references, which every child may call back."""
        references = [offer for offer in self._offered.values() if isinstance(offer, Reference)]
        return [function for one in references for function in one.functions.values()]

    @cached_property
    def _loading(self) -> tuple[str, str, list[protocol.Module]]:
        """What every child has to load."""
        modules = [self._module(name) for name in self._offered]
        return self._step.import_name, self._step.stub.name, modules

    def _module(self, step_name: str) -> protocol.Module:
        step, offer = self._course[step_name], self._offered[step_name]
        if isinstance(offer, Prepared):
            source = b"" if offer.code else offer.source or b"\n"
            return protocol.Module(step.import_name, str(step.stub), offer.code, source, {}, b"")
        functions = {name: self._functions.index(f) for name, f in offer.functions.items()}
        constants = pack(dict(offer.constants))
        return protocol.Module(step.import_name, str(step.stub), b"", b"", functions, constants)

    def _run(self, order: Callable[[Conversation], Any], arguments: tuple[Any, ...]) -> Reply:
        test = self._test
        assert test is not None
        if test.over is not None:
            return Reply(raised=test.over, arguments=arguments)
        conversation = test.conversation
        try:
            answer = conversation.ask(order(conversation), protocol.Replied)
            return self._reply(conversation, answer, arguments)
        except Malformed as error:
            sentence = f"The answer can't be used. {error}"
        except TimeOver:
            sentence = f"No answer came within {self.seconds:g} seconds."
        except Ended:
            sentence = how_it_ended(self._host.how_it_ended(conversation.child))
        test.over = Raised("", (), sentence)
        self._host.end(conversation.child)
        return Reply(raised=test.over, arguments=arguments)

    def _reply(
        self, conversation: Conversation, answer: protocol.Replied, arguments: tuple[Any, ...]
    ) -> Reply:
        after = arguments
        if answer.arguments:
            after = tuple(conversation.unpack(answer.arguments))
            if len(after) != len(arguments):
                raise Malformed("It sent other arguments than it was given.")
        return Reply(
            value=conversation.unpack(answer.value),
            raised=self._raised(answer.raised),
            arguments=after,
            shares_argument=answer.shares_argument,
            repeats_list=answer.repeats_list,
            changed=tuple(protocol.bounded(thing, 100) for thing in answer.changed[:5]),
        )

    def _raised(self, data: protocol.RaisedData | None) -> Raised | None:
        if data is None:
            return None
        frames = []
        for frame in data.frames[-protocol.MAX_FRAMES :]:
            offer = self._offered.get(frame.step)
            if isinstance(offer, Prepared) and frame.file == self._course[frame.step].stub.name:
                frames.append(protocol.frame_of(frame, offer.line(frame.line)))
        kinds = tuple(data.kinds[:20])
        return Raised(data.name, kinds, protocol.bounded(data.message), tuple(frames))


def _problem(data: protocol.ProblemData | None) -> Problem | None:
    if data is None:
        return None
    return Problem(data.state, protocol.bounded(data.headline), protocol.bounded(data.remedy))


def how_it_ended(status: int) -> str:
    """Why a child is gone, in a sentence."""
    if os.WIFEXITED(status):
        return (
            f"The program ended itself (exit status {os.WEXITSTATUS(status)}) instead of answering."
        )
    number = os.WTERMSIG(status)
    if number == signal.SIGKILL:
        return "The program cut its line to the grader, or used more time than a test may."
    name = signal.Signals(number).name
    return f"Python broke down ({name}). Is there a recursion that never ends, or too much memory?"
