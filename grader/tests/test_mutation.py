"""The mutants that are explained exist and survive; the list refuses what it can't use."""

import pytest

from grader.course import CourseError
from grader.teach import mutation
from grader.teach.mutation import Mutant

QUICK = "step05"
EXPLAINED = sorted({one.step for one in mutation.explained()})


@pytest.mark.parametrize(
    "name", [n if n == QUICK else pytest.param(n, marks=pytest.mark.slow) for n in EXPLAINED]
)
def test_what_is_explained_is_a_mutant_and_survives(course, name):
    """One that a test notices must leave the list; `grader dev check` tries all the others."""
    made = mutation.mutants(course[name])
    sources = {one: made[one] for one in mutation.explained() if one.step == name}
    assert set(mutation.survivors(course, course[name], sources, 2)) == set(sources)


def test_a_real_change_does_not_survive(course):
    step = course["step02"]
    made = mutation.mutants(step)
    halved = next(mutant for mutant in made if mutant.after == "return 2 / x")
    assert mutation.survivors(course, step, {halved: made[halved]}, 1) == []


def test_mutants_change_holes_alone(course):
    holes = {hole.name for hole in course["step01"].holes}
    found = mutation.mutants(course["step01"])
    assert {one.hole for one in found} <= holes
    assert len(found) > 20
    assert all(isinstance(one, Mutant) and one.before != one.after for one in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[step05]]\nhole = 1 2\n", "Expected newline"),
        ('[[step05]]\nhole = "mse"\nbefore = "a"\nafter = "b"\n', "lacks 'why'"),
        ('[[step05]]\nhole = "mse"\nbefore = "a"\nafter = "b"\nwhy = " "\n', "needs a reason"),
        (
            2 * '[[step05]]\nhole = "mse"\nbefore = "a"\nafter = "b"\nwhy = "c"\n',
            "stands there twice",
        ),
    ],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path, text, told):
    path = tmp_path / "mutants.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=told) as caught:
        mutation.explained(path)
    assert str(path) in str(caught.value)
