"""Employees as people see them: shares, four fifths, offices; what is hidden stays hidden."""

import csv
import re
import struct
from pathlib import Path

import pytest
from measure_rows import add_measure
from serving import serve as serving
from small_home import SmallHome
from workforce_home import fill

PAGES = {
    "workforce?measure=STAFF": "Employees: White 38.3%, the largest of 3 groups; Asian’s share "
    "grew most since 2021, by 15.2 points",
    "workforce?measure=STAFF&within=Office%3A+Legal": "Employees within Legal: White 67.8%, the "
    "largest of 1 group shown",
    "workforce?measure=HIRE": "Hired of those who applied: Black is under four fifths of White’s "
    "rate",
    "workforce?measure=DISC": "Disciplined: Entry is over five quarters of Senior’s rate",
    "workforce?measure=PROM": "Promoted: no group that can be assessed is under four fifths of "
    "Other’s rate",
    "workforce?measure=GLAD": None,
    "workforce?measure=TURN": None,
    "workforce?measure=MANY&by=Bureau": None,
    "workforce?measure=FEW": "A small team: no group’s share can be shown, for privacy",
    "workforce?measure=ODD": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def staffed(tmp_path_factory):
    """A small store of employees, served; tests only read it."""
    folder = tmp_path_factory.mktemp("staffed")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_light_and_dark_and_on_a_phone(visit, staffed, path):
    visitor = visit(staffed)
    page = visitor.open(path)
    (title,) = page.locator("h1").all_inner_texts()
    assert PAGES[path] in {title, None}
    assert page.get_by_text("The address asks for").count() == 0
    for summary in page.locator("details > summary").all():
        summary.click()
    visitor.check_in_light_and_dark_and_on_a_phone()


def labels(page, number):
    """The text alternatives of the figures, once there are so many; they are drawn last."""
    page.locator('[role="figure"]').nth(number - 1).wait_for()
    return [one.get_attribute("aria-label") for one in page.locator('[role="figure"]').all()]


def test_the_figures_say_in_words_what_they_show(visit, staffed):
    page = visit(staffed).open("workforce?measure=STAFF")
    shares, trend, offices = labels(page, 3)
    assert shares == (
        "Employees, share by group. White 38.3%, −15.2 points; Asian 37.1%, +15.2 points; Black "
        "24.6%, 0.0 points."
    )
    assert trend == "Asian: 21.9% in 2021, 37.1% in 2025."
    assert offices == "Share of Asian. Field 41.0%; Courts 26.0%; 2 groups hidden for privacy."


def test_four_fifths_tells_rate_ratio_p_and_what_it_takes(visit, staffed):
    page = visit(staffed).open("workforce?measure=HIRE")
    table = page.locator("table", has=page.locator("caption", has_text="selection by")).first
    rows = {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts()
        for row in table.locator("tbody tr").all()
    }
    rate, ratio, chance, state, means = rows["Black"]
    assert rate.split("\n") == ["15.0%", "75 of 500"]
    assert (ratio, chance) == ("0.50", "< 0.001")
    assert state.split("\n") == ["◆", "Fails", "in 2 of 2 periods"]
    assert "45 more would reach it" in means
    assert rows["Other"][3].split("\n")[-1] == "Not assessed"
    assert "under 2%" in rows["Other"][4]


def test_an_office_is_chosen_and_a_group_followed_in_the_address(visit, staffed):
    visitor = visit(staffed)
    page = visitor.open("workforce?measure=STAFF")
    within = page.get_by_role("combobox", name="Within")
    within.click()
    within.fill("fie")
    page.get_by_role("option", name="Office: Field").click()
    page.wait_for_selector("h1:has-text('Employees within Field')")
    assert "within=Office%3A+Field" in page.url
    visitor.settle()
    says = "From 25.0% in 2021 to 41.0% in 2025 within Field, 16.0 points up."
    assert page.locator(".hw-said").inner_text() == says
    page.get_by_role("combobox", name="Measure").click()
    page.get_by_role("option", name="HIRE").click()
    page.wait_for_selector("h1:has-text('Hired')")
    assert "within" not in page.url
    page.go_back()
    page.wait_for_selector("h1:has-text('Employees')")


def test_of_many_bureaus_some_are_shown_the_rest_told_and_any_found(visit, staffed):
    visitor = visit(staffed)
    page = visitor.open("workforce?measure=MANY&by=Gender&group=Women")
    assert "in 20 of 26 bureaus, those with the most employees." in page.locator(
        "[data-testid=stMain]"
    ).inner_text()  # fmt: skip
    page.get_by_text("All 26 bureaus", exact=True).first.click()
    assert page.get_by_role("rowheader", name="Bureau 01").last.is_visible()
    find = page.get_by_role("textbox", name="Find a bureau by name")
    find.fill("bureau 07")
    find.press("Enter")
    page.get_by_text("33.8% in Bureau 07; no other share is shown.").wait_for()
    assert "find=bureau+07" in page.url
    page = visitor.open("workforce?measure=MANY&by=Gender&group=Women&which=lowest")
    assert "From 26.3% (Bureau 01)" in page.locator("[data-testid=stMain]").inner_text()
    page = visitor.open("workforce?measure=MANY&by=Gender&find=none")
    page.get_by_text("No bureau has “none” in its name.").wait_for()


def test_the_overview_leads_to_what_fails(visit, staffed):
    page = visit(staffed).open("workforce?measure=STAFF")
    page.get_by_text("2 of 3 selections and burdens by group fail for somebody.").wait_for()
    page.get_by_role("link", name="HIRE by Ethnicity").click()
    page.wait_for_selector("h1:has-text('Black is under four fifths')")


def test_names_that_are_markup_do_nothing(visit, staffed):
    page = visit(staffed).open("workforce?measure=ODD")
    assert page.locator("[data-testid=stMain] :is(i, b, script)").count() == 0


# South by rank is hidden for the sake of Delta; of those promoted, Black for the sake of Asian.
HIDDEN = {"31013", "60037", "29024", "31019", "60041"}
DOUBLES = {31013.0, 60037.0, 29024.0, 31019.0, 60041.0, 100 * 31013 / 91050, 100 * 31019 / 60041}
VISITS = {
    "workforce?measure=KEPT&by=Rank&within=Office%3A+South": "91,050",
    "workforce?measure=KEPT&by=Rank&group=Officer": "41,011",
    "workforce?measure=KEPT&by=Office&within=Rank%3A+Officer": "41,011",
    "workforce?measure=PROM": "41,017",
}


def leaked(text: str) -> set[str]:
    """Which hidden numbers stand in a text, with or without separators."""
    return {number for number in HIDDEN if number in re.sub(r"(?<=\d)[,\u202f](?=\d)", "", text)}


@pytest.mark.parametrize("path", VISITS)
def test_no_hidden_number_reaches_the_browser(visit, staffed, path):
    """Neither a frame of the websocket, nor the page, a figure or a download has one."""
    visitor = visit(staffed)
    frames = []

    def keep(frame):
        frames.append(frame)

    visitor.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    page = visitor.open(path)
    for summary in page.locator("details > summary").all():
        summary.click()
    taken = []
    for button in page.get_by_role("button", name="Download as CSV").all():
        with page.expect_download() as download:
            button.click()
        taken.append(Path(download.value.path()).read_text(encoding="utf-8-sig"))
    received = b"".join(one if isinstance(one, bytes) else one.encode() for one in frames)
    figures = "[...document.querySelectorAll('.js-plotly-plot')].map(g => [g.data, g.layout])"
    seen = {
        "frames": received.decode("latin-1"),
        "page": page.content(),
        "figures": page.evaluate(f"JSON.stringify({figures})"),
        "downloads": "\n".join(taken),
    }
    assert {name: leaked(text) for name, text in seen.items()} == {name: set() for name in seen}
    assert [one for one in DOUBLES if struct.pack("<d", one) in received] == []
    assert leaked("31,013 of 60037") == {"31013", "60037"}
    # What is shown is found in the same places by the same means.
    assert VISITS[path] in seen["frames"]
    assert "Hidden for privacy" in seen["downloads"]


def test_a_download_has_every_period_and_says_what_is_hidden(visit, staffed):
    page = visit(staffed).open("workforce?measure=STAFF&within=Office%3A+Legal")
    page.get_by_text("2 of 3 groups are not shown").wait_for()
    page.locator("summary", has_text="Share in every period").click()
    with page.expect_download() as download:
        page.locator(".st-key-download_workforce_staff_Ethnicity button").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3 * 5
    assert {row["Share"] for row in rows if row["Group"] == "Black"} == {""}
    assert {row["State"] for row in rows if row["Group"] == "Black"} == {"Hidden for privacy"}


def test_without_employees_the_page_says_how_to_bring_them(visit, tmp_path):
    home = SmallHome(tmp_path / "home")
    home.load()
    home.plan("p", "Small plan", "1 | Grow\n1.1 | Reach more\n1.1.a | Write to firms | ED")
    add_measure(home, "M1")
    home.publish()
    with serving(home.path, tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("workforce")
        page.get_by_text("No measure counts employees by group yet.").wait_for()
        assert "say that it counts employees" in page.locator("ol.hw-steps").inner_text()
        visitor.check_in_light_and_dark_and_on_a_phone()
