"""The jailed child: closes all doors behind itself, then loads and calls student code.

Everything here shares a process with the student's code, so nothing here decides anything: it
reports values. What it reports wrongly harms the one who made it do so.
"""

import ast
import builtins
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import marshal
import os
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any, cast

from grader.learn import calling, landlock, seccomp
from grader.learn.calling import Caller, Place, Teller
from grader.learn.expression import Program
from grader.learn.imports import imported_modules, syntax_problem, tree_refusal
from grader.learn.plain import NotPlain, Opaque, check_plain, kind_name
from grader.learn.reply import Problem, Raised, Reply
from grader.learn.states import BROKEN
from grader.teach.jail import limits, protocol
from grader.teach.jail.protocol import Channel, problem_data, raised_data
from grader.teach.jail.values import (
    GIVEN,
    OWN,
    TooLarge,
    numbered,
    opaque,
    pack,
    unpack,
)
from grader.teach.normal_form import form_of_function, functions

STUDENT_FILE = re.compile(r".*/exercises/(step\d\d)/(\w+\.py)")
ENCODING = re.compile(rb"coding[:=]")
EXERCISES = "exercises"
CHANNEL, MAX_DESCRIPTORS = 3, 1024
MAX_HANDED_OUT = 1000
TOO_LARGE = "The answer is larger than 8 MiB, which is more than may be sent"


@dataclass(frozen=True)
class Cell:
    """What a child needs to close its doors, prepared before it was born.

    rules: a descriptor of Landlock rules.
    """

    isolated: bool
    cpu_seconds: int
    rules: int = -1
    filter: seccomp.Program | None = None
    machine: seccomp.Machine | None = None


class Given:
    """A function of the suite or of the reference: calling it asks the trusted side."""

    def __init__(self, desk: "Desk", number: int, name: str = "f") -> None:
        self._desk = desk
        self._number = number
        self.__name__ = self.__qualname__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._desk.call_back(self._number, arguments, keywords)


