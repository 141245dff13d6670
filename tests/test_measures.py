"""Catalogues of measures and benchmarks: what people write, and what is wrong at which cell."""

import re
from datetime import date

import pytest
from pictures import sheet, workbook

from loaders.cells import Cell, Kind
from loaders.home import DATA
from loaders.known import Known
from loaders.measures.amounts import amount, tolerance
from loaders.measures.choices import direction_of, frequency_of, kind_of, statistic_of
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.settings import Limits
from loaders.shapes import measures
from loaders.workbook import open_workbook

CATALOGUE = """
    Code|Measure|Statistic|Unit|Direction|Tolerance|Baseline|Baseline period|Target|Target period|Frequency|Year
    PAY|Families paid|rate|%|higher|2|61.2|FFY 2024|66|FFY 2028|yearly|federal fiscal year
    DAYS|Days to an order|amount|days|lower|3|45|2024|30|2027|yearly|calendar year
"""
RATING = "Code|Measure|Statistic|Scale|Target|Frequency\nSAT|Satisfied|mean rating|1 to 5|4|yearly"


class Read:
    """What a workbook of drawn sheets was read as."""

    def __init__(self, *sheets, options=None):
        book = workbook(*sheets, file_name="m.xlsx")
        self.report, rows, self.known = recognized(book, options or Options())
        records = measures.read(book, options or Options())
        self.rows = rows if self.report.ok else measures.rows(records)
        self.problems = [(p.sheet, p.cell, p.message) for p in self.report.problems]
        self.warnings = [(p.cell, p.message) for p in self.report.warnings]
        self.sheets = {one.name: one.says for one in self.report.sheets}

    def one(self, table="measure"):
        (row,) = self.rows[table]
        return row

    def at(self, cell):
        return [message for _, place, message in self.problems if place == cell]


def catalogue(picture, name="Measures", **how):
    return sheet(picture, name=name, **how)


def one_measure(**fields):
    """A catalogue of one measure with these columns; `_` stands for the blank of a header."""
    given = {"Code": "X", "Measure": "Something", "Frequency": "yearly"} | {
        name.replace("_", " "): words for name, words in fields.items()
    }
    return Read(catalogue("|".join(given) + "\n" + "|".join(given.values())))


def text(words):
    return Cell(1, 1, words, Kind.TEXT)


def test_a_row_becomes_a_measure_with_its_cell():
    read = Read(catalogue(CATALOGUE))
    assert (read.problems, read.warnings) == ([], [])
    assert read.sheets == {"Measures": "2 measures"}
    pay, days = read.rows["measure"]
    assert pay == {
        "source": "m.xlsx!Measures!A2", "measure_id": "pay", "code": "PAY", "name": "Families paid",
        "definition": None, "kind": "quantitative", "statistic": "rate", "unit": "%",
        "direction": "higher", "range_low": None, "range_high": None, "tolerance": 2.0,
        "baseline": 61.2, "baseline_period_id": "2023-10/P12M", "target": 66.0,
        "target_period_id": "2027-10/P12M", "frequency": "yearly", "months": 12,
        "year_kind": "federal fiscal", "year_start_month": 10, "numerator": None,
        "denominator": None, "scale_low": None, "scale_high": None, "decimals": None, "owners": [],
        "source_note": None, "from_words": None, "is_demonstration": False,
    }  # fmt: skip
    assert (days["direction"], days["baseline_period_id"]) == ("lower", "2024-01/P12M")


def test_headers_are_known_by_their_synonyms_in_any_row_and_order():
    read = Read(
        catalogue("""
            Key performance indicators of the division

            UoM|KPI ID|Polarity|KPI|Data source|Reporting frequency|Base year|Baseline value|Lead
            Percent|K-1|▲|Families paid|System X|Annually|2024|61.2|ED/BD
        """)
    )
    row = read.one()
    assert read.problems == []
    assert [row[name] for name in ("code", "name", "unit", "direction", "source_note")] == [
        "K-1", "Families paid", "%", "higher", "System X",
    ]  # fmt: skip
    assert (row["baseline"], row["baseline_period_id"]) == (61.2, "2024-01/P12M")
    assert row["owners"] == ["ED", "BD"]


