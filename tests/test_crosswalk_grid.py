"""Crosswalks drawn as grids: requirements down the side, a column for each item or plan."""

from dataclasses import replace

import pytest
from pictures import sheet, workbook
from test_crosswalk_reading import FRAMEWORKS, REQUIREMENTS, linked, said
from update_files import known, plan_rows

from loaders.cells import Kind
from loaders.known import Known, known_of
from loaders.ledger import Load, add_load, empty_ledger
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.shapes import SHAPES, crosswalk

GRID = """
    Requirement | What is required | 1.a | 1.b
    Item 1      | Answer in time   | full |
    Safety      |                  |      |
    Item 2      | Keep at home     | P    | F
    Item 3      | Train            |      | none
"""


def read(picture, *, frameworks=FRAMEWORKS, requirements=REQUIREMENTS, merged=None, of=None):
    """The report and the rows of a workbook with these sheets; blank ones are left out."""
    drawn = {"Frameworks": frameworks, "Requirements": requirements}
    sheets = [sheet(one, name) for name, one in drawn.items() if one]
    grid = sheet(picture, "Grid", merged)
    book = workbook(*sheets, grid, file_name="c.xlsx")
    report, found, _ = recognized(book, Options(known=of or known()))
    return report, found


def test_a_grid_says_what_a_list_says_at_its_cells():
    report, found = read(GRID)
    assert said(report) == said(report, warnings=True) == []
    assert linked(found) == [
        ("Item 1", "plan/1.a", "full"),
        ("Item 2", "plan/1.a", "partial"),
        ("Item 2", "plan/1.b", "full"),
    ]
    assert [row["source"] for row in found["crosswalk_link"]] == [
        "c.xlsx!Grid!C2", "c.xlsx!Grid!C4", "c.xlsx!Grid!D4",
    ]  # fmt: skip
    assert report.sheets[2].says == "3 crosswalk links"
    assert [one for one in SHAPES[:-2] if one.claims(sheet(GRID))] == [crosswalk]


def test_the_columns_may_stand_beside_new_requirements():
    report, found = read(
        """
        Framework | Code | Requirement | 1.a – Write to ten firms | Owner
        Training  | 1    | Train staff | partial: the first year  | ED
        Training  | 2    | Train all   |                          | x
        """,
        frameworks="",
        requirements="",
    )
    assert said(report) == []
    assert [row["code"] for row in found["requirement"]] == ["1", "2"]
    (link,) = found["crosswalk_link"]
    assert (link["item_id"], link["coverage"]) == ("plan/1.a", "partial")
    assert link["note"] == "the first year"
    # What names no item stays a column that is not read.
    assert [cell for _, cell, _ in said(report, warnings=True)] == ["E1"]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "✔", "●", "yes"])
def test_a_mark_that_nobody_explains_is_a_problem_at_its_cell(mark):
    report, found = read(f"Requirement | 1.a | 1.b\nItem 1 | {mark} | full")
    assert said(report) == [
        ("Grid", "B2",
         (f"1.a has '{mark}', which does not say how far it is covered; write 'full' or 'partial', "
         f"or a line such as '{mark} = full' above the table"))
    ]  # fmt: skip
    assert "crosswalk_link" not in found


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("x = covered in full; o = in part", ""),
        ("Key: X: full, O: partly covered", ""),
        ("", "x = full coverage, o = partial coverage"),
    ],
)
def test_a_line_says_what_the_marks_mean(above, below):
    grid = f"{above}\nRequirement | 1.a | 1.b\nItem 1 | x | o\nItem 2 | | x\n{below}"
    report, found = read(grid)
    assert said(report) == said(report, warnings=True) == []
    assert linked(found) == [
        ("Item 1", "plan/1.a", "full"),
        ("Item 1", "plan/1.b", "partial"),
        ("Item 2", "plan/1.b", "full"),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("P = planned; F = full", ""),
        ("", "Key: P: planned, F: full"),
        ("P means planned", "F - full"),
    ],
)
def test_a_letter_that_a_line_explains_otherwise_is_no_coverage(above, below):
    report, found = read(f"{above}\nRequirement | 1.a | 1.b\nItem 1 | P | F\nItem 2 | f |\n{below}")
    ((_, cell, told),) = said(report)
    row = 3 if above else 2
    assert cell == f"B{row}"
    assert told == (
        "1.a has 'P', which stands for 'planned' here and says no coverage; write 'full' or "
        "'partial', or leave it blank for neither"
    )
    # Nothing of a file with a problem is loaded, and beside it nothing is odd.
    assert (said(report, warnings=True), linked(found)) == ([], [])


