"""Reporting periods: how they are named, and what people write for them."""

import random
from contextlib import suppress
from datetime import date, datetime
from itertools import pairwise

import pytest

from loaders.options import Options
from loaders.periods import (
    FREQUENCIES,
    Calendar,
    Period,
    all_periods,
    calendar_of,
    parse_period,
    period_of,
)
from loaders.problems import Refused
from loaders.settings import Settings, read_settings

CALENDAR = Calendar("calendar", 1)
FEDERAL = Calendar("federal fiscal", 10)
STATE = Calendar("state fiscal", 7)
SCHOOL = Calendar("school", 7)
SURVEY = Calendar("survey", 1)
OWN = [
    Calendar(kind, month) for kind in ("state fiscal", "school", "survey") for month in range(1, 13)
]


def read(written, calendar, months):
    return parse_period(written, calendar, months).period_id


def refused(written, calendar, months):
    with pytest.raises(ValueError, match=r"^(should be|is not clear)") as caught:
        parse_period(written, calendar, months)
    return str(caught.value)


def test_a_period_knows_its_days_its_id_and_its_neighbours():
    period = Period(date(2025, 10, 1), 3)
    assert period.ends_on == date(2025, 12, 31)
    assert period.period_id == "2025-10/P3M"
    assert Period.from_id("2025-10/P3M") == period
    assert period.next() == Period(date(2026, 1, 1), 3)
    assert period.previous() == Period(date(2025, 7, 1), 3)
    assert Period(date(2028, 2, 1), 1).ends_on == date(2028, 2, 29)
    assert sorted([Period(date(2026, 1, 1), 12), Period(date(2026, 1, 1), 3), period]) == [
        period, Period(date(2026, 1, 1), 3), Period(date(2026, 1, 1), 12),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "months"), [(date(2026, 1, 2), 3), (date(2026, 1, 1), 2)])
def test_a_period_is_1_3_6_or_12_months_from_a_first(first, months):
    with pytest.raises(ValueError, match="no period has"):
        Period(first, months)


@pytest.mark.parametrize("text", ["2026-Q3", "2026-07/P3", "2026-07-01/P3M", "2026-7/P3M", ""])
def test_only_an_id_is_an_id(text):
    with pytest.raises(ValueError, match="is no id of a period"):
        Period.from_id(text)


@pytest.mark.parametrize(
    ("kind", "month"),
    [("calendar", 2), ("federal fiscal", 7), ("state fiscal", 0), ("school", 13), ("lunar", 1)],
)
def test_there_is_no_such_calendar(kind, month):
    with pytest.raises(ValueError, match="there is no"):
        Calendar(kind, month)


@pytest.mark.parametrize(
    ("calendar", "quarter", "half", "year"),
    [
        (CALENDAR, "2026 Q3", "2026 H2", "2026"),
        (FEDERAL, "FFY 2026 Q4", None, "FFY 2026"),
        (STATE, "SFY 2027 Q1", "SFY 2027 H1", "SFY 2027"),
        (SCHOOL, "school year 2026-27 Q1", "school year 2026-27 H1", "2026-27"),
        (SURVEY, "survey year 2026 Q3", "survey year 2026 H2", "survey year 2026"),
        (Calendar("survey", 4), "survey year 2027 Q2", None, "survey year 2027"),
        (Calendar("state fiscal", 1), "SFY 2026 Q3", "SFY 2026 H2", "SFY 2026"),
    ],
)
def test_july_2026_is_named_by_the_year_that_the_measure_goes_by(calendar, quarter, half, year):
    july = date(2026, 7, 1)
    assert Period(july, 1).label(calendar) == "Jul 2026"
    assert Period(july, 3).label(calendar) == quarter
    if half is not None:
        assert Period(july, 6).label(calendar) == half
    assert period_of(july, calendar, 12).label(calendar) == year


def test_a_period_that_does_not_fit_a_calendar_is_named_by_its_months():
    assert Period(date(2025, 10, 1), 12).label(CALENDAR) == "Oct 2025-Sep 2026"
    assert Period(date(2026, 2, 1), 3).label(FEDERAL) == "Feb-Apr 2026"
    assert not Period(date(2026, 2, 1), 3).fits(FEDERAL)


