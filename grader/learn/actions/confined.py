"""A program that can write in one folder alone and reach no other program: Linux only.

    python -m grader.learn.actions.confined FOLDER PROGRAM …

Landlock closes all other files to writing, other processes to a look into their memory, and
privileges that `sudo` would give; the filter refuses sockets, by which Docker would open a way to
every file. The doors stay closed for whatever the program starts. Where one can't be closed,
nothing is run.
"""

import os
import resource
import sys
from pathlib import Path

from grader.learn import landlock, seccomp
from grader.learn.syscalls import PR_SET_NO_NEW_PRIVS, keep_capabilities, prctl

NOT_CONFINED = 97  # an exit status that pytest doesn't have
LEAST_ABI = 3  # older ones let a file be emptied
READ = landlock.READ_FILE | landlock.READ_FOLDER | landlock.EXECUTE
MAX_FILE = 64 * 2**20
MISSING = "this machine can't confine a learner's code: it takes Linux 6.2 or newer with Landlock"


def close_doors(folder: Path) -> None:
    """Bind this process, for good. Raises OSError where a door can't be closed."""
    abi, machine = landlock.version(), seccomp.machine()
    if abi < LEAST_ABI or machine is None or not seccomp.available():
        raise OSError(MISSING)
    allowed = [
        (Path("/"), READ),
        (folder, landlock.handled_files(abi)),
        (Path("/dev/null"), landlock.READ_FILE | landlock.WRITE_FILE),
    ]
    rules = landlock.ruleset(allowed, abi)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE, MAX_FILE))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    keep_capabilities(0)  # root's would show the environment of other processes
    landlock.restrict(rules)
    os.close(rules)
    seccomp.install(seccomp.without_connections(machine), machine)


def main(folder: str, *command: str) -> int:
    """Become the program."""
    try:
        close_doors(Path(folder))
        os.execv(command[0], command)
    except OSError as error:
        print(error, file=sys.stderr)
    return NOT_CONFINED


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
