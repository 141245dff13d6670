"""Groups as people see them: rates, gaps and their trend; and that what is hidden stays hidden."""

import csv
import re
import struct
from pathlib import Path

import pytest
from equity_home import fill
from measure_rows import add_measure
from serving import serve as serving
from small_home import SmallHome

PAGES = {
    "equity?measure=PAID": "Support paid on time: Coast 23.0 points below North, and the gap has "
    "widened; 1 other clearly behind too",
    "equity?measure=PAID&by=Ethnicity&within=Region%3A+Coast":
    "Support paid on time within Coast: no group is clearly behind Asian",
    "equity?measure=TIER&view=advanced": "Case closed in time: Lowest 28.8 points below Highest; "
    "1 other clearly behind too",
    "equity?measure=TIER": "Case closed in time: Lowest 28.8 points below Highest; 1 other clearly "
    "behind too",
    "equity?measure=HARM": "Harm in care: South 4.0 per 1,000 days above North",
    "equity?measure=RATE": "Staff would recommend us: no group is clearly behind North",
    "equity?measure=WORK": "People who work here: White 55.7%, the largest of 4 groups",
    "equity?measure=ODD": None,
    "equity?measure=MANY": None,
    "equity?measure=FEW": "Small everywhere: every group by Region is hidden for privacy",
    "equity?measure=ONE": "Asked in one office: only Capital can be shown, so there is nothing to "
    "compare",
    "coverage": None,
    "measures?measure=PAID": None,
    "": "Scorecard",
}  # fmt: skip


@pytest.fixture(scope="module")
def grouped(tmp_path_factory):
    """A small store of measures by group, served; tests only read it."""
    folder = tmp_path_factory.mktemp("grouped")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_light_and_dark_and_on_a_phone(visit, grouped, path):
    visitor = visit(grouped)
    page = visitor.open(path)
    (title,) = page.locator("h1").all_inner_texts()
    assert PAGES[path] in {title, None}
    assert page.get_by_text("The address asks for").count() == 0
    for summary in page.locator("details:not(.hw-why) > summary").all()[:2]:
        summary.click()
    visitor.check_in_light_and_dark_and_on_a_phone()


def labels(page, number):
    """The text alternatives of the figures, once there are so many; they are drawn last."""
    page.locator('[role="figure"]').nth(number - 1).wait_for()
    return [one.get_attribute("aria-label") for one in page.locator('[role="figure"]').all()]


def test_the_figures_say_in_words_what_they_show(visit, grouped):
    page = visit(grouped).open("equity?measure=PAID&by=Region")
    rates, gaps, trend, within = labels(page, 4)
    assert rates.startswith("Support paid on time by group. Coast 53.0%, clearly short; ")
    assert "2 groups hidden for privacy; 1 group too few to be reliable." in rates
    assert gaps.startswith("Gap to North: Coast 23.0 points below; Islands 7.7 points below; ")
    assert trend.startswith("Coast 1.8 points below North in 2025 Q1, 23.0 points below in 2026 Q3")
    assert within.startswith("Coast within each: Asian 22.5 points below; ")


def test_the_two_badges_are_told_apart_and_explained_once(visit, grouped):
    page = visit(grouped).open("equity?measure=PAID&by=Region")
    page.get_by_text("2 of 7 groups are not shown, so that nobody can be recognized").wait_for()
    table = page.locator("table", has=page.locator("caption", has_text="by Region")).last
    states = {
        row.locator("th").inner_text(): row.locator("td").last.inner_text().split("\n")[-1]
        for row in table.locator("tbody tr").all()
    }
    assert (states["Delta"], states["Marsh"]) == ("Hidden for privacy",) * 2
    assert states["Ridge"] == "Too few to be reliable"
    notes = page.locator("dl.hw-facts").last
    assert notes.locator("dt", has_text="Hidden for privacy").count() == 1
    assert notes.locator("dt", has_text="Too few to be reliable").count() == 1


