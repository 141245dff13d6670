"""Tables of counts: which rows they become, what is told of them, what is left out."""

import openpyxl
import pytest
from counts_files import RATE, STAFF, read_counts, told, values_of, write_counts
from measure_rows import MEASURE

from loaders.known import Known

YEAR = "2024-01/P12M"
BY_TWO = {
    "measure": STAFF,
    "period": "year",
    "count": "employees",
    "dimensions": {"Gender": "gender", "Division": "division"},
}
BY_RACE = {
    "measure": RATE,
    "period": "year",
    "numerator": "paid",
    "denominator": "cases",
    "dimensions": {"Race": "race"},
}


@pytest.fixture
def read(tmp_path):
    """Read a picture with what is said of it: the report and the rows."""

    def make(picture, said=BY_TWO, name="staff.csv", known=None):
        return read_counts(write_counts(tmp_path / name, picture), said, known)

    return make


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx"])
def test_every_row_becomes_a_value_of_all_its_dimensions_in_the_order_of_the_alphabet(read, name):
    picture = """
    year | gender | division | employees
    2023 | Female | North    | 12
    2024 | Female | North    | 13
    2024 | Male   | South    | 1,204
    """
    report, rows = read(picture, name=name)
    assert report.ok
    assert values_of(rows) == {
        ("2023-01/P12M", "Division × Gender", "North × Female"): 12,
        (YEAR, "Division × Gender", "North × Female"): 13,
        (YEAR, "Division × Gender", "South × Male"): 1204,
    }
    assert rows["measure_value"].to_pylist()[2]["source"].endswith("!D4")
    (sheet,) = report.sheets
    assert (sheet.shape, sheet.says) == ("counts", "3 counts of STAFF by Division and Gender")


def test_a_new_measure_comes_with_whom_it_counts_and_by_what(read):
    _, rows = read("year | gender | division | employees\n2024 | F | N | 3")
    (measure,) = rows["measure"]
    assert {name: measure[name] for name in ("measure_id", "statistic", "unit", "direction")} == {
        "measure_id": "staff", "statistic": "count", "unit": "employees", "direction": "higher",
    }  # fmt: skip
    assert (measure["frequency"], measure["months"], measure["year_kind"]) == (
        "yearly", 12, "calendar",
    )  # fmt: skip
    (breakdown,) = rows["measure_breakdown"]
    assert (breakdown["about"], breakdown["process"]) == ("employees", None)
    assert breakdown["dimensions"] == ["Division", "Gender"]


def test_a_whole_maps_to_fewer_dimensions_and_all_of_them_to_the_overall(read):
    picture = """
    year | gender | division  | employees
    2024 | Female | North     | 12
    2024 | Total  | North     | 20
    2024 | Female | Statewide | 40
    2024 | Total  | Statewide | 60
    """
    report, rows = read(picture, {**BY_TWO, "whole": {"division": ["statewide"]}})
    assert values_of(rows) == {
        (YEAR, "Division × Gender", "North × Female"): 12,
        (YEAR, "Division", "North"): 20,
        (YEAR, "Gender", "Female"): 40,
        (YEAR, "Overall", "Overall"): 60,
    }
    # What nobody said is told; what a person said is not.
    assert told(report.warnings) == [
        ("A1", "'Total' among the groups of Gender is taken for all of them together")
    ]


def test_a_blank_beside_a_whole_is_the_whole_too_and_alone_is_a_problem(read):
    report, rows = read("year|gender|division|employees\n2024|Total||60")
    assert values_of(rows) == {(YEAR, "Overall", "Overall"): 60}
    assert ("C2", "division is blank beside a whole and is taken for the whole too") in told(
        report.warnings
    )
    report, _ = read("year|gender|division|employees\n2024|Total||60\n2024|Female||5")
    assert told(report.problems) == [
        (
            "C3",
            (
                "division should name a group, not be blank; leave the row out, or write 'Unknown' "
                "or 'Total'"
            ),
        )
    ]


