"""A table drawn as text becomes a sheet, so that a test shows what its reader sees."""

from loaders.cells import Cell, Kind, Sheet, Workbook


def sheet(picture, name="Plan", merged=None):
    """Rows by line, cells by `|`, line breaks in a cell by `¶`; merged: address to (rows, columns)."""
    merged = merged or {}
    found = Sheet(name)
    for row, line in enumerate(picture.strip("\n").split("\n"), start=1):
        for column, text in enumerate(line.strip().split("|"), start=1):
            value = text.strip().replace("¶", "\n")
            if value.strip():
                cell = Cell(row, column, value, Kind.TEXT)
                rows, columns = merged.get(cell.address, (1, 1))
                found.cells[row, column] = Cell(row, column, value, Kind.TEXT, rows, columns)
    return found


def workbook(*sheets, file_name="plan.xlsx", file_format="xlsx"):
    """Sheets as an opened file."""
    return Workbook(file_name, file_format, "drawn", list(sheets))
