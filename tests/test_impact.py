"""What an impact assessment comes to: shares, ratios, gaps, strata, and the sentences of it."""

import math

import duckdb
import pytest
from equity_rows import add_groups
from impact_rows import assess
from measure_rows import add_measure, published
from small_home import SmallHome

Z = 1.959963984540054
GOOD = {"effect_points": 10.0, "is_outcome_good": True, "outcome": "is paid"}
WIDER = "White | 1000 | 600 | 600\nBlack | 400 | 100 | 180"
SAID = {
    "narrower": ({}, (300, 300), "Narrows the gap", "Better on average, and the gap narrows"),
    "reversed": (
        {"effect_points": 20.0}, (11, 389), "Reverses a gap",
        "Better on average, but the gap turns round",
    ),
    "same": ({}, (500, 200), "Leaves the gap", "Better on average, but the gap stays as it is"),
    "worse and wider": (
        {"effect_points": -10.0}, (300, 300), "Widens a gap", "Worse on average, and the gap widens",
    ),
    "worse and narrower": (
        {"effect_points": -10.0}, (600, 100), "Narrows the gap",
        "Worse on average, but the gap narrows",
    ),
    "more of what is bad": (
        {"is_outcome_good": False}, (600, 100), "Widens a gap",
        "Worse on average, and the gap widens",
    ),
}  # fmt: skip


def fill(store):
    """Every assessment that a test looks at; White have a chance of 60%, Black of 45%."""
    assess(store, "shares", "White | 600 | 120\nBlack | 400 | 180")
    assess(store, "benefit", "White | 600 | 180\nBlack | 400 | 45", **GOOD)
    assess(store, "even", "White | 600 | 120\nBlack | 400 | 81")
    assess(store, "nobody", "White | 1000 | 0\nBlack | 400 | 0")
    assess(store, "wider", WIDER, **GOOD)
    for name, (given, (white, black), _, _) in SAID.items():
        picture = f"White | 1000 | {white} | 600\nBlack | 400 | {black} | 180"
        assess(store, name, picture, **(GOOD | given))
    three = "White | 1000 | 500 | 600\nBlack | 400 | 380 | 180\nOther | 400 | 100 | 200"
    assess(store, "one widens", three, **GOOD)
    large = "White | 1000 | 600 | 600\nBlack | 400 | 100 | 180\nSmall | 60 | 30 | 48"
    assess(store, "best large", large, **GOOD)
    assess(store, "least bad", large, **GOOD | {"is_outcome_good": False})
    assess(store, "stated", large, **GOOD, reference_group="Small")
    by_region = {"stratum_dimension": "Region", "reference_group": "White"}
    assess(store, "simpson", """
        North | White | 1000 | 800
        North | Black |  100 |  88
        South | White |  100 |  20
        South | Black | 1000 | 220
    """, **by_region)  # fmt: skip
    assess(store, "agree", """
        North | White | 1000 | 100
        North | Black |  500 | 100
        South | White |  500 |  50
        South | Black | 1000 | 200
    """, **by_region)  # fmt: skip
    add_measure(store, "PAY", name="Families with pay")
    for quarter, white in (("2025 Q3", 500), ("2025 Q4", 600), ("2026 Q2", 900)):
        add_groups(store, quarter, f"""
            Race  | numerator | denominator
            White | {white}   | 1000
            Black | 180       | 400
        """, "PAY")  # fmt: skip
    picture = "White | 1000 | 600\nblack | 400 | 100"
    assess(store, "by measure", picture, measure_id="pay", **GOOD)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    store = SmallHome(tmp_path_factory.mktemp("impact"))
    store.load()
    fill(store)
    name = store.publish()
    path = store.path / "published" / name
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    return store


