"""A quarter's update: what is read from its sheets, and what is wrong there."""

from datetime import date

import pytest
from update_files import DECIDED, GROUPS, PROGRESS, VALUES, known, plan_rows, workbook

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