def test_a_line_that_numbers_something_explains_no_sign():
    report, found = read("Round 2: June\nRequirement | 1.a | 1.b\nItem 1 | P | F\nRef no: 12")
    assert said(report) == []
    assert [coverage for _, _, coverage in linked(found)] == ["partial", "full"]


def test_a_header_says_what_the_marks_below_it_mean():
    _, found = read("Requirement | 1.a (in full) | 1.b (x = partial)\nItem 1 | ✓ | x")
    assert linked(found) == [("Item 1", "plan/1.a", "full"), ("Item 1", "plan/1.b", "partial")]
    grid = "| Covered in part by |\nRequirement | 1.a | 1.b\nItem 1 | x | x"
    _, found = read(grid, merged={"B1": (1, 2)})
    assert linked(found) == [("Item 1", "plan/1.a", "partial"), ("Item 1", "plan/1.b", "partial")]


def test_below_a_plan_cells_name_its_items():
    report, found = read(
        "Requirement | Small Plan\n"
        "Item 1 | 1.a full; 1.b (partial)\nItem 2 | full: 1, 1.b\nItem 3 | -"
    )
    assert said(report) == []
    assert linked(found) == [
        ("Item 1", "plan/1.a", "full"),
        ("Item 1", "plan/1.b", "partial"),
        ("Item 2", "plan/1", "full"),
        ("Item 2", "plan/1.b", "full"),
    ]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("full", "has 'full', which does not say which of the plan's items covers it"),
        ("1.a", "does not say how far 1.a covers it; write '1.a full'"),
        ("7.z full", "should name the plan's items with their coverage, such as '1.2 full', not"),
        ("1.a x", "has 'x', which does not say how far it is covered"),
    ],
)
def test_what_a_cell_below_a_plan_lacks_is_said_at_it(cell, says):
    report, _ = read(f"Requirement | Small Plan\nItem 2 | 1.a full\nItem 1 | {cell}")
    ((sheet_name, at, told),) = said(report)
    assert (sheet_name, at) == ("Grid", "B3")
    assert told.startswith(f"Small Plan {says}")


