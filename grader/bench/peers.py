"""`python -m grader.bench.peers`: the programs that this one is measured against, set up once.

Each has a virtual environment of its own below build/bench, or in the folder that the variable
GRADER_PEERS of the environment names. Their versions stand in constraints.txt, with all others.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grader.course import ROOT, CourseError
from grader.teach.whole_files import write_whole

VARIABLE = "GRADER_PEERS"
CONSTRAINTS = ROOT / "constraints.txt"
READY = "ready.txt"
TOLD = 1500  # characters of what a failed installation says
# The course's tests run inside of the peers' notebooks, and step 12 needs PyTorch.
FOR_THE_COURSE = ("pytest", "pytest-timeout", "torch", "numpy")
KERNEL = "ipykernel"


@dataclass(frozen=True)
class Peer:
    """A program to be measured against. more: what its environment needs beside it."""

    name: str
    more: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The pinned version. Raises CourseError where there is none."""
        found = re.search(rf"^{re.escape(self.name)}==(\S+)$", CONSTRAINTS.read_text(), re.M)
        if found is None:
            raise CourseError(f"{CONSTRAINTS}: no line pins {self.name}; add {self.name}==VERSION")
        return found[1]

    @property
    def spoken(self) -> str:
        return f"{self.name} {self.version}"


NBGRADER = Peer("nbgrader", (KERNEL, *FOR_THE_COURSE))
OTTER = Peer("otter-grader", (KERNEL, *FOR_THE_COURSE))
LEARNER = Peer("pytest", FOR_THE_COURSE)  # what a learner has, and nothing more
Install = Callable[[Peer, Path], None]


def peers_folder() -> Path:
    """Where the environments are."""
    return Path(os.environ.get(VARIABLE) or ROOT / "build" / "bench").absolute()


def install(peer: Peer, place: Path) -> None:
    """Make an environment and install the peer into it. Raises CourseError."""
    _quietly(peer, [sys.executable, "-m", "venv", "--without-pip", str(place)])
    wanted = [peer.name, *peer.more, "--constraint", str(CONSTRAINTS)]
    quiet = ["--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python")]
    _quietly(peer, [*pip, "install", *quiet, *wanted])


def binaries(peer: Peer, folder: Path | None = None, by: Install = install) -> Path:
    """The folder of a peer's commands; it is set up where it is not. Raises CourseError.

    An environment does not bear to be moved, since its commands name its place. So it is made where
    it stays, and a file is written into it last; where that file is missing or names other
    versions, everything is made anew.
    """
    place = (folder or peers_folder()) / f"{peer.name}-{peer.version}"
    ready, wanted = place / READY, _wanted(peer)
    if not ready.is_file() or ready.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(place, ignore_errors=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        print(f"Setting up {peer.spoken} in {place}, once (a minute or two) …", file=sys.stderr)
        by(peer, place)
        write_whole(ready, wanted.encode())
    return place / "bin"


def surroundings(commands: Path, home: Path, **more: str) -> dict[str, str]:
    """The environment of a peer's command: nothing of the user's own settings; the course is found.

    commands: the folder of the peer's commands. home: a folder for whatever it keeps.
    """
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": f"{commands}{os.pathsep}{os.defpath}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def _wanted(peer: Peer) -> str:
    """What an environment was made from: another Python or another pin needs another one."""
    names = {peer.name, *peer.more}
    pins = [line for line in CONSTRAINTS.read_text().splitlines() if line.split("==")[0] in names]
    return "\n".join([sys.version, *pins, *sorted(names)]) + "\n"


def _quietly(peer: Peer, command: list[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        reason = (done.stderr.strip() or done.stdout.strip())[-TOLD:]
        raise CourseError(
            f"{peer.spoken} could not be set up: `{' '.join(command)}` said\n{reason}\n"
            "pip must be able to install packages here; then run the same command again."
        )


def main() -> int:
    """Set up all peers, and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m grader.bench.peers", description=__doc__)
    parser.add_argument("--folder", type=Path, help=f"instead of ${VARIABLE} or build/bench")
    folder = parser.parse_args().folder
    try:
        for peer in (NBGRADER, OTTER, LEARNER):
            print(f"{peer.spoken}: {binaries(peer, folder.absolute() if folder else None)}")
    except CourseError as error:
        print(f"python -m grader.bench.peers: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
