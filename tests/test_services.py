"""Which items serve which: read from sheets and forms, rolled up, and what nobody serves."""

import pytest
from measure_rows import add_measure, add_values, published, serve
from small_home import SmallHome

AGENCY = """
    1     | Reach all families |
    1.1   | Answer calls       |
    1.1.1 | Open late          |
    1.1.2 | Call back          |
    1.2   | Write plainly      |
    2     | Keep our staff     |
    2.1   | Train              |
"""
NORTH = """
    1   | Our calls        |
    1.1 | Staff the phones | | | | | On track
    1.2 | Log every call   | | | | | At risk
    2   | Our letters      | | | | | Completed
"""
SOUTH = """
    1   | Evening shift    | | | | | Ongoing
    2   | Courses          | | | | | Off track
"""


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load("agency.xlsx")
    store.plan("agency", "Agency", AGENCY)
    store.load("north.xlsx")
    store.plan("north", "North", NORTH, parent_plan_id="agency")
    store.load("south.xlsx")
    store.plan("south", "South", SOUTH, parent_plan_id="agency")
    return store


def link(store, item, serves, **given):
    """`north/1` serves `agency/1.1`; the texts are those of the pictures."""
    texts = {row["item_id"]: row["text"] for row in store.rows["plan_item"]}
    values = {"note": None, "is_withdrawn": False} | given
    store.add(
        "item_service", source="links.xlsx!Serves!C2", plan_id=item.partition("/")[0],
        item_id=item, item_text=values.pop("item_text", texts[item]),
        serves_plan_id=serves.partition("/")[0], serves_item_id=serves,
        serves_text=values.pop("serves_text", texts[serves]), **values,
    )  # fmt: skip


def pairs(store):
    return [
        (row["item_id"], row["serves_item_id"]) for row in published(store, "from item_service")
    ]


def cells(store, code):
    rows = published(store, f"from service_rollup where serves_item_id = 'agency/{code}'")
    return {row["plan_id"]: row for row in rows}


def test_what_divisions_do_for_an_item_is_counted_by_division_and_together(store):
    store.load("links.xlsx")
    link(store, "north/1", "agency/1.1")
    link(store, "north/2", "agency/1.2")
    link(store, "south/1", "agency/1.1.1")
    of = cells(store, "1.1")
    assert set(of) == {"", "north", "south"}
    # North: the two under its item 1; South: its item 1, which serves what stands under 1.1.
    assert [(of[one]["items"], of[one]["on_course"], of[one]["worst_item_status"])
            for one in ("north", "south", "")] == [
        (2, 1, "At risk"), (1, 1, "Ongoing"), (3, 2, "At risk"),
    ]  # fmt: skip
    assert of[""]["serving_items"] == ["north/1", "south/1"]
    assert cells(store, "1")[""]["items"] == 4
    assert cells(store, "1.2")["north"]["completed"] == 1
