"""Which groups there are: those that were given, what they are called, and what they add up to."""

import pytest
from equity_rows import add_breakdown, add_dimension, add_groups
from measure_rows import add_measure, add_values, published
from small_home import SmallHome

OVERALL = ("Overall", "Overall")
BY_REGION = """
    Region | numerator | denominator
    Coast  | 56        | 70
    Lakes  | 48        | 80
"""
BY_BOTH = """
    Ethnicity | Region | numerator | denominator
    Black     | Coast  | 30        | 50
    White     | Coast  | 60        | 80
    Black     | Lakes  | 40        | 100
    White     | Lakes  | 45        | 60
"""


@pytest.fixture
def store(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home)
    return home


def rates(home, where="true"):
    """Rows by dimension and group."""
    rows = published(home, f"from equity_rate where {where}")
    return {(row["dimension"], row["group_name"]): row for row in rows}


def counts(home, where="true"):
    """Numerator, denominator and whether they were summed, by dimension and group."""
    return {
        key: (row["numerator"], row["denominator"], row["is_computed"])
        for key, row in rates(home, where).items()
    }


def test_groups_stand_beside_the_whole_that_they_add_up_to(store):
    add_groups(store, "2026 Q3", BY_REGION)
    found = rates(store)
    assert counts(store) == {
        OVERALL: (104, 150, True),
        ("Region", "Coast"): (56, 70, False),
        ("Region", "Lakes"): (48, 80, False),
    }
    assert found["Region", "Coast"]["rate"] == 80
    assert found["Region", "Coast"]["source"] == "update.xlsx!Groups!E2"


def test_what_was_given_for_all_stands_against_what_groups_add_up_to(store):
    add_groups(store, "2026 Q3", BY_REGION)
    add_groups(store, "2026 Q3", "Region | numerator | denominator\nOverall | 110 | 160")
    assert counts(store)[OVERALL] == (110, 160, False)


def test_a_table_of_two_dimensions_has_both_margins_and_the_whole(store):
    add_groups(store, "2026 Q3", BY_BOTH)
    assert counts(store) == {
        OVERALL: (175, 290, True),
        ("Ethnicity", "Black"): (70, 150, True),
        ("Ethnicity", "White"): (105, 140, True),
        ("Region", "Coast"): (90, 130, True),
        ("Region", "Lakes"): (85, 160, True),
        ("Ethnicity × Region", "Black × Coast"): (30, 50, False),
        ("Ethnicity × Region", "White × Coast"): (60, 80, False),
        ("Ethnicity × Region", "Black × Lakes"): (40, 100, False),
        ("Ethnicity × Region", "White × Lakes"): (45, 60, False),
    }
    row = rates(store)["Ethnicity × Region", "Black × Lakes"]
    assert (row["dimensions"], row["groups"]) == (["Ethnicity", "Region"], ["Black", "Lakes"])


def test_a_margin_that_was_given_wins_over_the_sum(store):
    add_groups(store, "2026 Q3", BY_BOTH)
    add_groups(store, "2026 Q3", "Region | numerator | denominator\nCoast | 92 | 135")
    found = counts(store, "dimension = 'Region'")
    assert found == {("Region", "Coast"): (92, 135, False), ("Region", "Lakes"): (85, 160, True)}


def test_three_dimensions_have_seven_tables_beside_them(store):
    store.rows["measure"][0] |= {"statistic": "count", "unit": "employees"}
    add_groups(store, "2026 Q3", """
        Gender | Department | Ethnicity | value
        Female | Parks      | Black     | 20
        Male   | Parks      | Black     | 30
        Female | Parks      | White     | 40
        Male   | Roads      | White     | 50
    """)  # fmt: skip
    found = {key: row["numerator"] for key, row in rates(store).items()}
    assert found["Department × Ethnicity × Gender", "Roads × White × Male"] == 50
    assert found["Department × Ethnicity", "Parks × Black"] == 50
    assert found["Department × Gender", "Parks × Female"] == 60
    assert found["Ethnicity × Gender", "White × Male"] == 50
    assert (found["Gender", "Male"], found["Department", "Parks"], found[OVERALL]) == (80, 90, 140)
    assert len({dimension for dimension, _ in found}) == 8


def test_counts_have_their_share_of_all(store):
    store.rows["measure"][0] |= {"statistic": "count", "unit": "employees"}
    add_groups(store, "2026 Q3", "Gender | value\nFemale | 150\nMale | 250")
    found = {key: (row["kind"], row["numerator"], row["rate"]) for key, row in rates(store).items()}
    assert found == {
        OVERALL: ("count", 400, 100), ("Gender", "Female"): ("count", 150, 37.5),
        ("Gender", "Male"): ("count", 250, 62.5),
    }  # fmt: skip


def test_means_are_weighed_by_their_responses(store):
    store.rows["measure"][0] |= {"statistic": "mean rating", "unit": None}
    add_groups(store, "2026 Q3", "Role | value | denominator\nJudge | 4.5 | 30\nClerk | 3.5 | 90")
    row = rates(store)[OVERALL]
    assert (row["kind"], row["rate"], row["denominator"]) == ("mean", 3.75, 120)