def test_a_rate_has_numerators_and_denominators(read):
    picture = """
    year | race  | paid | cases | share
    2024 | White | 300  | 500   | 0.6
    2024 | Black | 45.0 | 90.0  | 0.5
    2024 | Other |      |       |
    """
    report, rows = read(picture, BY_RACE)
    assert values_of(rows) == {
        (YEAR, "Race", "White"): (300, 500),
        (YEAR, "Race", "Black"): (45, 90),
    }
    assert told(report.warnings) == [
        ("E1", "Column 'share' is left out: it seems to hold shares or rates")
    ]
    assert report.sheets[0].says == "2 counts of PAID by Race; 1 row gives none"


def test_a_column_that_is_said_to_be_left_out_is_not_told_of(read):
    picture = "year | race | paid | cases | note\n2024 | White | 300 | 500 | fine"
    assert told(read(picture, BY_RACE)[0].warnings) == [
        ("E1", "Column 'note' is none that is described, so it is not read")
    ]
    assert read(picture, {**BY_RACE, "left_out": ["Note"]})[0].warnings == []


@pytest.mark.parametrize("sign", ["<11", "< 11", "*", "n<10", "S", "suppressed", "Fewer than 10"])
def test_what_the_source_keeps_back_is_left_out_and_told(read, sign):
    report, rows = read(f"year|gender|division|employees\n2024|F|N|{sign}\n2024|M|N|30")
    assert report.ok
    kept, shown = rows["measure_value"].to_pylist()
    assert (kept["value"], kept["note"]) == (None, "Kept back at the source")
    assert (shown["value"], shown["note"]) == (30, None)
    assert told(report.warnings) == [
        (
            "A1",
            (
                f"1 count is kept back at the source ('{sign}') and left out; no totals are "
                "summed in such a period"
            ),
        )
    ]


def test_what_is_no_number_of_people_is_a_problem_at_its_cell(read):
    picture = """
    year | gender | division | employees
    2024 | F | N | -3
    2024 | M | N | 2.5
    2024 | F | S | many
    2024 | M | S | 3.0
    """
    report, _ = read(picture)
    assert told(report.problems) == [
        ("D2", "employees should be 0 or more, because STAFF is a count, not -3"),
        ("D3", "employees should be a whole number of people, not 2.5"),
        ("D4", "employees should be a number, not 'many'"),
    ]


def test_of_what_is_no_people_parts_are_counted_too(read):
    said = {**BY_TWO, "measure": {**STAFF, "about": "no people", "unit": "$ million"}}
    report, rows = read("year|gender|division|employees\n2024|M|N|2.5", said)
    assert report.ok
    assert values_of(rows) == {(YEAR, "Division × Gender", "N × M"): 2.5}


def test_the_same_combination_twice_is_a_problem_at_both_cells(read):
    picture = "year|gender|division|employees\n2024|F|N|3\n2024|M|N|3\n2024|f|N|4"
    assert told(read(picture)[0].problems) == [
        ("D2", "STAFF of N × F in 2024 is given here and at D4; keep one of them"),
        ("D4", "STAFF of N × F in 2024 is given here and at D2; keep one of them"),
    ]


def test_rows_without_a_denominator_or_with_somebody_of_nobody_are_left_out(read):
    picture = """
    year | race    | paid | cases
    2024 | White   | 300  | 500
    2024 | Unknown | 7    |
    2024 | Other   | 3    | 0
    2024 | Asian   | 0    | 0
    """
    report, rows = read(picture, BY_RACE)
    assert report.ok
    assert values_of(rows) == {(YEAR, "Race", "White"): (300, 500), (YEAR, "Race", "Asian"): (0, 0)}
    assert told(report.warnings) == [
        ("A1", "1 row has no paid or cases and is left out: it is row 3"),
        ("A1", "1 row counts some in paid of 0 in cases and is left out: it is row 4"),
    ]


def test_groups_that_overlap_or_are_not_known_are_said_to_be(read):
    picture = "year|race|paid|cases\n2024|White|3|5\n2024|hispanic|2|4\n2024|unknown|1|2"
    said = {**BY_RACE, "overlapping": {"Race": "Hispanic"}, "unknown": {"Race": ["unknown"]}}
    _, rows = read(picture, said)
    assert [
        (
            one["dimension"],
            one["group_name"],
            one["ordinal"],
            one["is_overlapping"],
            one["is_unknown"],
        )
        for one in rows["dimension_group"]
    ] == [("Race", "hispanic", 2, True, False), ("Race", "unknown", 3, False, True)]


