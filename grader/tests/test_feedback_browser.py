"""Feedback pages in a headless browser: they are quiet, whole, readable and usable by keyboard."""

import re

import msgspec
import pytest

from grader.bench.invented import invented, write_class
from grader.teach.classroom import Classroom
from grader.teach.feedback.making import feedback
from grader.tests.browser import open_page
from grader.tests.malice import COLLECTED, ROSTER, malicious

WIDTHS = {375: 667, 1440: 900}
OPENED = "document.querySelectorAll('details').forEach(one => one.open = true)"
OVERFLOWS = """() => {
    const wide = document.documentElement.scrollWidth > innerWidth;
    const clipped = one => one.closest(".wide, .map, .hidden, .skip, .path .name, svg");
    return [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !clipped(one))
        .map(one => one.outerHTML.slice(0, 80))
        .concat(wide ? ["the page scrolls sideways"] : []);
}"""


@pytest.fixture(scope="module")
def tab():
    with open_page() as page:
        yield page


@pytest.fixture
def quiet(tab):
    """The page; at the end it must have said nothing and asked for nothing but files of ours."""
    said, asked = [], []

    def dismiss(dialog):
        said.append(dialog.message)
        dialog.dismiss()

    listeners = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "dialog": dismiss,
        "request": lambda request: asked.append(request.url),
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    yield tab
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    assert said == []
    assert [url for url in asked if not re.fullmatch(r"file:///[^?#]*/index\.html", url)] == []


@pytest.fixture(scope="module")
def rooms(course, tmp_path_factory):
    """Classes by name: empty, one student, several, and one malicious."""
    made = {}
    found = {
        "empty": {},
        "one": {"zoë+1@x": invented(course, 1, until=5, wrong=0.0)},
        "several": {f"s{i}": invented(course, i, wrong=0.3) for i in range(12)},
        "malicious": {"eve": malicious(course)},
    }
    for name, results in found.items():
        made[name] = Classroom(tmp_path_factory.mktemp(name))
        write_class(made[name], results)
    made["empty"].roster.write_text("student,repository\nada,https://example.org/ada\n")
    made["malicious"].roster.write_text(ROSTER, encoding="utf-8")
    made["malicious"].collected.write_bytes(msgspec.json.encode(COLLECTED))
    for room in made.values():
        feedback(room, course)
    return made


PAGES = [
    ("empty", "index.html"),
    ("empty", "students/ada/index.html"),
    ("one", "index.html"),
    ("one", "students/zoë+1@x/index.html"),
    ("several", "index.html"),
    ("several", "students/s5/index.html"),
    ("malicious", "index.html"),
    ("malicious", "students/eve/index.html"),
    ("malicious", "students/mal/index.html"),
]


def violations(page):
    """What axe-core finds, as its rules and the places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:100] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize(("room", "name"), PAGES, ids=[f"{r}-{n}" for r, n in PAGES])
def test_a_page_is_quiet_accessible_and_as_wide_as_the_screen(rooms, quiet, room, name):
    for width, height in WIDTHS.items():
        quiet.set_viewport_size({"width": width, "height": height})
        quiet.goto((rooms[room].feedback / name).as_uri())
        if "students" in name:
            what_to_do = quiet.locator(".next h2").bounding_box()
            assert what_to_do["y"] + what_to_do["height"] < height
        quiet.evaluate(OPENED)
        assert quiet.evaluate(OVERFLOWS) == []
        quiet.emulate_media(color_scheme="light" if width == 375 else "dark")
        assert violations(quiet) == []
    assert quiet.title() != "owned"


def test_the_way_leads_to_a_step_and_opens_it(rooms, quiet):
    quiet.goto((rooms["one"].feedback / "index.html").as_uri())
    quiet.locator("#map").get_by_role("link", name="zoë+1@x").click()
    step = quiet.locator("#step02")
    assert not step.is_visible()
    quiet.get_by_role("link", name="Slopes").click()
    step.wait_for(state="visible")


def names(page):
    return page.locator("#map tbody tr:not([hidden]) th").all_inner_texts()


def test_the_table_sorts_by_keyboard_and_says_so(rooms, quiet):
    quiet.goto((rooms["several"].feedback / "index.html").as_uri())
    head = quiet.locator("#map thead th").nth(2)

    def numbers():
        cells = quiet.locator("#map tbody tr").all()
        return [float(row.locator("td").nth(1).inner_text() or -1) for row in cells]

    before = numbers()
    head.get_by_role("button").focus()
    quiet.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert numbers() == sorted(before, reverse=True) != before
    quiet.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert numbers() == sorted(before)
    quiet.locator("#map thead button").first.click()
    assert head.get_attribute("aria-sort") is None
    assert names(quiet) == sorted(names(quiet), key=lambda name: int(name[1:]))


def test_a_narrow_screen_says_that_there_are_more_steps(rooms, quiet):
    quiet.goto((rooms["several"].feedback / "index.html").as_uri())
    for width, is_told in ((375, True), (1440, False)):
        quiet.set_viewport_size({"width": width, "height": WIDTHS[width]})
        hidden = quiet.evaluate(
            "(m => m.scrollWidth > m.clientWidth)(document.querySelector('.map'))"
        )
        assert quiet.get_by_text("Scroll the table sideways").is_visible() is is_told is hidden


def test_the_table_filters(rooms, quiet):
    quiet.goto((rooms["several"].feedback / "index.html").as_uri())
    everybody = names(quiet)
    quiet.get_by_label("Name").fill("S1")
    assert names(quiet) == ["s1", "s10", "s11"]
    assert quiet.locator("#count").inner_text() == "3 of 12 students"
    quiet.get_by_label("Name").fill("")
    quiet.get_by_label("Next thing in").select_option("step01")
    shown = names(quiet)
    assert 0 < len(shown) < len(everybody)
    for name in shown:
        row = quiet.locator("#map tbody tr:not([hidden])", has_text=name).first
        assert row.locator("td").first.inner_text().startswith("01 ")


def test_a_students_page_has_no_script_and_may_run_none(rooms, quiet):
    source = (rooms["malicious"].feedback / "students/eve/index.html").read_text()
    assert "<script" not in source
    assert "default-src 'none'; style-src 'unsafe-inline'\"" in source
    page = rooms["several"].feedback / "index.html"
    assert page.read_text().count("<script") == 1
    quiet.goto(page.as_uri())
    assert quiet.evaluate("document.querySelectorAll('script').length") == 1


@pytest.mark.slow
def test_a_thousand_students_are_shown_sorted_and_filtered(course, tmp_path, quiet):
    room = Classroom(tmp_path)
    write_class(room, {f"s{i:03d}": invented(course, i) for i in range(1000)})
    feedback(room, course, jobs=2)
    for width, height in WIDTHS.items():
        quiet.set_viewport_size({"width": width, "height": height})
        quiet.goto((room.feedback / "index.html").as_uri())
        assert quiet.evaluate(OVERFLOWS) == []
    quiet.locator("#map thead button").first.click()
    quiet.locator("#map thead button").first.click()
    found = quiet.locator("#map tbody th").all_text_contents()
    assert found == [f"s{i:03d}" for i in reversed(range(1000))]
    last = quiet.locator("#map tbody tr").last
    last.scroll_into_view_if_needed()
    quiet.wait_for_function("row => row.innerText.startsWith('s000')", arg=last.element_handle())
    quiet.get_by_label("Name").fill("s99")
    assert quiet.locator("#count").inner_text() == "10 of 1000 students"
    assert violations(quiet) == []
