"""`grader class`: everything, one part after another."""

import pytest

from grader.cli import main
from grader.teach.result import to_json
from grader.tests.gradebook_class import class_of, marked, part_of  # noqa: F401


@pytest.fixture
def room(tmp_path, marked):  # noqa: F811
    room = class_of(tmp_path / "class", marked, ada=1.0, bob=0.0)
    room.secret.write_bytes(b"0123456789abcdef")
    return room


def run(room, *options):
    return main(["class", str(room.root), "--no-collect", *options])


def test_a_log_says_what_has_changed_since_the_last_time(room, marked, capsys):  # noqa: F811
    assert run(room, "--export", "csv,moodle") == 0
    assert "nothing has changed" not in room.log.read_text()
    assert "  ada: not in the class -> 100 of 100 points\n" in room.log.read_text()
    assert room.gradebook.is_file()
    assert (room.exports / "moodle.csv").is_file()
    assert "\x1b" not in capsys.readouterr().out
    room.result("bob").write_bytes(to_json(part_of(marked, "bob", 1.0)))
    before = len(room.log.read_text())
    assert run(room) == 0
    assert room.log.read_text()[before:].splitlines()[1:] == [
        "  bob: 0 of 100 points -> 100 of 100 points"
    ]
    assert run(room) == 0
    assert room.log.read_text().endswith(" UTC\n  nothing has changed\n")


def test_a_part_that_fails_does_not_stop_the_others(room):
    room.submission("bob").write_text("no folder", encoding="utf-8")
    assert run(room) == 3
    assert "  autograde ended with 3\n" in room.log.read_text()
    assert (room.exports / "points.csv").is_file()


def test_a_part_that_breaks_down_does_not_stop_the_others(room, monkeypatch, capsys):
    def broken(*_):
        raise RuntimeError("out of order")

    monkeypatch.setattr("grader.teach.gradebook.command.fill_gradebook", broken)
    assert run(room) == 3
    assert "out of order" in capsys.readouterr().err
    assert "  gradebook ended with 3\n" in room.log.read_text()
    assert (room.exports / "points.csv").is_file()


def test_a_second_run_ends_at_once(room, capsys):
    with room.alone("class", "is at work on"):
        assert run(room) == 2
    assert "another run is at work on" in capsys.readouterr().err
    assert not room.log.exists()


@pytest.mark.parametrize(
    "options", [["--late", "half"], ["--export", "excel"], ["--deadline", "tomorrow"]]
)
def test_wrong_usage_is_told_before_anything_is_done(options, room):
    assert run(room, *options) == 2
    assert not room.gradebook.exists()