def test_a_rate_and_its_people_tell_the_numerator(store):
    add_groups(
        store, "2026 Q3", "Region | value | denominator\nCoast | 58.3 | 120\nLakes | 50 | 80"
    )
    assert counts(store) == {
        OVERALL: (110, 200, True),
        ("Region", "Coast"): (70, 120, False),
        ("Region", "Lakes"): (40, 80, False),
    }


def test_a_table_in_which_one_group_tells_no_people_adds_up_to_nothing(store):
    add_breakdown(store, about="no people")
    add_groups(store, "2026 Q3", "Region | value | denominator\nCoast | 58.3 | -\nLakes | 50 | 80")
    assert {key: row["kind"] for key, row in rates(store).items()} == {
        ("Region", "Coast"): "value",
        ("Region", "Lakes"): "rate",
    }


def test_a_group_counted_beside_the_others_is_left_out_of_the_sum(store):
    hispanic = ("Hispanic of any race", {"is_overlapping": True})
    add_dimension(store, "Race", ["Black", "White", hispanic])
    add_groups(store, "2026 Q3", """
        Race                 | numerator | denominator
        Black                | 30        | 50
        White                | 60        | 80
        Hispanic of any race | 25        | 40
    """)  # fmt: skip
    assert counts(store)[OVERALL] == (90, 130, True)
    assert rates(store)["Race", "Hispanic of any race"]["is_overlapping"]


def test_counties_add_up_to_their_regions(store):
    add_dimension(store, "Region", ["Coast", "Lakes"], ordinal=2)
    add_dimension(store, "County", [
        ("Bay", {"parent_dimension": "Region", "parent_group": "Coast"}),
        ("Cape", {"parent_dimension": "Region", "parent_group": "coast"}),
        ("Pine", {"parent_dimension": "Region", "parent_group": "Lakes"}),
    ])  # fmt: skip
    add_groups(store, "2026 Q3", """
        County | Gender | numerator | denominator
        Bay    | Female | 20        | 40
        Cape   | Female | 30        | 50
        Pine   | Female | 40        | 60
        Pine   | Male   | 50        | 70
    """)  # fmt: skip
    found = counts(store)
    assert found["Region", "Coast"] == (50, 90, True)
    assert found["Region", "Lakes"] == (90, 130, True)
    assert found["Gender × Region", "Female × Coast"] == (50, 90, True)
    assert found["County", "Pine"] == (90, 130, True)
    assert found[OVERALL] == (140, 220, True)


def test_a_broad_group_beside_those_it_is_made_of_counts_once(store):
    asian = {"parent_dimension": "Ethnicity", "parent_group": "Asian"}
    add_dimension(store, "Ethnicity", ["Asian", ("Thai", asian), ("Lao", asian), "White"])
    add_groups(store, "2026 Q3", """
        Ethnicity | Gender | numerator | denominator
        Asian     | Female | 50        | 90
        Thai      | Female | 20        | 40
        Lao       | Female | 30        | 50
        White     | Female | 80        | 200
    """)  # fmt: skip
    found = counts(store)
    assert found[OVERALL] == found["Gender", "Female"] == (130, 290, True)
    assert found["Ethnicity", "Thai"] == (20, 40, True)


def test_a_broad_group_that_is_not_listed_is_summed(store):
    asian = {"parent_dimension": "Ethnicity", "parent_group": "Asian"}
    add_dimension(store, "Ethnicity", ["Asian", ("Thai", asian), ("Lao", asian), "White"])
    add_groups(store, "2026 Q3", """
        Ethnicity | numerator | denominator
        Thai      | 20        | 40
        Lao       | 30        | 50
        White     | 80        | 200
    """)  # fmt: skip
    found = counts(store)
    assert found["Ethnicity", "Asian"] == (50, 90, True)
    assert found[OVERALL] == (130, 290, True)


def test_other_spellings_are_the_same_group(store):
    add_dimension(store, "Ethnicity", [
        ("Black", {"synonyms": ["Black or African American"]}), "White",
    ], synonyms=["Race"])  # fmt: skip
    add_groups(store, "2026 Q3", """
        race                      | numerator | denominator
        black or african american | 30        | 50
        WHITE                     | 60        | 80
    """)  # fmt: skip
    assert set(counts(store)) == {OVERALL, ("Ethnicity", "Black"), ("Ethnicity", "White")}


def test_without_a_catalogue_the_newest_spelling_stands(store):
    add_groups(store, "2026 Q2", "region | numerator | denominator\ncoast | 50 | 70")
    store.load()
    add_groups(store, "2026 Q3", "Region | numerator | denominator\nCoast | 56 | 70")
    rows = published(
        store,
        "select dimension, group_name, period from equity_rate where dimension <> 'Overall' order by period",
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Region", "Coast", "2026 Q2"), ("Region", "Coast", "2026 Q3"),
    ]  # fmt: skip


