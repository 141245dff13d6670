"""Frameworks, requirements and links as people write them: what is read, and every problem."""

from datetime import date

import pytest
from pictures import sheet, workbook
from update_files import known

from loaders.cells import Cell, Kind
from loaders.changes import changes
from loaders.known import known_of
from loaders.ledger import Load, add_load, empty_ledger
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.shapes import SHAPES, crosswalk

FRAMEWORKS = """
    Framework | Name                 | Issued by | Source
    CFSR      | Reviews of the state | ACF       | 45 CFR 1355.34
"""
REQUIREMENTS = """
    Framework | Code   | Outcome or systemic factor | Program | Requirement
    CFSR      | Item 1 | Safety: no harm            | IV-B    | Answer reports in time
    CFSR      | Item 2 | Safety: no harm            |         | Keep children at home
    CFSR      | Item 3 | Training                   |         | Train staff
"""
HEAD = "Framework | Requirement | Plan | Item | Coverage | Note"
ROW = "CFSR | Item 1 | | 1.a | full | The first"


def read(*links, frameworks=FRAMEWORKS, requirements=REQUIREMENTS, head=HEAD, of=None):
    """The report and the rows of a workbook with these sheets; blank ones are left out."""
    sheets = {"Frameworks": frameworks, "Requirements": requirements}
    if links:
        sheets["Crosswalk"] = "\n".join([head, *links])
    drawn = [sheet(picture, name) for name, picture in sheets.items() if picture]
    options = Options(known=of or known())
    report, found, _ = recognized(workbook(*drawn, file_name="c.xlsx"), options)
    return report, found


def said(report, *, warnings=False):
    found = report.warnings if warnings else report.problems
    return [(one.sheet, one.cell, one.message) for one in found]


def linked(found):
    """Requirement, item and coverage of every link."""
    return [
        (row["requirement_code"], row["item_id"], row["coverage"])
        for row in found.get("crosswalk_link", [])
    ]


def test_a_framework_its_requirements_and_links_are_read():
    report, found = read(ROW, "CFSR | Item 3 | | 1 | partial |")
    assert said(report) == said(report, warnings=True) == []
    assert found["framework"] == [
        {
            "source": "c.xlsx!Frameworks!A2", "framework_id": "cfsr",
            "name": "Reviews of the state", "issuer": "ACF", "source_note": "45 CFR 1355.34",
            "is_demonstration": False, "is_withdrawn": False,
        }
    ]  # fmt: skip
    assert found["requirement"][0] == {
        "source": "c.xlsx!Requirements!B2", "framework_id": "cfsr", "code": "Item 1",
        "heading": "Safety: no harm", "program": "IV-B", "text": "Answer reports in time",
        "ordinal": 1, "is_withdrawn": False,
    }  # fmt: skip
    assert found["crosswalk_link"][0] == {
        "source": "c.xlsx!Crosswalk!B2", "framework_id": "cfsr", "requirement_code": "Item 1",
        "plan_id": "plan", "item_id": "plan/1.a", "item_text": "Write to ten firms",
        "coverage": "full", "note": "The first", "is_withdrawn": False,
    }  # fmt: skip
    assert linked(found)[1] == ("Item 3", "plan/1", "partial")
    assert [(one.name, one.shape, one.says) for one in report.sheets] == [
        ("Frameworks", "crosswalk", "1 framework"),
        ("Requirements", "crosswalk", "3 requirements"),
        ("Crosswalk", "crosswalk", "2 crosswalk links"),
    ]


def test_no_other_shape_takes_its_sheets():
    sheets = {
        "Frameworks": FRAMEWORKS,
        "Requirements": REQUIREMENTS,
        "Crosswalk": HEAD + "\n" + ROW,
    }
    for name, picture in sheets.items():
        claimed = [one for one in SHAPES[:-2] if one.claims(sheet(picture, name))]
        assert claimed == [crosswalk]


def test_headers_stand_in_any_order_and_row_with_other_words():
    requirements = """
        Training across programs
        |
        Program | Training requirement | No. | Framework
        IV-D    | Train new workers    | 1   | Training
        IV-E    | Train trainers       | 2   | Training
    """
    head = "Covered by | Requirement no. | Extent of coverage | Comment"
    report, found = read(
        "1.b | 2 | Partly | Only two", head=head, frameworks="", requirements=requirements
    )
    assert said(report) == []
    assert [(row["framework_id"], row["name"]) for row in found["framework"]] == [
        ("training", "Training")
    ]
    assert [(row["code"], row["program"], row["text"]) for row in found["requirement"]] == [
        ("1", "IV-D", "Train new workers"),
        ("2", "IV-E", "Train trainers"),
    ]
    assert linked(found) == [("2", "plan/1.b", "partial")]


