"""A quarter's update: what is read from its sheets, and what is wrong there."""

from datetime import date

import openpyxl
import pytest
from update_files import (
    DECIDED,
    GROUPS,
    PROGRESS,
    VALUES,
    known,
    measure_rows,
    plan_rows,
    workbook,
)

from loaders.calendars import Calendar, period_of
from loaders.known import Known
from loaders.options import Options
from loaders.settings import Limits
from loaders.shapes import update
from loaders.workbook import open_workbook


@pytest.fixture
def read(tmp_path):
    """Read sheets drawn as text with the small catalogue and plan: rows, problems, warnings."""

    def told(known_of=None, **sheets):
        path = workbook(tmp_path / "update.xlsx", **sheets)
        options = Options(known=known() if known_of is None else known_of)
        records = update.read(open_workbook(path, Limits()), options)
        found = update.validate(records)
        rows = {
            table: entries if isinstance(entries, list) else entries.to_pylist()
            for table, entries in update.rows(records).items()
        }
        problems = [(one.sheet, one.cell, one.message) for one in found if not one.is_warning]
        warnings = [(one.sheet, one.cell, one.message) for one in found if one.is_warning]
        return rows, problems, warnings

    return told


def values(rows, *columns):
    return [tuple(row[name] for name in columns) for row in rows["measure_value"]]


def test_values_become_rows_with_their_cell(read):
    rows, problems, warnings = read(
        Values=f"""{VALUES}
            1-1 | '1.1 | Current support | 2026 Q3 | 61.2 |     |     | better | a.pdf
            1-2 | '1.2 | Cases closed    | 2026 Q3 | 850
            2-2 | '2.2 | Handbook        | 2026 Q3 | in progress
            3-1 | '3.1 | Orders          | FFY 2025 | '412/520
        """
    )
    assert (problems, warnings) == ([], [])
    assert values(rows, "source", "measure_id", "period_id", "value", "state", "note") == [
        ("update.xlsx!Values!E3", "1-1", "2026-07/P3M", 61.2, None, "better"),
        ("update.xlsx!Values!E4", "1-2", "2026-07/P3M", 850.0, None, None),
        ("update.xlsx!Values!E5", "2-2", "2026-07/P3M", None, "In progress", None),
        ("update.xlsx!Values!E6", "3-1", "2024-10/P12M", None, None, None),
    ]
    assert values(rows, "numerator", "denominator")[3] == (412, 520)
    first = rows["measure_value"][0]
    assert (first["starts_on"], first["ends_on"]) == (date(2026, 7, 1), date(2026, 9, 30))
    assert (first["dimension"], first["group_name"], first["evidence"]) == (
        "Overall", "Overall", "a.pdf",
    )  # fmt: skip


def test_a_rate_may_come_as_numerator_and_denominator_alone(read):
    rows, problems, _ = read(
        Values=f"""{VALUES}
            | '1.1 | | 2026 Q3 | | 412 | 520
            | '3.2 | | 2025 | | 9 | 2000
            | '1.1 | | 2026 Q2 | | 0 | 0
        """
    )
    assert problems == []
    # The marts make the rate of them; nothing to count is no rate and no problem.
    assert values(rows, "value", "numerator", "denominator") == [
        (None, 412, 520),
        (None, 9, 2000),
        (None, 0, 0),
    ]


def test_a_row_without_input_says_nothing_whatever_else_it_holds(read):
    rows, problems, warnings = read(
        Values=f"""{VALUES}
            1-1 | '1.1 | Current support | 2026 Q3
            9-9 | '9.9 | Gone by now     | never
        """,
        Groups=f"""{GROUPS}
            1-1 | '1.1 | Current support | 2026 Q3 | Region | North
        """,
        Progress=f"""{PROGRESS}
            plan/1.a | Small Plan | '1.a | Write to ten firms | 2026 Q3
        """,
    )
    assert (rows, problems, warnings) == ({}, [], [])


def test_withdraw_takes_back_and_blank_does_not(read):
    rows, problems, _ = read(
        Values=f"""{DECIDED}
            | '1.1 | | 2026 Q3 | Withdraw
            | '1.2 | | 2026 Q3 | | | | | | withdraw
            | '2.2 | | 2026 Q3 | WITHDRAW
        """,
        Groups=f"""{GROUPS}
            | '1.1 | | 2026 Q3 | Region | North | withdraw
        """,
        Progress=f"""{PROGRESS}
            | | '1.a | | 2026 Q3 | withdraw
        """,
    )
    assert problems == []
    assert values(rows, "measure_id", "group_name", "value", "is_withdrawn") == [
        ("1-1", "Overall", None, True),
        ("2-2", "Overall", None, True),
        ("1-1", "North", None, True),
    ]
    assert [(row["status"], row["is_withdrawn"]) for row in rows["status_override"]] == [
        (None, True)
    ]
    assert rows["item_progress"][0]["is_withdrawn"] is True


