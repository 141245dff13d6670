"""Strategy tables, from cells to the rows of the ledger."""

from dataclasses import replace

import pytest
from pictures import sheet, workbook

from loaders.cells import Cell, Kind, Sheet
from loaders.options import Options
from loaders.shapes import plan_table

AREA = "Priority Focus Area #2:  SERVICE (We answer people)."
GOAL = "GOAL STATEMENT #1:  Answer every parent.  "
HEADER = "Strategies/Actions/Activities | By When? | Who? | Resources Needed | Measures of Success | How Outcomes Are Reported"
KEY = "KEY: ED= Executive Director; BD= Board of Directors"


def read(*sheets, options=Options(), **kind):  # noqa: B008 - frozen
    records = plan_table.read(workbook(*sheets, **kind), options)
    return plan_table.rows(records), plan_table.validate(records)


def by_code(rows):
    return {row["code"]: row for row in rows["plan_item"]}


def messages(problems, *, warnings=False):
    return [str(problem) for problem in problems if problem.is_warning == warnings]


def test_a_goal_with_lettered_strategies_in_one_cell():
    rows, problems = read(
        sheet(f"""
        Our Plan 2025-2028
        {AREA}
        {GOAL}
        {HEADER}
        a) Open late.¶¶b) Call back.¶· within a day¶· by name | Ongoing¶¶June 30, 2026 | ED¶¶ED by BD approval | Staff | Calls¶¶Letters | Report
        {KEY}
        """)
    )
    items = by_code(rows)
    assert list(items) == ["2", "2.1", "2.1.a", "2.1.b"]
    assert (items["2"]["name"], items["2"]["level_name"]) == ("SERVICE", "focus area")
    assert (items["2.1"]["text"], items["2.1"]["parent_id"]) == (
        "Answer every parent.",
        "our-plan/2",
    )
    second = items["2.1.b"]
    assert (second["text"], second["sub_items"]) == ("Call back.", ["within a day", "by name"])
    assert (second["by_when"], second["cadence"], str(second["due_on"])) == (
        "June 30, 2026",
        "once",
        "2026-06-30",
    )
    assert (second["owners"], second["approvers"]) == (["ED"], ["BD"])
    assert second["source"] == "plan.xlsx!Plan!A5"
    assert [(row["item_id"], row["kind"], row["text"]) for row in rows["item_entry"]] == [
        ("our-plan/2.1", "resource", "Staff"),
        ("our-plan/2.1", "reported", "Report"),
        ("our-plan/2.1.a", "measure", "Calls"),
        ("our-plan/2.1.b", "measure", "Letters"),
    ]
    assert [row["owner_code"] for row in rows["plan_owner"]] == ["ED", "BD"]
    assert (str(rows["plan"][0]["starts_on"]), str(rows["plan"][0]["ends_on"])) == (
        "2025-01-01",
        "2028-12-31",
    )
    assert problems == []


def test_a_table_pasted_from_word_a_line_a_row_reads_like_the_cell_it_was():
    in_one_cell, _ = read(
        sheet(
            f"T\n{GOAL}\n{HEADER}\na) Open.¶¶b) Call.¶¶c) Write. | Ongoing¶¶¶¶Monthly | ED¶¶¶BD¶IM"
        )
    )
    a_line_a_row, _ = read(
        sheet(
            f"T\n{GOAL}\n{HEADER}\na) Open. | Ongoing | ED\n|||\nb) Call.\n||BD\nc) Write. | Monthly | IM"
        )
    )
    assert [
        [row[name] for name in ("code", "text", "by_when", "who")]
        for row in in_one_cell["plan_item"]
    ] == [
        [row[name] for name in ("code", "text", "by_when", "who")]
        for row in a_line_a_row["plan_item"]
    ]
    assert [row["words"] for row in a_line_a_row["item_reading"]] == [
        row["words"] for row in in_one_cell["item_reading"]
    ]


def test_a_row_a_strategy_is_certain_even_where_a_cell_is_empty():
    rows, problems = read(
        sheet(f"T\n{GOAL}\n{HEADER}\na) Open. | | ED\nb) Call. | Monthly | \nc) Write.")
    )
    items = by_code(rows)
    assert [(items[code]["by_when"], items[code]["who"]) for code in ("1.a", "1.b", "1.c")] == [
        (None, "ED"),
        ("Monthly", None),
        (None, None),
    ]
    assert rows["item_reading"] == []
    assert problems == []


def test_what_is_unclear_keeps_its_words_and_every_reading():
    rows, problems = read(sheet(f"T\n{GOAL}\n{HEADER}\na) Open.¶¶b) Call. | Ongoing | ED¶¶BD"))
    assert [
        (
            row["item_id"],
            row["field"],
            row["original"],
            row["words"],
            row["is_taken"],
            row["cadence"],
        )
        for row in rows["item_reading"]
    ] == [
        ("t/1.b", "by_when", "Ongoing", "Ongoing", True, "ongoing"),
        ("t/1.b", "by_when", "Ongoing", "", False, None),
    ]
    assert messages(problems, warnings=True) == [
        "plan.xlsx, sheet 'Plan', cell B4: 1.b can be read in more than one way (by when); settle it on the page Settle readings"
    ]


