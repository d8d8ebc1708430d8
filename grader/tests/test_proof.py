"""The suites are proved both ways: solutions earn everything, what is no solution earns nothing."""

import ast
from collections import Counter

import pytest

from grader.course import Course
from grader.learn.begun import open_holes
from grader.teach.checkout import Checkout
from grader.teach.stubs import filled

STEPS = [step.name for step in Course()]
STAND_INS = {
    "the first argument": "return arguments[0] if arguments else None",
    "the last argument": "return arguments[-1] if arguments else None",
    "zero": "return 0.0",
    "None": "return None",
    "an empty list": "return []",
}


@pytest.fixture(scope="module")
def solved(tmp_path_factory):
    """A checkout with all solutions in place, and its run."""
    checkout = Checkout(tmp_path_factory.mktemp("solved") / "checkout")
    checkout.fill()
    return checkout, checkout.run("exercises")


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One checkout for all tests of this file: what differs is the learner's files."""
    return Checkout(tmp_path_factory.mktemp("shared") / "checkout")


@pytest.fixture
def checkout(shared):
    """The shared checkout with nothing but stubs."""
    shared.release()
    return shared


def before(step_name):
    return [name for name in STEPS if name < step_name]


def needs_torch(step_name):
    if step_name == "step12":
        pytest.importorskip("torch", reason="torch is not installed")


def written_tests(step):
    """The names of the test functions that stand in a step's examples and suite."""
    files = [step.examples, *sorted(step.suite.glob("test_*.py"))]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    names = [
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert len(names) == len(set(names)), "two tests of one step have the same name"
    return set(names)


@pytest.mark.parametrize("name", STEPS)
def test_solution_passes_every_test_there_is(name, solved):
    needs_torch(name)
    checkout, run = solved
    verdicts = [v for v in run.verdicts if v.step == name]
    assert [v for v in verdicts if v.state != "passed"] == []
    ran = {v.name.partition("[")[0] for v in verdicts}
    assert ran == written_tests(checkout.course[name])
    assert run.exit_status == 0


@pytest.mark.parametrize("name", STEPS)
def test_every_hole_has_one_core_test_and_ten_points(name, solved):
    needs_torch(name)
    checkout, run = solved
    hidden = [v for v in run.verdicts if v.step == name and v.hidden]
    cores = Counter(v.hole for v in hidden if v.core)
    assert cores == {hole.name: 1 for hole in checkout.course[name].holes}
    assert {v.points for v in hidden} == {10}
    examples = {v.hole for v in run.verdicts if v.step == name and not v.hidden}
    assert examples == set(cores), "every hole has a public example"


@pytest.mark.parametrize("name", STEPS)
def test_stub_fails_at_every_hole(name, checkout):
    needs_torch(name)
    checkout.fill(before(name))
    run = checkout.run(f"exercises/{name}")
    assert run.points == 0 < run.max_points
    assert run.exit_status == 1
    for hole in checkout.course[name].holes:
        assert run.states(hole.name)
        assert set(run.states(hole.name)) <= {"not written"}, hole.name
    assert "is not written yet" in run.output


def test_a_hole_left_open_loses_its_points_and_no_others(checkout):
    """Write all holes of step 2 but one: independent holes do not touch each other."""
    step = checkout.course["step02"]
    stub_source, solution = step.stub.read_text(encoding="utf-8"), filled(Course()["step02"])
    for hole in step.holes:
        checkout.write(step, with_body(solution, hole.name, body_of(stub_source, hole.name)))
        run = checkout.run("exercises/step02")
        assert run.points == run.max_points - 10
        assert set(run.states(hole.name)) == {"not written"}


BROKEN = {
    "empty": (lambda _: "", "has no"),
    "a syntax error": (lambda source: source + "\ndef broken(:\n", "can't read this line"),
    "commented out": (
        lambda source: "".join(f"# {line}\n" for line in source.splitlines()),
        "has no",
    ),
    "not UTF-8": (lambda _: "", "not UTF-8"),
    "null bytes": (lambda source: source + "\0", "can't"),
    "a merge conflict": (lambda source: "<<<<<<< HEAD\n" + source, "merge conflict"),
    "a forbidden import": (lambda source: "import numpy\n" + source, "`numpy` is not allowed"),
    "renamed functions": (lambda source: renamed(source), "was the name changed"),
    "other parameters": (lambda source: without_parameters(source), "called like this"),
    "an error while reading": (lambda source: source + "\n1 / 0\n", "ZeroDivisionError"),
    "the end at once": (lambda source: source + "\nraise SystemExit\n", "SystemExit"),
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("name", STEPS)
def test_broken_file_earns_nothing_and_says_why(name, how, checkout):
    needs_torch(name)
    checkout.fill(before(name))
    change, message = BROKEN[how]
    if how == "not UTF-8":
        checkout.course[name].stub.write_bytes(b"x = '\xff\xfe'\n")
    else:
        checkout.write(name, change(filled(Course()[name])))
    run = checkout.run(f"exercises/{name}")
    assert run.points == 0 < run.max_points
    assert run.exit_status == 1
    assert message in " ".join(run.output.split())
    assert "Traceback" not in run.output


@pytest.mark.parametrize("what", STAND_INS)
@pytest.mark.parametrize("name", STEPS)
def test_trivial_stand_in_earns_nothing(name, what, checkout):
    needs_torch(name)
    checkout.fill(before(name))
    source = filled(Course()[name])
    holes = [hole.name for hole in checkout.course[name].holes]
    checkout.write(name, with_stand_ins(source, holes, STAND_INS[what]))
    run = checkout.run(f"exercises/{name}")
    # A line's slope is its first parameter: there, and only there, a stand-in is the solution.
    right = {("step02", "the first argument"): 10}.get((name, what), 0)
    assert run.points == right
    assert "error" not in run.states()


# ------------------------------------------------------------------ other code, from the solution


def functions(tree):
    """Every function and method of a module with its qualified name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", inner


def body_of(source, hole):
    return dict(functions(ast.parse(source)))[hole].body


def with_body(source, hole, body):
    tree = ast.parse(source)
    dict(functions(tree))[hole].body = body
    return ast.unparse(ast.fix_missing_locations(tree))


def with_stand_ins(source, holes, statement):
    """Every hole takes whatever it is given and does the one statement."""
    tree = ast.parse(source)
    for name, function in functions(tree):
        if name in holes:
            first = ["self"] if "." in name else []
            header = ", ".join([*first, "*arguments", "**keywords"])
            stand_in = ast.parse(f"def {function.name}({header}):\n    {statement}").body[0]
            assert isinstance(stand_in, ast.FunctionDef)
            function.args, function.body = stand_in.args, stand_in.body
            function.decorator_list, function.returns = [], None
    return ast.unparse(ast.fix_missing_locations(tree))


def renamed(source):
    """Every function and class gets another name."""
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            node.name += "_"
    return ast.unparse(ast.fix_missing_locations(tree))


def without_parameters(source):
    """Every hole forgets all its parameters (a method keeps self)."""
    holes = open_holes_of(source)
    tree = ast.parse(source)
    for name, function in functions(tree):
        if name in holes:
            keep = 1 if "." in name else 0
            function.args.args = function.args.args[:keep]
            function.args.defaults = []
            if name in ("Value.relu", "Value.backward"):
                function.args.args = []
    return ast.unparse(ast.fix_missing_locations(tree))


def open_holes_of(source):
    """The names of all functions that are holes in the stub of the same source."""
    for step in Course():
        if filled(step) == source:
            return open_holes(step.stub.read_text(encoding="utf-8"))
    raise AssertionError("not a solution's source")
