"""Values that can be but are odd: warnings at their cells, each with its numbers."""

import pytest
from update_files import GROUPS, VALUES, add, measure_rows, stocked, workbook

from loaders.calendars import Period
from loaders.checking import check_files
from loaders.report import Report

FORMER = ("2024-01/P3M", "2024-04/P3M", "2024-07/P3M", "2024-10/P3M", "2025-01/P3M")


def value_row(measure_id, period_id, **given):
    period = Period.from_id(period_id)
    return {
        "source": "old.xlsx!Values!E3",
        "measure_id": measure_id,
        "period_id": period_id,
        "months": period.months,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "dimension": "Overall",
        "group_name": "Overall",
        "is_withdrawn": False,
        **given,
    }


@pytest.fixture
def odd(home, tmp_path):
    """The warnings of an update, cell and message, where some values stand already."""
    stocked(home)

    def told(former=(), measure_id="1-1", **sheets):
        rows = [value_row(measure_id, period, value=value) for period, value in former]
        add(home, {"measure_value": rows}, "old.xlsx")
        path = workbook(tmp_path / "update.xlsx", **sheets)
        (said,) = check_files(str(home), [{"path": str(path), "name": path.name}], {})
        report = Report.from_json(said)
        assert report.problems == []
        return [(one.cell, one.message) for one in report.warnings]

    return told


def values(rows):
    return {"Values": f"{VALUES}\n{rows}"}


def former(*numbers):
    return tuple(zip(FORMER, numbers, strict=False))


def test_far_from_its_history_in_standard_deviations(odd):
    # Mean of 60, 61, 62, 61 is 61; their squares are 1 + 0 + 1 + 0, so the deviation is
    # sqrt(2 / 3) = 0.816; 5 of them are 4.08.
    history = former(60, 61, 62, 61)
    assert odd(history, **values("| '1.1 | | 2025 Q3 | 66")) == [
        (
            "E3",
            "1.1 in 2025 Q3 is 66%, 6.1 standard deviations from the mean of its 4 other values, 61%",
        )
    ]


def test_within_five_deviations_or_with_three_values_nothing_is_odd(odd):
    assert odd(former(60, 61, 62, 61), **values("| '1.1 | | 2025 Q3 | 65")) == []


def test_three_former_values_have_no_deviation(odd):
    assert odd(former(60, 61, 62), **values("| '1.1 | | 2025 Q3 | 90")) == []


def test_former_values_that_are_all_alike_have_no_deviation(odd):
    assert odd(former(60, 60, 60, 60), **values("| '1.1 | | 2025 Q3 | 61")) == []


def test_ten_times_its_history_and_a_tenth_of_it(odd):
    says = "1.2 in {} is {}, {} its other value, 850"
    assert odd(former(850), "1-2", **values("| '1.2 | | 2025 Q3 | 8500")) == [
        ("E3", says.format("2025 Q3", "8,500", "10 times"))
    ]
    assert odd((), **values("| '1.2 | | 2025 Q3 | 85")) == [
        ("E3", says.format("2025 Q3", "85", "one part in 10 of"))
    ]
    assert odd((), **values("| '1.2 | | 2025 Q3 | 8499")) == []


def test_a_percentage_that_looks_like_a_fraction_beside_its_history(odd):
    assert odd(former(61, 62), **values("| '1.1 | | 2025 Q3 | 0.612")) == [
        (
            "E3",
            "1.1 in 2025 Q3 is 0.612%, which looks like a fraction; write 61.2 if 61.2% is meant",
        )
    ]


def test_a_percentage_that_looks_like_a_fraction_beside_its_target(odd):
    # No value stands; the target of 1.1 is 80.
    found = odd((), **values("| '1.1 | | 2025 Q2 | 61.2\n| '1.1 | | 2025 Q3 | 0.6"))
    assert found == [
        ("E4", "1.1 in 2025 Q3 is 0.6%, which looks like a fraction; write 60 if 60% is meant")
    ]


def test_a_small_percentage_with_a_small_history_is_none(odd):
    assert odd(former(0.4, 0.5), **values("| '1.1 | | 2025 Q3 | 0.6")) == []
    # Said with its sign it is still small, and odd beside its history.
    assert odd(former(0.4, 0.5), "3-1", **values("| '1.1 | | 2025 Q4 | '0.7%")) == []


