"""Writes a catalogue of requirements: a framework, its items, and a crosswalk to fill in."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import catalog_sheet
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[str | None]]


def write(source: Path, folder: Path) -> Path:
    """Write the workbook that a TOML file describes into a folder; return it."""
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    framework, sheets = told["framework"], told["sheets"]
    code = framework["code"]
    items = [(one["text"], item) for one in told["headings"] for item in one["items"]]
    book = Workbook()
    first = book.worksheets[0]
    stated: Rows = [[code, framework["name"], framework["issuer"], framework["source"]]]
    _write(first, sheets["frameworks"], stated)
    asked: Rows = [[code, item["code"], heading, item["text"]] for heading, item in items]
    _write(book.create_sheet(), sheets["requirements"], asked)
    blank: Rows = [[code, item["code"], item["text"], *[None] * 4] for _, item in items]
    _to_fill_in(book.create_sheet(), sheets["crosswalk"], blank)
    catalog_sheet.read_me(book.create_sheet("Read me"), told["title"], told["read_me"])
    book.properties.creator = book.properties.lastModifiedBy = "Headway"
    book.properties.title = told["title"]
    path = folder / told["file"]
    book.save(path)
    return path


def _write(sheet: Worksheet, told: Mapping[str, Any], rows: Rows) -> None:
    sheet.title = told["name"]
    headings = (told["title"], told["subtitle"])
    catalog_sheet.table(sheet, headings, told["headers"], told["widths"], rows)


def _to_fill_in(sheet: Worksheet, told: Mapping[str, Any], rows: Rows) -> None:
    """The sheet with its own columns shaded, and a list of words to choose a coverage from."""
    _write(sheet, told, rows)
    headers = told["headers"]
    catalog_sheet.shade(sheet, [headers.index(name) + 1 for name in told["yours"]], len(rows))
    listed = ",".join(told["coverage"])
    words = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
    sheet.add_data_validation(words)
    column = "ABCDEFG"[headers.index("Coverage")]
    first = catalog_sheet.HEADER_ROW + 1
    words.add(f"{column}{first}:{column}{first + len(rows) - 1}")
