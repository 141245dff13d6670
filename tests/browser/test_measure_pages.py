"""Measures as people see them: the table, one measure, scorecard, goals and what is owed."""

import csv
from pathlib import Path

import pytest
from measure_rows import add_benchmarks, add_measure, add_progress, add_values, serve
from serving import serve as serving
from small_home import SmallHome

PICTURE = """
    1     | Grow              |       |              |           |            |
    1.1   | Reach more people |       |              |           |            |
    1.1.a | Write to firms    | ED    | June 2026    | once      | 2026-06-30 | On track
    1.1.b | Hold an open day  | ED BD | June 2027    | once      | 2027-06-30 | Completed
    2     | Keep              |       |              |           |            |
    2.1   | Ask who leaves    |       |              |           |            |
    2.1.a | Call each of them | BD    | Monthly      | monthly   |            | Paused
"""
QUARTERS = [f"{year} Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]
PAGES = {
    "measures": "Measures",
    "measures?measure=OFF": "Paid on time: 52.0% in 2025 Q4 is below the benchmark of 60.0%",
    "measures?measure=GUIDE": "A guide: in progress, due by 2029",
    "": "Scorecard",
    "goals": "Goals",
    "my_updates": "My updates",
    "my_updates?owner=ED": "My updates",
    "plan?item=1.1": "Plan",
    "plan?item=1.1.a": "Plan",
}


def fill(path: Path) -> SmallHome:
    """Measures of every kind, with a correction, a missed period and progress updates."""
    home = SmallHome(path)
    home.load()
    home.plan("p", "Small plan", PICTURE)
    home.add("plan_owner", source="f!s!A1", plan_id="p", owner_code="ED", name="Director")
    home.load()
    home.plan("d", "Division", "1 | Train\n1.1 | Teach\n1.1.a | Write a lesson | DTR",
              parent_plan_id="p")  # fmt: skip
    add_measure(home, "OFF", name="Paid on time", baseline=(50, "2024 Q1"), target=(70, "2029 Q4"),
                tolerance=2, owners=["ED"], numerator="Paid on time", denominator="All due")  # fmt: skip
    add_benchmarks(home, {"2025 Q1": 55.0, "2025 Q4": 60.0}, "OFF")
    add_measure(home, "WAIT", name="Days of waiting", baseline=(48, "2024 Q1"), unit="days",
                target=(30, "2029 Q4"), direction="lower", statistic="amount", owners=["BD"])  # fmt: skip
    add_measure(home, "LOAD", name="Cases a person", direction="within a range", unit="cases",
                statistic="index", range_low=20, range_high=25, decimals=0)  # fmt: skip
    add_measure(home, "GUIDE", name="A guide", kind="deliverable", statistic="milestone",
                unit=None, target=(None, 2029), owners=["ED"])  # fmt: skip
    add_measure(home, "NEW", name="Parents online", target=(50, "2029 Q4"))
    for code, item in {"OFF": "1.1", "WAIT": "2.1", "LOAD": "1.1.a", "GUIDE": "1.1"}.items():
        serve(home, code, item)
    values = [50.0, 51.0, None, 52.5, 53.0, 53.5, 57.0, 58.0]
    add_values(home, {name: one for name, one in zip(QUARTERS, values, strict=True) if one}, "OFF")
    for code, start, step in (("WAIT", 48.0, -3.0), ("LOAD", 30.0, -1.0)):
        add_values(home, {name: start + step * i for i, name in enumerate(QUARTERS)}, code)
    add_values(home, {"2025 Q4": "In progress"}, "GUIDE", evidence="https://example.org/draft")
    for period, status in {"2025 Q3": "On track", "2025 Q4": "At risk"}.items():
        add_progress(home, "1.1.a", period, "Write to firms", status=status,
                     happened=f"Told in {period}.", help_needed="A lawyer.")  # fmt: skip
    home.load("correction.xlsx", by="Ben")
    add_values(home, {"2025 Q4": 52.0}, "OFF", note="Closed cases were counted.",
               numerator=520.0, denominator=1000.0)  # fmt: skip
    home.publish()
    return home


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """A small store with measures, served; tests only read it."""
    folder = tmp_path_factory.mktemp("measured")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_light_and_dark_and_on_a_phone(visit, measured, path):
    visitor = visit(measured)
    page = visitor.open(path)
    assert page.locator("h1").all_inner_texts() == [PAGES[path]]
    for summary in page.locator("details.hw-why > summary").all()[:2]:
        summary.click()
    images = "[...document.querySelectorAll('.hw img')]"
    visitor.until(f"{images}.every(one => one.complete && one.naturalWidth > 0 && one.alt)")
    visitor.check_in_light_and_dark_and_on_a_phone()


def column(page, name):
    """The texts of one column of the first table."""
    table = page.locator("table.hw-table").first
    at = table.locator("thead th").all_inner_texts().index(name)
    return [row.locator("th, td").nth(at).inner_text() for row in table.locator("tbody tr").all()]


def test_the_table_says_what_needs_attention_first_and_why(visit, measured):
    page = visit(measured).open("measures")
    assert column(page, "Code") == ["OFF", "NEW", "GUIDE", "LOAD", "WAIT"]
    row = page.locator("tr", has_text="Paid on time")
    why = row.get_by_text("52.0% is 8.0 points short of the 60.0% benchmark for 2025 Q4")
    assert not why.is_visible()
    row.locator("summary").click()
    assert why.is_visible()
    assert row.locator("img").first.get_attribute("alt") == (
        "From 50.0% in 2024 Q1 to 52.0% in 2025 Q4"
    )
    assert row.locator("img").last.get_attribute("alt") == (
        "52.0%; baseline 50.0%, benchmark 60.0%, target 70.0%"
    )


def test_a_filter_of_measures_lives_in_the_address(visit, measured):
    visitor = visit(measured)
    page = visitor.open("measures?owner=ED&goal=1.1")
    assert column(page, "Code") == ["OFF", "GUIDE"]
    page = visitor.open("measures?status=No+data")
    assert column(page, "Code") == ["NEW"]
    page = visitor.open("measures?status=No+data&owner=ED")
    assert page.get_by_text("No measure matches these filters.").is_visible()


def test_one_measure_says_what_it_rests_on(visit, measured):
    page = visit(measured).open("measures")
    page.get_by_role("link", name="Open OFF, Paid on time").click()
    page.wait_for_selector("h1:has-text('52.0% in 2025 Q4')")
    label = page.locator('[role="figure"]').first.get_attribute("aria-label")
    assert label.startswith("Paid on time: 52.0% in 2025 Q4 is below the benchmark of 60.0%.")
    text = page.locator("[data-testid=stMain]").inner_text()
    for told in (
        "A ring marks a value that was corrected.",
        "A hole in the line is a period without a value.",
        "Closed cases were counted.",
        "520 of 1,000",
        "update.xlsx, Values, cell 2025 Q4",
        "1.1 Reach more people",
        "Director (ED)",
        "within 2.0 points of what was due",
        "Given by period; each holds until the next",
    ):
        assert told in text, told
    history = page.locator("table", has_text="Every figure ever given")
    states = [row.inner_text().split("\t") for row in history.locator("tbody tr").all()[:2]]
    assert [(row[1], row[3].split("\n")[-1], row[4]) for row in states] == [
        ("52.0%", "Stands", "Ben"), ("58.0%", "Replaced", "Ana"),
    ]  # fmt: skip


def test_the_values_of_a_measure_can_be_taken_along(visit, measured):
    page = visit(measured).open("measures?measure=OFF")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").last.click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # And those that were missed before the day of the newest load, 2 November 2026.
    missed = ["2026 Q1", "2026 Q2", "2026 Q3"]
    assert [row["Period"] for row in rows] == [*QUARTERS, *missed]
    newest = next(row for row in rows if row["Period"] == "2025 Q4")
    assert (newest["Value"], newest["Benchmark"], newest["Status"]) == ("52.0", "60.0", "Off track")


def test_a_measure_that_is_not_there_is_said_to_be_missing(visit, measured):
    page = visit(measured).open("measures?measure=XYZ")
    assert page.get_by_text("There is no measure “XYZ”").is_visible()
    assert page.locator("h1").inner_text() == "Measures"


def test_the_scorecard_says_what_needs_a_decision_and_what_changed(visit, measured):
    page = visit(measured).open("")
    assert "3 of 5 measures are where they should be." in page.locator(".hw-says").inner_text()
    decide = page.locator("table", has=page.locator("caption", has_text="needs a decision"))
    assert [row.inner_text() for row in decide.locator("tbody th").all()] == ["1.1.a", "OFF"]
    assert "A lawyer." in decide.inner_text()
    changed = page.locator("table", has=page.locator("caption", has_text="What changed"))
    cells = [cell.strip() for cell in changed.locator("tbody tr").last.inner_text().split("\t")]
    assert cells[0] == "1.1.a"
    assert [cell.split("\n")[-1] for cell in cells[2:]] == [
        "Worse", "On track", "At risk", "2025 Q4",
    ]  # fmt: skip
    areas = page.locator("table", has=page.locator("caption", has_text="The plan by area"))
    grow = areas.locator("tbody tr").first
    assert "1 of 2 on course" in grow.inner_text()
    grow.locator("summary").click()
    assert "the worst is Off track (Paid on time)" in grow.inner_text()
    divisions = page.locator("table", has=page.locator("caption", has_text="its divisions"))
    assert divisions.locator("tbody tr").count() == 3


def test_a_goal_has_its_measures_and_what_is_left(visit, measured):
    page = visit(measured).open("goals")
    goal = page.locator("article", has_text="Reach more people")
    row = goal.locator("tr", has_text="Paid on time")
    for told in ("50.0% in 2024 Q1", "52.0%", "70.0% by 2029 Q4", "18.0 points left", "Off track"):
        assert told in row.inner_text(), told
    assert goal.locator("tbody tr").count() == 3


def test_an_item_shows_its_measures_and_its_updates(visit, measured):
    page = visit(measured).open("plan?item=1.1.a")
    detail = page.locator(".hw-detail")
    assert "Reported by Ana for 2025 Q4 (update.xlsx, Progress" in detail.inner_text()
    assert "Cases a person" in detail.inner_text()
    detail.get_by_text("2 progress updates").click()
    assert detail.get_by_text("Told in 2025 Q3.").is_visible()


def test_what_an_owner_owes_and_the_way_to_report_it(visit, measured):
    visitor = visit(measured)
    page = visitor.open("my_updates?owner=BD")
    assert page.locator(".hw-says").inner_text().endswith("from BD.")
    assert "WAIT" in column(page, "Code")
    assert page.get_by_text("Last reported").first.is_visible()
    page.get_by_role("link", name="Get the workbook to fill in").click()
    page.wait_for_selector("h1:has-text('Update')")
    assert "owner=BD" in page.url


def test_a_catalogue_without_a_plan_stands_alone(visit, tmp_path):
    home = SmallHome(tmp_path / "home")
    home.load("catalogue.xlsx")
    add_measure(home, "CSPM1", name="Paternity established", is_demonstration=True)
    home.publish()
    with serving(home.path, tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("measures")
        assert column(page, "Code") == ["CSPM1"]
        assert page.get_by_role("note").inner_text().startswith("Demonstration. Measures")
        page = visitor.open("measures?measure=CSPM1")
        assert page.get_by_text("No plan item yet.").is_visible()
        assert page.get_by_text("No value has been given yet.").first.is_visible()
        assert visitor.violations() == []


def test_without_measures_the_page_says_what_to_do_first(visit, tmp_path):
    home = SmallHome(tmp_path / "home")
    home.load()
    home.plan("p", "Small plan", PICTURE)
    home.publish()
    with serving(home.path, tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("measures")
        assert page.get_by_text("No measure is loaded yet.").is_visible()
        assert page.get_by_text("data/catalogs/child_support.xlsx").is_visible()
        assert visitor.violations() == []
        page.get_by_role("link", name="Open Update").click()
        page.wait_for_selector("h1:has-text('Update')")
