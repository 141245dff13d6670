"""Strategy tables as people really lay them out: nothing is lost unsaid, nothing lands elsewhere."""

import pytest
from pictures import sheet, workbook

from loaders.cells import Cell, Kind, Sheet
from loaders.options import Options
from loaders.shapes import plan_table

H = "Strategies | By When | Who"


def read(*sheets, merged=None, **kind):
    drawn = [sheet(one, merged=merged) if isinstance(one, str) else one for one in sheets]
    records = plan_table.read(workbook(*drawn, **kind), Options(title="P"))
    return plan_table.rows(records), plan_table.validate(records)


def tree(rows):
    """Code, words and what stands beside them, one item each."""
    return [
        (row["code"], row["text"], row["by_when"], ",".join(row["owners"]))
        for row in rows["plan_item"]
    ]


def warnings(problems):
    return [f"{problem.cell}: {problem.message}" for problem in problems]


def test_one_header_on_top_holds_for_every_goal_below_it():
    rows, problems = read(
        f"{H}\nGoal 1: Grow\na) Recruit|June 2026|ED\nb) Retain|Ongoing|BD\nGoal 2: Serve\na) Train|Monthly|IM"
    )
    assert tree(rows) == [
        ("1", "Grow", None, ""),
        ("1.a", "Recruit", "June 2026", "ED"),
        ("1.b", "Retain", "Ongoing", "BD"),
        ("2", "Serve", None, ""),
        ("2.a", "Train", "Monthly", "IM"),
    ]
    assert problems == []


def test_a_subtitle_over_the_columns_ends_no_table():
    rows, problems = read(
        f"Goal 1: Grow\n{H}\na) Recruit|May 2026|ED\nIn the second year\nb) Retain|Ongoing|BD",
        merged={"A4": (1, 3)},
    )
    assert [row[0] for row in tree(rows)] == ["1", "1.a", "1.b"]
    assert warnings(problems) == [
        "A4: 'In the second year' stands beside the tables and is not read"
    ]


@pytest.mark.parametrize("goal", ["Goal 1: Grow || ", "Grow || "])
def test_a_parent_may_have_a_row_of_its_own(goal):
    rows, problems = read(f"Goal|Strategy|Who\n{goal}\n|Recruit|ED\n|Retain|ED\nServe||\n|Train|IM")
    assert [(row["text"], row["level_name"]) for row in rows["plan_item"]] == [
        ("Grow", "goal"),
        ("Recruit", "strategy"),
        ("Retain", "strategy"),
        ("Serve", "goal"),
        ("Train", "strategy"),
    ]
    assert [row["parent_id"] for row in rows["plan_item"]] == [None, "p/1", "p/1", None, "p/2"]
    assert problems == []


def test_what_stands_beside_a_parent_alone_is_its_own():
    rows, _ = read("Goal|Strategy|Who\nGrow||BD\n|Recruit|ED")
    assert tree(rows) == [("1", "Grow", None, "BD"), ("1.1", "Recruit", None, "ED")]


def test_codes_are_unique_in_the_whole_plan_and_a_changed_one_is_said():
    rows, problems = read(
        "Focus Area 1: A\nGoal 1: G\nNo|Strategy|Who\n1.1|x|ED\n1.2|y|ED\n"
        "Focus Area 2: B\nGoal 1: G\nNo|Strategy|Who\n1.1|z|ED"
    )
    codes = [row["code"] for row in rows["plan_item"]]
    assert codes == ["1", "1.1", "1.1.1", "1.1.2", "2", "2.1", "2.1.1"]
    assert warnings(problems) == [
        "B4: '1.1' stands under 1.1, so it is coded 1.1.1",
        "B5: '1.2' stands under 1.1, so it is coded 1.1.2",
        "B9: '1.1' stands under 2.1, so it is coded 2.1.1",
    ]


def test_two_goals_of_one_number_are_both_kept_and_said():
    rows, problems = read(
        f"Goal 1: Grow\n{H}\na) x|May 2026|ED\nGoal 1: Serve\n{H}\na) y|May 2026|ED"
    )
    assert [row["code"] for row in rows["plan_item"]] == ["1", "1.a", "1-2", "1-2.a"]
    assert warnings(problems) == ["A4: '1' stands more than once, so this one is coded 1-2"]


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("Focus Area: People", "focus area", "People"),
        ("GOAL 2 Save money", "goal", "Save money"),
        ("Goal 2 - Save money", "goal", "Save money"),
        ("Goal 2¶Save money", "goal", "Save money"),
        ("Goal: Save money", "goal", "Save money"),
    ],
)
def test_headings_in_every_usual_form(line, level, text):
    rows, _ = read(f"{line}\n{H}\na) x|May 2026|ED")
    first = rows["plan_item"][0]
    assert (first["level_name"], first["text"]) == (level, text)
    assert rows["plan_item"][1]["parent_id"] == first["item_id"]


