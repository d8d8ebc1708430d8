"""The teacher's workflow, run job by job for a class of forks: what it takes in, gives back."""

import http.server
import json
import shutil
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from grader import cli
from grader.course import Course
from grader.teach import example_class, gathered, hand_back, shards
from grader.teach.classroom import Classroom
from grader.teach.collection import Collected
from grader.teach.git import Git
from grader.teach.marking import Marker, Wishes
from grader.teach.result import to_json
from grader.teach.submission import StubFile, Submission
from grader.tests.workflow import Actions

SECRET = "a-class-secret-of-this-test"
TOKEN = "a-token-of-this-test"
VARIABLES = {"CLASS_FORKS_OF": "teacher/course", "CLASS_FEEDBACK": "comments"}
SPY = """
for place in ("/proc/self/environ", "../../secret"):
    try:
        print("managed:", open(place).read())
    except OSError:
        pass
print("::error::the course is broken")


def square_slope(x):
    return 2 * x
"""
GRADER = """#!{python}
# Commands that reach the network, or that this repository has not yet, are played.
import shutil, sys
from pathlib import Path
command, place, *more = sys.argv[1:3] + sys.argv[3:] if len(sys.argv) > 2 else (sys.argv[1], "")
with Path({log!r}).open("a") as log:
    print(*sys.argv[1:], file=log)
if command == "collect":
    shutil.copytree({collected!r}, place, dirs_exist_ok=True)
elif command in {played!r}:
    target = Path(place, {{"gradebook": "gradebook.db"}}.get(command, command + "s"))
    if command == "feedback":
        for result in Path(place, "results").iterdir():
            page = Path(place, "feedback", "students", result.stem, "feedback.md")
            page.parent.mkdir(parents=True)
            page.write_text("Feedback for " + result.stem)
    else:
        target.write_text(command)
else:
    from grader.cli import main
    sys.exit(main())
"""
GH = """#!/bin/sh
echo "$*" >> {log}
case "$*" in
  "api "*) echo "{private}" ;;
  "run list"*) if [ -d {last} ]; then echo 9; echo 7; echo 5; fi ;;
  "run download 5 "*) touch "$9/of-an-older-run" ;;
  "run download 7 --repo teacher/class --name class "*) cp -r {last}/. "$9" ;;
  *) exit 1 ;;
esac
"""


def works(course):
    """Three students: half of step 2, a spy, and one whose files are broken."""
    half = example_class.solved(course, "step00") | {
        "exercises/step02/slopes.py": b"def square_slope(x):\n    return 2 * x\n"
    }
    spy = half | {"exercises/step02/slopes.py": SPY.encode()}
    return {"ada": half, "guido": spy, "hedy": example_class.broken(course)}


