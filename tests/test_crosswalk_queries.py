"""What the page Crosswalk asks and says: numbers of a framework, cells by plan and by its parts."""

import pytest
from crosswalk_rows import add_framework, add_links
from small_home import SmallHome

from dashboard import crosswalk_matrix, crosswalk_queries, crosswalk_words
from dashboard.crosswalk_records import Framework
from dashboard.markup import html

PLAN = "1 | Reach all\n1.1 | Write letters\n1.2 | Call | | | | | Dropped\n2 | Pay"
REQUIREMENTS = """
    A | Answer   | Safety | IV-B
    B | Keep     | Safety | IV-E
    C | Train    |        | IV-E
    D | Listen   |        |
"""
LINKS = """
    A | 1.1 | Write letters | full
    A | 2   | Pay           | full
    B | 2   | Pay           | partial
    C | 1.2 | Call          | full
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    home = SmallHome(tmp_path_factory.mktemp("crosswalk"))
    home.load()
    home.plan("p", "Plan", PLAN)
    home.load("q.xlsx")
    home.plan("q", "Other plan", "1 | Listen to them")
    home.load("c.xlsx")
    add_framework(home, "f", REQUIREMENTS)
    add_framework(home, "empty", "")
    add_links(home, "f", LINKS)
    add_links(home, "f", "D | 1 | Listen to them | full", plan_id="q")
    home.publish()
    return home


@pytest.fixture(autouse=True)
def here(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))


def test_a_framework_tells_how_many_are_in_each_state():
    empty, full = crosswalk_queries.frameworks()
    assert (empty.name, empty.requirements) == ("EMPTY", 0)
    assert (full.requirements, full.covered, full.partial, full.gaps, full.duplicates) == (
        4, 1, 1, 1, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        ({}, "ABCD"), ({"state": "gap"}, "C"), ({"program": "IV-E"}, "BC"),
        ({"state": "gap", "program": "IV-B"}, ""),
    ],
)  # fmt: skip
def test_requirements_are_filtered(filters, codes):
    found = crosswalk_queries.requirements("f", **filters)
    assert "".join(one.code for one in found) == codes


def test_cells_by_plan():
    cells = crosswalk_queries.cells("f")
    assert [(one.requirement_code, one.column_id, one.state, one.items) for one in cells] == [
        ("A", "p", "duplicate", ["1.1", "2"]),
        ("B", "p", "partial", ["2"]),
        ("C", "p", "gap", ["1.2"]),  # it is dropped
        ("D", "q", "covered", ["1"]),
    ]
    columns = crosswalk_queries.columns("f")
    assert [(one.label, one.links) for one in columns] == [("Plan", 4), ("Other plan", 1)]


def test_cells_by_the_parts_of_a_plan():
    cells = crosswalk_queries.cells("f", "p")
    assert [(one.requirement_code, one.column_id, one.state) for one in cells] == [
        ("A", "p/1", "covered"), ("A", "p/2", "covered"), ("B", "p/2", "partial"),
        ("C", "p/1", "gap"),
    ]  # fmt: skip
    assert [one.label for one in crosswalk_queries.columns("f", "p")] == ["1 Reach all", "2 Pay"]


def test_links_of_a_requirement_and_of_an_item():
    assert [(one.item_code, one.plan, one.coverage) for one in crosswalk_queries.links("f", "A")] == [
        ("1.1", "Plan", "full"), ("2", "Plan", "full"),
    ]  # fmt: skip
    assert [one.is_dropped for one in crosswalk_queries.links("f", "C")] == [True]
    assert [(one.framework_id, one.requirement_code, one.coverage)
            for one in crosswalk_queries.covered_by("p/2")] == [
        ("f", "A", "full"), ("f", "B", "partial"),
    ]  # fmt: skip


def test_the_table_has_a_row_for_each_requirement_with_words_in_its_cells():
    framework = crosswalk_queries.frameworks()[1]
    given = (
        crosswalk_queries.requirements("f"), crosswalk_queries.columns("f"),
        crosswalk_queries.cells("f"),
    )  # fmt: skip
    header, rows = crosswalk_matrix.as_csv(framework, *given)
    assert header[-2:] == ["Plan", "Other plan"]
    assert [row[1:2] + row[5:6] + row[-2:] for row in rows] == [
        ["A", "Duplicate", "Duplicate: 1.1, 2", ""],
        ["B", "Partial", "Partial: 2", ""],
        ["C", "Gap", "Gap: 1.2", ""],
        ["D", "Covered", "", "Covered: 1"],
    ]


def framework(requirements, covered=0, partial=0, gaps=0, duplicates=0):
    numbers = (requirements, covered, partial, gaps, duplicates)
    return Framework("f", "Rules", None, None, False, "c.xlsx!F!A2", *numbers)


@pytest.mark.parametrize(
    ("one", "says", "then"),
    [
        (framework(4, 1, 1, 1, 1), "1 of 4 requirements is covered by nobody",
         "Rules: 1 covered in full by one item, 1 only in part and 1 in full by two or more."),
        (framework(5, gaps=2, covered=3), "2 of 5 requirements are covered by nobody",
         "Rules: 3 covered in full by one item."),
        (framework(3, gaps=3), "None of 3 requirements is covered yet", "Rules."),
        (framework(1, gaps=1), "1 of 1 requirement is covered by nobody", "Rules."),
        (framework(3, covered=2, partial=1), "1 of 3 requirements is covered only in part",
         "Rules: 2 covered in full by one item and 1 only in part."),
        (framework(3, covered=3), "All 3 requirements are covered",
         "Rules: 3 covered in full by one item."),
        (framework(1, covered=1), "The one requirement is covered",
         "Rules: 1 covered in full by one item."),
        (framework(0), "Rules has no requirements yet", "Rules."),
    ],
)  # fmt: skip
def test_a_framework_in_words(one, says, then):
    assert crosswalk_words.finding(one) == says
    assert crosswalk_words.subtitle(one) == then


@pytest.mark.parametrize(
    ("shown", "says"),
    [(4, ""), (1, "1 of 4 requirements match these filters."),
     (0, "No requirement matches these filters.")],
)  # fmt: skip
def test_what_filters_leave(shown, says):
    assert crosswalk_words.found_sentence([None] * shown, 4) == says


def test_what_an_item_covers_is_a_list_of_links():
    told = html(crosswalk_matrix.covers("p/2"))
    assert "crosswalk?framework=f&amp;requirement=A" in told
    assert "F A</a>, in full: Answer" in told
    assert "F B</a>, in part: Keep" in told
    assert html(crosswalk_matrix.covers("p/1")) == ""
