"""`grader experiment`: the lessons' numbers with the learner's own code, drawn in the terminal."""

import math
import re
import xml.etree.ElementTree as ET

import pytest

from grader import cli
from grader.learn.companion import charts, experiments, place
from grader.learn.companion.experiments.outcome import Chart, Curve, cases, loss_chart
from grader.learn.companion.experiments.own import Diverged, history_until_it_diverges
from grader.teach.checkout import Checkout, forget_exercises
from grader.teach.stubs import filled

BRAILLE = re.compile("[\u2801-\u28ff]")


@pytest.fixture(scope="module")
def solved(tmp_path_factory):
    """A checkout in which steps 1 to 11 are solved."""
    checkout = Checkout(tmp_path_factory.mktemp("solved") / "checkout")
    checkout.fill([step.name for step in checkout.course if step.name != "step12"])
    return checkout


@pytest.fixture
def experiment(monkeypatch, capsys):
    """Run an experiment in a checkout: its exit status, what it printed, and its complaints."""

    def run(checkout, *arguments, columns=80):
        monkeypatch.chdir(checkout.root)
        monkeypatch.setattr(place, "ROOT", checkout.root)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.syspath_prepend(checkout.root)
        forget_exercises()
        capsys.readouterr()
        status = cli.main(["experiment", *arguments])
        forget_exercises()
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def row(out, label):
    """The cells of a line of the table."""
    line = next(line for line in out.splitlines() if line.startswith(label))
    return line.removeprefix(label).split()


def test_step_01_draws_lines_beside_the_real_means(experiment, solved):
    status, out, _ = experiment(solved, "step01", "--weight", "0.5", "0.805", "--bias", "0.09")
    assert status == 0
    assert row(out, "weight 0.5, bias 0.09")[::2] == ["177", "460"]  # at 4 h and 17 h
    assert row(out, "real mean")[::2] == ["6", "461"]
    assert BRAILLE.search(out)


def test_step_05_shows_what_its_lesson_says(experiment, solved):
    rates = ("0.01", "0.5", "0.9", "1.05")
    status, out, _ = experiment(solved, "step05", "--learning-rate", *rates)
    assert status == 0
    assert row(out, "learning rate 0.01")[0] == "0.103781"
    assert row(out, "learning rate 0.5")[0] == "0.187229"
    assert "should arrive, is 0.187229" in " ".join(out.split())


def test_step_06_draws_a_divergence_and_a_day(experiment, solved):
    status, out, _ = experiment(solved, "step06", "--learning-rate", "0.1", "0.5", "200")
    assert status == 0
    assert float(row(out, "learning rate 0.1")[1]) == pytest.approx(0.748, abs=1e-3)
    assert float(row(out, "learning rate 0.5")[0]) == pytest.approx(1.55e17, rel=0.1)
    assert "beyond all numbers" in next(
        x for x in out.splitlines() if x.startswith("learning rate 200")
    )
    assert "A working day: prediction and reality" in out
    assert "learning rate 0.5 (outside)" in out


def test_step_10_compares_batches_and_sizes(experiment, solved):
    sample = ("--rows", "sample", "--epochs", "3")
    status, out, _ = experiment(solved, "step10", *sample, "--batch-size", "16", "240")
    assert status == 0
    assert row(out, "batch size 16")[0] == "45"
    assert row(out, "batch size 240")[0] == "3"
    _, out, _ = experiment(solved, "step10", *sample, "--hidden", "1", "4", "--learning-rate", "9")
    assert float(row(out, "hidden 1")[1]) > 1e6, "it diverges"
    assert "of 4" in next(line for line in out.splitlines() if line.startswith("hidden 4"))


def test_step_11_shows_the_table_of_its_lesson(experiment, solved):
    status, out, _ = experiment(solved, "step11")
    assert status == 0
    lesson = solved.course["step11"].lesson.read_text(encoding="utf-8")
    told = re.findall(r"h = (\S+)  largest relative error = (\S+)", lesson)
    assert len(told) == 6
    for h, error in told:
        assert row(out, h)[-1] == error
    assert "57 slopes, measured" in out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_everything_fits_into_the_terminal(experiment, solved, columns):
    rates = ("0.1", "0.5", "0.9")
    _, out, _ = experiment(solved, "step05", "--learning-rate", *rates, columns=columns)
    assert max(map(len, out.splitlines())) <= columns
    assert len(BRAILLE.findall(out)) > columns / 3


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_is_saved(experiment, solved, tmp_path, kind):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    path = tmp_path / f"losses.{kind}"
    status, out, _ = experiment(
        solved, "step06", "--learning-rate", "0.1", "0.5", "--save", str(path)
    )
    assert status == 0
    assert f"Saved as {path}" in out
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG") if kind == "png" else ET.fromstring(content) is not None
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("step03",), "is made by hand, as its lesson says"),
        (
            ("step05", "--hidden", "3"),
            "--hidden does nothing in step 05; there are --learning-rate",
        ),
        (("step10", "--hidden", *"12345", "--seed", "1", "2"), "these are 10 trials"),
        (("step05", "--save", "losses.pdf"), "must end in .png or .svg"),
        (("step05", "--save", "nowhere/losses.png"), "there is no folder nowhere"),
        (("step05", "--save", "data"), "must end in .png or .svg"),
    ],
)
def test_wrong_wishes_are_answered(experiment, solved, arguments, said):
    status, _, err = experiment(solved, *arguments)
    assert status == 2
    assert said in err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--learning-rate", "fast", "'fast' is not a number such as 0.1"),
        ("--learning-rate", "nan", "'nan' is not a number"),
        ("--hidden", "0", "'0' is not a whole number from 1 upwards"),
        ("--epochs", "2.5", "'2.5' is not a whole number"),
        ("--rows", "some", "'some' is neither sample nor all"),
    ],
)
def test_wrong_values_are_answered(option, value, said, capsys):
    with pytest.raises(SystemExit):
        cli.main(["experiment", "step10", option, value])
    assert said in capsys.readouterr().err


