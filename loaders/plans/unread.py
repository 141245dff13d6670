"""Warnings of what stands in a plan's file and is not read, or is read in a way to know of."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.cells import Cell, Sheet, Workbook
from loaders.plans.tables import Table
from loaders.problems import Problem

_PLACES = 5


def warning(workbook: Workbook, sheet: Sheet, cell: Cell, message: str) -> Problem:
    """A warning at a cell."""
    return Problem(workbook.file_name, message, sheet.name, cell.address, is_warning=True)


def in_table(workbook: Workbook, table: Table) -> Iterator[Problem]:
    """Columns and cells that are not read, hidden ones that are, and ones that are hundreds."""
    for cell in [] if table.is_continued else table.unread_headers:
        message = f"Column '{cell.text}' is none that a plan's table has, so it is not read"
        yield warning(workbook, table.sheet, cell, message)
    for cell in table.outside:
        message = f"'{cell.text[:40]}' stands outside the table's columns, so it is not read"
        yield warning(workbook, table.sheet, cell, message)
    for cell in (cell for cells in table.cells.values() for cell in cells if cell.is_hidden):
        message = "It stands in a hidden row or column and is read all the same"
        yield warning(workbook, table.sheet, cell, message)
    percentages = _percentages(table)
    if are_fractions(table) and all(value in {0, 1} for _, value in percentages):
        one = next(cell for cell, value in percentages if value == 1)
        message = "1 is read as 100%, as Excel stores it, since the column holds only 0 and 1"
        yield warning(workbook, table.sheet, one, message)


def beside_tables(
    workbook: Workbook, unread: Mapping[str, Sequence[Cell]], claimed: Collection[str]
) -> Iterator[Problem]:
    """One warning for each sheet of the plan that has lines which are nothing known."""
    for sheet in workbook.sheets:
        cells = unread.get(sheet.name, [])
        if not cells or not (sheet.is_prose or sheet.name in claimed):
            continue
        words = f"'{' '.join(cells[0].text.split())[:40]}'"
        message = (
            f"{words} stands beside the tables and is not read"
            if len(cells) == 1
            else f"{len(cells)} lines stand beside the tables and are not read, "
            f"the first is {words}"
        )
        yield warning(workbook, sheet, cells[0], message)


def in_outline(workbook: Workbook, unread: Mapping[str, Sequence[Cell]]) -> Iterator[Problem]:
    """One warning for each sheet of an outline that has lines which are nothing known."""
    for sheet in workbook.sheets:
        if cells := unread.get(sheet.name, []):
            words = f"'{' '.join(cells[0].text.split())[:40]}'"
            message = (
                f"{words} says nothing of the plan that is known, and is not read"
                if len(cells) == 1
                else f"{len(cells)} lines say nothing of the plan that is known, and are not read; "
                f"the first is {words}{_others(cells[1:])}"
            )
            yield warning(workbook, sheet, cells[0], message)


def _others(cells: Sequence[Cell]) -> str:
    """`, others stand at A7, A9, A11 and 12 more`."""
    named = ", ".join(cell.address for cell in cells[:_PLACES])
    more = f" and {len(cells) - _PLACES} more" if len(cells) > _PLACES else ""
    return f", {'the other stands' if len(cells) == 1 else 'others stand'} at {named}{more}"


def are_fractions(table: Table) -> bool:
    """Whether every percentage of a table is stored as a fraction of 1."""
    values = [value for _, value in _percentages(table)]
    return all(value <= 1 for value in values) and any(0 < value <= 1 for value in values)


def _percentages(table: Table) -> list[tuple[Cell, float]]:
    cells = table.cells.get("percent_complete", [])
    return [(cell, cell.value) for cell in cells if isinstance(cell.value, int | float)]
