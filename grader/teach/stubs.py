"""From solution to stub: one hand-written source, everything else is made from it.

    # BEGIN SOLUTION: return the slope of x² at x
    return 2 * x
    # END SOLUTION

becomes `raise NotImplementedError("Return the slope of x² at x")`. `python -m grader.teach.stubs`
writes every stub, and the copy of it that `grader reset` puts back; `--check` names those that
differ from their source.
"""

import argparse
import re
from pathlib import Path

from grader.course import Course, CourseError, Step

MARKED = re.compile(
    r"^(?P<indent> *)# BEGIN SOLUTION: (?P<sentence>.+)\n"
    r"(?P<body>(?:.*\n)*?)"
    r"(?P=indent)# END SOLUTION\n",
    re.MULTILINE,
)
LINE_LENGTH = 100


def marked_source(path: Path) -> str:
    """A solution's source, whose marked places must be well-formed, each with a sentence."""
    source = path.read_text(encoding="utf-8")
    begins = len(re.findall(r"# BEGIN SOLUTION", source))
    ends = len(re.findall(r"# END SOLUTION", source))
    whole = len(MARKED.findall(source))
    if not begins == ends == whole or whole == 0:
        raise CourseError(
            f"{path}: {begins} BEGIN SOLUTION, {ends} END SOLUTION, {whole} well-formed "
            "pairs; each needs `# BEGIN SOLUTION: a sentence` and an END at the same indent"
        )
    return source


def _hole(match: re.Match[str]) -> str:
    indent, sentence = match["indent"], match["sentence"]
    message = sentence[0].upper() + sentence[1:]
    quoted = '"' + message.replace("\\", "\\\\").replace('"', '\\"') + '"'
    line = f"{indent}raise NotImplementedError({quoted})\n"
    if len(line) > LINE_LENGTH + 1:
        line = f"{indent}raise NotImplementedError(\n{indent}    {quoted}\n{indent})\n"
    return line


def stub(step: Step) -> str:
    """The stub of a step: its solution with a hole in every marked place."""
    return MARKED.sub(_hole, marked_source(step.solution))


def filled(step: Step) -> str:
    """The solution as a submission: without the marks."""
    return MARKED.sub(lambda match: match["body"], marked_source(step.solution))


def stale(course: Course) -> list[tuple[Step, Path]]:
    """The stubs, and the copies for `grader reset`, that differ from what the solution gives."""
    return [
        (step, path)
        for step in course
        for path in (step.stub, step.released)
        if not path.is_file() or path.read_text(encoding="utf-8") != stub(step)
    ]


def main() -> int:
    """Write the stubs, or check them."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.stubs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; name stale stubs")
    arguments = parser.parse_args()
    course = Course()
    for step, path in stale(course):
        shown = step.shown(path)
        if arguments.check:
            print(f"{shown} differs from {step.shown(step.solution)}: python -m grader.teach.stubs")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(stub(step), encoding="utf-8")
            print(f"wrote {shown}")
    return 1 if arguments.check and stale(course) else 0


if __name__ == "__main__":
    raise SystemExit(main())
