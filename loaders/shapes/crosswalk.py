"""The crosswalk: what others require, and which plan items cover it; each table on any sheet.

| Framework | Name                      | Issued by | Source     |              sheet Frameworks
| CFSR      | Child and Family Services | ...       | 45 CFR ... |

| Framework | Code   | Heading          | Program | Requirement |               sheet Requirements
| CFSR      | Item 1 | Safety Outcome 1 |         | Text ...    |

| Framework | Requirement | Plan | Item  | Coverage | Note |                    sheet Crosswalk
| CFSR      | Item 1      |      | 1.2.a | partial  |      |

| Requirement | 1.2.a | 1.3     | Division's plan |              any sheet, also with the columns
| Item 1      | full  | partial | 2.1 partial     |              of Requirements before the plans

A framework that only requirements name is a new one; where there is one, no row has to name it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.cells import Sheet, Workbook
from loaders.crosswalk.checklists import NOT_READ, warn_of_checklists
from loaders.crosswalk.frameworks import frameworks_of_tables, named_by
from loaders.crosswalk.grid_columns import grids, is_legend, names_something
from loaders.crosswalk.grids import grid_links
from loaders.crosswalk.headers import CROSSWALK, FRAMEWORKS, GRID, REQUIREMENTS
from loaders.crosswalk.items import Items
from loaders.crosswalk.knowing import frameworks_with
from loaders.crosswalk.ledger_rows import ledger_rows
from loaders.crosswalk.links import each_once, links_of
from loaders.crosswalk.records import Framework, Link, Requirement
from loaders.crosswalk.requirements import requirements_of
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings, Line
from loaders.flat.headers import Headers
from loaders.flat.tables import FlatTable, heads, tables
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows, each

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "crosswalk"
_KINDS = (CROSSWALK, REQUIREMENTS, FRAMEWORKS)


@dataclass(frozen=True, slots=True)
class Records:
    """What the crosswalk of one workbook says."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    frameworks: list[Framework]
    requirements: list[Requirement]
    links: list[Link]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds frameworks, requirements or links, in rows or as a grid."""
    return heads(sheet, *_KINDS) or bool(grids(sheet))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The crosswalk of a workbook; None when it has none."""
    places = [table for sheet in workbook.sheets for table in _tables(sheet)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    every, items = places, Items(options.known)
    places = [one for one in every if one.headers is not GRID or names_something(one, items)]
    warn_of_checklists([one for one in every if one not in places], options.known, found)
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += _unread(workbook.file_name, table)
    frameworks = frameworks_of_tables(_of(places, FRAMEWORKS), found)
    known = frameworks_with(options.known.frameworks, _rows(workbook, frameworks))
    asked = _of(places, REQUIREMENTS)
    lines = [Line(table, row, found) for table in asked for row in table.rows]
    frameworks += named_by(lines, known)
    known = frameworks_with(options.known.frameworks, _rows(workbook, frameworks))
    requirements = requirements_of(asked, known, found)
    known = frameworks_with(known, _rows(workbook, [], requirements))
    links = links_of(_of(places, CROSSWALK), known, options.known, found)
    links += grid_links([*asked, *_of(places, GRID)], known, options.known, found)
    links = each_once(links)
    records = Records(workbook, {}, found.problems, frameworks, requirements, links)
    records.sheets.update({table.sheet.name: NOT_READ for table in every})
    records.sheets.update({table.sheet.name: _says(table.sheet, records) for table in places})
    return records


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.workbook, records.frameworks, records.requirements, records.links)


def _rows(
    workbook: Workbook,
    frameworks: Sequence[Framework],
    requirements: Sequence[Requirement] = (),
) -> dict[str, list[dict[str, object]]]:
    found = ledger_rows(workbook, frameworks, requirements, [])
    return {table: each(entries) for table, entries in found.items()}


def _tables(sheet: Sheet) -> list[FlatTable]:
    """The tables of a sheet; a grid only where there is no other, as many headers may be one's."""
    return tables(sheet, *_KINDS) or grids(sheet)


def _unread(file_name: str, table: FlatTable) -> Iterator[Problem]:
    """Warnings of what is not read; of columns beside requirements, their reader tells."""
    without = replace(
        table,
        notes=[cell for cell in table.notes if not is_legend(cell)],
        outside=[cell for cell in table.outside if not is_legend(cell)],
    )
    return unread(file_name, without, others_are_read=table.headers in (REQUIREMENTS, GRID))


def _of(places: Sequence[FlatTable], headers: Headers) -> list[FlatTable]:
    return [table for table in places if table.headers is headers]


def _says(sheet: Sheet, records: Records) -> str:
    """`36 requirements`, `2 frameworks, 12 links`."""
    stated = [one.line for one in records.frameworks]
    numbers = {
        "framework": [line for line in stated if line.table.headers is FRAMEWORKS],
        "requirement": [one.line for one in records.requirements],
        "crosswalk link": [one.line for one in records.links],
    }
    told = []
    for noun, lines in numbers.items():
        n = sum(line.table.sheet is sheet for line in lines)
        told += [f"{n:,} {noun}{'s' * (n != 1)}"] if n else []
    return ", ".join(told) or "A crosswalk that says nothing yet"