def test_a_century_ends_within_a_school_year():
    assert Period(date(1999, 7, 1), 12).label(SCHOOL) == "1999-00"
    assert read("1999-00", SCHOOL, 12) == read("1999-2000", SCHOOL, 12) == "1999-07/P12M"


@pytest.mark.parametrize("months", FREQUENCIES.values(), ids=FREQUENCIES)
@pytest.mark.parametrize("calendar", [CALENDAR, FEDERAL, *OWN], ids=str)
def test_every_label_and_id_is_read_back(calendar, months):
    periods = all_periods(calendar, months, date(1995, 1, 1), date(2045, 12, 31))
    for period in periods:
        assert parse_period(period.label(calendar), calendar, months) == period
        assert parse_period(period.period_id, calendar, None) == period
        assert parse_period(period.ends_on, calendar, months) == period
    for earlier, later in pairwise(periods):
        assert earlier.next() == later
        assert later.previous() == earlier


def test_all_periods_hold_the_days_from_first_to_last():
    found = all_periods(FEDERAL, 3, date(2025, 12, 31), date(2026, 4, 1))
    assert [period.label(FEDERAL) for period in found] == [
        "FFY 2026 Q1", "FFY 2026 Q2", "FFY 2026 Q3",
    ]  # fmt: skip
    assert all_periods(SCHOOL, 12, date(2026, 6, 30), date(2026, 6, 30)) == [
        Period(date(2025, 7, 1), 12)
    ]
    assert all_periods(CALENDAR, 3, date(2026, 4, 2), date(2026, 4, 1)) == []


@pytest.mark.parametrize(
    "written",
    [
        "2026 Q3", "Q3 2026", "2026Q3", "2026-Q3", "2026q3", "q3-2026", "Q3/2026", "Q3, 2026", "Q3.2026",
        "2026_Q3", "3Q26", "3Q 2026", "2026 3Q", "Q3 '26", "Q3’26", "26Q3", "Q3 26", "Q-3 2026",
        "Qtr 3 2026", "Qtr. 3, 2026", "3rd qtr 2026", "3rd Quarter, 2026", "THIRD QUARTER 2026",
        "third quarter of 2026", "2026 third quarter", "Quarter 3 2026", "Quarter three 2026", "QIII 2026",
        "CY 2026 Q3", "CY26 Q3", "CYQ3 2026", "CQ3 2026", "calendar quarter 3 2026",
        "3rd calendar quarter 2026", "Year 2026 Q3",
        "Jul-Sep 2026", "July – September 2026", "July to Sept. 2026", "Jul 2026-Sep 2026", "jul/sep 2026",
        "from July through September 2026", "2026 Jul-Sep", "Jul-Sep CY26",
        "7/1/2026 - 9/30/2026", "7/1-9/30/2026", "2026-07-01 to 2026-09-30", "2026-07-01/2026-09-30",
        "July 1 - September 30, 2026", "July 1, 2026 through September 30, 2026", "7/2026-9/2026",
        "2026-07/2026-09", "2026-07/P3M", "2026-07-01/P3M",
        "quarter ending 9/30/2026", "Quarter ended Sept 30, 2026", "QE 9/30/2026", "qtr ending Sep 2026",
        "quarter beginning July 1, 2026", "3 months ending 9/30/2026", "three months ending September 2026",
        "9/30/2026", "09/30/26", "9-30-2026", "9.30.2026", "2026-09-30", "2026/09/30", "20260930",
        "September 30, 2026", "Sept. 30th, 2026", "30 Sep 2026", "30-Sep-26", "7/1/2026", "8/15/2026",
        "2026-09-30 00:00:00", "2026-09-30T00:00:00Z",
        "２０２６ Ｑ３", "2026\xa0Q3", "\u20072026\u2009 Q3 ", "2026–Q3", "2026—Q3", "2026\u2011Q3", "2026\u200b Q3",
        "2026 Q3 (Jul-Sep 2026)", "2026 Q3 (Jul–Sep)", "2026 Q3 (July to September)",
        "FFY 2026 Q4", "Q4 FFY26",
        date(2026, 9, 30), date(2026, 7, 1), datetime(2026, 9, 30, 14, 30),  # noqa: DTZ001 - cells know no zone
    ],
)  # fmt: skip
def test_the_third_quarter_of_2026_in_every_usual_spelling(written):
    assert read(written, CALENDAR, 3) == "2026-07/P3M"


