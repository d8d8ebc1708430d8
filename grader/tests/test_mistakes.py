"""The catalogue of mistakes: caught, named, told well, and never mistaken for a right answer."""

import json
import re

import pytest

from grader.course import Course, CourseError
from grader.learn.probing import Observer, agree, from_data, to_data
from grader.learn.recognition import Recogniser, judge, read, unit_of
from grader.teach import fingerprints
from grader.teach.catalogue import catalogue, entry_module, needs, variant
from grader.teach.dev import outcomes
from grader.teach.marking import Marker, Wishes
from grader.teach.reference import ReferenceBackend
from grader.teach.stubs import filled
from grader.teach.submission import StubFile, Submission
from grader.tests.processes import run_module

STEPS = [step.name for step in Course()]
MANY = {"step04", "step06", "step07", "step09", "step10", "step11"}
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

every_step = pytest.mark.parametrize("name", STEPS)


def no_file(text):
    raise AssertionError(f"nobody asked for a file: {text}")


# -------------------------------------------------------------------------- what it holds


@every_step
def test_there_are_enough_mistakes_and_probes_for_every_hole(course, name):
    known = catalogue(course[name])
    assert len(known.entries) >= (20 if name in MANY else 12)
    for hole in course[name].holes:
        assert known.probes.get(unit_of(hole.name)), f"{hole.name} has no probes"
        assert any(e.mistake.hole == hole.name for e in known.entries), f"{hole.name}: no mistake"


@every_step
def test_texts_are_sentences_and_name_a_heading_of_the_lesson(course, name):
    headings = HEADING.findall(course[name].lesson.read_text(encoding="utf-8"))
    for entry in catalogue(course[name]).entries:
        told = entry.mistake
        assert told.reread in headings, told.id
        assert not told.title.endswith("."), told.id
        assert told.title[0].islower() or not told.title[0].isalpha(), told.id
        assert told.explanation.endswith((".", "?", ".)")), told.id
        assert len(told.explanation) > 60, told.id
        assert told.question.endswith("?"), told.id


@every_step
def test_every_mistake_is_rejected_and_named_as_itself(course, name):
    step = course[name]
    found = outcomes(course, step, catalogue(step).entries, thorough=False)
    assert [one.id for one in found if not one.rejected] == []
    assert [one.id for one in found if not one.recognised] == []
    assert {one.id: one.names for one in found if one.names != {one.id}} == {}
    by_examples = sum(one.rejected_by_examples for one in found)
    assert by_examples >= 0.8 * len(found), f"{by_examples} of {len(found)}"


@every_step
def test_the_right_answer_is_never_a_mistake(course, name):
    observer = Observer(ReferenceBackend(course[name]), no_file)
    recogniser = Recogniser(course, lambda _: observer, lambda step: step.name != name)
    for hole in course[name].holes:
        if not any("file" in str(to_data(one)) for one in read(name)[unit_of(hole.name)].probes):
            assert recogniser.recognise(course[name], hole.name) == []
            assert recogniser._judge(name, unit_of(hole.name)).right


def test_what_a_function_builds_on_is_read_from_the_solution(course):
    assert needs(course["step09"]) == {
        "example_gradient": [("step07", "relu_slope"), ("step08", "hidden_layer")],
        "batch_gradient": [("step09", "example_gradient")],
    }
    assert needs(course["step04"]) == {"Value": []}
    assert ("step08", "predict_all") in needs(course["step10"])["train"]  # through a given helper


# ------------------------------------------------------------------------- fingerprints


def test_fingerprints_hold_no_code(course):
    """No line of a solution or of the catalogue, long enough to say something, is in a file."""
    for step in course:
        text = fingerprints.path_of(step).read_text(encoding="utf-8")
        sources = [filled(step)]
        sources += [variant(step, e.mistake.hole, e.definition) for e in catalogue(step).entries]
        for line in {line.strip() for source in sources for line in source.splitlines()}:
            if len(line) > 20 and not line.startswith(("#", '"""', "Formula")) and "=" in line:
                assert line not in text, f"{step.name}: {line}"
        assert "def " not in text
        assert "lambda" not in text


def test_probes_survive_their_file(course):
    for step in course:
        for asked in catalogue(step).probes.values():
            for one in asked:
                data = json.loads(json.dumps(to_data(one)))
                assert to_data(from_data(data)) == to_data(one)


