"""What items, plans and divisions come to, counted by hand."""

import pytest
from measure_rows import add_measure, add_override, add_progress, add_values, published, serve
from small_home import SmallHome

PLAN = """
    1     | Area       |
    1.1   | Goal one   |
    1.1.1 | Open late  |
    1.1.2 | Call back  |
    1.1.3 | Write      |
    1.2   | Goal two   |
    1.2.1 | Teach      |
    2     | Empty area |
"""
COUNTS = (
    "measures",
    "met_target",
    "on_track",
    "near",
    "off_track",
    "no_target",
    "too_few",
    "no_data",
)
ITEMS = (
    "items", "completed", "items_on_track", "ongoing", "at_risk", "items_off_track", "not_started",
    "paused", "dropped", "no_update", "on_course", "counted",
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    store.plan("p", "Plan", PLAN)
    return store


def of(store, code=None, scope="plan", plan_id="p"):
    scope = "item" if code else scope
    item_id = f"'{plan_id}/{code}'" if code else "null"
    (row,) = published(
        store,
        f"from rollup where scope = '{scope}' and plan_id = '{plan_id}' "
        f"and item_id is not distinct from {item_id}",
    )
    return row


def add(store, code, serves, **given):
    """A measure with a target of 70 and a tolerance of 5 that serves an item."""
    value = given.pop("value", None)
    add_measure(store, code, **({"target": 70.0, "tolerance": 5.0} | given))
    for item in serves.split():
        serve(store, code, item)
    if value is not None:
        add_values(store, {"2026 Q3": value}, code, denominator=3.0)


def counts(row, names):
    return {name: row[name] for name in names if row[name]}


def test_measures_are_those_that_serve_an_item_or_anything_under_it_each_once(store):
    add(store, "A", "1.1 1.1.1", value=72.0)
    add(store, "B", "1.1.2", value=66.0)
    add(store, "C", "1.2.1", value=60.0)
    add(store, "D", "1.2.1 1.1.1", value=60.0, target=None)
    add(store, "E", "1", value=4.5, statistic="mean rating", unit=None)
    add(store, "F", "1", baseline=(10.0, "2025 Q4"), target=(90.0, "2099"), value=50.0)
    add(store, "G", "2")
    add(store, "H", "2", target=70.0, value=65.0)
    found = {
        code: counts(of(store, code), COUNTS) for code in ("1", "1.1", "1.1.2", "1.1.3", "1.2", "2")
    }
    assert found == {
        "1": {"measures": 6, "met_target": 1, "near": 1, "off_track": 1, "no_target": 1,
              "too_few": 1, "on_track": 1},
        "1.1": {"measures": 3, "met_target": 1, "near": 1, "no_target": 1},
        "1.1.2": {"measures": 1, "near": 1},
        "1.1.3": {},
        "1.2": {"measures": 2, "off_track": 1, "no_target": 1},
        "2": {"measures": 2, "near": 1, "no_data": 1},
    }  # fmt: skip
    worst = {code: (of(store, code)["worst_status"], of(store, code)["worst_measure_id"])
             for code in ("1", "1.1", "1.1.3", "2")}  # fmt: skip
    assert worst == {
        "1": ("Off track", "c"),
        "1.1": ("Near", "b"),
        "1.1.3": (None, None),
        "2": ("Near", "h"),
    }
    assert counts(of(store), COUNTS)["measures"] == 8
    assert of(store)["worst_measure_id"] == "c"


def test_a_decided_status_is_the_one_that_counts(store):
    add(store, "M1", "1.1", value=10.0)
    add_override(store, "2026 Q3", "On track")
    assert of(store, "1.1")["worst_status"] == "On track"


def test_what_says_nothing_of_success_is_never_the_worst(store):
    add(store, "A", "1.1", target=None, value=10.0)
    add(store, "B", "1.1")
    assert of(store, "1.1")["worst_status"] is None
    assert of(store, "1.1")["says"].startswith("2 measures: 1 without a target, 1 without data. ")


def test_items_are_those_with_nothing_under_them(store):
    for code, text, status in (
        ("1.1.1", "Open late", "Completed"),
        ("1.1.2", "Call back", "Paused"),
        ("1.2.1", "Teach", "At risk"),
        ("1.2", "Goal two", "Off track"),
    ):
        add_progress(store, code, "2026 Q3", text, status=status)
    assert counts(of(store, "1.1"), ITEMS) == {
        "items": 3, "completed": 1, "paused": 1, "no_update": 1, "on_course": 1, "counted": 2,
    }  # fmt: skip
    assert of(store, "1.1")["says"] == (
        "No measure serves it. 1 of 2 items is on course (1 completed); of the others 1 without an "
        "update; not counted: 1 paused."
    )
    # Area 2 has nothing under it, so it is itself what is to be done.
    assert counts(of(store), ITEMS) == {
        "items": 5, "completed": 1, "paused": 1, "at_risk": 1, "no_update": 2, "on_course": 1,
        "counted": 4,
    }  # fmt: skip
    assert counts(of(store, "1.2.1"), ITEMS) == {"items": 1, "at_risk": 1, "counted": 1}


@pytest.mark.parametrize(
    ("status", "on_course", "counted"),
    [
        ("Completed", 1, 1), ("On track", 1, 1), ("Ongoing", 1, 1), ("At risk", 0, 1),
        ("Off track", 0, 1), ("Not started", 0, 1), ("Paused", 0, 0), ("Dropped", 0, 0),
        (None, 0, 1),
    ],
)  # fmt: skip
def test_what_is_on_course(store, status, on_course, counted):
    if status:
        add_progress(store, "1.2.1", "2026 Q3", "Teach", status=status)
    row = of(store, "1.2")
    assert (row["on_course"], row["counted"]) == (on_course, counted)


def test_the_sentence_has_every_number(store):
    add(store, "A", "1.1", value=72.0)
    add(store, "B", "1.1", value=60.0, name="Calls answered")
    add_progress(store, "1.1.1", "2026 Q3", "Open late", status="On track")
    add_progress(store, "1.1.2", "2026 Q3", "Call back", status="Ongoing")
    add_progress(store, "1.1.3", "2026 Q3", "Write", status="Off track")
    assert of(store, "1.1")["says"] == (
        "2 measures: 1 met target, 1 off track; the worst is Off track (Calls answered). "
        "2 of 3 items are on course (1 on track, 1 ongoing); of the others 1 off track."
    )


def test_divisions_roll_up_into_the_plan_above(store):
    store.plan("d", "Division", "1 | Own goal |\n1.1 | Own step |", parent_plan_id="p")
    store.plan("e", "Unit", "1 | Unit goal |", parent_plan_id="d")
    add(store, "A", "", value=72.0)
    serve(store, "A", "1", plan_id="d")
    serve(store, "A", "1", plan_id="e")
    add(store, "B", "1.1", value=60.0)
    found = {
        (plan_id, scope): (
            of(store, None, scope, plan_id)["measures"],
            of(store, None, scope, plan_id)["items"],
        )
        for plan_id in "pde"
        for scope in ("plan", "plan with divisions")
    }
    assert found == {
        ("p", "plan"): (1, 5), ("p", "plan with divisions"): (2, 7),
        ("d", "plan"): (1, 1), ("d", "plan with divisions"): (1, 2),
        ("e", "plan"): (1, 1), ("e", "plan with divisions"): (1, 1),
    }  # fmt: skip
    assert of(store, None, "plan with divisions")["worst_status"] == "Off track"
    assert of(store, None, "plan with divisions", "d")["worst_status"] == "Met target"


def test_a_plan_without_items_has_rows_too(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    store.plan("p", "Plan", "")
    assert of(store)["says"] == "No measure serves it. There is no item to be done under it."
    assert (of(store)["items"], of(store)["measures"], of(store)["counted"]) == (0, 0, 0)