def test_what_stood_at_nothing_is_no_measure_for_what_is_new(odd):
    # The mean of three zeros is 0, whatever rounding says.
    assert odd(former(0, 0, 0), "1-2", **values("| '1.2 | | 2025 Q3 | 1")) == []


def test_among_values_that_come_together_the_slip_is_found(odd):
    rows = "\n".join(
        f"| '1.2 | | {year} Q{quarter} | {number}"
        for (year, quarter), number in zip(
            [(2024, 1), (2024, 2), (2024, 3), (2024, 4), (2025, 1)],
            (850, 8600, 870, 860, 855),
            strict=True,
        )
    )
    # The other four: mean 858.75.
    assert odd((), **values(rows)) == [
        ("E4", "1.2 in 2024 Q2 is 8,600, 10 times the mean of its 4 other values, 858.75")
    ]


def test_what_stands_already_is_not_told_again(odd):
    history = former(60, 61, 62, 61, 90)
    found = odd(history, **values("| '1.1 | | 2025 Q1 | 90\n| '1.1 | | 2025 Q2 | 61"))
    assert found == []


def groups(rows):
    return {"Groups": f"{GROUPS}\n{rows.strip()}"}


def test_group_totals_unlike_the_overall(odd):
    found = odd(
        **values("| '1.1 | | 2025 Q3 | | 412 | 520"),
        **groups("""
            | '1.1 | | 2025 Q3 | Region | North |  | 200 | 240
            | '1.1 | | 2025 Q3 | Region | South |  | 212 | 270
            | '1.1 | | 2025 Q3 | Sex    | Female | | 210 | 260
            | '1.1 | | 2025 Q3 | Sex    | Male   | | 202 | 260
        """),
    )
    # 200 + 212 is 412; 240 + 270 is 510; both sexes are 412 of 520.
    says = "the denominators of Region add up to 510, 10 fewer than the 520 of the whole"
    assert found == [("H3", f"1.1 in 2025 Q3: {says}")]


def test_group_totals_are_held_against_the_overall_that_stands(odd):
    found = odd(
        former(100),
        "1-2",
        **groups("""
            | '1.2 | | 2024 Q1 | Region | North | 40
            | '1.2 | | 2024 Q1 | Region | South | 50
        """),
    )
    assert found == [
        ("G3", "1.2 in 2024 Q1: Region adds up to 90, 10 fewer than the 100 of the whole")
    ]


def test_nothing_is_told_that_a_group_that_stands_could_be_computed_from(odd, home):
    rows = [
        value_row("1-2", "2025-07/P3M", value=value, dimension="Region", group_name=name)
        for name, value in (("North", 4.0), ("South", 50.0))
    ]
    add(home, {"measure_value": rows})
    assert odd(
        **groups("| '1.2 | | 2025 Q3 | Region | South | 52"), **values("| '1.2 | | 2025 Q3 | 54")
    ) == [("G3", "1.2 in 2025 Q3: Region does not add up to what stands for the whole")]


def test_an_overall_outside_all_its_groups(odd):
    found = odd(
        **values("| '1.1 | | 2025 Q3 | 55"),
        **groups("""
            | '1.1 | | 2025 Q3 | Region | North | 58
            | '1.1 | | 2025 Q3 | Region | South | 62.5
        """),
    )
    assert found[0] == (
        "G3", "1.1 in 2025 Q3 is 55%, but its groups by Region are all above: from 58% to 62.5%"
    )  # fmt: skip


def test_case_alone_makes_no_other_group(odd, home):
    north = {"dimension": "Region", "group_name": "North", "numerator": 60, "denominator": 100}
    add(home, {"measure_value": [value_row("1-1", "2024-01/P3M", **north)]})
    assert odd(**groups("| '1.1 | | 2025 Q3 | region | NORTH | | 61 | 100")) == []