def test_a_goal_whose_words_stand_on_the_next_line():
    rows, _ = read(f"Goal 1\nGrow\n{H}\na) x|May 2026|ED\nGoal 2\nServe\n{H}\na) y|May 2026|ED")
    assert [(code, text) for code, text, *_ in tree(rows)] == [
        ("1", "Grow"),
        ("1.a", "x"),
        ("2", "Serve"),
        ("2.a", "y"),
    ]


def test_an_outcome_under_a_goal_takes_no_strategies_from_it():
    rows, _ = read(f"Goal 1: G\nOutcome: more members\n{H}\na) x|May 2026|ED")
    assert [(row["code"], row["level_name"]) for row in rows["plan_item"]] == [
        ("1", "goal"),
        ("1.1", "outcome"),
        ("1.a", "strategy"),
    ]


@pytest.mark.parametrize("words", ["Goal-setting workshop", "Goal - oriented outreach", "Goals"])
def test_words_that_only_look_like_a_heading_stay_a_strategy(words):
    rows, _ = read(f"Goal 1: G\nStrategies | By When | Who\n{words}||\nCall|May 2026|ED")
    assert [text for _, text, *_ in tree(rows)] == ["G", words, "Call"]


def test_text_beside_the_tables_is_named_when_it_is_not_read():
    rows, problems = read(
        f"Title\nValues: honesty\nGoal 1: G\nBaseline: 40 members\n{H}\na) x|May 2026|ED"
    )
    assert [row[0] for row in tree(rows)] == ["1", "1.a"]
    assert warnings(problems) == [
        "A2: 2 lines stand beside the tables and are not read, the first is 'Values: honesty'"
    ]


def test_words_alone_below_a_table_may_be_a_note():
    rows, problems = read(
        f"Goal 1: G\n{H}\nCall|May 2026|ED\nWrite|May 2026|ED\nSource: board minutes"
    )
    (first, second) = rows["item_reading"]
    assert (first["words"], second["words"]) == ("strategy", "note")
    assert first["item_id"] == "p/1.3"
    assert len(problems) == 1


def test_a_line_without_a_letter_is_read_as_going_on_and_this_is_said():
    rows, problems = read(f"Goal 1: G\n{H}\na) Call|May 2026|ED\nand write\nb) Visit|Ongoing|BD")
    assert tree(rows)[1][1] == "Call and write"
    assert "A4: 'and write' has no letter or number of its own" in warnings(problems)[0]


@pytest.mark.parametrize(
    "labels",
    [("I.", "II.", "III."), ("1.", "5.", "9."), ("A.", "A.1", "B."), ("1.1", "1.3", "2.1")],
)
def test_every_row_with_a_label_is_an_item_whatever_the_label(labels):
    lines = "\n".join(
        f"{label} x{number}|{month} 2026|ED"
        for number, (label, month) in enumerate(zip(labels, ("May", "June", "July"), strict=True))
    )
    rows, _ = read(f"Goal 1: G\n{H}\n{lines}")
    assert [(text, by_when) for _, text, by_when, _ in tree(rows)[1:]] == [
        ("x0", "May 2026"),
        ("x1", "June 2026"),
        ("x2", "July 2026"),
    ]
    assert rows["item_reading"] == []


def test_a_sub_item_i_is_no_item_when_g_still_comes():
    rows, _ = read(f"Goal 1: G\n{H}\n" + "f) x¶i) part¶g) y" + "|May 2026¶June 2026|ED")
    assert [code for code, *_ in tree(rows)] == ["1", "1.f", "1.g"]


def test_goals_of_the_same_words_and_another_number_are_two():
    rows, _ = read("Goal|Strategy|Who\n1 Grow|x|ED\n2 Serve|y|ED\n3 Grow|z|ED")
    assert [(code, text) for code, text, *_ in tree(rows)] == [
        ("1", "Grow"), ("1.1", "x"), ("2", "Serve"), ("2.1", "y"), ("3", "Grow"), ("3.1", "z"),
    ]  # fmt: skip


def test_sheets_that_begin_their_goals_anew_are_the_areas():
    goal = f"Goal 1: G\n{H}\na) x|May 2026|ED"
    rows, problems = read(sheet(goal, name="People"), sheet(goal, name="Money"))
    assert [(row["code"], row["name"]) for row in rows["plan_item"] if row["level"] == 1] == [
        ("1", "People"),
        ("2", "Money"),
    ]
    assert len(problems) == 2


def test_a_blank_row_between_rows_takes_no_certainty_from_them():
    rows, _ = read(
        f"Goal 1: G\n{H}\na) x|June 2026|ED\n||\nb) y||BD\nc) z|Ongoing¶review in May|IM"
    )
    assert [(by_when, who) for _, _, by_when, who in tree(rows)[1:]] == [
        ("June 2026", "ED"),
        (None, "BD"),
        ("Ongoing review in May", "IM"),
    ]
    assert rows["item_reading"] == []