@pytest.mark.parametrize("words", ["Item 1", "item 1", "1", "ITEM 1.", "Answer reports in time"])
def test_a_requirement_is_known_by_its_code_or_its_words(words):
    report, found = read(f"CFSR | {words} | | 1.a | full |")
    assert said(report) == []
    assert linked(found) == [("Item 1", "plan/1.a", "full")]


def test_a_heading_links_all_that_stands_under_it_and_says_so():
    report, found = read("CFSR | Safety | | 1.a | full |")
    assert linked(found) == [("Item 1", "plan/1.a", "full"), ("Item 2", "plan/1.a", "full")]
    assert said(report, warnings=True) == [
        ("Crosswalk", "B2", "Requirement 'Safety' is a heading; all 2 under it are linked")
    ]


def test_several_requirements_and_items_in_a_row_are_linked_each_with_each():
    report, found = read("CFSR | Item 1, Item 3 | | 1.a; Write to ten firms, 1 | partial |")
    assert said(report) == []
    assert linked(found) == [
        ("Item 1", "plan/1.a", "partial"), ("Item 1", "plan/1", "partial"),
        ("Item 3", "plan/1.a", "partial"), ("Item 3", "plan/1", "partial"),
    ]  # fmt: skip


def test_rows_that_are_left_blank_say_nothing():
    report, found = read("CFSR | Item 1 | Plan of the Agency | | | |", ROW.replace("1", "2", 1))
    assert said(report) == []
    assert linked(found) == [("Item 2", "plan/1.a", "full")]