def test_a_choice_lives_in_the_address_and_another_measure_clears_it(visit, grouped):
    visitor = visit(grouped)
    page = visitor.open("equity?measure=PAID&by=Ethnicity&period=2026-01%2FP3M")
    assert "by Ethnicity, 2026 Q1" in page.locator(".hw-says").inner_text()
    page.get_by_role("combobox", name="Measure").click()
    page.get_by_role("option", name="TIER").click()
    page.wait_for_selector("h1:has-text('Case closed in time')")
    assert "measure=TIER" in page.url
    assert "by=" not in page.url
    assert "period" not in page.url
    page.go_back()
    page.wait_for_selector("h1:has-text('Support paid on time')")


def test_another_group_is_looked_at_more_closely(visit, grouped):
    page = visit(grouped).open("equity?measure=PAID&by=Region&group=Islands")
    trend = labels(page, 3)[2]
    assert trend.startswith("Islands")
    said = page.locator(".hw-said")
    assert said.inner_text().startswith("68.3% for Islands is 7.7 points below the 76.0% for North")
    assert page.locator(".hw-chip.hw-narrowed").first.is_visible()


def test_a_green_total_with_a_red_group_says_so_on_the_scorecard_and_at_the_measure(visit, grouped):
    visitor = visit(grouped)
    page = visitor.open("")
    decide = page.locator("table", has=page.locator("caption", has_text="needs a decision"))
    assert "PAID is on track, but not for Coast (Region, 2026 Q3)." in decide.inner_text()
    decide.get_by_role("link", name="Open PAID by Region").click()
    page.wait_for_selector("h1:has-text('Coast 23.0 points below North')")
    page = visitor.open("measures?measure=PAID")
    assert (
        "53.0% for Coast is 23.0 points below" in page.locator("[data-testid=stMain]").inner_text()
    )
    page.get_by_role("link", name="By Region").click()
    page.wait_for_selector("h1:has-text('Coast 23.0 points below North')")


def test_coverage_leads_to_the_groups_and_can_be_filtered(visit, grouped):
    visitor = visit(grouped)
    page = visitor.open("coverage?state=missing&by=Region")
    codes = page.locator("table.hw-table tbody th").all_inner_texts()
    assert "NONE" in codes
    assert "PAID" not in codes
    page = visitor.open("coverage")
    page.get_by_role("link", name="PAID by Region: Partly hidden").click()
    page.wait_for_selector("h1:has-text('Support paid on time')")


@pytest.mark.parametrize("path", [*(path for path in PAGES if "measure=" in path), "coverage"])
def test_no_column_is_cut_off_on_a_screen_of_1280_pixels(visit, grouped, path):
    visitor = visit(grouped)
    visitor.open(path)
    assert visitor.cut_off() == []


def test_of_many_dimensions_the_rarest_share_a_column(visit, grouped):
    page = visit(grouped).open("coverage")
    header = page.locator("table.hw-table thead th").all_inner_texts()
    assert header == ["Code", "What", "Region", "Ethnicity", "Office", "Also by"]
    row = page.locator("tbody tr", has=page.get_by_text("WORK", exact=True))
    assert "Gender" in row.locator("td").last.inner_text()
    row.get_by_role("link", name="WORK by Gender: Broken down").click()
    page.wait_for_selector("h1:has-text('People who work here')")


def test_an_address_in_small_letters_is_understood(visit, grouped):
    page = visit(grouped).open("equity?measure=paid&by=region")
    assert page.locator("h1").inner_text().startswith("Support paid on time: Coast 23.0 points")
    assert page.get_by_text("The address asks for").count() == 0


def test_names_that_are_markup_or_formulas_do_nothing(visit, grouped):
    page = visit(grouped).open("equity?measure=ODD")
    assert page.locator("[data-testid=stMain] :is(i, b, script)").count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").last.click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        names = [row["Group"] for row in csv.DictReader(file)]
    assert any(name.startswith("'=HYPERLINK(") for name in names)
    assert not any(name.startswith("=") for name in names)


