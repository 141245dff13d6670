"""Which items serve which, as people write it: sheets of links, columns and lines of a plan."""

import pytest
from pictures import sheet, workbook

from loaders.known import Known
from loaders.options import Options
from loaders.recognizing import recognized

AGENCY = """
    1     | Reach all families
    1.1   | Answer calls
    1.1.a | Open late
    1.1.b | Call back within a day
    1.2   | Write plainly
"""
NORTH = "1 | Our calls\n2 | Our letters\n2.1 | Short words"
SOUTH = "1 | Evening shift"


def known():
    """An agency's plan with two divisions', and one that stands alone."""
    plans = {"agency": "Agency Plan 2026", "north": "North", "south": "South", "alone": "Alone"}
    parents = {"north": "agency", "south": "agency"}
    pictures = {"agency": AGENCY, "north": NORTH, "south": SOUTH, "alone": "9 | Only this"}
    rows = {
        "plan": [
            {"plan_id": plan_id, "title": title, "parent_plan_id": parents.get(plan_id)}
            for plan_id, title in plans.items()
        ],
        "plan_item": [
            {"plan_id": plan_id, "item_id": f"{plan_id}/{code}", "code": code, "text": text,
             "level_name": "goal", "owners": []}
            for plan_id, picture in pictures.items()
            for line in picture.strip().splitlines()
            for code, text in [[part.strip() for part in line.split("|")]]
        ],
    }  # fmt: skip
    return Known().with_rows(rows)


def read(*lines, head="Plan | Item | Serves | Plan served | Note", **options):
    """The report and the services of a workbook with these lines."""
    book = workbook(sheet("\n".join([head, *lines]), "Serves"), file_name="links.xlsx")
    report, rows, _ = recognized(book, Options(known=known(), **options))
    return report, rows.get("item_service", [])


def pairs(rows):
    return [(row["item_id"], row["serves_item_id"]) for row in rows]


def said(report):
    return [(one.cell, one.message) for one in report.problems]


def test_codes_words_and_levels_name_what_is_served():
    report, rows = read(
        "North | 1 | 1.1.a, 1.1.b | | By the night line",
        "north | Our letters | Goal 1.2 | |",
        "North | 2.1 | 1.2 Write plainly; 1.1 Answer … | |",
        "South | 1 | call back within a day | Agency plan 2026 |",
    )
    assert said(report) == []
    assert pairs(rows) == [
        ("north/1", "agency/1.1.a"), ("north/1", "agency/1.1.b"), ("north/2", "agency/1.2"),
        ("north/2.1", "agency/1.2"), ("north/2.1", "agency/1.1"), ("south/1", "agency/1.1.b"),
    ]  # fmt: skip
    assert rows[0] == {
        "source": "links.xlsx!Serves!C2", "plan_id": "north", "item_id": "north/1",
        "item_text": "Our calls", "serves_plan_id": "agency", "serves_item_id": "agency/1.1.a",
        "serves_text": "Open late", "note": "By the night line", "is_withdrawn": False,
    }  # fmt: skip
    assert [one.says for one in report.sheets] == ["6 links to items of the plan above"]


def test_headers_in_any_order_and_other_words():
    report, rows = read("1.2 | 2 | North", head="Supports goal | Division item | Division")
    assert (said(report), pairs(rows)) == ([], [("north/2", "agency/1.2")])


