"""What links come to: covered, partial, gap, duplicate; and links through versions of a plan."""

import pytest
from crosswalk_rows import add_framework, add_links
from measure_rows import published
from small_home import SmallHome

REQUIREMENTS = """
    1 | Answer in time | Safety | IV-B
    2 | Keep at home   | Safety | IV-E
    3 | Train          |        | IV-E
"""
PLAN = """
    1     | Reach all
    1.1   | Write letters
    1.1.a | Buy stamps
    1.2   | Call
    2     | Pay
"""
STATE = "select state, items, says from requirement where code = '1'"


@pytest.fixture
def home(tmp_path):
    """A plan and a framework with three requirements."""
    found = SmallHome(tmp_path)
    found.load()
    found.plan("p", "Plan", PLAN)
    found.load("c.xlsx")
    add_framework(found, "f", REQUIREMENTS)
    return found


def state_of(home, links):
    """State, items and words of requirement 1 with these links."""
    add_links(home, "f", links)
    (row,) = published(home, STATE)
    return row["state"], row["items"], row["says"]


def test_without_a_link_every_requirement_is_a_gap(home):
    rows = published(home, "select code, framework, state, items, says from requirement")
    assert [(row["code"], row["framework"], row["state"]) for row in rows] == [
        ("1", "F", "gap"), ("2", "F", "gap"), ("3", "F", "gap"),
    ]  # fmt: skip
    assert {row["says"] for row in rows} == {"Nothing covers it."}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("1 | 1.1 | Write letters | full", ("covered", ["p/1.1"], "Covered by 1.1 of Plan.")),
        ("1 | 1.1 | Write letters | partial",
         ("partial", ["p/1.1"], "Covered in part by 1.1 of Plan.")),
        ("1 | 1.1 | Write letters | partial\n1 | 2 | Pay | partial",
         ("partial", ["p/1.1", "p/2"], "Covered in part by 1.1 of Plan; 2 of Plan.")),
        ("1 | 1.1 | Write letters | full\n1 | 2 | Pay | full",
         ("duplicate", ["p/1.1", "p/2"],
          "Each of these covers it in full: 1.1 of Plan; 2 of Plan.")),
        ("1 | 1 | Reach all | full\n1 | 1.1.a | Buy stamps | full",
         ("covered", ["p/1", "p/1.1.a"], "Covered by 1 of Plan.")),
        ("1 | 1.1 | Write letters | full\n1 | 1.2 | Call | full\n1 | 1 | Reach all | full",
         ("covered", ["p/1", "p/1.1", "p/1.2"], "Covered by 1 of Plan.")),
        ("1 | 1 | Reach all | partial\n1 | 1.1 | Write letters | full",
         ("covered", ["p/1", "p/1.1"],
          "Covered by 1.1 of Plan. A part is also covered by 1 of Plan.")),
    ],
)  # fmt: skip
def test_what_links_come_to(home, links, expected):
    assert state_of(home, links) == expected


def test_items_of_two_plans_that_cover_the_same_are_a_duplicate(home):
    home.load("other.xlsx")
    home.plan("q", "Other", "1 | Train them")
    home.load("c.xlsx")
    add_links(home, "f", "1 | 1 | Train them | full", plan_id="q")
    told = state_of(home, "1 | 2 | Pay | full")
    assert told == (
        "duplicate", ["q/1", "p/2"], "Each of these covers it in full: 1 of Other; 2 of Plan.",
    )  # fmt: skip


def serve(home, lower, higher):
    """That an item serves another; each as (plan, code, words)."""
    (plan_id, item, text), (serves_plan_id, serves, serves_text) = lower, higher
    home.add("item_service", source="s.xlsx!Serves!A2", plan_id=plan_id, item_id=f"{plan_id}/{item}",
             item_text=text, serves_plan_id=serves_plan_id,
             serves_item_id=f"{serves_plan_id}/{serves}", serves_text=serves_text, note=None,
             is_withdrawn=False)  # fmt: skip


@pytest.mark.parametrize("is_mutual", [False, True])
def test_an_item_that_serves_another_stands_under_it(home, is_mutual):
    home.load("other.xlsx")
    home.plan("q", "Division", "1 | Train them", parent_plan_id="p")
    home.load("c.xlsx")
    add_links(home, "f", "1 | 1 | Train them | full", plan_id="q")
    train, pay = ("q", "1", "Train them"), ("p", "2", "Pay")
    serve(home, train, pay)
    if is_mutual:
        serve(home, pay, train)
    state, items, _ = state_of(home, "1 | 2 | Pay | full")
    assert (state, items) == ("covered", ["q/1", "p/2"])


