"""The data is the original to the byte, and the given helper complains usefully about others."""

import hashlib
import subprocess

import pytest

from grader.course import ROOT
from grader.teach.reference import solution

HEADER = "hr,temp,hum,windspeed,workingday,cnt\n"
ROW = "1,0.5,0.5,0.5,1,10\n"


def test_checksum_is_the_one_written_down():
    written, name = (ROOT / "data" / "SHA256SUMS").read_text(encoding="utf-8").split()
    assert hashlib.sha256((ROOT / "data" / name).read_bytes()).hexdigest() == written


def test_git_keeps_the_bytes():
    asked = ["git", "check-attr", "text", "--", "data/hour.csv"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "data/hour.csv: text: unset"


def test_split_and_sample_have_the_sizes_of_the_dictionary():
    first = solution("step01")
    rentals = first.load_rentals(ROOT / "data" / "hour.csv")
    train, validation = first.split(rentals)
    assert (len(rentals), len(train), len(validation)) == (17_379, 13_903, 3_476)
    assert validation[:2] == [rentals[0], rentals[5]]
    sample = first.teaching_sample(train)
    assert [rental["hr"] for rental in sample] == list(range(24)) * 10
    by_hour = [rental for rental in train if rental["hr"] == 7]
    expected = [by_hour[k * len(by_hour) // 10] for k in range(10)]
    assert [rental for rental in sample if rental["hr"] == 7] == expected


def test_shuffled_keeps_rows_and_targets_together():
    rows, targets = [[float(i)] for i in range(50)], [float(i) for i in range(50)]
    mixed_rows, mixed_targets = solution("step01").shuffled(rows, targets, 3)
    assert mixed_rows != rows
    assert sorted(mixed_rows) == rows
    assert [row[0] for row in mixed_rows] == mixed_targets
    assert solution("step01").shuffled(rows, targets, 3) == (mixed_rows, mixed_targets)


BAD = {
    "missing column": (HEADER.replace(",hum", "") + ROW, "line 1", "'hum' is missing"),
    "not a number": (HEADER + ROW + "2,warm,0.5,0.5,1,10\n", "line 3", "'temp' holds 'warm'"),
    "a hole in a row": (HEADER + "2,,0.5,0.5,1,10\n", "line 2", "'temp' holds nothing"),
    "a short row": (HEADER + "2,0.5\n", "line 2", "'hum' holds nothing"),
    "nan": (HEADER + "2,nan,0.5,0.5,1,10\n", "line 2", "'temp' holds 'nan'"),
    "infinite": (HEADER + "2,inf,0.5,0.5,1,10\n", "line 2", "'temp' holds 'inf'"),
    "empty": ("", "line 1", "the file is empty"),
    "only a header": (HEADER, "line 2", "there are no rows"),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_file_is_named_with_line_and_remedy(kind, tmp_path):
    text, line, fault = BAD[kind]
    path = tmp_path / "rentals.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        solution("step01").read_table(path)
    message = str(caught.value)
    assert str(path) in message
    assert line in message
    assert fault in message
    assert ";" in message, "after the semicolon stands the remedy"


def test_absent_file_is_named_with_remedy(tmp_path):
    with pytest.raises(ValueError, match=r"no such file; the course's data is data/hour\.csv"):
        solution("step01").read_table(tmp_path / "nowhere.csv")


def test_another_encoding_is_named(tmp_path):
    path = tmp_path / "rentals.csv"
    path.write_bytes(HEADER.encode() + b"1,0.5,0.5,\xff\xfe,1,10\n")
    with pytest.raises(ValueError, match="not UTF-8 text; save the file as UTF-8"):
        solution("step01").read_table(path)


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    path = tmp_path / "rentals.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + ROW).encode())
    assert solution("step01").load_rentals(path)[0]["hr"] == 1.0
