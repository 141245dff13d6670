"""Numbers that a workbook shows otherwise: a share as a percentage, a day as its month."""

import zipfile
from datetime import date

import openpyxl
import pytest

from loaders.cells import Kind
from loaders.readers import ooxml
from loaders.settings import Limits
from loaders.workbook import open_workbook

SHOWN = [
    (0.612, "0%", "61.2%"),
    (0.612, "0.00%", "61.2%"),
    (1.1, "#,##0.0 %", "110%"),
    (-0.05, "0%;[Red]-0%", "-5%"),
    (0.07, "0.0%", "7%"),  # 0.07 * 100 is 7.000000000000001 in binary
    (0, "0%", "0%"),
    (date(2026, 3, 1), "mmm-yy", "Mar 2026"),
    (date(2026, 3, 31), "mmmm yyyy", "Mar 2026"),
]
AS_THEY_ARE = [
    (61.2, '0.0"%"', Kind.NUMBER),  # the sign is only words here
    (61.2, r"0.0\%", Kind.NUMBER),
    (0.612, "0.00", Kind.NUMBER),
    (0.612, "General", Kind.NUMBER),
    (date(2026, 3, 1), "d-mmm-yy", Kind.DATE),
    (date(2026, 3, 1), "yyyy-mm-dd", Kind.DATE),
]


def workbook(path, cells, rows=1):
    book = openpyxl.Workbook()
    for _ in range(rows):
        book.active.append([value for value, *_ in cells])
    for row in book.active.iter_rows():
        for cell, (_, code, _) in zip(row, cells, strict=True):
            cell.number_format = code
    book.save(path)
    return path


def cells_of(path):
    (sheet,) = open_workbook(path, Limits(), path.name).sheets
    return list(sheet.cells.values())


def test_what_a_format_shows_is_what_is_read(tmp_path):
    found = cells_of(workbook(tmp_path / "shown.xlsx", SHOWN))
    assert [cell.value for cell in found] == [words for *_, words in SHOWN]
    assert {cell.kind for cell in found} == {Kind.TEXT}


def test_other_formats_change_nothing(tmp_path):
    found = cells_of(workbook(tmp_path / "other.xlsx", AS_THEY_ARE))
    assert [cell.value for cell in found] == [value for value, *_ in AS_THEY_ARE]
    assert [cell.kind for cell in found] == [kind for *_, kind in AS_THEY_ARE]


@pytest.mark.parametrize("large_bytes", [0, 10**9])
def test_sheets_that_are_read_in_columns_say_the_same(tmp_path, monkeypatch, large_bytes):
    monkeypatch.setattr(ooxml, "LARGE_BYTES", large_bytes)
    found = cells_of(workbook(tmp_path / "both.xlsx", SHOWN + AS_THEY_ARE, rows=3))
    expected = [words for *_, words in SHOWN] + [value for value, *_ in AS_THEY_ARE]
    assert [cell.value for cell in found] == expected * 3


def test_an_open_document_says_what_is_a_percentage(tmp_path):
    path = tmp_path / "sheet.ods"
    cells = (
        '<table:table-cell office:value-type="percentage" office:value="0.612"/>'
        '<table:table-cell office:value-type="float" office:value="0.612"/>'
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="A"><table:table-row>{cells}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    assert [cell.value for cell in cells_of(path)] == ["61.2%", 0.612]


def test_formats_that_cannot_be_read_are_none(tmp_path):
    """The values are still there, as the workbook keeps them."""
    whole = workbook(tmp_path / "whole.xlsx", SHOWN[:1])
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            if name != "xl/styles.xml":
                new.writestr(name, old.read(name))
    assert [cell.value for cell in cells_of(broken)] == [0.612]
