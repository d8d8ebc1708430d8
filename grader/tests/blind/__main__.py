"""`python -m grader.tests.blind`: how many of the blind set are recognised, and which are not."""

from grader.course import Course
from grader.tests.blind import named


def main() -> None:
    """Print the figure, and what was not recognised."""
    course, right, all_in_all = Course(), 0, 0
    for step in course:
        for blind, found in named(course, step.name):
            all_in_all += 1
            right += bool(found) and found <= blind.known
            if not found or not found <= blind.known:
                what = f"WRONGLY {', '.join(sorted(found))}" if found else "not recognised"
                print(f"{step.name} {blind.path.stem}: {what}")
    print(f"{right} of {all_in_all} recognised rightly")


if __name__ == "__main__":
    main()