def test_of_parts_of_several_dimensions_one_stands_for_its_table(odd, home):
    # Five times the square root of 100 is 50: 151 is too far off for chance, 149 is not.
    parts = {"dimension": "Region × Sex"}
    rows = [
        value_row("1-2", period, value=value, **parts, group_name=f"{name} × Men")
        for period, value in zip(FORMER, (99.0, 100.0, 101.0, 100.0, 100.0), strict=True)
        for name in ("North", "South", "East")
    ]
    add(home, {"measure_value": rows})
    found = odd(
        **groups("""
            | '1.2 | | 2025 Q2 | Region × Sex | North × Men | 151
            | '1.2 | | 2025 Q2 | Region × Sex | South × Men | 160
            | '1.2 | | 2025 Q2 | Region × Sex | East × Men  | 149
        """)
    )
    # What the five others are may be hidden, so it is not told.
    assert found == [
        (
            "G4",
            (
                "1.2 of South × Men in 2025 Q2 is 160, far from its 5 other values; another by "
                "Region × Sex is odd too"
            ),
        )
    ]


def test_value_and_ratio_are_held_together_where_the_unit_is_unclear(home, tmp_path):
    rows = measure_rows()
    add(home, {"measure": [*rows[:-1], rows[-1] | {"unit": "moves a year"}]})
    path = workbook(tmp_path / "update.xlsx", **values("| '3.2 | | 2025 | 4.5 | 9 | 3"))
    (said,) = check_files(str(home), [{"path": str(path), "name": path.name}], {})
    report = Report.from_json(said)
    assert [(one.cell, one.message) for one in report.warnings] == [
        ("E3", "Value says 4.5, but 9 / 3 is 3")
    ]
    assert report.ok


def yearly_sums(*short):
    """Values and groups of 1.2 in the first quarter of five years; `short` of which lack one."""
    whole, parts = [], []
    for year in range(2021, 2026):
        south = 59 if year in short else 60
        whole.append(f"| '1.2 | | {year} Q1 | 100")
        parts.append(f"| '1.2 | | {year} Q1 | Region | North | 40")
        parts.append(f"| '1.2 | | {year} Q1 | Region | South | {south}")
    return values("\n".join(whole)) | groups("\n".join(parts))


def test_what_is_odd_alike_in_many_periods_is_told_once_with_its_places(odd):
    # 40 + 59 = 99 in every year; two rows a year, the first of 2022 is the fifth of the sheet.
    says = "1.2 in 2021 Q1: Region adds up to 99, 1 fewer than the 100 of the whole"
    others = "2022 Q1 (G5), 2023 Q1 (G7), 2024 Q1 (G9) and 1 more"
    assert odd(**yearly_sums(2021, 2022, 2023, 2024, 2025)) == [
        ("G3", f"{says}; likewise in 4 other periods: {others}")
    ]


def test_what_is_odd_in_a_few_periods_is_told_at_each(odd):
    assert [cell for cell, _ in odd(**yearly_sums(2021, 2023, 2025))] == ["G3", "G7", "G11"]


def test_what_is_alike_is_counted_beyond_the_number_that_is_listed(odd):
    # 226 quarters in which both regions are below the whole; 200 of a kind are listed.
    quarters = [f"{year} Q{quarter}" for year in range(1960, 2017) for quarter in range(1, 5)][:226]
    whole = "\n".join(f"| '1.1 | | {quarter} | 90" for quarter in quarters)
    parts = "\n".join(
        f"| '1.1 | | {quarter} | Region | {region} | {value}"
        for quarter in quarters
        for region, value in (("North", 50), ("South", 60))
    )
    told = [says for _, says in odd(**values(whole), **groups(parts)) if "but its groups" in says]
    (says,) = told
    assert "; likewise in 225 other periods: 1960 Q2 (" in says
    assert says.endswith(" and 222 more")


def test_what_is_odd_alone_is_cut_and_the_rest_counted(odd):
    # 226 percentages that look like fractions; 200 of a kind are listed.
    months = [f"{year} Q{quarter}" for year in range(1960, 2017) for quarter in range(1, 5)][:226]
    told = odd(**values("\n".join(f"| '1.1 | | {month} | 0.5" for month in months)))
    assert len(told) == 201
    assert told[0] == ("", "26 more values like these are odd and not listed")