@pytest.mark.parametrize(
    "written",
    [
        "FFY 2026 Q3", "Q3 FFY26", "Q3 FY26", "FY26 Q3", "FY2026Q3", "FFY2026Q3", "FFY2026-Q3", "fy 26 q3",
        "FY 2025-26 Q3", "FFY 2025-2026 Q3", "FY25/26 Q3", "2025-26 Q3", "F.Y. 2026 Q3", "F.F.Y. 2026 Q3",
        "fiscal year 2026 Q3", "Federal Fiscal Year 2026, Quarter 3", "federal FY 26 Q3", "2026 FFY Q3",
        "3rd quarter of FFY 2026", "third quarter FY'26", "FY-26 Q3", "FFYQ3 2026", "FQ3 2026", "FQ3 26",
        "fiscal Q3 2026", "fiscal quarter 3 2026", "3rd fiscal quarter 2026", "Q3, FY 26",
        "Apr-Jun 2026", "Apr-Jun FFY26", "FFY 2026 Apr-Jun", "CY 2026 Q2", "6/30/2026", "QE 6/30/2026",
        "FFY 2026 Q3 (Apr-Jun 2026)", "FFY 2026 Q3 (Apr–Jun)",
    ],
)  # fmt: skip
def test_the_third_quarter_of_federal_fiscal_year_2026(written):
    assert read(written, FEDERAL, 3) == "2026-04/P3M"


@pytest.mark.parametrize(
    "written",
    [
        "FFY 2026", "FFY2026", "FFY26", "ffy '26", "FY26", "FY 2026", "FY 2025-26", "FY2025/26", "FY25-26",
        "2025-26", "2025/26", "2025–2026", "25-26", "2026", "year 2026", "2026.0", 2026, 2026.0,
        "federal fiscal year 2026", "Federal FY 2026", "fiscal 2026", "2026 FFY", "2026 fiscal year",
        "FYE 9/30/2026", "FYE 2026", "FYE Sep 2026", "year ending September 30, 2026", "YE 9/30/26",
        "12 months ending 9/30/2026", "Oct 2025-Sep 2026", "10/1/2025-9/30/2026", "9/30/2026", "10/1/2025",
        "October 1, 2025 to September 30, 2026", "Oct–Sep FFY26", "FFY 2026 (Oct 2025–Sept 2026)",
    ],
)  # fmt: skip
def test_federal_fiscal_year_2026(written):
    assert read(written, FEDERAL, 12) == "2025-10/P12M"


@pytest.mark.parametrize(
    ("written", "calendar", "months", "expected"),
    [
        ("SFY26", STATE, 12, "2025-07/P12M"),
        ("FY26", STATE, 12, "2025-07/P12M"),
        ("FY26", Calendar("state fiscal", 4), 12, "2025-04/P12M"),
        ("FY26", Calendar("state fiscal", 1), 12, "2026-01/P12M"),
        ("2026", STATE, 12, "2025-07/P12M"),
        ("SFY 2025-26", STATE, 12, "2025-07/P12M"),
        ("fiscal year ending June 30, 2026", STATE, 12, "2025-07/P12M"),
        ("SFY26 H1", STATE, 6, "2025-07/P6M"),
        ("second half of SFY 2026", STATE, 6, "2026-01/P6M"),
        ("FFY 2026 Q3", STATE, 3, "2026-04/P3M"),
        ("H1 2026", CALENDAR, 6, "2026-01/P6M"),
        ("1H 2026", CALENDAR, 6, "2026-01/P6M"),
        ("1st half 2026", CALENDAR, 6, "2026-01/P6M"),
        ("first half-year of 2026", CALENDAR, 6, "2026-01/P6M"),
        ("H2'26", CALENDAR, 6, "2026-07/P6M"),
        ("six months ending June 2026", CALENDAR, 6, "2026-01/P6M"),
        ("FFY 2026 H1 (Oct–Mar)", FEDERAL, 6, "2025-10/P6M"),
        ("2025-26", SCHOOL, 12, "2025-07/P12M"),
        ("SY25-26", SCHOOL, 12, "2025-07/P12M"),
        ("SY 2025–2026", SCHOOL, 12, "2025-07/P12M"),
        ("2025-26 school year", SCHOOL, 12, "2025-07/P12M"),
        ("AY 2025/26", SCHOOL, 12, "2025-07/P12M"),
        ("academic year 2025-26", Calendar("school", 9), 12, "2025-09/P12M"),
        ("2009-10", SCHOOL, 12, "2009-07/P12M"),
        ("Q1 SY 2025-26", SCHOOL, 3, "2025-07/P3M"),
        ("2025-26 Q1", SCHOOL, 3, "2025-07/P3M"),
        ("2026", SURVEY, 12, "2026-01/P12M"),
        ("2026 survey", SURVEY, 12, "2026-01/P12M"),
        ("survey year 2026", Calendar("survey", 4), 12, "2025-04/P12M"),
        ("CY26", CALENDAR, 12, "2026-01/P12M"),
        ("calendar year 2026", CALENDAR, 12, "2026-01/P12M"),
        ("Jan-Dec 2026", CALENDAR, 12, "2026-01/P12M"),
        ("FY95", FEDERAL, 12, "1994-10/P12M"),
        ("2026 Q3", CALENDAR, None, "2026-07/P3M"),
        ("Sep 2026", FEDERAL, None, "2026-09/P1M"),
        ("FFY 2026", FEDERAL, None, "2025-10/P12M"),
    ],
)
def test_other_years_and_halves(written, calendar, months, expected):
    assert read(written, calendar, months) == expected


