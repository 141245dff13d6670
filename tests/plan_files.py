"""Small workbooks with one strategy table, drawn as text."""

from pathlib import Path

import openpyxl

TITLE = "Small Plan 2026-2028"
PLAN_ID = "small-plan"
PLAN = """
    Goal                | Strategy              | By When   | Who
    1. Grow the network | a) Write to ten firms | Monthly   | ED
                        | b) Hold an open day   | Ongoing   | ED
    2. Keep members     | a) Ask who leaves why | Quarterly | IM
"""


def draw_workbook(path: Path, picture: str = PLAN, title: str | None = TITLE) -> Path:
    """Write one sheet: the title in A1, then a row a line and a cell between bars."""
    book = openpyxl.Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
    for line in picture.strip("\n").splitlines():
        sheet.append([part.strip() or None for part in line.split("|")])
    book.save(path)
    book.close()
    return path
