"""Summaries of all groups of a dimension, published from the rates that are shown."""

import pytest
from equity_rows import add_dimension, add_groups
from measure_rows import add_measure, published
from small_home import SmallHome

from loaders.equity.estimates import Z

REGIONS = """
    Region | numerator | denominator
    Coast  | 600       | 1000
    Hills  | 300       | 600
    Lakes  | 160       | 400
"""


@pytest.fixture
def store(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home)
    return home


def summaries(home):
    rows = published(home, "from equity_summary order by ordinal")
    return {row["abbreviation"]: row for row in rows}


def interval(row):
    return row["value"], row["value_low"], row["value_high"]


def test_summaries_of_three_groups_by_hand(store):
    """60, 50 and 40% of shares 0.5, 0.3 and 0.2: the mean is 53%."""
    add_groups(store, "2026 Q3", REGIONS)
    found = summaries(store)
    expected = {
        "MRD": 20,
        "MRR": 1.5,
        "SRR": 60 / 45,
        "BGV": 0.5 * 49 + 0.3 * 9 + 0.2 * 169,
        "MDBU": 10,
        "MDBW": 0.3 * 10 + 0.2 * 20,
        "MDMU": 23 / 3,
        "MDMW": 0.5 * 7 + 0.3 * 3 + 0.2 * 13,
        "IDISW": 100 * 7 / 53,
        "ID2010": 100 * 30 / 2 / 60,
        "PAR": 7,
        "PAF": 100 * 7 / 53,
    }
    assert {name: found[name]["value"] for name in expected} == pytest.approx(expected, rel=1e-9)
    assert found["BGV"]["summary"] == "Between-group variance"
    assert (found["BGV"]["interval_kind"], found["MRD"]["interval_kind"]) == (
        "standard error", "Newcombe",
    )  # fmt: skip
    assert found["COV"]["interval_kind"] == "simulated, 1,000 draws"
    assert {(row["groups"], row["groups_used"]) for row in found.values()} == {(3, 3)}


@pytest.mark.parametrize("events", [("0", "0", "0"), ("1000", "600", "400"), ("1000", "0", "400")])
def test_groups_of_which_nobody_or_everybody_has_the_event_are_summed_up_too(store, events):
    coast, hills, lakes = events
    add_groups(store, "2026 Q3", f"""
        Region | numerator | denominator
        Coast  | {coast}   | 1000
        Hills  | {hills}   | 600
        Lakes  | {lakes}   | 400
    """)  # fmt: skip
    found = summaries(store)
    rates = [int(coast) / 10, int(hills) / 6, int(lakes) / 4]
    mean = (1000 * rates[0] + 600 * rates[1] + 400 * rates[2]) / 2000
    assert found["MRD"]["value"] == pytest.approx(max(rates) - min(rates))
    assert found["PAR"]["value"] == pytest.approx(max(rates) - mean)


def test_unordered_groups_have_no_slope(store):
    add_groups(store, "2026 Q3", REGIONS)
    assert not {"SII", "RII", "ACI", "RCI"} & set(summaries(store))


def test_ordered_groups_have_a_slope_in_the_order_of_the_catalogue(store):
    add_dimension(store, "Region", ["Lakes", "Hills", "Coast"], is_ordered=True)
    add_groups(store, "2026 Q3", REGIONS)
    found = summaries(store)
    # Middles 0.1, 0.35 and 0.75: 0.2 x -0.8 x 40 + 0.3 x -0.3 x 50 + 0.5 x 0.5 x 60.
    assert found["ACI"]["value"] == pytest.approx(-6.4 - 4.5 + 15, rel=1e-9)
    assert found["RCI"]["value"] == pytest.approx(4.1 / 53, rel=1e-9)
    assert found["ECI"]["value"] == pytest.approx(4 * 0.041, rel=1e-9)
    assert found["SII"]["value"] > 0
    assert found["RII"]["interval_kind"] == "logarithm"


def test_the_same_ledger_gives_the_same_intervals(store):
    add_groups(store, "2026 Q3", REGIONS)
    assert summaries(store) == summaries(store)


def test_a_stated_reference_is_measured_from(store):
    add_dimension(
        store, "Region", ["Coast", "Hills", "Lakes"], reference="group", reference_group="Hills"
    )
    add_groups(store, "2026 Q3", REGIONS)
    found = summaries(store)
    assert found["MDRU"]["value"] == pytest.approx(20 / 3)
    assert found["MDRW"]["value"] == pytest.approx(0.5 * 10 + 0.2 * 10)


