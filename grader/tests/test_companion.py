"""The learner's commands: status, hint, reset, solution; what they remember and refuse."""

import json
import os
import pty
import re
import shutil
import sys
from pathlib import Path

import pytest

from grader import cli
from grader.course import ROOT, CourseError
from grader.learn.companion import (
    code,
    editor,
    files,
    knowledge,
    lesson,
    place,
    progress,
    reset,
    solution,
)
from grader.learn.companion.progress import Record
from grader.learn.companion.runs import Request, Standby, run_now
from grader.learn.imports import source_problem
from grader.teach.stubs import filled
from grader.tests.companion import GRADER, learner_environment
from grader.tests.processes import run_program


@pytest.fixture
def here(checkout, monkeypatch):
    """A learner's checkout, in which we stand and whose own grader it is."""
    monkeypatch.chdir(checkout.root)
    monkeypatch.setattr(place, "ROOT", checkout.root)
    monkeypatch.setenv("COLUMNS", "80")
    return checkout


@pytest.fixture
def grader(here, capsys):  # noqa: ARG001
    """Run a command of grader: its exit status, what it printed, and its complaints."""

    def run(*arguments):
        capsys.readouterr()
        status = cli.main(list(arguments))
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


# ------------------------------------------------------------------------------------- status


def test_status_shows_the_path_and_the_next_thing(here, grader, course):
    here.fill(["step01", "step02"])
    one_hole = filled(course["step03"])
    hole = code.text_of(one_hole, "chain")
    stub = code.text_of(here.course["step03"].stub.read_text(encoding="utf-8"), "chain")
    here.write("step03", one_hole.replace(hole, stub))
    here.write("step05", "def mean(:\n")
    status, out, _ = grader("status")
    lines = {line.strip(" >").split("  ")[0]: line for line in out.splitlines()}
    assert status == 0
    assert "5 of 5 holes" in lines["step 01"]
    assert "50 of 50 points  passes" in lines["step 01"]
    assert lines["step 03"].startswith("> step 03")
    assert "3 of 4 holes" in lines["step 03"]
    assert "begun" in lines["step 03"]
    assert "0 of 7 holes" in lines["step 04"]
    assert "can't be read" in lines["step 05"]
    assert "2 of 12 steps pass. Next: step 03, `chain`" in out
    assert "exercises/step03/README.md" in out
    assert "\x1b" not in out