@pytest.mark.parametrize(
    ("grid", "cell", "says"),
    [
        ("Requirement | 9.z | 1.a\nItem 1 | full", "B1",
         "'9.z' should be a plan, or the code or words of a plan item"),
        ("Requirement | 1.a\nItem 9 | full", "A2", "Requirement should be the code of a"),
        ("Requirement | 1.a\nItem 1 | perhaps", "B2",
         "1.a should be 'full' or 'partial', blank for neither, not 'perhaps'"),
        ("Requirement | 1.a | Write to ten firms\nItem 1 | full | full", "C2",
         "'Item 1' and item 1.a stand in B2 already; keep one of them"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_grid_is_said_at_its_cell(grid, cell, says):
    # One cell that is right, so that a slip beside it does not hide what the sheet is.
    report, _ = read(f"{grid}\nItem 2 | partial\nItem 3 | full")
    ((_, at, told),) = said(report)
    assert (at, told[: len(says)]) == (cell, says)


@pytest.mark.parametrize(
    ("checklist", "cell"),
    [
        ("Requirement | Due | Status\nAudit | June | Complete\nTraining | May | Partial", "C1"),
        ("Requirement | Done\nAudit | yes\nTraining | yes\nReport | ", "B1"),
        ("Standard | 2025 | 2026\nA | 0 | 1\nB | 1 | 1\nnote | outside | | x", "B1"),
    ],
)
def test_a_checklist_is_no_grid_and_stops_nothing(checklist, cell):
    report, found = read(checklist)
    ((of, at, told),) = said(report, warnings=True)
    assert (said(report), of, at) == ([], "Grid", cell)
    assert told.endswith(
        "looks like a column of a crosswalk's grid, but no column of this table names a plan or an "
        "item that is known, so it is not read; if it is a crosswalk, head them with the codes or "
        "words of plan items, or plans' titles"
    )
    assert sorted(found) == ["framework", "requirement"]
    assert report.sheets[2].says == (
        "A checklist or a crosswalk of no plan that is known; not used."
    )


def test_a_checklist_beside_an_update_lets_its_values_in():
    values = "Code | Period | Value\n1.1 | 2026 Q3 | 81"
    checklist = "Requirement | Due | Status\nAudit | June | Complete"
    book = workbook(sheet(values, "Values"), sheet(checklist, "To do"), file_name="c.xlsx")
    report, found, _ = recognized(book, Options(known=known()))
    assert said(report) == []
    assert found["measure_value"].column("value").to_pylist() == [81]


def test_without_a_plan_a_grid_says_to_load_it_first():
    report, _ = read(GRID, of=Known())
    ((_, cell, told),) = said(report, warnings=True)
    assert (said(report), cell) == ([], "C1")
    assert "; if it is a crosswalk, load the plan first, and head them with the codes" in told


def linked_before(*links):
    """What is known where these links stand: requirement, item, its words then, coverage."""
    drawn = sheet(FRAMEWORKS, "Frameworks"), sheet(REQUIREMENTS, "Requirements")
    _, standing, _ = recognized(workbook(*drawn, file_name="c.xlsx"), Options(known=known()))
    rows = [
        {
            "framework_id": "cfsr", "requirement_code": code, "plan_id": "plan",
            "item_id": f"plan/{item}", "item_text": text, "coverage": coverage,
            "is_withdrawn": coverage == "withdraw",
        }
        for code, item, text, coverage in links
    ]  # fmt: skip
    return known().with_rows(standing | {"crosswalk_link": rows})


FULL = ("Item 1", "1.a", "Write to ten firms", "full")


@pytest.mark.parametrize("cell", ["not covered", "Gap", "no", "none", "no: not yet", "o"])
def test_a_cell_that_denies_a_link_that_stands_is_warned_of(cell):
    grid = f"o = not covered\nRequirement | 1.a | 1.b\nItem 1 | {cell} | {cell}\nItem 2 | full |"
    report, found = read(grid, of=linked_before(FULL))
    assert said(report) == []
    assert said(report, warnings=True) == [
        ("Grid", "B3",
         (f"1.a has '{cell}', but Item 1 stands as full; write 'withdraw' to take it back"))
    ]  # fmt: skip
    assert linked(found) == [("Item 2", "plan/1.a", "full")]


@pytest.mark.parametrize("cell", ["", "-", "–", "withdraw", "full"])
def test_a_blank_or_a_dash_beside_a_link_says_nothing(cell):
    grid = f"Requirement | 1.a\nItem 1 | {cell}\nItem 2 | full"
    report, _ = read(grid, of=linked_before(FULL))
    assert said(report) == said(report, warnings=True) == []


def test_what_was_taken_back_or_told_of_other_words_is_denied_freely():
    gone = (FULL, (*FULL[:3], "withdraw"))
    moved = (("Item 1", "1.a", "Hold an open day", "full"),)
    for links in (gone, moved):
        report, _ = read("Requirement | 1.a\nItem 1 | no\nItem 2 | full", of=linked_before(*links))
        assert said(report, warnings=True) == []
    # The item has other words now, and they are no other item's: it is the same one still.
    worded = linked_before(("Item 1", "1.a", "Write to firms", "partial"))
    report, _ = read("Requirement | 1.a\nItem 1 | no\nItem 2 | full", of=worded)
    ((_, _, told),) = said(report, warnings=True)
    assert told == "1.a has 'no', but Item 1 stands as partial; write 'withdraw' to take it back"


@pytest.mark.parametrize("cell", ["none", "1.a no", "1.b full; 1.a: not covered"])
def test_below_a_plan_a_cell_denies_the_items_it_names_or_all(cell):
    grid = f"Requirement | Small Plan\nItem 1 | {cell}\nItem 2 | 1.a full"
    report, _ = read(grid, of=linked_before(FULL))
    assert said(report) == []
    assert said(report, warnings=True) == [
        ("Grid", "B2",
         (f"Small Plan has '{cell}', but item 1.a for Item 1 stands as full; write '1.a withdraw' "
         "to take it back"))
    ]  # fmt: skip


def test_a_heading_that_is_denied_is_no_problem():
    report, _ = read("Requirement | 1.a\nOther things | no\nItem 2 | full", of=linked_before(FULL))
    assert said(report) == said(report, warnings=True) == []


def test_a_link_of_the_ledger_is_known():
    with empty_ledger() as connection:
        for number, picture in enumerate(("full", "partial")):
            _, rows = read(f"Requirement | 1.a\nItem 1 | {picture}")
            name = f"{number}.xlsx"
            add_load(connection, Load("file", name, name, ["crosswalk"], "test", "Ana"), rows)
        ((code, (link,)),) = known_of(connection).frameworks["cfsr"].links.items()
    assert (code, link.item_id, link.coverage) == ("item 1", "plan/1.a", "partial")


def numbered(picture, **numbers):
    """A grid in which the cells of these addresses hold numbers."""
    grid = sheet(picture, "Grid")
    for place, cell in grid.cells.items():
        if cell.address in numbers:
            grid.cells[place] = replace(cell, value=numbers[cell.address], kind=Kind.NUMBER)
    return grid


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (("1.1", "1.10", "1.2"), "1.1 or 1.10"),
        (("1.10", "1.100", "1.2"), "1.10 or 1.100"),
    ],
)
def test_a_header_that_is_a_number_and_may_be_two_codes_is_refused(codes, says):
    plan = plan_rows(items=[(code, f"Words of {code}") for code in codes])
    grid = numbered("Requirement | 1.1 | 1.2\nItem 1 | full | partial", B1=1.1, C1=1.2)
    book = workbook(sheet(FRAMEWORKS, "F"), sheet(REQUIREMENTS, "R"), grid, file_name="c.xlsx")
    report, _, _ = recognized(book, Options(known=Known().with_rows(plan)))
    assert said(report) == [
        ("Grid", "B1",
         (f"'1.1' is a number here, which may be the item {says}; format the cell as text and "
         "write the code again"))
    ]  # fmt: skip


def test_a_header_that_is_a_number_is_the_only_code_that_equals_it():
    plan = plan_rows(items=[("1.1", "First"), ("1.2", "Second"), ("1.10", "Tenth")])
    drawn = sheet(REQUIREMENTS, "R"), numbered("Requirement | 1.2\nItem 1 | full", B1=1.2)
    of = Options(known=Known().with_rows(plan))
    report, found, _ = recognized(workbook(*drawn, file_name="c.xlsx"), of)
    assert said(report) == []
    assert linked(found) == [("Item 1", "plan/1.2", "full")]


def test_a_link_is_taken_back_in_its_cell():
    report, found = read("Requirement | 1.a\nItem 1 | withdraw\nItem 2 | full")
    assert said(report) == []
    assert [row["is_withdrawn"] for row in found["crosswalk_link"]] == [True, False]


def test_a_title_names_the_framework_where_there_are_several():
    frameworks = f"{FRAMEWORKS.rstrip()}\n    IV-D | Child support | OCSS | 45 CFR 302"
    report, found = read(f"CFSR against our plan\n{GRID.strip()}", frameworks=frameworks)
    assert said(report) == []
    assert len(linked(found)) == 3
    report, _ = read(GRID, frameworks=frameworks)
    assert said(report)[0][2].startswith("Framework should be 'Reviews of the state' or")


def test_where_plans_share_a_code_the_plan_stands_over_it_or_before_it():
    both = known().with_rows(plan_rows(plan_id="other", title="Other Plan"))
    over = "| Other Plan | | Small Plan |\nRequirement | 1.a | 1.b | 1.a\nItem 1 | full | | partial"
    report, found = read(over, merged={"B1": (1, 2)}, of=both)
    assert said(report)[0][1:] == (
        "D2",
        (
            "'1.a' is an item of several plans; write the plan's title over it, or before it with a "
            "colon"
        ),
    )
    report, found = read(over.replace("1.a\n", "Small Plan: 1.a\n"), merged={"B1": (1, 2)}, of=both)
    assert said(report) == []
    assert linked(found) == [("Item 1", "other/1.a", "full"), ("Item 1", "plan/1.a", "partial")]


def test_other_tables_with_such_a_header_are_none():
    for picture in ("Requirement | Cost\nItem 1 | 20", "Standard | Text\nA | full words here"):
        assert not crosswalk.claims(sheet(picture))
