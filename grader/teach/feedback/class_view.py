"""What the class's page says, as data: who stands where, what to teach, what needs attention."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from grader.course import Course, Step
from grader.learn.mistake import Mistake
from grader.teach.collection import Collected
from grader.teach.feedback.seen import Seen
from grader.teach.feedback.student_view import WORDS
from grader.teach.look_alikes import LookAlike

MIN_TRIED = 3  # students who tried a test, before it says something about the test
UNGRADED = ("not graded", "suite failed", "unmarked")
LECTURE = 3  # mistakes that the next lecture has time for


@dataclass(frozen=True)
class Common:
    """A known mistake, and who made it."""

    mistake: Mistake
    students: list[str]


@dataclass(frozen=True)
class StepSummary:
    """One step over the whole class: students who passed it, began it, did not."""

    step: Step
    passed: int
    begun: int
    untouched: int
    mean: float | None
    common: list[Common]

    @property
    def known(self) -> int:
        return self.passed + self.begun + self.untouched


@dataclass(frozen=True)
class Line:
    """A student's line in the table: what is seen, and by what it can be filtered."""

    seen: Seen
    collected: Collected | None
    late: bool
    notes: list[str]
    flags: list[str]


@dataclass(frozen=True)
class ClassView:
    """All that the class's page says. nobody, everybody: tests, with how many tried them."""

    course: Course
    lines: list[Line]
    steps: list[StepSummary]
    common: list[Common]
    nobody: list[tuple[str, str, str, int]]
    everybody: list[tuple[str, str, str, int]]
    alike: list[LookAlike]
    marked_how: list[tuple[str, int]]
    warnings: list[tuple[str, int]]
    problems: list[str] = field(default_factory=list)
    deadline: datetime | None = None

    @property
    def marked(self) -> list[Seen]:
        return [line.seen for line in self.lines if line.seen.marked]

    @property
    def middle(self) -> float:
        """Steps passed by the student in the middle."""
        return median(one.steps_passed for one in self.marked) if self.marked else 0

    @property
    def crowd(self) -> tuple[Step, int] | None:
        """Where most students have their next thing."""
        places = Counter(one.next_step for one in self.marked if one.next_step)
        if not places:
            return None
        most = max(places.values())
        name = min(name for name, number in places.items() if number == most)
        return self.course[name], most

    @property
    def lecture(self) -> list[Common]:
        return self.common[:LECTURE]

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
    deadline: datetime | None = None,
) -> ClassView:
    """Put the class together, in the order of the roster."""
    marked = [one for one in found if one.marked]
    common = _common(marked, mistakes)
    nobody, everybody = _health(marked)
    copies = {student for one in alike for student in one.students}
    lines = [
        _line(one, collected.get(one.student), one.student in copies, deadline) for one in found
    ]
    steps = [_summary(i, step, marked, common) for i, step in enumerate(course)]
    return ClassView(
        course,
        lines,
        steps,
        common,
        nobody,
        everybody,
        alike,
        Counter(one.isolation for one in marked).most_common(),
        Counter(one.warning for one in marked if one.warning).most_common(),
        problems,
        deadline,
    )


def _common(marked: Sequence[Seen], mistakes: Mapping[str, Mistake]) -> list[Common]:
    students: dict[str, list[str]] = {}
    for one in marked:
        for name in one.mistakes & mistakes.keys():
            students.setdefault(name, []).append(one.student)
    return [
        Common(mistakes[name], who)
        for name, who in sorted(students.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


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


def _summary(i: int, step: Step, marked: Sequence[Seen], common: list[Common]) -> StepSummary:
    cells = [one.cells[i] for one in marked]
    graded = [cell for cell in cells if cell.state not in UNGRADED]
    passed = sum(cell.state == "passed" for cell in graded)
    begun = sum(cell.state == "wrong" for cell in graded)
    mean = sum(cell.score for cell in graded) / len(graded) if graded else None
    its = [one for one in common if one.mistake.step == step.name]
    return StepSummary(step, passed, begun, len(graded) - passed - begun, mean, its)


def _line(one: Seen, collected: Collected | None, copied: bool, deadline: datetime | None) -> Line:
    notes, flags = [], []
    late = _is_late(collected, deadline)
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
        notes.append("late")
        flags.append("late")
    for state, flag in (("refused", "refused"), ("suite failed", "broken")):
        if number := sum(cell.state == state for cell in one.cells):
            notes.append(f"{WORDS[state]} ({number})")
            flags.append(flag)
    if copied:
        notes.append("look-alike")
        flags.append("alike")
    if one.marked and not one.next_step:
        flags.append("done")
    return Line(one, collected, late, notes, flags)


def _is_late(collected: Collected | None, deadline: datetime | None) -> bool:
    if collected is None or collected.time is None or deadline is None:
        return False
    try:
        return datetime.fromisoformat(collected.time) > deadline
    except (ValueError, TypeError):
        return False