def test_the_newest_value_of_a_group_stands_also_under_another_spelling(store):
    add_groups(store, "2026 Q3", BY_REGION)
    store.load()
    add_groups(store, "2026 Q3", "Region | numerator | denominator\nCOAST | 58 | 70")
    found = counts(store)
    assert found["Region", "COAST"] == (58, 70, False)
    assert found[OVERALL] == (106, 150, True)
    store.event("undone")
    assert counts(store)["Region", "Coast"] == (56, 70, False)


def test_a_value_that_is_withdrawn_is_gone(store):
    add_groups(store, "2026 Q3", BY_REGION)
    store.load()
    add_groups(store, "2026 Q3", "Region | numerator | denominator\nLakes | withdraw |")
    assert counts(store) == {OVERALL: (56, 70, True), ("Region", "Coast"): (56, 70, False)}


def test_a_measure_without_groups_is_no_matter_of_equity(store):
    add_values(store, {"2026 Q3": 61.2})
    assert rates(store) == {}
    add_groups(store, "2026 Q2", BY_REGION)
    assert list(rates(store, "period = '2026 Q3'")) == [OVERALL]


def test_quarters_and_years_stand_side_by_side(store):
    add_groups(store, "2026 Q3", BY_REGION)
    add_groups(store, "2026", "Region | numerator | denominator\nCoast | 220 | 280")
    sql = "select period, months, numerator from equity_rate where group_name = 'Coast' order by months"
    rows = published(store, sql)
    assert [tuple(row.values()) for row in rows] == [("2026 Q3", 3, 56), ("2026", 12, 220)]


def test_groups_stand_in_the_order_of_the_catalogue_the_unknown_last(store):
    add_dimension(
        store, "Age", [("Not said", {"is_unknown": True}), "Young", "Old"], is_ordered=True
    )
    add_groups(store, "2026 Q3", """
        Age      | numerator | denominator
        Old      | 40        | 60
        Not said | 40        | 60
        Middle   | 40        | 60
        Young    | 40        | 60
    """)  # fmt: skip
    rows = published(
        store, "select group_name from equity_rate where dimension = 'Age' order by group_ordinal"
    )
    assert [row["group_name"] for row in rows] == ["Young", "Old", "Middle", "Not said"]
    rows = published(
        store, "select group_name, is_unknown, is_catalogued from equity_group order by ordinal"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Young", False, True), ("Old", False, True), ("Middle", False, False), ("Not said", True, True),
    ]  # fmt: skip


def test_groups_without_a_catalogue_stand_in_the_order_of_their_numbers(store):
    add_groups(store, "2026 Q3", """
        Tenure        | numerator | denominator
        10 and more   | 40        | 60
        Unknown       | 40        | 60
        5 to 9        | 40        | 60
        under 5       | 40        | 60
    """)  # fmt: skip
    rows = published(
        store,
        "select group_name from equity_rate where dimension = 'Tenure' order by group_ordinal",
    )
    assert [row["group_name"] for row in rows] == ["under 5", "5 to 9", "10 and more", "Unknown"]


def test_those_of_whom_it_is_not_known_are_so_also_where_they_were_summed(store):
    add_groups(store, "2026 Q3", """
        Ethnicity × Region | numerator | denominator
        White × North      | 40        | 60
        White × South      | 40        | 60
        Unknown × North    | 40        | 60
        Unknown × South    | 40        | 60
    """)  # fmt: skip
    rows = published(
        store,
        "select group_name, is_unknown from equity_rate "
        "where dimension = 'Ethnicity' order by group_ordinal",
    )
    assert [tuple(row.values()) for row in rows] == [("White", False), ("Unknown", True)]


def test_dimensions_are_those_in_use_and_those_of_the_catalogue(store):
    add_dimension(store, "Income", ["low", "high"], is_ordered=True, is_expected=True, ordinal=2)
    add_dimension(store, "Gone", is_withdrawn=True)
    add_groups(store, "2026 Q3", BY_REGION)
    rows = published(
        store,
        "select dimension, ordinal, is_ordered, is_expected, is_catalogued from equity_dimension",
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Income", 1, True, True, True), ("Region", 2, False, False, False),
    ]  # fmt: skip


def test_how_much_is_hidden_is_not_told_of_groups_that_leave_some_of_the_whole_out(store):
    add_groups(store, "2026 Q2", """
        Region | numerator | denominator
        Coast  | 56        | 70
        Lakes  | 48        | 80
        Isles  | 6         | 20
        Plains | 15        | 30
    """)  # fmt: skip
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Overall | 560       | 900
        Coast   | 56        | 70
        Lakes   | 48        | 80
        Isles   | 6         | 20
        Plains  | 15        | 30
    """)  # fmt: skip
    rows = published(store, "from equity_disclosure order by starts_on")
    # Of 200 people 20 and, so that they cannot be told, 30 are not shown; of 900 nobody can say.
    assert [(row["hidden"], row["people_hidden"]) for row in rows] == [(2, 25), (1, None)]
