"""What an opened item says of the version before, where its status and its updates stand."""

import re

import pytest
from measure_rows import add_progress
from version_homes import decide, two_versions

from dashboard import item_origins, plan_queries, queries
from dashboard.markup import html

REVIEW = "See what changed"


def told_of_the_first(home):
    home.load("update.xlsx")
    add_progress(home, "1.4", "2026 Q3", "Hire two analysts", status="At risk")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = two_versions(tmp_path_factory.mktemp("origins"), told_of_the_first)
    store.publish()
    return store


@pytest.fixture
def told(store, monkeypatch):
    """The words beside the item with a code, and where they lead."""
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))

    def of(code):
        (plan,) = queries.plans()
        items = {one.code: one for one in plan_queries.items(plan.plan_id, store.day)}
        facts = item_origins.facts_of(plan, items[code])
        return {
            name: [word for word in re.split(r"<[^>]*>", html(piece)) if word]
            for name, piece in facts.items()
        }

    return of


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1.1", [
            "This was divided, and the item is one part of it; what was reported stays there.",
            "1.1 Train judges and clerks on the new guidelines (Not started)",
        ]),
        ("2.2", [
            "These became one item; what was reported of each stays there.",
            "2.1 Write a handbook for partners (no status)",
            "2.2 Write a glossary for partners (no status)",
        ]),
        ("2.3", ["It changed from this.", "1.4 Hire two analysts (At risk, 2026 Q3)"]),
        ("2.1", ["There was no such item: it is new."]),
        ("1.3", [
            "It may be what this was; nobody said yet.",
            "1.2 Reduce the time to an order to 30 days (no status)",
        ]),
    ],
)  # fmt: skip
def test_an_item_says_what_it_was(told, code, words):
    assert told(code) == {"In version 1": [*words, REVIEW]}


def test_an_item_that_is_as_it_was_says_nothing(told):
    assert told("1") == {}


def test_what_a_person_said_is_no_doubt_any_more(store, told):
    decide(store, "1.2", "1.3", "same", to_load_id=3)
    store.publish()
    assert told("1.3")["In version 1"][0] == "It changed from this."
