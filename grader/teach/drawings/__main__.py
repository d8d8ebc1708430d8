"""python -m grader.teach.drawings [--check]: write the lessons' pictures, or name stale ones."""

import argparse
import importlib
import inspect
import sys
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

from grader.teach.drawings import style

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def pictures() -> dict[Path, Callable[[], Figure]]:
    """Return every picture's file and the function that draws it, as the tree has them."""
    found: dict[Path, Callable[[], Figure]] = {}
    for file in sorted(HERE.glob("step[0-9]*.py")):
        module = importlib.import_module(f"{__package__}.{file.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                found[ROOT / "exercises" / file.stem / f"{name}.svg"] = function
    return found


def draw(function: Callable[[], Figure]) -> bytes:
    """Return the SVG file that a drawing function stands for."""
    with style.settings():
        return style.to_svg(function())


def stale() -> list[str]:
    """Return a sentence for each picture that is missing, differs, or is drawn by nobody."""
    drawn = pictures()
    complaints = []
    for path, function in drawn.items():
        name = path.relative_to(ROOT).as_posix()
        if not path.is_file():
            complaints.append(f"{name} is missing")
        elif path.read_bytes() != draw(function):
            complaints.append(f"{name} differs from what grader/teach/drawings draws")
    for path in sorted(ROOT.glob("exercises/*/*.svg")):
        if path not in drawn:
            complaints.append(f"{path.relative_to(ROOT).as_posix()} is drawn by no function")
    return complaints


def main() -> int:
    """Write all pictures, or with --check only compare them; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.drawings", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name stale files")
    if parser.parse_args().check:
        complaints = stale()
        for complaint in complaints:
            print(complaint)
        if complaints:
            print("Run `python -m grader.teach.drawings` to draw them again.")
        return 1 if complaints else 0
    for path, function in pictures().items():
        picture = draw(function)
        if not path.is_file() or path.read_bytes() != picture:
            path.write_bytes(picture)
            print(f"drew {path.relative_to(ROOT).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
