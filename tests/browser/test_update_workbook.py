"""The analyst's quarter in the browser: the workbook there and back, and the forms of the pages."""

from datetime import date

import openpyxl
import pytest
from playwright.sync_api import expect

import loaders
from loaders.periods import Calendar, period_of

CALENDAR = Calendar("calendar", 1)
QUARTER = period_of(date.today(), CALENDAR, 3).previous().label(CALENDAR)  # noqa: DTZ011
RATING = "Mean rating of 4 or above (on a 5-point scale) on an annual survey"
HOSTILE = "Six wrote. <img src=x onerror=alert(1)> ![x](http://evil.example/x.png) **b**"


def book(path, **sheets):
    """A workbook with these rows on its sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    made.close()
    return path


@pytest.fixture
def stocked(own, tmp_path):
    """A served home with a plan that has words to confirm, and a catalogue of two measures."""
    plan = book(tmp_path / "plan.xlsx", Plan=[
        ["Small Plan 2026-2028"],
        ["KEY: ED= Executive Director"],
        ["GOAL STATEMENT #1: Answer every parent."],
        ["Strategies", "By When?", "Who?", "Measures of Success"],
        ["a) Open late.", "Monthly", "ED", RATING],
        ["b) Call back.", "Monthly", "ED", "A handbook"],
    ])  # fmt: skip
    catalogue = book(tmp_path / "measures.xlsx", Measures=[
        ["Code", "Measure", "Plan items", "Statistic", "Unit", "Target", "Frequency", "Owner"],
        ["S1", "Calls answered", "1.b", "rate", "%", 60, "quarterly", "ED"],
        ["S2", "Offices open late", "1.a", "count", None, 12, "quarterly", "ED"],
    ])  # fmt: skip
    loaders.load(own.home, [(plan, "plan.xlsx"), (catalogue, "measures.xlsx")], "Ana")
    return own


def saved(page):
    """Wait for the sentence that a form was saved; return it."""
    says = page.get_by_role("status").filter(has_text="Saved as load")
    says.wait_for(timeout=30_000)
    return says.inner_text()


def filled_in(source, target):
    """The workbook as the analyst sends it back: one value and one progress update."""
    workbook = openpyxl.load_workbook(source)
    values, progress = workbook["Values"], workbook["Progress"]
    columns = {cell.value: cell.column for cell in values[4]}
    row = next(row for row in range(5, 10) if values.cell(row, columns["Code"]).value == "S1")
    assert values.cell(row, columns["Period"]).value == QUARTER
    values.cell(row, columns["Value"]).value = "61.2%"
    values.cell(row, columns["Note"]).value = HOSTILE
    columns = {cell.value: cell.column for cell in progress[4]}
    assert progress.cell(5, columns["Code"]).value == "1.a"
    progress.cell(5, columns["Status"]).value = "At risk"
    workbook.save(target)
    workbook.close()


def test_the_workbook_is_made_filled_in_uploaded_and_shown(visit, stocked, tmp_path):
    visitor = visit(stocked)
    page = visitor.open("update?owner=ED")
    page.get_by_role("button", name="Make the workbook").click()
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name="Download the workbook").click()
    assert download.value.suggested_filename == "update-ED.xlsx"
    download.value.save_as(tmp_path / "update-ED.xlsx")
    visitor.check_in_light_and_dark_and_on_a_phone()

    filled_in(tmp_path / "update-ED.xlsx", tmp_path / "filled.xlsx")
    page.locator('input[type="file"]').set_input_files(tmp_path / "filled.xlsx")
    page.get_by_role("heading", name="What will change").wait_for(timeout=30_000)
    page.get_by_text("At risk").first.wait_for(timeout=30_000)
    changes = page.locator("main, [data-testid=stMain]").first.inner_text()
    assert "S1 Calls answered" in changes
    assert "61.2%" in changes
    assert visitor.violations() == []
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_role("button", name="Load it").click()
    page.wait_for_selector("text=filled.xlsx is load 3, and published", timeout=30_000)

    page = visitor.open("measures?measure=S1")
    title = page.locator("h1").inner_text()
    assert title == f"Calls answered: 61.2% in {QUARTER} meets the target of 60.0%"
    assert page.get_by_text("filled.xlsx, Values, cell J5").first.is_visible()
    assert page.get_by_text(HOSTILE).first.is_visible()
    assert page.locator("[data-testid=stMain] img[src*=evil]").count() == 0
    page = visitor.open("plan?item=1.a")
    assert "At risk" in page.locator(".hw-detail").inner_text()

    page = visitor.open("update")
    page.locator('input[type="file"]').set_input_files(tmp_path / "filled.xlsx")
    page.wait_for_selector("text=stands already as load 3", timeout=30_000)
    page = visitor.open("update")
    page.locator('input[type="file"]').set_input_files(tmp_path / "update-ED.xlsx")
    page.wait_for_selector("text=No change", timeout=30_000)
    assert page.get_by_role("button", name="Load it").count() == 0


def test_a_workbook_that_asks_for_nothing_is_refused_in_one_sentence(visit, stocked):
    page = visit(stocked).open("update")
    page.get_by_text("Get the workbook to fill in").click()
    page.get_by_label("Period, blank for what is due").fill("some day")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Make the workbook").click()
    says = page.get_by_role("alert").filter(has_text="The period should be")
    says.wait_for(timeout=30_000)
    assert page.get_by_role("button", name="Download the workbook").count() == 0


def test_words_of_the_plan_become_a_measure(visit, stocked):
    visitor = visit(stocked)
    page = visitor.open("measures")
    page.get_by_role("link", name="Confirm measures").last.click()
    page.wait_for_selector("text=2 measures of success in the plan's own words to look at")
    visitor.settle()
    assert page.locator("pre").inner_text() == RATING
    assert page.get_by_text("Mean rating, 4 or more, on a scale of 1 to 5, yearly.").is_visible()
    assert page.get_by_label("Scale").input_value() == "1-5"
    visitor.check_in_light_and_dark_and_on_a_phone()

    page.get_by_label("Target", exact=True).fill("many")
    page.get_by_role("button", name="Make it a measure").click()
    page.get_by_role("alert").filter(has_text="should be a number, not 'many'").wait_for()
    page.get_by_label("Target", exact=True).fill("4.2")
    page.get_by_label("Name", exact=True).fill("Parents are content")
    page.get_by_role("button", name="Make it a measure").click()
    assert saved(page) == "Saved as load 3: M 1.a-1 is a measure now."
    page.wait_for_selector("text=1 measure of success in the plan's own words to look at")
    decided = page.get_by_role("table", name="Words that were decided")
    assert decided.get_by_text(RATING).is_visible()
    decided.get_by_role("link", name="See the measure").click()
    page.wait_for_selector("h1:has-text('Parents are content: no value yet')")

    page = visitor.open("confirm")
    page.get_by_role("radiogroup").get_by_text("Measured already").click()
    page.get_by_role("combobox", name="It is measured by").click()
    page.get_by_role("option", name="S1 – Calls answered").click()
    page.get_by_role("button", name="It is this measure").click()
    page.get_by_role("status").filter(has_text="Saved as load 4").wait_for(timeout=30_000)
    assert saved(page) == "Saved as load 4: these words are measured already."
    page.wait_for_selector("text=All are decided: 2 measures made of 2.")


def test_words_of_the_plan_may_be_no_measure(visit, stocked):
    visitor = visit(stocked)
    page = visitor.open("confirm")
    page.get_by_role("button", name="It is no measure").click()
    assert saved(page) == "Saved as load 3: these words are no measure."
    page.wait_for_selector("text=1 measure of success in the plan's own words to look at")
    row = page.get_by_role("table", name="Words that were decided").get_by_role("row").last
    row.get_by_text("No measure").wait_for()


def test_progress_is_reported_on_an_item_and_shown(visit, stocked):
    visitor = visit(stocked)
    page = visitor.open("plan?item=1.b")
    page.get_by_text("Report progress on 1.b").click()
    page.get_by_label("What happened").wait_for()
    visitor.check_in_light_and_dark_and_on_a_phone()

    page.get_by_role("button", name="Save the update").click()
    page.get_by_role("alert").filter(has_text="Nothing is filled in yet").wait_for()
    page.get_by_label("What happened").fill(HOSTILE)
    page.get_by_label("% complete").fill("140")
    page.get_by_role("button", name="Save the update").click()
    says = page.get_by_role("alert").filter(has_text="% complete should be")
    says.wait_for(timeout=30_000)
    assert says.inner_text() == "% complete should be a number from 0 to 100, not 140."
    # What was written is still there.
    expect(page.get_by_label("What happened")).to_have_value(HOSTILE)

    page.get_by_label("% complete").fill("40%")
    status = page.locator("[data-testid=stForm]").get_by_role("combobox", name="Status")
    status.scroll_into_view_if_needed()
    visitor.settle()  # a list that is open while the page moves is closed again
    status.click()
    page.get_by_role("option", name="At risk", exact=True).click()
    page.get_by_label("Your name").fill("Ben Okoro")
    page.get_by_role("button", name="Save the update").click()
    assert saved(page) == f"Saved as load 3: progress on 1.b for {QUARTER}."
    visitor.settle()
    detail = page.locator(".hw-detail").inner_text()
    for words in ("At risk", "40%", HOSTILE, "Ben Okoro"):
        assert words in detail
    assert page.locator("[data-testid=stMain] img[src*=evil]").count() == 0
    expect(page.get_by_label("What happened")).to_have_value("")


def test_only_what_is_done_is_reported_on_and_nothing_in_the_past(visit, stocked):
    visitor = visit(stocked)
    page = visitor.open("plan?item=1")
    assert page.get_by_text("Report progress on").count() == 0
    loaders.report_progress(
        stocked.home, "small-plan/1.b", {"Period": QUARTER, "Status": "On track"}, "Ana"
    )
    loaders.publish(stocked.home, "2")
    for path in ("plan?item=1.b", "measures?measure=S1", "update"):
        page = visitor.open(path)
        assert page.get_by_text("This is the state as of").is_visible()
        for words in ("Report progress on", "Set a status by decision", "workbook to fill in"):
            assert page.get_by_text(words).count() == 0


def test_a_status_is_decided_on_and_the_decision_taken_back(visit, stocked):
    visitor = visit(stocked)
    page = visitor.open("measures?measure=S2")
    page.get_by_text("Set a status by decision").click()
    page.get_by_role("combobox", name="Status by decision").wait_for()
    visitor.check_in_light_and_dark_and_on_a_phone()

    page.get_by_role("button", name="Set this status").click()
    page.get_by_role("alert").filter(has_text="Choose the status that was decided.").wait_for()
    page.get_by_role("combobox", name="Status by decision").click()
    page.get_by_role("option", name="Near").click()
    page.get_by_role("button", name="Set this status").click()
    says = page.get_by_role("alert").filter(has_text="should say why")
    says.wait_for(timeout=30_000)
    assert says.inner_text() == (
        "Reason should say why the status is 'Near' by decision. "
        "Decided by should name who decided that the status is 'Near'."
    )
    page.get_by_label("Reason").fill("the storm")
    page.get_by_label("Decided by").fill("the Board")
    page.get_by_role("button", name="Set this status").click()
    assert saved(page) == f"Saved as load 3: S2 is Near in {QUARTER} by decision."
    visitor.settle()
    why = page.locator(".hw-facts").first.inner_text()
    assert "Near by decision of the Board (the storm); by the rule No data" in why

    # What was saved is closed again.
    page.get_by_text("Set a status by decision").click()
    page.get_by_role("button", name="Take the decision back").click()
    page.get_by_role("status").filter(has_text="Saved as load 4").wait_for(timeout=30_000)
    assert saved(page) == f"Saved as load 4: the rule decides on S2 in {QUARTER} again."
    visitor.settle()
    assert page.get_by_role("button", name="Take the decision back").count() == 0
