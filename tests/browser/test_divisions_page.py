"""The page Divisions: gaps, items beside divisions, both ways between plans, and its forms."""

from pathlib import Path

import pytest
from division_plans import add_plans, link
from plan_files import draw_workbook
from serving import serve as serving
from small_home import SmallHome

import loaders

HOSTILE = (
    "</div><script>alert(1)</script> **[x](javascript:alert(1))** <img src=x onerror=alert(2)>"
)
PAGES = {
    "divisions": "No division serves 2 of 5 items",
    "divisions?plan=agency&item=1.1": "No division serves 2 of 5 items",
    "divisions?plan=agency&show=gaps&level=goal": "No division serves 2 of 5 items",
    "divisions?plan=south": "1 of 2 items to be done serves the plan above",
    "plan?plan=north&item=1": "Plan",
}


def fill(path: Path) -> SmallHome:
    home = SmallHome(path)
    add_plans(home)
    home.load("links.xlsx")
    link(home, "north/1", "agency/1.1", note=HOSTILE)
    link(home, "north/2", "agency/1.2")
    link(home, "south/1", "agency/1.1")
    link(home, "south/2", "agency/1.1", serves_text=HOSTILE, serves_item_id="agency/9")
    home.publish()
    return home


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("divisions")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served, path):
    visitor = visit(served)
    page = visitor.open(path)
    assert page.locator("h1").inner_text() == PAGES[path]
    visitor.check_in_light_and_dark_and_on_a_phone()


def test_from_an_item_to_what_serves_it_and_back(visit, served):
    visitor = visit(served)
    page = visitor.open("divisions?plan=agency")
    page.get_by_role("link", name="Open 1.1", exact=True).click()
    visitor.settle()
    section = page.locator("section.hw-detail")
    assert "2 items of 2 plans serve it." in section.inner_text()
    assert HOSTILE in section.inner_text()
    section.get_by_role("row", name="North").get_by_role("link", name="1", exact=True).click()
    visitor.settle()
    assert page.locator(".hw-plan").inner_text() == "North"
    facts = page.locator("section.hw-detail dl")
    assert "Answer calls (Agency)" in facts.inner_text()
    facts.get_by_role("link", name="1.1", exact=True).click()
    visitor.settle()
    told = page.locator("section.hw-detail dl").inner_text()
    assert "Our calls (North)" in told
    assert "Evening shift (South) ↻ Ongoing" in " ".join(told.split())


def test_a_filter_leaves_the_gaps_and_says_so(visit, served):
    page = visit(served).open("divisions?plan=agency&show=gaps")
    assert page.get_by_text("2 of 5 items match these filters.").count() == 1
    table = page.get_by_role("table", name="Agency: what divisions do for each item")
    assert table.get_by_role("rowheader").all_inner_texts() == ["2", "2.1"]


def test_a_store_without_divisions_says_what_to_do(visit, own, tmp_path):
    path = draw_workbook(
        tmp_path / "alone.xlsx", "Goal | Strategy | Who\n1. A | a) B | ED", "Alone"
    )
    loaders.load(own.home, [(path, path.name)], "Ana")
    page = visit(own).open("divisions")
    assert page.locator(".hw-says").inner_text() == (
        "No other plan stands under Alone or serves it."
    )
    assert page.locator(".hw-steps li").count() == 3


def test_a_link_is_saved_by_the_form_and_taken_back(visit, own, tmp_path):
    agency = "Goal | Strategy | Who\n1. Reach all | a) Answer calls | ED\n2. Teach | a) Train | ED"
    north = "Parent plan: Agency Plan\nGoal | Strategy | Who\n1. Calls | a) Staff the phones | NM"
    for name, picture in (("Agency Plan", agency), ("North Plan", north)):
        path = draw_workbook(tmp_path / f"{name}.xlsx", picture, name)
        loaders.load(own.home, [(path, path.name)], "Ana")
    visitor = visit(own)
    page = visitor.open("divisions?plan=agency-plan&item=2")
    page.get_by_text("Say which item of a division serves").click()
    visitor.settle()
    page.get_by_label("Item of the division").click()
    page.get_by_role("option", name="1.a Staff the phones").click()
    visitor.settle()
    page.get_by_role("button", name="Save the link").click()
    page.get_by_text("Saved as load 3: 1.a serves 2.").wait_for(timeout=30_000)
    visitor.settle()
    section = page.locator("section.hw-detail")
    assert "1 item of 1 plan serves it." in section.inner_text()
    page.get_by_text("Take a link back").first.click()
    page.get_by_role("button", name="Take the link back").click()
    page.get_by_text("Saved as load 4: 1.a serves 2 no more.").wait_for(timeout=30_000)
    visitor.settle()
    assert page.locator("h1").inner_text() == "No division serves any item of this plan yet"
