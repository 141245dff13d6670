"""Deadlines in words."""

from datetime import date

import pytest

from loaders.plans.deadlines import Deadline, deadline


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (None, Deadline()),
        ("Ongoing", Deadline("ongoing")),
        ("As needed.", Deadline("as needed")),
        ("Daily", Deadline("daily")),
        ("every week", Deadline("weekly")),
        ("Monthly", Deadline("monthly")),
        ("each quarter", Deadline("quarterly")),
        ("Every 3 months", Deadline("quarterly")),
        ("Semi-annually", Deadline("twice a year")),
        ("Annually in April", Deadline("yearly", due_month=4)),
        ("Every other year", Deadline("every 2 years")),
        ("By March every 3 years", Deadline("every 3 years", due_month=3)),
        ("1st of the year and annually", Deadline("yearly")),
        ("1st mtg of the year.", Deadline("at a meeting", "1st mtg of the year")),
        ("Annually at the 1st meeting of the year.", Deadline("yearly", "1st meeting of the year")),
        ("Fall mtg annually, as needed", Deadline("yearly", "Fall mtg")),
        ("Spring mtgs", Deadline("at a meeting", "Spring mtgs")),
        ("The May – June meeting each year.", Deadline("yearly", "May – June meeting")),
        ("June 30, 2026", Deadline("once", None, date(2026, 6, 30), 6)),
        ("30 June 2026", Deadline("once", None, date(2026, 6, 30), 6)),
        ("6/30/2026", Deadline("once", None, date(2026, 6, 30))),
        ("2026-06-30", Deadline("once", None, date(2026, 6, 30))),
        ("Feb 2028", Deadline("once", None, date(2028, 2, 29), 2)),
        ("2026 Q3", Deadline("once", None, date(2026, 9, 30))),
        ("Q3 2026", Deadline("once", None, date(2026, 9, 30))),
        ("FFY 2027", Deadline("once", None, date(2027, 9, 30))),
        ("By the end of 2026", Deadline("once", None, date(2026, 12, 31))),
        ("January 2026 - June 2026", Deadline("once", None, date(2026, 6, 30), 1)),
        ("2026-06-30 to 2026-12-31", Deadline("once", None, date(2026, 12, 31))),
        ("FY 2025-26", Deadline("once", None, date(2026, 12, 31))),
        ("First quarter of FFY 2027", Deadline("once", None, date(2026, 12, 31))),
        ("Q2 FFY27", Deadline("once", None, date(2027, 3, 31))),
        ("before 2026", Deadline("once", None, date(2025, 12, 31))),
        ("Monthly or quarterly", Deadline()),
    ],
)
def test_words_become_a_cadence_a_meeting_or_a_date(words, expected):
    assert deadline(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "June 31, 2026",
        "Spring 2027",
        "June 2026, and again December 2026",
        "13/13/2026",
        "2026-06-30; 2026-12-31",
        "Q1 2025, Q3 2026 (follow-up)",
    ],
)
def test_words_that_name_no_single_day_give_none(words):
    assert deadline(words).due_on is None


def test_words_that_say_nothing_known_are_kept_without_a_reading():
    assert deadline("when the stars align") == Deadline()


@pytest.mark.parametrize(
    ("start_month", "last_day"),
    [(1, date(2027, 12, 31)), (7, date(2027, 6, 30)), (10, date(2027, 9, 30))],
)
def test_a_fiscal_year_is_named_by_the_year_it_ends_in(start_month, last_day):
    assert deadline("FY 2027", start_month).due_on == last_day
    assert deadline("Q4 FY27", start_month).due_on == last_day


def test_may_is_a_month_and_may_be_is_not():
    assert deadline("Annually in May").due_month == 5
    assert deadline("annually, as may be needed").due_month is None
