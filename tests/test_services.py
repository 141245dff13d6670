"""Which items serve which, rolled up by division and together, and what nobody serves."""

import pytest
from division_plans import AGENCY, NORTH, add_plans, link
from measure_rows import add_measure, add_values, published, serve
from small_home import SmallHome


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    add_plans(store)
    return store


def pairs(store):
    return [
        (row["item_id"], row["serves_item_id"])
        for row in published(store, "from item_service order by item_id, serves_item_id")
    ]


def cells(store, code, plan="agency"):
    rows = published(store, f"from service_rollup where serves_item_id = '{plan}/{code}'")
    return {row["plan_id"]: row for row in rows}


def gaps(store, plan="agency"):
    sql = f"from service_rollup where is_gap and serves_plan_id = '{plan}'"
    return [row["serves_item_id"].partition("/")[2] for row in published(store, sql)]


def test_what_divisions_do_for_an_item_is_counted_by_division_and_together(store):
    store.load("links.xlsx")
    link(store, "north/1", "agency/1.1")
    link(store, "north/2", "agency/1.2")
    link(store, "south/1", "agency/1.1.1")
    of = cells(store, "1.1")
    assert set(of) == {"", "north", "south"}
    # North: the two under its item 1; South: its item 1, which serves what stands under 1.1.
    assert [
        (of[one]["items"], of[one]["on_course"], of[one]["worst_item_status"])
        for one in ("north", "south", "")
    ] == [(2, 1, "At risk"), (1, 1, "Ongoing"), (3, 2, "At risk")]
    assert of[""]["serving_items"] == ["north/1", "south/1"]
    assert of[""]["says"] == (
        "2 items of 2 plans serve it. No measure serves it. 2 of 3 items are on course (1 on track, "
        "1 ongoing); of the others 1 at risk."
    )
    assert cells(store, "1")[""]["items"] == 4
    assert cells(store, "1.2")["north"]["completed"] == 1
    assert (cells(store, "1")[""]["served_at"], of["south"]["served_at"]) == ("below", "below")


def test_measures_of_what_serves_are_counted_once_and_their_worst_is_told(store):
    store.load("measures.xlsx")
    for code, value in (("A", 72.0), ("B", 60.0)):
        add_measure(store, code, target=70.0, tolerance=5.0)
        add_values(store, {"2026 Q3": value}, code)
    serve(store, "A", "1.1", "north")
    serve(store, "A", "1", "south")
    serve(store, "B", "1.2", "north")
    link(store, "north/1", "agency/1.1")
    link(store, "south/1", "agency/1.1")
    of = cells(store, "1.1")
    assert [(of[one]["measures"], of[one]["met_target"], of[one]["off_track"],
             of[one]["worst_status"]) for one in ("north", "south", "")] == [
        (2, 1, 1, "Off track"), (1, 1, 0, "Met target"), (2, 1, 1, "Off track"),
    ]  # fmt: skip


def test_a_unit_that_serves_a_division_counts_for_the_agency_under_the_division(store):
    store.load("unit.xlsx")
    store.plan("unit", "Unit", "1 | Ring back | | | | | Off track", parent_plan_id="north")
    link(store, "north/1", "agency/1.1")
    link(store, "unit/1", "north/1.1")
    of = cells(store, "1.1")
    assert set(of) == {"", "north"}
    assert (of["north"]["items"], of["north"]["worst_item_status"]) == (3, "Off track")
    assert cells(store, "1", plan="north")["unit"]["items"] == 1


def test_items_that_serve_each_other_are_counted_once(store):
    store.load("links.xlsx")
    link(store, "north/2", "south/1")
    link(store, "south/1", "north/2")
    assert cells(store, "2", plan="north")[""]["items"] == 2


def test_a_gap_is_what_nothing_serves_down_to_the_level_that_is_served(store):
    store.load("links.xlsx")
    link(store, "north/1", "agency/1.1")
    # Goals are asked for, and the areas over them; strategies are not.
    assert gaps(store) == ["1.2", "2", "2.1"]
    asked = published(
        store, "from service_rollup where serves_plan_id = 'agency' and plan_id = '' and is_asked"
    )
    assert len(asked) == 5
    link(store, "south/2", "agency/2.1")
    assert gaps(store) == ["1.2"]
    link(store, "south/1", "agency/1.1.1")
    # Strategies are asked for now; 1.1.2 stands under 1.1, which North serves as a whole.
    assert gaps(store) == ["1.2"]
    over = cells(store, "1.1.2")[""]
    assert (over["served_at"], over["served_over_item_id"], over["is_gap"]) == (
        "above", "agency/1.1", False,
    )  # fmt: skip
    assert over["says"] == "No other plan serves it by itself, but what stands over it."


