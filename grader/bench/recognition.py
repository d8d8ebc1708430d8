"""`python -m grader.bench.recognition`: how much later a failure comes that names its mistake.

Each mistake of the catalogue stands in its hole, and its hole is recognised once, all that it
builds on included, as the first failure of a learner's run does.
"""

import gc
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path

from grader.course import Course, Step
from grader.learn.given import write_given
from grader.learn.probing import Observer
from grader.learn.recognition import Recogniser, read
from grader.teach.catalogue import Entry, catalogue, entry_module
from grader.teach.reference import ReferenceBackend, solution


def milliseconds(course: Course, step: Step, entry: Entry, folder: Path) -> float:
    """The time of one recognition; the fingerprints are read from the disk anew."""
    module = entry_module(step, entry)
    for earlier in course:
        solution(earlier.name)

    def observer(asked: Step) -> Observer:
        backend = ReferenceBackend(asked, module if asked == step else None)
        return Observer(backend, partial(write_given, folder))

    read.cache_clear()
    gc.freeze()  # a learner's run does not hold a thousand variants, which are long to look through
    begun = time.perf_counter()
    found = Recogniser(course, observer).recognise(step, entry.mistake.hole)
    spent = 1000 * (time.perf_counter() - begun)
    assert [one.id for one in found] == [entry.mistake.id]
    return spent


def main() -> None:
    """A line a step: the median and the slowest."""
    course = Course()
    print("milliseconds until a mistake is named     median   slowest   (at most 100)")
    with tempfile.TemporaryDirectory() as folder:
        for step in course:
            entries = catalogue(step).entries
            spent = [milliseconds(course, step, entry, Path(folder)) for entry in entries]
            print(
                f"  {step.name}, {len(spent):3} mistakes"
                f"{statistics.median(spent):24.1f}{max(spent):10.1f}"
            )


if __name__ == "__main__":
    main()
