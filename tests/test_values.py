"""What people type into the cell of a value: read where it is certain, refused where it is not."""

import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest

from loaders.cells import Cell, Kind
from loaders.values import Parsed, parse_value

NOTE = "; other words belong into the note"
INEXACT = ": write the number alone, and say in the note that it is not exact"
BOUND = ": write the number itself, or leave the cell blank where it must not be told"
POINT = ": write a point before the decimals, as in 61.2 or 1,234.5"
RANGE = ", a range: write the one number"


def text(words):
    return Cell(1, 1, words, Kind.TEXT)


def read(words, unit):
    parsed = parse_value(text(words), unit)
    assert parsed.kind == "number"
    assert parsed.warnings == ()
    return parsed.number, parsed.written


def refused(cell, unit):
    with pytest.raises(ValueError, match=r"^should be (a|one) number, not ") as caught:
        parse_value(cell, unit)
    return str(caught.value).removeprefix("should be ")


@pytest.mark.parametrize(
    ("words", "unit", "number"),
    [
        ("61.2", "%", 61.2),
        ("0.612", "%", 0.612),
        ("1,234", "cases", 1_234),
        ("1,234,567.89", "cases", 1_234_567.89),
        ("１２３", "cases", 123),
        ("  7\xa0", "cases", 7),
        ("'61", "%", 61),
        ("+5", "cases", 5),
        ("-5", "cases", -5),
        ("−5", "cases", -5),
        ("–5", "cases", -5),
        (".5", "index", 0.5),
        ("5.", "index", 5),
        ("0", "cases", 0),
        ("007", "cases", 7),
        ("1.2E+06", "$", 1_200_000),
        ("50k", "cases", 50_000),
        ("50 K", "$", 50_000),
        ("50 thousand", "cases", 50_000),
        ("22.1 Million", "$", 22_100_000),
        ("22.1M", "", 22_100_000),
        ("26.67m", "$", 26_670_000),
        ("1.2 bn", "$", 1_200_000_000),
        ("45 days", "days", 45),
        ("1 Day", "days", 1),
        ("45 days", "days per case", 45),
        ("4.7x", "x", 4.7),
        ("2.3 points", "percentage points", 2.3),
        ("2.3 pp", "percentage points", 2.3),
        ("26.67", "$ million", 26.67),
        ("26.67 million", "million dollars", 26.67),
        ("500k", "$ million", 0.5),
        ("5", "cases per thousand", 5),
        ("5k", "cases per thousand", 5_000),
    ],
)
def test_a_number_without_a_sign(words, unit, number):
    assert read(words, unit) == (number, "")


@pytest.mark.parametrize(
    ("words", "unit", "number"),
    [
        ("$26.67 M", "$", 26_670_000),
        ("$26.67M", "US dollars", 26_670_000),
        ("$ 1,234.50", "$", 1_234.5),
        ("-$5", "$", -5),
        ("$-5", "$", -5),
        ("US$ 5", "USD", 5),
        ("USD 26.67 million", "$", 26_670_000),
        ("26.67 million dollars", "$", 26_670_000),
        ("$26.67 M", "$ million", 26.67),
        ("€5", "EUR", 5),
        ("£5", "GBP", 5),
        ("$4.60", "$ per $ spent", 4.6),
    ],
)
def test_money(words, unit, number):
    assert read(words, unit) == (number, "money")


@pytest.mark.parametrize("unit", ["%", "percent", "per cent", "% of cases", "Percentage"])
@pytest.mark.parametrize(
    "words", ["61.2%", "61.2 %", "６１.２％", "61.2 percent", "61.2 per cent", "61.2pct"]
)
def test_percentages(words, unit):
    assert read(words, unit) == (61.2, "percent")


def test_percentage_points_may_have_the_sign():
    assert read("2.3%", "percentage points") == (2.3, "percent")


@pytest.mark.parametrize(
    ("words", "numerator", "denominator", "percent"),
    [
        ("412/520", 412, 520, 100 * 412 / 520),
        ("412 / 520", 412, 520, 100 * 412 / 520),
        ("1,412/2,520", 1412, 2520, 100 * 1412 / 2520),
        ("412 of 520", 412, 520, 100 * 412 / 520),
        ("412 out of 520", 412, 520, 100 * 412 / 520),
        ("1/1", 1, 1, 100),
        ("0/7", 0, 7, 0),
        ("520/412", 520, 412, 100 * 520 / 412),
        ("61.2% (412/673)", 412, 673, 61.2),
        ("412/673 (61.2%)", 412, 673, 61.2),
        ("412/673 = 61.2%", 412, 673, 61.2),
        ("61% (412/673)", 412, 673, 61),
    ],
)
def test_whole_numbers_over_whole_numbers_are_a_percentage(words, numerator, denominator, percent):
    parsed = parse_value(text(words), "%")
    assert parsed.number == pytest.approx(percent, rel=1e-15)
    assert parsed == Parsed(parsed.number, "number", "ratio", (), numerator, denominator)