def test_status_of_a_narrow_terminal_fits(here, grader, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    here.fill(["step02"])
    _, out, _ = grader("status")
    path = out.partition("\n\n")[0]
    assert max(map(len, path.splitlines())) <= 50
    assert "50 of 50" in path


def test_status_without_hidden_suites_tells_no_points(classroom, monkeypatch, capsys):
    monkeypatch.chdir(classroom.root)
    monkeypatch.setattr(place, "ROOT", classroom.root)
    classroom.fill(["step02"])
    assert cli.main(["status"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "step 02" in line)
    assert "passes" in line
    assert "points" not in line


def test_only_what_changed_is_run_again(here, grader, monkeypatch):
    here.fill(["step01", "step02"])
    grader("status")
    ran = []
    monkeypatch.setattr(knowledge, "run_and_note", lambda _, step: ran.append(step.name))
    grader("status")
    assert ran == []
    second = here.course["step02"].stub.read_text(encoding="utf-8")
    here.write("step02", second + "\n")
    grader("status")
    assert ran == ["step02"]
    here.write("step02", second)
    grader("status")
    assert ran == ["step02"], "what was known of this very file is true again"
    here.write("step01", here.course["step01"].stub.read_text(encoding="utf-8") + "\n")
    grader("status")
    assert ran[1:] == ["step01", "step02"], "a later step may use the earlier one"


def test_when_all_is_done_it_says_so(here, grader):
    here.fill()
    for step in here.course:
        record = Record(knowledge.key(here.course, step), 3, 3)
        progress.note_record(here.root, step.name, record)
    _, out, _ = grader("status")
    assert "All steps pass" in out


# ----------------------------------------------------------------------------------- progress


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{ half",
        "[]",
        "null",
        '{"schema": 99, "steps": {}, "hints": {}}',
        '{"schema": 1}',
        '{"schema": 1, "steps": {"step02": {"key": 1}}, "hints": {}}',
        '{"schema": 1, "steps": [], "hints": {"step02": 3}}',
        "\udcff",
    ],
)
def test_a_broken_memory_is_none(tmp_path, content):
    path = tmp_path / progress.NAME
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert progress.load(tmp_path) == progress.Progress()


def test_a_broken_memory_is_made_anew_from_the_tests(here, grader):
    here.fill(["step02"])
    (here.root / progress.NAME).write_text('{"schema": 1, "steps"', encoding="utf-8")
    status, out, _ = grader("status")
    assert status == 0
    assert "50 of 50 points" in out
    assert progress.load(here.root).steps["step02"].passes


def test_the_memory_is_small_and_readable(here, grader):
    here.fill(["step02"])
    grader("status")
    grader("hint", "step03")
    told = json.loads((here.root / progress.NAME).read_text(encoding="utf-8"))
    assert told["schema"] == progress.SCHEMA
    assert told["steps"]["step02"]["points"] == [50.0, 50.0]
    assert told["hints"] == {"step03": {"parts": 1}}


def test_who_is_killed_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    files.write_whole(path, b"old")

    def killed(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_memory_that_cannot_be_written_says_so(here, grader):
    (here.root / progress.NAME).mkdir()
    status, _, err = grader("hint", "step03")
    assert status == 2
    assert "progress.json can't be written" in err


def test_a_run_that_was_overtaken_by_a_save_is_not_believed(here):
    step = here.course["step02"]
    here.fill(["step02"])
    before = knowledge.key(here.course, step)
    outcome = run_now(here.course, step, 80)
    here.write("step02", "# another file\n")
    knowledge.note(here.course, outcome, before)
    assert progress.load(here.root).steps == {}


# --------------------------------------------------------------------------------------- hint


def test_hints_come_one_level_at_a_time_and_go_on(here, grader):
    step = here.course["step09"]
    first, second, third = lesson.hints(step)["batch_gradient"]
    for number, one in ((1, first), (2, second), (3, third), (3, third)):
        status, out, _ = grader("hint", "step09", "batch_gradient")
        assert status == 0
        assert f"hint {number} of 3" in out
        assert " ".join(one.text.split()) in " ".join(out.split())
    assert "the last hint. The solution: grader solution step09 --spoil" in out
    _, again, _ = grader("hint", "9", "batch_gradient", "--again")
    assert [f"hint {number} of 3" in again for number in (1, 2, 3)] == [True] * 3
    _, other, _ = grader("hint", "step09")
    assert "`example_gradient`: hint 1 of 3" in other


def test_a_hint_finds_the_hole_to_work_on(here, grader, course):
    wrong = filled(course["step02"]).replace("return 2 * x", "return 3 * x")
    here.write("step02", wrong)
    _, out, _ = grader("hint", "02")
    assert "`square_slope`: hint 1 of 3" in out
    here.fill(["step01", "step02"])
    status, out, _ = grader("hint", "step02")
    assert status == 0
    assert "passes its tests" in out
    _, out, _ = grader("hint")
    assert "Step 03, `parts`" in out, "the first step that does not pass"


def test_every_hole_has_its_hints(course):
    for step in course:
        levels = [[hint.level for hint in found] for found in lesson.hints(step).values()]
        assert list(lesson.hints(step)) == [hole.name for hole in step.holes]
        assert levels == [["A question", "The direction", "Nearly the line"]] * len(step.holes)


# -------------------------------------------------------------------------------------- reset


def test_reset_puts_the_stub_back_and_keeps_a_backup(here, grader, course):
    step = here.course["step02"]
    stub = step.stub.read_bytes()
    mine = filled(course["step02"])
    here.write("step02", mine)
    status, out, _ = grader("reset", "step02", "--yes")
    assert status == 0
    assert step.stub.read_bytes() == stub
    named = here.root / out.split("Yours is in ")[1].strip().removesuffix(".")
    assert named.read_text(encoding="utf-8") == mine
    assert "nothing to do" in grader("reset", "step02", "--yes")[1]
    here.write("step02", mine + "# again\n")
    grader("reset", "step02", "--yes")
    backups = sorted((here.root / reset.BACKUPS / "step02").iterdir())
    assert len(backups) == 2, "two resets within one second"


def test_reset_of_one_hole_leaves_the_others(here, grader, course):
    mine = filled(course["step04"]).replace("class Value", "# mine\nclass Value")
    here.course["step04"].stub.write_bytes(mine.replace("\n", "\r\n").encode())
    assert grader("reset", "step04", "relu", "--yes")[0] == 0
    now = here.course["step04"].stub.read_bytes().decode()
    left = code.text_of(now, "Value.relu")
    assert "raise NotImplementedError" in left
    assert now.count("\n") == now.count("\r\n"), "the file keeps its line ends"
    was = code.text_of(mine, "Value.relu").replace("\n", "\r\n")
    assert now.replace(left, was) == mine.replace("\n", "\r\n")


def test_reset_asks_first(here, course):
    mine = filled(course["step02"])
    here.write("step02", mine)
    for answer, kept in ((b"\n", True), (b"n\n", True), (b"y\n", False)):
        parent, child = pty.openpty()
        os.write(parent, answer)
        command = [sys.executable, "-c", GRADER, "reset", "step02"]
        run = run_program(command, here.root, learner_environment(here), stdin=child)
        os.close(parent)
        os.close(child)
        assert "as it was released? What you wrote is kept" in run.stdout
        assert run.returncode == (1 if kept else 0)
        assert (here.course["step02"].stub.read_text(encoding="utf-8") == mine) is kept


def test_reset_without_anybody_to_ask_changes_nothing(here, grader, course, monkeypatch):
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: PTH123, SIM115
    here.write("step02", filled(course["step02"]))
    status, _, err = grader("reset", "step02")
    assert status == 2
    assert "add --yes" in err
    assert not (here.root / reset.BACKUPS).exists()


def test_reset_without_a_backup_changes_nothing(here, grader, course):
    here.write("step02", filled(course["step02"]))
    (here.root / reset.BACKUPS).write_text("a file in the folder's place")
    status, _, err = grader("reset", "step02", "--yes")
    assert status == 2
    assert "nothing was changed" in err
    assert here.course["step02"].stub.read_text(encoding="utf-8") == filled(course["step02"])


def test_reset_brings_a_lost_file_back(here, grader):
    step = here.course["step02"]
    step.stub.unlink()
    assert grader("reset", "step02")[0] == 0
    assert step.stub.read_bytes() == step.released.read_bytes()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def mean(:\n", "Python can't read this line"),
        ("def other():\n    pass\n", "has no `mean` any more"),
        ("<<<<<<< HEAD\n", "a merge conflict is not resolved"),
    ],
)
def test_reset_of_a_hole_that_cannot_be_found(here, grader, source, said):
    here.write("step05", source)
    status, _, err = grader("reset", "step05", "mean", "--yes")
    assert status == 2
    assert said in err
    assert here.course["step05"].stub.read_text(encoding="utf-8") == source


def test_reset_in_a_classroom_edition_needs_no_solutions(classroom, monkeypatch, capsys):
    monkeypatch.chdir(classroom.root)
    monkeypatch.setattr(place, "ROOT", classroom.root)
    step = classroom.course["step07"]
    stub = step.stub.read_bytes()
    classroom.fill(["step07"])
    assert cli.main(["reset", "7", "--yes"]) == 0
    assert step.stub.read_bytes() == stub
    assert "Yours is in .backups/step07/activation-" in capsys.readouterr().out


# ----------------------------------------------------------------------------------- solution


def test_the_solution_waits_for_the_step_to_pass(here, grader, course):
    status, out, err = grader("solution", "step02")
    assert (status, out) == (2, "")
    assert "take a hint" in err
    _, out, _ = grader("solution", "step02", "square_slope", "--spoil")
    assert "return 2 * x" in out
    assert "def line_slope" not in out
    assert "SOLUTION" not in out
    here.fill(["step02"])
    status, out, _ = grader("solution", "step02")
    assert status == 0
    for hole in here.course["step02"].holes:
        assert code.text_of(filled(course["step02"]), hole.name).rstrip() in out


def test_a_classroom_edition_carries_no_solutions(classroom, monkeypatch, capsys):
    monkeypatch.chdir(classroom.root)
    monkeypatch.setattr(place, "ROOT", classroom.root)
    assert cli.main(["solution", "step02", "--spoil"]) == 2
    assert "carries no solutions" in capsys.readouterr().err


def test_layout_and_comments_make_no_other_solution(here):
    here.fill(["step04"])
    source = here.course["step04"].stub.read_text(encoding="utf-8")
    here.write("step04", source.replace("    def relu(self)", "    # bend\n    def relu( self )"))
    assert all(pair.same for pair in solution.pairs(here.course["step04"]))


# ------------------------------------------------------------------------------ where it stands


def test_outside_of_the_course_it_says_where_to_go(here, grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in (["status"], ["watch"], ["hint"], ["reset", "1"], ["solution", "1"]):
        status, _, err = grader(*command)
        assert status == 2
        assert f'cd "{here.root}"' in err
    monkeypatch.chdir(here.root / "exercises" / "step05")
    assert grader("status")[0] == 0


def test_in_another_copy_of_the_course_it_refuses(grader, classroom, monkeypatch):
    monkeypatch.chdir(classroom.root)
    status, _, err = grader("status")
    assert status == 2
    assert f"you are in {classroom.root}" in err
    assert "python start.py" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hint", "step14"), "there is no step 'step14'"),
        (("hint", "seven"), "there is no step 'seven'"),
        (("hint", "step03", "foo"), "step 03 has no hole 'foo'; its holes are parts, local_slopes"),
        (("reset", "step03", "foo", "--yes"), "step 03 has no hole 'foo'"),
        (("solution", "step03", "foo", "--spoil"), "step 03 has no hole 'foo'"),
        (("hint", "step03", "parts", "--again"), "no hint for `parts` was shown yet"),
        (("watch", "step99"), "there is no step 'step99'"),
    ],
)
def test_wrong_words_are_answered(arguments, said, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert cli.main(list(arguments)) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["step07", "7", "07", "exercises/step07", "exercises/step07/"])
def test_a_step_may_be_said_in_many_ways(course, name):
    assert place.named_step(course, name).name == "step07"


