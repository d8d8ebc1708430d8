"""Run by otter's own Python: mark many notebooks by `otter.api.grade_submission`, on all cores.

Its argument is a JSON file: a list of [name, autograder's zip file, notebook]. It writes the scores
beside it, as an object by name: [score, of how many]. This saves otter the start of a process for
each notebook, which its command has.
"""

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

Order = tuple[str, str, str]


def graded(order: Order) -> tuple[str, tuple[float, float]]:
    """The name and the score of one notebook."""
    from otter.api import grade_submission

    name, configuration, notebook = order
    result = grade_submission(notebook, configuration, quiet=True)
    return name, (result.total, result.possible)


def main() -> None:
    """Mark all."""
    orders = Path(sys.argv[1])
    cores = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(cores) as pool:
        found = dict(pool.map(graded, json.loads(orders.read_text(encoding="utf-8"))))
    orders.with_suffix(".scores").write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