def rows(told, sql, *values):
    cursor = told.execute(sql, values)
    names = [entry[0] for entry in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def groups(told, assessment_id, stratum="Overall"):
    sql = "from impact_group where assessment_id = ? and stratum = ? order by ordinal"
    return {row["group_name"]: row for row in rows(told, sql, assessment_id, stratum)}


def result(told, assessment_id):
    (row,) = rows(told, "from impact_result where assessment_id = ?", assessment_id)
    return row


def test_share_of_affected_beside_share_of_people(told):
    found = groups(told, "shares")
    assert list(found) == ["Overall", "White", "Black"]
    black = found["Black"]
    # 180 of 300 affected, 400 of 1,000 people; if all were alike, 400 x 300 / 1,000 = 120.
    assert (black["share_of_affected"], black["share_of_population"]) == pytest.approx((60, 40))
    assert (black["representation"], black["excess"]) == pytest.approx((1.5, 60))
    assert black["expected"] == pytest.approx(120)
    assert black["representation_low"] < 1.5 < black["representation_high"]
    # 45% against 20%; the interval on the log scale.
    assert (black["affected_rate"], black["ratio"]) == pytest.approx((45, 2.25))
    spread = Z * math.sqrt(1 / 180 - 1 / 400 + 1 / 120 - 1 / 600)
    assert black["ratio_low"] == pytest.approx(2.25 * math.exp(-spread), abs=1e-9)
    assert black["ratio_high"] == pytest.approx(2.25 * math.exp(spread), abs=1e-9)
    assert (black["reference_group"], found["White"]["is_reference"]) == ("White", True)
    assert found["White"]["ratio"] is None
    assert found["Overall"]["ratio"] is None
    assert (found["Overall"]["population"], found["Overall"]["affected"]) == (1000, 300)


def test_what_is_said_of_shares(told):
    found = result(told, "shares")
    assert found["verdict"] == "Falls unevenly"
    assert found["headline"] == "Black: 40% of the people, 60% of those affected"
    assert found["says"] == (
        "Black are 40.0% of the people and 60.0% of those affected, 1.50 times their share."
    )
    # Of what does good it says who gets less: 45 of 225 affected are 20%.
    found = result(told, "benefit")
    assert found["headline"] == "Black: 40% of the people, 20% of those affected"
    found = result(told, "even")
    assert (found["verdict"], found["is_uneven"]) == ("Falls evenly", False)
    assert found["headline"] == "It falls on all groups about alike"
    found = result(told, "nobody")
    assert (found["verdict"], found["says"]) == ("Not assessed", "Nobody who is shown is affected.")


def test_better_on_average_and_a_wider_gap(told):
    black = groups(told, "wider")["Black"]
    # 180 / 400 = 45%; 100 / 400 of them gain 10 points: 47.5%. White: 60% and 66%.
    assert (black["rate_before"], black["rate_after"]) == pytest.approx((45, 47.5))
    assert (black["gap_before"], black["gap_after"]) == pytest.approx((-15, -18.5))
    assert (black["gap_verdict"], black["before_basis"]) == ("wider gap", "counted")
    found = result(told, "wider")
    # 780 of 1,400 are 55.714%; 700 of them gain 10 points: 5 points more.
    assert (found["rate_before"], found["rate_after"]) == pytest.approx((780 / 14, 780 / 14 + 5))
    assert (found["verdict"], found["average_verdict"]) == ("Widens a gap", "better on average")
    assert found["headline"] == "Better on average, but the gap widens"
    assert found["says"] == "Black are 15.0 points below White now and 18.5 points after it."


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_of_average_and_gap(told, name):
    found = result(told, name)
    assert (found["verdict"], found["headline"]) == SAID[name][2:]


def test_a_gap_that_turns_round_says_where_the_group_stands_then(told):
    # Black: 45% and 389 / 400 of 20 points, 64.45%; White: 60% and 11 / 1000 of 20, 60.22%.
    assert result(told, "reversed")["says"] == (
        "Black are 15.0 points below White now and 4.2 points above after it."
    )


def test_a_gap_that_widens_is_not_covered_by_another_that_narrows(told):
    found = result(told, "one widens")
    assert (found["verdict"], found["focus_group"]) == ("Widens a gap", "Other")
    # Other: 50% against 60%; 52.5% against 65%.
    assert found["says"] == (
        "Other are 10.0 points below White now and 12.5 points after it; 1 of 2 gaps widen."
    )


def test_simpson(told):
    black = groups(told, "simpson")["Black"]
    # Of all, 308 of 1,100 against 820 of 1,100.
    assert black["ratio"] == pytest.approx(308 / 820)
    # North: 88 x 1000 / 1100 over 800 x 100 / 1100; South: 220 x 100 / 1100 over 20 x 1000 / 1100.
    assert black["within_ratio"] == pytest.approx((88000 + 22000) / (80000 + 20000))
    assert black["is_contradicted"] is True
    assert groups(told, "simpson", "North")["Black"]["ratio"] == pytest.approx(1.1)
    found = result(told, "simpson")
    assert found["verdict"] == "Contradictory"
    assert found["headline"] == "Within each region it is the other way round than over all"
    assert found["contradiction"] == (
        "Over all, Black are 0.38 times as likely as White to be affected; within the same region "
        "they are 1.10 times as likely."
    )
    assert found["says"] == found["contradiction"]


def test_strata_that_agree_with_the_whole_are_no_contradiction(told):
    assert groups(told, "agree")["Black"]["within_ratio"] == pytest.approx(2)
    assert result(told, "agree")["contradiction"] is None


@pytest.mark.parametrize(
    ("name", "reference"),
    # Small have a chance of 80% and are 4% of the people; the most people are White.
    [("best large", "White"), ("least bad", "Black"), ("stated", "Small"), ("shares", "White")],
)
def test_the_reference_is_the_stated_group_else_the_best_of_the_large_ones(told, name, reference):
    assert result(told, name)["reference_group"] == reference


def test_the_chance_before_comes_from_the_published_rates_of_a_measure(told):
    found = groups(told, "by measure")
    assert found["White"]["rate_before"] == pytest.approx(60)
    assert found["White"]["before_basis"] == "Families with pay, 2025 Q4"
    assert found["black"]["gap_after"] == pytest.approx(-18.5)


def test_a_later_assessment_replaces_the_whole_and_undo_brings_it_back(store):
    names = "select group_name from impact_group order by ordinal"
    assess(store, "a", "White | 1000 | 600\nBlack | 400 | 100\nOther | 500 | 100")
    store.load()
    assess(store, "a", "White | 1000 | 500\nBlack | 400 | 100", title="Again")
    assert [one["group_name"] for one in published(store, names)] == ["Overall", "White", "Black"]
    store.event("undone")
    assert [one["group_name"] for one in published(store, names)][-1] == "Other"
    store.event("redone")
    store.load()
    assess(store, "a", "", is_withdrawn=True)
    assert published(store, "from impact_assessment") == []


def test_an_item_is_found_again_by_its_words(store):
    store.plan("p", "Plan", "1 | Reach all\n1.1 | Write letters")
    assess(store, "a", WIDER, plan_id="p", item_id="p/1.1", item_text="Write letters")
    store.load()
    store.plan("p", "Plan", "1 | Reach all\n1.1 | Call\n1.2 | Write letters")
    (row,) = published(store, "from impact_assessment")
    assert row["item_id"] == "p/1.2"