def test_groups_are_read_as_sets_with_their_cells(read):
    rows, problems, warnings = read(
        Groups=f"""{GROUPS}
            1-1 | '1.1 | Current support | 2026 Q3 | Region |  North  | 58.3 | 105 | 180
                | '1.1 |                 | Jul-Sep 2026 | Region | South  | '62.5% |
                | '1.1 |                 | 2026 Q3 | Sex    | Female | | 9 | 10
                | '1.1 |                 | 2026 Q3 | overall | Overall | 60
                | '1.1 |                 | 2026 Q3 | Sex    | Male | '3/4
        """
    )
    assert (problems, warnings) == ([], [])
    assert values(rows, "source", "dimension", "group_name", "value", "numerator") == [
        ("update.xlsx!Groups!G3", "Region", "North", 58.3, 105),
        ("update.xlsx!Groups!G4", "Region", "South", 62.5, None),
        ("update.xlsx!Groups!H5", "Sex", "Female", None, 9),
        ("update.xlsx!Groups!G6", "Overall", "Overall", 60.0, None),
        ("update.xlsx!Groups!G7", "Sex", "Male", None, 3),
    ]
    assert {row["period_id"] for row in rows["measure_value"]} == {"2026-07/P3M"}


def test_progress_becomes_rows_by_item_and_period(read):
    rows, problems, warnings = read(
        Progress=f"""{PROGRESS}
            plan/1.a | Small Plan | '1.a | Write to ten firms | 2026 Q3 | on track | 40 | Six wrote. | Ask | A list | b.pdf
                     |            | '1.b |                    | Sep 2026 |          | '75% |
        """
    )
    assert (problems, warnings) == ([], [])
    first, second = rows["item_progress"]
    assert first == {
        "source": "update.xlsx!Progress!F3", "plan_id": "plan", "item_id": "plan/1.a",
        "item_text": "Write to ten firms", "period_id": "2026-07/P3M", "months": 3,
        "starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30), "status": "On track",
        "percent_complete": 40.0, "happened": "Six wrote.", "next_steps": "Ask",
        "help_needed": "A list", "evidence": "b.pdf", "is_withdrawn": False,
    }  # fmt: skip
    assert (second["source"], second["item_id"], second["period_id"]) == (
        "update.xlsx!Progress!G4", "plan/1.b", "2026-09/P1M",
    )  # fmt: skip
    assert (second["status"], second["percent_complete"]) == (None, 75.0)


def test_progress_follows_the_words_of_an_item_that_was_renumbered(read):
    moved = Known().with_rows(
        plan_rows((("1", "Grow"), ("1.a", "Print a leaflet"), ("1.b", "Write to ten firms")))
    )
    rows, problems, warnings = read(
        known_of=moved,
        Progress=f"""{PROGRESS}
            plan/1.a | Small Plan | '1.a | Write to ten firms | 2026 Q3 | On track
        """,
    )
    assert problems == []
    assert [row["item_id"] for row in rows["item_progress"]] == ["plan/1.b"]
    assert warnings == [
        ("Progress", "C3", "Code is 1.b now, where the plan says 'Write to ten firms'")
    ]


def test_a_code_of_two_plans_asks_for_the_plan(read):
    both = known().with_rows(plan_rows((("1.a", "Hire"),), "other", "Other Plan"))
    sheet = f"""{PROGRESS}
        | {{}} | '1.a | | 2026 Q3 | On track
    """
    _, problems, _ = read(known_of=both, Progress=sheet.format(""))
    assert problems == [
        ("Progress", "B3", "Plan should say which plan: 'Other Plan' and 'Small Plan'")
    ]
    rows, problems, _ = read(known_of=both, Progress=sheet.format("other plan"))
    assert problems == []
    assert rows["item_progress"][0]["item_id"] == "other/1.a"