def test_a_missing_extra_is_named_with_its_remedy(grader, monkeypatch):
    monkeypatch.setattr(place, "find_spec", lambda name: None if name == "watchfiles" else True)
    status, _, err = grader("watch")
    assert status == 2
    assert 'watchfiles, not installed yet: python -m pip install -e ".[companion]"' in err


def test_without_the_extra_the_plain_commands_work(here):
    """rich and the others are hidden from a process of its own."""
    hidden = "import sys; sys.modules.update(rich=None, watchfiles=None, plotille=None); "
    for command in (["status"], ["hint", "step02"], ["solution", "step02", "--spoil"]):
        program = [sys.executable, "-c", hidden + GRADER, *command]
        run = run_program(program, here.root, learner_environment(here))
        assert run.returncode == 0, run.stderr
        assert "02" in run.stdout


# ---------------------------------------------------------------------------------- the command


def test_grader_alone_shows_both_groups(capsys):
    assert cli.main([]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "to learn: watch, hint, status, reset, solution, experiment" in told
    assert "to teach: check, doctor, release, secret" in told


def test_a_classroom_edition_has_the_learners_commands_only(classroom):
    def run(*arguments):
        command = [sys.executable, "-c", GRADER, *arguments]
        return run_program(command, classroom.root, learner_environment(classroom))

    shown = run()
    assert "to teach: (not in this edition)" in shown.stderr
    assert run("status").returncode == 0
    refused = run("check", ".")
    assert refused.returncode == 2
    assert "this command belongs to the teacher's repository" in refused.stderr
    assert "unrecognized arguments: --nonsense" in run("hint", "--nonsense").stderr


def test_learn_never_imports_teach():
    root = ROOT / "grader" / "learn"
    for path in root.rglob("*.py"):
        assert "grader.teach" not in path.read_text(encoding="utf-8"), path


def test_a_pipe_that_knows_few_characters_gets_question_marks(here):
    environment = learner_environment(here, PYTHONIOENCODING="ascii")
    command = [sys.executable, "-c", GRADER, "solution", "step02", "--spoil"]
    run = run_program(command, here.root, environment, encoding="ascii")
    assert run.returncode == 0, run.stderr
    assert "slope of x? at x" in run.stdout


# ------------------------------------------------------------------------------------- the runs


def test_a_run_that_dies_tells_it(here):
    standby = Standby(here.course, here.course["step02"])
    standby.kill()
    outcome = standby.run(Request(80))
    assert outcome.result is None
    assert "the run ended by itself" in outcome.trouble


def test_examples_that_cannot_be_collected_are_told(here):
    examples = here.course["step02"].examples
    examples.write_text("def test_broken(:\n", encoding="utf-8")
    outcome = run_now(here.course, here.course["step02"], 80)
    assert "SyntaxError" in outcome.trouble


def test_what_code_prints_does_not_disturb_the_run(here, course):
    noisy = filled(course["step02"]).replace("return 2 * x", "print('{}')\n    return 2 * x")
    here.write("step02", noisy)
    outcome = run_now(here.course, here.course["step02"], 80)
    assert outcome.result is not None
    assert outcome.result.passes
    assert any(told.printed == "{}\n" for told in outcome.told)


def test_messages_are_as_wide_as_the_terminal(here):
    for width in (50, 80):
        outcome = run_now(here.course, here.course["step01"], width)
        first = outcome.first_failure(here.course["step01"])
        assert first is not None
        longest = max(len(line) for style, line in first.lines if style == "plain")
        assert longest <= width
    assert longest > 50


# ------------------------------------------------------------------------------- broken files


def problem_of(step):
    problem = source_problem(step, step.stub)
    assert problem is not None
    return problem


def test_a_renamed_file_is_found(here):
    step = here.course["step02"]
    step.stub.rename(step.stub.with_name("slope.py"))
    assert "Is it slope.py now?" in problem_of(step).remedy
    step.stub.with_name("slope.py").unlink()
    assert "grader reset step02" in problem_of(step).remedy


def test_tabs_and_spaces_are_named(here):
    step = here.course["step02"]
    here.write("step02", "def f(x):\n\tif x:\n\t\ty = 1\n        z = 2\n")
    problem = problem_of(step)
    assert "line 4: tabs and spaces are mixed" in problem.headline
    assert "four spaces" in problem.remedy


def test_merge_marks_are_named_wherever_python_stumbles(here):
    step = here.course["step02"]
    here.write(
        "step02", "def f(x):\n<<<<<<< HEAD\n    return 1\n=======\n    return 2\n>>>>>>> b\n"
    )
    problem = problem_of(step)
    assert problem.headline == "slopes.py, line 2: a merge conflict is not resolved"


# ------------------------------------------------------------------------------------ the editor


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "nano"}, ["nano", "+7", "a.py"]),
        ({"VISUAL": "code --wait"}, ["code", "--wait", "--goto", "a.py:7"]),
        ({"VISUAL": "/opt/my editor/ed"}, ["/opt/my", "editor/ed", "a.py"]),
        ({"VISUAL": "subl", "EDITOR": "vi"}, ["subl", "a.py"]),
        ({"EDITOR": "vi"}, ["vi", "+7", "a.py"]),
        ({"TERM_PROGRAM": "vscode", "EDITOR": "vi"}, ["code", "--goto", "a.py:7"]),
        ({"TERM_PROGRAM": "vscode", "VISUAL": "vim"}, ["vim", "+7", "a.py"]),
    ],
)
def test_the_editor_opens_at_the_hole(environment, command, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: name)
    assert editor.command(Path("a.py"), 7, environment) == command


def test_without_an_editor_it_says_how_to_name_one():
    with pytest.raises(CourseError, match="export VISUAL"):
        editor.command(Path("a.py"), 1, {})


def test_an_editor_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with pytest.raises(CourseError, match="no-such-editor can't be started"):
        editor.open_file(Path("a.py"), 1)


def test_the_line_of_a_hole(here):
    step = here.course["step04"]
    line = code.line_of(step, "Value.relu")
    assert step.stub.read_text(encoding="utf-8").splitlines()[line - 1].startswith("    def relu(")
    here.write("step04", "def broken(:\n")
    assert code.line_of(step, "Value.relu") == 1


# ------------------------------------------------------------------------------------ the pages


def test_every_step_tells_what_was_built_and_has_an_experiment(course):
    for step in course:
        assert lesson.built(course, step) != step.title
        text = lesson.experiment(step)
        assert text
        assert "What we saw" not in text
        assert "$" not in text
        assert "\\" not in re.sub(r"```.*?```", "", text, flags=re.S)


def test_small_formulas_become_plain():
    assert lesson.without_formulas("$2^4 = 16$, $\\sqrt n$, $-10^{-3}$") == "2⁴ = 16, √n, -10⁻³"
