"""Four fifths in whole numbers, with n, chance, and how many more would reach it."""

import pytest
from equity_rows import add_breakdown, add_groups
from measure_rows import add_measure, published
from small_home import SmallHome

from loaders.equity.intervals import fisher_exact


@pytest.fixture
def store(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home, name="Hired of those who applied")
    add_breakdown(home, about="employees", process="selection", dimensions=["Ethnicity"])
    return home


def selection(home, picture):
    add_groups(home, "2026 Q3", picture)
    rows = published(home, "from equity_selection order by group_ordinal")
    return {row["group_name"]: row for row in rows}


def test_the_example_of_the_federal_questions_and_answers(store):
    """Question 11: of 80 white applicants 48 are hired, of 40 black 12: 60% and 30%, half of it.

    Source: Adoption of Questions and Answers on the Uniform Guidelines, 44 FR 11996 (1979).
    """
    found = selection(store, """
        Ethnicity | numerator | denominator
        Black     | 12        | 40
        White     | 48        | 80
    """)  # fmt: skip
    black = found["Black"]
    assert (black["rate"], black["top_rate"], black["top_group"]) == (30, 60, "White")
    assert black["ratio"] == pytest.approx(0.5)
    assert black["four_fifths"] == "fails"
    # 0.8 x 0.6 x 40 = 19.2, so 20 of them.
    assert black["more_needed"] == 8
    assert black["fisher_p"] == pytest.approx(fisher_exact(12, 40, 48, 80), rel=1e-12)
    assert black["says"] == (
        "Black: 12 of 40 selected (30.0%), 0.50 times the 60.0% of White (48 of 80), which is "
        "under four fifths. 8 more would reach it; chance alone seldom makes such a difference "
        "(p = 0.003)."
    )
    assert (found["White"]["four_fifths"], found["White"]["ratio"]) == ("passes", 1)
    assert found["White"]["says"] == (
        "White: 48 of 80 selected (60.0%), the highest rate; the others are compared with it."
    )


def test_three_ratios_of_the_federal_questions_and_answers(store):
    """Question 12: of rates of 60, 45, 48 and 51%, only 45/60 is under four fifths; 48/60 is not."""
    found = selection(store, """
        Ethnicity       | numerator | denominator
        American Indian | 45        | 100
        Black           | 51        | 100
        Hispanic        | 48        | 100
        White           | 60        | 100
    """)  # fmt: skip
    assert {name: row["four_fifths"] for name, row in found.items()} == {
        "American Indian": "fails", "Black": "passes", "Hispanic": "passes", "White": "passes",
    }  # fmt: skip
    assert found["American Indian"]["more_needed"] == 3
    assert found["Hispanic"]["says"] == (
        "Hispanic: 48 of 100 selected (48.0%), 0.80 times the 60.0% of White (60 of 100), which is "
        "not under four fifths; chance alone may make such a difference (p = 0.118)."
    )


def test_exactly_four_fifths_passes(store):
    """36 of 50 against 9 of 10: 0.72 / 0.9 is 0.7999... in binary fractions."""
    assert 36 / 50 / (9 / 10) < 0.8
    found = selection(store, """
        Ethnicity | numerator | denominator
        Black     | 360       | 500
        White     | 900       | 1000
    """)  # fmt: skip
    assert found["Black"]["four_fifths"] == "passes"
    assert found["Black"]["more_needed"] is None


def test_one_fewer_than_exactly_four_fifths_fails(store):
    found = selection(store, """
        Ethnicity | numerator | denominator
        Black     | 719       | 1000
        White     | 900       | 1000
    """)  # fmt: skip
    assert (found["Black"]["four_fifths"], found["Black"]["more_needed"]) == ("fails", 1)
    # 0.7989 is shown as what it is: under 0.80.
    assert "0.79 times" in found["Black"]["says"]


def test_a_group_under_two_percent_is_neither_assessed_nor_the_benchmark(store):
    found = selection(store, """
        Ethnicity        | numerator | denominator
        Black            | 500       | 1000
        Pacific Islander | 38        | 50
        White            | 1200      | 2000
    """)  # fmt: skip
    small = found["Pacific Islander"]
    assert (small["four_fifths"], small["ratio"], small["fisher_p"]) == ("not assessed", None, None)
    assert small["says"] == (
        "Pacific Islander: 38 of 50 selected (76.0%). With 1.6% of the pool it is not assessed, as "
        "groups under 2% are not."
    )
    assert found["Black"]["top_group"] == "White"