def test_a_status_by_decision_is_a_row_of_its_own(read):
    rows, problems, _ = read(
        Values=f"""{DECIDED}
            | '1.1 | | 2026 Q3 | | | | | | near | Two offices reported late | Ann Lee
        """
    )
    assert problems == []
    assert rows == {
        "status_override": [
            {
                "source": "update.xlsx!Values!J3", "measure_id": "1-1",
                "period_id": "2026-07/P3M", "status": "Near",
                "reason": "Two offices reported late", "decided_by": "Ann Lee",
                "is_withdrawn": False,
            }
        ]
    }  # fmt: skip


def test_a_period_under_way_is_odd_and_one_to_come_is_wrong(read):
    calendar = Calendar("calendar", 1)
    now = period_of(date.today(), calendar, 3)  # noqa: DTZ011 - the reader's own day
    label, to_come = now.label(calendar), now.next()
    _, problems, warnings = read(
        Values=f"""{VALUES}
            | '1.1 | | {label} | 61
            | '1.1 | | {to_come.label(calendar)} | 61
        """
    )
    says = f"Period '{label}' has not ended yet: its last day is {now.ends_on}"
    assert warnings == [("Values", "D3", says)]
    says = f"'{to_come.label(calendar)}' does not begin before {to_come.starts_on}"
    assert problems == [("Values", "D4", f"Period should have begun: {says}")]


def test_the_same_measure_and_period_twice_is_wrong_at_both_cells(read):
    _, problems, _ = read(
        Values=f"""{VALUES}
            1-1 | '1.1 | | 2026 Q3 | 61.2
                | '1.1 | | Jul-Sep 2026 | 61.3
                | '1.1 | | 2026 Q2 | 61.3
        """,
        Groups=f"""{GROUPS}
            | '1.1 | | 2026 Q3 | Overall | Overall | 61.4
            | '1.1 | | 2026 Q3 | Region | North | 61.4
            | '1.1 | | 2026 Q3 | Region | NORTH | 61.4
        """,
    )
    whole, north = (
        "1.1 in 2026 Q3 is given here and at",
        "1.1 of {} in 2026 Q3 is given here and at",
    )
    keep = "; keep one of them"
    assert problems == [
        ("Values", "E3", f"{whole} E4 and G3 of sheet 'Groups'{keep}"),
        ("Values", "E4", f"{whole} E3 and G3 of sheet 'Groups'{keep}"),
        ("Groups", "G3", f"{whole} E3 of sheet 'Values' and E4 of sheet 'Values'{keep}"),
        ("Groups", "G4", f"{north.format('North')} G5{keep}"),
        ("Groups", "G5", f"{north.format('NORTH')} G4{keep}"),
    ]


def test_headers_stand_anywhere_in_any_order_and_spelling(read):
    rows, problems, warnings = read(
        Quarter="""
            Notes of the meeting
            |
            ACTUAL value: | Reporting Period | KPI code | Comment
            61.2 | Q3 2026 | '1.1 | late
        """
    )
    assert (problems, warnings) == ([], [])
    assert values(rows, "source", "measure_id", "value", "note") == [
        ("update.xlsx!Quarter!A5", "1-1", 61.2, "late")
    ]


def test_a_measure_is_known_by_its_name_where_there_is_no_code(read):
    rows, problems, _ = read(
        Values="""
            Measure | Period | Value
            current  Support | 2026 Q3 | 61.2
            Members | 2025 | 4
        """
    )
    assert values(rows, "measure_id") == [("1-1",)]
    says = "should be the code of a measure, not 'Members'; nearest is '2.1' (Members are content)"
    assert problems == [("Values", "A4", f"Measure {says}")]


def test_rows_that_were_mixed_up_are_told_at_their_cell(read):
    _, problems, _ = read(
        Values=f"""{VALUES}
            1-2 | '1.1 | | 2026 Q3 | 61.2
            7-7 | '1.1 | | 2026 Q2 | 61.2
                | '1.1 | Cases closed | 2026 Q1 | 61.2
        """,
        Progress=f"""{PROGRESS}
            plan/1.b | Small Plan | '1.a | Write to ten firms | 2026 Q3 | On track
        """,
    )
    own = "write anything else in a row of its own without an Id"
    handed = "for which this row was handed out, not"
    assert problems == [
        ("Values", "B3", f"Code should be '1.2', {handed} '1.1'; {own}"),
        ("Values", "B4", f"Code should be that of the row's Id '7-7', {handed} '1.1'; {own}"),
        (
            "Values",
            "C5",
            "Measure should be 'Current support', which is 1.1; 'Cases closed' is 1.2",
        ),
        ("Progress", "C3", f"Code should be '1.b', {handed} '1.a'; {own}"),
    ]