@pytest.mark.parametrize("words", ["", " ", "\xa0", "\u200b"])
def test_a_blank_cell_is_no_change(words):
    assert parse_value(text(words), "%") == Parsed(None, "blank")
    assert parse_value(None, "%") == Parsed(None, "blank")


@pytest.mark.parametrize(
    "words", ["withdraw", "WITHDRAW", " Withdraw. ", "'withdraw'", "ｗithdraw"]
)
def test_the_word_withdraw_takes_a_value_back(words):
    assert parse_value(text(words), "%") == Parsed(None, "withdraw")


@pytest.mark.parametrize(
    "words", ["N/A", "n/a", "NA", "n.a.", "--", "—", "–", "-", "…", "TBD", "Pending", "not reported", "*", "NaN"]
)  # fmt: skip
def test_what_says_that_there_is_no_value_changes_nothing_and_is_told(words):
    assert parse_value(text(words), "%") == Parsed(
        None,
        "not available",
        warnings=(
            f"is '{words}', which changes nothing; the word withdraw would take a value back",
        ),
    )


@pytest.mark.parametrize(
    ("words", "unit", "number", "warning"),
    [
        ("(1,234)", "$", -1234, "is '(1,234)', read as -1,234"),
        ("($5)", "$", -5, "is '($5)', read as -5"),
        ("$(5)", "$", -5, "is '$(5)', read as -5"),
        ("(61.2%)", "%", -61.2, "is '(61.2%)', read as -61.2"),
        ("- 5", "cases", -5, "is '- 5', read as -5"),
        ("1 234", "cases", 1234, "is '1 234', read as 1,234"),
        ("1\u202f234\u202f567", "cases", 1_234_567, "is '1 234 567', read as 1,234,567"),
        ("61*", "%", 61, "is '61*', of which the mark * is not kept; put it in a note"),
        ("61.2% †", "%", 61.2, "is '61.2% †', of which the mark † is not kept; put it in a note"),
        ("61²", "%", 61, "is '61²', of which the mark ^2 is not kept; put it in a note"),
        ("$45", "days", 45, "is '$45', an amount of money, where the unit is no money"),
        ("$26,670,000", "$ million", 26_670_000, "is '$26,670,000', read as 26,670,000 $ million"),
    ],
)
def test_what_is_read_well_but_looks_odd_is_told(words, unit, number, warning):
    parsed = parse_value(text(words), unit)
    assert (parsed.number, parsed.warnings) == (number, (warning,))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("4.7x", ""), ("twelve", ""), ("TRUE", ""), ("Done", ""), ("%", ""), ("$", ""), ("k", ""), ("inf", ""),
        ("٣", ""), ("0x10", ""), ("1_000", ""), ("61..2", ""), ("61.2.3", ""), ("12 34", ""), ("5-", ""),
        ("1,2345", ""), ("12,34,567", ""), ("1k2", ""), ("61.2%%", ""), ("1/2/3", ""), ("1e400", ""), ("(5", ""),
        ("(-5)", ""), ("45d", ""),
        ("under 20", BOUND), ("<5", BOUND), ("> 95%", BOUND), ("≤10", BOUND), ("61+", BOUND), ("100+%", BOUND),
        ("at least 90", BOUND), ("fewer than 10", BOUND), ("20 or more", BOUND),
        ("~61", INEXACT), ("≈61", INEXACT), ("about 61", INEXACT), ("approx. 61%", INEXACT),
        ("61.2% est", INEXACT), ("61.2 (est.)", INEXACT), ("61 or so", INEXACT), ("61ish", INEXACT),
        ("10-20", RANGE), ("10 – 20", RANGE), ("10 to 20", RANGE), ("5% - 7%", RANGE),
        ("1,23", POINT), ("61,2%", POINT), ("0,612", POINT), ("1.234,5", POINT), ("1.234.567", POINT),
        ("12½", ": write decimals, as in 12.5"), ("½", ": write decimals, as in 12.5"),
        ("=412/520", ", a formula kept as text: write its result"),
        ("#DIV/0!", ", an error of a formula"), ("#N/A", ", an error of a formula"),
        ("1/1/2026", ", a date"), ("2026-01-01", ", a date"), ("1-Jan", ", a date"), ("Jan-01", ", a date"),
        ("Sep 2026", ", a date"), ("9/2026", ", a date"),
        ("412/0", ", a division by zero"), ("0/0", ", a division by zero"),
        ("none", "; write 0 if there were none, or leave the cell blank"),
        ("No change", "; leave the cell blank for no change"),
        ("withdrawn", "; write the word withdraw to take a value back"),
        ("61.2 (revised)", "; words belong into the note"),
        ("61.2%", ": the measure is in cases, and not in percent"),
        ("45 hours", f": the measure is in cases{NOTE}"),
        ("6 m", ": write the number in full, or thousand or million, where 'm' may be a unit"),
    ],
)  # fmt: skip
def test_what_is_not_certainly_one_number_is_refused_with_the_way_out(words, why):
    assert refused(text(words), "cases") == f"a number, not '{words}'{why}"