def test_what_stands_of_a_group_in_the_catalogue_stays(read):
    group = {
        "dimension": "Race", "group_name": "Hispanic", "ordinal": 7, "synonyms": ["Latino"],
        "parent_dimension": None, "parent_group": None, "is_overlapping": False,
        "is_unknown": False, "is_withdrawn": False,
    }  # fmt: skip
    known = Known().with_rows({"dimension_group": [group]})
    said = {**BY_RACE, "overlapping": {"Race": ["latino"]}}
    _, rows = read("year|race|paid|cases\n2024|Latino|2|4", said, known=known)
    (row,) = rows["dimension_group"]
    assert (row["group_name"], row["ordinal"], row["synonyms"]) == ("Hispanic", 7, ["Latino"])
    assert row["is_overlapping"]
    known = known.with_rows({"dimension_group": [{**group, "is_overlapping": True}]})
    assert (
        "dimension_group" not in read("year|race|paid|cases\n2024|Latino|2|4", said, known=known)[1]
    )


def test_a_group_that_no_row_has_is_a_problem(read):
    said = {**BY_RACE, "overlapping": {"Race": ["Hispanik"]}}
    report, _ = read("year|race|paid|cases\n2024|Hispanic|2|4", said)
    assert told(report.problems) == [("A1", "No group of Race is called 'Hispanik'")]


def test_all_groups_together_may_have_a_denominator_of_their_own(read):
    picture = """
    year | race     | region | paid | cases | all
    2024 | White    | North  | 30   | 60    | 100
    2024 | Unknown  | North  | 2    |       | 100
    2024 | Hispanic | North  | 8    | 10    | 100
    2024 | White    | South  | 3    | 6     | 10
    2024 | Black    | South  | *    | 3     | 10
    """
    said = {
        **BY_RACE,
        "dimensions": {"Race": "race", "Region": "region"},
        "overlapping": {"race": ["Hispanic"]},
        "whole_denominator": {"race": "all"},
    }
    report, rows = read(picture, said)
    found = values_of(rows)
    # 30 + 2 of 100: Hispanic is counted beside them; in South one is kept back.
    assert found[YEAR, "Region", "North"] == (32, 100)
    assert (YEAR, "Region", "South") not in found
    sources = {row["group_name"]: row["source"] for row in rows["measure_value"].to_pylist()}
    assert sources["North"].endswith("!F2")
    report, _ = read(f"{picture}2024|Asian|South|1|2|11", said)
    assert told(report.problems) == [
        ("F5", "all should be the same for all groups of one whole; there are 2 different")
    ]


def test_one_column_a_group(read):
    said = {
        "measure": STAFF,
        "period": "year",
        "groups_in_columns": {"Race": ["White", "Black", "Total"]},
        "dimensions": {"Office": "office"},
    }
    picture = """
    year | office | White | Black | Total
    2024 | North  | 310   | 95    | 405
    2024 | South  | 20    | <11   |
    """
    report, rows = read(picture, said)
    assert report.ok
    assert values_of(rows) == {
        (YEAR, "Office × Race", "North × White"): 310,
        (YEAR, "Office × Race", "South × White"): 20,
        (YEAR, "Office × Race", "North × Black"): 95,
        (YEAR, "Office × Race", "South × Black"): None,
        (YEAR, "Office", "North"): 405,
    }
    cells = {row["source"].rpartition("!")[2] for row in rows["measure_value"].to_pylist()}
    assert cells == {"C2", "C3", "D2", "D3", "E2"}
    assert told(read(picture.replace("95", "-9"), said)[0].problems) == [
        ("D2", "Value should be 0 or more, because STAFF is a count, not -9")
    ]


def test_a_title_above_the_header_and_lines_below_are_no_rows(read):
    picture = """
    Employees by division and gender
    Prepared by the office | of personnel

    year | gender | division | employees
    2024 | F | N | 3
    Source: the state's personnel board
    """
    report, rows = read(picture)
    assert report.ok
    assert values_of(rows) == {(YEAR, "Division × Gender", "N × F"): 3}
    assert report.sheets[0].says.endswith("; 1 row gives none")


