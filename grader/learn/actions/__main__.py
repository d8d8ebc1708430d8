"""The steps of the workflow `grade`.

python -m grader.learn.actions mark FOLDER   run what is begun; FOLDER/result.json
python -m grader.learn.actions tell FOLDER   summary and annotations; 1 where something is wrong
"""

import argparse
import os
import sys
from pathlib import Path

from grader.course import Course, CourseError
from grader.learn.actions import commands, marking, page, told


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two; 0 is green."""
    parser = argparse.ArgumentParser(prog="python -m grader.learn.actions")
    parser.add_argument("what", choices=("mark", "tell"))
    parser.add_argument("folder", type=Path, help="where the result is, or goes")
    wishes = parser.parse_args(arguments)
    course = Course()
    try:
        if wishes.what == "tell":
            return tell(course, wishes.folder)
        marking.mark(course, wishes.folder)
    except (marking.NotMarked, CourseError) as error:
        print(commands.annotation("error", str(error), title="Nothing was marked"))
        return 1
    return 0


def tell(course: Course, folder: Path) -> int:
    """Show a result to the learner."""
    found = told.read(folder / marking.RESULT, course)
    text = page.markdown(found, course)
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)
    else:
        print(text)
    for line in commands.annotations(found, course):
        print(line)
    return 1 if found.is_wrong else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