def test_an_unknown_code_names_the_nearest(read):
    _, problems, _ = read(
        Values=f"{VALUES}\n| 'l.2 | | 2026 Q3 | 5",
        Progress=f"{PROGRESS}\n| | '1.c | | 2026 Q3 | On track",
    )
    measures = "'3.2' (Moves in care), '2.2' (Handbook) and '1.2' (Cases closed)"
    items = "'1.b' (Hold an open day), '1.a' (Write to ten firms) and '1' (Grow the network)"
    should = "Code should be the code of a"
    assert problems == [
        ("Values", "B3", f"{should} measure, not 'l.2'; nearest are {measures}"),
        ("Progress", "C3", f"{should} plan item, not '1.c'; nearest are {items}"),
    ]


def test_a_value_without_code_or_period_says_what_is_missing(read):
    _, problems, _ = read(Values=f"{VALUES}\n| | | 2026 Q3 | 5\n| '1.2 | | | 5")
    assert problems == [
        ("Values", "B3", "Code should be the code of a measure, not blank"),
        ("Values", "D4", "Period should be a quarter such as '2026 Q3', not blank"),
    ]


def test_words_that_say_nothing_are_odd_and_change_nothing(read):
    rows, problems, warnings = read(
        Values=f"{VALUES}\n| '1.1 | | 2026 Q3 | N/A",
        Groups=f"{GROUPS}\n| '1.1 | | 2026 Q3 | Region | North | --",
    )
    assert (rows, problems) == ({}, [])
    nothing = "which changes nothing; the word withdraw would take a value back"
    assert warnings == [
        ("Values", "E3", f"Value is 'N/A', {nothing}"),
        ("Groups", "G3", f"Value is '--', {nothing}"),
    ]


def test_a_rate_whose_scale_says_so_may_pass_100(read):
    rows = measure_rows()
    rows[0] |= {"scale_low": 0.0, "scale_high": 200.0}
    paternity = Known().with_rows({"measure": rows})
    _, problems, _ = read(
        known_of=paternity,
        Values=f"""{VALUES}
            | '1.1 | | 2026 Q3 | 102
            | '1.1 | | 2026 Q2 | | 530 | 520
            | '1.1 | | 2026 Q1 | 201
        """,
    )
    assert problems == [("Values", "E5", "Value should be from 0 to 200, not 201")]


