"""What the class's page says, as data: who stands where, what to teach, what needs attention."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from statistics import median_high

from grader.course import Course, Step
from grader.learn.mistake import Mistake
from grader.teach.collection import Collected
from grader.teach.feedback.folding import folded, spoken_all
from grader.teach.feedback.seen import WORDS, Seen
from grader.teach.feedback.student_view import StepState
from grader.teach.gradebook.late import moment
from grader.teach.look_alikes import LookAlike

MIN_TRIED = 3  # students who tried a test, before it says something about the test
UNGRADED = ("not graded", "suite failed", "unmarked")
FLAGGED: dict[StepState, str] = {
    "refused": "refused",
    "missing": "missing",
    "suite failed": "broken",
}
HANDED_IN: tuple[StepState, ...] = ("passed", "wrong", "refused")
BEGUN: tuple[StepState, ...] = ("passed", "wrong")
LECTURE = 3  # holes that the next lecture has time for
MISTAKES = 3  # that are explained under each of them
WAYS = 2  # of making one of them that are told
FEWEST = 5  # students who are named for their few points


@dataclass(frozen=True)
class Common:
    """Known mistakes with one explanation, and who made them; the commonest comes first.

    The catalogue tells variants of one misunderstanding apart, and names it in every hole anew. A
    lecture explains it once, so they count together here; mistakes.csv has them one by one.
    """

    each: list[tuple[Mistake, list[str]]]

    @property
    def mistake(self) -> Mistake:
        return self.each[0][0]

    @cached_property
    def students(self) -> list[str]:
        """All who made one of them, each once."""
        return sorted({student for _, students in self.each for student in students})

    @property
    def titles(self) -> str:
        """What completes "They made it by …", the commonest ways."""
        ways = list(dict.fromkeys(mistake.title for mistake, _ in self.each))
        return ", or by ".join(ways[:WAYS])

    @property
    def holes(self) -> list[str]:
        """Where it was made, each hole once."""
        return list(dict.fromkeys(mistake.hole for mistake, _ in self.each))


@dataclass(frozen=True)
class HoleSummary:
    """One hole over the whole class. left: who has begun its step and has not passed it.

    common: their known mistakes in it, the commonest first.
    """

    step: Step
    name: str
    left: list[str]
    begun: int
    common: list[Common]

    @property
    def told(self) -> list[Common]:
        return self.common[:MISTAKES]


@dataclass(frozen=True)
class StepSummary:
    """One step over the whole class: students by how far they are, as seen.WORDS says it."""

    step: Step
    passed: int
    begun: int
    untouched: int
    unreadable: int
    mean: float | None
    max_score: float
    common: list[Common]

    @property
    def known(self) -> int:
        return self.passed + self.begun + self.untouched + self.unreadable

    @property
    def mistaken(self) -> int:
        """Students with at least one known mistake."""
        return len({student for one in self.common for student in one.students})

    @property
    def left_alone(self) -> str:
        """Why there is nothing to say; "" where there is something."""
        if not self.known:
            return "marked for nobody"
        return "begun by nobody" if self.untouched == self.known else ""


@dataclass(frozen=True)
class Line:
    """A student's line in the table: what is seen, and by what it can be filtered."""

    seen: Seen
    collected: Collected | None
    notes: list[str]
    flags: list[str]