NEAR = "'CFSR' is unknown, because no framework is loaded yet; load its requirements first"


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        ("Other | Item 1 | | 1.a | full |", "A2",
         "Framework should be 'Reviews of the state', not 'Other'"),
        ("CFSR | Item 9 | | 1.a | full |", "B2",
         ("Requirement should be the code of a requirement of Reviews of the state, not 'Item 9'; "
         "there is 'Item 3', 'Item 2', 'Item 1'")),
        ("CFSR | | | 1.a | full |", "B2",
         "Requirement should be the code of a requirement, not blank"),
        ("CFSR | Item 1 | | | full |", "D2", "Item should be the code of a plan item, not blank"),
        ("CFSR | Item 1 | | 7.z | full |", "D2",
         "Item should be the code of a plan item, not '7.z'; nearest"),
        ("CFSR | Item 1 | No plan | 1.a | full |", "C2", "Plan should be "),
        ("CFSR | Item 1 | | 1.a | perhaps |", "E2",
         ("Coverage should be 'full' or 'partial', or 'withdraw' to take the link back, not "
         "'perhaps'")),
        ("CFSR | Item 1 | | 1.a | |", "E2",
         "Coverage should be 'full' or 'partial', or 'withdraw' to take the link back"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_link_is_said_at_its_cell(row, cell, says):
    report, found = read(row)
    assert [(at, told[: len(says)]) for _, at, told in said(report)] == [(cell, says)]
    assert linked(found) == []


def test_the_same_link_twice_is_a_problem():
    report, _ = read(ROW, "CFSR | 1 | | Write to ten firms | partial |")
    assert said(report) == [
        ("Crosswalk", "B3",
         "Requirement 'Item 1' and item 1.a stand in B2 already; keep one row of them")
    ]  # fmt: skip


def test_a_crosswalk_without_a_column_for_coverage_is_refused_once():
    report, _ = read(
        "CFSR | Item 1 | 1.a", "CFSR | Item 2 | 1.a", head="Framework | Requirement | Item"
    )
    ((_, _, says),) = said(report)
    assert says.startswith("Coverage is a column that is missing")


def test_links_to_a_framework_that_nobody_loaded_are_refused():
    report, _ = read(ROW, frameworks="", requirements="")
    assert [(cell, says) for _, cell, says in said(report)] == [("A2", f"Framework {NEAR}")]


@pytest.mark.parametrize(
    ("was", "written", "cell", "says"),
    [
        ("| Item 2 |", "| item 1. |", "B3", "Code 'item 1.' stands in B2 already; keep one row of it"),
        ("| Item 2 |", "| |", "B3", "Code should be a short code that no other requirement of it has"),
        ("| Train staff", "|", "E4", "Requirement should say what is required"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_requirement_is_said_at_its_cell(was, written, cell, says):
    assert was in REQUIREMENTS
    report, found = read(requirements=REQUIREMENTS.replace(was, written, 1))
    assert [(at, words) for _, at, words in said(report)] == [(cell, says)]
    assert found == {}


def test_the_same_framework_twice_is_a_problem():
    report, _ = read(frameworks=FRAMEWORKS + "    cfsr | Again | ACF | Rule\n")
    assert said(report) == [
        ("Frameworks", "A3", "Framework stands in A2 already; keep one row of it")
    ]


def test_a_formula_without_a_value_and_a_date_for_a_code_are_refused():
    drawn = sheet(f"{HEAD}\n{ROW}", "Crosswalk")
    drawn.cells[2, 4] = Cell(2, 4, date(2026, 1, 2), Kind.DATE)
    drawn.cells[2, 5] = Cell(2, 5, None, Kind.FORMULA)
    sheets = [sheet(FRAMEWORKS, "Frameworks"), sheet(REQUIREMENTS, "Requirements"), drawn]
    report, _, _ = recognized(workbook(*sheets), Options(known=known()))
    told = {one.cell: one.message for one in report.problems}
    assert "Excel makes a date of 1-2" in told["D2"]
    assert "formula that was never calculated" in told["E2"]


def add(connection, *links, file="c.xlsx", **given):
    """Load a workbook into a ledger; what it changes, as counts."""
    report, found = read(*links, **given)
    assert said(report) == []
    counts = changes(connection, found, known()).counts
    add_load(connection, Load("file", file, file, ["crosswalk"], "test", "Ana"), found)
    return counts


def test_changes_tell_what_is_added_changed_and_withdrawn():
    with empty_ledger() as connection:
        assert add(connection, ROW) == {
            "framework": {"added": 1}, "requirement": {"added": 3}, "crosswalk_link": {"added": 1},
        }  # fmt: skip
        assert add(connection, ROW) == {}
        assert add(connection, "CFSR | 1 | | 1.a | partial | The first") == {
            "crosswalk_link": {"changed": 1}
        }
        _, found = read("CFSR | 1 | | 1.a | full |")
        (line,) = [one.line for one in changes(connection, found, known()).listed]
        assert line == "Item 1 of cfsr: coverage: partial → full; note: The first → nothing"
        assert add(connection, "CFSR | 1 | | 1.a | withdraw |") == {
            "crosswalk_link": {"withdrawn": 1}
        }
        withdrawn = REQUIREMENTS.replace("Train staff", "withdraw")
        assert add(connection, requirements=withdrawn) == {"requirement": {"withdrawn": 1}}
        gone = FRAMEWORKS.replace("Reviews of the state", "withdraw")
        assert add(connection, frameworks=gone, requirements="") == {"framework": {"withdrawn": 1}}
        assert known_of(connection).frameworks == {}


def test_requirements_that_come_later_stand_behind_those_that_are_there():
    with empty_ledger() as connection:
        add(connection)
        of = known_of(connection)
        more = "Framework | Code | Program | Requirement\nCFSR | Item 9 | | Listen"
        _, found = read(frameworks="", requirements=more, of=of)
        assert [row["ordinal"] for row in found["requirement"]] == [4]
        fewer = "Framework | Code | Program | Requirement\nCFSR | item 2 | | Keep them home"
        _, found = read(frameworks="", requirements=fewer, of=of)
        assert [(row["code"], row["ordinal"]) for row in found["requirement"]] == [("Item 2", 2)]
        whole = REQUIREMENTS.replace("Item 1", "Item 0", 1) + "    CFSR | Item 1 | | | First\n"
        _, found = read(frameworks="", requirements=whole, of=of)
        assert [(row["code"], row["ordinal"]) for row in found["requirement"]] == [
            ("Item 0", 1), ("Item 2", 2), ("Item 3", 3), ("Item 1", 4),
        ]  # fmt: skip


def test_what_is_invented_is_told_from_the_words_above_it():
    _, found = read(frameworks="Demonstration data: invented\n|\n" + FRAMEWORKS.strip())
    assert found["framework"][0]["is_demonstration"] is True


@pytest.mark.parametrize(
    ("picture", "cell"),
    [
        (FRAMEWORKS, (2, 1)),
        (REQUIREMENTS, (2, 2)),
        (REQUIREMENTS, (2, 5)),
        (f"{HEAD}\n{ROW}", (2, 2)),
        (f"{HEAD}\n{ROW}", (2, 4)),
        (f"{HEAD}\n{ROW}", (2, 5)),
    ],
)
def test_a_formula_without_a_value_is_told_of_once(picture, cell):
    drawn = sheet(picture, "Here")
    drawn.cells[cell] = Cell(*cell, None, Kind.FORMULA)
    others = [sheet(one, name) for name, one in (("F", FRAMEWORKS), ("R", REQUIREMENTS))
              if one != picture]  # fmt: skip
    report, _, _ = recognized(workbook(drawn, *others, file_name="c.xlsx"), Options(known=known()))
    told = [message for place, at, message in said(report)
            if (place, at) == ("Here", drawn.cells[cell].address)]  # fmt: skip
    assert [message.partition(" holds ")[2][:38] for message in told] == [
        "a formula that was never calculated; o"
    ]
