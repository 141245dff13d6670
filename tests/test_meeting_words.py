"""Deadlines in words against a calendar of meetings: the meetings, the dates, what is missing."""

from datetime import date

import pytest
from meeting_rows import YEARS

from loaders.meetings.due import First, due
from loaders.meetings.records import Meeting
from loaders.meetings.resolving import meetings_named
from loaders.plans.deadlines import deadline

DAY = date(2026, 11, 22)
YEAR_STARTS = {"fiscal": 10, "school": 7}


def named(words, calendar=YEARS):
    found = meetings_named(words, deadline(words).meeting, calendar, YEAR_STARTS)
    return [one.meeting.meeting_id for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1st meeting of the year", ["winter-26", "february-27"]),
        ("First meeting of each year", ["winter-26", "february-27"]),
        ("2nd meeting of the year", ["spring-26", "april-27"]),
        ("Last meeting of the year", ["fall-26", "september-27"]),
        ("1st meeting of the fiscal year", ["winter-26", "fall-26"]),
        ("Fall mtg annually", ["fall-26", "september-27"]),
        ("autumn meeting", ["fall-26", "september-27"]),
        ("Spring mtgs", ["spring-26", "april-27"]),
        ("Spring and fall meetings", ["spring-26", "fall-26", "april-27", "september-27"]),
        ("The May – June meeting each year.", ["june-26", "june-27"]),
        ("June meeting", ["june-26", "june-27"]),
        ("annual planning meeting", ["fall-26", "september-27"]),
        ("2027 annual planning meeting", ["september-27"]),
        ("Spring 2027 meeting", ["april-27"]),
        ("at the Directors' meeting", ["june-26", "june-27"]),
        ("by the Members' call", ["february-27"]),
        ("every board meeting", ["september-27"]),
        ("each meeting", [one.meeting_id for one in YEARS]),
        ("5th of the month", []),
        ("winter meeting", ["winter-26", "february-27"]),
        ("Symposium", []),
        ("3rd board meeting of the year", []),
        ("Ongoing", []),
    ],
)
def test_words_name_meetings(words, expected):
    assert named(words) == expected


def test_what_the_calendar_calls_so_counts_before_a_date_that_fits():
    calendar = [
        Meeting(date(2027, 9, 1), "a", "Finance call"),
        Meeting(date(2027, 12, 1), "b", "Members meet", ("fall meeting",)),
    ]
    assert named("Fall meeting", calendar) == ["b"]
    assert named("Fall meeting", calendar[:1]) == ["a"]


def test_a_december_is_of_the_winter_that_follows():
    calendar = [
        Meeting(date(2026, 12, 9), "december", "Members"),
        Meeting(date(2027, 2, 9), "february", "Members"),
    ]
    assert named("Winter meeting", calendar) == ["december"]


def test_a_longer_name_in_the_calendar_tells_one_committee_from_another():
    calendar = [
        Meeting(date(2027, 3, 1), "data", "Data Committee meeting"),
        Meeting(date(2027, 3, 2), "finance", "Finance Committee meeting"),
    ]
    assert named("at the Data Committee meeting", calendar) == ["data"]
    assert named("at the committee meeting", calendar) == ["data", "finance"]


def test_it_says_by_what_a_meeting_was_found():
    def reasons(words):
        found = meetings_named(words, deadline(words).meeting, YEARS, YEAR_STARTS)
        return [one.reason for one in found]

    assert reasons("1st meeting of the year") == [
        "The calendar calls it so.",
        "The first meeting of 2027 in the calendar.",
    ]
    assert reasons("Fall mtg") == [
        "The calendar calls it so.",
        "Its date is in fall (September to November).",
    ]
    assert reasons("June 2027 meeting") == ["Its date is in June."]
    assert reasons("1st meeting of the fiscal year")[-1] == (
        "The first meeting of fiscal year 2027 in the calendar."
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1st of the year and annually", [date(2027, 1, 1), date(2028, 1, 1)]),
        ("By March every 3 years", [date(2028, 3, 31), date(2031, 3, 31)]),
        ("Every other year", [date(2027, 12, 31), date(2029, 12, 31)]),
        ("By February every 4 years", [date(2029, 2, 28), date(2033, 2, 28)]),
        ("The board meeting in September 2027", [date(2027, 9, 30)]),
        ("The board meeting in May 2027", []),
    ],
)
def test_words_have_dates_of_their_own(words, expected):
    found = due(words, First(date(2025, 1, 1)), YEARS, YEAR_STARTS, DAY)
    assert [one for one in found.dates if one >= DAY][:2] == expected


def test_the_rule_says_what_the_years_are_counted_from():
    def rule(first):
        return due("By March every 3 years", first, [], YEAR_STARTS, DAY).rule

    assert rule(First(date(2025, 7, 1), date(2026, 1, 1))) == (
        "Every 3 years: the last day of March, counted from 2026, the first in the plan's years, "
        "as the words give no first year."
    )
    assert rule(First(None, date(2026, 11, 22))) == (
        "Every 3 years: the last day of March, counted from 2027, the first since the plan was "
        "loaded, as the words give no first year."
    )
    assert rule(First()) is None


def test_the_calendar_may_say_when_words_are_that_name_no_meeting():
    calendar = [Meeting(date(2028, 3, 15), "audit", "Audit", ("By March every 3 years",))]
    found = due("By March every 3 years.", First(date(2025, 1, 1)), calendar, YEAR_STARTS, DAY)
    assert found.dates == [date(2028, 3, 15)]


def test_a_calendar_of_hundreds_is_held_against_words_quickly():
    calendar = [
        Meeting(date(2024 + n // 100, n % 12 + 1, n % 28 + 1), f"m{n}", f"Committee {n} meeting")
        for n in range(500)
    ]
    assert len(named("each meeting", calendar)) == 500
    assert named("at the Committee 77 meeting", calendar) == ["m77"]
