"""Measures of success in a plan's own words: what is recognized, and what is left to a person."""

import pytest

from loaders.plans.measure_reading import MeasureInWords, says
from loaders.plans.measure_words import measure_in_words


def quantitative(statistic, **fields):
    return MeasureInWords("quantitative", statistic, **fields)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Mean rating of 4 or above (on a 5-point scale) on an annual survey of members",
            quantitative("mean rating", target=4, scale_low=1, scale_high=5, has_frequency=True),
        ),
        ("Average score at least 3.5", quantitative("mean rating", target=3.5)),
        (
            "Mean score of at least 3.5 on a scale from 0 to 7 each quarter",
            quantitative(
                "mean rating",
                target=3.5,
                scale_low=0,
                scale_high=7,
                frequency="quarterly",
                has_frequency=True,
            ),
        ),
        (
            "Increase paying cases from 61% to 66% by 2028.",
            quantitative("rate", unit="%", baseline=61, target=66, target_year=2028),
        ),
        (
            "Turnover falls from 24% to 18% by June 30, 2028.",
            quantitative(
                "rate", direction="lower", unit="%", baseline=24, target=18, target_year=2028
            ),
        ),
        (
            "Median days to first action: 38 in 2025, 20 or fewer in 2028.",
            quantitative("count", direction="lower", baseline=38, target=20, target_year=2028),
        ),
        ("At least 90% acknowledged on time", quantitative("rate", unit="%", target=90)),
        (
            "Imputed income in fewer than 15 percent of new orders",
            quantitative("rate", unit="%", direction="lower", target=15),
        ),
        (
            "Increase by 10% over the 2024 baseline the number of parents served",
            quantitative("index", change_pct=10),
        ),
        (
            "Unit price at least 10% lower",
            quantitative("index", direction="lower", change_pct=-10),
        ),
        (
            "1,200 referrals a month",
            quantitative(
                "count", unit="referrals", target=1200, frequency="monthly", has_frequency=True
            ),
        ),
        (
            "Relief rules adopted by at least two states",
            quantitative("count", unit="states", target=2),
        ),
        ("Nine written agreements", quantitative("count", target=9)),
        (
            "Average wait under 4 minutes",
            quantitative("amount", direction="lower", unit="minutes", target=4),
        ),
        (
            "Collect $5 million by FFY 2027",
            quantitative("amount", unit="$", target=5e6, target_year=2027),
        ),
        (
            "Cost of at most $40 per case",
            quantitative("amount", unit="$", direction="lower", target=40),
        ),
        ("Member state retention and the number of new states joining", quantitative("count")),
        ("Report on the needs of families", MeasureInWords("deliverable", "milestone")),
        (
            "White papers adopted annually by 2027",
            MeasureInWords("deliverable", "milestone", target_year=2027, has_frequency=True),
        ),
    ],
)
def test_reading(words, expected):
    assert measure_in_words(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "No group more than 5 points below the network's rate by 2028.",
        "Fewer than 2 records in 1,000 fail a check.",
        "3.5 out of 5",
        "Live in seven states",
        "Mean rating of 6 (on a 5-point scale)",
    ],
)
def test_what_is_not_certain_is_left_to_a_person(words):
    found = measure_in_words(words)
    assert found.kind == "unclear"
    assert found.target is None
    assert "say it yourself" in says(found)


def test_the_years_of_a_deadline_are_no_amount():
    assert measure_in_words("2026 report published").kind == "deliverable"


def test_sentences():
    assert says(measure_in_words("Turnover falls from 24% to 18% by 2028.")) == (
        "Percentage, from 24% to 18% or less by 2028, yearly (not written)."
    )
    assert says(measure_in_words("Mean rating of 4 (on a 5-point scale), every year")) == (
        "Mean rating, 4 or more, on a scale of 1 to 5, yearly."
    )
    assert says(measure_in_words("$1,200 a month")) == "Amount, $1,200 or more, monthly."
    assert says(measure_in_words("Unit price 10% lower")) == (
        "Change, 10% less than a baseline that is not written, yearly (not written)."
    )
