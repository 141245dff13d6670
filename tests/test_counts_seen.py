"""What is recognized in a table of counts that nobody describes, and what is said to be missing."""

import pytest
from counts_files import STAFF, read_counts, write_counts

from loaders.known import Known
from loaders.report import Report


@pytest.fixture
def seen(tmp_path):
    """`[(header, taken as, dimension)]` of a picture, and the one problem."""

    def make(picture, known=None):
        report, rows = read_counts(write_counts(tmp_path / "t.csv", picture), None, known)
        assert rows == {}
        (problem,) = report.problems
        columns = [one for table in report.counted for one in table.columns]
        return [(one.header, one.taken_as, one.name) for one in columns], problem.message

    return make


def test_period_dimensions_and_the_count_are_recognized(seen):
    columns, says = seen("""
        Employees by office
        Fiscal Year | Agency | Race/Ethnicity | Sex | Headcount | Percent
        FY 2023 | Justice | White | F | 1,204 | 60%
        FY 2023 | Justice | Black | F | <11 | 40%
        FY 2024 | Justice | White | M | 1,100 | 100%
    """)
    assert columns == [
        ("Fiscal Year", "period", None),
        ("Agency", "dimension", "Department"),
        ("Race/Ethnicity", "dimension", "Race or ethnicity"),
        ("Sex", "dimension", "Sex"),
        ("Headcount", "count", None),
        ("Percent", "share", None),
    ]
    assert says == (
        "Sheet 't' looks like a table of counts, with 'Fiscal Year' as the period, 'Agency' as "
        "Department, 'Race/Ethnicity' as Race or ethnicity, 'Sex' as Sex and 'Headcount' as the "
        "count; say `measure` (a code of the catalogue, or [measure] with code and name) in a "
        "counts file (--counts), or on the Update page"
    )


def test_a_numerator_and_its_denominator_are_recognized(seen):
    columns, _ = seen("""
        year | county | approved | applicants
        2024 | Adams  | 30       | 40
        2024 | Bear   | 3        | 9
    """)
    assert [taken for _, taken, _ in columns] == ["period", "dimension", "numerator", "denominator"]


def test_years_below_a_denominators_header_are_none(seen):
    columns, _ = seen("""
        year | county | completed | cohort
        2024 | Adams  | 30        | 2019
        2024 | Bear   | 3         | 2020
    """)
    assert {taken for _, taken, _ in columns}.isdisjoint({"numerator", "denominator"})
    columns, _ = seen("""
        year | county | completed | cohort | enrolled
        2024 | Adams  | 30        | 2019   | 40
        2024 | Bear   | 3         | 2020   | 9
    """)
    assert [taken for _, taken, _ in columns][2::2] == ["numerator", "denominator"]


def test_a_denominator_of_all_groups_is_not_that_of_each(seen):
    columns, says = seen("""
        year | county | race  | families_with_a_plan | share | households | households_all
        2024 | Adams  | White | 30                   | 0.75  | 40         | 60
        2024 | Adams  | Black | 3                    | 0.15  | 20         | 60
    """)
    assert [taken for _, taken, _ in columns[3:]] == ["number", "share", "number", "number"]
    columns, says = seen("""
        year | county | race  | children_with_a_plan | share | child_population | child_population_all
        2024 | Adams  | White | 30                   | 0.75  | 40               | 60
        2024 | Adams  | Black | 3                    | 0.15  | 20               | 60
    """)
    assert [taken for _, taken, _ in columns[3:]] == [
        "numerator", "share", "denominator", "left out"
    ]  # fmt: skip
    assert "'children_with_a_plan' as the numerator" in says


@pytest.mark.parametrize(
    ("above", "below"),
    [("cases with an order", "cases"), ("Paid on time", "Payments due"), ("served", "eligible")],
)
def test_a_numerator_is_recognized_by_the_words_that_its_denominator_has_too(seen, above, below):
    columns, _ = seen(f"""
        year | county | {above} | {below}
        2024 | Adams  | 30      | 40
        2024 | Bear   | 3       | 9
    """)
    assert [taken for _, taken, _ in columns[2:]] == ["numerator", "denominator"]


def test_more_than_those_of_whom_they_are_counted_are_no_numerator(seen):
    columns, _ = seen("""
        year | county | visits | population
        2024 | Adams  | 50     | 40
        2024 | Bear   | 3      | 9
    """)
    assert [taken for _, taken, _ in columns[2:]] == ["number", "number"]


