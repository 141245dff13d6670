"""A table of counts on the Update page: recognized, described, loaded."""

import tomllib

from counts_files import write_counts
from playwright.sync_api import expect

STAFF = """
year | division | gender | employees | share
2023 | North    | Female | 25        | 0.4
2023 | North    | Male   | 30        | 0.6
2023 | Total    | Female | 25        | 0.4
2023 | Total    | Male   | 30        | 0.6
2024 | North    | Female | 26        | 0.5
2024 | North    | Male   | 27        | 0.5
2024 | Total    | Female | 26        | 0.5
2024 | Total    | Male   | 27        | 0.5
"""
AMOUNTS = "name | amount\nAnn | 5\nBob | 7\nEve | 9"


def upload(visitor, path):
    page = visitor.open("update")
    page.locator('input[type="file"]').set_input_files(path)
    page.get_by_role("heading", name="What was recognized", exact=True).wait_for(timeout=30_000)
    visitor.settle()
    return page


def check(visitor):
    visitor.page.get_by_role("button", name="Check with these").click()
    visitor.settle()


def test_a_table_of_counts_is_described_and_loaded(visit, own, tmp_path):
    visitor = visit(own)
    page = upload(visitor, write_counts(tmp_path / "staff.csv", STAFF))
    sheets = page.get_by_role("table", name="Sheets of the file")
    expect(sheets).to_contain_text("A table of counts: say what it counts, below.")
    assert page.get_by_text("not used").count() == 0
    assert page.get_by_role("table", name="Problems").count() == 0
    columns = page.get_by_role("table", name="Columns of the table")
    expect(columns).to_contain_text("2 groups: North; Total.")
    assert page.get_by_role("button", name="Load it").count() == 0
    assert page.get_by_text("Is it a survey?").count() == 0
    visitor.check_in_light_and_dark_and_on_a_phone()

    check(visitor)
    expect(page.get_by_role("alert")).to_contain_text("2 fields to fill in first")
    assert page.locator(".hw-missing").all_inner_texts() == [
        "Missing: Give the new measure a code, or choose one that there is.",
        "Missing: Say in words what is counted.",
    ]
    visitor.check_in_light_and_dark_and_on_a_phone()
    page.get_by_label("Its code, short").fill("STAFF")
    page.get_by_label("Its code, short").press("Tab")
    visitor.settle()
    # What is filled in is no longer said to be missing; the rest is, without another press.
    expect(page.locator(".hw-missing")).to_have_text("Missing: Say in words what is counted.")
    page.get_by_label("What is counted, in words").fill("Staff by division")
    page.get_by_label("What is counted, in words").press("Tab")
    visitor.settle()
    check(visitor)
    page.get_by_text("8 counts of STAFF by Division and Gender").first.wait_for(timeout=30_000)
    visitor.settle()
    # What nobody said is told.
    expect(page.get_by_role("table", name="Warnings")).to_contain_text("'Total' among the groups")
    visitor.check_in_light_and_dark_and_on_a_phone()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a counts file").click()
    download.value.save_as(tmp_path / "said.toml")
    assert tomllib.loads((tmp_path / "said.toml").read_text(encoding="utf-8")) == {
        "measure": {"code": "STAFF", "name": "Staff by division", "about": "customers"},
        "period": "year",
        "count": "employees",
        "left_out": ["share"],
        "dimensions": {"Division": "division", "Gender": "gender"},
    }

    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_role("button", name="Load it").click()
    page.wait_for_selector("text=is load 1, and published", timeout=60_000)
    assert visitor.errors == []


def test_what_nobody_recognizes_may_be_described_all_the_same(visit, own, tmp_path):
    visitor = visit(own)
    page = upload(visitor, write_counts(tmp_path / "amounts.csv", AMOUNTS))
    assert page.get_by_role("table", name="Columns of the table").count() == 0
    page.get_by_role("button", name="This is a table of counts").click()
    page.get_by_role("table", name="Columns of the table").wait_for(timeout=30_000)
    visitor.settle()
    assert page.get_by_role("button", name="Check with these").is_visible()
