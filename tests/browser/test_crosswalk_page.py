"""The page Crosswalk: the matrix, one requirement opened, links added and taken back by hand."""

from pathlib import Path

import pytest
from crosswalk_rows import add_framework, add_links
from serving import serve as serving
from small_home import SmallHome
from update_files import add, stocked

import loaders

HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> \u202e"
PLAN = f"1 | Reach all\n1.1 | Write letters {HOSTILE}\n2 | Pay"
REQUIREMENTS = f"""
    Item 1 | Answer in time {HOSTILE.replace("|", "")} | Safety: no harm | IV-B
    Item 2 | Keep at home   | Safety: no harm | IV-E
    Item 3 | Train          | Training        | IV-E
    Item 4 | Listen         | Training        |
"""
LINKS = """
    Item 1 | 1 | Reach all | full
    Item 1 | 2 | Pay       | full
    Item 2 | 2 | Pay       | partial
    Item 3 | 1 | Reach all | full
    Item 4 | 9 | Ask them  | full
"""
PAGES = {
    "crosswalk": "1 of 4 requirements is covered by nobody",
    "crosswalk?columns=items": "1 of 4 requirements is covered by nobody",
    "crosswalk?requirement=Item+1": "1 of 4 requirements is covered by nobody",
    "crosswalk?state=gap": "1 of 4 requirements is covered by nobody",
}


def fill(path: Path) -> SmallHome:
    """A plan, and a framework with one requirement in each state."""
    home = SmallHome(path)
    home.load()
    home.plan("p", "Plan of the Agency", PLAN)
    home.load("c.xlsx")
    add_framework(home, "f", REQUIREMENTS, name="Rules", is_demonstration=True)
    add_links(home, "f", LINKS)
    home.publish()
    return home


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crosswalk")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


def row(page, code):
    """What the first row of the matrix with this code says, in words."""
    found = page.locator("tr", has=page.get_by_role("rowheader", name=code)).first
    return " ".join(found.inner_text().split())


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served, path):
    visitor = visit(served)
    page = visitor.open(path)
    assert page.locator("h1").inner_text() == PAGES[path]
    visitor.check_in_light_and_dark_and_on_a_phone()


def test_the_table_says_in_words_who_covers_what(visit, served):
    page = visit(served).open("crosswalk")
    says = page.locator(".hw-says").inner_text()
    assert (
        says == "Rules: 1 covered in full by one item, 1 only in part and 1 in full by two or more."
    )
    assert page.get_by_text("These requirements are invented").count() == 1
    assert row(page, "Item 1").endswith("2× Duplicate 2× Duplicate 1, 2")
    assert row(page, "Item 2").endswith("◐ Partial ◐ Partial 2")
    assert row(page, "Item 4").endswith("✕ Gap –")
    assert page.get_by_role("rowheader", name="Safety: no harm").count() == 1
    gone = page.locator("table", has=page.get_by_text("Links to items that are gone"))
    assert "Ask them" in gone.inner_text()


def test_filters_live_in_the_address(visit, served):
    visitor = visit(served)
    page = visitor.open("crosswalk?state=partial&columns=items")
    assert page.get_by_text("1 of 4 requirements match these filters.").count() == 1
    assert page.get_by_role("columnheader", name="1 Reach all").count() == 1
    assert row(page, "Item 2").endswith("– ◐ Partial 2")
    page = visitor.open("crosswalk?requirement=nothing")
    assert page.locator("[role=status]", has_text="not found here").count() == 1


def test_from_the_table_to_a_requirement_and_to_the_plan(visit, served):
    visitor = visit(served)
    page = visitor.open("crosswalk")
    page.get_by_role("link", name="Open Item 1").click()
    visitor.settle()
    detail = page.locator(".hw-detail").inner_text()
    assert "Each of these covers it in full: 1 of Plan of the Agency; 2 of Plan" in detail
    assert "<img src=x onerror=alert(1)>" in detail
    page.locator(".hw-detail").get_by_role("link", name="2", exact=True).click()
    visitor.settle()
    assert page.locator(".hw-detail h2").inner_text() == "Pay"
    page.locator(".hw-detail").get_by_role("link", name="Rules Item 2").click()
    visitor.settle()
    assert "Covered in part by 2" in page.locator(".hw-detail").inner_text()


def test_an_empty_store_says_what_to_do(visit, own):
    stocked(own.home)
    loaders.publish(own.home)
    page = visit(own).open("crosswalk")
    assert page.locator(".hw-says").inner_text() == "No framework is loaded yet."
    assert page.get_by_text("data/catalogs/cfsr_requirements.xlsx").is_visible()


def test_a_link_is_added_and_taken_back_by_hand(visit, own):
    at = {"source": "c.xlsx!R!B2", "framework_id": "f", "is_withdrawn": False}
    add(stocked(own.home), {
        "framework": [at | {"name": "Rules", "is_demonstration": False}],
        "requirement": [at | {"code": "1", "text": "Answer", "ordinal": 1}],
    })  # fmt: skip
    loaders.publish(own.home)
    visitor = visit(own)
    page = visitor.open("crosswalk?requirement=1")
    page.get_by_text("Link a plan item").click()
    visitor.settle()
    page.get_by_role("combobox", name="Plan item").click()
    page.keyboard.type("Write to ten")
    page.get_by_role("option", name="1.a Write to ten firms").click()
    visitor.settle()
    page.get_by_text("Partial: it does a part").click()
    page.get_by_label("Note").fill("Letters only")
    page.get_by_role("button", name="Save the link").click()
    visitor.until("document.body.innerText.includes('Saved as load 3: 1.a covers 1.')", 60)
    visitor.settle()
    assert row(page, "1.a").endswith("Partial Letters only")
    assert page.locator("h1").inner_text() == "1 of 1 requirement is covered only in part"
    page.get_by_text("Take a link back").first.click()
    page.get_by_role("button", name="Take the link back").click()
    visitor.until("document.body.innerText.includes('no longer covers 1.')", 60)
    visitor.settle()
    assert page.locator("h1").inner_text() == "1 of 1 requirement is covered by nobody"
