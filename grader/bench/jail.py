"""`python -m grader.bench.jail`: what official marking costs beside the same suites without a jail.

One correct submission, steps 1 to 11, the same seed: once in one process, as a learner runs it,
and once with a fresh jailed process for every test. Then the cost of one test's process and of
its isolation, measured with the smallest call there is.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grader.course import Course
from grader.teach.checkout import Checkout
from grader.teach.jail.backend import Jailed, Prepared, prepare
from grader.teach.jail.host import Host
from grader.teach.marking import Marker, Wishes
from grader.teach.stubs import filled
from grader.teach.submission import StubFile, Submission

ROUNDS = 5
TESTS = 200
SEED = 1
STEP, FUNCTION, ARGUMENTS = "step02", "square_slope", (3.0,)


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes, by the clock on the wall."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def course_times() -> tuple[list[float], list[float], list[float], int]:
    """Seconds without and with a jail, by turns, and of the start; the number of tests."""
    course = Course()
    steps = tuple(step.name for step in course if step.name != "step12")
    files = {step.name: StubFile(filled(step).encode()) for step in course}
    work = Submission("solutions", None, files)
    plain, jailed, starts, tests = list[float](), list[float](), list[float](), 0
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout(Path(folder) / "checkout")
        checkout.fill()
        arguments = [f"exercises/{name}" for name in steps]
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            run = checkout.run(f"--seed={SEED}", *arguments)
            plain.append(time.perf_counter() - begun)
            with Marker(course) as marker:
                begun = time.perf_counter()
                marker.host("")
                starts.append(time.perf_counter() - begun)
                begun = time.perf_counter()
                result = marker.mark(work, Wishes(steps, seed=SEED))
                jailed.append(time.perf_counter() - begun)
            tests = sum(len(step.tests) for step in result.steps)
            assert tests == len(run.verdicts), "both ways must run the same tests"
            assert result.score == result.max_score == run.points
    return plain, jailed, starts, tests


def test_times(isolated: bool) -> list[float]:
    """Milliseconds of one test's process: open, load, one call, end."""
    course = Course()
    step = course[STEP]
    with Host([], isolated) as host:
        offered: dict[str, Prepared] = {STEP: prepare(host, step, filled(step).encode())}
        jailed = Jailed(course, step, host, offered)

        def test() -> None:
            assert jailed.problem() is None
            assert jailed.call(FUNCTION, ARGUMENTS, {}).value == 6.0
            jailed.end_test()

        test()
        return [1000 * seconds(test) for _ in range(TESTS)]


def main() -> None:
    """Measure, and print what was found."""
    plain, jailed, starts, tests = course_times()
    ratio = min(jailed) / min(plain)
    print(f"steps 1 to 11, {tests} tests, best of {ROUNDS}:")
    print(f"  one process, no jail        {min(plain):7.2f} s")
    print(f"  a jailed process each test  {min(jailed):7.2f} s   ratio {ratio:.2f} (at most 1.5)")
    open_, closed = test_times(False), test_times(True)
    print(f"  start of the warm process   {min(starts):7.2f} s   (once a run)")
    print(f"one test's process, median of {TESTS}:")
    print(f"  not isolated                {statistics.median(open_):7.2f} ms")
    print(f"  isolated                    {statistics.median(closed):7.2f} ms   (at most 4)")


if __name__ == "__main__":
    main()
