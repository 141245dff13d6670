"""What the page Divisions asks and says, on plans few enough to add up by hand."""

import pytest
from division_plans import add_plans, link
from small_home import SmallHome

from dashboard import divisions_matrix, divisions_queries, divisions_view, divisions_words, queries
from dashboard.figures import divisions as figures


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Read only, by every test of this module."""
    store = SmallHome(tmp_path_factory.mktemp("divisions") / "home")
    add_plans(store)
    store.load("links.xlsx")
    link(store, "north/1", "agency/1.1", note="by phone")
    link(store, "north/2", "agency/1.2")
    link(store, "south/1", "agency/1.1")
    link(store, "south/2", "agency/1.1", serves_text="Gone long ago", serves_item_id="agency/9")
    store.publish()
    return store


@pytest.fixture(autouse=True)
def _reading(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))


def plan(plan_id):
    return next(one for one in queries.plans() if one.plan_id == plan_id)


def page(plan_id="agency"):
    return (
        divisions_queries.served(plan_id),
        divisions_queries.divisions(plan_id),
        divisions_queries.own_items(plan_id),
    )


def test_each_division_has_what_its_plan_comes_to_and_how_much_of_it_serves():
    found = {one.plan_id: one for one in divisions_queries.divisions("agency")}
    assert list(found) == ["north", "south"]
    north, south = found.values()
    # North: on track, at risk, completed; all of it serves. South: ongoing serves, off track not.
    assert (north.on_course, north.counted, north.at_risk, north.serving, north.items) == (
        2, 3, 1, 3, 3,
    )  # fmt: skip
    assert (south.on_course, south.counted, south.off_track, south.serving) == (1, 2, 1, 1)
    assert divisions_queries.divisions("north") == []


def test_items_of_the_plan_come_down_to_the_level_that_is_served_with_their_cells():
    served = divisions_queries.served("agency")
    assert [(one.code, one.is_gap, one.on_course, one.counted) for one in served] == [
        ("1", False, 3, 4), ("1.1", False, 2, 3), ("1.2", False, 1, 1), ("2", True, 0, 0),
        ("2.1", True, 0, 0),
    ]  # fmt: skip
    cells = divisions_queries.cells("agency")
    assert cells["agency/1", "north"].serving == ["1", "2"]
    assert cells["agency/1.1", "south"].worst_item_status == "Ongoing"
    assert ("agency/1.2", "south") not in cells


def test_links_are_followed_from_both_ends():
    (up,) = divisions_queries.serves("north/1")
    assert (up.serves_plan_id, up.serves_code, up.note) == ("agency", "1.1", "by phone")
    assert [(one.plan_id, one.code) for one in divisions_queries.served_by("agency/1")] == [
        ("north", "1"), ("north", "2"), ("south", "1"),
    ]  # fmt: skip
    assert divisions_queries.served_by("agency/2") == []
    (lost,) = divisions_queries.lost("south")
    assert (lost.item_text, lost.serves_text, lost.is_served_gone) == (
        "Courses", "Gone long ago", True,
    )  # fmt: skip


def test_of_a_division_every_item_says_what_it_serves():
    own = {one.code: one for one in divisions_queries.own_items("north")}
    assert own["1"].serves == [("agency", "1.1", "Answer calls")]
    assert (own["1.1"].serves, own["1.1"].by_other) == ([], "above")
    assert [one.by_other for one in divisions_queries.own_items("south")] == ["", ""]


def test_the_title_tells_the_gaps_first_and_the_topmost_are_named():
    served, divisions, own = page()
    assert divisions_words.title(served, divisions, own) == "No division serves 2 of 5 items"
    assert divisions_words.subtitle(plan("agency"), served, divisions, None) == (
        "North and South stand under it or serve it. Served by none: 2 Keep our staff."
    )
    closed = [one for one in served if not one.is_gap]
    assert divisions_words.title(closed, divisions, own) == (
        "Divisions serve every item that is asked of them"
    )


def test_a_division_says_how_much_of_it_serves():
    served, divisions, own = page("south")
    assert divisions_words.title(served, divisions, own) == (
        "1 of 2 items to be done serves the plan above"
    )
    says = divisions_words.subtitle(plan("south"), served, divisions, plan("agency"))
    assert says == "South stands under Agency."


def test_divisions_are_compared_and_sorted():
    divisions = divisions_queries.divisions("agency")
    assert divisions_words.compared(divisions) == ("From South: 1 of 2 on course to North: 2 of 3.")
    order = {
        sort: [one.plan_id for one in divisions_view.ordered(divisions, sort)]
        for sort in ("", "late", "serving", "name")
    }
    assert order == {
        "": ["south", "north"], "late": ["south", "north"], "serving": ["south", "north"],
        "name": ["north", "south"],
    }  # fmt: skip


def test_the_figure_divides_each_bar_by_its_own_whole():
    figure = figures.on_course(divisions_queries.divisions("agency"), "light")
    shares = {bar.name: list(bar.x) for bar in figure.data}
    assert shares["On course"] == pytest.approx([2 / 3, 1 / 2])
    assert shares["Off track"] == pytest.approx([0, 1 / 2])
    assert [sum(one) for one in zip(*shares.values(), strict=True)] == pytest.approx([1, 1])
    header, rows = figures.numbers(divisions_queries.divisions("agency"))
    assert dict(zip(header, rows[0], strict=True)) == {
        "Division": "North", "On course": 2, "At risk": 1, "Off track": 0, "No update yet": 0,
        "Not started": 0, "Counted": 3,
    }  # fmt: skip


def test_a_spreadsheet_has_a_column_for_each_division():
    served, divisions, _ = page()
    cells = divisions_queries.cells("agency")
    header, rows = divisions_matrix.as_csv(served, divisions, cells)
    assert header[-2:] == ["North", "South"]
    assert rows[1][-2:] == ["At risk, 1 of 2 on course, by 1", "Ongoing, 1 of 1 on course, by 1"]
    assert (rows[3][3], rows[3][-1]) == ("Gap", "")
