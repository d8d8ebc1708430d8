"""The roster: what is read, and how each unusable line is refused, by file, line and remedy."""

import unicodedata

import pytest

from grader.teach.roster import RosterError, read_roster

HEAD = "student,repository\n"


@pytest.fixture
def read(tmp_path):
    def read(content):
        path = tmp_path / "roster.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_roster(path)

    return read


def names(students):
    return [student.student for student in students]


def test_all_columns(read):
    (ada,) = read(
        "login_id,student,repository,email,first_name,last_name,section,sis_id,notes\n"
        'al,ada,git@example.org:ada/course.git,ada@example.org,Ada,"King, née Byron",A,0017,x\n'
    )
    assert (ada.student, ada.repository, ada.line) == ("ada", "git@example.org:ada/course.git", 2)
    assert (ada.email, ada.first_name, ada.last_name) == (
        "ada@example.org",
        "Ada",
        "King, née Byron",
    )
    assert (ada.section, ada.sis_id, ada.login_id) == ("A", "0017", "al")


@pytest.mark.parametrize(
    "content",
    [
        "student,repository\nada,x\nbob,y\n",
        "student,repository\r\nada,x\r\nbob,y\r\n",
        "\ufeffstudent,repository\nada,x\nbob,y",
        "\ufeffstudent;repository\r\nada;x\r\nbob;y\r\n",
        "student\trepository\nada\tx\nbob\ty\n",
        "\n\nstudent,repository\n\nada,x\n , \nbob,y\n\n",
        "Student , Repository,\nada,x,\n bob ,y,\n",
        '"student","repository"\n"ada","x"\n"bob","y"\n',
        "student,repository\nada,x\nbob,y\n".encode("utf-16"),
    ],
)
def test_as_spreadsheets_write_it(read, content):
    students = read(content)
    assert names(students) == ["ada", "bob"]
    assert [student.repository for student in students] == ["x", "y"]


@pytest.mark.parametrize("name", ["ada", "a", "Müller", "李雷", "a.b-c_d+e", "x@example.org", "1"])
def test_names_that_will_do(read, name):
    assert names(read(f"{HEAD}{name},x\n")) == [name]


def test_a_name_is_the_same_however_its_letters_are_put_together(read):
    decomposed = unicodedata.normalize("NFD", "Zoë")
    assert names(read(f"{HEAD}{decomposed},x\n")) == ["Zoë"]
    with pytest.raises(RosterError, match="line 3: 'Zoë' stands in line 2 already"):
        read(f"{HEAD}{decomposed},x\nZoë,y\n")


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "..", ".", "/etc", "a/b", "a\\b", ".hidden", "-rf", "+x", "@x", "x.", "a b"),
        *("C:", "a*", "a?", 'a""b', "a|b", "<a>", "nul", "CON", "con.txt", "Lpt1", "com9.json"),
        *("a\u200bb", "a\u202eb", "a\x1bb", "a\u2028b", "é́" * 40, "x" * 65, "𐐀" * 60, "a&b", "$x"),
    ],
)
def test_names_that_will_not_do(read, name):
    with pytest.raises(RosterError, match=r"roster.csv, line 3: `student` "):
        read(f'{HEAD}ada,x\n"{name}",y\n')


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", r"roster.csv is empty: its first line must be student,repository"),
        ("\n \n", r"roster.csv is empty"),
        (HEAD, "names no student: write a line for each"),
        ("name,repository\nada,x\n", "line 1: no column `student`: the first line must name"),
        ("student\nada\n", "line 1: no column `repository`"),
        ("ada,https://example.org/ada\n", "line 1: no column `student`"),
        ("student,repository,student\na,x,b\n", "line 1: two columns `student`: take one"),
        (f"{HEAD}ada\n", "line 2: 1 fields where the first line has 2: is a comma missing"),
        (f"{HEAD}ada,x,y\n", "line 2: 3 fields where the first line has 2"),
        (f"{HEAD},x\n", "line 2: `student` is empty: give every student a name"),
        (f"{HEAD}ada,x\nbob,y\nada,z\n", "line 4: 'ada' stands in line 2 already"),
        (f"{HEAD}Ada,x\nada,z\n", r"line 3: 'ada' and 'Ada' \(line 2\) are one name"),
        (f"{HEAD}straße,x\nSTRASSE,z\n", r"line 3: 'STRASSE' and 'straße'"),
        (f'{HEAD}ada,"x\n', "line 2: .*is a quotation mark left open"),
        (f"{HEAD}ada,x\nM\xfcller,y\n".encode("latin-1"), "line 3: this is not UTF-8 text: save"),
        (b"\xff\xfea", "line 1: this is not UTF-16 text: save it as “CSV UTF-8”"),
        (f"{HEAD}ada,x\0\n", "line 2: a null character: this is no CSV"),
        (f'{HEAD}ada,"x\x07"\n', r"line 2: `repository` has the character U\+0007"),
        (f'{HEAD}ada,"x\ny"\n', r"line 3: `repository` has the character U\+000A"),
        (f"{HEAD}ada,{'x' * 1001}\n", "line 2: `repository` has 1,001 characters: at most"),
    ],
)
def test_refusals_name_line_and_remedy(read, content, says):
    with pytest.raises(RosterError, match=says):
        read(content)


def test_all_troubles_are_told_at_once_but_not_without_end(read):
    with pytest.raises(RosterError) as error:
        read(f"{HEAD}a b,x\nada,y\nada,z\n" + "".join(f"../{i},x\n" for i in range(30)))
    lines = str(error.value).splitlines()
    assert "line 2: " in lines[0]
    assert "line 4: " in lines[1]
    assert lines[-1] == "and 12 more"


def test_no_roster(tmp_path):
    with pytest.raises(RosterError, match=r"roster.csv is not there: write one, with the first"):
        read_roster(tmp_path / "roster.csv")
    with pytest.raises(RosterError, match="can't be read: Is a directory"):
        read_roster(tmp_path)
