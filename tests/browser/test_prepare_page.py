"""The page Prepare: from an empty store to the first file, and the stages as a checklist."""

from io import BytesIO

import openpyxl

FIRST_BLANK_ROW = 7
"""Under the header in row 4, the vision and one principle."""
HOSTILE = "Every child <img src=x onerror=alert(1)> is safe."


def save(visitor, button):
    visitor.page.get_by_role("button", name=button, exact=True).click()
    visitor.until("document.querySelector('[data-testid=stAlert]') !== null", 60)
    visitor.settle()
    return visitor.page.locator("[data-testid=stAlert]").first.inner_text()


def test_a_plan_is_begun_step_by_step_and_its_workbook_loads_again(visit, own, tmp_path):
    visitor = visit(own)
    page = visitor.open("")
    page.get_by_role("link", name="Open Prepare").click()
    page.wait_for_selector("text=Begin a plan", timeout=30_000)
    visitor.settle()
    page.get_by_label("Organization").fill("Harbor County")
    page.get_by_label("Title of the plan").fill("Harbor Plan 2027-2029")
    page.get_by_label("Vision").fill(HOSTILE)
    page.get_by_label("Principles, one a line").fill("Ask first.")
    assert save(visitor, "Begin the plan").startswith("Saved as load 1: what the plan is for.")
    assert page.url.endswith("/prepare?plan=harbor-plan")
    visitor.check_in_light_and_dark_and_on_a_phone()
    assert save(visitor, "Save the levels").startswith("Saved as load 2: the levels of the plan.")
    page.get_by_label("Who is answerable: code and name, one a line").fill("E D = Nobody")
    says = save(visitor, "Save the owners")
    assert says == "An owner's code should be 1 to 10 letters or digits, such as ED, not 'E D'."
    page.reload()
    visitor.settle()
    assert page.get_by_label("Vision").input_value() == HOSTILE
    page.get_by_role("button", name="Make the workbook").click()
    with page.expect_download(timeout=60_000) as taken:
        page.get_by_role("button", name="Download the workbook").click(timeout=60_000)
    book = openpyxl.load_workbook(BytesIO(taken.value.path().read_bytes()))
    sheet = book["Plan"]
    rows = [("Goal", "Reach every child"), ("Strategy", "Call them", "ED", "Monthly")]
    for number, row in enumerate(rows, FIRST_BLANK_ROW):
        for column, words in enumerate(row, 1):
            sheet.cell(number, column).value = words
    book.save(tmp_path / "plan.xlsx")
    book.close()
    visitor.open("update")
    page.locator('input[type="file"]').set_input_files(tmp_path / "plan.xlsx")
    page.get_by_role("button", name="Load it").click(timeout=60_000)
    visitor.until("document.body.innerText.includes('load 3')", 60)
    visitor.open("prepare")
    assert page.get_by_text("2 items are loaded, 1 of them to be done.").is_visible()
    assert page.get_by_text("Step by step").count() == 0
    visitor.check_in_light_and_dark_and_on_a_phone()
