"""Writes what the demonstration knows of groups, and its impact assessments, into workbooks."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import catalog_sheet
from openpyxl import Workbook


def write_sheets(told: Mapping[str, Any], book: Workbook) -> None:
    """Add the sheets on dimensions, their groups and whom measures count."""
    for name, sheet in told["sheets"].items():
        headings, rows = (sheet["title"], sheet["subtitle"]), sheet["rows"]
        blanked = [[cell if cell != "" else None for cell in row] for row in rows]
        added = book.create_sheet(name)
        catalog_sheet.table(added, headings, sheet["headers"], sheet["widths"], blanked)


def write_impact(told: Mapping[str, Any], folder: Path) -> Path:
    """Write the workbook of impact assessments; return it."""
    impact, book = told["impact"], Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Impact assessments"
    keys = [header.lower().replace(" ", "_") for header in impact["headers"]]
    rows = [[one.get(key) for key in keys] for one in impact["assessments"]]
    headings = (impact["title"], impact["subtitle"])
    catalog_sheet.table(sheet, headings, impact["headers"], impact["widths"], rows)
    groups = [
        [one["assessment"], *(cell if cell != "" else None for cell in group)]
        for one in impact["assessments"]
        for group in one["groups"]
    ]
    headings = (impact["groups_title"], impact["groups_subtitle"])
    second = book.create_sheet("Impact groups")
    catalog_sheet.table(second, headings, impact["group_headers"], impact["group_widths"], groups)
    book.properties.creator = book.properties.lastModifiedBy = "Headway demonstration"
    book.properties.title = impact["title"]
    path = folder / impact["file"]
    book.save(path)
    return path
