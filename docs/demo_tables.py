"""Writes workbooks of small tables, such as meetings or comments, as a TOML file tells them."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import catalog_sheet
from openpyxl import Workbook

DAY = "yyyy-mm-dd"


def write(source: Path, folder: Path) -> Path:
    """Write the workbook that a TOML file describes into a folder; return it.

    It names the `file`, its `title`, the `notice` above every table, and `sheets` by their names,
    each with `headers`, `widths` and `rows`; "" is a blank cell, words in braces one of `names`.
    """
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, sheet in told["sheets"].items():
        added = book.create_sheet(name)
        rows = [[_cell(value, told.get("names", {})) for value in row] for row in sheet["rows"]]
        headings = (told["notice"], sheet["subtitle"])
        catalog_sheet.table(added, headings, sheet["headers"], sheet["widths"], rows)
        for row in added.iter_rows(min_row=catalog_sheet.HEADER_ROW + 1):
            for cell in row:
                if isinstance(cell.value, date):
                    cell.number_format = DAY
    book.properties.creator = book.properties.lastModifiedBy = "Headway demonstration"
    book.properties.title = told["title"]
    path = folder / told["file"]
    book.save(path)
    return path


def _cell(value: Any, names: Mapping[str, str]) -> Any:
    return (value.format(**names) or None) if isinstance(value, str) else value