def test_an_item_that_is_dropped_covers_nothing(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    home.plan("p", "Plan", "1 | Reach all | | | | | Dropped\n2 | Pay")
    add_framework(home, "f", REQUIREMENTS)
    assert state_of(home, "1 | 1 | Reach all | full") == (
        "gap", ["p/1"], "Nothing covers it. Dropped, so not counted: 1 of Plan.",
    )  # fmt: skip


def test_the_newest_row_of_a_link_stands_and_can_be_taken_back(home):
    add_links(home, "f", "1 | 1.1 | Write letters | full\n2 | 2 | Pay | full")
    home.load("later.xlsx")
    add_links(home, "f", "1 | 1.1 | Write letters | partial\n2 | 2 | Pay | withdraw")
    rows = published(home, "select code, state from requirement")
    assert [row["state"] for row in rows] == ["partial", "gap", "gap"]
    home.event("undone")
    rows = published(home, "select code, state from requirement")
    assert [row["state"] for row in rows] == ["covered", "covered", "gap"]


def test_capitals_make_no_other_requirement(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    home.plan("p", "Plan", PLAN)
    add_framework(home, "f", "Item A | Answer")
    add_links(home, "f", "ITEM a | 2 | Pay | full")
    home.load("again.xlsx")
    add_links(home, "f", "item A | 2 | Pay | partial")
    rows = published(home, "select requirement_code, coverage from crosswalk")
    assert [(row["requirement_code"], row["coverage"]) for row in rows] == [("Item A", "partial")]


def test_a_framework_that_is_withdrawn_takes_its_requirements_along(home):
    add_links(home, "f", "1 | 2 | Pay | full")
    home.load("gone.xlsx")
    home.add("framework", source="c.xlsx!F!A2", framework_id="f", name="F", issuer=None,
             source_note=None, is_demonstration=False, is_withdrawn=True)  # fmt: skip
    assert published(home, "from framework") == []
    assert published(home, "from requirement") == []
    assert published(home, "from crosswalk") == []
    home.event("undone")
    assert len(published(home, "from requirement")) == 3


CALLS = "Call every parent who missed a payment within ten days"
NEXT = f"""
    1   | Reach all
    1.1 | Visit shelters
    1.2 | {CALLS} of it
    1.3 | Write letters
"""


def test_links_follow_their_items_into_the_next_version(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    home.plan("p", "Plan", f"1 | Reach all\n1.1 | Write letters\n1.2 | {CALLS}\n2 | Pay")
    add_framework(home, "f", REQUIREMENTS)
    add_links(
        home, "f", f"1 | 1.1 | Write letters | full\n2 | 1.2 | {CALLS} | full\n3 | 2 | Pay | full"
    )
    home.load("next.xlsx")
    # Something is put in before, so that letters move on; calls get two more words; paying is gone.
    home.plan("p", "Plan", NEXT)
    rows = published(home, "select requirement_code, item_id from crosswalk")
    assert [(row["requirement_code"], row["item_id"]) for row in rows] == [
        ("1", "p/1.3"), ("2", "p/1.2"),
    ]  # fmt: skip
    assert published(home, "select state, says from requirement where code = '3'") == [
        {
            "state": "gap",
            "says": "Nothing covers it. An item that covered it is no longer in its plan.",
        }
    ]
    assert published(home, "select requirement_code, plan_id, item_text from crosswalk_lost") == [
        {"requirement_code": "3", "plan_id": "p", "item_text": "Pay"}
    ]


def test_a_code_with_other_words_is_not_taken_for_the_same_item(home):
    add_links(home, "f", "1 | 2 | Pay | full")
    home.load("next.xlsx")
    home.plan("p", "Plan", "1 | Reach all\n2 | Paint the office walls")
    assert published(home, STATE)[0]["state"] == "gap"
    assert published(home, "select item_text from crosswalk_lost") == [{"item_text": "Pay"}]


def test_an_item_that_a_person_says_is_the_same_keeps_its_link(home):
    add_links(home, "f", "1 | 2 | Pay | full")
    home.load("next.xlsx")
    home.plan("p", "Plan", "1 | Reach all\n2 | Paint the office walls")
    first = 1
    second = home.load_id
    home.load("decided")
    home.add("version_decision", source="form", plan_id="p", from_load_id=first, to_load_id=second,
             from_item_id="p/2", to_item_id="p/2", decision="same", reason="Renamed",
             decided_by="Ana", is_withdrawn=False)  # fmt: skip
    told = published(home, STATE)[0]
    assert (told["state"], told["items"]) == ("covered", ["p/2"])
    assert published(home, "from crosswalk_lost") == []


def test_a_link_that_was_taken_back_is_not_lost(home):
    add_links(home, "f", "3 | 2 | Pay | full")
    home.load("back.xlsx")
    add_links(home, "f", "3 | 2 | Pay | withdraw")
    home.load("next.xlsx")
    home.plan("p", "Plan", "1 | Reach all")
    assert published(home, "from crosswalk_lost") == []


def test_as_of_before_the_links_they_are_not_there(home):
    home.load("links.xlsx")
    add_links(home, "f", "1 | 2 | Pay | full")
    assert published(home, STATE)[0]["state"] == "covered"
    home.event_id -= 1
    assert published(home, STATE)[0]["state"] == "gap"