@pytest.mark.parametrize(
    ("read", "words", "meant"),
    [
        (kind_of, "Number", "quantitative"),
        (kind_of, "Outcome measure", "quantitative"),
        (kind_of, "Percentage", "quantitative"),
        (kind_of, "Deliverable / Output", "deliverable"),
        (kind_of, "Milestone", "deliverable"),
        (statistic_of, "percentage", "rate"),
        (statistic_of, "%", "rate"),
        (statistic_of, "Number", "count"),
        (statistic_of, "$", "amount"),
        (statistic_of, "Rating", "mean rating"),
        (statistic_of, "score", "index"),
        (statistic_of, "ratio", "index"),
        (statistic_of, "milestone", "milestone"),
        (direction_of, "UP", "higher"),
        (direction_of, "increase", "higher"),
        (direction_of, "Lower is better", "lower"),
        (direction_of, "decrease", "lower"),
        (direction_of, "↓", "lower"),
        (direction_of, "maintain", "within a range"),
        (frequency_of, "Annual", "yearly"),
        (frequency_of, "each federal fiscal year", "yearly"),
        (frequency_of, "Semi-annual", "twice a year"),
        (frequency_of, "every two years", "every 2 years"),
        (frequency_of, "one time", "once"),
    ],
)
def test_words_for_one_of_a_few_things(read, words, meant):
    assert read(words) == meant


def test_score_average_and_ratio_are_what_scale_and_unit_tell():
    assert statistic_of("score", has_scale=True) == "mean rating"
    assert statistic_of("average", has_scale=True) == "mean rating"
    assert statistic_of("average") == "amount"
    assert statistic_of("ratio", is_percent=True) == "rate"


@pytest.mark.parametrize(
    ("words", "unit", "number", "bound", "period"),
    [
        ("66", "%", 66, "", ""),
        ("61.2 %", "%", 61.2, "", ""),
        ("≥ 4.0", "", 4, "higher", ""),
        (">= 4", "", 4, "higher", ""),
        ("at least 80%", "%", 80, "higher", ""),
        ("80% or more", "%", 80, "higher", ""),
        ("80%+", "%", 80, "higher", ""),
        ("increase to 66%", "%", 66, "higher", ""),
        ("≤10", "days", 10, "lower", ""),
        ("no more than 10 days", "days", 10, "lower", ""),
        ("10 days or fewer", "days", 10, "lower", ""),
        ("80 percent by FFY 2028", "%", 80, "", "FFY 2028"),
        ("80% by the end of FFY 2028", "%", 80, "", "FFY 2028"),
        ("at least $26.67 M by 2028", "$", 26_670_000, "higher", "2028"),
        ("61.2% (FFY 2024)", "%", 61.2, "", "FFY 2024"),
        ("61.2% (baseline year 2024)", "%", 61.2, "", "year 2024"),
        ("61.2% in FFY 2024", "%", 61.2, "", "FFY 2024"),
        ("FFY 2024: 61.2%", "%", 61.2, "", "FFY 2024"),
        ("1,200 by June 30, 2028", "", 1200, "", "June 30, 2028"),
        ("12 per 1,000 by 2028", "per 1,000", 12, "", "2028"),
    ],
)
def test_a_number_with_what_people_put_around_it(words, unit, number, bound, period):
    found = amount(text(words), unit)
    assert (found.number, found.bound, found.period) == (number, bound, period)
    assert found.warnings == ()


@pytest.mark.parametrize("words", ["40 to 60", "40-60", "between 40 and 60", "from 40% to 60%"])
def test_a_range_in_one_cell(words):
    found = amount(text(words), "%")
    assert (found.low, found.high, found.number) == (40, 60, None)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("> 80%", "is '> 80%', which is read as at least 80"),
        ("under 10", "is 'under 10', which is read as at most 10"),
        ("TBD", "is 'TBD', which is read as not given"),
        ("N/A", "is 'N/A', which is read as not given"),
    ],
)
def test_what_is_read_in_a_way_to_know_of_is_a_warning(words, says):
    assert amount(text(words), "%").warnings == (says,)


@pytest.mark.parametrize(
    ("words", "unit", "says"),
    [
        ("increase by 5%", "%", "should be a number, not 'increase by 5%'"),
        ("4.7x", "", "should be a number, not '4.7x'"),
        (
            "80%",
            "days",
            "should be a number, not '80%': the measure is in days, and not in percent",
        ),
        ("most of them", "%", "should be a number, not 'most of them'"),
    ],
)
def test_what_is_no_certain_number_is_refused(words, unit, says):
    with pytest.raises(ValueError, match="^" + re.escape(says)):
        amount(text(words), unit)


def test_what_was_measured_has_no_bounds():
    with pytest.raises(ValueError, match="should be a number"):
        amount(text("under 20"), "%", allows_bounds=False)


@pytest.mark.parametrize(
    ("words", "unit", "meant"),
    [
        ("2 points", "%", 2), ("±2", "%", 2), ("+/- 2 percentage points", "%", 2), ("2%", "%", 2),
        ("0.1", "", 0.1), ("3 days", "days", 3), ("$5,000", "$", 5000),
    ],
)  # fmt: skip
def test_tolerances(words, unit, meant):
    assert tolerance(text(words), unit) == meant