def test_a_lettered_footnote_is_a_note_and_takes_no_deadline():
    rows, _ = read(
        sheet(
            f"T\n{GOAL}\n{HEADER}\na) Open.*¶¶b) Call.¶¶c) *Note: by law. | Ongoing¶¶Monthly | ED¶¶BD"
        )
    )
    items = by_code(rows)
    assert [items[code]["level_name"] for code in ("1.a", "1.b", "1.c")] == [
        "strategy",
        "strategy",
        "note",
    ]
    assert items["1.c"]["by_when"] is None
    assert items["1.b"]["by_when"] == "Monthly"
    assert [(row["words"], row["level_name"]) for row in rows["item_reading"]] == [
        ("note", "note"),
        ("strategy", "strategy"),
    ]


def test_numbers_restart_in_every_area():
    rows, _ = read(
        sheet(f"T\n{AREA}\n{GOAL}\n{HEADER}\na) Open.", name="One"),
        sheet(f"Priority Focus Area #3: PEOPLE (x)\n{GOAL}\n{HEADER}\na) Hire.", name="Two"),
    )
    assert list(by_code(rows)) == ["2", "2.1", "2.1.a", "3", "3.1", "3.1.a"]


def test_merged_measures_belong_to_the_goal_or_to_the_rows_they_cover():
    rows, _ = read(
        sheet(
            f"T\n{GOAL}\n{HEADER}\na) Open. | | | R | All |\nb) Call. | | | Two | |\nc) Write.",
            merged={"E4": (3, 1), "D5": (2, 1)},
        )
    )
    assert sorted((row["item_id"], row["text"]) for row in rows["item_entry"]) == [
        ("t/1", "All"),
        ("t/1.a", "R"),
        ("t/1.b", "Two"),
        ("t/1.c", "Two"),
    ]


@pytest.mark.parametrize("second_goal", ["Grow", ""])
def test_a_flat_table_repeats_its_parents_or_writes_them_once(second_goal):
    rows, problems = read(
        sheet(f"""
        Goal | Objective | Owner | Due date | Status | % Complete
        Grow | Sign up ten members | ED | 2026-06-30 | completed | 100
        {second_goal} | Keep fifty members | BD | Monthly | On Track | 40%
        Teach | Hold four courses | ED | | | n/a
        """),
        options=Options(title="T"),
    )
    assert [
        (row["code"], row["level_name"], row["text"], row["status"], row["percent_complete"])
        for row in rows["plan_item"]
    ] == [
        ("1", "goal", "Grow", None, None),
        ("1.1", "objective", "Sign up ten members", "Completed", 100),
        ("1.2", "objective", "Keep fifty members", "On track", 40),
        ("2", "goal", "Teach", None, None),
        ("2.1", "objective", "Hold four courses", None, None),
    ]
    assert problems == []


def test_every_problem_and_warning_names_its_cell():
    drawn = sheet(f"""
        T
        {GOAL}
        {HEADER} | Status | Colour
        a) Open. | Ongoing | XY | | | | doing fine | red
        b) Call. | Ongoing | ED | | | | On track |
        {KEY}
        """)
    drawn.cells[5, 2] = Cell(5, 2, "#REF!", Kind.ERROR)
    drawn.cells[5, 5] = Cell(5, 5, None, Kind.FORMULA)
    drawn.cells[4, 10] = Cell(4, 10, "aside", Kind.TEXT)
    _, problems = read(drawn)
    assert messages(problems) == [
        "plan.xlsx, sheet 'Plan', cell G4: Status should be one of Not started, On track, At risk, Off track, Completed, Ongoing, Paused, Dropped, not 'doing fine'",
        "plan.xlsx, sheet 'Plan', cell B5: By When? should hold words or a number, not the error value #REF!; correct it in the file",
        "plan.xlsx, sheet 'Plan', cell E5: Measures of Success holds a formula that was never calculated; open the file in Excel, save it, load it again",
    ]
    assert messages(problems, warnings=True) == [
        "plan.xlsx, sheet 'Plan', cell H3: Column 'Colour' is none that a plan's table has, so it is not read",
        "plan.xlsx, sheet 'Plan', cell C4: The plan's key does not say what XY stands for",
        "plan.xlsx, sheet 'Plan', cell J4: 'aside' stands outside the table's columns, so it is not read",
    ]


def test_a_fraction_beside_percentages_is_refused_at_its_cell():
    drawn = sheet(
        f"T\n{GOAL}\nStrategy | Who | % Complete\na) Open. | ED |\nb) Call. | BD |\nc) Write. | BD |"
    )
    for row, value in ((4, 40), (5, 0.5), (6, 100)):
        drawn.cells[row, 3] = Cell(row, 3, value, Kind.NUMBER)
    _, problems = read(drawn)
    assert messages(problems) == [
        "plan.xlsx, sheet 'Plan', cell C5: % Complete should be a percentage from 0 to 100, like its neighbours, not '0.5'"
    ]


