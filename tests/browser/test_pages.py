"""Every page: it stands, asks nobody else, fits a phone, and axe-core finds nothing."""

from itertools import pairwise

import pytest

PAGES = [
    "",
    "goals",
    "plan",
    "plan?item=1.3.b",
    "plan?view=timeline",
    "plan?text=parents&status=On+track",
    "settle",
    "confirm",
    "update",
    "update?owner=PD",
    "history",
]
TITLES = {
    "": "Scorecard", "goals": "Goals", "plan": "Plan", "settle": "Settle readings",
    "confirm": "Confirm measures", "update": "Update", "history": "History",
}  # fmt: skip


def title(path):
    return TITLES[path.partition("?")[0]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_light_and_dark_and_on_a_phone(visit, demo, path):
    visitor = visit(demo)
    page = visitor.open(path)
    assert page.locator("h1").all_inner_texts() == [title(path)]
    visitor.check_in_light_and_dark_and_on_a_phone()


@pytest.mark.parametrize("path", ["", "goals", "plan", "settle"])
def test_an_empty_store_says_what_to_do_first(visit, own, path):
    visitor = visit(own)
    page = visitor.open(path)
    assert page.locator("h1").all_inner_texts() == ["Start with your plan"]
    assert visitor.violations() == []
    page.get_by_role("link", name="Open Update").click()
    page.wait_for_selector("h1:has-text('Update')")


def test_an_empty_history(visit, own):
    page = visit(own).open("history")
    assert page.get_by_text("Nothing has been loaded yet.").is_visible()


def test_the_demonstration_says_so_on_every_page(visit, demo):
    visitor = visit(demo)
    page = visitor.open("")
    for name in ("Goals", "Plan", "Settle readings", "Update", "History", "Scorecard"):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_selector(f"h1:has-text('{name}')")
        assert page.get_by_role("note").inner_text().startswith("Demonstration.")


def test_headings_do_not_skip_a_level(visit, demo):
    visitor = visit(demo)
    for path in ("", "goals", "plan?item=1.1.a"):
        page = visitor.open(path)
        levels = page.evaluate(
            "[...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')]"
            ".map(heading => Number(heading.tagName[1]))"
        )
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_a_figure_has_words_and_a_table(visit, demo):
    page = visit(demo).open("")
    label = page.locator('[role="figure"]').first.get_attribute("aria-label")
    assert "off track" in label
    page.get_by_text("The numbers in this figure").click()
    assert page.get_by_role("rowheader", name="Off track").is_visible()