def test_a_tolerance_in_percent_needs_a_measure_in_percent():
    assert "not in percent" in one_measure(Unit="days", Tolerance="2%").at("E2")[0]
    assert one_measure(Unit="%", Tolerance="-1").at("E2") == [
        "Tolerance should be 0 or more, not -1"
    ]


def test_baseline_and_target_bring_their_own_periods():
    row = one_measure(
        Unit="%", Baseline="61.2% (FFY 2024)", Target="at least 66% by FFY 2028"
    ).one()
    assert (row["baseline"], row["target"]) == (61.2, 66)
    assert row["baseline_period_id"] == "2023-10/P12M"
    assert row["target_period_id"] == "2027-10/P12M"
    assert row["year_kind"] == "federal fiscal"


def test_a_period_in_a_cell_and_another_beside_it_are_a_problem():
    read = one_measure(Target="66 by 2028", Target_period="2027")
    assert read.at("D2") == [
        "Target names 2028, which is not the target period 2027; correct one of them"
    ]


def test_the_target_of_a_quarterly_measure_may_be_a_year():
    row = one_measure(Frequency="quarterly", Target="66", Target_period="2028").one()
    assert (row["months"], row["target_period_id"]) == (3, "2028-01/P12M")


@pytest.mark.parametrize(
    ("fields", "meant"),
    [
        ({"Target": "≤ 10"}, "lower"),
        ({"Target": "at least 10"}, "higher"),
        ({"Baseline": "45", "Target": "30"}, "lower"),
        ({"Baseline": "30", "Target": "45"}, "higher"),
        ({"Target": "40 to 60"}, "within a range"),
        ({"Low": "40", "High": "60"}, "within a range"),
        ({"Direction": "between 40 and 60"}, "within a range"),
        ({"Direction": "maintain 40-60"}, "within a range"),
        ({}, "higher"),
    ],
)
def test_the_direction_follows_from_the_target_where_it_is_not_given(fields, meant):
    read = one_measure(Statistic="count", **fields)
    assert read.problems == []
    assert read.one()["direction"] == meant
    if meant == "within a range":
        assert (read.one()["range_low"], read.one()["range_high"]) == (40, 60)


def test_a_lower_target_without_a_direction_is_said():
    read = one_measure(Statistic="count", Baseline="45", Target="30")
    assert read.warnings == [
        (
            "F2",
            "Target is below the baseline and no direction is given, so lower is taken as better",
        )
    ]


def test_a_direction_against_the_sign_of_its_target_is_a_problem():
    read = one_measure(Statistic="count", Direction="higher", Target="at most 10")
    assert read.at("F2") == [
        "Target is at most 10, and higher is better by its direction; correct one of them"
    ]


@pytest.mark.parametrize(
    ("fields", "statistic", "unit"),
    [
        ({"Unit": "percent"}, "rate", "%"),
        ({"Target": "80%"}, "rate", "%"),
        ({"Statistic": "percentage"}, "rate", "%"),
        ({"Kind": "percentage"}, "rate", "%"),
        ({"Target": "$26.67 M"}, "amount", "$"),
        ({"Unit": "US dollars"}, "amount", "$"),
        ({"Unit": "days"}, "amount", "days"),
        ({"Scale": "1 to 5"}, "mean rating", None),
        ({"Unit": "cases", "Statistic": "number"}, "count", "cases"),
        ({"Unit": "signed agreements"}, "count", "signed agreements"),
        ({"Kind": "Output", "Unit": "cases", "Target": "120"}, "count", "cases"),
        ({"Unit": "moves per 1,000 days", "Statistic": "rate"}, "rate", "moves per 1,000 days"),
    ],
)
def test_statistic_and_unit_follow_from_each_other(fields, statistic, unit):
    read = one_measure(**fields)
    assert (read.problems, read.warnings) == ([], [])
    assert (read.one()["statistic"], read.one()["unit"]) == (statistic, unit)


def test_what_is_taken_for_granted_is_said():
    read = Read(catalogue("Code|Measure|Statistic\nA|First\nB|Second|rate\nC|Third|count"))
    assert read.warnings == [
        ("A2", "A has no statistic, and its unit tells none, so it is taken for a count"),
        ("A2", "A has no frequency and is reported yearly; 2 others have none either"),
        ("A3", "B is a rate without a unit, so it is taken to be in %"),
    ]


