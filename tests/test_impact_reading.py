"""Impact assessments as people write them: what is read, and every problem at its cell."""

from datetime import date

import pytest
from pictures import sheet, workbook
from update_files import known

from loaders.changes import changes
from loaders.impact.deciding import decide_impact
from loaders.ledger import Load, add_load, empty_ledger
from loaders.options import Options
from loaders.problems import Refused
from loaders.recognizing import recognized
from loaders.shapes import SHAPES, impact

HEAD = (
    "Assessment | Title | Proposal | Plan item | Measure | Dimension | Reference group | Within "
    "| Effect (points) | Outcome | Outcome is | Author | Assessed on | Decision | Decided by "
    "| Mitigation"
)
ROW = (
    "IA-1 | Online first | Take applications online | 1.a | 1.1 | Race | white | | 10 | is paid "
    "| good | Ana | 2026-03-31 | | |"
)
GROUPS = """
    Assessment | Group | Population | Affected | Outcomes before
    IA-1       | White | 1,000      | 600      | 600
    IA-1       | Black | 400        | 100      | 45%
"""
NUMBERS = ("stratum", "group_name", "population", "affected", "outcomes_before")


def read(*rows, groups=GROUPS, head=HEAD):
    """The report and the rows of a workbook with these assessments and groups."""
    sheets = [sheet("\n".join([head, *rows]), "Impact assessments"), sheet(groups, "Impact groups")]
    report, found, _ = recognized(
        workbook(*sheets, file_name="impact.xlsx"), Options(known=known())
    )
    return report, found


def said(report, *, warnings=False):
    found = report.warnings if warnings else report.problems
    return [(one.cell, one.message) for one in found]


def numbers(found):
    return [tuple(row[name] for name in NUMBERS) for row in found["impact_group"]]