def test_answers_survive_their_file():
    for value in [{"a": (1.0, [2])}, {"tuple": [1]}, {3: None}, [float("inf"), -0.0], "text"]:
        data = json.loads(json.dumps(to_data({"value": value}), allow_nan=False))
        assert from_data(data) == {"value": value}
    assert agree(
        from_data(json.loads(json.dumps(to_data({"value": float("nan")})))), {"value": float("nan")}
    )


def test_a_fingerprint_that_says_nothing_is_refused(course):
    """A mistake that answers as the solution does, and one that only raises."""
    step = course["step02"]
    entry = next(e for e in catalogue(step).entries if e.mistake.hole == "square_slope")
    same = [{"value": 2.0}]
    with pytest.raises(CourseError, match="no probe tells this mistake from the right answer"):
        fingerprints._told(entry.mistake, same, same)
    with pytest.raises(CourseError, match="every probe raises"):
        fingerprints._told(entry.mistake, [{"raised": "TypeError"}], same)


def test_the_check_notices_a_stale_file(checkout):
    path = checkout.root / "grader" / "learn" / "fingerprints" / "step02.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["units"]["square_slope"]["right"][0]["value"] += 0.5
    path.write_text(json.dumps(data), encoding="utf-8")
    said = run_module(checkout.root, "grader.teach.fingerprints", "step02", "--check", seconds=120)
    assert said.returncode == 1
    assert said.stdout == (
        "grader/learn/fingerprints/step02.json differs from the catalogue: "
        "python -m grader.teach.fingerprints\n"
    )


ANOTHER = """

@mistake(
    "square_slope",
    title="cubing the slope",
    explanation="You cubed it, and nobody knows why.",
    question="Why?",
    reread="The formula",
)
def cubed(x):
    return (2 * x) ** 3
"""


def test_adding_a_mistake_is_adding_a_function(checkout):
    mistakes = checkout.root / "grader" / "teach" / "mistakes" / "step02.py"
    mistakes.write_text(mistakes.read_text(encoding="utf-8") + ANOTHER, encoding="utf-8")
    said = run_module(checkout.root, "grader.teach.fingerprints", "step02", seconds=120)
    assert said.stdout == "wrote grader/learn/fingerprints/step02.json\n", said.stderr
    source = filled(Course()["step02"]).replace("return 2 * x", "return (2 * x) ** 3")
    checkout.write("step02", source)
    said = run_module(
        checkout.root, "pytest", "exercises/step02", "-p", "no:cacheprovider", seconds=120
    )
    assert "This is what you get by cubing the slope." in said.stdout
    assert "  You cubed it, and nobody knows why." in said.stdout


# ----------------------------------------------------------------------- in a learner's run

SUMMED = """

def chain(slopes):
    total = 0.0
    for slope in slopes:
        total += slope
    return total
"""


def run_with(checkout, changes, *arguments):
    """The verdicts of a filled checkout, with something appended to some steps."""
    for step in Course():
        checkout.write(step, filled(step) + changes.get(step.name, ""))
    return checkout.run(*arguments)


def test_a_message_names_the_mistake_and_teaches_it_once(classroom):
    """Recognition needs nothing of what only a teacher has."""
    assert not (classroom.root / "grader" / "teach").exists()
    run = run_with(classroom, {"step03": SUMMED}, "exercises/step03")
    failed = [v for v in run.verdicts if v.hole == "chain" and v.state == "failed"]
    assert {v.mistake for v in failed} == {("step03.sum_of_slopes",)}
    told = [v.message for v in failed]
    title = "This is what you get by adding the slopes of the links instead of multiplying them."
    assert all(title in message for message in told)
    assert sum("Read again “" in message for message in told) == 1
    assert told[0].index("returned") < told[0].index(title) < told[0].index("Read again")
    assert "See above." in told[-1]
    user = [v for v in run.verdicts if v.hole == "gradient" and v.state == "failed"]
    assert user
    assert "`chain` is used here, and it gives what you get by adding" in user[0].message


def test_a_mistake_of_an_earlier_step_is_said_to_be_that_step_s(checkout):
    more = "\n\ndef relu_slope(z):\n    return 1.0 if z >= 0 else 0.0\n"
    run = run_with(checkout, {"step07": more}, "exercises/step09")
    named = [v for v in run.verdicts if v.mistake]
    assert named
    assert {one for v in named for one in v.mistake} == {"step07.slope_one_at_zero"}
    assert "`relu_slope` of step 07 is used here, and it gives what" in named[0].message