@pytest.mark.parametrize(
    ("fields", "kind", "start"),
    [
        ({"Year": "FFY"}, "federal fiscal", 10),
        ({"Year": "federal"}, "federal fiscal", 10),
        ({"Year": "State fiscal year"}, "state fiscal", 7),
        ({"Year": "fiscal year", "Year_starts_in": "October"}, "state fiscal", 10),
        ({"Year": "SFY", "Year_starts_in": "4/1"}, "state fiscal", 4),
        ({"Year": "school year"}, "school", 9),
        ({"Year": "survey year", "Year_starts_in": "Mar"}, "survey", 3),
        ({"Year_starts_in": "7"}, "state fiscal", 7),
        ({"Baseline_period": "SFY 2024"}, "state fiscal", 7),
        ({}, "calendar", 1),
    ],
)
def test_the_years_that_a_measure_goes_by(fields, kind, start):
    given = {"Code": "X", "Measure": "Something", "Statistic": "count", "Baseline": "1"} | {
        name.replace("_", " "): words for name, words in fields.items()
    }
    options = Options(fiscal_year_start_month=7, school_year_start_month=9)
    picture = "|".join(given) + "\n" + "|".join(given.values())
    read = Read(catalogue(picture), options=options)
    assert read.problems == []
    assert (read.one()["year_kind"], read.one()["year_start_month"]) == (kind, start)


def test_a_federal_year_starts_in_october():
    read = one_measure(Year="FFY", Year_starts_in="July")
    assert read.at("E2") == [
        "Year starts in should be blank or 10: there a federal fiscal year starts"
    ]


def test_state_fiscal_years_that_start_in_january_are_doubtful():
    (warning,) = one_measure(Statistic="count", Year="SFY").warnings
    assert warning[0] == "A2"
    assert "start in January as long as neither 'Year starts in' nor" in warning[1]


def test_a_deliverable_is_due_in_the_month_that_is_written():
    for fields in (
        {"Target_period": "June 2027"},
        {"Target": "Done by June 2027"},
        {"Target": "Published June 30, 2027"},
    ):
        row = one_measure(Kind="deliverable", **fields).one()
        assert (row["kind"], row["statistic"], row["unit"]) == ("deliverable", "milestone", None)
        assert row["target_period_id"] == "2027-06/P1M"
        assert (row["target"], row["direction"]) == (None, "higher")


def test_an_output_without_a_number_is_a_deliverable():
    assert one_measure(Kind="Output", Target="2027 Q2").one()["kind"] == "deliverable"


def test_what_a_deliverable_has_no_use_for_is_a_warning():
    read = one_measure(Kind="deliverable", Unit="%", Tolerance="2", Target="A printed report")
    assert read.problems == []
    assert [cell for cell, _ in read.warnings] == ["E2", "F2", "G2"]


def test_a_measure_without_a_target_is_a_measure():
    read = one_measure(Statistic="count", Unit="cases")
    assert (read.problems, read.warnings) == ([], [])
    assert read.one()["target"] is None


def test_four_of_five_is_a_place_on_its_scale():
    read = one_measure(Statistic="rating", Scale="1-5", Target="4 of 5", Baseline="3.7/5")
    assert (read.one()["target"], read.one()["baseline"]) == (4, 3.7)
    assert one_measure(Statistic="rating", Scale="1 to 7", Target="4/5").at("F2")


def test_a_scale_that_excel_made_a_date_is_refused_with_the_way_out():
    drawn = catalogue(RATING)
    drawn.cells[2, 4] = Cell(2, 4, date(2026, 1, 5), Kind.DATE)
    (problem,) = Read(drawn).at("D2")
    assert problem.endswith("Excel makes a date of 1-5, so write it with 'to'")


@pytest.mark.parametrize(
    ("fields", "cell", "says"),
    [
        ({"Kind": "foo"}, "D2", "Kind should be 'quantitative' or 'deliverable', not 'foo'"),
        ({"Statistic": "foo"}, "D2", "Statistic should be 'rate', 'count', 'amount', 'mean rating'"),
        ({"Kind": "deliverable", "Statistic": "rate"}, "E2", "Statistic should be 'milestone' or"),
        ({"Kind": "number", "Statistic": "milestone"}, "E2", "Statistic should be 'rate', 'count'"),
        ({"Direction": "sideways"}, "D2", "Direction should be 'higher', 'lower' or 'within a range'"),
        ({"Frequency": "weekly"}, "C2", "Frequency should be 'monthly', 'quarterly', 'twice a year'"),
        ({"Year": "Gregorian"}, "D2", "Year should be one of calendar year, federal fiscal year"),
        ({"Year_starts_in": "Smarch"}, "D2", "Year starts in should be a month such as 'July'"),
        ({"Scale": "5-1"}, "D2", "Scale should be two numbers, the lower one first, such as '1 to 5'"),
        ({"Decimals": "1.5"}, "D2", "Decimals should be a whole number from 0 to 6, not '1.5'"),
        ({"Target": "x"}, "D2", "Target should be a number, not 'x'"),
        ({"Baseline_period": "someday"}, "D2", "Baseline period should be a "),
        ({"Statistic": "count", "Target": "-1"}, "E2", "Target should be 0 or more, because it is a"),
        ({"Unit": "%", "Target": "120"}, "E2", "Target should be at most 100, unless Scale says more"),
        ({"Direction": "maintain"}, "D2", "Direction is within a range, so Low should be given"),
        ({"Low": "9", "High": "3"}, "D2", "Low should be below High, which is 3, not 9"),
        ({"Low": "9", "High": "3"}, "E2", "High should be above Low, which is 9, not 3"),
        (
            {"Baseline": "1", "Baseline_period": "2028", "Target": "2", "Target_period": "2027"},
            "G2",
            "Target period should be after the baseline's period, which is 2028",
        ),
    ],
)  # fmt: skip
def test_every_bad_cell_is_a_problem_with_what_is_allowed(fields, cell, says):
    found = one_measure(**fields).at(cell)
    assert len(found) >= 1
    assert found[0].startswith(says)