def test_a_column_of_fractions_is_percentages():
    drawn = sheet(f"T\n{GOAL}\nStrategy | Who | % Complete\na) Open. | ED |\nb) Call. | BD |")
    for row, value in ((4, 0.4), (5, 1.0)):
        drawn.cells[row, 3] = Cell(row, 3, value, Kind.NUMBER)
    rows, problems = read(drawn)
    assert [row["percent_complete"] for row in rows["plan_item"]] == [None, 40, 100]
    assert problems == []


def test_the_same_letter_twice_is_kept_twice_and_said():
    rows, problems = read(sheet(f"T\n{GOAL}\n{HEADER}\na) Open. | x\na) Call. | y"))
    assert list(by_code(rows)) == ["1", "1.a", "1.a-2"]
    assert messages(problems, warnings=True) == [
        "plan.xlsx, sheet 'Plan', cell A5: 'a' stands more than once, so this one is coded 1.a-2"
    ]


def test_cross_references_become_links():
    rows, _ = read(
        sheet(f"""
        T
        {AREA}
        {GOAL}
        {HEADER}
        a) Open. (Also see Goal 1 under People)¶¶b) Call. (see the By-Laws, p. 3)¶¶c) Write. (See Goal 9 under People) | x
        Priority Focus Area #3: PEOPLE (x)
        {GOAL}
        {HEADER}
        a) Hire.
        """)
    )
    assert [(row["item_id"], row["words"], row["target_item_id"]) for row in rows["item_link"]] == [
        ("t/2.1.a", "Also see Goal 1 under People", "t/3.1"),
        ("t/2.1.c", "See Goal 9 under People", None),
    ]


def test_a_hidden_row_is_read_and_said():
    drawn = sheet(f"T\n{GOAL}\n{HEADER}\na) Open. | Ongoing")
    drawn.cells = {
        place: replace(cell, is_hidden=place[0] == 4) for place, cell in drawn.cells.items()
    }
    rows, problems = read(drawn)
    assert list(by_code(rows)) == ["1", "1.a"]
    assert [problem.cell for problem in problems] == ["A4", "B4"]


def test_a_word_document_carries_its_goal_into_the_next_table():
    prose = Sheet("Text 1", is_prose=True)
    for row, text in enumerate(["Plan of the Board", AREA, GOAL], start=1):
        prose.cells[row, 1] = Cell(row, 1, text, Kind.TEXT)
    rows, _ = read(
        prose,
        sheet(f"{HEADER}\na) Open.", name="Table 1"),
        file_name="plan.docx",
        file_format="docx",
    )
    assert list(by_code(rows)) == ["2", "2.1", "2.1.a"]
    assert rows["plan"][0]["title"] == "Plan of the Board"


def test_a_file_without_a_title_is_called_by_its_name_and_this_is_said():
    rows, problems = read(sheet(f"{GOAL}\n{HEADER}\na) Open."), file_name="board_plan.xlsx")
    assert (rows["plan"][0]["plan_id"], rows["plan"][0]["title"]) == ("board-plan", "Board plan")
    assert messages(problems, warnings=True) == [
        "board_plan.xlsx: No title stands above the plan, so it is called 'Board plan'; another can be given when loading"
    ]


def test_another_year_of_a_plan_is_the_same_plan():
    plans = [
        read(sheet(f"Plan {years}\n{GOAL}\n{HEADER}\na) Open."))[0]["plan"][0]
        for years in ("2022-2025", "2025-28")
    ]
    assert {plan["plan_id"] for plan in plans} == {"plan"}
    assert str(plans[1]["ends_on"]) == "2028-12-31"


@pytest.mark.parametrize(
    "picture", ["Name | Age\nA | 3", "Department | Status\nX | Y", "Goal\nGrow", ""]
)
def test_a_sheet_that_is_no_plan_is_not_taken_for_one(picture):
    assert plan_table.read(workbook(sheet(picture)), Options()) is None


def test_words_at_every_usual_place_are_vision_mission_and_demonstration():
    rows, _ = read(
        sheet(
            f"Plan\nDemonstration data: invented.\nVision: All well.\nOUR MISSION: We help.\n{GOAL}\n{HEADER}\na) Open."
        )
    )
    plan = rows["plan"][0]
    assert (plan["vision"], plan["mission"], plan["is_demonstration"]) == (
        "All well.",
        "We help.",
        True,
    )


def test_every_sheet_that_tells_of_the_plan_says_what():
    cover = sheet("Our Plan\nVision: All well.", name="Cover")
    lists = sheet("Status words\nOn track", name="Lists")
    plan = sheet(f"{GOAL}\n{HEADER}\na) Open. | Ongoing\nb) Call. | Monthly\n{KEY}")
    records = plan_table.read(workbook(cover, plan, lists), Options())
    assert records.sheets == {
        "Cover": "title, vision",
        "Plan": "key, 1 goal, 2 strategies",
    }
