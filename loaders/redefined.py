"""Measures with values that a new catalogue would make into other measures."""

import duckdb

from loaders.ledger import incoming
from loaders.problems import Problem, place_of
from loaders.rows import Rows

_MEANING = {"kind": "kind", "statistic": "statistic", "unit": "unit", "direction": "direction"}
"""What the values that stand mean; another word for it makes them say something else."""
_LENGTHS = {"frequency": "frequency", "year_kind": "year", "year_start_month": "start of the year"}
"""What says which periods are asked for; values of other periods are history from then on."""
_CHANGED = """
    select new.source, new.code, old.{0}::varchar, new.{0}::varchar, count(*)
    from incoming as new
    join live_measure as old using (measure_id)
    join measure_value as given using (measure_id)
    semi join live_load on live_load.load_id = given.load_id
    where old.{0} is distinct from new.{0}
    group by all order by new.source
"""


def redefined(connection: duckdb.DuckDBPyConnection, file_name: str, rows: Rows) -> list[Problem]:
    """A problem for each measure that has values and would mean something else with them.

    Another frequency or year is a warning.
    """
    entries = rows.get("measure", [])
    if not len(entries):
        return []
    found = []
    with incoming(connection, "measure", entries):
        for column, name in {**_MEANING, **_LENGTHS}.items():
            for source, code, before, after, number in connection.execute(
                _CHANGED.format(column)
            ).fetchall():
                sheet, cell = place_of(file_name, source)
                is_warning = column in _LENGTHS
                says = f"The {name} of {code} was {before or 'none'} and is {after or 'none'} now"
                values = f"{number:,} value{'s' if number > 1 else ''}"
                says += (
                    "; its values of other periods stay in its history alone"
                    if is_warning
                    else f", but it has {values}; give the new measure a code of its own"
                )
                found.append(Problem(file_name, says, sheet, cell, is_warning))
    return found