def test_all_problems_of_a_row_are_told_at_once():
    read = Read(
        catalogue("""
            Code|Measure|Kind|Statistic|Direction|Tolerance|Frequency|Decimals|Scale
            X|Something|foo|bar|baz|-1|weekly|many|5-1
        """)
    )
    assert [cell for _, cell, _ in read.problems] == ["C2", "D2", "E2", "F2", "G2", "H2", "I2"]


def test_a_level_outside_its_scale_is_a_problem():
    read = one_measure(Statistic="rating", Scale="1 to 5", Baseline="0", Target="6")
    assert read.at("F2") == ["Baseline should be from 1 to 5, its scale, not 0"]
    assert read.at("G2") == ["Target should be from 1 to 5, its scale, not 6"]
    assert one_measure(Unit="%", Scale="0 to 200", Target="120").problems == []


def test_a_target_on_the_wrong_side_of_its_baseline_is_a_warning():
    read = one_measure(Statistic="count", Direction="higher", Baseline="45", Target="30")
    assert read.warnings == [
        ("G2", "Target is 30, below the baseline of 45, although higher is better")
    ]


def test_a_fraction_where_a_percentage_is_meant_is_a_warning():
    drawn = catalogue("Code|Measure|Unit|Baseline|Target|Frequency\nX|Y|%|61.2||yearly")
    drawn.cells[2, 5] = Cell(2, 5, 0.66, Kind.NUMBER)
    read = Read(drawn)
    assert ("E2", "Target is read as 0.66%; write 66 if that is meant") in read.warnings


def test_the_same_code_twice_is_a_problem_at_both_cells():
    read = Read(
        catalogue("Code|Measure\nA-1|First\nB|Second\na 1|Third"),
        catalogue("Code|Measure\nB|Fourth", name="More"),
    )
    assert [(sheet, cell) for sheet, cell, _ in read.problems] == [
        ("Measures", "A2"), ("Measures", "A3"), ("Measures", "A4"), ("More", "A2"),
    ]  # fmt: skip
    assert read.at("A3")[0].startswith(
        "Code B stands in A2 of sheet 'More' too; every measure needs"
    )


def test_code_and_name_are_required():
    read = Read(catalogue("Code|Measure|Unit\n|First|%\nB||%\n|\n||days\n—|Third"))
    assert read.at("A2") == [
        "Code should be given for 'First': a short name that no other measure has"
    ]
    assert read.at("B3") == ["Measure should be given for B: what is measured, in words"]
    assert read.at("C5") == ["Unit stands in a row without a code; give the measure one in A5"]
    assert read.at("A6")[0].startswith("Code should have a letter or a digit in it")


def test_a_catalogue_without_a_column_of_codes_is_one_problem():
    read = Read(catalogue("Measure|Unit|Direction|Target\nFirst|%|up|80\nSecond|%|up|80"))
    ((_, cell, message),) = read.problems
    assert cell == "A1"
    assert "without a column Code" in message


def test_error_cells_are_problems_and_say_nothing_else():
    drawn = catalogue(CATALOGUE)
    drawn.cells[2, 9] = Cell(2, 9, "#REF!", Kind.ERROR)
    drawn.cells[3, 7] = Cell(3, 7, None, Kind.FORMULA)
    read = Read(drawn)
    assert [cell for _, cell, _ in read.problems] == ["I2", "G3"]


def test_an_error_in_a_column_of_benchmarks_is_a_problem_at_its_cell():
    drawn = sheet("Code|2026|2027\nPAY|63|x", name="Benchmarks")
    drawn.cells[2, 3] = Cell(2, 3, "#N/A", Kind.ERROR)
    read = Read(catalogue(CATALOGUE), drawn)
    ((_, cell, message),) = read.problems
    assert cell == "C2"
    assert message.startswith(
        "Benchmark of 2027 should hold words or a number, not the error value"
    )