@pytest.mark.parametrize(
    "written",
    [
        "Sep 2026", "September 2026", "Sept 2026", "Sept. 2026", "SEPTEMBER, 2026", "Sep2026", "2026 Sep",
        "2026-Sep", "Sep-26", "Sep '26", "Sep’26", "2026-09", "2026/9", "9/2026", "09-2026", "202609",
        202609, "2026M09", "M9 2026", "month of September 2026", "month ending 9/30/2026", "9/1/2026",
        "Sep CY26", date(2026, 9, 14),
    ],
)  # fmt: skip
def test_september_2026(written):
    assert read(written, CALENDAR, 1) == "2026-09/P1M"


def test_a_month_of_a_fiscal_year_lies_in_the_calendar_year_before_when_that_starts_it():
    assert read("Oct FFY26", FEDERAL, 1) == "2025-10/P1M"
    assert read("FFY26 Sep", FEDERAL, 1) == "2026-09/P1M"
    assert read("FFY26 M03", FEDERAL, 1) == "2025-12/P1M"


def test_two_years_and_a_month_look_alike_until_the_length_is_known():
    assert read("2009-10", CALENDAR, 1) == "2009-10/P1M"
    assert read("2009-10", FEDERAL, 12) == "2009-10/P12M"
    assert refused("2009-10", FEDERAL, None) == (
        "is not clear: say 'Oct 2009' or 'FFY 2010' (October 2009 to September 2010), not '2009-10'"
    )


@pytest.mark.parametrize(
    ("written", "calendar", "months", "says"),
    [
        ("2026 Q3", FEDERAL, 3, "'FFY 2026 Q3' (April to June 2026) or 'Jul-Sep 2026', not '2026 Q3'"),
        ("3Q26", FEDERAL, 3, "'FFY 2026 Q3' (April to June 2026) or 'Jul-Sep 2026', not '3Q26'"),
        ("Q3 2026", STATE, 3, "'SFY 2026 Q3' (January to March 2026) or 'Jul-Sep 2026', not 'Q3 2026'"),
        ("H1 2026", STATE, 6, "'SFY 2026 H1' (July to December 2025) or 'Jan-Jun 2026', not 'H1 2026'"),
        ("H1 2026", FEDERAL, 6, "'FFY 2026 H1' (October 2025 to March 2026) if that is meant, not 'H1 2026'"),
        ("2026", SCHOOL, 12, "'2025-26' (July 2025 to June 2026) or '2026-27' (July 2026 to June 2027), not '2026'"),
        ("SY26", SCHOOL, 12, "'2025-26' (July 2025 to June 2026) or '2026-27' (July 2026 to June 2027), not 'SY26'"),
    ],
)  # fmt: skip
def test_what_may_mean_two_periods_is_refused_with_words_for_both(written, calendar, months, says):
    message = refused(written, calendar, months)
    assert message == f"is not clear: say {says}"
    for words in message.split("'")[1::2][:-1]:
        assert parse_period(words, calendar, months).fits(calendar)