def test_all_of_many_groups_can_be_seen(visit, grouped):
    page = visit(grouped).open("equity?measure=MANY")
    assert "and 6 others" in labels(page, 1)[0]
    assert page.get_by_role("rowheader", name="Bureau 17 of Field Operations").last.is_visible()


# South is hidden for the sake of Delta: 41,011 of 80,021 and 72,028 of 140,067 are shown.
HIDDEN = {"31013", "60037", "29024", "51.656"}
DOUBLES = {31013.0, 60037.0, 29024.0, 100 * 31013 / 60037, 100 * 4 / 9, 31013 / 60037}


def leaked(text: str) -> set[str]:
    """Which hidden numbers stand in a text, with or without separators of thousands.

    As numbers of their own: a heap holds moments in milliseconds and hashes.
    """
    plain = re.sub(r"(?<=\d)[,\u202f](?=\d{3}(?!\d))", "", text)
    return {one for one in HIDDEN if re.search(rf"(?<![\d.]){re.escape(one)}{_end(one)}", plain)}


def _end(number: str) -> str:
    """Behind a whole number comes no digit; a fraction may go on."""
    return "" if "." in number else r"(?!\d)"


def test_no_hidden_number_reaches_the_browser(visit, grouped):
    """Neither a frame of the websocket, nor the page, a figure, a download, or the heap has one."""
    visitor = visit(grouped)
    frames = []

    def keep(frame):
        frames.append(frame)

    visitor.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    page = visitor.open("equity?measure=KEPT")
    labels(page, 2)
    for summary in page.locator("details > summary").all():
        summary.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").last.click()
    taken = Path(download.value.path()).read_text(encoding="utf-8-sig")
    visitor.open("equity?measure=KEPT&view=advanced")
    bytes_ = [one if isinstance(one, bytes) else one.encode() for one in frames]
    received = b"".join(bytes_)
    figures = "[...document.querySelectorAll('.js-plotly-plot')].map(g => [g.data, g.layout])"
    seen = {
        "frames": received.decode("latin-1"),
        "page": page.content(),
        "figures": page.evaluate(f"JSON.stringify({figures})"),
        "download": taken,
        "heap": heap(page),
    }
    assert {name: leaked(text) for name, text in seen.items()} == {name: set() for name in seen}
    assert [one for one in DOUBLES if struct.pack("<d", one) in received] == []
    assert leaked("31,013 of 60037") == {"31013", "60037"}
    assert leaked("[7,31013,51.6564] 29024.0") == {"31013", "51.656", "29024"}
    assert leaked("1795331013 0.29024") == set()
    # What is shown is found in the same places by the same means.
    assert "41,011" in seen["frames"]
    assert "41,011" in seen["heap"]
    assert "41011" in seen["download"]


def heap(page) -> str:
    """Every string that the browser's memory holds for the page, without the engine's own names.

    Those have numbers of their own: `system / Context / scope @31013`.
    """
    session = page.context.new_cdp_session(page)
    chunks = []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda one: chunks.append(one["chunk"]))
    session.send("HeapProfiler.takeHeapSnapshot")
    session.detach()
    strings = "".join(chunks).partition('"strings":')[2]
    return re.sub(r'"system / [^"]*"', '""', strings)


def test_without_groups_the_page_says_what_to_do_first(visit, tmp_path):
    home = SmallHome(tmp_path / "home")
    home.load()
    home.plan("p", "Small plan", "1 | Grow\n1.1 | Reach more\n1.1.a | Write to firms | ED")
    add_measure(home, "M1")
    home.publish()
    with serving(home.path, tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("equity")
        assert page.get_by_text("No measure is broken down by group yet.").is_visible()
        assert visitor.violations() == []
        page = visitor.open("coverage")
        assert page.locator("h1").inner_text() == "No breakdown is given or expected yet"
        assert visitor.violations() == []
