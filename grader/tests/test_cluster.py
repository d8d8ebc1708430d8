"""A class on a cluster: a scheduler and two workers of this machine, of which one is killed."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time

import msgspec
import pytest

from grader import cli
from grader.course import ROOT, CourseError
from grader.teach import example_class
from grader.teach.classroom import Classroom
from grader.teach.jail.doctor import parts
from grader.teach.keys import Grader, this_grader
from grader.teach.orders import order_for
from grader.teach.result import from_json, to_json
from grader.teach.submission import Submission

pytestmark = pytest.mark.skipif(
    not all(finding.good for finding in parts()), reason="this machine has no jail"
)
STEPS = "step02,step05"
SECRET = b"0123456789abcdef"
STUDENTS = ("ada", "bela", "chen", "dora", "emil", "hedy")


README = (ROOT / "README.md").read_text(encoding="utf-8")
SCHEDULER, WORKER = (shlex.split(line) for line in re.findall(r"^dask .*", README, re.M))
(AUTOGRADE,) = (shlex.split(line) for line in re.findall(r"^grader .*--scheduler.*", README, re.M))


def at(address, words):
    """A command of the README with a real address."""
    return [word.replace("tcp://HOST:8786", address) for word in words]


def dask(words, *options, folder):
    """A command of the README as it is written, and options; what it says goes to a file."""
    assert words[0] == "dask"
    with (folder / f"{words[1]}-{len(list(folder.iterdir()))}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{words[1]}", *words[2:], *options],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def worker(address, folder):
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
    return dask(at(address, WORKER), *options, folder=folder)


def until(condition, seconds=120.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def new_scheduler(folder):
    """A scheduler on a free port, and its address."""
    place = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file")
    scheduler = dask(SCHEDULER, *options, str(place), folder=folder)
    until(lambda: place.exists() and b"address" in place.read_bytes())
    return scheduler, msgspec.json.decode(place.read_bytes())["address"]


def autograding(command):
    """`grader` with a command, as a process of its own."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from grader.cli import main; "
    return subprocess.Popen(
        [sys.executable, "-P", "-c", f"{start} sys.exit(main())", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The address of a scheduler, its folder and its two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    scheduler, address = new_scheduler(folder)
    workers = [worker(address, folder) for _ in range(2)]
    yield address, folder, workers
    for process in [*workers, scheduler]:
        process.kill()
        process.wait()


@pytest.fixture
def room(tmp_path, course):
    room = Classroom(tmp_path / "class")
    example_class.write_roster(room, STUDENTS)
    for name in STUDENTS:
        example_class.write_folder(room.submission(name), example_class.CLASS[name](course))
    room.secret.write_bytes(SECRET)
    return room


def timeless(room):
    return {
        path.name: to_json(msgspec.structs.replace(from_json(path.read_bytes()), times=None))
        for path in sorted(room.results.iterdir())
    }


def test_a_worker_is_killed_and_the_results_equal_those_of_one_machine(cluster, room, capsys):
    address, folder, workers = cluster
    assert AUTOGRADE[:4] == ["grader", "autograde", "class", "--scheduler"]
    command = ["autograde", str(room.root), "--steps", STEPS]
    assert cli.main(command) == 0
    expected = timeless(room)
    for path in room.results.iterdir():
        path.unlink()
    run = autograding([*command, *at(address, AUTOGRADE[3:])])
    until(lambda: list(room.results.glob("*.json")))
    workers[0].send_signal(signal.SIGKILL)
    joined = worker(address, folder)
    out, err = run.communicate(timeout=300)
    joined.kill()
    joined.wait()
    assert run.returncode == 0, out + err
    assert "Traceback" not in err
    assert timeless(room) == expected
    assert not [log for log in folder.glob("*.log") if SECRET in log.read_bytes()]
    assert capsys.readouterr().out == out  # the table and the list of look-alikes, too


def test_an_order_that_fails_shows_no_secret(cluster, course):
    """Dask logs the arguments of what failed."""
    from distributed import Client

    from grader.teach.cluster import Sealed, mark

    address, folder, _ = cluster
    order = order_for(Submission("ada", None, {}), [], [], SECRET)
    assert SECRET.decode() not in repr(order)
    sealed = Sealed(b"no order, but " + SECRET)
    with Client(address, set_as_default=False) as client:
        error = client.submit(mark, sealed, this_grader(course).digest).exception()
        assert isinstance(error, msgspec.MsgspecError)
    logs = [log.read_bytes() for log in folder.glob("worker-*.log")]
    assert any(b"MessagePack" in log or b"Compute Failed" in log for log in logs)
    assert not [log for log in logs if SECRET in log]


@pytest.mark.slow
def test_a_scheduler_that_dies_ends_the_run_and_keeps_what_was_marked(room, tmp_path):
    folder = tmp_path / "another"
    folder.mkdir()
    scheduler, address = new_scheduler(folder)
    only = worker(address, folder)
    run = autograding(["autograde", str(room.root), "--steps", STEPS, "--scheduler", address])
    try:
        until(lambda: list(room.results.glob("*.json")))
        scheduler.kill()
        _, err = run.communicate(timeout=300)
    finally:
        for process in (run, scheduler, only):
            process.kill()
            process.wait()
    assert run.returncode == 3, err
    assert "the scheduler is gone: start it again; stopped; what was marked is kept" in err
    assert 0 < len(list(room.results.glob("*.json"))) < len(STUDENTS)


def test_a_worker_with_another_course_is_refused(cluster, course):
    from grader.teach.cluster import ClusterCrew

    address, _, _ = cluster
    ours = this_grader(course)
    with pytest.raises(CourseError, match=r"the worker tcp://.* has another version of the course"):
        ClusterCrew(address, Grader(b"other", ours.steps))


def test_no_scheduler(room, capsys, monkeypatch):
    monkeypatch.setattr("grader.teach.cluster.CONNECT_SECONDS", 1)
    for address, says in {
        "tcp://127.0.0.1:9": "no scheduler answers there",
        "nonsense://x": "no scheduler answers there",
    }.items():
        assert cli.main(["autograde", str(room.root), "--scheduler", address]) == 2
        assert f"--scheduler {address}: {says}" in capsys.readouterr().err


def test_without_the_extra_the_message_says_what_to_install(room, capsys, monkeypatch):
    monkeypatch.delitem(sys.modules, "grader.teach.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.main(["autograde", str(room.root), "--scheduler", "tcp://127.0.0.1:1"]) == 2
    said = capsys.readouterr().err
    assert 'python -m pip install -e ".[instructor,cluster,compare]"' in said
