"""The page Review: impact assessments as a list and opened, and the forms that make them."""

from pathlib import Path

import pytest
from impact_rows import assess
from serving import serve as serving
from small_home import SmallHome
from update_files import stocked

import loaders

ONLINE = """
    White    | 5000 | 3000 | 3100
    Black    | 2000 |  600 |  900
    Hispanic | 1500 |  420 |  690
"""
OFFICE = """
    Coast | White | 1000 | 800
    Coast | Black |  100 |  88
    Lakes | White |  100 |  20
    Lakes | Black | 1000 | 220
"""
ALL = "3 impact assessments; 2 wait for a decision, 1 of them would widen a gap"
PAGES = {
    "review?view=decisions": ALL,
    "review?assessment=online": "Better on average, but the gap widens",
    "review?assessment=office": "Within each region it is the other way round than over all",
    "review?assessment=fee": "The groups that are shown are affected about alike",
}


def fill(path: Path) -> SmallHome:
    """Three assessments: one that widens a gap, one told by region, one that hides two groups."""
    home = SmallHome(path)
    home.load()
    home.plan("p", "Plan of the Agency", "1 | Reach all\n1.1 | Write letters")
    home.load("impact.xlsx")
    assess(home, "online", ONLINE, title="Applications online first", plan_id="p", item_id="p/1.1",
           item_text="Write letters", effect_points=6.0, is_outcome_good=True,
           outcome="receives support")  # fmt: skip
    assess(home, "office", OFFICE, title="Move the Lakes office", stratum_dimension="Region",
           reference_group="White", decision="Go ahead with mitigation", decided_by="the Board",
           mitigation="A van visits Lakes every week.")  # fmt: skip
    assess(home, "fee", "White|1000|310\nBlack|400|120\nOther|1200|370\nNative|60|4",
           title="Waive the fee")  # fmt: skip
    home.publish()
    return home


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("review")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served, path):
    visitor = visit(served)
    page = visitor.open(path)
    assert page.locator("h1").inner_text() == PAGES[path]
    visitor.check_in_light_and_dark_and_on_a_phone()


def test_from_the_list_to_an_assessment_and_back(visit, served):
    visitor = visit(served)
    page = visitor.open("review?view=decisions")
    assert page.locator("h1").inner_text() == ALL
    page.get_by_role("link", name="Applications online first").click()
    visitor.settle()
    told = page.locator(".hw-says").inner_text()
    # 1,500 Hispanic: 46% and 28% of 6 points, 47.68%; 5,000 White: 62% and 60% of 6, 65.6%.
    assert told == (
        "Applications online first. Hispanic are 16.0 points below White now and 17.9 points after "
        "it; 2 of 2 gaps widen."
    )
    assert page.get_by_role("link", name="1.1").count() == 1
    page.get_by_role("link", name="All impact assessments").click()
    visitor.settle()
    assert page.locator("h1").inner_text() == ALL


def test_strata_that_contradict_the_whole_are_told(visit, served):
    page = visit(served).open("review?assessment=office")
    told = page.locator("[data-testid=stMain]").inner_text()
    assert (
        "Over all, Black are 0.38 times as likely as White to be affected; within the same" in told
    )
    assert "Go ahead with mitigation" in told
    assert "A van visits Lakes every week." in told


def test_a_hidden_group_stands_there_and_shows_nothing(visit, served):
    page = visit(served).open("review?assessment=fee")
    row = page.locator("tr", has=page.get_by_role("rowheader", name="Native")).last
    assert row.inner_text().split() == ["Native", "▨", "Hidden", "for", "privacy"]


def test_an_assessment_is_found_in_capitals_and_its_numbers_are_not_cut_off(visit, served):
    visitor = visit(served)
    page = visitor.open("review?assessment=OFFICE")
    assert page.locator("h1").inner_text() == PAGES["review?assessment=office"]
    assert page.get_by_role("region", name="All numbers of the assessment").is_visible()
    assert visitor.cut_off() == []


def test_an_address_of_no_assessment_says_so(visit, served):
    page = visit(served).open("review?assessment=nothing")
    assert page.locator("[role=status]", has_text="There is no impact assessment").count() == 1


def test_an_assessment_is_filled_in_saved_and_decided(visit, own):
    stocked(own.home)
    loaders.publish(own.home)
    visitor = visit(own)
    page = visitor.open("review?view=decisions")
    assert "whom does it fall on" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_text("Assess a proposed decision").click()
    page.get_by_label("People are told apart by").click()
    page.keyboard.type("Race")
    page.keyboard.press("Enter")
    visitor.settle()
    page.get_by_label("Title").fill("Online first")
    page.get_by_label("What is proposed").fill("Take applications online only.")
    page.get_by_label("Outcome whose chance changes").fill("is paid")
    page.get_by_label("Change per person affected").fill("10")
    sheet = page.locator("[data-testid=stDataFrame] canvas").first
    sheet.scroll_into_view_if_needed()
    place = sheet.bounding_box()
    page.mouse.click(place["x"] + 60, place["y"] + 52)
    page.wait_for_timeout(300)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rows = "White\t1000\t600\t600\nBlack\t400\t100\t180"
    page.evaluate("text => navigator.clipboard.writeText(text)", rows)
    page.keyboard.press("Control+V")
    page.wait_for_timeout(1500)  # the sheet draws on a canvas, which says nothing when it is done
    page.get_by_role("button", name="Save the assessment").click()
    page.get_by_text("Saved as load 2").wait_for(timeout=30_000)
    visitor.settle()
    page.get_by_role("link", name="Online first").click()
    visitor.settle()
    assert page.locator("h1").inner_text() == "Better on average, but the gap widens"
    page.get_by_text("Record the decision").click()
    page.get_by_label("Decided by").fill("the Board")
    page.get_by_label("Decision", exact=True).click()
    page.get_by_role("option", name="Do not go ahead").click()
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_text("Saved as load 3").wait_for(timeout=30_000)
    visitor.settle()
    assert "Do not go ahead" in page.locator(".hw-bar").first.inner_text()
