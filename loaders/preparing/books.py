"""The workbook for a plan's items: an outline in columns, with what was said of the plan above."""

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from loaders.preparing.records import Start
from loaders.templates.cells import Value, write_text
from loaders.templates.finish import save
from loaders.templates.sheets import Column, Layout, lay_out, offer

_SHEET = "Plan"
_FACTS_ROW = 3
_BLANK_ROWS = 300
_LISTED = {"vision": "Vision", "mission": "Mission", "principle": "Principle", "value": "Value"}
_COLUMNS = (
    Column("Level", 16, is_key=True),
    Column("Text", 60, is_input=True),
    Column("Owner", 14, is_input=True),
    Column("By when", 22, is_input=True, is_text=True),
    Column("Resources needed", 26, is_input=True),
    Column("Measures of success", 34, is_input=True),
    Column("How outcomes are reported", 30, is_input=True),
    Column("Partners", 22, is_input=True),
)
_FACTS = (1, 4, 6)
"""Columns under which the organization, the plan above and the owners stand, over the header."""
_LONGEST_LIST = 255
"""Characters that Excel takes in a list to choose from."""


def write_plan_book(book: openpyxl.Workbook, start: Start, above: str | None, target: Path) -> None:
    """Write title, organization, key and statements, and blank rows with the plan's level names."""
    sheet = book.create_sheet(_SHEET)
    lay_out(sheet, Layout(start.title, _key(start), _COLUMNS, _BLANK_ROWS), _said(start))
    facts = [
        f"Organization: {start.organization}" if start.organization else "",
        f"Parent plan: {above}" if above else "",
    ]
    for column, words in zip(_FACTS, facts, strict=False):
        if words:
            write_text(sheet.cell(_FACTS_ROW, column), words)
    _offer_levels(sheet, start)
    save(book, {_SHEET: f"D5:D{_BLANK_ROWS}"}, target)


def _key(start: Start) -> str:
    owners = "; ".join(f"{code}= {name}" for code, name in start.owners)
    return f"KEY: {owners}" if owners else ""


def _said(start: Start) -> list[list[Value]]:
    """A row for the vision, the mission and every statement, as the reader knows them."""
    said = [("vision", start.vision), ("mission", start.mission), *start.statements]
    rest: list[Value] = [None] * (len(_COLUMNS) - 2)
    return [[_LISTED[kind], words, *rest] for kind, words in said if words]


def _offer_levels(sheet: Worksheet, start: Start) -> None:
    """The plan's own names of its levels to choose from, in the rows that are to be filled in."""
    names = [name.capitalize() for name in start.levels]
    first = 5 + len(_said(start))
    if len(",".join(names)) <= _LONGEST_LIST and not any("," in name for name in names):
        offer(sheet, [f"A{first}:A{first + _BLANK_ROWS - 1}"], names)