@dataclass(frozen=True)
class ClassView:
    """All that the class's page says. holes: those that somebody has left, the most left first.

    nobody, everybody: tests, with how many tried them.

    due: when steps are due, where that is known.
    """

    course: Course
    lines: list[Line]
    steps: list[StepSummary]
    holes: list[HoleSummary]
    common: list[Common]
    nobody: list[tuple[str, str, str, int]]
    everybody: list[tuple[str, str, str, int]]
    alike: list[LookAlike]
    marked_how: list[tuple[str, int]]
    warnings: list[tuple[str, int]]
    problems: list[str] = field(default_factory=list)
    due: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def marked(self) -> list[Seen]:
        return [line.seen for line in self.lines if line.seen.marked]

    @property
    def told(self) -> list[list[StepSummary]]:
        """The steps as a page tells them: several at once where there is nothing to say."""
        return folded(self.steps, lambda one: one.left_alone)

    @property
    def half(self) -> str:
        """How far half of those who are marked have come, in a sentence."""
        numbers, of = [one.steps_passed for one in self.marked], len(self.steps)
        if min(numbers) == of:
            return f"Everybody whose work is marked has passed all {of} steps."
        number = median_high(numbers)
        if number == 0:
            return "More than half of the class has passed no step yet."
        steps = f"all {of} steps" if number == of else f"{number} of {of} steps or more"
        return f"Half of the class has passed {steps}."

    @property
    def late_after(self) -> datetime | None:
        """When everything is due, where that is one time."""
        times = set(self.due.values())
        return times.pop() if len(times) == 1 else None

    @property
    def lecture(self) -> list[HoleSummary]:
        return self.holes[:LECTURE]

    @property
    def max_score(self) -> float:
        """What there is to gain, where all steps are graded."""
        return max((one.max_score for one in self.marked), default=0.0)

    @property
    def fewest(self) -> list[Seen]:
        """Those with the fewest points, among those with something left to do."""
        left = [one for one in self.marked if one.next_step]
        return sorted(left, key=lambda one: one.score)[:FEWEST]

    @property
    def unmarked(self) -> list[str]:
        return [line.seen.student for line in self.lines if "nothing" in line.flags]

    @property
    def uncollected(self) -> list[Line]:
        return [line for line in self.lines if "uncollected" in line.flags]

    @property
    def moved(self) -> list[Collected]:
        found = [line.collected for line in self.lines]
        return [one for one in found if one is not None and one.renamed_to]

    @property
    def refusals(self) -> list[tuple[str, str, str]]:
        return [
            (one.student, step.spoken, cell.reason.partition("\n")[0])
            for one in self.marked
            for step, cell in zip(self.course, one.cells, strict=True)
            if cell.state == "refused"
        ]


def class_view(
    course: Course,
    found: Sequence[Seen],
    mistakes: Mapping[str, Mistake],
    collected: Mapping[str, Collected],
    alike: list[LookAlike],
    problems: list[str],
    due: Mapping[str, str] | None = None,
) -> ClassView:
    """Put the class together, in the order of the roster. due: ISO 8601, by step."""
    times = {step: datetime.fromisoformat(time) for step, time in (due or {}).items()}
    marked = [one for one in found if one.marked]
    common = _common(marked, mistakes)
    nobody, everybody = _health(marked)
    copies = {student for one in alike for student in one.students}
    lines = [
        _line(course, one, collected.get(one.student), one.student in copies, times)
        for one in found
    ]
    steps = [_summary(i, step, marked, mistakes) for i, step in enumerate(course)]
    return ClassView(
        course,
        lines,
        steps,
        _holes(course, marked, mistakes),
        common,
        nobody,
        everybody,
        alike,
        Counter(one.isolation for one in marked).most_common(),
        Counter(one.warning for one in marked if one.warning).most_common(),
        problems,
        times,
    )


def _common(marked: Sequence[Seen], mistakes: Mapping[str, Mistake]) -> list[Common]:
    students: dict[str, list[str]] = {}
    for one in marked:
        for name in one.mistakes & mistakes.keys():
            students.setdefault(name, []).append(one.student)
    together: dict[str, list[tuple[Mistake, list[str]]]] = {}
    for name, who in sorted(students.items(), key=lambda item: (-len(item[1]), item[0])):
        together.setdefault(mistakes[name].explanation, []).append((mistakes[name], who))
    found = [Common(each) for each in together.values()]
    return sorted(found, key=lambda one: (-len(one.students), one.mistake.id))


