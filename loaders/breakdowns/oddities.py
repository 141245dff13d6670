"""Everything that is odd about values by group, beside each other and beside what stands.

`odd_breakdowns(connection, known)` reads the temporary table `figure` of a connection (see
`divisions`) that has the macros, and never refuses. `suspicions` calls it for the rows of
measure_value of every file before it is loaded, whatever shape brought them; a shape need not.
"""

from collections.abc import Iterator

import duckdb

from loaders.breakdowns.adding_up import not_adding_up
from loaders.breakdowns.divisions import lay_out_divisions, names_of
from loaders.breakdowns.falling_short import falling_short
from loaders.breakdowns.missing_groups import missing_groups
from loaders.breakdowns.near_groups import near_groups
from loaders.breakdowns.odd import Odd
from loaders.breakdowns.uncounted_groups import uncounted_groups
from loaders.known import Known


def odd_breakdowns(connection: duckdb.DuckDBPyConnection, known: Known) -> list[list[Odd]]:
    """One list for each kind of oddity, each as its cells are read."""
    return [list(of_kind) for of_kind in _kinds(connection, known)]


def _kinds(connection: duckdb.DuckDBPyConnection, known: Known) -> Iterator[Iterator[Odd]]:
    parted = connection.execute("select 1 from figure where dimension <> 'Overall' limit 1")
    if not parted.fetchall():
        return
    lay_out_divisions(connection, known.breakdowns)
    names = names_of(connection, known.breakdowns)
    yield not_adding_up(connection)
    yield falling_short(connection, known)
    yield missing_groups(connection, known, names)
    yield near_groups(connection, known.breakdowns, names)
    yield uncounted_groups(connection, known.breakdowns)
