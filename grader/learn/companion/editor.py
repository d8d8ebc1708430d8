"""Opens a step's file in the learner's editor, at the hole."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from grader.course import CourseError

VS_CODES = ("code", "code-insiders", "codium", "cursor", "windsurf")
WITH_PLUS = (
    "vi",
    "vim",
    "nvim",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "ne",
)


def command(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """The command that opens a file at a line; CourseError where no editor is known.

    $VISUAL decides; inside VS Code it is VS Code where $VISUAL is not set; then $EDITOR.
    """
    wish = environment.get("VISUAL", "")
    if not wish and environment.get("TERM_PROGRAM") == "vscode":
        wish = next((name for name in VS_CODES if shutil.which(name)), "")
    wish = wish or environment.get("EDITOR", "")
    words = shlex.split(wish, posix=os.name != "nt")
    if not words:
        raise CourseError(
            f"no editor is set. Open {path.name} yourself, or say which one you use before you "
            "start: export VISUAL=nano"
        )
    program = Path(words[0].strip('"')).stem
    if program in VS_CODES:
        return [*words, "--goto", f"{path}:{line}"]
    if program in WITH_PLUS:
        return [*words, f"+{line}", str(path)]
    return [*words, str(path)]


def open_file(path: Path, line: int) -> None:
    """Open a file; comes back when the editor ends, at once where it has a window of its own."""
    words = command(path, line, os.environ)
    program = shutil.which(words[0]) or words[0]
    try:
        status = subprocess.run([program, *words[1:]], check=False).returncode
    except OSError as error:
        raise CourseError(
            f"{words[0]} can't be started ({error.strerror}): check $VISUAL"
        ) from None
    if status:
        raise CourseError(f"{words[0]} ended with the exit status {status}")