def test_a_blank_benchmark_changes_nothing():
    read = benchmarks("PAY|FFY 2026|", "PAY|FFY 2027|64")
    assert (read.problems, read.warnings) == ([], [])
    assert [row["period_id"] for row in read.rows["benchmark"]] == ["2026-10/P12M"]


def test_demonstration_data_is_known_by_the_words_above_it():
    read = Read(catalogue("Demonstration data: all of it is invented\n" + CATALOGUE.strip()))
    assert [row["is_demonstration"] for row in read.rows["measure"]] == [True, True]


def test_hidden_sheets_are_read_and_said():
    drawn = catalogue(CATALOGUE)
    drawn.is_hidden = True
    assert Read(drawn).warnings == [("A1", "The sheet is hidden and is read all the same")]


def plans(*, plan_id="p", title="The Plan", codes=("1", "1.1", "1.10", "1.2.a")):
    items = [
        {
            "plan_id": plan_id, "item_id": f"{plan_id}/{code}", "code": code,
            "text": f"Do {code} of {plan_id}", "level_name": "goal", "owners": [],
        }
        for code in codes
    ]  # fmt: skip
    return {"plan": [{"plan_id": plan_id, "title": title}], "plan_item": items}


def linked(picture, *of):
    known = Known()
    for rows in of:
        known = known.with_rows(rows)
    return Read(catalogue(picture), options=Options(known=known))


def test_plan_items_are_linked_by_code_or_by_their_words():
    read = linked(
        "Code|Measure|Unit|Frequency|Plan|Plan items\n"
        "A|First|%|yearly|the plan|1.1, 1.2.A)\n"
        "B|Second|%|yearly||Goal 1 and 1.1; 1.10\n"
        "C|Third|%|yearly|p|do 1.2.a of p\n"
        "D|Fourth|%|yearly|p|1.1 1.2.a",
        plans(),
    )
    assert (read.problems, read.warnings) == ([], [])
    assert [(r["measure_id"], r["plan_id"], r["item_code"]) for r in read.rows["measure_item"]] == [
        ("a", "p", "1.1"), ("a", "p", "1.2.a"),
        ("b", None, "1"), ("b", None, "1.1"), ("b", None, "1.10"),
        ("c", "p", "1.2.a"),
        ("d", "p", "1.1"), ("d", "p", "1.2.a"),
    ]  # fmt: skip
    assert read.rows["measure_item"][0]["source"] == "m.xlsx!Measures!F2"


def test_items_and_plans_that_are_not_loaded_are_warnings_and_kept():
    read = linked(
        "Code|Measure|Unit|Frequency|Plan|Plan items\nA|First|%|yearly|Next Plan 2029-2031|1.1; 9",
        plans(),
    )
    assert read.problems == []
    assert [cell for cell, _ in read.warnings] == ["E2", "F2"]
    assert "will be linked once" in read.warnings[1][1]
    assert [(r["plan_id"], r["item_code"]) for r in read.rows["measure_item"]] == [
        ("next-plan", "1.1"), ("next-plan", "9"),
    ]  # fmt: skip


def test_a_code_of_two_plans_is_said_unless_the_plan_is_named():
    two = (plans(), plans(plan_id="q", title="Other", codes=("1.1",)))
    header = "Code|Measure|Unit|Frequency|Plan|Plan items"
    read = linked(f"{header}\nA|First|%|yearly||1.1", *two)
    ((cell, message),) = read.warnings
    assert cell == "F2"
    assert message.startswith("Plan items 1.1 is an item of 'The Plan' and 'Other'; the measure")
    assert linked(f"{header}\nA|First|%|yearly|Other|1.1", *two).warnings == []


def test_a_code_that_excel_shortened_is_a_warning():
    known = Known().with_rows(plans())
    drawn = catalogue("Code|Measure|Unit|Frequency|Plan items\nA|First|%|yearly|x")
    drawn.cells[2, 5] = Cell(2, 5, 1.1, Kind.NUMBER)
    read = Read(drawn, options=Options(known=known))
    assert read.warnings == [
        ("E2", "Plan items is the number 1.1; if 1.10 is meant, format the cell as text")
    ]


def benchmarks(*rows, header="Code|Period|Benchmark|Source", name="Benchmarks"):
    return Read(catalogue(CATALOGUE), sheet("\n".join([header, *rows]), name=name))