def test_withdraw_takes_back_one_or_all():
    _, rows = read("North | 1 | withdraw 1.1.a | |", "North | 2 | Withdraw | |")
    assert [(one["item_id"], one["serves_plan_id"], one["serves_item_id"], one["is_withdrawn"])
            for one in rows] == [
        ("north/1", "agency", "agency/1.1.a", True), ("north/2", "", "", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "cell", "says"),
    [
        ("North | 7 | 1.1 | |", "B2", "Item should be the code of a plan item, not '7'"),
        ("North | | 1.1 | |", "B2", "Item should be the code of a plan item, not blank"),
        ("North | 1 | | |", "C2", "Serves should be the code of the item that it serves, not blank"),
        ("North | 1 | 1.9 | |", "C2", "Serves should be the code of a plan item, not '1.9'"),
        ("North | 1 | 1.2 Answer calls | |", "C2", "1.2 is 'Write plainly', not 'Answer calls'"),
        ("| 1 | 1.1 | |", "B2", "Item should say which plan: 'Agency Plan 2026', 'North' and 'S"),
        ("West | 1 | 1.1 | |", "A2", "Plan should be one of 'Agency Plan 2026', 'North', 'South'"),
        ("North | 1 | 1.1 | Else |", "D2", "Plan served should be one of 'Agency Plan 2026', "),
        ("Alone | 9 | 1.1 | |", "D2", "because 'Alone' names no parent plan"),
        ("North | 1 | 2 | North |", "D2", "should be another plan than 'North'"),
        ("Agency Plan 2026 | 1 | 1 | South |", "D2", "that one stands under it"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_cell(line, cell, says):
    report, rows = read(line)
    assert rows == []
    ((at, message),) = said(report)
    assert (at, says in message) == (cell, True), message


def test_the_same_link_twice_is_a_problem_at_the_second():
    report, _ = read("North | 1 | 1.1 | |", "North | Our calls | 1.2, 1.1 | |")
    assert said(report) == [("C3", "Serves is said in C2 already; keep one row of it")]


PLAN_HEAD = "Goal | Strategy | Who | Serves"
PLAN = """
    Plan of the East
    Parent plan: {parent}
    Goal       | Strategy         | Who | Serves
    1. Letters | a) Use templates | ED  | 1.2
               | b) Read aloud    | IM  | 1.2; 1.1.a
    2. Calls   | a) Night line    | ED  | {last}
"""


def plan_with(parent="Agency Plan 2026", last="", **options):
    lines = PLAN.format(parent=parent, last=last)
    book = workbook(sheet(lines, "Plan"), file_name="east.xlsx")
    report, rows, _ = recognized(book, Options(known=known(), **options))
    return report, rows


def test_a_column_of_a_strategy_table_says_what_its_items_serve():
    report, rows = plan_with()
    assert said(report) == []
    assert rows["plan"][0]["parent_plan_id"] == "agency"
    assert pairs(rows["item_service"]) == [
        ("plan-of-the-east/1.a", "agency/1.2"), ("plan-of-the-east/1.b", "agency/1.2"),
        ("plan-of-the-east/1.b", "agency/1.1.a"),
    ]  # fmt: skip
    assert rows["item_service"][1]["source"] == "east.xlsx!Plan!D5"
    assert "parent plan" in report.sheets[0].says


def test_an_unknown_item_served_by_a_plan_is_a_problem_at_its_cell():
    report, _ = plan_with(last="8.8")
    ((cell, message),) = said(report)
    assert (cell, message.partition(";")[0]) == (
        "D6", "Serves should be the code of a plan item, not '8.8'",
    )  # fmt: skip


def test_an_unknown_parent_plan_is_a_problem_at_its_line():
    report, _ = plan_with(parent="Some other plan")
    ((cell, message),) = said(report)
    assert (cell, message.rpartition(", not")[2]) == ("A2", " 'Some other plan'")
    assert message.startswith("Parent plan should be one of 'Agency Plan 2026', 'North', 'South'")


def test_the_plan_that_is_chosen_when_loading_is_the_one_above():
    report, rows = plan_with(parent="Some other plan", last="2.1", parent_plan_id="north")
    assert [one[0] for one in said(report)] == ["D4", "D5"]  # of North there is no 1.2
    assert rows == {}


def test_a_new_version_stands_where_the_one_before_stood_unless_it_says_otherwise():
    for line, parent in (("", "agency"), ("Parent plan: none\n", None)):
        lines = f"South\n{line}Goal | Strategy | Serves\n1. Calls | a) Night line | 1.1"
        book = workbook(sheet(lines, "Plan"))
        report, rows, _ = recognized(book, Options(known=known()))
        assert (said(report), rows["plan"][0]["parent_plan_id"]) == ([], parent)
        assert len(rows["item_service"]) == (1 if parent else 0)


def test_what_serves_is_not_read_without_a_plan_above():
    book = workbook(sheet(PLAN.replace("Parent plan: {parent}", "").format(last=""), "Plan"))
    report, rows, _ = recognized(book, Options(known=known()))
    assert rows["item_service"] == []
    assert any("names no plan above it" in one.message for one in report.warnings)


def test_an_outline_says_it_in_lines():
    lines = """
        Plan of the West
        Parent plan: Agency Plan 2026
        Goal: Answer everybody
        Serves: 1.1
        Strategy: Ring back
        Serves: 1.1.b and 1.2
    """
    report, rows, _ = recognized(
        workbook(sheet(lines, "Plan"), file_name="west.xlsx"), Options(known=known())
    )
    assert said(report) == []
    assert [one["serves_item_id"] for one in rows["item_service"]] == [
        "agency/1.1", "agency/1.1.b", "agency/1.2",
    ]  # fmt: skip
