"""Reads a declared table of counts, as sets: every spelling is looked at once, never every row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell
from loaders.counts import sql
from loaders.counts.columns import columns_of
from loaders.counts.group_words import GroupWords, group_words
from loaders.counts.measures import Meant, measure_of
from loaders.counts.number_words import count_of
from loaders.counts.odd_cells import without_broken
from loaders.counts.saying import Saying
from loaders.counts.table import CountTable
from loaders.flat.findings import Findings
from loaders.long_rows import LongRows
from loaders.macros import lay_out_macros
from loaders.options import Options
from loaders.rows import Entries
from loaders.updates.entries import NUMBERS, add_rows, lay_out_entries
from loaders.updates.reported_periods import ReportedPeriods
from loaders.updates.rules import lay_out_measures
from loaders.updates.value_rows import checked_rows

_NOTHING = pa.schema([("line", pa.int32())])


@dataclass(frozen=True, slots=True)
class CountsRead:
    """What a table of counts says."""

    table: CountTable
    meant: Meant
    values: Entries
    """Rows of the ledger's measure_value."""
    groups: dict[str, GroupWords]
    """By dimension."""
    rows: int
    """Cells that give something."""


def read_counts(table: CountTable, options: Options, found: Findings) -> CountsRead | None:
    """The values of a table; None where it is not clear of what. What is wrong goes to `found`."""
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        connection.execute(sql.TABLES)
        _add_cells(connection, table, found)
        saying = Saying(connection, table, found)
        meant = _meant(connection, table, options, saying)
        if meant is None:
            return None
        for says in meant.odd:
            saying.of_table(says, is_warning=True)
        groups = _add_words(connection, table, meant, saying)
        connection.execute(sql.READ)
        saying.of_cells()
        flat = table.flat
        lay_out_macros(connection)
        lay_out_entries(connection, [flat])
        known = options.known.with_measures([meant.known])
        lay_out_measures(connection, known.measures.values())
        measure = {"measure_id": meant.known.measure_id}
        connection.execute(sql.entries(table.figures), measure)
        saying.left_out()
        values = checked_rows(connection, [flat], known, found)
        ((number,),) = connection.execute("select count(*) from cell").fetchall()
        return CountsRead(table, meant, values, groups, int(number))


def _add_cells(connection: duckdb.DuckDBPyConnection, table: CountTable, found: Findings) -> None:
    """Fill the table `cell`: one row a row of the sheet, or a row and column of a group."""
    long = columns_of(table.place.sheet)
    if table.in_columns is None:
        given = [one for one in NUMBERS if one in table.columns]
        letter = _letter(table.columns[given[0]])
        _add(connection, table, long, dict(table.columns), {}, letter, found)
        return
    for header in table.groups:
        columns = {**table.columns, "value": header}
        own = {table.in_columns: header.text}
        _add(connection, table, long, columns, own, _letter(header), found)


def _add(  # noqa: PLR0913, PLR0917 - one slice of the sheet
    connection: duckdb.DuckDBPyConnection,
    table: CountTable,
    long: LongRows,
    columns: dict[str, Cell],
    own: dict[str, str],
    letter: str,
    found: Findings,
) -> None:
    """Add the cells of some columns; `own` are the words of fields that have no column."""
    if table.declared.period is not None and "period" not in columns:
        own = {**own, "period": table.declared.period}
    fields = ("period", *sql.PLACES, *NUMBERS)
    numbers = {name: columns[name].column if name in columns else 0 for name in fields}
    text = without_broken(table, long, columns, long.table(numbers, table.place.last_row), found)
    for name, words in own.items():
        place = text.column_names.index(name)
        text = text.set_column(place, name, pa.array([words] * text.num_rows, pa.string()))
    connection.register("text", text)
    connection.execute(sql.CELLS, {"letter": letter})
    connection.unregister("text")


def _meant(
    connection: duckdb.DuckDBPyConnection, table: CountTable, options: Options, saying: Saying
) -> Meant | None:
    rows = connection.execute("select distinct period from cell order by period").fetchall()
    header = table.columns["period"].text if "period" in table.columns else ""
    try:
        return measure_of(table.declared, header, [words for (words,) in rows], options)
    except ValueError as error:
        saying.of_table(str(error))
        return None


def _add_words(
    connection: duckdb.DuckDBPyConnection, table: CountTable, meant: Meant, saying: Saying
) -> dict[str, GroupWords]:
    """Fill the tables of words: what every spelling means."""
    _add_periods(connection, meant)
    _add_numbers(connection, table, meant)
    groups = {}
    for field in sql.PLACES:
        dimension = table.dimensions.get(field)
        rows = connection.execute(
            f"select {field} from cell group by all order by min(line), {field}"  # noqa: S608
        ).fetchall()
        spellings = [words for (words,) in rows]
        if dimension is None:
            add_rows(connection, "group_word", [_blank(field)])
            continue
        said = group_words(
            dimension, spellings, table.declared.whole.get(dimension, ()), table.spoken_of(dimension)
        )
        saying.of_groups(dimension, said)
        add_rows(connection, "group_word", [_word(field, dimension, one) for one in said.words])
        groups[dimension] = said
    return groups


def _blank(field: str) -> dict[str, Any]:
    return {"place": field, "words": "", "is_whole": False}


def _word(field: str, dimension: str, one: Any) -> dict[str, Any]:
    return {
        "place": field,
        "words": one.words,
        "dimension": None if one.is_whole else dimension,
        "group_name": one.group,
        "is_whole": one.is_whole,
        "wrong": one.wrong,
    }


def _add_periods(connection: duckdb.DuckDBPyConnection, meant: Meant) -> None:
    periods = ReportedPeriods(date.today())  # noqa: DTZ011 - the user's day
    rows = []
    for (words,) in connection.execute("select distinct period from cell").fetchall():
        row: dict[str, Any] = {"period": words, "period_id": None, "months": None}
        row |= {"starts_on": None, "ends_on": None, "wrong": None, "odd": None}
        try:
            period = periods.read(words, meant.known.calendar, meant.known.months)
        except ValueError as error:
            row["wrong"] = str(error)
        else:
            row |= {"period_id": period.period_id, "months": period.months}
            row |= {"starts_on": period.starts_on, "ends_on": period.ends_on}
            row["odd"] = periods.odd(period, meant.known.calendar)
        rows.append(row)
    add_rows(connection, "period_word", rows)


def _add_numbers(
    connection: duckdb.DuckDBPyConnection, table: CountTable, meant: Meant
) -> None:
    """What is no plain number: `1,234`, `<11`, `*`, `withdraw` and slips."""
    listed = " union ".join(
        f"select {name} from cell where {name} is not null and {name}_number is null"  # noqa: S608
        for name in NUMBERS
    )
    rows = []
    for (words,) in connection.execute(listed).fetchall():
        row: dict[str, Any] = {"words": words, "kind": None, "number": None}
        row |= {"wrong": None, "odd": None}
        try:
            kind, parsed = count_of(words)
        except ValueError as error:
            row["wrong"] = str(error)
        else:
            row |= {"kind": kind, "number": parsed.number}
            row["odd"] = "; ".join(parsed.warnings) or None
        rows.append(row)
    add_rows(connection, "number_word", rows)


def _letter(header: Cell) -> str:
    return header.address.rstrip("0123456789")
