"""What every test may ask for: an empty home, and small workbooks drawn as text."""

from pathlib import Path

import openpyxl
import pytest

TITLE = "Small Plan 2026-2028"
PLAN = """
    Goal                | Strategy              | By When   | Who
    1. Grow the network | a) Write to ten firms | Monthly   | ED
                        | b) Hold an open day   | Ongoing   | ED
    2. Keep members     | a) Ask who leaves why | Quarterly | IM
"""
PLAN_ID = "small-plan"


@pytest.fixture
def home(tmp_path):
    """The path of a home that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def plan_file(tmp_path):
    """Make a workbook with one strategy table: `plan_file("plan.xlsx", PLAN)` gives its path."""

    def make(name="plan.xlsx", picture=PLAN, title=TITLE):
        return draw_workbook(tmp_path / name, picture, title)

    return make


def draw_workbook(path: Path, picture: str, title: str | None = None) -> Path:
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