class Shelf(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The files of the course that a child may import: they are in memory."""

    def __init__(self, desk: "Desk") -> None:
        self._modules: dict[str, protocol.Module] = {}
        self._desk = desk

    def fill(self, modules: list[protocol.Module]) -> None:
        """Put files on the shelf, and their folders: packages with nothing to run."""
        for module in modules:
            self._modules[module.name] = module
            folder = module.name.rpartition(".")[0]
            if folder not in sys.modules:
                sys.modules[folder] = package = ModuleType(folder)
                package.__path__ = []
                setattr(sys.modules[EXERCISES], folder.rpartition(".")[2], package)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> importlib.machinery.ModuleSpec | None:
        return self._spec(fullname) if fullname in self._modules else None

    def load(self, name: str) -> ModuleType:
        """Import one of the files, in fewer steps than importlib, which asks other finders too."""
        spec = self._spec(name)
        sys.modules[name] = module = ModuleType(name)
        module.__spec__, module.__loader__, module.__file__ = spec, self, spec.origin
        module.__package__ = spec.parent
        setattr(spec, "_initializing", True)  # noqa: B010 (what Python's message of a circle asks)
        self.exec_module(module)
        setattr(spec, "_initializing", False)  # noqa: B010
        return sys.modules[name]  # a file may have put something else there

    def _spec(self, name: str) -> importlib.machinery.ModuleSpec:
        spec = importlib.machinery.ModuleSpec(name, self, origin=self._modules[name].path)
        spec.has_location = True
        return spec

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:  # noqa: ARG002
        return None

    def exec_module(self, module: ModuleType) -> None:
        stored = self._modules[module.__name__]
        if stored.code:
            exec(cast(CodeType, marshal.loads(stored.code)), module.__dict__)
            return
        if stored.source:
            exec(compile(stored.source, stored.path, "exec", dont_inherit=True), module.__dict__)
            return
        module.__dict__.update(unpack(stored.constants))
        for name, number in stored.functions.items():
            module.__dict__[name] = Given(self._desk, number, name)


class Sources:
    """The sources that could not be compiled, for the line that is to blame."""

    def __init__(self, modules: list[protocol.Module]) -> None:
        self._sources = {module.path: module.source for module in modules}

    def get(self, path: str) -> str:
        return self._sources.get(path, b"").decode("utf-8-sig", "replace")


class Desk:
    """Takes orders one by one and answers each."""

    def __init__(self, descriptor: int) -> None:
        self._channel: Channel[protocol.Order] = Channel(descriptor, protocol.ORDERS)
        self._teller = Teller(_place, lambda _path, _line: "")
        self._caller: Caller | None = None
        self._given: dict[int, Given] = {}
        self._handed_out: list[Any] = []
        self._shelf = Shelf(self)
        sys.meta_path.insert(0, self._shelf)

    def serve(self) -> None:
        while True:
            self._answer(self._channel.receive())

    def send(self, message: protocol.Answer) -> None:
        self._channel.send(message)

    def call_back(self, number: int, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Ask the trusted side to call a function, and serve it meanwhile."""
        packed = pack(list(arguments), self._outward), pack(keywords, self._outward)
        self.send(protocol.Callback(number, *packed))
        while True:
            order = self._channel.receive()
            if isinstance(order, protocol.Result):
                return unpack(order.value, self._inward)
            if isinstance(order, protocol.Error):
                raise _exception(order)
            self._answer(order)

    def _answer(self, order: protocol.Order) -> None:
        match order:
            case protocol.Call():
                arguments, keywords = self._arguments(order)
                reply = self._loaded().call(order.name, arguments, keywords)
                self.send(self._replied(order.number, reply, order.arguments))
            case protocol.Evaluate():
                program = Program(tuple(order.operations), order.out, order.backward)
                self.send(self._replied(order.number, self._loaded().evaluate(program), b""))
            case protocol.Invoke():
                arguments, keywords = self._arguments(order)
                function = self._handed_out[order.function]
                reply = Caller(None, "", self._teller).run(function, arguments, keywords)
                self.send(self._replied(order.number, reply, order.arguments))
            case protocol.Load():
                self.send(protocol.Loaded(order.number, problem_data(self._load(order))))
            case protocol.Check():
                self.send(_check(order))
            case protocol.Try():
                self.send(protocol.Tried(order.number, possible_escapes()))
            case _:
                raise protocol.Malformed("This is no order.")

    def _loaded(self) -> Caller:
        if self._caller is None:
            raise protocol.Malformed("No module is loaded.")
        return self._caller

    def _arguments(
        self, order: protocol.Call | protocol.Invoke
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (
            tuple(unpack(order.arguments, self._inward)),
            unpack(order.keywords, self._inward),
        )

    def _load(self, order: protocol.Load) -> Problem | None:
        self._shelf.fill(order.modules)
        sources = Sources(order.modules)
        module, problem = calling.load(
            lambda: self._shelf.load(order.name), order.file, self._teller, sources.get
        )
        if problem is None:
            self._caller = Caller(module, order.file, self._teller)
        return problem

    def _replied(self, number: int, reply: Reply, sent: bytes) -> protocol.Replied:
        raised = reply.raised
        try:
            value = _value(reply.value)
        except TooLarge:
            value, raised = pack(None), raised or Raised("", (), f"{TOO_LARGE}.")
        try:
            arguments = pack(list(reply.arguments), _keep)
        except (NotPlain, TooLarge):
            arguments = pack([_argument(item) for item in reply.arguments], _keep)
        return protocol.Replied(
            number,
            value,
            raised_data(raised),
            b"" if arguments == sent else arguments,
            reply.shares_argument,
            reply.repeats_list,
            list(reply.changed),
        )

    def _outward(self, item: Any) -> Any:
        """How what is handed to the trusted side is written: own functions become handles."""
        if type(item) is Given:
            return numbered(GIVEN, item._number)
        if not callable(item):
            return None
        for number, known in enumerate(self._handed_out):
            if known is item:
                return numbered(OWN, number)
        if len(self._handed_out) >= MAX_HANDED_OUT:
            return None
        self._handed_out.append(item)
        return numbered(OWN, len(self._handed_out) - 1)

    def _inward(self, code: int, data: bytes) -> Any:
        number = int.from_bytes(data, "little")
        if code == OWN:
            return self._handed_out[number]
        return self._given.setdefault(number, Given(self, number))


# ------------------------------------------------------------------------------ what is sent


def _value(value: Any) -> bytes:
    """A result; what is not plain data is told by its kind."""
    try:
        return pack(value)
    except NotPlain as problem:
        description = str(problem)
    try:
        check_plain(value)
    except NotPlain as problem:
        description = str(problem)
    return pack(Opaque(description), _keep)


def _argument(value: Any) -> Any:
    """An argument after the call, where not all of them can be sent together."""
    try:
        pack(value, _keep)
    except NotPlain as problem:
        return Opaque(str(problem))
    except TooLarge:
        return Opaque(TOO_LARGE)
    return value


def _keep(item: Any) -> Any:
    """How what is not plain is written: given functions by number, other things by their kind."""
    if type(item) is Given:
        return numbered(GIVEN, item._number)
    return opaque(kind_name(item))


def _exception(order: protocol.Error) -> BaseException:
    """The exception that a function of the trusted side raised, of its nearest built-in kind."""
    for name in order.kinds:
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            try:
                return kind(order.message)
            except TypeError:
                continue
    return RuntimeError(order.message)


def _place(path: str) -> Place | None:
    match = STUDENT_FILE.fullmatch(path)
    return Place(match[1], match[2]) if match else None


def _check(order: protocol.Check) -> protocol.Checked:
    """Read and compile a source; hostile ones may well end this process.

    A file whose imports are refused is compiled all the same: a later step may have to import it.
    """
    code, imports, forms = b"", list[str](), dict[str, protocol.FormData]()
    try:
        source = order.source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{order.file}: byte {error.start} is not UTF-8 text"
        remedy = "Save the file as UTF-8; your editor has a setting for the encoding."
        data = protocol.ProblemData(BROKEN, message, remedy)
        return protocol.Checked(order.number, data, b"", [], {})
    problem: Problem | None = None
    try:
        tree = ast.parse(source)
        problem = tree_refusal(order.step, order.file, tree)
        imports = sorted({name for _, name in imported_modules(tree, f"exercises.{order.step}")})
        said_encoding = ENCODING.search(order.source)
        whole = order.source if said_encoding else tree
        code = marshal.dumps(compile(whole, order.path, "exec", dont_inherit=True))
        forms = _forms(tree, order.holes)
    except SyntaxError as error:
        problem = problem or syntax_problem(order.file, error, source)
    except (ValueError, RecursionError, MemoryError) as error:
        text = f"{order.file} can't be read as Python: {error or type(error).__name__}"
        problem = problem or Problem(BROKEN, text)
    if len(code) > protocol.MAX_CODE:
        code, problem = b"", problem or Problem(BROKEN, f"{order.file} is too large to be compiled")
    return protocol.Checked(
        order.number, problem_data(problem), code, imports[: protocol.MAX_IMPORTS], forms
    )


def _forms(tree: ast.Module, holes: list[str]) -> dict[str, protocol.FormData]:
    """The forms of the holes that are there; none where one is nested too deeply to be told."""
    found, forms = functions(tree), dict[str, protocol.FormData]()
    with contextlib.suppress(RecursionError, MemoryError):
        for name in holes:
            if name in found:
                form = form_of_function(found[name])
                forms[name] = protocol.FormData(form.digest, form.size)
    return forms


# -------------------------------------------------------------------------------- the doors


def possible_escapes() -> list[str]:
    """Try what must not be possible in a jail, and tell what was."""
    tries: dict[str, Callable[[], object]] = {
        "reading a file of the host": lambda: os.close(os.open("/etc/passwd", os.O_RDONLY)),
        "listing a folder of the host": lambda: os.listdir("/"),  # noqa: PTH208
        "writing a file": lambda: os.open("/tmp", os.O_TMPFILE | os.O_WRONLY),
        "opening a socket": lambda: importlib.import_module("_socket").socket(),
        "starting a process": _fork,
        "sending a signal": lambda: os.kill(os.getpid(), 0),
        "changing a limit": lambda: os.nice(1),
    }
    possible = []
    for what, attempt in tries.items():
        try:
            attempt()
        except (OSError, ImportError):
            continue
        possible.append(what)
    return possible


def _fork() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def close_doors(cell: Cell) -> list[str]:
    """Give up everything that computing does not need; tell which doors are closed.

    The warm process has closed those that it needs no more than its children do. Raises OSError
    where a door can't be closed.
    """
    limits.bound_child(cell.cpu_seconds)
    if not cell.isolated:
        _keep_only(CHANNEL)
        return ["limits"]
    landlock.restrict(cell.rules)
    _keep_only(CHANNEL)
    assert cell.filter is not None
    assert cell.machine is not None
    seccomp.install(cell.filter, cell.machine)
    return ["limits", "landlock", "seccomp"]


def _keep_only(channel: int) -> None:
    """Close all descriptors but the standard three and this one, which is the next."""
    os.closerange(channel + 1, MAX_DESCRIPTORS)


def leave_files() -> None:
    """From here on nothing is imported from a file, and the course's folder is empty."""
    sys.path.clear()
    sys.path_importer_cache.clear()
    sys.meta_path[:] = [
        importlib.machinery.BuiltinImporter,
        importlib.machinery.FrozenImporter,
    ]
    sys.modules[EXERCISES] = package = ModuleType(EXERCISES)
    package.__path__ = []


def main(desk: Desk, cell: Cell) -> None:
    """The child's whole life; comes back only when the trusted side has gone."""
    random.seed(0)
    try:
        doors = close_doors(cell)
    except OSError as error:
        desk.send(protocol.Refused(f"{error}"))
        return
    desk.send(protocol.Ready(doors, os.getpid()))
    desk.serve()