def test_benchmarks_one_row_each():
    read = benchmarks("PAY|FFY 2026|63|Board", "days|2025|41 days", "PAY|FFY 2027|withdraw")
    assert (read.problems, read.warnings) == ([], [])
    assert read.sheets["Benchmarks"] == "3 benchmarks"
    first, second, third = read.rows["benchmark"]
    assert first == {
        "source": "m.xlsx!Benchmarks!C2", "measure_id": "pay", "period_id": "2025-10/P12M",
        "months": 12, "starts_on": date(2025, 10, 1), "ends_on": date(2026, 9, 30), "value": 63.0,
        "source_note": "Board", "is_withdrawn": False,
    }  # fmt: skip
    assert (second["measure_id"], second["value"]) == ("days", 41)
    assert (third["value"], third["is_withdrawn"]) == (None, True)


def test_benchmarks_one_column_a_period_in_the_years_of_each_measure():
    read = benchmarks("PAY|63|64.5|", "DAYS||40|35", header="Code|2026|2027|Benchmark 2026")
    assert read.problems == []
    assert read.sheets["Benchmarks"] == "4 benchmarks"
    assert [(r["source"][-2:], r["period_id"], r["value"]) for r in read.rows["benchmark"]] == [
        ("B2", "2025-10/P12M", 63.0), ("C2", "2026-10/P12M", 64.5),
        ("C3", "2027-01/P12M", 40.0), ("D3", "2026-01/P12M", 35.0),
    ]  # fmt: skip


def test_benchmarks_beside_the_measures_of_a_catalogue():
    read = Read(
        catalogue(
            """
                |||Benchmarks|
                Code|Measure|Target|2026|2027|Actual 2024|Unit|Frequency
                A|First|80%|61|62|60|%|yearly
            """,
            merged={"D1": (1, 2)},
        )
    )
    assert read.problems == []
    assert read.sheets == {"Measures": "1 measure, 2 benchmarks"}
    assert [row["value"] for row in read.rows["benchmark"]] == [61, 62]
    assert read.warnings == [
        ("F2", "Column 'Actual 2024' is none that catalogues of measures have, so it is not read")
    ]


def test_columns_of_periods_that_do_not_say_what_they_hold_are_not_read():
    read = Read(catalogue(CATALOGUE), sheet("Code|2026|2027\nPAY|63|64", name="Numbers"))
    assert read.sheets["Numbers"] == "A sheet without a shape that Headway knows; not used."
    assert "benchmark" not in read.rows


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        ("PAYS|FFY 2026|63", "A2", "Code should be the code of a measure, not 'PAYS'; nearest"),
        ("PAY|2026 Q3|63", "B2", "Period should be a year such as 'FFY 2026', not the quarter"),
        ("PAY||63", "B2", "Period should be given: when the benchmark is to be reached"),
        ("PAY|FFY 2026|x", "C2", "Benchmark should be a number, not 'x'"),
        ("PAY|FFY 2026|$63", "C2", "Benchmark should be a number, not '$63'"),
        ("PAY|FFY 2026|120", "C2", "Benchmark should be at most 100, unless Scale says more"),
        ("PAY|FFY 2026|at most 63", "C2", "Benchmark is at most 63, although higher is better"),
        ("PAY|FFY 2026|61 to 63", "C2", "Benchmark should be one value, not '61 to 63'"),
        ("PAY|FFY 2026|63 by 2027", "C2", "Benchmark should be a value without a period"),
        ("|FFY 2026|63", "A2", "Code should be the code of a measure, not blank"),
    ],
)
def test_a_bad_benchmark_is_a_problem_at_its_cell(row, cell, says):
    read = benchmarks(row)
    assert len(read.problems) == 1
    assert read.at(cell)[0].startswith(says)


def test_a_column_that_is_no_period_of_a_measure_is_a_problem_at_the_value():
    read = benchmarks("DAYS|40|", header="Code|2026 Q3|2027")
    (message,) = read.at("B2")
    assert message.startswith(
        "Benchmark of 2026 Q3 of DAYS stands in a column that should be a year"
    )


def test_a_benchmark_beyond_its_baseline_and_target_is_a_warning():
    read = benchmarks("DAYS|2026|50")
    assert read.warnings == [
        ("C2", "Benchmark is 50, not between the baseline of 45 and the target of 30 of DAYS")
    ]


def test_a_deliverable_and_a_range_have_no_benchmarks():
    read = Read(
        catalogue(
            "Code|Measure|Kind|Low|High|Frequency\nA|First|deliverable|||\nB|Second||1|2|yearly"
        ),
        sheet("Code|Period|Benchmark\nA|2026|1\nB|2026|2", name="Benchmarks"),
    )
    assert read.at("A2") == ["Code is A, a deliverable, which has no benchmarks"]
    assert ("C3", "Benchmark is not used, because B is to stay within a range") in read.warnings


