"""Shares of groups in counts and rates, and how they stand to their shares of the people."""

import pytest
from equity_rows import add_breakdown, add_groups
from measure_rows import add_measure, published
from small_home import SmallHome

from loaders.equity.impact import representation
from loaders.equity.intervals import wilson


def near(expected):
    return pytest.approx(expected, rel=1e-9)


@pytest.fixture
def store(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home)
    return home


def shares(home, more=""):
    rows = published(home, f"from equity_share {more} order by dimension, group_name")
    return {(row["dimension"], row["group_name"], row["within_group"]): row for row in rows}


def test_representation_of_the_child_welfare_indicators(store):
    """18.7% of entries and 5.5% of children is 3.4; 17% and 20% is 0.85: 4.0 times as much.

    Source: California Child Welfare Indicators Project, disparity indices.
    """
    add_groups(store, "2026 Q3", """
        Ethnicity | numerator | denominator
        Black     | 187       | 550
        White     | 170       | 2000
        Latino    | 643       | 7450
    """)  # fmt: skip
    found = shares(store)
    black = found["Ethnicity", "Black", "Overall"]
    white = found["Ethnicity", "White", "Overall"]
    assert (black["count"], black["whole"]) == (187, 1000)
    assert (black["share"], black["availability"]) == near((18.7, 5.5))
    assert (black["representation"], white["representation"]) == near((3.4, 0.85))
    assert black["representation"] / white["representation"] == near(4.0)


def test_the_mart_has_the_intervals_of_the_formulas(store):
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 56        | 70
        Lakes  | 48        | 80
    """)  # fmt: skip
    row = shares(store)["Region", "Coast", "Overall"]
    assert (row["share"], row["share_low"], row["share_high"]) == near(wilson(56, 104).times(100))
    assert (row["representation"], row["representation_low"], row["representation_high"]) == near(
        representation(56, 70, 104, 150)
    )


def test_a_count_has_a_share_and_no_availability(store):
    add_measure(store, "M2", statistic="count", unit="employees")
    add_groups(store, "2026 Q3", """
        Ethnicity | value
        Black     | 30
        White     | 70
    """, code="M2")  # fmt: skip
    row = shares(store)["Ethnicity", "Black", "Overall"]
    assert (row["kind"], row["count"], row["whole"], row["share"]) == ("count", 30, 100, near(30))
    assert (row["availability"], row["representation"]) == (None, None)


def test_a_group_of_two_dimensions_is_a_share_of_all_and_of_either(store):
    add_groups(store, "2026 Q3", """
        Ethnicity | Region | numerator | denominator
        Black     | Coast  | 20        | 100
        Black     | Lakes  | 30        | 100
        White     | Coast  | 60        | 400
        White     | Lakes  | 90        | 400
    """)  # fmt: skip
    found = shares(store)
    part = ("Ethnicity × Region", "Black × Coast")
    assert found[*part, "Overall"]["share"] == near(10)
    assert found[*part, "Black"]["share"] == near(40)
    assert found[*part, "Coast"]["share"] == near(25)
    assert found[*part, "Coast"]["availability"] == near(20)
    assert found[*part, "Coast"]["representation"] == near(1.25)


def test_what_nobody_has_has_no_representation(store):
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 0         | 70
        Lakes  | 48        | 80
    """)  # fmt: skip
    row = shares(store)["Region", "Coast", "Overall"]
    assert (row["share"], row["representation"], row["representation_low"]) == (0, None, None)
    assert row["share_low"] == 0


def test_where_nothing_is_shared_it_says_so(store):
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 0         | 70
        Lakes  | 0         | 80
    """)  # fmt: skip
    row = shares(store)["Region", "Coast", "Overall"]
    assert (row["share"], row["reason"]) == (None, "There is nothing to share.")


def test_a_part_that_is_more_than_its_whole_says_so(store):
    add_breakdown(store, about="no people")
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Coast   | 60        | 70
        Lakes   | 48        | 80
        Overall | 50        | 150
    """)  # fmt: skip
    row = shares(store)["Region", "Coast", "Overall"]
    assert (row["share"], row["share_low"]) == (None, None)
    assert row["reason"] == "It counts more than the whole that was given."


def test_a_hidden_group_shows_no_number(store):
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 4         | 70
        Lakes  | 48        | 80
        Hills  | 50        | 90
    """)  # fmt: skip
    row = shares(store)["Region", "Coast", "Overall"]
    assert row["hidden"]
    assert row["reason"].startswith("Hidden for privacy")
    numbers = (
        "count",
        "whole",
        "share",
        "share_low",
        "share_high",
        "availability",
        "representation",
    )
    assert {row[name] for name in numbers} == {None}


def test_means_have_no_share(store):
    add_measure(store, "M3", statistic="mean rating", unit=None)
    add_groups(store, "2026 Q3", """
        Region | value | denominator
        Coast  | 4.1   | 70
        Lakes  | 3.9   | 80
    """, code="M3")  # fmt: skip
    assert shares(store) == {}
