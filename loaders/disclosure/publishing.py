"""Settles which values by group are not shown, and looks at what is published as an attacker."""

import duckdb

_SMALL = """
    create or replace temp table equity_hidden as
    with figure as (
        select measure_id, period_id, dimension, cell_key, dimension = 'Overall' as is_overall,
            kind = 'value' or len(list_filter(
                case kind
                    when 'rate' then [numerator, denominator - numerator, denominator]
                    when 'mean' then [denominator]
                    else [value]
                end,
                lambda x: x > 0 and x <= getvariable('hidden_up_to')
            )) > 0 as is_small
        from equity_cell
        where about <> 'no people'
    )
    select cell_key
    from figure
    qualify bool_or(is_small) over (partition by measure_id, period_id, dimension)
"""
"""A table with anything small in it is hidden whole."""


def settle_cells(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `equity_hidden (cell_key)` from the private `equity_cell`."""
    connection.execute(_SMALL)


def check_cells(connection: duckdb.DuckDBPyConnection) -> None:
    """Look at the published tables by group as an attacker; raises Refused when one leaks."""