@pytest.fixture(scope="module")
def teachers(editions, tmp_path_factory):
    """The teacher's repository, of two steps."""
    root = shutil.copytree(editions["self-study"], tmp_path_factory.mktemp("teacher") / "class")
    later = [step for step in Course(root) if step.name > "step02"]
    for step in later:
        for place in (step.folder, step.solution.parent, step.suite):
            shutil.rmtree(place)
    git = ["git", "-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    subprocess.run([*git, "commit", "-qam", "two steps"], cwd=root, check=True)
    return root


@pytest.fixture
def collected(editions, tmp_path, course):
    """What collecting gives: a roster, bare repositories, and what was found."""
    classroom = Classroom(tmp_path / "collected")
    example_class.write_roster(classroom, works(course))
    found = {}
    for name, files in works(course).items():
        place = classroom.submission(name)
        example_class.write_fork(place, editions["classroom"], files)
        where = f"https://github.test/{name}/course"
        found[name] = Collected(name, where, "collected", Git(place).head())
    classroom.collected.write_bytes(msgspec.json.encode(found))
    return classroom


@pytest.fixture
def workflow(teachers, collected, tmp_path):
    """The workflow with its programs: gh, and grader where it can't be run here."""
    programs = tmp_path / "programs"
    programs.mkdir()
    played = {"gradebook", "export", "feedback"} - commands_that_exist()
    log, last = tmp_path / "log", tmp_path / "last"
    scripts = {
        "grader": GRADER.format(
            python=sys.executable, log=str(log), collected=str(collected.root), played=played
        ),
        "gh": GH.format(log=log, last=last, private="true"),
    }
    for name, text in scripts.items():
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    secrets = {"CLASS_SECRET": SECRET, "FORKS_TOKEN": TOKEN, "FEEDBACK_TOKEN": TOKEN}
    actions = Actions(
        teachers, "grade-forks.yml", tmp_path / "github", programs, VARIABLES, secrets
    )
    return SimpleNamespace(actions=actions, programs=programs, log=log, last=last)


def commands_that_exist():
    shown = cli.main.__globals__["argparse"].ArgumentParser()
    known = shown.add_subparsers()
    cli.main.__globals__["_add_teacher"](known)
    return set(known.choices)


def run_class(actions):
    """Jobs 1 to 3, with every part of the matrix."""
    collect = actions.job("collect")
    parts = [actions.job("mark", **one) for one in json.loads(collect.outputs["matrix"])["include"]]
    return collect, parts, actions.job("gather")


def test_a_class_is_collected_marked_and_gathered(workflow):
    actions = workflow.actions
    collect, (mark,), gather = run_class(actions)
    for job in (collect, mark, gather):
        assert job.result == "success", [step.printed for step in job.steps if step.status]
    kept = actions.artifacts / "class"
    results = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (kept / "results").iterdir()
    }
    assert {name: one["score"] for name, one in results.items()} == {
        "ada": 10, "guido": 10, "hedy": 50,
    }  # fmt: skip
    assert all(one["official"] for one in results.values())
    assert (kept / "gradebook.db").exists()
    assert (kept / "look_alikes.csv").exists()
    assert (kept / "feedback" / "students" / "ada" / "feedback.md").exists()
    assert not (kept / "submissions").exists()
    lines = workflow.log.read_text(encoding="utf-8").splitlines()
    assert f"collect {collect.temp}/class --forks-of teacher/course" in lines
    assert [line.split()[-1] for line in lines if line.startswith("export")] == [
        "csv", "canvas", "moodle",
    ]  # fmt: skip
    nothing_got_out(actions, [collect, mark, gather])
    the_next_run_marks_nothing_again(workflow, kept)


def nothing_got_out(actions, jobs):
    """No secret in what was handed on or shown; no command but ours; GitHub's files untouched."""
    for path in actions.artifacts.rglob("*"):
        if path.is_file():
            assert not {SECRET, TOKEN} & {
                w for w in (SECRET, TOKEN) if w.encode() in path.read_bytes()
            }
    for job in jobs:
        assert not (job.temp / "class" / "secret").exists()
        assert job.commands == []
        for step in job.steps:
            assert SECRET not in step.printed
            assert "managed:" not in step.printed
            written = {kind for kind, text in step.files.items() if text}
            assert written == ({"OUTPUT"} if step.name == "Share out the class" else set())


def the_next_run_marks_nothing_again(workflow, kept):
    """An hour later, with what the last run handed on."""
    shutil.move(kept, workflow.last)
    shutil.rmtree(workflow.actions.artifacts)
    workflow.actions.needs.clear()
    collect, (mark,), gather = run_class(workflow.actions)
    assert not (collect.temp / "class" / "of-an-older-run").exists()
    assert "0 marked, 3 unchanged" in mark.step("Mark").printed
    assert "3 taken in, 0 refused, 0 missing" in gather.step("Take in what is a result").printed


def test_nothing_runs_before_the_class_is_named_or_in_a_public_repository(workflow):
    actions = workflow.actions
    actions.variables = {}
    assert actions.job("collect") is None
    actions.variables = VARIABLES
    for told in ("false", ""):
        (workflow.programs / "gh").write_text(f"#!/bin/sh\necho '{told}'\n", encoding="utf-8")
        job = actions.job("collect")
        assert (job.result, job.steps[-1].name) == ("failure", "Refuse to show marks in public")
        assert [kind for kind, _, _ in job.commands] == ["error"]
    assert actions.job("mark") is None
    assert actions.job("gather") is None


