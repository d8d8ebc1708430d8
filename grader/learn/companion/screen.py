"""What `grader watch` shows, drawn with rich: built anew for every change, in one piece."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.console import Console, ConsoleRenderable, Group
from rich.markdown import Markdown
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment, SegmentLines
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from grader.course import Step
from grader.learn.companion.runs import Outcome, Result, Told
from grader.learn.companion.solution import Pair
from grader.learn.states import UNWRITTEN

STYLES = {"head": "bold", "code": "cyan", "bad": "red", "good": "green", "plain": ""}
FEWEST = 4  # lines of the message, on a screen of whatever height
MAX_PRINTED = 8
SIDE_BY_SIDE = 100  # columns; in fewer, two versions stand one below the other
# These lines of a message name commands for which there are keys here.
HAVE_KEYS = ("Hints  ", "Again  ")
KEYS = {
    "h": "hint",
    "n": "next",
    "p": "previous",
    "l": "list",
    "r": "run again",
    "o": "open",
    "q": "quit",
}
KEYS_OF_A_PASSED_STEP = {"e": "experiment", "s": "solution"}


@dataclass
class View:
    """Everything that a screen shows.

    page: the key of what stands instead of the tests; below: a hint, between message and foot.
    whole: show all, whatever the height; cut: whether something did not fit.
    """

    step: Step
    of: int
    outcome: Outcome | None = None
    running: bool = False
    finished_at: str = ""
    built: str = ""
    experiment: str = ""
    can_experiment: bool = False
    has_solution: bool = False
    notice: str = ""
    page: str = ""
    whole: bool = False
    cut: bool = False
    below: list[ConsoleRenderable] = field(default_factory=list)
    instead: list[ConsoleRenderable] = field(default_factory=list)

    @property
    def result(self) -> Result | None:
        return self.outcome.result if self.outcome is not None else None

    @property
    def passed(self) -> bool:
        return self.result is not None and self.result.passes


def draw(console: Console, view: View) -> None:
    """Show a view, in the place of the one before it where the terminal can do that.

    What does not fit between head and foot is cut, and m shows all of it.
    """
    clears = console.is_terminal and not console.is_dumb_terminal
    head, body = _lines(console, _head(view)), _lines(console, view.instead or _main(view))
    below = _lines(console, _below(view))
    room = console.height - len(head) - len(below) - len(_foot(console, view)) - 1  # the cursor
    view.cut = clears and not view.whole and len(body) > room
    if view.cut:
        body = body[: max(FEWEST, room - 1)] + _lines(console, [Text("… m shows more", "dim")])
    with console:  # one write
        if clears:
            console.clear()
        else:
            console.print(_rule(console))
        console.print(SegmentLines([*head, *body, *below], new_lines=True))
        console.print(SegmentLines(_foot(console, view), new_lines=True), end="")


def _lines(console: Console, parts: Iterable[ConsoleRenderable]) -> list[list[Segment]]:
    return console.render_lines(Group(*parts), pad=False)


def _head(view: View) -> Iterable[Text]:
    yield Text(f"Step {view.step.name[4:]} of {view.of} · {view.step.title}", "bold")
    checked = f"   checked {view.finished_at}" if view.finished_at else ""
    yield Text(f"{view.step.shown(view.step.stub)}{checked}", "dim")
    yield Text()


def _below(view: View) -> Iterable[ConsoleRenderable]:
    yield from view.below
    if view.page:
        yield Text(f"{view.page} leads back to the tests.\n", "dim")


def _rule(console: Console) -> ConsoleRenderable:
    return Rule(characters="─" if console.encoding.startswith("utf") else "-", style="dim")


def _main(view: View) -> Iterable[ConsoleRenderable]:
    if view.outcome is None:
        return [Text(f"The tests of {view.step.spoken} are running …"), Text()]
    if view.result is None or (view.outcome.trouble and not view.outcome.told):
        return [Text("The tests did not come to an end:", "bold"), Text(view.outcome.trouble)]
    if view.result.ungraded:
        return [Text(view.result.ungraded.capitalize() + "."), Text()]
    failure = view.outcome.first_failure(view.step)
    if failure is None:
        return _success(view)
    return [*_message(failure), *_printed(failure), Text()]


def _message(told: Told) -> Iterable[Text]:
    if not told.lines:  # the suite itself is broken: its own words
        yield Text(told.verdict.message)
        return
    for style, line in told.lines:
        yield Text(line, STYLES[style])
    yield Text()
    for line in told.advice:
        if not line.startswith(HAVE_KEYS):
            yield Text(line, "dim")
    if told.verdict.state == UNWRITTEN:
        yield Text(
            "Then   write it into the file above, and save: the tests run at every save", "dim"
        )


def _printed(told: Told) -> Iterable[Text]:
    lines = told.printed.splitlines()
    if lines:
        yield Text()
        yield Text("Your code printed", "bold")
        yield from (Text(f"  {line}") for line in lines[:MAX_PRINTED])
        if len(lines) > MAX_PRINTED:
            yield Text(f"  … and {len(lines) - MAX_PRINTED} more lines")


def _success(view: View) -> Iterable[ConsoleRenderable]:
    yield Text(f"{view.step.spoken.capitalize()} passes.", "bold green")
    yield Text()
    yield Text("You have built: " + view.built + ".")
    yield Text()
    if view.experiment:
        yield Text("The experiment", "bold")
        yield Padding(Markdown(view.experiment), (0, 2))
        more = "e shows all of it"
        if view.can_experiment:
            more += f", and grader experiment {view.step.name} draws it"
        yield Text()
        yield Text(f"{more}.")
        yield Text()
    if view.step.number == view.of:
        yield Text("That was the last step. The network is yours, every line of it.", "bold")
        yield Text()


def _foot(console: Console, view: View) -> list[list[Segment]]:
    parts = [_rule(console)]
    if view.result is not None:
        text = Text("   ".join(view.result.parts), "green" if view.passed else "yellow")
        parts.append(text.append("   running again …", "bold") if view.running else text)
    if view.notice:
        parts.append(Text(view.notice, "bold"))
    parts.append(keys(view, console.width))
    return _lines(console, parts)


def keys(view: View, columns: int) -> Text:
    """The keys that do something now, in lines that fit; a key and its meaning stay together."""
    known = dict(KEYS) | (KEYS_OF_A_PASSED_STEP if view.passed else {})
    if not view.has_solution:
        known.pop("s", None)
    text, column = Text(), 0
    for key, meaning in known.items():
        length = len(f"{key} {meaning}")
        if column and column + 2 + length > columns:
            text.append("\n")
            column = 0
        elif column:
            text.append("  ")
            column += 2
        text.append(key, "bold").append(f" {meaning}")
        column += length
    return text


# --------------------------------------------------------------------------------------- pages


def hint_page(headline: str, text: str) -> list[ConsoleRenderable]:
    """A hint, to stand below the message."""
    return [
        Text(headline[:1].upper() + headline[1:], "bold"),
        Padding(Markdown(text), (0, 2)),
        Text(),
    ]


def experiment_page(text: str) -> list[ConsoleRenderable]:
    """The whole experiment of a lesson."""
    return [Text("The experiment", "bold"), Padding(Markdown(text), (0, 2)), Text()]


def list_page(lines: list[tuple[str, str]]) -> list[ConsoleRenderable]:
    """The path."""
    return [*(Text(line, style) for line, style in lines), Text()]


def solution_page(pairs: list[Pair], columns: int) -> list[ConsoleRenderable]:
    """Each hole as the learner wrote it beside the course's way, or above it where it is narrow."""
    if all(pair.same for pair in pairs):
        return [Text("Yours says the same as the course's, in every hole."), Text()]
    parts: list[ConsoleRenderable] = []
    for pair in pairs:
        if pair.same:
            parts.append(Text(f"{pair.hole}: yours says the same as the course's.", "bold"))
        elif columns >= SIDE_BY_SIDE:
            table = Table("yours", "the course's", box=None, expand=True, padding=(0, 1))
            for column in table.columns:
                column.ratio = 1
            table.add_row(_code(pair.yours), _code(pair.reference))
            parts += [Text(pair.hole, "bold"), table]
        else:
            parts += [Text(f"{pair.hole}: yours", "bold"), _code(pair.yours)]
            parts += [Text(f"{pair.hole}: the course's", "bold"), _code(pair.reference)]
        parts.append(Text())
    return [Group(*parts), Text("Both are right: yours passes the same tests."), Text()]


def _code(source: str) -> Syntax:
    return Syntax(
        source.rstrip(),
        "python",
        theme="ansi_dark",
        word_wrap=True,
        dedent=True,
        background_color="default",
    )