def test_a_quarter_is_in_no_doubt_where_every_reading_is_the_same():
    assert read("2026 Q3", Calendar("state fiscal", 1), 3) == "2026-07/P3M"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2026-Q5", ""), ("2026 Q0", ""), ("Q33 2026", ""), ("2026 Q3 Q4", ""), ("next quarter", ""),
        ("2026 Q1-Q2", ""), ("fall 2026", ""), ("2026 Q3 (draft)", ""), ("2026 Q3¹", ""), ("2026.5", ""),
        ("Q3 ٢٠٢٦", ""), ("2026 3", ""), ("26 03", ""),
        ("Q3", "the year is missing"), ("third quarter", "the year is missing"),
        ("Jul-Sep", "the year is missing"), ("September", "the year is missing"),
        ("1850 Q3", "years from 1950 to 2100 are read"), ("Q3 2999", "years from 1950 to 2100 are read"),
        ("26", "write the year with four digits"), ("'26", "write the year with four digits"),
        ("46295", "format the cell as a date if 2026-09-30 is meant"),
        ("2026-13", "there is no month 13"), ("0/2026", "there is no month 0"),
        ("9/31/2026", "there is no day 9/31/2026; dates are read month first"),
        ("30/9/2026", "there is no day 30/9/2026; dates are read month first"),
        ("Nov-Jan 2026", "it ends before it begins; write the year of both months"),
        ("Jul 5-Sep 30, 2026", "a period begins with the first day of a month"),
        ("quarter ending 9/29/2026", "a period ends with the last day of a month"),
        ("Jul-Aug 2026", "that is 2 months"),
        ("Aug-Oct 2026", "the measure's quarters start in January, April, July and October"),
        ("Q3 FY26", "the measure goes by calendar years"),
        ("SFY 2026 Q3", "the measure goes by calendar years"),
        ("SY 2025-26 Q1", "the measure goes by calendar years"),
        ("2025-26 Q3", "a calendar year is named by one year"),
        ("Q3 2025-27", "two years name one only when the second follows the first"),
    ],
)  # fmt: skip
def test_what_is_no_quarter_is_refused_with_what_would_be(written, why):
    reason = f" ({why})" if why else ""
    assert refused(written, CALENDAR, 3) == (
        f"should be a quarter such as '2026 Q3', not '{written}'{reason}"
    )


@pytest.mark.parametrize(
    ("written", "calendar", "months", "says"),
    [
        ("Sep 2026", CALENDAR, 3, "a quarter such as '2026 Q3', not the month 'Sep 2026'"),
        ("H1 2026", CALENDAR, 3, "a quarter such as '2026 Q3', not the half-year 'H1 2026'"),
        ("FFY 2026", FEDERAL, 3, "a quarter such as 'FFY 2026 Q3', not the year 'FFY 2026'"),
        (2026.0, FEDERAL, 3, "a quarter such as 'FFY 2026 Q3', not the year '2026'"),
        ("2026 Q3", CALENDAR, 12, "a year such as '2026', not the quarter '2026 Q3'"),
        ("2026 Q3", CALENDAR, 1, "a month such as 'Sep 2026', not the quarter '2026 Q3'"),
        ("2026 Q3", CALENDAR, 6, "a half-year such as '2026 H1', not the quarter '2026 Q3'"),
        ("Sep 2026", SCHOOL, 12, "a year such as '2025-26', not the month 'Sep 2026'"),
        ("CY 2026", FEDERAL, 12, "a year such as 'FFY 2026', not 'CY 2026' (the measure's years start in October)"),
        ("FFY 2026", STATE, 12, "a year such as 'SFY 2026', not 'FFY 2026' (the measure's years start in July)"),
        ("SFY26", FEDERAL, 12, "a year such as 'FFY 2026', not 'SFY26' (the measure goes by federal fiscal years)"),
        ("9/30/2026", CALENDAR, None, "a period such as '2026 Q3', not '9/30/2026' (a day does not say how long its period is)"),
        ("9/26", CALENDAR, 1, "a month such as 'Sep 2026', not '9/26'"),
        ("Sep 26", CALENDAR, 1, "a month such as 'Sep 2026', not 'Sep 26' (write the year with four digits)"),
        ("2026.09", CALENDAR, 1, "a month such as 'Sep 2026', not '2026.09'"),
        ("", CALENDAR, 3, "a quarter such as '2026 Q3', not blank"),
        (" ", CALENDAR, 3, "a quarter such as '2026 Q3', not blank"),
        (None, CALENDAR, 3, "a quarter such as '2026 Q3', not blank"),
        (True, CALENDAR, 3, "a quarter such as '2026 Q3', not 'True'"),
        (float("nan"), CALENDAR, 3, "a quarter such as '2026 Q3', not 'nan'"),
        (float("inf"), CALENDAR, 3, "a quarter such as '2026 Q3', not 'inf'"),
        (date(1850, 1, 1), CALENDAR, 3, "a quarter such as '2026 Q3', not '1850-01-01' (years from 1950 to 2100 are read)"),
    ],
)  # fmt: skip
def test_a_period_that_does_not_fit_the_measure_is_refused(written, calendar, months, says):
    assert refused(written, calendar, months) == f"should be {says}"


