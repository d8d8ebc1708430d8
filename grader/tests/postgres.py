"""A PostgreSQL server of the test's own, in a temporary folder, reached by a socket there."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest


def programs():
    """The folder of PostgreSQL's programs; where there is none, the test says so."""
    places = [Path(found).parent for found in [shutil.which("pg_ctl")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = next((place for place in places if (place / "initdb").exists()), None)
    driver = importlib.util.find_spec("psycopg")
    if found is None or driver is None:
        missing = "psycopg[binary] (PyPI)" if found else "postgresql (apt-get install postgresql)"
        pytest.skip(f"no gradebook was kept in PostgreSQL: {missing} is missing")
    return found


@contextlib.contextmanager
def server():
    """The address of an empty database; the server ends with the block."""
    place = programs()
    root = Path(tempfile.mkdtemp(prefix="postgres-", dir="/tmp"))
    owner = pwd.getpwnam("postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)

    def run(name, *arguments):
        # The server refuses to run as root.
        who: dict[str, Any] = (
            {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
            if os.geteuid() == 0
            else {}
        )
        subprocess.run(
            [place / name, *arguments],
            cwd=root,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **who,
        )

    try:
        os.chown(root, owner.pw_uid, owner.pw_gid)
        data = root / "data"
        run("initdb", "-D", data, "-A", "trust", "-U", "teacher", "--no-sync", "-E", "UTF8")
        options = f"-c listen_addresses='' -k {root} -c fsync=off"
        run("pg_ctl", "-D", data, "-o", options, "-w", "start")
        try:
            yield f"postgresql://teacher@/postgres?host={root}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(root)
