"""Reads declared tables of counts, as sets: every spelling is looked at once, never every row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from loaders.counts import entries_sql, sql
from loaders.counts.group_words import GroupWords
from loaders.counts.look import rows_below
from loaders.counts.measures import Meant, measure_of
from loaders.counts.saying import Saying
from loaders.counts.table import CountTable
from loaders.counts.table_cells import lay_out_cells, letters_of
from loaders.counts.words import add_groups, add_numbers, add_periods, periods_in
from loaders.flat.findings import Findings
from loaders.macros import lay_out_macros
from loaders.options import Options
from loaders.rows import Entries
from loaders.updates.entries import lay_out_entries
from loaders.updates.rules import lay_out_measures
from loaders.updates.value_rows import checked_rows


@dataclass(frozen=True, slots=True)
class CountsRead:
    """What a table of counts says; its values stand apart."""

    table: CountTable
    meant: Meant
    groups: Mapping[str, GroupWords]
    """By dimension."""
    cells: int
    """Those that give something."""
    blank_rows: int
    """Rows below the header that give nothing."""


def read_counts(
    tables: Sequence[CountTable], options: Options, found: Findings
) -> tuple[list[CountsRead], Entries]:
    """What each table says that is clear of what it is, and all values.

    The values are rows of the ledger's measure_value. What is wrong goes to `found`.
    """
    read: list[CountsRead] = []
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        lay_out_macros(connection)
        flats = [table.flat for table in tables]
        lay_out_entries(connection, flats)
        for place, table in enumerate(tables):
            one = _read(connection, place, table, options, found)
            if one is not None:
                read.append(one)
                options = _with(options, one)
        lay_out_measures(connection, options.known.measures.values())
        return read, checked_rows(connection, flats, options.known, found)


def _with(options: Options, one: CountsRead) -> Options:
    """With the measure of a table, which the next one may count for too."""
    return replace(options, known=options.known.with_measures([one.meant.known]))


def _read(
    connection: duckdb.DuckDBPyConnection,
    place: int,
    table: CountTable,
    options: Options,
    found: Findings,
) -> CountsRead | None:
    """Add the entries of one table."""
    lay_out_cells(connection, table, found)
    saying = Saying(connection, table, found)
    header = table.columns["period"].text if "period" in table.columns else ""
    try:
        meant = measure_of(table.declared, header, periods_in(connection), options)
    except ValueError as error:
        saying.of_table(str(error))
        return None
    for says in meant.odd:
        saying.of_table(says, is_warning=True)
    groups = _add_words(connection, table, meant, saying)
    _add_entries(connection, place, table, meant, saying)
    saying.left_out()
    ((cells, rows),) = connection.execute(
        "select count(*), count(distinct line) from cell"
    ).fetchall()
    return CountsRead(table, meant, groups, int(cells), rows_below(table.place) - int(rows))


def _add_words(
    connection: duckdb.DuckDBPyConnection, table: CountTable, meant: Meant, saying: Saying
) -> Mapping[str, GroupWords]:
    """Look at every spelling, and tell what is wrong with the cells."""
    add_periods(connection, meant.known)
    add_numbers(connection)
    groups = add_groups(connection, table)
    for dimension, words in groups.items():
        saying.of_groups(dimension, words)
    connection.execute(sql.READ)
    saying.of_cells(are_people=meant.are_people)
    return groups


def _add_entries(
    connection: duckdb.DuckDBPyConnection,
    place: int,
    table: CountTable,
    meant: Meant,
    saying: Saying,
) -> None:
    key = {"place": place, "measure_id": meant.known.measure_id}
    connection.execute(entries_sql.entries(table.figures), key)
    if table.whole_field is not None:
        connection.execute(entries_sql.wholes(table.whole_field))
        saying.of_wholes()
        letter = {"letter": letters_of(table.columns[sql.WHOLE])}
        connection.execute(entries_sql.WHOLE_ENTRIES, key | letter)