def test_cells_that_are_merged_downwards_stand_in_every_row(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ("Year", "Gender", "Division", "Employees"),
        (2024, "F", "N", 3),
        (None, "M", "N", 4),
    ):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "staff.xlsx")
    report, rows = read_counts(tmp_path / "staff.xlsx", BY_TWO)
    assert report.ok
    assert sorted(values_of(rows).values()) == [3, 4]


def test_an_error_or_a_date_where_a_count_should_be_is_a_problem(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(("year", "gender", "division", "employees"))
    book.active.append((2024, "F", "N", "#DIV/0!"))
    book.active.append((2024, "M", "N", 3))
    book.active["D2"].data_type = "e"
    book.save(tmp_path / "staff.xlsx")
    report, _ = read_counts(tmp_path / "staff.xlsx", BY_TWO)
    assert told(report.problems) == [
        ("D2", ("employees should hold words or a number, not the error value #DIV/0!; correct it "
         "in the file")),
    ]  # fmt: skip


def test_the_same_table_on_two_sheets_is_given_twice(tmp_path):
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Again")):
        sheet.append(("year", "gender", "division", "employees"))
        sheet.append((2024, "F", "N", 3))
    book.save(tmp_path / "staff.xlsx")
    report, rows = read_counts(tmp_path / "staff.xlsx", BY_TWO)
    assert [one.sheet for one in report.problems] == ["Sheet", "Again"]
    assert "given here and at D2 of sheet 'Again'" in report.problems[0].message
    one_sheet, rows = read_counts(tmp_path / "staff.xlsx", {**BY_TWO, "sheet": "again"})
    assert one_sheet.ok
    assert len(rows["measure_value"]) == 1


def test_one_period_may_hold_for_all_rows(read):
    said = {**BY_TWO, "period": 2018}
    _, rows = read("gender|division|employees\nF|N|3", said)
    assert values_of(rows) == {("2018-01/P12M", "Division × Gender", "N × F"): 3}


@pytest.mark.parametrize(
    ("header", "period", "period_id", "frequency"),
    [
        ("year", "2024", "2024-01/P12M", "yearly"),
        ("year", "FFY 2024", "2023-10/P12M", "yearly"),
        ("quarter", "2024 Q3", "2024-07/P3M", "quarterly"),
        ("month", "2024-05", "2024-05/P1M", "monthly"),
        ("school year", "2023-24", "2023-07/P12M", "yearly"),
    ],
)
def test_frequency_and_year_of_a_new_measure_follow_from_its_periods(
    read, header, period, period_id, frequency
):
    said = {**BY_TWO, "period": header}
    report, rows = read(f"{header}|gender|division|employees\n{period}|F|N|3", said)
    assert report.ok
    assert [key[0] for key in values_of(rows)] == [period_id]
    assert rows["measure"][0]["frequency"] == frequency


def test_days_do_not_say_how_long_their_period_is(read):
    picture = "year|gender|division|employees\n2024-05-01|F|N|3"
    assert told(read(picture)[0].problems) == [
        (
            "A1",
            (
                "It is not clear how long its periods are: give `frequency` under [measure], such as "
                "'monthly', 'quarterly' or 'yearly'"
            ),
        )
    ]
    said = {**BY_TWO, "measure": {**STAFF, "frequency": "monthly"}}
    assert [key[0] for key in values_of(read(picture, said)[1])] == ["2024-05/P1M"]


def test_which_way_a_rate_is_better_is_never_guessed(read):
    said = {**BY_RACE, "measure": {"code": "PAID", "name": "Paid on time"}}
    report, _rows = read("year|race|paid|cases\n2024|White|3|5", said)
    assert told(report.problems) == [
        (
            "A1",
            (
                "It is not said whether a higher or a lower Paid on time is better: give `direction` "
                "under [measure]"
            ),
        )
    ]


def of_catalogue(**given):
    return Known().with_rows({"measure": [{**MEASURE, "measure_id": "paid", "code": "PAID",
        "name": "Paid on time", "frequency": "yearly", "months": 12, **given}]})  # fmt: skip


def test_a_measure_of_the_catalogue_stays_as_it_is(read):
    said = {**BY_RACE, "measure": "paid"}
    report, rows = read("year|race|paid|cases\n2024|White|3|5", said, known=of_catalogue())
    assert report.ok
    assert set(rows) == {"measure_value"}
    again = read("year|race|paid|cases\n2024|White|3|5", BY_RACE, known=of_catalogue())[1]
    assert set(again) == {"measure_value", "measure_breakdown"}


@pytest.mark.parametrize(
    ("given", "said", "says"),
    [
        ({"statistic": "count"}, "PAID", "PAID is a count in the catalogue, so say which columns"),
        ({}, "PAYED", "`measure` should be the code of a measure, not 'PAYED'"),
        ({"direction": "lower"}, RATE, "PAID is in the catalogue with the direction 'lower'"),
        ({}, None, "It is not said which measure it counts for: give `measure`"),
    ],
)
def test_a_measure_that_does_not_fit_is_a_problem(read, given, said, says):
    report, _rows = read(
        "year|race|paid|cases\n2024|White|3|5",
        {**BY_RACE, "measure": said},
        known=of_catalogue(**given),
    )
    (problem,) = report.problems
    assert says in problem.message


def test_a_column_that_is_not_there_is_a_problem_that_lists_those_that_are(read):
    report, _ = read("year|gender|branch|employees\n2024|F|N|3")
    assert told(report.problems) == [
        (
            "A1",
            "No column is called 'division'; there are 'year', 'gender', 'branch', 'employees'",
        )
    ]


def test_a_period_that_is_neither_a_column_nor_a_period_is_a_problem(read):
    report, _ = read("year|gender|division|employees\n2024|F|N|3", {**BY_TWO, "period": "yeer"})
    assert told(report.problems) == [
        ("A1", "No column is called 'yeer'; there are 'year', 'gender', 'division', 'employees'")
    ]


def test_of_two_columns_with_one_header_the_letters_say_which(read):
    picture = "year|gender|division|employees|Employees\n2024|F|N|3|4"
    assert told(read(picture)[0].problems) == [
        (
            "E1",
            "2 columns are called 'employees'; say which is meant: column D and column E",
        )
    ]
    _, rows = read(picture, {**BY_TWO, "count": "column E", "left_out": ["column D"]})
    assert list(values_of(rows).values()) == [4]


def test_a_group_that_looks_like_a_number_stays_as_it_is_written(read):
    said = {**BY_TWO, "dimensions": {"ZIP": "zip"}}
    _, rows = read("year|zip|employees\n2024|02134|3\n2024|90001|4", said)
    assert {group for _, _, group in values_of(rows)} == {"02134", "90001"}


def test_a_sheet_with_some_of_the_columns_does_not_disturb_one_with_all(tmp_path):
    book = openpyxl.Workbook()
    for row in (("year", "gender", "division", "employees"), (2024, "F", "N", 3)):
        book.active.append(row)
    notes = book.create_sheet("Notes")
    for row in (("year", "gender", "note"), (2024, "F", "counted twice")):
        notes.append(row)
    book.save(tmp_path / "staff.xlsx")
    report, rows = read_counts(tmp_path / "staff.xlsx", BY_TWO)
    assert report.ok
    assert [sheet.shape for sheet in report.sheets] == ["counts", None]
    assert list(values_of(rows).values()) == [3]


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ({}, ["`measure`", "`period`", "[dimensions]", "`count`, or `numerator`"]),
        ({"measure": STAFF, "period": "year"}, ["[dimensions]", "`count`, or `numerator`"]),
    ],
)
def test_a_counts_file_that_names_no_column_is_told_every_key_that_is_missing(read, said, keys):
    (problem,) = read("year|race|staff\n2024|White|3", said)[0].problems
    assert problem.message.startswith("No column is named in what is said of it; give " + keys[0])
    every = ["`measure`", "`period`", "[dimensions]", "`count`, or `numerator`"]
    assert [one for one in every if one in problem.message] == keys


def test_a_rate_of_something_else_is_only_said_to_be_left_out(read):
    """The poverty rate of a ZIP is no share of those who are counted."""
    picture = "year|race|paid|cases|poverty_rate\n2024|White|300|500|28.9"
    assert told(read(picture, BY_RACE)[0].warnings) == [
        ("E1", "Column 'poverty_rate' is left out: it seems to hold shares or rates")
    ]


def test_a_file_without_such_columns_is_a_problem(read):
    report, _ = read("a|b\n1|2")
    assert [one.message for one in report.problems] == [
        "No sheet of it has the columns that are described; correct their names, or the file"
    ]