def test_two_periods_in_one_cell_are_refused():
    assert refused("2026 Q3 (Apr-Jun 2026)", CALENDAR, 3) == (
        "should be one period: '2026 Q3 (Apr-Jun 2026)' names two"
    )


def test_a_note_in_place_of_a_period_is_refused_and_shortened():
    assert refused("see the note " * 500, CALENDAR, 3).endswith(
        ", not 'see the note see the note see the note see the note see the…'"
    )


def test_whatever_is_written_a_refusal_is_half_a_sentence():
    chosen = random.Random(2026)
    words = "2026 26 0 13 3 q Q5 FY FFY SY CY school year - / – ' . , ( ) Jul Oct 31 ending half to M ½ ٣ fye".split()  # noqa: SIM905
    read_well = 0
    for _ in range(5_000):
        written = "".join(chosen.choice(words) + chosen.choice(["", " "]) for _ in range(4))
        calendar, months = (
            chosen.choice([CALENDAR, FEDERAL, SCHOOL]),
            chosen.choice([1, 3, 12, None]),
        )
        with suppress(ValueError):
            period = parse_period(written, calendar, months)
            assert period.fits(calendar)
            assert months in {None, period.months}
            read_well += 1
            continue
        assert refused(written, calendar, months)
    assert read_well > 10


@pytest.mark.parametrize(
    ("words", "own", "expected"),
    [
        ("", None, CALENDAR),
        ("calendar year", None, CALENDAR),
        ("CY", 1, CALENDAR),
        ("federal fiscal year", None, FEDERAL),
        ("FFY", 10, FEDERAL),
        ("Federal  Fiscal", None, FEDERAL),
        ("state fiscal year", None, Calendar("state fiscal", 4)),
        ("SFY", 7, STATE),
        ("School year", None, Calendar("school", 8)),
        ("school year", 9, Calendar("school", 9)),
        ("survey year", None, SURVEY),
        ("survey year", 4, Calendar("survey", 4)),
    ],
)
def test_a_measure_names_its_calendar_and_the_settings_fill_in(words, own, expected):
    assert calendar_of(words, own, fiscal_start_month=4, school_start_month=8) == expected


@pytest.mark.parametrize("words", ["fiscal year", "FY26", "lunar year", "federal"])
def test_a_calendar_that_is_not_clear_is_refused(words):
    with pytest.raises(ValueError, match="should be one of calendar year, federal fiscal year, "):
        calendar_of(words, None, 4, 8)


def test_a_federal_fiscal_year_starts_in_october():
    with pytest.raises(
        ValueError, match="should be blank or 10: there a federal fiscal year starts"
    ):
        calendar_of("FFY", 7, 4, 8)


def test_the_settings_of_periods_have_defaults_and_bounds(tmp_path):
    assert (Options().fiscal_year_start_month, Options().school_year_start_month) == (1, 7)
    assert (Settings().minimum_responses, Settings().reporting_grace_days) == (10, 30)
    path = tmp_path / "headway.toml"
    path.write_text("school_year_start_month = 9\nreporting_grace_days = 0\n")
    assert read_settings(path).school_year_start_month == 9
    assert read_settings(path).reporting_grace_days == 0
    path.write_text("school_year_start_month = 13\n")
    with pytest.raises(Refused, match="'school_year_start_month' should be 12 or less"):
        read_settings(path)
    path.write_text("minimum_responses = 0\n")
    with pytest.raises(Refused, match="'minimum_responses' should be 1 or more, not 0"):
        read_settings(path)
