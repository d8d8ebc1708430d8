"""A class is marked: what is written, what is kept, and what comes after whatever ends a run."""

import argparse
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

from grader import cli
from grader.course import ROOT, Course, CourseError
from grader.teach import autograde, example_class
from grader.teach.autograde import Plan
from grader.teach.checkout import Checkout
from grader.teach.class_table import Row, counted, show
from grader.teach.classroom import Classroom
from grader.teach.crew import LocalCrew
from grader.teach.git import Git, initialise
from grader.teach.jail.doctor import parts
from grader.teach.keys import this_grader
from grader.teach.marking import Marker, Wishes
from grader.teach.marking_process import MarkingProcess
from grader.teach.orders import Answer, order_for
from grader.teach.progress import Count, progress
from grader.teach.result import from_json, to_json
from grader.teach.submission import NoSubmission, of_student
from grader.teach.whole_files import part_of, write_whole

pytestmark = pytest.mark.skipif(
    not all(finding.good for finding in parts()), reason="this machine has no jail"
)
SECRET = b"0123456789abcdef0123456789abcdef"
STEPS = ["step02", "step03"]
STUDENTS = ("ada", "chen", "dora", "hedy")


@pytest.fixture(scope="module")
def marker(course):
    with Marker(course) as marker:
        yield marker


class OneByOne:
    """A crew that marks in this process, and remembers what it was asked."""

    def __init__(self, marker):
        self._marker = marker
        self.orders = []

    def run(self, orders):
        for order in orders:
            self.orders.append(order)
            wishes = Wishes(tuple(order.steps), secret=order.secret)
            known = {step.step: step for step in order.known}
            found = self._marker.mark(order.submission(), wishes, known=known)
            yield order.student, Answer(found)

    @property
    def asked(self):
        return {order.student: order.steps for order in self.orders}


class Broken:
    """A crew that can't mark anything."""

    def run(self, orders):
        for order in orders:
            yield order.student, Answer(None, "It \x1b[31mbroke.")


def new_class(root, course, students=STUDENTS):
    room = Classroom(root)
    example_class.write_roster(room, students)
    for name in students:
        example_class.write_folder(room.submission(name), example_class.CLASS[name](course))
    room.secret.write_bytes(SECRET)
    return room


def marked_by(crew, room, course, students=STUDENTS, steps=STEPS, force=False, shard=""):
    """Mark a class and give its rows by student."""
    names = list(STUDENTS)
    plan = Plan(room, names, list(students), list(steps), SECRET, force, shard)
    rows, _ = autograde.autograde(plan, course, crew)
    return {row.student: row for row in rows}


def timeless(room):
    """All results as bytes without their times."""
    found = {}
    for path in sorted(room.results.iterdir()):
        result = from_json(path.read_bytes())
        found[path.name] = to_json(msgspec.structs.replace(result, times=None))
    return found


@pytest.fixture(scope="module")
def once(tmp_path_factory, course, marker):
    """A class that has been marked, not to be changed."""
    room = new_class(tmp_path_factory.mktemp("once") / "class", course)
    marked_by(OneByOne(marker), room, course)
    return room


@pytest.fixture
def room(once, tmp_path):
    """The same class, to be changed."""
    shutil.copytree(once.root, tmp_path / "class")
    return Classroom(tmp_path / "class")


@pytest.fixture
def crew(marker):
    return OneByOne(marker)


def stub_of(room, course, student, step):
    return room.submission(student) / course[step].shown(course[step].stub)


def handed_in(place, student, course):
    work = of_student(place, student, course)
    assert work is not None
    return work


def edit(path):
    path.write_bytes(path.read_bytes() + b"# another thought\n")


# -------------------------------------------------------------------------- what is written


def test_each_result_is_what_marking_alone_gives(once, course, marker):
    keys_of = this_grader(course).keys
    for student in STUDENTS:
        work = handed_in(once.submission(student), student, course)
        alone = marker.mark(work, Wishes(tuple(STEPS), secret=SECRET))
        found = from_json(once.result(student).read_bytes())
        assert found.official
        assert [step.key for step in found.steps] == [keys_of(work, SECRET)[s] for s in STEPS]
        assert msgspec.structs.replace(
            found, steps=[msgspec.structs.replace(s, key="") for s in found.steps], times=None
        ) == msgspec.structs.replace(alone, times=None)
    scores = {s: from_json(once.result(s).read_bytes()).score for s in STUDENTS}
    assert scores["ada"] == 90 > scores["dora"] > scores["chen"] == 50 > scores["hedy"] == 0