def test_where_nothing_is_served_the_first_level_is_the_gap(store):
    assert gaps(store) == ["1", "2"]
    assert cells(store, "1")[""]["says"] == "No other plan serves it."
    assert gaps(store, "north") == []


def test_the_newest_row_of_a_pair_stands_and_undo_brings_the_one_before(store):
    store.load("links.xlsx")
    link(store, "north/1", "agency/1.1", note="by phone")
    taken = store.load("more.xlsx")
    link(store, "north/1", "agency/1.1", is_withdrawn=True)
    assert pairs(store) == []
    store.event("undone", load_id=taken)
    assert pairs(store) == [("north/1", "agency/1.1")]


def test_withdraw_takes_back_all_that_an_item_serves_until_it_is_said_again(store):
    store.load("links.xlsx")
    link(store, "north/1", "agency/1.1")
    link(store, "north/1", "agency/1.2")
    link(store, "north/2", "agency/1.2")
    store.load("more.xlsx")
    nothing = {"serves_plan_id": "", "serves_item_id": "", "serves_text": "", "is_withdrawn": True}
    link(store, "north/1", "", **nothing)
    assert pairs(store) == [("north/2", "agency/1.2")]
    store.load("again.xlsx")
    link(store, "north/1", "agency/1.2")
    assert pairs(store) == [("north/1", "agency/1.2"), ("north/2", "agency/1.2")]


def test_links_follow_the_words_of_both_ends_into_newer_versions(store):
    store.load("links.xlsx")
    link(store, "north/2", "agency/1.2")
    store.load("agency.xlsx")
    store.plan("agency", "Agency", "1 | Reach all families\n1.1 | Be quick\n1.2 | Answer calls\n"
               "1.3 | Write plainly")  # fmt: skip
    store.load("north.xlsx")
    store.plan("north", "North", "1 | Our letters\n2 | Our calls", parent_plan_id="agency")
    assert pairs(store) == [("north/1", "agency/1.3")]
    assert published(store, "from service_lost") == []


def test_a_link_whose_end_is_gone_is_told_and_leads_nowhere(store):
    store.load("links.xlsx")
    link(store, "north/2", "agency/1.2")
    store.load("agency.xlsx")
    # Its code is another item's now, whose words stood elsewhere before.
    store.plan("agency", "Agency", "1 | Reach all families\n1.1 | Train\n1.2 | Answer calls")
    assert pairs(store) == []
    (row,) = published(store, "from service_lost")
    assert (row["item_text"], row["serves_text"], row["is_item_gone"], row["is_served_gone"]) == (
        "Our letters", "Write plainly", False, True,
    )  # fmt: skip


def test_a_link_to_an_item_in_other_words_waits_until_somebody_says_what_it_became(store):
    store.load("links.xlsx")
    link(store, "north/2", "agency/1.2")
    newer = store.load("agency.xlsx")
    store.plan("agency", "Agency", "1 | Reach all families\n1.1 | Answer calls\n"
               "1.2 | Use templates for all that we post")  # fmt: skip
    assert pairs(store) == []
    assert len(published(store, "from service_lost")) == 1
    store.load("form")
    store.add(
        "version_decision", source="form", plan_id="agency", from_load_id=1, to_load_id=newer,
        from_item_id="agency/1.2", to_item_id="agency/1.2", decision="same", reason=None,
        decided_by="Bo", is_withdrawn=False,
    )  # fmt: skip
    assert pairs(store) == [("north/2", "agency/1.2")]
    assert published(store, "from service_lost") == []


def test_what_a_document_says_comes_whole_with_it_and_what_is_said_by_hand_stays(store):
    load_id = store.load("north.xlsx")
    store.plan("north", "North", NORTH, parent_plan_id="agency")
    link(store, "north/1", "agency/1.1")
    link(store, "north/2", "agency/1.2")
    store.load("form")
    link(store, "north/1.1", "agency/1.1.1")
    assert len(pairs(store)) == 3
    store.load("north.xlsx")
    store.plan("north", "North", NORTH, parent_plan_id="agency")
    link(store, "north/2", "agency/1.2")
    assert pairs(store) == [("north/1.1", "agency/1.1.1"), ("north/2", "agency/1.2")]
    store.load("north.xlsx")
    # A document that says nothing of it leaves what the one before said.
    store.plan("north", "North", NORTH, parent_plan_id="agency")
    assert pairs(store) == [("north/1.1", "agency/1.1.1"), ("north/2", "agency/1.2")]
    assert load_id == 4


def test_notes_are_asked_of_nobody(store):
    store.load("agency.xlsx")
    store.plan("agency", "Agency", AGENCY)
    for row in store.rows["plan_item"]:
        if row["item_id"] == "agency/2":
            row["level_name"] = "note"
    assert gaps(store) == ["1"]
