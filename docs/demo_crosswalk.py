"""Writes the crosswalk of the demonstration: a framework, its requirements, links to plan items."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import catalog_sheet
from openpyxl import Workbook

Rows = Sequence[Sequence[str | None]]


def write(source: Path, folder: Path) -> Path:
    """Write the workbook that a TOML file describes into a folder; return it."""
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    framework, asked = told["framework"], told["requirements"]
    code = framework["code"]
    rows: Mapping[str, Rows] = {
        "frameworks": [[code, framework["name"], framework["issuer"], framework["source"]]],
        "requirements": [[code, one["code"], one["program"], one["text"]] for one in asked],
        "crosswalk": [
            [one.get("framework", code), one["code"], *_link(link, told["plans"])]
            for one in (*asked, *told["others"])
            for link in one["links"]
        ],
    }
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, sheet in told["sheets"].items():
        headings = (told["notice"], sheet["title"])
        added = book.create_sheet(sheet["name"])
        catalog_sheet.table(added, headings, sheet["headers"], sheet["widths"], rows[name])
    book.properties.creator = book.properties.lastModifiedBy = "Headway demonstration"
    book.properties.title = framework["name"]
    path = folder / told["file"]
    book.save(path)
    return path


def _link(link: Mapping[str, Any], plans: Mapping[str, str]) -> list[str | None]:
    return [plans[link["plan"]], link["item"], link["coverage"], link["note"] or None]
