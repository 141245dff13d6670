"""Which items of a division's plan serve which of the plan above it; on any sheet.

| Plan               | Item  | Serves   | Plan served | Note                          |
| Plan of Division A | 1.2   | 2.1, 2.3 |             | Through the new intake letter |
| Plan of Division A | 1.3   | withdraw |             |                               |

Without a plan served it is the parent of the item's own. `withdraw` takes back all that an item
serves, `withdraw 2.1` that one.
"""

from dataclasses import dataclass

from loaders.cells import Sheet, Workbook
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable, heads, tables
from loaders.options import Options
from loaders.plans.headers import columns_of
from loaders.problems import Problem, in_order
from loaders.rows import Rows
from loaders.services.headers import SERVES
from loaders.services.ledger_rows import ledger_rows
from loaders.services.reading import services_of
from loaders.services.records import Service

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "services"


@dataclass(frozen=True, slots=True)
class Records:
    """What the sheets of one workbook say of services."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    services: list[Service]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet says which items serve which."""
    return heads(sheet, SERVES) and bool(_links(sheet))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The services of a workbook; None when it has none."""
    places = [table for sheet in workbook.sheets for table in _links(sheet)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += unread(workbook.file_name, table)
    services = services_of(workbook.file_name, places, options.known, found)
    sheets = {}
    for name in dict.fromkeys(table.sheet.name for table in places):
        number = sum(one.source.startswith(f"{workbook.file_name}!{name}!") for one in services)
        sheets[name] = f"{number:,} link{'s' * (number != 1)} to items of the plan above"
    return Records(workbook, sheets, found.problems, services)


def _links(sheet: Sheet) -> list[FlatTable]:
    """The tables of links on a sheet: a plan's own may have a column of what it serves too."""
    return [
        table
        for table in tables(sheet, SERVES)
        if columns_of([*table.columns.values(), *table.others.values(), *table.repeated]) is None
    ]


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.services)
