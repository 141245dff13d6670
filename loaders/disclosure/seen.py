"""Reads from the published tables which cells somebody sees a number of."""

from collections import defaultdict
from collections.abc import Iterable

import duckdb

_KEY = ("measure_id", "period_id", "dimension", "group_name")
_ABOUT_NO_GROUP = {
    "months", "group_ordinal", "ordinal", "decimals", "load_id", "benchmark", "target",
    "reference_rate", "top_rate", "trend_periods", "trend_slope", "trend_low", "trend_high",
    "trend_gap",
}  # fmt: skip
"""Numbers that stand beside a group and are not its own."""
_SENTENCES = {"says", "standing_reason", "reliability_reason"}
# Digits of a name or a period are none of a group's.
_TELLS = r"""
    len(list_filter(
        regexp_extract_all({}, '\d+'),
        lambda digits: not contains(concat_ws(' ', dimension, group_name, period), digits)
    )) > 0
"""
_COLUMNS = """
    select table_name, column_name, data_type
    from duckdb_columns()
    where database_name = current_database() and not internal and schema_name = 'main'
    order by table_name, column_index
"""
_NUMBERS = {"DOUBLE", "BIGINT", "INTEGER", "HUGEINT", "FLOAT", "SMALLINT", "UBIGINT"}
_SEEN_WHOLES = """
    select measure_id, period_id from measure_value_history
    where is_standing
        and coalesce(actual, numerator, denominator, value_low, value_high) is not null
    union
    select measure_id, period_id from measure_value
    where coalesce(actual, numerator, denominator, value_low, value_high, shortfall) is not null
        or is_hidden and reason <> value_hidden_reason()
    union
    select measure_id, period_id from measure_now
    where coalesce(actual, numerator, denominator, value_low, value_high, shortfall) is not null
    union
    select measure_id, period_id
    from (
        select measure_id, unnest(sparkline) as actual, unnest(sparkline_periods) as period
        from measure_now
        union all
        select measure_id, previous, previous_period from measure_now
    ) as told
    join measure_value using (measure_id, period)
    where told.actual is not null
"""
_SHARES = """
    select distinct measure_id, period_id, 'Overall', 'Overall' from equity_share
    where coalesce(whole, share) is not null and within_dimension = 'Overall'
    union all
    select distinct measure_id, period_id, within_dimension, within_group from equity_share
    where coalesce(whole, share) is not null and within_dimension <> 'Overall'
"""
_TOPS = """
    select distinct measure_id, period_id, dimension, top_group from equity_selection
    where coalesce(top_rate, ratio) is not null and top_group is not null
"""
_REFERENCES = """
    select distinct measure_id, period_id, dimension, within_dimension, within_group,
        reference_group
    from equity_gap where coalesce(reference_rate, gap) is not null
"""


def seen_cells(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str, str]]:
    """The measure, period, dimension and group of everything that a number is shown of."""
    found: set[tuple[str, str, str, str]] = set()
    for query in (*_own_numbers(connection), _SHARES, _TOPS):
        found |= set(connection.execute(query).fetchall())
    found |= {(*whole, "Overall", "Overall") for whole in seen_wholes(connection)}
    for measure, period, *place in connection.execute(_REFERENCES).fetchall():
        found.add((measure, period, *_reference(*place)))
    return found


def seen_wholes(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """The measures and periods whose undivided value is shown."""
    return set(connection.execute(_SEEN_WHOLES).fetchall())


def _own_numbers(connection: duckdb.DuckDBPyConnection) -> Iterable[str]:
    columns: dict[str, dict[str, str]] = defaultdict(dict)
    for table, column, kind in connection.execute(_COLUMNS).fetchall():
        columns[table][column] = kind
    for table, kinds in columns.items():
        own = [f'"{name}" is not null' for name, kind in kinds.items() if _is_number(name, kind)]
        own += [_TELLS.format(name) for name in sorted(_SENTENCES & kinds.keys())]
        if set(_KEY) <= kinds.keys() and own:
            yield f"select distinct {', '.join(_KEY)} from {table} where {' or '.join(own)}"  # noqa: S608 - names of ours


def _is_number(name: str, kind: str) -> bool:
    is_number = kind in _NUMBERS or kind.startswith("DECIMAL")
    return is_number and name not in _ABOUT_NO_GROUP


def _reference(
    dimension: str, within_dimension: str, within_group: str, reference: str
) -> tuple[str, str]:
    """The cell that a gap is measured from."""
    if within_dimension == "Overall":
        return ("Overall", "Overall") if reference == "Overall" else (dimension, reference)
    if reference == "Overall":
        return within_dimension, within_group
    first, _, second = dimension.partition(" × ")
    if within_dimension == first:
        return dimension, f"{within_group} × {reference}"
    return (dimension, f"{reference} × {within_group}") if within_dimension == second else ("", "")