@pytest.mark.slow
def test_a_roster_that_is_there_names_the_class(workflow, teachers, tmp_path):
    source = tmp_path / "with-roster"
    git = ["git", "-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    subprocess.run([*git, "clone", "-q", teachers, source], check=True)
    (source / "class").mkdir()
    (source / "class" / "roster.csv").write_text("student,repository\nada,x\n", encoding="utf-8")
    for command in (["add", "class"], ["commit", "-qm", "roster"]):
        subprocess.run([*git, *command], cwd=source, check=True)
    workflow.actions.source = source
    workflow.actions.variables = VARIABLES | {"CLASS_DEADLINE": "2026-12-01T12:00:00Z"}
    job = workflow.actions.job("collect")
    assert job.result == "success"
    said = workflow.log.read_text(encoding="utf-8").splitlines()
    assert said[-1] == f"collect {job.temp}/class --deadline 2026-12-01T12:00:00Z"


def test_a_machine_without_a_jail_marks_nothing(workflow):
    assert workflow.actions.job("collect").result == "success"
    (workflow.programs / "grader").write_text("#!/bin/sh\necho MISSING; exit 3\n")
    job = workflow.actions.job("mark", part=1, of=1)
    ran = [step.name for step in job.steps]
    assert job.result == "failure"
    assert "Mark" not in ran
    assert "Put the secret where the trusted process reads it" not in ran


def test_tokens_and_secrets_are_where_they_belong(workflow):
    """The job that runs students' code gets the class secret in one step, and no token."""
    given = {
        (name, step["name"]): sorted(
            word for word in ("secrets.", "github.token") if word in json.dumps(step.get("env", {}))
        )
        for name, job in workflow.actions.jobs.items()
        for step in job["steps"]
    }
    assert {place for place, words in given.items() if words} == {
        ("collect", "Refuse to show marks in public"),
        ("collect", "Fetch what the last run knew"),
        ("collect", "Collect"),
        ("mark", "Put the secret where the trusted process reads it"),
        ("hand-back", "Hand back"),
    }
    environments = [job.get("environment") for job in workflow.actions.jobs.values()]
    assert environments == ["class-forks", "class-marks", None, "class-feedback"]
    runs = {
        n: " ".join(str(s.get("run", "")) for s in j["steps"])
        for n, j in workflow.actions.jobs.items()
    }
    assert [name for name, run in runs.items() if "grader autograde" in run] == ["mark"]


def test_shares_are_of_a_useful_size(tmp_path, capsys):
    assert [len(shards.matrix(n)["include"]) for n in (1, 20, 21, 300, 10**5)] == [1, 1, 2, 15, 40]
    assert shards.matrix(21)["include"] == [{"part": 1, "of": 2}, {"part": 2, "of": 2}]
    assert shards.main([str(tmp_path)]) == 2
    assert "roster.csv is not there" in capsys.readouterr().err


# ------------------------------------------------------------------------------- what is taken in


@pytest.fixture(scope="module")
def marked():
    """Official results of one step, of the students of a class of two parts."""
    course, found = Course(), {}
    source = example_class.solved(course)["exercises/step02/slopes.py"]
    with Marker(course) as marker:
        for name in ("ada", "bela", "chen"):
            files = {step.name: StubFile(refused="missing") for step in course}
            files["step02"] = StubFile(source + f"\n# {name}\n".encode())
            work = Submission(name, name[0].encode().hex() * 20, files)
            found[name] = marker.mark(work, Wishes(("step02",), SECRET.encode()))
    return found


@pytest.fixture
def class_of_two_parts(marked, tmp_path):
    room, parts = Classroom(tmp_path / "class"), tmp_path / "parts"
    example_class.write_roster(room, marked)
    found = {n: Collected(n, "https://x", "collected", r.commit) for n, r in marked.items()}
    room.collected.write_bytes(msgspec.json.encode(found))
    for number, names in ((1, ("ada", "chen")), (2, ("bela",))):
        folder = parts / f"results-{number}-of-2"
        folder.mkdir(parents=True)
        for name in names:
            (folder / f"{name}.json").write_bytes(to_json(marked[name]))
    return room, parts


def test_results_of_all_parts_are_taken_in(class_of_two_parts, marked, capsys):
    room, parts = class_of_two_parts
    assert gathered.main([str(parts), str(room.root)]) == 0
    assert "3 taken in, 0 refused, 0 missing" in capsys.readouterr().out
    for name, result in marked.items():
        assert room.result(name).read_bytes() == to_json(result)


def test_holes_are_compared_over_all_parts_and_with_results_that_were_kept(
    class_of_two_parts, marked, course
):
    room, parts = class_of_two_parts
    for number, name in ((1, "ada"), (2, "bela")):
        step = msgspec.structs.replace(marked[name].steps[0], forms={"square_slope": "same"})
        alike = msgspec.structs.replace(marked[name], steps=[step])
        (parts / f"results-{number}-of-2" / f"{name}.json").write_bytes(to_json(alike))
    gathered.gather(parts, room, course)
    told = room.look_alikes.read_text(encoding="utf-8").splitlines()[1:]
    assert told == ["step02,square_slope,no,ada bela"]
    (parts / "results-2-of-2" / "bela.json").unlink()
    gathered.gather(parts, room, course)
    assert room.look_alikes.read_text(encoding="utf-8").splitlines()[1:] == told


CHANGES: dict[str, dict[str, Any]] = {
    "another student's": {"submission": "bela"},
    "not an official one": {"official": False},
    "not an official one of": {"schema": 2},
    "not of commit": {"commit": "0" * 40},
    "do not add up": {"score": 470.0},
}


def step_changes(step):
    test = step.tests[0]
    replace = msgspec.structs.replace
    forged = replace(test, score=99.0)
    yield "more points than it can give", replace(step, tests=[forged, *step.tests[1:]])
    yield "do not add up", replace(step, score=step.score + 1)
    yield "tests of other holes", replace(step, tests=[replace(test, hole="chain")])
    yield "steps are not those", replace(step, step="step99")
    loud = replace(test, message="ok\n::add-mask::x")
    yield "not harmless", replace(step, tests=[loud, *step.tests[1:]])
    page = replace(test, details=[{"kind": "table", "header": ["<script>"], "rows": []}])
    yield "not harmless", replace(step, tests=[page, *step.tests[1:]])


def test_whatever_is_no_result_is_refused_and_stops_nobody_else(
    class_of_two_parts, marked, course, capsys
):
    room, parts = class_of_two_parts
    good = marked["ada"]
    path = parts / "results-1-of-2" / "ada.json"
    replace = msgspec.structs.replace
    forged = [(why, replace(good, **change)) for why, change in CHANGES.items()]
    forged += [(why, replace(good, steps=[step])) for why, step in step_changes(good.steps[0])]
    forged.append(("steps are not those", replace(good, steps=good.steps * 2)))
    for why, result in forged:
        path.write_bytes(to_json(result))
        found = gathered.gather(parts, room, course)
        assert why in found.refused["ada"], why
        assert set(found.taken) == {"bela", "chen"}
        assert not room.result("ada").exists()
    padded = to_json(good) + b" " * gathered.MAX_BYTES
    for content in (b"", b"{}", b"\xff", b"[" * 10**5, padded):
        path.write_bytes(content)
        assert set(gathered.gather(parts, room, course).refused) == {"ada"}
    path.unlink()
    (parts / "elsewhere").write_bytes(to_json(good))
    path.symlink_to(parts / "elsewhere")
    assert set(gathered.gather(parts, room, course).refused) == {"ada"}
    assert gathered.main([str(parts), str(room.root)]) == 0
    assert "::error title=A result was refused::ada: " in capsys.readouterr().out


def test_a_part_speaks_of_its_own_students_alone(class_of_two_parts, marked, course):
    room, parts = class_of_two_parts
    room.results.mkdir()
    (parts / "results-2-of-2" / "ada.json").write_bytes(to_json(marked["ada"]))
    (parts / "results-1-of-2" / "ada.json").unlink()
    (parts / "results-1-of-2" / "eve.json").write_bytes(to_json(marked["ada"]))
    (parts / "results-1-of-2" / "..json").write_bytes(b"{}")
    found = gathered.gather(parts, room, course)
    assert (set(found.taken), found.missing) == ({"bela", "chen"}, ["ada"])
    assert {path.name for path in room.results.iterdir()} == {"bela.json", "chen.json"}
    (parts / "results-1-of-3").mkdir()
    assert gathered.main([str(parts), str(room.root)]) == 2


# ---------------------------------------------------------------------------------- handing back


class Api(http.server.BaseHTTPRequestHandler):
    """As much of GitHub's API as handing back needs."""

    comments: dict[str, list[str]]
    tokens: set[str]

    def do_GET(self):
        self.tokens.add(self.headers["Authorization"])
        name = self.path.split("/")[2]
        if "/comments" in self.path:
            self.answer(
                200,
                [
                    {"body": one}
                    for one in self.comments.setdefault(self.path.partition("?")[0], [])
                ],
            )
        elif name == "gone":
            self.answer(404, {})
        else:
            self.answer(200, {"private": name != "public"})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.comments.setdefault(self.path, []).append(body["body"])
        self.answer(201, {})

    def answer(self, status, data):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def api(monkeypatch):
    api = type("Api", (Api,), {"comments": {}, "tokens": set()})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), api) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.test")
        monkeypatch.setenv("FEEDBACK_TOKEN", TOKEN)
        monkeypatch.setattr(hand_back, "PAUSE", 0)
        yield api
        server.shutdown()