def test_unchanged_work_is_not_marked_again(room, course, crew):
    before = {path: path.stat().st_mtime_ns for path in room.results.iterdir()}
    rows = marked_by(crew, room, course)
    assert crew.orders == []
    assert {row.state for row in rows.values()} == {"unchanged"}
    assert (rows["ada"].score, rows["ada"].max_score) == (90, 90)
    assert {path: path.stat().st_mtime_ns for path in room.results.iterdir()} == before


@pytest.mark.parametrize(("step", "again"), [("step03", ["step03"]), ("step02", STEPS)])
def test_an_edit_marks_its_step_and_the_later_ones_again(
    step, again, room, course, crew, marker, tmp_path
):
    edit(stub_of(room, course, "ada", step))
    marked_by(crew, room, course)
    assert crew.asked == {"ada": again}
    assert [known.step for known in crew.orders[0].known] == [s for s in STEPS if s not in again]
    fresh = Classroom(shutil.copytree(room.root, tmp_path / "fresh"))
    shutil.rmtree(fresh.results)
    marked_by(OneByOne(marker), fresh, course)
    assert timeless(room) == timeless(fresh)


def test_marks_kept_from_before_decide_what_later_steps_may_use(room, course, crew):
    """dora's step 02 has a mistake, so step 03 gets the reference's, whether it is run or known."""
    path = stub_of(room, course, "dora", "step03")
    uses = b"from exercises.step02.slopes import squared_error_slope\n"
    path.write_bytes(uses + path.read_bytes())
    marked_by(crew, room, course)
    assert crew.asked == {"dora": ["step03"]}
    (step,) = from_json(room.result("dora").read_bytes()).steps[1:]
    assert [(f.step, f.used) for f in step.follow_through] == [("step02", "reference")]
    assert step.score == step.max_score


def test_a_new_commit_with_the_same_files_is_noted_and_not_marked(room, course, crew):
    place = room.submission("ada")
    initialise(place)
    git = Git(place)
    files = example_class.CLASS["ada"](course)
    git.commit_files("refs/heads/main", None, "one\n", example_class.STUDENT, files)
    marked_by(crew, room, course)
    assert crew.orders == []
    assert from_json(room.result("ada").read_bytes()).commit == git.head()
    before = timeless(room)
    edit(stub_of(room, course, "ada", "step12"))  # no longer what was committed
    marked_by(crew, room, course)
    assert crew.orders == []
    assert from_json(room.result("ada").read_bytes()).commit is None
    assert timeless(room) != before


def test_steps_that_are_not_asked_for_stay_as_they_are(room, course, crew):
    edit(stub_of(room, course, "ada", "step02"))
    before = from_json(room.result("ada").read_bytes())
    rows = marked_by(crew, room, course, ["ada"], ["step03"])
    after = from_json(room.result("ada").read_bytes())
    assert crew.asked == {"ada": ["step03"]}
    assert after.steps[0] == before.steps[0]
    assert after.steps[1].key != before.steps[1].key
    assert (after.score, rows["ada"].score) == (90, 90)
    marked_by(crew, room, course)
    assert [order.steps for order in crew.orders[1:]] == [["step02"]]


def test_force_marks_everything(room, course, crew):
    before = timeless(room)
    rows = marked_by(crew, room, course, ["ada"], force=True)
    assert crew.asked == {"ada": STEPS}
    assert rows["ada"].state == "marked"
    assert timeless(room) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"schema": 1', b'"schema": 2'),
        lambda _: b"[]",
        lambda data: b"\xff" + data,
        lambda data: data.replace(b'"status": "passed"', b'"status": "error"', 1),
    ],
)
def test_a_result_that_can_not_be_used_is_made_again(damage, room, course, crew):
    before = timeless(room)
    path = room.result("ada")
    path.write_bytes(damage(path.read_bytes()))
    part_of(path).write_bytes(b"half")
    marked_by(crew, room, course)
    assert list(crew.asked) == ["ada"]
    assert timeless(room) == before
    assert not part_of(path).exists()


