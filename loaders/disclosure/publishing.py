"""Settles which values by group are not shown, and looks at what is published as an attacker."""

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from loaders.disclosure.auditing import check_groups, check_means, check_surveyed
from loaders.disclosure.cells import cells_of, groups_of
from loaders.disclosure.choosing import Choosing
from loaders.disclosure.earlier import past_of
from loaders.disclosure.means import hidden_means
from loaders.disclosure.problems import problems_of
from loaders.progress import Progress

_HIDDEN = """
    create or replace temp table equity_hidden as
    with part as (
        select measure_id, period_id, cell_key in (from settled) as is_hidden
        from equity_cell where dimension <> 'Overall' and kind <> 'value'
    ),
    mixed as (
        select measure_id, period_id from part
        group by all having bool_or(is_hidden) and not bool_and(is_hidden)
    )
    from settled
    union
    select cell_key from equity_cell
    where kind = 'value' and about <> 'no people'
        and (dimension <> 'Overall' or (measure_id, period_id) in (from mixed))
"""
"""Of how many people a bare value is nobody knows. That of the whole tells of a hidden group only
beside groups that are shown."""
_VALUES = """
    create or replace temp table value_hidden as
    select measure_id, period_id, bool_or(hides_standing) as hides_standing
    from (
        select measure_id, period_id, dimension = 'Overall' as hides_standing
        from equity_cell semi join equity_hidden using (cell_key)
        union all
        select measure_id, period_id, true from before
    )
    group by measure_id, period_id
"""


def settle_cells(connection: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> None:
    """Settle what is not shown, from the private `equity_cell`.

    Makes two temporary tables. `equity_hidden (cell_key)`: the cells. `value_hidden (measure_id,
    period_id, hides_standing)`: the measures and periods with any hidden cell, and whether the
    undivided figure is one; it then stays hidden also when its groups are taken back.
    """
    up_to = hidden_up_to(connection)
    choosing = Choosing()
    past = past_of(connection, choosing, up_to)
    cells = cells_of(connection)
    known = past.known(connection, cells)
    problems = problems_of(cells, groups_of(connection), up_to, known)
    settled = _keys(choosing.hidden(problems, progress))  # noqa: F841 - DuckDB reads it
    before = _wholes([*past.wholes, *hidden_means(connection, choosing)])  # noqa: F841
    connection.execute(_HIDDEN)
    connection.execute(_VALUES)


def hidden_up_to(connection: duckdb.DuckDBPyConnection) -> int:
    """The setting: counts of 1 to so many are not shown."""
    return int(connection.execute("select getvariable('hidden_up_to')").fetchall()[0][0])


def _keys(keys: Iterable[int]) -> pa.Table:
    return pa.table({"cell_key": pa.array(sorted(keys), pa.int32())})


def _wholes(names: Iterable[tuple[str, str]]) -> pa.Table:
    rows = sorted(set(names))
    return pa.table(
        {
            "measure_id": pa.array([measure for measure, _ in rows], pa.string()),
            "period_id": pa.array([period for _, period in rows], pa.string()),
        }
    )


def check_cells(connection: duckdb.DuckDBPyConnection) -> None:
    """Look at the published tables as an attacker.

    Raises Refused, naming measure and dimension and no value, when one of them leaks.
    """
    check_groups(connection, hidden_up_to(connection))
    check_surveyed(connection)
    check_means(connection)
