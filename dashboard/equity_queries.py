"""What a page may ask first of measures by group: which there are, and what they find."""

from typing import Any

from dashboard.equity_records import OVERALL, Breakdown, Disclosure, Finding
from dashboard.queries import ask

# The groups of one dimension, among everybody, within one group of another dimension, or, where
# $within_group is null, within every one of them.
CELLS = """
    with cell as (
        select
            rate.groups[list_position(rate.dimensions, $dimension)] as name,
            rate.groups[list_position(rate.dimensions, $within_dimension)] as place,
            rate.*
        from equity_rate as rate
        where rate.measure_id = $measure_id and list_contains(rate.dimensions, $dimension)
            and if($within_dimension = $overall, len(rate.dimensions) = 1,
                len(rate.dimensions) = 2 and place = coalesce($within_group, place))
    )
"""


def measures() -> dict[str, str]:
    """Codes of the measures that have groups, with their names; a short group comes first."""
    sql = """
        select measure.code, any_value(measure.name) as name
        from equity_now join measure using (measure_id)
        group by measure.code
        order by coalesce(max(len(clearly_short)), 0) = 0, measure.code
    """
    return {row["code"]: row["name"] for row in ask(sql)}


def dimensions(measure_id: str) -> list[str]:
    """The dimensions that a measure is broken down by, those of the catalogue first."""
    sql = """
        select rate.dimension from equity_rate as rate
        left join equity_dimension as known using (dimension)
        where measure_id = $measure_id and len(dimensions) = 1 and rate.dimension <> $overall
        group by rate.dimension order by any_value(known.ordinal) nulls last, rate.dimension
    """
    return [row["dimension"] for row in ask(sql, measure_id=measure_id, overall=OVERALL)]


def withins(measure_id: str, dimension: str) -> dict[str, list[str]]:
    """The groups within which a dimension is told too, by the dimension that they are of."""
    sql = """
        with pair as (
            select unnest(dimensions) as other, unnest(groups) as group_name, dimensions
            from equity_rate
            where measure_id = $measure_id and len(dimensions) = 2
                and list_contains(dimensions, $dimension)
        )
        select other, pair.group_name from pair
        left join equity_group as known
            on known.dimension = other and known.group_name = pair.group_name
        where other <> $dimension
        group by other, pair.group_name
        order by other, any_value(known.ordinal) nulls last, pair.group_name
    """
    found: dict[str, list[str]] = {}
    for row in ask(sql, measure_id=measure_id, dimension=dimension):
        found.setdefault(row["other"], []).append(row["group_name"])
    return found


def periods(breakdown: Breakdown) -> dict[str, str]:
    """Ids of the periods that have these groups, with their names, the newest first."""
    sql = f"""
        {CELLS}
        select period_id, any_value(period) as period from cell
        group by period_id order by any_value(ends_on) desc, any_value(months)
    """  # noqa: S608 - constants only; every value is a parameter
    return {row["period_id"]: row["period"] for row in ask(sql, **values_of(breakdown))}


def disclosure(breakdown: Breakdown) -> Disclosure | None:
    """How much of the table that is shown is hidden for privacy."""
    sql = """
        select cells, hidden, share_hidden, people_hidden from equity_disclosure as told
        where measure_id = $measure_id and period_id = $period_id and dimension = (
            select any_value(dimension) from equity_rate
            where measure_id = $measure_id and list_contains(dimensions, $dimension)
                and if($within_dimension = $overall, len(dimensions) = 1,
                    len(dimensions) = 2 and list_contains(dimensions, $within_dimension))
        )
    """
    values = values_of(breakdown)
    del values["within_group"]
    rows = ask(sql, period_id=breakdown.period_id, **values)
    return Disclosure(**rows[0]) if rows else None


_FINDINGS = """
    select found.measure_id, measure.code, measure.name as measure, now.status, measure.owners,
        found.dimension, found.period_id, found.period, found.says, found.clearly_short
    from equity_now as found
    join measure using (measure_id) join measure_now as now using (measure_id)
"""


def findings(measure_id: str) -> list[Finding]:
    """What each dimension finds for a measure in its newest period."""
    sql = f"{_FINDINGS} where found.measure_id = $measure_id order by found.dimension"
    return _found(sql, measure_id=measure_id)


def unequal() -> list[Finding]:
    """Measures that are where they should be, while a group is clearly short of that.

    Where none of one dimension is, those of two dimensions are told, such as `Black × Coast`.
    """
    sql = f"""
        with short as (
            from equity_now where len(clearly_short) > 0
            union all
            select * replace (clearly_short_within as clearly_short) from equity_now
            where len(clearly_short_within) > 0
            qualify max(len(clearly_short)) over (partition by measure_id) = 0
                and row_number() over (partition by measure_id order by dimension) = 1
        )
        {_FINDINGS.replace("equity_now", "short")}
        where now.status in ('Met target', 'On track') order by measure.code, found.dimension
    """  # noqa: S608 - constants only
    return _found(sql)


def _found(sql: str, **values: Any) -> list[Finding]:
    return [Finding(**row) for row in ask(sql, **values)]


def values_of(breakdown: Breakdown) -> dict[str, Any]:
    """The parameters of `CELLS`."""
    return {
        "measure_id": breakdown.measure_id, "dimension": breakdown.dimension,
        "within_dimension": breakdown.within_dimension, "within_group": breakdown.within_group,
        "overall": OVERALL,
    }  # fmt: skip