def test_nothing_is_guessed(checkout):
    more = "\n\ndef chain(slopes):\n    return 12.34 + len(slopes)\n"
    run = run_with(checkout, {"step03": more}, "exercises/step03")
    failed = [v for v in run.verdicts if v.state == "failed"]
    assert failed
    assert all(v.mistake == () and "what you get by" not in v.message for v in failed)


def test_exceptions_alone_name_nothing(checkout):
    more = "\n\ndef chain(slopes):\n    return slopes[99]\n"
    run = run_with(checkout, {"step03": more}, "exercises/step03")
    assert all(v.mistake == () for v in run.verdicts)


def test_a_function_that_prints_and_never_ends_on_a_probe_stops_nothing(checkout, monkeypatch):
    monkeypatch.setattr("grader.learn.recognition.TIME_LIMIT", 0.3)
    more = """

def chain(slopes):
    print("here I am")
    if slopes == [-1.5, 1.0, 3.0]:
        while True:
            pass
    return 7.0
"""
    run = run_with(checkout, {"step03": more}, "exercises/step03", "-k", "without_links")
    assert run.verdicts
    assert all(v.state == "failed" and v.mistake == () for v in run.verdicts)
    assert run.output.count("here I am") == len(run.verdicts)


def test_a_hole_that_is_not_written_says_nothing(course):
    """A class half of which is written is judged by what is written."""
    unit = read("step04")["Value"]
    entry = next(
        e for e in catalogue(course["step04"]).entries if e.mistake.hole == "Value.__mul__"
    )
    step = course["step04"]
    module = entry_module(step, entry)

    def not_written(self, *_):
        raise NotImplementedError

    module.Value.relu = not_written
    answers = list(Observer(ReferenceBackend(step, module), no_file).observe("Value", unit.probes))
    assert any(answer == {"raised": "NotImplementedError"} for answer in answers)
    assert [one.id for one in judge(unit, answers).mistakes] == [entry.mistake.id]


def test_two_mistakes_that_no_probe_tells_apart_are_both_named():
    unit = read("step03")["chain"]
    (first, differing), *others = unit.wrong
    twin = type(first)(**{**first.__dict__, "id": "step03.twin"})
    both = type(unit)(
        unit.name, unit.needs, unit.probes, unit.right, [(first, differing), (twin, differing)]
    )
    judgement = judge(both, unit.answers(differing))
    assert [one.id for one in judgement.mistakes] == [first.id, "step03.twin"]
    assert others


def test_a_damaged_file_is_as_good_as_none(tmp_path):
    for text in ["", "{", "[]", '{"units": {"chain": {}}}']:
        path = tmp_path / f"step{len(text):02}.json"
        path.write_text(text, encoding="utf-8")
        assert read(path.stem, tmp_path) == {}
    assert read("step77", tmp_path) == {}


# ------------------------------------------------------------------------ in official marking


def test_the_jail_names_the_same_mistakes_as_a_learner_s_run(course, checkout):
    changes = {}
    for name in ["step03", "step04", "step07", "step10"]:
        entry = catalogue(course[name]).entries[-1]
        changes[name] = variant(course[name], entry.mistake.hole, entry.definition)
    files = {s.name: StubFile(changes.get(s.name, filled(s)).encode()) for s in course}
    with Marker(course) as marker:
        found = marker.mark(Submission("wrong", None, files), Wishes(tuple(changes), seed=1))
    official = {(s.step, t.name): t.mistake or [] for s in found.steps for t in s.tests}
    for name, source in changes.items():
        checkout.fill()
        checkout.write(name, source)
        run = checkout.run(f"exercises/{name}", "--seed=1")
        own = {(v.step, v.name): list(v.mistake) for v in run.verdicts}
        assert own == {place: ids for place, ids in official.items() if place[0] == name}
        assert any(own.values())


@pytest.mark.parametrize("steps", [("step07", "step09"), ("step09",)])
def test_without_follow_through_a_later_step_is_not_blamed(course, steps):
    """What comes from a wrong step 07 is said to be its, if it was looked at, or else nothing."""
    more = "\n\ndef relu_slope(z):\n    return 1.0 if z >= 0 else 0.0\n"
    files = {s.name: StubFile(filled(s).encode()) for s in course}
    files["step07"] = StubFile((filled(course["step07"]) + more).encode())
    with Marker(course) as marker:
        found = marker.mark(
            Submission("wrong", None, files), Wishes(steps, seed=1, follow_through=False)
        )
    last = found.steps[-1]
    assert any(test.status == "failed" for test in last.tests)
    named = {one for test in last.tests for one in test.mistake or []}
    assert named == ({"step07.slope_one_at_zero"} if "step07" in steps else set())