def test_a_missing_extra_is_named_with_its_remedy(experiment, solved, monkeypatch):
    for package, extra in (("plotille", "companion"), ("matplotlib", "plot")):
        monkeypatch.setattr(place, "find_spec", lambda name, gone=package: name != gone or None)
        status, _, err = experiment(solved, "step05", "--save", "x.png")
        assert status == 2
        assert f'{package}, not installed yet: python -m pip install -e ".[{extra}]"' in err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (None, "`train_neuron` is not written yet"),
        (
            lambda source: source.replace("    weights = ", "    1 / 0\n    weights = ", 1),
            "ZeroDivisionError",
        ),
        (lambda source: "def broken(:\n" + source, "Python can't read this line"),
        (
            lambda source: source.replace("def train_neuron", "def train_neurons"),
            "was the name changed?",
        ),
        (
            lambda source: re.sub(r"return weights, bias, history", "return history", source),
            "gave back something that this can't use",
        ),
    ],
)
def test_unfinished_code_is_explained(experiment, checkout, course, wrong, said):
    checkout.fill(["step01", "step02", "step05"])
    if wrong is not None:
        checkout.write("step06", wrong(filled(course["step06"])))
    status, out, err = experiment(checkout, "step06", "--epochs", "2")
    assert status == 2
    assert said in " ".join(err.split())
    assert "Traceback" not in out + err


def test_numbers_that_overflow_are_a_divergence_and_no_mistake(experiment, checkout, course):
    checkout.fill(["step01", "step02"])
    source = filled(course["step05"])
    squared = source.replace("error * error", "error**2")  # which raises an OverflowError
    assert squared != source
    checkout.write("step05", squared)
    rates = ("--learning-rate", "0.1", "50")
    status, out, _ = experiment(checkout, "step05", *rates, "--epochs", "200")
    assert status == 0
    assert row(out, "learning rate 50")[1:] == ["beyond", "all", "numbers"]
    assert row(out, "learning rate 0.1")[0] == "0.187229"


def test_the_longest_training_that_lasts_is_found():
    tried = []

    def train(epochs):
        tried.append(epochs)
        if epochs > 37:
            raise Diverged
        return epochs, [1.0] * epochs

    state, history, diverged = history_until_it_diverges(train, 1000)
    assert (state, len(history), diverged) == (37, 37, True)
    assert len(tried) < 15
    assert history_until_it_diverges(train, 30) == (30, [1.0] * 30, False)
    lost = history_until_it_diverges(lambda epochs: (epochs, [1.0, math.inf, math.nan]), 3)
    assert lost == (3, [1.0], True)


def test_a_chart_ends_where_the_loss_explodes():
    chart = loss_chart([("wild", [10.0**n for n in range(300)]), ("tame", [1.0] * 300)])
    assert chart.log_y
    assert chart.limits == (1.0, 1e6)
    drawn = charts.drawn(chart, 80, colours=False)
    assert "1e+06" in drawn
    assert "a  wild" in drawn
    assert not loss_chart([("tame", [1.0, 0.9])]).log_y


def test_colours_tell_curves_apart_and_letters_do_without(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    chart = Chart("two", "x", "y", [Curve("up", [0, 1], [0, 1]), Curve("down", [0, 1], [1, 0])])
    coloured, plain = (charts.drawn(chart, 80, colours) for colours in (True, False))
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert "a  up\nb  down" in plain


def test_the_axis_of_hours_has_whole_numbers():
    chart = Chart("day", "hour", "y", [Curve("a", [float(h) for h in range(24)], [1.0] * 24)])
    assert re.search(r"\| 0 +5 +10 +15 +20 +25", charts.drawn(chart, 80, colours=False))


def test_a_chart_of_nothing_says_so():
    chart = Chart("none", "x", "y", [Curve("a", [1.0], [math.nan])])
    assert "nothing to draw" in charts.drawn(chart, 80, colours=False)


def test_every_combination_is_one_case():
    found = cases({"hidden": [8], "seed": [0]}, {"hidden": [1, 4], "seed": [1, 2]})
    assert [case.label for case in found] == [
        "hidden 1, seed 1",
        "hidden 1, seed 2",
        "hidden 4, seed 1",
        "hidden 4, seed 2",
    ]
    assert cases({"hidden": [8]}, {})[0].label == "yours"


def test_the_steps_that_have_one_are_named(course):
    assert experiments.known(course) == ["step01", "step05", "step06", "step10", "step11"]
