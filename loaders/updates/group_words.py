"""What the words on a sheet of groups mean: every spelling once, as tables to join."""

from typing import Any

import duckdb

from loaders.cells import Cell, Kind
from loaders.subjects import Subjects, UnknownSubject
from loaders.updates.division_words import NoDivision, division_of
from loaders.updates.entries import add_rows
from loaders.updates.reported_periods import ReportedPeriods
from loaders.values import parse_value

_TABLES = """
create or replace temp table subject_word (
    id varchar, code varchar, measure varchar, measure_id varchar, field varchar, wrong varchar
);
create or replace temp table period_word (
    measure_id varchar, period varchar, period_id varchar, months integer,
    starts_on date, ends_on date, wrong varchar, odd varchar
);
create or replace temp table division_word (
    dimension varchar, group_name varchar, to_dimension varchar, to_group varchar,
    field varchar, wrong varchar
);
create or replace temp table number_word (
    words varchar, unit varchar, kind varchar, number double, numerator double,
    denominator double, is_ratio boolean, wrong varchar, odd varchar
);
"""


def lay_out_words(
    connection: duckdb.DuckDBPyConnection, subjects: Subjects, periods: ReportedPeriods
) -> None:
    """Make the tables of words for the rows of the table `cell`, which they are joined to."""
    connection.execute(_TABLES)
    _add_subjects(connection, subjects)
    _add_periods(connection, subjects, periods)
    _add_divisions(connection)
    _add_numbers(connection)


def _add_subjects(connection: duckdb.DuckDBPyConnection, subjects: Subjects) -> None:
    rows = []
    for words in connection.execute("select distinct id, code, measure from cell").fetchall():
        row = dict(zip(("id", "code", "measure"), words, strict=True))
        row |= {"measure_id": None, "field": None, "wrong": None}
        try:
            row["measure_id"] = subjects.measure(*words).measure_id
        except UnknownSubject as error:
            row |= {"field": error.field, "wrong": str(error)}
        rows.append(row)
    add_rows(connection, "subject_word", rows)


def _add_periods(
    connection: duckdb.DuckDBPyConnection, subjects: Subjects, periods: ReportedPeriods
) -> None:
    rows = []
    for measure_id, words in connection.execute(
        "select distinct measure_id, period from cell join subject_word using (id, code, measure) "
        "where measure_id is not null"
    ).fetchall():
        measure = subjects.known.measures[measure_id]
        row: dict[str, Any] = {"measure_id": measure_id, "period": words}
        row |= dict.fromkeys(("period_id", "months", "starts_on", "ends_on", "wrong", "odd"))
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


def _add_divisions(connection: duckdb.DuckDBPyConnection) -> None:
    rows = []
    for words in connection.execute("select distinct dimension, group_name from cell").fetchall():
        row = dict.fromkeys(("to_dimension", "to_group", "field", "wrong"))
        row |= {"dimension": words[0], "group_name": words[1]}
        try:
            row["to_dimension"], row["to_group"] = division_of(*words)
        except NoDivision as error:
            row |= {"field": error.field, "wrong": str(error)}
        rows.append(row)
    add_rows(connection, "division_word", rows)


def _add_numbers(connection: duckdb.DuckDBPyConnection) -> None:
    """What is no plain number: `61.2%`, `1,234`, `412/520`, `withdraw`, `N/A` and slips."""
    rows = []
    for words, unit in connection.execute(
        "select distinct value, unit from cell join subject_word using (id, code, measure) "
        "join measure using (measure_id) where value is not null and value_number is null "
        "union select numerator, '' from cell "
        "where numerator is not null and numerator_number is null "
        "union select denominator, '' from cell "
        "where denominator is not null and denominator_number is null "
        "union select sd, '' from cell where sd is not null and sd_number is null"
    ).fetchall():
        row = {"words": words, "unit": unit, "kind": None, "number": None, "is_ratio": False}
        row |= {"numerator": None, "denominator": None, "wrong": None, "odd": None}
        try:
            parsed = parse_value(Cell(1, 1, words, Kind.TEXT), unit)
        except ValueError as error:
            row["wrong"] = str(error)
        else:
            row |= {"kind": parsed.kind, "number": parsed.number}
            row |= {"numerator": parsed.numerator, "denominator": parsed.denominator}
            row["is_ratio"] = parsed.numerator is not None
            row["odd"] = "; ".join(parsed.warnings) or None
        rows.append(row)
    add_rows(connection, "number_word", rows)
