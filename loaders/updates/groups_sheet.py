"""The sheet Groups, as sets: one row a measure, period and group, up to a million of them.

| Id  | Code | Measure         | Period  | Dimension | Group | Value | Numerator | Denominator |
| 1-1 | 1.1  | Current support | 2026 Q3 | Region    | North | 58.3  | 105       | 180         |

SD, of the ratings that a mean is of, may stand beside it.
A part of two dimensions or three has them in columns Dimension 2, Group 2 ..., or joined by ×.

What stands in the cells is looked at once for every spelling, never once for every row.
"""

from collections.abc import Sequence

import duckdb
import pyarrow as pa
from openpyxl.utils import get_column_letter

from loaders.cells import Cell, Kind
from loaders.flat.checks import BROKEN
from loaders.flat.findings import MOST, Findings, Line
from loaders.flat.tables import FlatTable, Row
from loaders.subjects import Subjects
from loaders.updates.entries import GROUP_NUMBERS
from loaders.updates.group_words import lay_out_words
from loaders.updates.groups_sql import CELLS, DIMENSIONS, ENTRIES, FAULTS, FAULTY, GROUPS, READ
from loaders.updates.reported_periods import ReportedPeriods
from loaders.values import parse_value

KEYS = ("id", "code", "measure", "period", *DIMENSIONS, *GROUPS)
_TEXT = pa.schema([("row", pa.int32()), *[(name, pa.string()) for name in (*KEYS, *GROUP_NUMBERS)]])


def text_of(table: FlatTable, rows: Sequence[Row], found: Findings) -> pa.Table:
    """The cells of some rows as text: `row` and the columns of `read_groups`, null where blank.

    Rows with a cell that shows no text or number (an error, a date for a number) are told and
    left out.
    """
    lines = [Line(table, row, found) for row in rows]
    plain = [line for line in lines if line.gives(GROUP_NUMBERS) and not _say_broken(line)]
    columns = {
        name: [cell.text if (cell := line.cell(name)) is not None else None for line in plain]
        for name in (*KEYS, *GROUP_NUMBERS)
    }
    return pa.table({"row": [line.row.number for line in plain], **columns}, schema=_TEXT)


def read_groups(  # noqa: PLR0913, PLR0917 - what all sheets are read with
    connection: duckdb.DuckDBPyConnection,
    table: FlatTable,
    place: int,
    text: pa.Table,
    subjects: Subjects,
    periods: ReportedPeriods,
    found: Findings,
) -> int:
    """Add the entries of a sheet to the table `entry`; return how many rows give something.

    `text` has the columns `row` (on the screen), `KEYS` and `GROUP_NUMBERS`; all but `row` are
    text, null where blank. What is wrong goes to `found`.
    """
    connection.register("text", text)
    connection.execute(CELLS)
    connection.unregister("text")
    lay_out_words(connection, subjects, periods)
    connection.execute(READ)
    connection.execute(FAULTY)
    for field, condition, says, is_warning in FAULTS:
        _say(connection, table, found, (field, condition, says), is_warning=is_warning)
    letters = {name: get_column_letter(cell.column) for name, cell in table.columns.items()}
    given = " ".join(
        f"when {name}_text is not null then '{letters[name]}'"
        for name in GROUP_NUMBERS
        if name in letters
    )
    connection.execute(ENTRIES.format(place=place, letter=f"case {given} end"))
    ((number,),) = connection.execute("select count(*) from cell").fetchall()
    connection.execute("drop view read; drop table faulty; drop table cell")
    return int(number)


def _say(
    connection: duckdb.DuckDBPyConnection,
    table: FlatTable,
    found: Findings,
    fault: tuple[str, str, str],
    *,
    is_warning: bool,
) -> None:
    """Tell one kind of fault at its cells; of what is only odd, the first row of each."""
    field, condition, says = fault
    once = "qualify row_number() over (partition by field, says order by line) = 1"
    rows = connection.execute(
        "select *, count(*) over () from ("  # noqa: S608
        f"select line, {field} as field, {says} as says from faulty where {condition} "
        f"{once if is_warning else ''}) order by line limit {MOST}"
    ).fetchall()
    for line, name, message, _ in rows:
        found.say_at(table, name, line, message, is_warning=is_warning)
    found.say_rest(table, rows[0][3] - len(rows) if rows else 0)


def _say_broken(line: Line) -> bool:
    """Say what shows no text or number in a row; whether anything does."""
    before = len(line.found.problems)
    for name in KEYS:
        cell = line.cell(name)
        if cell is not None and cell.kind in BROKEN:
            line.refuse(name, BROKEN[cell.kind].format(cell.text))
    for name in GROUP_NUMBERS:
        cell = line.cell(name)
        if cell is not None and (cell.kind not in {Kind.TEXT, Kind.NUMBER} or cell.rows > 1):
            line.refuse(name, _why_no_number(cell))
    return len(line.found.problems) > before


def _why_no_number(cell: Cell) -> str:
    if cell.rows > 1:
        return f"is merged over {cell.rows} rows; give every row its own"
    try:
        parse_value(cell, "")
    except ValueError as error:
        return str(error)
    return f"should be a number, not '{cell.text}'"