def test_the_same_period_twice_is_a_problem_at_both_cells():
    read = Read(
        catalogue(CATALOGUE),
        sheet("Code|Period|Benchmark\nPAY|FFY 2026|63\nPAY|2026|64", name="Benchmarks"),
        sheet("Code|FFY 2026\nPAY|65", name="More benchmarks"),
    )
    assert [(sheet, cell) for sheet, cell, _ in read.problems] == [
        ("Benchmarks", "C2"), ("Benchmarks", "C3"), ("More benchmarks", "B2"),
    ]  # fmt: skip
    assert read.problems[0][2] == (
        "PAY has its benchmark for FFY 2026 in C3 and B2 of sheet 'More benchmarks' too; keep one "
        "of them"
    )


def test_benchmarks_of_a_faulty_measure_are_not_wrong_themselves():
    read = Read(
        catalogue("Code|Measure|Frequency\nA|First|weekly"),
        sheet("Code|Period|Benchmark\nA|2026 Q3|63", name="Benchmarks"),
    )
    assert [cell for _, cell, _ in read.problems] == ["C2"]


def test_benchmarks_and_catalogue_may_stand_on_one_sheet():
    picture = CATALOGUE.strip() + "\n\nInterim goals\nCode|Period|Benchmark\nPAY|FFY 2026|63"
    read = Read(catalogue(picture))
    assert read.sheets == {"Measures": "2 measures, 1 benchmark"}


def test_benchmarks_may_come_in_a_file_of_their_own():
    known = Read(catalogue(CATALOGUE)).known
    read = Read(
        sheet("Code|Period|Benchmark\nPAY|FFY 2026|63", name="B"), options=Options(known=known)
    )
    assert read.problems == []
    assert read.one("benchmark")["measure_id"] == "pay"


PLAN = """
    The Plan
    Goal|Strategy|By When|Who
    1. Raise what is paid|a) Write letters|Monthly|ED
"""


def test_a_plan_and_its_measures_in_one_workbook_are_linked():
    read = Read(
        catalogue(
            "About our measures\nCode|Measure|Unit|Frequency|Plan items\nA|First|%|yearly|1.a"
        ),
        sheet(PLAN, name="Plan"),
    )
    assert (read.problems, read.warnings) == ([], [])
    assert read.report.plan_ids == ["the-plan"]
    assert read.one("measure_item")["item_code"] == "1.a"


@pytest.mark.parametrize(
    ("header", "is_catalogue"),
    [
        ("Code|Measure", True),
        ("KPI ID|KPI", True),
        ("No.|Measure|Target", True),
        ("ID|Name|Unit|Frequency", True),
        ("ID|Name|Type|Description", False),
        ("Code|Name", False),
        ("No.|Measure", False),
        ("Code|Measure|Period|Value", False),
        ("Code|Measure|Strategy|Unit|Target", False),
    ],
)
def test_lists_of_other_things_are_no_catalogues(header, is_catalogue):
    assert measures.claims(sheet(header + "\nA|B|C|D|E")) == is_catalogue


def test_a_catalogue_that_names_goals_is_none_of_a_plan_and_the_other_way_round():
    as_catalogue = Read(
        catalogue(
            "Code|Goal|Measure|Unit|Direction|Baseline|Target|Frequency\n"
            "A|1.1|Families paid|%|up|61|66|yearly"
        )
    )
    assert as_catalogue.sheets == {"Measures": "1 measure"}
    as_plan = Read(
        catalogue("No.|Objective|Measure|Baseline|Target|Lead\n1|Raise it|Families paid|61|66|ED")
    )
    assert as_plan.sheets == {"Measures": "1 objective"}


@pytest.mark.parametrize(("name", "count"), [("child_support", 5), ("cfsr_round4", 7)])
def test_the_ready_catalogues_are_read_without_a_word(name, count):
    book = open_workbook(DATA / "catalogs" / f"{name}.xlsx", Limits())
    report, rows, _ = recognized(book, Options())
    assert (report.problems, report.warnings) == ([], [])
    assert report.sheets[0].says == f"{count} measures"
    assert {row["year_kind"] for row in rows["measure"]} == {"federal fiscal"}
    assert {row["unit"] for row in rows["measure"]} <= {
        "%", "$", "victimizations per 100,000 days in care", "moves per 1,000 days in care",
    }  # fmt: skip


def test_a_workbook_without_any_shape_names_the_headers_of_all():
    book = workbook(sheet("Fruit|Colour\nApple|red"), file_name="m.xlsx")
    report, _, _ = recognized(book, Options())
    (problem,) = report.problems
    for header in ("'Strategies'", "'Code'", "'Measure'", "'Benchmark'", "'Value'", "'Dimension'"):
        assert header in problem.message
