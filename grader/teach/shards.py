"""`python -m grader.teach.shards CLASS`: how many parts a class is marked in, for GitHub's matrix.

Prints `matrix={…}`, a line for the file of a step's outputs. Each part is marked by a job of its
own (`grader autograde CLASS --shard 3/8`); a job's set-up takes a minute, so parts aren't small.
"""

import argparse
import json
import sys
from pathlib import Path

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.exits import GOOD, USAGE
from grader.teach.roster import read_roster

STUDENTS = 20  # of a part: a few minutes on a runner with four cores
MOST = 40  # parts; GitHub takes 256


def matrix(students: int) -> dict[str, list[dict[str, int]]]:
    """The parts as GitHub's matrix takes them."""
    parts = min(MOST, -(-students // STUDENTS))
    return {"include": [{"part": part, "of": parts} for part in range(1, parts + 1)]}


def main(arguments: list[str] | None = None) -> int:
    """Print the matrix of a class."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.shards")
    parser.add_argument("folder", type=Path, metavar="CLASS")
    wishes = parser.parse_args(arguments)
    try:
        students = read_roster(Classroom(wishes.folder).roster)
    except CourseError as error:
        print(f"shards: {error}", file=sys.stderr)
        return USAGE
    print(f"matrix={json.dumps(matrix(len(students)))}")
    return GOOD


if __name__ == "__main__":
    sys.exit(main())