@pytest.mark.parametrize(
    ("cells", "cell", "says"),
    [
        ("| | 520", "F3", "Numerator should be given where there is a denominator and no value"),
        ("| 412", "G3", "Denominator should be given where there is a numerator and no value"),
        ("| 4 | 0", "G3", "Denominator should be more than 0 where there is a value"),
        ("| -4 | 5", "F3", "Numerator should be 0 or more, not -4"),
        ("| 4 | -5", "G3", "Denominator should be 0 or more, not -5"),
        ("61.2 | 412 | 520", "E3", "Value should be 100 × 412 / 520 = 79.231, not 61.2; correct one of the three, or leave it blank"),
        ("'412/520 | 412 | 520", "E3", "Value should be one number where numerator and denominator are given"),
        ("withdraw | | 520", "G3", "Denominator should be blank where the value is withdrawn"),
        ("-1", "E3", "Value should be from 0 to 100, not -1"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_of_a_rate(read, cells, cell, says):
    _, problems, _ = read(
        Values=f"{VALUES}\n| '1.1 | | 2026 Q3 | {cells}",
        Groups=f"{GROUPS}\n| '1.1 | | 2026 Q3 | Region | North | {cells}",
    )
    in_groups = {"E3": "G3", "F3": "H3", "G3": "I3"}[cell]
    assert problems == [("Values", cell, says), ("Groups", in_groups, says)]


@pytest.mark.parametrize(
    ("code", "cells", "cell", "says"),
    [
        ("1.2", "| 4 | 5", "E3", "Value should be given beside numerator and denominator, because 1.2 is no rate"),
        ("1.2", "-5", "E3", "Value should be 0 or more, because 1.2 is a count, not -5"),
        ("2.1", "6", "E3", "Value should be from 1 to 5, the scale of 2.1, not 6"),
        ("2.1", "| 60 | 10", "E3", "Value should be from 1 to 5, the scale of 2.1, not 60 / 10 = 6"),
        ("2.2", "Done | 4 | 5", "F3", "Numerator should be blank: a deliverable has a state, no numbers"),
        ("2.2", "61", "E3", "Value should be 'Not started', 'In progress' or 'Done', not '61': it is a deliverable"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_of_other_measures(read, code, cells, cell, says):
    period = "2025" if code == "2.1" else "2026 Q3"
    _, problems, _ = read(Values=f"{VALUES}\n| '{code} | | {period} | {cells}")
    assert (("Values", cell, says)) in problems


def test_a_rounded_or_shortened_value_agrees_with_its_ratio(read):
    # 100 × 412 / 520 = 79.2308; 1,000 × 9 / 2,000 = 4.5.
    _, problems, warnings = read(
        Values=f"""{VALUES}
            | '1.1 | | 2026 Q3 | 79.23 | 412 | 520
            | '1.1 | | 2026 Q2 | 79.2  | 412 | 520
            | '1.1 | | 2026 Q1 | 79    | 412 | 520
            | '3.2 | | 2025    | 4.5   | 9   | 2000
        """
    )
    assert (problems, warnings) == ([], [])


def test_only_so_many_wrong_cells_are_listed_and_the_rest_counted(read):
    rows = "\n".join(f"| '1.1 | | 2026 Q3 | Office | Office {n} | 101" for n in range(510))
    _, problems, _ = read(Groups=f"{GROUPS}\n{rows}")
    assert len(problems) == 501
    assert problems[1] == ("Groups", "G3", "Value should be from 0 to 100, not 101")
    assert problems[0] == ("Groups", "", "10 more cells like the last of these are not listed")


def test_a_merged_value_is_refused(tmp_path):
    path = workbook(
        tmp_path / "merged.xlsx",
        Values=f"{VALUES}\n| '1.1 | | 2026 Q3 | 61\n| '1.2 | | 2026 Q3 |",
    )
    book = openpyxl.load_workbook(path)
    book["Values"].merge_cells("E3:E4")
    book.save(path)
    records = update.read(open_workbook(path, Limits()), Options(known=known()))
    assert {(one.cell, one.message) for one in update.validate(records)} == {
        ("E3", "Value is merged over 2 rows; give every row its own")
    }


def test_a_column_that_is_not_read_is_told(read):
    _, problems, warnings = read(
        Values="Code | Period | Value | Weather\n'1.1 | 2026 Q3 | 61 | fine"
    )
    assert problems == []
    assert warnings == [
        ("Values", "D2", "Column 'Weather' is none that values have, so it is not read")
    ]


def test_the_id_is_hidden_on_purpose_and_no_other_column_is(tmp_path):
    path = workbook(tmp_path / "hidden.xlsx", Values=f"{VALUES}\n1-1 | '1.1 | | 2026 Q3 | 61")
    book = openpyxl.load_workbook(path)
    book["Values"].column_dimensions["A"].hidden = True
    book["Values"].column_dimensions["E"].hidden = True
    book.save(path)
    records = update.read(open_workbook(path, Limits()), Options(known=known()))
    assert [(one.cell, one.message) for one in update.validate(records)] == [
        ("E2", "Column 'Value' is hidden and is read all the same")
    ]


def test_what_is_odd_in_many_rows_is_told_at_the_first(read):
    now = period_of(date.today(), Calendar("calendar", 1), 3)  # noqa: DTZ011 - the reader's own day
    label = now.label(Calendar("calendar", 1))
    rows = "\n".join(f"| '1.1 | | {label} | Office | Office {n} | 61" for n in range(3))
    _, problems, warnings = read(Groups=f"{GROUPS}\n{rows}")
    says = f"Period '{label}' has not ended yet: its last day is {now.ends_on}"
    assert (problems, warnings) == ([], [("Groups", "D3", says)])


def test_progress_goes_by_the_organizations_year(tmp_path):
    def read(period):
        path = workbook(
            tmp_path / "update.xlsx", Progress=f"{PROGRESS}\n| | '1.a | | {period} | On track"
        )
        options = Options(fiscal_year_start_month=7, known=known())
        records = update.read(open_workbook(path, Limits()), options)
        return update.rows(records), update.validate(records)

    rows, problems = read("SFY 2026 Q1")
    assert problems == []
    # The fiscal year 2026 begins in July 2025.
    assert rows["item_progress"][0]["period_id"] == "2025-07/P3M"
    _, (problem,) = read("2026 Q1")
    assert problem.cell == "E3"
    assert "say 'SFY 2026 Q1' (July to September 2025) or 'Jan-Mar 2026'" in problem.message