@pytest.mark.parametrize(
    ("words", "unit", "why"),
    [
        ("50k", "%", ": the measure is in %"),
        ("$61", "%", ": the measure is in %"),
        ("€5", "$", ": the measure is in $"),
        ("61.2%", "$", ": the measure is in $, and not in percent"),
        ("61.2%", "", ": the measure has no unit; leave the sign away"),
        ("6 M", "months", ": write the number in full, or thousand or million, where 'm' may be a unit"),
        ("3 weeks", "days", f": the measure is in days{NOTE}"),
    ],
)  # fmt: skip
def test_a_sign_that_the_unit_does_not_have_is_refused(words, unit, why):
    assert refused(text(words), unit) == f"a number, not '{words}'{why}"


@pytest.mark.parametrize(
    ("words", "unit", "readings"),
    [
        ("4.6/1*", "$", "write 4.6 if it is 4.6 to 1, or 460 if it is 460%"),
        ("4.6/1", "%", "write 4.6 if it is 4.6 to 1, or 460 if it is 460%"),
        ("$4.60 to $1", "$", "write 4.60 if it is 4.60 to 1, or 460 if it is 460%"),
        ("3:1", "%", "write 3 if it is 3 to 1, or 300 if it is 300%"),
        ("4.2/5", "points", "write 4.2 if it is 4.2 out of 5, 0.84 as a ratio, or 84 as a percentage"),
        ("4.2 out of 5", "%", "write 4.2 if it is 4.2 out of 5, 0.84 as a ratio, or 84 as a percentage"),
        ("1 in 5", "%", "write 1 if it is 1 out of 5, 0.2 as a ratio, or 20 as a percentage"),
        ("412/520", "days", "write 412 if it is 412 out of 520, 0.7923 as a ratio, or 79.23 as a percentage"),
    ],
)  # fmt: skip
def test_a_ratio_in_doubt_is_refused_with_its_readings(words, unit, readings):
    assert refused(text(words), unit) == f"one number, not '{words}': {readings}"


def test_a_percentage_that_is_not_its_ratio_is_refused():
    assert refused(text("61.2% (412/600)"), "%") == (
        "one number, not '61.2% (412/600)', whose ratio is 68.67%"
    )
    assert refused(text("61.3% (412/673)"), "%") == (
        "one number, not '61.3% (412/673)', whose ratio is 61.22%"
    )


@pytest.mark.parametrize("number", [61.2, 0.612, 5, 0, -3.5])
def test_a_cell_of_a_number_stays_as_it_stands(number):
    for unit in ("%", "$", "$ million", ""):
        assert parse_value(Cell(1, 1, number, Kind.NUMBER), unit) == Parsed(number, "number")


@pytest.mark.parametrize(
    ("value", "kind", "says"),
    [
        (datetime(2026, 1, 1), Kind.DATE,  # noqa: DTZ001 - cells know no zone
         "the date 2026-01-01; Excel makes a date of a ratio such as 1/1: fill in numerator and denominator, or the result"),
        (date(2026, 9, 30), Kind.DATE,
         "the date 2026-09-30; Excel makes a date of a ratio such as 1/1: fill in numerator and denominator, or the result"),
        (time(4, 1), Kind.DATE, "the time 04:01:00; Excel makes a time of a ratio such as 4:1: write the result"),
        (timedelta(hours=30), Kind.DATE,
         "the time 1 day, 6:00:00; Excel makes a time of a ratio such as 4:1: write the result"),
        (True, Kind.BOOLEAN, "TRUE"),
        (False, Kind.BOOLEAN, "FALSE"),
        ("#DIV/0!", Kind.ERROR, "the error #DIV/0! of a formula"),
        (None, Kind.FORMULA,
         "a formula that was never calculated; open the workbook in Excel, save it and load it again"),
        (float("nan"), Kind.NUMBER, "nan"),
        (float("-inf"), Kind.NUMBER, "-inf"),
        (10**400, Kind.NUMBER, f"1{'0' * 58}…"),
    ],
)  # fmt: skip
def test_a_cell_that_holds_no_number_is_refused(value, kind, says):
    assert refused(Cell(1, 1, value, kind), "%") == f"a number, not {says}"


@pytest.mark.parametrize("words", ["9" * 30_000, "1 " * 15_000, "(1" * 15_000, "1/" * 15_000])
def test_a_note_in_place_of_a_value_is_refused_at_once_and_shortened(words):
    assert refused(text(words), "%").startswith(f"a number, not '{words[:59]}")
    assert len(refused(text(words), "%")) < 120


def test_whatever_is_written_is_read_or_refused():
    chosen = random.Random(2026)
    words = "0 1 61.2 1,234 412 520 . , ( ) / : % $ k M million - + * ² ½ ~ < to of = cases ' about 1e9".split()  # noqa: SIM905
    read_well = 0
    for _ in range(5_000):
        written = "".join(chosen.choice(words) + chosen.choice(["", " "]) for _ in range(4))
        unit = chosen.choice(["%", "$", "cases", "", "$ million"])
        with suppress(ValueError):
            parse_value(text(written), unit)
            read_well += 1
            continue
        assert refused(text(written), unit)
    assert read_well > 10
