"""What the words in a table of counts mean: every spelling once, as tables to join."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb

from loaders.counts.group_words import GroupWord, GroupWords, group_words
from loaders.counts.number_words import count_of
from loaders.counts.sql import FIGURES, PLACES
from loaders.counts.table import CountTable
from loaders.known import KnownMeasure
from loaders.updates.entries import add_rows
from loaders.updates.reported_periods import ReportedPeriods


def periods_in(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Every spelling of a period."""
    return _column(connection, "select distinct period from cell order by period")


def add_periods(connection: duckdb.DuckDBPyConnection, measure: KnownMeasure) -> None:
    """Fill the table `period_word`."""
    periods = ReportedPeriods(date.today())  # noqa: DTZ011 - the user's day
    rows = []
    for words in periods_in(connection):
        row: dict[str, Any] = {"period": words, "wrong": None, "odd": None}
        row |= dict.fromkeys(("period_id", "months", "starts_on", "ends_on"))
        try:
            period = periods.read(words, measure.calendar, measure.months)
        except ValueError as error:
            row["wrong"] = str(error)
        else:
            row |= {"period_id": period.period_id, "months": period.months}
            row |= {"starts_on": period.starts_on, "ends_on": period.ends_on}
            row["odd"] = periods.odd(period, measure.calendar)
        rows.append(row)
    add_rows(connection, "period_word", rows)


def add_numbers(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the table `number_word` with what is no plain number: `1,234`, `<11`, `*` and slips."""
    listed = " union ".join(
        f"select {name} from cell where {name} is not null and {name}_number is null"  # noqa: S608
        for name in FIGURES
    )
    rows = []
    for words in _column(connection, listed):
        row: dict[str, Any] = {"words": words, **dict.fromkeys(("kind", "number", "wrong", "odd"))}
        try:
            kind, parsed = count_of(words)
        except ValueError as error:
            row["wrong"] = str(error)
        else:
            row |= {"kind": kind, "number": parsed.number}
            row["odd"] = "; ".join(parsed.warnings) or None
        rows.append(row)
    add_rows(connection, "number_word", rows)


def add_groups(
    connection: duckdb.DuckDBPyConnection, table: CountTable
) -> Mapping[str, GroupWords]:
    """Fill the table `group_word`; return what the spellings of each dimension mean."""
    found = {}
    for field in PLACES:
        dimension = table.dimensions.get(field)
        if dimension is None:
            add_rows(connection, "group_word", [{"place": field, "words": "", "is_whole": False}])
            continue
        spellings = _column(
            connection,
            f"select {field} from cell group by all order by min(line), {field}",  # noqa: S608
        )
        wholes = table.declared.whole.get(dimension, ())
        said = group_words(dimension, spellings, wholes, table.spoken_of(dimension))
        beside = {one.casefold() for one in table.declared.overlapping.get(dimension, ())}
        rows = [_word(field, dimension, one, beside) for one in said.words]
        add_rows(connection, "group_word", rows)
        found[dimension] = said
    return found


def _word(field: str, dimension: str, one: GroupWord, beside: set[str]) -> dict[str, Any]:
    return {
        "place": field,
        "words": one.words,
        "dimension": None if one.is_whole else dimension,
        "group_name": one.group,
        "is_whole": one.is_whole,
        "is_overlapping": (one.group or "").casefold() in beside,
        "wrong": one.wrong,
    }


def _column(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return [words for (words,) in connection.execute(sql).fetchall()]