def test_an_assessment_is_read_with_its_groups():
    report, found = read(ROW)
    assert said(report) == []
    (row,) = found["impact_assessment"]
    expected = {
        "assessment_id": "ia-1", "title": "Online first", "plan_id": "plan", "item_id": "plan/1.a",
        "item_text": "Write to ten firms", "measure_id": "1-1", "dimension": "Race",
        "reference_group": "White", "stratum_dimension": None, "effect_points": 10.0,
        "is_outcome_good": True, "author": "Ana", "assessed_on": date(2026, 3, 31),
        "decision": "Not decided", "is_demonstration": False, "is_withdrawn": False,
        "source": "impact.xlsx!Impact assessments!A2",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert numbers(found) == [
        ("Overall", "White", 1000, 600, 600),
        ("Overall", "Black", 400, 100, 180),
    ]
    assert found["impact_group"][1]["source"] == "impact.xlsx!Impact groups!B3"
    assert [(one.name, one.shape, one.says) for one in report.sheets] == [
        ("Impact assessments", "impact", "1 impact assessment"),
        ("Impact groups", "impact", "2 groups"),
    ]


def test_no_other_shape_takes_its_sheets():
    for name, picture in (("Impact assessments", HEAD + "\n" + ROW), ("Impact groups", GROUPS)):
        claimed = [shape for shape in SHAPES[:-2] if shape.claims(sheet(picture, name))]
        assert claimed == [impact]


def test_headers_are_forgiven_and_sums_are_left_out():
    groups = """
        Impact assessment | REGION | Race  | People | Number affected
        IA-1              | Coast  | White | 100    | 50
        IA-1              | Coast  | black | 100    | 60
        IA-1              | coast  | Total | 200    | 110
        IA-1              | Lakes  | White | 100    | 50
        IA-1              | Lakes  | Black | 100    | 60
    """
    head = "Impact assessment | Proposed decision | Disaggregated by | Strata | Prepared by | Date"
    report, found = read(
        "IA-1 | Move | Race | Region | Ana | March 31, 2026", groups=groups, head=head
    )
    assert said(report) == []
    assert numbers(found)[1] == ("Coast", "black", 100, 60, None)
    assert {row["group_name"] for row in found["impact_group"]} == {"White", "black"}
    assert said(report, warnings=True) == [
        ("C4", "Race 'Total' is a sum, which is computed; it is left out")
    ]


@pytest.mark.parametrize(
    ("was", "written", "cell", "says"),
    [
        ("Take applications online", "", "C2", "Proposal should say what is proposed"),
        ("| Race |", "| |", "F2",
         "Dimension should be what people are told apart by, such as Race or Region"),
        ("| Ana |", "| |", "L2", "Author should be who made the assessment"),
        ("2026-03-31", "soon", "M2",
         "Assessed on should be a day such as 2026-03-31, not 'soon'"),
        ("2026-03-31 | |", "2026-03-31 | Perhaps |", "N2",
         ("Decision should be 'Not decided', 'Go ahead', 'Go ahead with mitigation' or 'Do not go "
         "ahead', not 'Perhaps'")),
        ("2026-03-31 | |", "2026-03-31 | Go ahead |", "O2",
         "Decided by should be who decided, as there is a decision"),
        ("2026-03-31 | | |", "2026-03-31 | go ahead with mitigation | Board |", "P2",
         "Mitigation should say what is done, as the decision is 'Go ahead with mitigation'"),
        ("| 10 |", "| 400 |", "I2",
         ("Effect (points) should be by how many points the chance of the outcome changes for one "
         "who is affected, from -100 to 100, not '400'")),
        ("1.1 | Race", "| Race", "K2",
         "Outcome is should be good or bad: the effect changes the chance of it"),
        ("white", "Blue", "G2", "Reference group should be one of its groups, 'White', 'Black', not 'Blue'"),
        ("1.1 | Race", "9.9 | Race", "E2", "Measure should be the code of a measure, not '9.9'; nearest"),
        ("1.a", "7.z", "D2", "Plan item should be the code of a plan item, not '7.z'; nearest"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_assessment_is_said_at_its_cell(was, written, cell, says):
    row = ROW.replace("| good |", "| |") if cell == "K2" else ROW
    assert was in row
    report, found = read(row.replace(was, written, 1))
    assert [(at, told[: len(says)]) for at, told in said(report)] == [(cell, says)]
    assert found == {}


@pytest.mark.parametrize(
    ("was", "written", "cell", "says"),
    [
        ("| 100      | 45%", "| 500      | 45%", "D3",
         "Affected of Black should be at most their 400 people, not 500"),
        ("| 400        | 100", "| 400        | 10.5", "D3",
         "Affected should be a whole number of people, not '10.5'"),
        ("| 400        | 100", "| 400        | ", "D3",
         "Affected of Black should be a number of people; write 0 for nobody"),
        ("| 45%", "| 500", "E3",
         "Outcomes before of Black should be from 0 to their 400 people, not 500"),
        ("Black", "White", "B3", "Group 'White' stands in B2 already; keep one of them"),
        ("IA-1       | Black", "IA-7       | Black", "A3",
         ("Assessment should be an assessment of this workbook, not 'IA-7': there is 'IA-1'; an "
         "assessment is kept with its groups as a whole, so give its own row too")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_group_is_said_at_its_cell(was, written, cell, says):
    assert was in GROUPS
    report, found = read(ROW, groups=GROUPS.replace(was, written, 1))
    assert (cell, says) in said(report)
    assert found == {}


def test_an_assessment_without_groups_and_groups_without_an_assessment():
    report, _ = read(ROW.replace("IA-1", "IA-2"), ROW)
    assert said(report) == [
        (
            "A2",
            (
                "Assessment 'IA-2' has no groups; give two or more, each with its people and how "
                "many of them are affected"
            ),
        )
    ]
    alone, _, _ = recognized(workbook(sheet(GROUPS, "Impact groups")), Options(known=known()))
    (problem,) = alone.problems
    assert problem.message.startswith("Group should be of an assessment of this workbook")


def test_the_same_assessment_twice_is_a_problem():
    report, _ = read(ROW, ROW)
    assert said(report) == [("A3", "Assessment stands in A2 already; keep one row of it")]


def test_an_effect_on_a_chance_that_nobody_gives_is_warned_of():
    groups = GROUPS.replace("| 600\n", "|\n").replace("| 45%", "|")
    report, _ = read(ROW.replace("1.1 | Race", "| Race"), groups=groups)
    assert said(report) == []
    ((cell, says),) = said(report, warnings=True)
    assert (cell, says[:51]) == ("I2", "Effect (points) has no chance before it to change, ")


def told(connection, *rows, groups=GROUPS):
    _, found = read(*rows, groups=groups)
    return found, changes(connection, found, known())


def test_changes_tell_an_assessment_as_a_whole():
    with empty_ledger() as connection:
        found, new = told(connection, ROW)
        assert new.counts == {"impact_assessment": {"added": 1}}
        add_load(connection, Load("file", "a.xlsx", "a", ["impact"], "test", "Ana"), found)
        assert told(connection, ROW)[1].counts == {}
        _, decided = told(connection, ROW.replace("| | |", "| Go ahead | Board |"))
        assert [one.what for one in decided.listed] == [
            "decision: Not decided → Go ahead; decided by: nothing → Board"
        ]
        fewer = GROUPS.replace("400        | 100", "400        | 90")
        assert [one.what for one in told(connection, ROW, groups=fewer)[1].listed] == [
            "other numbers of people"
        ]
        _, back = told(connection, "IA-1 | | | | | | | | | | | | | withdraw | |")
        assert back.counts == {"impact_assessment": {"withdrawn": 1}}


def test_a_decision_with_several_problems_is_refused_with_all_of_them(tmp_path):
    with pytest.raises(Refused) as refused:
        decide_impact(str(tmp_path), "ia-1", {"Decision": "Maybe", "Decided on": "soon"}, "Ana")
    assert str(refused.value) == (
        "Decision should be 'Not decided', 'Go ahead', 'Go ahead with mitigation' or 'Do not go "
        "ahead', not 'Maybe'. Decided on should be a day such as 2026-03-31, not 'soon'."
    )