def test_nothing_half_written(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_whole(path, b"old")

    def no_disk(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_disk)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


# ------------------------------------------------------------------------------------- keys


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the course to change, without tests."""
    return Checkout(tmp_path_factory.mktemp("tree") / "course").root


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("grader/teach/suites/step05/test_one_number_hidden.py", 5),
        ("exercises/step05/test_one_number.py", 5),
        ("exercises/step05/README.md", 5),
        ("solutions/step05/one_number.py", 5),
        ("grader/teach/mistakes/step05.py", 5),
        ("grader/learn/fingerprints/step05.json", 5),
        ("data/hour.csv", 1),
        ("grader/learn/student.py", 1),
        ("grader/teach/jail/inside.py", 1),
        ("grader/course.py", 1),
        ("exercises/step05/one_number.py", None),
        ("exercises/step05/hints.md", None),
        ("grader/teach/drawings/step05.py", None),
        ("README.md", None),
    ],
)
def test_what_keys_depend_on(tree, path, first, course):
    work = handed_in(tree, "x", course)
    before = this_grader(Course(tree)).keys(work, SECRET)
    file = tree / path
    old = file.read_bytes() if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_bytes((old or b"") + b"\n")
    try:
        after = this_grader(Course(tree)).keys(work, SECRET)
    finally:
        file.unlink() if old is None else file.write_bytes(old)
    changed = [int(name.removeprefix("step")) for name in before if before[name] != after[name]]
    assert changed == ([] if first is None else list(range(first, 13)))


def test_keys_depend_on_secret_python_and_torch(tree, course, monkeypatch):
    work = handed_in(tree, "x", course)
    before = this_grader(course).keys(work, SECRET)
    other_secret = this_grader(course).keys(work, SECRET[:-1] + b"x")
    assert not set(before.values()) & set(other_secret.values())
    monkeypatch.setattr("grader.teach.keys._torch", lambda: "0.1")
    changed = this_grader(course).keys(work, SECRET)
    assert [name for name in before if before[name] != changed[name]] == ["step12"]
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert not set(before.values()) & set(this_grader(course).keys(work, SECRET).values())


# ------------------------------------------------------------------- submissions of all kinds


def test_one_broken_submission_never_stops_the_others(room, course, crew):
    shutil.rmtree(room.results)
    shutil.rmtree(room.submission("chen"))
    room.submission("chen").write_text("no folder")
    shutil.rmtree(room.submission("hedy"))
    shutil.rmtree(room.submission("dora"))
    room.submission("dora").mkdir()
    rows = marked_by(crew, room, course)
    assert {name: row.state for name, row in rows.items()} == {
        "ada": "marked",
        "chen": "failed",
        "dora": "marked",
        "hedy": "nothing submitted",
    }
    assert "chen is no folder" in rows["chen"].reason
    assert (rows["dora"].score, rows["dora"].max_score) == (0, 90)
    assert sorted(path.name for path in room.results.iterdir()) == ["ada.json", "dora.json"]
    refused = from_json(room.result("dora").read_bytes()).steps[0].refused
    assert refused == "exercises/step02/slopes.py is missing."


def bare(tmp_path, files=None):
    """A bare repository, with a commit of these files if there are any."""
    work = tmp_path / "work"
    work.mkdir()
    initialise(work)
    if files:
        Git(work).commit_files("refs/heads/main", None, "x\n", example_class.STUDENT, files)
    return shutil.copytree(work / ".git", tmp_path / "bare")


def test_of_a_bare_repository_the_newest_commit_is_marked(tmp_path, course):
    files = example_class.solved(course)
    place = bare(tmp_path, files)
    found = handed_in(place, "ada", course)
    assert (found.name, found.commit) == ("ada", Git(place).head())
    assert {path: found.files[course.step_of(Path(path)).name].source for path in files} == files


def test_a_repository_without_commits_has_handed_in_nothing_yet(tmp_path, course):
    found = handed_in(bare(tmp_path), "ada", course)
    assert found.commit is None
    assert all("is missing" in str(file.refused) for file in found.files.values())


def test_a_head_that_names_no_branch_is_no_empty_repository(tmp_path, course):
    place = bare(tmp_path, example_class.solved(course))
    (place / "HEAD").write_text("ref: refs/heads/master\n")
    with pytest.raises(NoSubmission, match=r"HEAD names no commit.*git symbolic-ref"):
        handed_in(place, "ada", course)


def test_a_damaged_repository_is_told(tmp_path, course):
    place = bare(tmp_path, example_class.solved(course))
    shutil.rmtree(place / "refs")
    with pytest.raises(NoSubmission, match="is damaged: git can't read it"):
        handed_in(place, "ada", course)


def test_when_marking_fails_the_reason_is_told_and_old_results_stay(room, course, capsys):
    before = timeless(room)
    edit(stub_of(room, course, "ada", "step02"))
    rows = marked_by(Broken(), room, course)
    assert [name for name, row in rows.items() if row.state == "failed"] == ["ada"]
    show(list(rows.values()))
    shown = capsys.readouterr().out
    assert "ada: It \\x1b[31mbroke." in shown
    assert timeless(room) == before


# ------------------------------------------------------------------------------ the command


def command(*arguments, **options):
    return subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
            "from grader.cli import main; sys.exit(main())",
            *arguments,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "nowhere is not there: a class is a folder with roster.csv"),
        (["CLASS", "--only", "ada,zoe"], "--only ada,zoe: 'zoe' is not in the roster"),
        (["CLASS", "--steps", "step99"], "there is no step 'step99'"),
        (["CLASS", "--shard", "9/8"], "--shard 9/8: write it as 3/8, the third of eight parts"),
        (["CLASS", "--shard", "three"], "--shard three: write it as 3/8"),
        (["CLASS", "--shard", "0/3"], "--shard 0/3: write it as 3/8"),
        (["CLASS", "--jobs", "0"], "--jobs 0: one process or more"),
        (["CLASS", "--secret", "nowhere"], "make one, once for the class: grader secret nowhere"),
    ],
)
def test_wrong_usage(arguments, says, room, capsys):
    inside = [str(room.root) if word == "CLASS" else word for word in arguments]
    assert cli.main(["autograde", *inside]) == 2
    assert says in capsys.readouterr().err


def test_a_class_without_its_parts_is_refused(room, capsys):
    def refused():
        assert cli.main(["autograde", str(room.root)]) == 2
        return capsys.readouterr().err

    shutil.rmtree(room.submissions)
    assert "submissions is not there: put each student's checkout" in refused()
    room.secret.unlink()
    assert f"make one, once for the class: grader secret {room.secret}" in refused()
    room.roster.write_text("student,repository\n../ada,x\n")
    assert "roster.csv, line 2: `student` is '../ada'" in refused()
    room.roster.unlink()
    assert "roster.csv is not there" in refused()


def test_results_that_can_not_be_written_stop_the_run_and_lose_nothing(room, capsys):
    shutil.rmtree(room.results)
    room.results.write_text("in the way")
    assert cli.main(["autograde", str(room.root), "--steps", "step02"]) == 3
    assert "results: File exists; stopped; what was marked is kept" in capsys.readouterr().err


def test_a_folder_is_no_secret(tmp_path, capsys):
    assert cli.main(["secret", str(tmp_path)]) == 2
    assert f"is a folder: name the file in it, {tmp_path / 'secret'}" in capsys.readouterr().err


def test_the_secret_is_made_once_and_told_nobody(tmp_path, capsys):
    path = tmp_path / "secret"
    assert cli.main(["secret", str(path)]) == 0
    secret = path.read_text().strip()
    said = capsys.readouterr().out
    assert secret not in said
    assert len(bytes.fromhex(secret)) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert cli.main(["secret", str(path)]) == 2
    assert "is there already, and a class keeps its secret" in capsys.readouterr().err
    assert path.read_text().strip() == secret
    assert cli.main(["secret", str(tmp_path / "no" / "secret")]) == 2
    assert "make the folder first: mkdir" in capsys.readouterr().err
    assert cli.main(["secret", str(ROOT / "secret")]) == 2
    assert "lies inside of the course" in capsys.readouterr().err
    assert not (ROOT / "secret").exists()


def test_shards_are_all_of_the_class_and_no_student_is_in_two(room):
    def plan(shard):
        arguments = argparse.Namespace(
            folder=room.root,
            only=None,
            steps=None,
            force=False,
            shard=shard,
            secret=None,
            jobs=None,
        )
        return autograde._plan(arguments, room, Course()).students

    assert plan(None) == list(STUDENTS)
    for parts_ in (1, 2, 3, 7):
        shards = [plan(f"{part}/{parts_}") for part in range(1, parts_ + 1)]
        assert sorted(name for shard in shards for name in shard) == sorted(STUDENTS)
        assert max(map(len, shards)) - min(map(len, shards)) <= 1


def test_shards_side_by_side_give_the_same_results(room, course, crew):
    before = timeless(room)
    shutil.rmtree(room.results)
    room.look_alikes.unlink()
    for shard, students in {"1-of-2": STUDENTS[::2], "2-of-2": STUDENTS[1::2]}.items():
        marked_by(crew, room, course, students, shard=shard)
    assert timeless(room) == before
    assert not room.look_alikes.exists()  # one shard does not know the class


def test_two_runs_do_not_mark_one_class(room, capsys):
    with room.locked():
        for arguments in ([], ["--shard", "1/2"]):
            assert cli.main(["autograde", str(room.root), *arguments]) == 2
            assert "another run marks" in capsys.readouterr().err
    with room.locked("1-of-2"), room.locked("2-of-2"):
        assert cli.main(["autograde", str(room.root), "--shard", "1/2"]) == 2
        assert cli.main(["autograde", str(room.root)]) == 2
        with pytest.raises(CourseError, match="wait for it to end"), room.locked():
            pass


def marking_processes():
    """The marking processes of this machine, by process id, with their owners."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            line = (place / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if match := re.search(r"marking_process import main; main\(\d+, (\d+)\)", line):
            found[int(place.name)] = int(match[1])
    return found


def until(condition, seconds=60.0):
    """Wait for something that must come."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)
    return value


@pytest.mark.parametrize(
    "ending",
    [signal.SIGKILL, signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)],
)
def test_after_any_end_the_next_run_goes_on(ending, once, room, course, crew):
    shutil.rmtree(room.results)
    arguments = ["autograde", str(room.root), "--steps", ",".join(STEPS), "--jobs", "1"]
    given = room.root / "given"
    given.mkdir()
    run = command(*arguments, env=os.environ | {"TMPDIR": str(given)})
    until(lambda: room.results.is_dir() and list(room.results.glob("*.json")))
    os.kill(run.pid, ending)
    _, err = run.communicate(timeout=60)
    assert run.returncode == (-signal.SIGKILL if ending == signal.SIGKILL else 130)
    if ending != signal.SIGKILL:
        assert "what was marked is kept, and the same command goes on" in err
    assert "Traceback" not in err
    until(lambda: run.pid not in marking_processes().values())
    until(lambda: not list(given.iterdir()))
    kept = {path.name: path.stat().st_mtime_ns for path in room.results.glob("*.json")}
    marked_by(crew, room, course)
    assert set(crew.asked) == {name for name in STUDENTS if f"{name}.json" not in kept}
    assert timeless(room) == timeless(once)
    assert kept.items() <= {p.name: p.stat().st_mtime_ns for p in room.results.iterdir()}.items()


def test_in_a_pipe_the_command_is_plain_and_keeps_its_secret(room, once):
    shutil.rmtree(room.results)
    given = room.root / "given"
    given.mkdir()
    run = command(
        *("autograde", str(room.root), "--steps", ",".join(STEPS), "--jobs", "2"),
        cwd=room.root,
        env=os.environ | {"TMPDIR": str(given)},
    )
    out, err = run.communicate(timeout=120)
    assert run.returncode == 0, err
    assert list(given.iterdir()) == []
    assert "\x1b" not in out + err
    table = [line.split() for line in out.splitlines()]
    assert table[0] == ["student", "points", "of", "02", "03"]
    assert table[1] == ["ada", "90", "90", "50", "40"]
    assert "4 marked; results in" in out
    assert re.search(r"4 of 4 done, 0 left, [\d.]+ a \w+$", err)
    assert timeless(room) == timeless(once)
    texts = [out, err, *(path.read_text("utf-8") for path in room.results.iterdir())]
    assert not any(SECRET.decode() in text or SECRET.hex() in text for text in texts)


# ------------------------------------------------------------------------ marking processes


@pytest.fixture
def order(course, once):
    work = handed_in(once.submission("ada"), "ada", course)
    return order_for(work, ["step02"], [], SECRET)


def score_of(answer):
    assert answer.result is not None, answer.reason
    return answer.result.score


def kill_when_it_marks(times, done):
    """End marking processes of this process as soon as they are there, a number of times."""
    killed = set[int]()
    while len(killed) < times and not done.is_set():
        for pid, owner in marking_processes().items():
            if owner == os.getpid() and pid not in killed and len(killed) < times:
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)
        time.sleep(0.005)


@pytest.mark.parametrize("times", [1, 2])
def test_a_process_that_dies_is_replaced_and_its_submission_marked_once_more(times, order):
    process, done = MarkingProcess(), threading.Event()
    killer = threading.Thread(target=kill_when_it_marks, args=(times, done))
    killer.start()
    answer = process.mark(order)
    done.set()
    killer.join()
    if times == 1:
        assert score_of(answer) == 50
    else:
        assert answer == Answer(None, "The marking process was ended by SIGKILL.")
        assert score_of(process.mark(order)) == 50
    process.close()
    assert os.getpid() not in marking_processes().values()


def test_a_marking_that_fails_is_told_and_the_process_goes_on(order):
    process = MarkingProcess()
    bad = msgspec.structs.replace(order, steps=["step99"])
    answer = process.mark(bad)
    assert answer.result is None
    assert "there is no step 'step99'" in answer.reason
    assert score_of(process.mark(order)) == 50
    process.close()
    assert process.mark(order).result is None


def test_a_crew_stops_when_nobody_asks_any_more(order):
    answers = LocalCrew(1).run(iter([order] * 50))
    assert score_of(next(answers)[1]) == 50
    answers.close()
    assert os.getpid() not in marking_processes().values()


def test_a_crew_takes_orders_only_as_fast_as_it_works(order, monkeypatch):
    monkeypatch.setattr(MarkingProcess, "mark", lambda *_: Answer(None, "x"))
    taken = []

    def orders():
        for number in range(100):
            taken.append(number)
            yield order

    answered = 0
    for _ in LocalCrew(2).run(orders()):
        answered += 1
        assert len(taken) <= answered + 4
    assert answered == 100


# ------------------------------------------------------------------------ progress and table


def test_progress_counts_rate_and_time_to_go():
    now = [0.0]
    count = Count(10, lambda: now[0])
    assert count.line() == "0 of 10 done, 10 left"
    count.tick(False)
    now[0] = 2.0
    for _ in range(4):
        count.tick(True)
    assert count.line() == "5 of 10 done, 5 left, 2.0 a second, 0:00:02 to go"
    now[0] = 120.0
    assert count.line() == "5 of 10 done, 5 left, 2.0 a minute, 0:02:30 to go"
    for _ in range(5):
        count.tick(False)
    assert count.line() == "10 of 10 done, 0 left, 2.0 a minute"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("variable", "value"), [("", ""), ("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_and_bars_are_for_terminals(variable, value, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    if variable:
        monkeypatch.setenv(variable, value)
    stream = Terminal()
    with progress(2, stream) as tick:
        tick(True)
        tick(False)
    show([Row("ada", "marked", 1, 1, {"step02": (1, 1)}), Row("bob", "failed")], stream)
    assert ("2 of 2 done, 0 left" in stream.getvalue()) == (variable == "TERM")
    coloured = re.search(r"\x1b\[[\d;]*(3[0-7])m", stream.getvalue()) is not None
    assert coloured == (variable == "")


def test_the_table_tells_what_needs_attention(capsys):
    rows = [
        Row("ada", "marked", 90, 130, {"step02": (50, 50), "step12": None}),
        Row("bob[red]", "nothing submitted"),
        Row("chen", "failed", reason="the suite itself failed in step02"),
    ]
    show(rows)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["student", "points", "of", "02", "12"],
        ["ada", "90", "130", "50", "–"],
        ["bob[red]", "nothing", "submitted"],
        ["chen", "failed"],
        ["chen:", "the", "suite", "itself", "failed", "in", "step02"],
    ]
    assert counted(rows) == "1 marked, 1 nothing submitted, 1 failed"