def test_each_student_gets_their_own_feedback_once_and_nobody_elses(api, tmp_path, capsys):
    room = Classroom(tmp_path / "class")
    names = ("ada", "public", "gone", "elsewhere", "silent")
    example_class.write_roster(room, names)
    found = {
        name: Collected(name, f"https://github.test/{name}/course.git", "collected", "c" * 40)
        for name in names
    }
    found["elsewhere"] = Collected("elsewhere", "https://evil.test/x/y", "collected", "c" * 40)
    found["ada"] = Collected(
        "ada", "https://github.test/old/course", "collected", "a" * 40,
        renamed_to="https://github.test/ada/new",
    )  # fmt: skip
    room.collected.write_bytes(msgspec.json.encode(found))
    for name in names[:-1]:
        page = room.feedback / "students" / name / "feedback.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"For {name} and @everybody\n", encoding="utf-8")
    assert hand_back.main([str(room.root)]) == 3
    said = capsys.readouterr().out
    text = f"For ada and {hand_back.NOBODY}everybody"
    written = {f"/repos/ada/new/commits/{'a' * 40}/comments": [text]}
    assert api.comments == written
    assert api.tokens == {f"Bearer {TOKEN}"}
    assert "public: the repository is public" in said
    assert "gone: GitHub answers 404" in said
    assert "elsewhere: https://evil.test/x/y is no repository of https://github.test" in said
    assert "silent: there is no feedback yet" in said
    hand_back.main([str(room.root)])
    assert api.comments == written
    assert "ada: has it already" in capsys.readouterr().out


def test_without_a_token_nothing_is_handed_back(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("FEEDBACK_TOKEN", raising=False)
    assert hand_back.main([str(tmp_path)]) == 2
    assert "FEEDBACK_TOKEN is empty" in capsys.readouterr().err


def test_handing_back_is_off_unless_asked_for(workflow):
    workflow.actions.needs["gather"] = {"result": "success", "outputs": {}}
    workflow.actions.variables = {"CLASS_FORKS_OF": "teacher/course"}
    assert workflow.actions.job("hand-back") is None