def test_two_percent_itself_is_assessed(store):
    found = selection(store, """
        Ethnicity        | numerator | denominator
        Pacific Islander | 48        | 60
        White            | 2000      | 2940
    """)  # fmt: skip
    assert found["Pacific Islander"]["four_fifths"] == "passes"
    assert found["White"]["top_group"] == "Pacific Islander"


def test_a_burden_is_compared_with_the_lowest_rate(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home, direction="lower")
    add_breakdown(home, about="employees", process="burden")
    found = selection(home, """
        Ethnicity | numerator | denominator
        Black     | 30        | 100
        Latino    | 25        | 100
        White     | 40        | 200
    """)  # fmt: skip
    assert {name: row["top_group"] for name, row in found.items()} == dict.fromkeys(found, "White")
    # 25 of 100 against 20% is exactly five quarters, and 30 is over it.
    assert found["Latino"]["four_fifths"] == "passes"
    assert found["Black"]["four_fifths"] == "fails"
    assert (found["Black"]["ratio"], found["Black"]["more_needed"]) == (pytest.approx(1.5), 5)
    assert "which is over five quarters. 5 fewer would reach it" in found["Black"]["says"]


def test_a_burden_that_a_group_does_not_bear_has_no_ratio(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home, direction="lower")
    add_breakdown(home, about="employees", process="burden")
    found = selection(home, """
        Ethnicity | numerator | denominator
        Black     | 30        | 100
        White     | 0         | 200
    """)  # fmt: skip
    assert (found["Black"]["ratio"], found["Black"]["four_fifths"]) == (None, "fails")
    assert "30 of 100 affected (30.0%), against the 0.0% of White" in found["Black"]["says"]


def test_where_nobody_is_selected_nothing_is_assessed(store):
    found = selection(store, """
        Ethnicity | numerator | denominator
        Black     | 0         | 100
        White     | 0         | 200
    """)  # fmt: skip
    assert {row["four_fifths"] for row in found.values()} == {"not assessed"}
    assert found["Black"]["says"] == (
        "Black: 0 of 100 selected (0.0%). Nobody was selected from any group."
    )


def test_one_large_group_alone_is_not_assessed(store):
    found = selection(store, """
        Ethnicity        | numerator | denominator
        Pacific Islander | 12        | 30
        White            | 1200      | 2000
    """)  # fmt: skip
    assert found["White"]["four_fifths"] == "not assessed"
    assert found["White"]["says"].endswith("No other group is large enough to compare it with.")


def test_a_hidden_group_stays_as_a_row_without_numbers(store):
    found = selection(store, """
        Ethnicity | numerator | denominator
        Asian     | 4         | 30
        Black     | 120       | 400
        Latino    | 150       | 300
        White     | 480       | 800
    """)  # fmt: skip
    asian = found["Asian"]
    assert asian["hidden"]
    assert asian["hidden_reason"].startswith("Hidden for privacy")
    numbers = (
        "selected",
        "pool",
        "rate",
        "share_of_pool",
        "ratio",
        "four_fifths",
        "fisher_p",
        "says",
    )
    assert {asian[name] for name in numbers} == {None}


def test_only_measures_of_a_process_are_asked(store):
    add_measure(store, "M2")
    add_groups(store, "2026 Q3", """
        Ethnicity | numerator | denominator
        Black     | 12        | 40
        White     | 48        | 80
    """, code="M2")  # fmt: skip
    assert published(store, "from equity_selection") == []


def test_numbers_that_are_not_whole_are_not_assessed(store):
    found = selection(store, """
        Ethnicity | numerator | denominator
        Black     | 12.5      | 40
        White     | 48        | 80
    """)  # fmt: skip
    assert (found["Black"]["selected"], found["Black"]["four_fifths"]) == (12.5, "not assessed")
    assert found["Black"]["says"].endswith("It is not assessed, as its numbers are not whole.")