def test_two_groups_have_a_difference_and_nothing_that_asks_for_three(store):
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 600       | 1000
        Hills  | 300       | 600
    """)  # fmt: skip
    found = summaries(store)
    assert found["MRD"]["value"] == pytest.approx(10)
    assert (found["BGV"]["value"], found["BGV"]["note"]) == (None, "Asked of three groups or more.")


def many(hidden):
    """Ten groups, so many of them with nobody but a few."""
    rows = [f"G{place} | {4 if place < hidden else 100 + place} | 200" for place in range(10)]
    return "\n".join(["Region | numerator | denominator", *rows])


def test_more_than_15_percent_hidden_is_refused_and_says_why(store):
    """Two have 4; their sum tells that neither has more than 8, so a third is hidden with them."""
    add_groups(store, "2026 Q3", many(hidden=2))
    found = summaries(store)
    assert {row["value"] for row in found.values()} == {None}
    assert {row["note"] for row in found.values()} == {
        "3 of 10 groups are hidden, or too few to be reliable, and left out. More than 15% are too many."
    }


def test_a_group_too_few_to_be_reliable_is_left_out(store):
    """One of ten: its 12 of 25 are no secret, but no rate is made of them."""
    add_groups(store, "2026 Q3", many(hidden=0).replace("G9 | 109 | 200", "G9 | 12 | 25"))
    found = summaries(store)
    assert found["MRD"]["value"] == pytest.approx(4)
    assert (found["MRD"]["groups"], found["MRD"]["groups_used"]) == (10, 9)
    assert found["MRD"]["note"] == (
        "1 of 10 groups is hidden, or too few to be reliable, and left out."
    )


def test_in_an_order_every_group_is_needed(store):
    add_dimension(store, "Region", [f"G{place}" for place in range(10)], is_ordered=True)
    add_groups(store, "2026 Q3", many(hidden=0).replace("G9 | 109 | 200", "G9 | 12 | 25"))
    found = summaries(store)
    assert {row["value"] for row in found.values()} == {None}
    assert "In an order every group is needed." in found["SII"]["note"]


def test_what_a_hidden_group_has_changes_no_summary(tmp_path):
    def found(name, count):
        home = SmallHome(tmp_path / name)
        home.load()
        add_measure(home)
        # The whole is hidden with it, as nothing else is small.
        rows = [f"G{place:02} | {100 + place} | 200" for place in range(15)]
        add_groups(home, "2026 Q3", "\n".join(
            ["Region | numerator | denominator", *rows, f"Z | {count} | 200"]
        ))  # fmt: skip
        return summaries(home)

    assert found("few", 3) == found("more", 9)


def test_overlapping_and_unknown_groups_are_no_part_of_it(store):
    add_dimension(store, "Region", [
        "Coast", "Hills", "Lakes", ("Shore of any", {"is_overlapping": True}), ("Not known", {"is_unknown": True}),
    ])  # fmt: skip
    add_groups(
        store, "2026 Q3", REGIONS + "    Shore of any | 100 | 500\n    Not known | 90 | 300\n"
    )
    found = summaries(store)
    assert found["MRD"]["value"] == pytest.approx(20)
    assert found["MRD"]["groups"] == 3


def test_a_broader_group_of_the_same_dimension_is_not_counted_twice(store):
    add_dimension(store, "Region", [
        "West", ("Coast", {"parent_group": "West"}), ("Hills", {"parent_group": "West"}), "Lakes",
    ])  # fmt: skip
    add_groups(store, "2026 Q3", REGIONS)
    assert {row["groups"] for row in summaries(store).values()} == {3}


def test_events_over_exposure_have_the_errors_of_counts(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home, unit="moves per 1,000 days in care", direction="lower")
    add_groups(home, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 900       | 100
        Hills  | 400       | 100
        Lakes  | 100       | 100
    """)  # fmt: skip
    found = summaries(home)
    # 9,000 and 1,000 moves with errors of 300 and 100.
    error = 100 * 10**0.5
    assert interval(found["MRD"]) == pytest.approx((8000, 8000 - Z * error, 8000 + Z * error))
    assert found["PAF"]["value_low"] is None


def test_means_have_summaries_without_an_interval(store):
    add_measure(store, "M3", statistic="mean rating", unit=None)
    add_groups(store, "2026 Q3", """
        Region | value | denominator
        Coast  | 4.0   | 100
        Hills  | 3.5   | 50
        Lakes  | 3.0   | 50
    """, code="M3")  # fmt: skip
    found = summaries(store)
    assert interval(found["MRD"]) == (1, None, None)
    assert found["MDMW"]["value"] == pytest.approx(0.5 * 0.375 + 0.25 * 0.125 + 0.25 * 0.625)


def test_within_a_range_no_group_is_the_best(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home, direction="within a range", range_low=40, range_high=60)
    add_groups(home, "2026 Q3", REGIONS)
    found = summaries(home)
    assert found["PAR"]["note"] == "No group is the best, as neither more nor less is better."
    assert found["BGV"]["value"] is not None


def test_counts_have_no_summary(store):
    add_measure(store, "M2", statistic="count", unit="employees")
    add_groups(store, "2026 Q3", """
        Ethnicity | value
        Black     | 30
        White     | 70
    """, code="M2")  # fmt: skip
    assert summaries(store) == {}
