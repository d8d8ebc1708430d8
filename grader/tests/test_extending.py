"""A thirteenth step is four files in a copy of the tree: no list anywhere is touched."""

import re
import shutil

import pytest

from grader.course import ROOT, Course, CourseError
from grader.learn.student import Student
from grader.teach import stubs
from grader.teach.checkout import Checkout
from grader.tests.processes import run_module

SOLUTION = '''"""Step 13, doubling."""

from exercises.step02.slopes import line_slope


def double(x: float) -> float:
    """Return 2x."""
    # BEGIN SOLUTION: return twice x
    return line_slope(2.0, 0.0, x) * x
    # END SOLUTION
'''
LESSON = """# Step 13 · Doubling

## Your task

### 1. `double`: twice a number
"""
EXAMPLES = """import pytest


@pytest.mark.hole("double")
def test_double_of_two(student):
    student.double(2.0).should_be(4.0, why="2 · 2 = 4.")
"""
SUITE = """import pytest

from grader.teach.draws import number
from grader.teach.reference import solution


@pytest.mark.hole("double", core=True)
def test_doubles_what_is_drawn(student, rng):
    x = number(rng, 1.0, 2.0)
    student.double(x).should_be(solution("step13").double(x), why="Twice x.")
"""
FILES = {
    "solutions/step13/doubling.py": SOLUTION,
    "exercises/step13/README.md": LESSON,
    "exercises/step13/hints.md": "# Hints for step 13\n",
    "exercises/step13/test_doubling.py": EXAMPLES,
    "grader/teach/suites/step13/test_doubling_hidden.py": SUITE,
}


@pytest.fixture
def thirteen(checkout):
    for name, text in FILES.items():
        path = checkout.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return checkout.root


def test_a_thirteenth_step_works(thirteen):
    assert "wrote exercises/step13/doubling.py" in run_module(thirteen, "grader.teach.stubs").stdout
    stub = (thirteen / "exercises" / "step13" / "doubling.py").read_text(encoding="utf-8")
    assert 'raise NotImplementedError("Return twice x")' in stub
    assert "SOLUTION" not in stub
    unwritten = run_module(thirteen, "pytest", "exercises/step13")
    assert unwritten.returncode == 1
    assert "`double` is not written yet" in unwritten.stdout
    for step in ("step02", "step13"):
        name = Course(thirteen)[step].module
        source = stubs.filled(Course(thirteen)[step])
        (thirteen / "exercises" / step / f"{name}.py").write_text(source, encoding="utf-8")
    solved = run_module(thirteen, "pytest", "exercises/step13")
    assert solved.returncode == 0, solved.stdout
    assert "10 of 10 points" in solved.stdout
    everything = run_module(thirteen, "pytest", "exercises", "-q")
    assert "step 13  Doubling" in everything.stdout


def test_stubs_are_what_the_solutions_give():
    assert stubs.stale(Course()) == []


def test_a_changed_stub_is_named(checkout):
    stub = checkout.course["step02"].stub
    stub.write_text(stub.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert [step.name for step, _ in stubs.stale(checkout.course)] == ["step02"]
    checked = run_module(checkout.root, "grader.teach.stubs", "--check")
    assert checked.returncode == 1
    assert "exercises/step02/slopes.py differs" in checked.stdout


@pytest.mark.parametrize(
    "damage",
    [
        lambda source: source.replace("# END SOLUTION", "", 1),
        lambda source: re.sub(r"# BEGIN SOLUTION: .*", "# BEGIN SOLUTION", source, count=1),
        lambda source: re.sub(r"# (BEGIN|END) SOLUTION.*", "", source),
    ],
)
def test_malformed_marks_are_refused(damage, checkout):
    path = checkout.course["step02"].solution
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(CourseError, match="BEGIN SOLUTION"):
        stubs.stub(checkout.course["step02"])


def test_no_stub_and_no_example_holds_a_solution():
    for step in Course():
        solution = step.solution.read_text(encoding="utf-8")
        bodies = [match["body"].strip() for match in stubs.MARKED.finditer(solution)]
        assert len(bodies) == len(step.holes)
        released = step.stub.read_text(encoding="utf-8") + step.examples.read_text(encoding="utf-8")
        assert [body for body in bodies if "\n" in body and body in released] == []


def test_learn_never_imports_teach():
    for path in [*(ROOT / "grader" / "learn").rglob("*.py"), ROOT / "grader" / "course.py"]:
        assert "grader.teach" not in path.read_text(encoding="utf-8"), path


def test_drawings_are_what_their_functions_draw(tmp_path):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    checked = run_module(ROOT, "grader.teach.drawings", "--check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    copy = tmp_path / "copy"
    Checkout(copy)
    picture = copy / "exercises" / "step02" / "tangent_and_secant.svg"
    picture.write_text("<svg/>", encoding="utf-8")
    stale = run_module(copy, "grader.teach.drawings", "--check")
    assert stale.returncode == 1
    assert "tangent_and_secant.svg" in stale.stdout + stale.stderr
    shutil.rmtree(copy)


def test_no_hole_hides_behind_a_name_of_the_fixture():
    """`student.f` is the learner's f: what the fixture itself offers must have other names."""
    holes = {hole.name.partition(".")[0] for step in Course() for hole in step.holes}
    assert {name for name in holes if hasattr(Student, name)} == set()
