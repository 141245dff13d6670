"""Dates in the words of phases, and the numbers behind a level's word."""

from datetime import date

import pytest

from loaders.outlines.numerals import code_of
from loaders.outlines.spans import deadline_in, span_of


def days(span):
    return span and (span.words, str(span.starts_on), str(span.ends_on))


@pytest.mark.parametrize(
    ("words", "starts_on", "ends_on"),
    [
        ("January 16, 2027", "2027-01-16", "2027-01-16"),
        ("16 January 2027", "2027-01-16", "2027-01-16"),
        ("2027-01-16", "2027-01-16", "2027-01-16"),
        ("1/16/27", "2027-01-16", "2027-01-16"),
        ("January to March 2027", "2027-01-01", "2027-03-31"),
        ("Jan. 2027 – Feb. 2028", "2027-01-01", "2028-02-29"),
        ("November to February 2027", "2026-11-01", "2027-02-28"),
        ("January 5-9, 2027", "2027-01-05", "2027-01-09"),
        ("January 5 – March 3, 2027", "2027-01-05", "2027-03-03"),
        ("between March and May 2027", "2027-03-01", "2027-05-31"),
        ("from June 1, 2027 until June 2028", "2027-06-01", "2028-06-30"),
        ("by close of business January 16, 2027", "None", "2027-01-16"),
        ("no later than March 31, 2027", "None", "2027-03-31"),
        ("before March 2027", "None", "2027-02-28"),
        ("beginning July 2027", "2027-07-01", "None"),
        ("Q2 2027", "2027-04-01", "2027-06-30"),
        ("first quarter of 2027", "2027-01-01", "2027-03-31"),
        ("2026-2028", "2026-01-01", "2028-12-31"),
        ("FFY 2027", "2026-10-01", "2027-09-30"),
        ("by the end of June", "None", "None"),
        ("June 31, 2027", "None", "None"),
    ],
)
def test_dates_and_ranges_as_written(words, starts_on, ends_on):
    assert days(span_of(words)) == (words, starts_on, ends_on)


def test_a_fiscal_year_begins_in_the_month_of_the_settings():
    span = span_of("FY 2027 Q1", 7)
    assert (span.starts_on, span.ends_on) == (date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    "words", ["Staff may attend", "the 2020 census", "Room 1/2", "Ask March", ""]
)
def test_words_that_only_look_like_a_date_are_none(words):
    assert span_of(words) is None


def test_in_a_letter_only_what_is_to_be_done_by_a_day_counts():
    letter = (
        "We met on January 8, 2027. Please answer no later than close of business January 16, "
        "2027, and in May we go on."
    )
    assert days(deadline_in(letter)) == (
        "no later than close of business January 16, 2027", "None", "2027-01-16",
    )  # fmt: skip
    assert deadline_in("We met on January 8, 2027.") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("One", "1"), ("twelve", "12"), ("IV", "4"), ("IX", "9"), ("3", "3"), ("1.2", "1.2"),
        ("1.2.A", "1.2.a"), ("B", "b"), ("III and IV", "3-4"), ("V & VI", "5-6"),
        ("1, 2 and 3", "1-2-3"), ("Two and Three", "2-3"),
    ],
)  # fmt: skip
def test_numbers_in_words_roman_or_digits(written, code):
    assert code_of(written) == code
