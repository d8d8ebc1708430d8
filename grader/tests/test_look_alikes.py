"""Forms and look-alikes: what makes two holes alike, which holes are compared, what is written."""

import ast
import csv
import io

import pytest

from grader.teach import look_alikes
from grader.teach.jail.backend import prepare
from grader.teach.jail.doctor import parts
from grader.teach.jail.host import Host
from grader.teach.look_alikes import MIN_SIZE, LookAlike, compared, solutions_forms, to_csv
from grader.teach.normal_form import (
    form_of_function,
    form_of_statements,
    functions,
    without_docstring,
)
from grader.teach.stubs import filled, stub

BASE = '''
def mse(predictions, targets):
    """Return the mean squared error."""
    total = 0.0
    for p, t in zip(predictions, targets):
        total += (p - t) ** 2
    return total / len(targets)
'''


def form(source, name="mse"):
    return form_of_function(functions(ast.parse(source))[name])


@pytest.mark.parametrize(
    "alike",
    [
        BASE.replace("total", "s").replace("predictions", "guesses"),
        BASE.replace("p, t", "(a, b)").replace("(p - t)", "(a - b)"),
        BASE.replace('"""Return the mean squared error."""', "# mine\n"),
        BASE.replace("total = 0.0", "total: float = 0.0\n    extra: int\n    'a text'"),
        BASE.replace("mse(predictions, targets):", "mse(predictions: list, targets: int) -> int:"),
        BASE.replace("    return total / len(targets)", "\n    return (total /\n  len(targets))"),
    ],
)
def test_names_comments_and_layout_make_no_difference(alike):
    assert alike != BASE
    assert form(alike) == form(BASE)


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("(p - t)", "(t - p)"),
        BASE.replace("0.0", "0"),
        BASE.replace("** 2", "** 3"),
        BASE.replace("len(targets)", "len(predictions)"),
        BASE.replace("zip(", "pairs("),
        BASE.replace("total += (p - t) ** 2", "total = total + (p - t) ** 2"),
        BASE.replace("predictions, targets):", "predictions, targets=()):"),
        BASE.replace("    return", "    total *= 1\n    return"),
    ],
)
def test_everything_else_does(other):
    assert other != BASE
    assert form(other) != form(BASE)


def test_methods_nested_functions_and_handlers():
    source = '''
class Value:
    def backward(self):
        """Walk back."""
        def visit(v):
            global order
            try:
                order += [v]
            except ValueError as error:
                raise error
        visit(self)
'''
    renamed = source
    for old, new in {
        "visit": "walk",
        "(v)": "(node)",
        "[v]": "[node]",
        "error": "e",
        "self": "me",
    }.items():
        renamed = renamed.replace(old, new)
    name = "Value.backward"
    assert form(source, name) == form(renamed, name)
    assert form(source, name) != form(source.replace("order", "seen"), name)  # not its own


def test_statements_are_alike_under_all_other_names_but_built_in_ones():
    def of(code):
        return form_of_statements(ast.parse(code).body)

    assert of("a = f(b)\nc = len(a)") == of("x = g(y)\nz = len(x)")
    assert of("a = len(b)") != of("a = sum(b)")
    assert of("a = f(b)\na = f(a)") != of("a = f(b)\na = f(b)")


def test_long_enough_is_more_than_twice_any_solution_of_one_statement(course):
    single, whole = [], []
    for step in course:
        written = functions(ast.parse(filled(step)))
        for hole in step.holes:
            function = written[hole.name]
            size = form_of_function(function).size
            whole.append(size)
            if len(without_docstring(function.body)) == 1:
                single.append(size)
    assert 2 * max(single) < MIN_SIZE
    compared_ = [size for size in whole if size >= MIN_SIZE]
    assert len(compared_) > len(whole) / 4
    assert {step for step, _ in solutions_forms(course)} >= {"step04", "step06", "step09", "step10"}


@pytest.fixture(scope="module")
def host():
    if not all(finding.good for finding in parts()):
        pytest.skip("this machine has no jail")
    with Host([]) as host:
        yield host


def test_the_jail_tells_the_forms_of_holes(host, course):
    step = course["step09"]
    told = prepare(host, step, filled(step).encode()).forms
    written = functions(ast.parse(filled(step)))
    assert told == {hole.name: form_of_function(written[hole.name]) for hole in step.holes}
    unwritten = prepare(host, step, stub(step).encode()).forms
    assert look_alikes.told_forms(unwritten) == {}


@pytest.mark.parametrize(
    "source",
    [
        "def mse(a, b):\n    return " + "(" * 250 + "1" + ")" * 250,
        "def mse(a, b):\n    return " + "-" * 50_000 + "1",
        "def mse(a, b):\n    return " + "+".join(["a"] * 900),
        "def mse(a, b:",
        "mse = 5",
        "\0",
    ],
)
def test_hostile_sources_have_no_forms_or_true_ones(source, host, course):
    found = prepare(host, course["step05"], source.encode())
    assert set(found.forms) <= {"mse"}
    assert found.forms == {} or found.forms["mse"].size > 900


def test_groups_of_a_class(course):
    solutions = solutions_forms(course)
    place, other = ("step09", "batch_gradient"), ("step04", "Value.backward")
    forms = {
        "zoe": {place: "same", other: "own"},
        "ada": {place: "same"},
        "bob": {place: solutions[place], other: "another"},
        "eve": {("step99", "gone"): "x"},
        "pat": {("step99", "gone"): "x"},
    }
    assert compared(forms, course) == [
        LookAlike(*place, True, ("bob",)),
        LookAlike(*place, False, ("zoe", "ada")),
    ]


def test_the_list_is_a_table():
    table = to_csv([LookAlike("step09", "batch_gradient", True, ("ada", "bob"))])
    assert list(csv.reader(io.StringIO(table.decode()))) == [
        ["step", "hole", "like_the_solution", "students"],
        ["step09", "batch_gradient", "yes", "ada bob"],
    ]
