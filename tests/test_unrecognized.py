"""What a person is told who loads a file that nothing knows: tables that would be known."""

import re

import pytest
from pictures import sheet, workbook

from loaders.options import Options
from loaders.recognizing import recognized
from loaders.unrecognized import none_of_these

KNOWN = {
    "Strategies | By When | Who": "plan_table",
    "Code | Measure": "measures",
    "Code | Period | Benchmark": "measures",
    "Code | Period | Value": "update",
    "Code | Period | Value | Dimension | Group": "update",
    "Code | Plan item | Period | Status": "update",
    "Dimension | Reference": "breakdowns",
    "Dimension | Order": "breakdowns",
    "Dimension | Group | Order": "breakdowns",
    "Dimension | Group | Also called": "breakdowns",
    "Code | About | Broken down by": "breakdowns",
    "Meeting | Starts": "meetings",
    "Framework | Code | Requirement": "crosswalk",
    "Requirement | Item | Coverage": "crosswalk",
    "Round | Comment": "comments",
    "Round | Plan | Due": "comments",
    "Item | Serves": "services",
    "Dimension | Group | Invited": "survey",
}


def drawn(head):
    return workbook(sheet(f"{head}\n{' | '.join(['1'] * len(head.split('|')))}", "S"))


@pytest.mark.parametrize("head", KNOWN)
def test_a_table_with_the_headers_that_are_named_is_known(head):
    report, _, _ = recognized(drawn(head), Options())
    assert [one.shape for one in report.sheets] == [KNOWN[head]]


def test_the_sentence_names_the_headers_of_these_tables_and_no_others():
    says = none_of_these(drawn("Some | Thing"), None)
    in_prose = {"Goal: ...", "Strategy: ...", "Agree", "5 - Very satisfied"}
    named = set(re.findall(r"(?<!\w)'([^']+)'", says)) - in_prose
    assert named == {header for head in KNOWN for header in head.split(" | ")}