def _holes(
    course: Course, marked: Sequence[Seen], mistakes: Mapping[str, Mistake]
) -> list[HoleSummary]:
    """The holes that somebody has left; of two that equally many have, the earlier one first."""
    known: dict[tuple[str, str], dict[str, Mistake]] = {}
    for name, mistake in mistakes.items():
        known.setdefault((mistake.step, mistake.hole), {})[name] = mistake
    found = []
    for i, step in enumerate(course):
        begun = sum(one.cells[i].state in BEGUN for one in marked)
        for hole in step.holes:
            place = (step.name, hole.name)
            left = [one for one in marked if place in one.left]
            common = _common(left, known.get(place, {}))
            found.append(HoleSummary(step, hole.name, [one.student for one in left], begun, common))
    return sorted((one for one in found if one.left), key=lambda one: -len(one.left))


def _health(
    marked: Iterable[Seen],
) -> tuple[list[tuple[str, str, str, int]], list[tuple[str, str, str, int]]]:
    tried: Counter[tuple[str, str, str]] = Counter()
    passed: Counter[tuple[str, str, str]] = Counter()
    for one in marked:
        tried.update(one.tried)
        passed.update(one.passed)
    enough = sorted((test, number) for test, number in tried.items() if number >= MIN_TRIED)
    nobody = [(*test, number) for test, number in enough if passed[test] == 0]
    everybody = [(*test, number) for test, number in enough if passed[test] == number]
    return nobody, everybody


def _summary(
    i: int, step: Step, marked: Sequence[Seen], mistakes: Mapping[str, Mistake]
) -> StepSummary:
    cells = [one.cells[i] for one in marked]
    graded = [cell for cell in cells if cell.state not in UNGRADED]
    states = Counter(cell.state for cell in graded)
    untouched = states["open"] + states["missing"]
    mean = sum(cell.score for cell in graded) / len(graded) if graded else None
    its = {name: known for name, known in mistakes.items() if known.step == step.name}
    numbers = (states["passed"], states["wrong"], untouched, states["refused"])
    most = max((cell.max_score for cell in cells), default=0.0)
    return StepSummary(step, *numbers, mean, most, _common(marked, its))


def _line(
    course: Course,
    one: Seen,
    collected: Collected | None,
    copied: bool,
    due: Mapping[str, datetime],
) -> Line:
    notes, flags = [], []
    late = _late(course, one, collected, due)
    if one.trouble:
        notes.append("result can't be read")
        flags.append("unreadable")
    elif not one.marked:
        notes.append("nothing marked")
        flags.append("nothing")
    if collected is not None and collected.state != "collected":
        notes.append(f"not collected: {collected.state}")
        flags.append("uncollected")
    if late:
        every = set(due.values()) == {due[late[0].name]}
        notes.append("late" if every else f"late: {spoken_all(late)}")
        flags.append("late")
    for state, flag in FLAGGED.items():
        if steps := _steps(course, one, state):
            notes.append(f"{WORDS[state]}: {spoken_all(steps)}")
            flags.append(flag)
    if copied:
        notes.append("look-alike")
        flags.append("alike")
    if one.marked and not one.next_step:
        flags.append("done")
    return Line(one, collected, notes, flags)


def _late(
    course: Course, one: Seen, collected: Collected | None, due: Mapping[str, datetime]
) -> list[Step]:
    """The steps with work in them that came after they were due."""
    time = moment(collected.time) if collected is not None and collected.time else None
    if time is None:
        return []
    steps = _steps(course, one, *HANDED_IN)
    return [step for step in steps if step.name in due and time > due[step.name]]


def _steps(course: Course, one: Seen, *states: StepState) -> list[Step]:
    """The steps of a student, if there is a result, that are in one of these states."""
    cells = zip(course, one.cells, strict=False)
    return [step for step, cell in cells if cell.state in states]