def test_a_remark_under_a_deadline_is_no_deadline_of_the_next():
    rows, _ = read(f"Goal 1: G\n{H}\na) x¶¶b) y¶¶c) z|June 2026¶(first draft)¶¶May 2026|ED¶¶BD¶¶IM")
    items = tree(rows)
    assert items[1][2] == "June 2026 (first draft)"
    assert {row["item_id"] for row in rows["item_reading"]} == {"p/1.b", "p/1.c"}


def test_deadlines_without_blank_lines_are_each_a_reading():
    rows, _ = read(f"Goal 1: G\n{H}\na) x¶b) y¶c) z|June 2026¶May 2026|ED¶BD¶IM")
    assert [by_when for _, _, by_when, _ in tree(rows)[1:]] == ["June 2026", "May 2026", None]
    readings = {(row["item_id"], row["words"]) for row in rows["item_reading"]}
    assert {("p/1.b", "June 2026"), ("p/1.b", "May 2026"), ("p/1.c", "May 2026")} <= readings


def test_two_lines_at_the_top_may_both_be_meant_for_the_first():
    rows, _ = read(f"Goal 1: G\n{H}\na) x¶¶¶b) y¶¶¶c) z|June 2026¶May 2026|ED¶¶¶BD¶¶¶IM")
    readings = [row["words"] for row in rows["item_reading"] if row["item_id"] == "p/1.a"]
    assert readings == ["June 2026", "June 2026 May 2026", ""]


def test_a_second_header_row_is_outside():
    rows, problems = read(f"Goal 1: G\n{H}\n|Start|\na) x|May 2026|ED\nb) y|June 2026|BD")
    assert [by_when for _, _, by_when, _ in tree(rows)[1:]] == ["May 2026", "June 2026"]
    assert warnings(problems) == [
        "B3: 'Start' stands outside the table's columns, so it is not read"
    ]


def test_the_key_may_have_commas_or_a_line_for_each_code():
    table = f"Goal 1: G\n{H}\na) x|May 2026|ED"
    in_one, _ = read(f"{table}\nKEY: BD= Board, ED= Executive Director")
    in_lines, _ = read(f"{table}\nKEY:\nBD = Board\nED = Executive Director")
    for rows in (in_one, in_lines):
        assert {row["owner_code"]: row["name"] for row in rows["plan_owner"]} == {
            "BD": "Board",
            "ED": "Executive Director",
        }


def test_a_code_with_two_meanings_keeps_the_first_and_this_is_said():
    rows, problems = read(f"Goal 1: G\n{H}\na) x|May 2026|ED\nKEY: ED= Director\nKEY: ED= Editor")
    assert [(row["name"], row["source"]) for row in rows["plan_owner"]] == [
        ("Director", "plan.xlsx!Plan!A4")
    ]
    assert warnings(problems) == [
        "A5: ED is 'Director' further up and 'Editor' here; the first is used"
    ]


def test_ones_and_zeros_are_hundreds_and_this_is_said():
    drawn = sheet("Goal 1: G\nStrategy | Who | % Complete\na) x|ED|\nb) y|ED|")
    for row, value in ((3, 1), (4, 0)):
        drawn.cells[row, 3] = Cell(row, 3, value, Kind.NUMBER)
    rows, problems = read(drawn)
    assert [row["percent_complete"] for row in rows["plan_item"]] == [None, 100, 0]
    assert warnings(problems) == [
        "C3: 1 is read as 100%, as Excel stores it, since the column holds only 0 and 1"
    ]


def test_a_hidden_sheet_gives_no_title():
    hidden = Sheet("Lists", {(1, 1): Cell(1, 1, "Status words", Kind.TEXT)}, is_hidden=True)
    table = sheet(f"Plan of the Board\nGoal 1: G\n{H}\na) x|May 2026|ED")
    records = plan_table.read(workbook(hidden, table), Options())
    assert records.plan.title == "Plan of the Board"


def test_a_column_of_goal_numbers_is_no_column_of_strategy_numbers():
    rows, problems = read("Goal ID|Goal|Strategy ID|Strategy\nG1|Grow|7|x\nG1|Grow|8|y")
    assert [row["code"] for row in rows["plan_item"]] == ["1", "1.7", "1.8"]
    assert warnings(problems) == [
        "A1: Column 'Goal ID' is none that a plan's table has, so it is not read"
    ]


def test_a_reference_that_names_two_areas_points_at_neither():
    rows, _ = read(
        f"Focus Area 1: People\nGoal 1: G\n{H}\na) x (see Goal 1 under People or Money)|May 2026|ED\n"
        f"Focus Area 2: Money\nGoal 1: G\n{H}\na) y|May 2026|ED"
    )
    assert [row["target_item_id"] for row in rows["item_link"]] == [None]