def test_numbers_that_may_be_several_things_are_not_decided(seen):
    columns, says = seen("""
        year | race  | children | families
        2024 | White | 30       | 40
        2024 | Black | 3        | 9
    """)
    assert [taken for _, taken, _ in columns] == ["period", "dimension", "number", "number"]
    assert "`count`, or `numerator` and `denominator` (which columns count)" in says


def test_groups_in_columns_are_recognized(seen):
    columns, _ = seen("""
        Year | White | Black or African American | Hispanic | Total
        2023 | 310   | 95    | 120 | 525
        2024 | 300   | 96    | 130 | 526
    """)
    assert columns == [
        ("Year", "period", None),
        ("White", "group", "Race"),
        ("Black or African American", "group", "Race"),
        ("Hispanic", "group", "Race"),
        ("Total", "group", "Race"),
    ]


def test_a_dimension_of_the_catalogue_is_recognized_by_its_other_names(seen):
    dimension = {
        "dimension": "Office", "ordinal": 1, "is_ordered": False, "reference": None,
        "reference_group": None, "is_expected": False, "synonyms": ["where"], "is_withdrawn": False,
    }  # fmt: skip
    known = Known().with_rows({"dimension": [dimension]})
    columns, _ = seen("year | where | n\n2024 | Here | 5\n2024 | There | 6", known)
    assert columns[1] == ("where", "dimension", "Office")


def test_a_table_of_something_else_is_none(seen):
    columns, says = seen("name | amount\nAnn | 5\nBob | 7")
    assert "No sheet here has a shape that Headway knows" in says
    # Its columns are offered all the same, for who wants to describe them.
    assert [taken for _, taken, _ in columns] == ["left out", "count"]
    assert seen("a | b\nc | d")[0] == []


def test_what_was_said_is_shown_and_goes_through_json(tmp_path):
    said = {
        "measure": STAFF, "period": "year", "count": "n", "dimensions": {"Gender": "sex"},
        "left_out": ["note"],
    }  # fmt: skip
    path = write_counts(tmp_path / "t.csv", "year|sex|n|note\n2024|F|30|a\n2024|M|1,200|b")
    report, _ = read_counts(path, said)
    (table,) = report.counted
    assert (table.measure, table.rows, table.is_declared) == ("STAFF", 2, True)
    assert [(one.column, one.taken_as, one.says) for one in table.columns] == [
        ("A", "period", "1 period: 2024."),
        ("B", "dimension", "2 groups: F; M."),
        ("C", "count", "Numbers from 30 to 1,200 in 2 cells."),
        ("D", "left out", "2 entries: a; b."),
    ]
    assert table.columns[1].groups == ("F", "M")
    assert Report.from_json(report.as_json()) == report


def test_what_another_shape_reads_is_not_looked_at(tmp_path):
    picture = "Code | Period | Dimension | Group | Value\nA1 | 2024 | Race | White | 5"
    report, _ = read_counts(write_counts(tmp_path / "t.csv", picture), None)
    assert report.counted == []
    assert [sheet.shape for sheet in report.sheets] == ["update"]


def test_what_a_person_says_is_more_than_what_another_shape_reads(tmp_path):
    """Three columns of small numbers on one scale look like a survey's answers."""
    picture = "Year | White | Black | Asian\n2023 | 1 | 2 | 5\n2024 | 2 | 3 | 4\n2022 | 5 | 1 | 3"
    path = write_counts(tmp_path / "t.csv", picture)
    said = {
        "measure": STAFF, "period": "year",
        "groups_in_columns": {"Race": ["White", "Black", "Asian"]},
    }  # fmt: skip
    report, rows = read_counts(path, said)
    assert [sheet.shape for sheet in report.sheets] == ["counts"]
    assert len(rows["measure_value"]) == 9


def test_of_a_table_that_lacks_one_column_of_an_update_both_are_told(seen):
    _, says = seen("""
        Code | Measure | Unit  | Last value | Benchmark | Value | Note
        S1   | Calls   | calls | 11         | 14        | 12    | late
        S2   | Visits  | calls | 17         | 19        | 18    | none
    """)
    assert "with 'Unit' as" in says
    assert "values 'Code', 'Period' and 'Value'" in says


def test_a_table_without_codes_lacks_more_than_a_column(seen):
    _, says = seen("""
        Year | Division | Headcount
        2024 | Adams    | 12
        2024 | Bear     | 14
    """)
    assert "No sheet here has a shape" not in says
