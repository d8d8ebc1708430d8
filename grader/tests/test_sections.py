"""What measurements have found, in RESULTS.md and in the README."""

import msgspec
import pytest

from grader.bench import __main__ as bench
from grader.bench import sections, training
from grader.bench.sections import Headline, Section, Table, markdown
from grader.course import CourseError

SECTION = Section(
    "Speed",
    ["How fast."],
    [Table(("way", "time"), [("a | b", "1 s")], "By way")],
    ["Not bad."],
    [Headline("one against two", "2.00 times", "at least 1.5")],
)


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A store, a RESULTS.md and a README of one's own."""
    for name in ("STORE", "RESULTS", "README"):
        monkeypatch.setattr(sections, name, tmp_path / name)
    (tmp_path / "README").write_text(f"Before.\n{sections.BEGIN}old\n{sections.END}After.\n")
    return tmp_path


def test_what_is_kept_stands_in_both_files_and_nothing_else_changes(places):
    sections.keep("speed", SECTION, "one machine")
    sections.keep("other", Section("Other"), "another machine")
    sections.write(("other", "speed", "unknown"), "# Measured\n")
    told = (places / "RESULTS").read_text(encoding="utf-8")
    assert told.startswith("# Measured\n")
    assert told.index("## Other") < told.index("## Speed")
    assert "| a &#124; b | 1 s |" in told
    assert "`python -m grader.bench speed`" in told
    assert "one machine" in told
    readme = (places / "README").read_text(encoding="utf-8")
    assert readme.startswith(f"Before.\n{sections.BEGIN}")
    assert readme.endswith(f"{sections.END}After.\n")
    assert "old" not in readme
    assert (
        "| one against two | 2.00 times | at least 1.5 | `python -m grader.bench speed` |" in readme
    )
    sections.write(("other", "speed"), "# Measured\n")
    assert (places / "README").read_text(encoding="utf-8") == readme


@pytest.mark.usefixtures("places")
def test_a_measurement_made_again_takes_the_place_of_the_old_one():
    sections.keep("speed", SECTION, "one machine")
    sections.keep("speed", Section("Speed", ["Anew."]), "one machine")
    assert sections.read()["speed"].section.paragraphs == ["Anew."]


@pytest.mark.usefixtures("places")
def test_a_readme_without_a_place_for_figures_is_told():
    with pytest.raises(CourseError, match="must be there"):
        sections.with_figures("Nothing.\n", {})


def test_the_files_say_what_was_measured():
    """Nobody has typed a figure: both files are what the store gives."""
    known = {name: kept for name in bench.NAMES if (kept := sections.read().get(name))}
    assert known.keys() == set(bench.NAMES)
    assert sections.RESULTS.read_text(encoding="utf-8") == sections.results(known, bench.PREFACE)
    readme = sections.README.read_text(encoding="utf-8")
    assert sections.with_figures(readme, known) == readme


@pytest.mark.parametrize(
    ("number", "text"), [(0.01234, "0.0123 s"), (1.234, "1.23 s"), (1234.5, "1,234 s")]
)
def test_seconds(number, text):
    assert sections.seconds(number) == text


@pytest.mark.parametrize(("ratio", "text"), [(1.2345, "1.23 times"), (31.4, "31 times")])
def test_ratios(ratio, text):
    assert sections.times(ratio) == text


def test_a_measurement_that_is_none_is_told(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["bench", "beauty"])
    with pytest.raises(SystemExit) as ended:
        bench.main()
    assert ended.value.code == 2
    assert "there are marking" in capsys.readouterr().err


def test_a_measurement_that_fails_is_told_and_nothing_is_written(places, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["bench", "--write", "training"])
    monkeypatch.setattr(bench, "measured", lambda _name: None)
    before = (places / "README").read_bytes()
    assert bench.main() == 1
    assert "not measured: training" in capsys.readouterr().err
    assert (places / "README").read_bytes() == before
    assert not (places / "RESULTS").exists()


def test_a_process_for_one_measurement_hands_its_section_on(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.bench.training.measure", lambda: SECTION)
    monkeypatch.setattr("sys.argv", ["bench", "--to", str(tmp_path / "section"), "training"])
    assert bench.main() == 0
    found = msgspec.json.decode((tmp_path / "section").read_bytes(), type=Section)
    assert markdown(found) == markdown(SECTION)


def test_all_ways_to_train_end_alike_and_one_that_does_not_is_noticed(monkeypatch):
    found = training.measure(rows=64, rounds=1)
    assert len(found.tables[0].rows) == len(training.WAYS)
    slow = training.WAYS | {"none": lambda params, _rows, _targets: params}
    monkeypatch.setattr(training, "WAYS", slow)
    with pytest.raises(AssertionError, match="apart"):
        training.measure(rows=64, rounds=1)
