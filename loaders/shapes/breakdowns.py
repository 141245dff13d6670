"""The catalogue of dimensions and groups, and whom each measure counts; any sheets, any titles.

| Dimension | Order | Ordered | Reference | Expected | Also called |        sheet Dimensions
| Ethnicity | 1     | no      | best      | yes      | Race        |

| Dimension | Group | Order | Also called | Part of | Dimension of it | Counted beside | Unknown |
| County    | Adams | 1     | Adams Co.   | Coast   | Region          |                |         |

| Code | Measure      | About     | Process   | Broken down by    |         sheet Breakdowns
| HIRE | People hired | employees | selection | Ethnicity, Gender |

A blank cell means no change; `withdraw` takes a row back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.breakdowns.checks import (
    check_dimensions,
    check_names,
    check_rings,
    with_parents,
    with_references,
)
from loaders.breakdowns.headers import BREAKDOWNS, DIMENSIONS, GROUPS, SHEETS
from loaders.breakdowns.knowing import breakdowns_with
from loaders.breakdowns.known_records import KnownBreakdowns, folded
from loaders.breakdowns.ledger_rows import breakdown_rows, dimension_rows, group_rows
from loaders.breakdowns.reading import read_breakdowns, read_dimensions, read_groups
from loaders.cells import Sheet, Workbook
from loaders.flat.checks import broken_cells, repeats, unread
from loaders.flat.findings import Findings
from loaders.flat.headers import Headers
from loaders.flat.tables import FlatTable, Row, heads, tables
from loaders.known import measure_id_of
from loaders.measures.headers import MEASURES
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows, each
from loaders.subjects import Subjects

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "breakdowns"
_NOUNS = (
    (DIMENSIONS, "dimension", "dimension"),
    (GROUPS, "dimension_group", "group"),
    (BREAKDOWNS, "measure_breakdown", "breakdown of a measure"),
)
_TWICE = "{key} stands in {others} too; keep one row of it"


@dataclass(frozen=True, slots=True)
class Records:
    """What the catalogue of dimensions in one workbook says."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    rows: Rows


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds dimensions, their groups, or whom measures count."""
    return heads(sheet, *SHEETS)


def read(workbook: Workbook, options: Options) -> Records | None:
    """What a workbook says of dimensions and groups; None when it says nothing of them."""
    places = [table for sheet in workbook.sheets for table in tables(sheet, *SHEETS)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        if not _is_of_measures(table):
            found.problems += broken_cells(workbook.file_name, table)
            found.problems += unread(workbook.file_name, table)
    for headers in SHEETS:
        _check_twice(headers, places, found)
    ledger = _read(places, options, found)
    sheets = _says(ledger, places)
    return Records(
        workbook, sheets, found.problems, {name: of for name, of in ledger.items() if of}
    )


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return records.rows


def _read(places: Sequence[FlatTable], options: Options, found: Findings) -> Rows:
    """The rows of each table; each is read with what those before it say."""
    known = options.known.breakdowns
    dimensions = [
        one for table in _of(DIMENSIONS, places) for one in read_dimensions(table, known, found)
    ]
    known = _with(known, {"dimension": dimension_rows(dimensions)})
    groups = [one for table in _of(GROUPS, places) for one in read_groups(table, known, found)]
    groups = with_parents(groups, _with(known, {"dimension_group": group_rows(groups)}))
    known = _with(known, {"dimension_group": group_rows(groups)})
    check_rings(groups, known)
    check_names(dimensions, groups, known)
    check_dimensions(groups, known)
    subjects = Subjects(options.known)
    measures = [
        one
        for table in _of(BREAKDOWNS, places)
        for one in read_breakdowns(table, known, subjects, found)
    ]
    return {
        "dimension": dimension_rows(with_references(dimensions, known)),
        "dimension_group": group_rows(groups),
        "measure_breakdown": breakdown_rows(measures),
    }


def _with(known: KnownBreakdowns, ledger: Rows) -> KnownBreakdowns:
    return breakdowns_with(known, {table: each(of) for table, of in ledger.items()})


def _of(headers: Headers, places: Sequence[FlatTable]) -> list[FlatTable]:
    return [table for table in places if table.headers is headers]


def _is_of_measures(table: FlatTable) -> bool:
    """Whether it is a catalogue of measures too, which tells what is odd about it."""
    cells = [*table.columns.values(), *table.others.values()]
    return MEASURES.columns_of(cells) is not None


def _check_twice(headers: Headers, places: Sequence[FlatTable], found: Findings) -> None:
    rows = [
        (table, row)
        for table in _of(headers, places)
        if not _is_of_measures(table)
        for row in table.rows
    ]
    key, field = _KEYS[headers.kind]
    found.problems += repeats(found.file_name, rows, key, field, _TWICE)


def _of_group(row: Row) -> str:
    dimension, group = folded(row.text("dimension")), folded(row.text("group"))
    return f"{dimension}!{group}" if dimension and group else ""


_KEYS = {
    DIMENSIONS.kind: (lambda row: folded(row.text("dimension")), "dimension"),
    GROUPS.kind: (_of_group, "group"),
    BREAKDOWNS.kind: (lambda row: measure_id_of(row.text("code")), "code"),
}


def _says(ledger: Rows, places: Sequence[FlatTable]) -> dict[str, str]:
    """Sheet to `4 dimensions, 12 groups`."""
    said: dict[str, list[str]] = {}
    for headers, table, noun in _NOUNS:
        for name in dict.fromkeys(one.sheet.name for one in _of(headers, places)):
            number = sum(f"!{name}!" in row["source"] for row in each(ledger[table]))
            said.setdefault(name, []).append(_counted(number, noun))
    return {name: ", ".join(parts) for name, parts in said.items()}


def _counted(number: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return f"{number:,} {first}{'' if number == 1 else 's'} {rest}".strip()
