"""What a page may ask of employees: which measures count them, and each group's share."""

from dashboard import equity_queries
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.queries import ask
from dashboard.workforce_records import Overview, Place, Share

MANY = 20
"""A dimension of more groups than this, such as departments, is not what is asked for first."""

# The groups of one dimension, each with its share of all, of one group of another dimension, or,
# where $within_group is null, of every one of them; and the share of the first period of the same
# length.
_CELLS = """
    with cell as (
        select
            groups[list_position(dimensions, $dimension)] as name,
            *,
            min(starts_on) over (partition by months) as started
        from equity_share
        where measure_id = $measure_id and within_dimension = $within_dimension
            and within_group = coalesce($within_group, within_group)
            and len(dimensions) = if($within_dimension = $overall, 1, 2)
            and list_contains(dimensions, $dimension)
    ),
    told as (
        select
            *,
            max(share) filter (starts_on = started)
                over (partition by name, within_group, months) as first_share,
            any_value(period) filter (starts_on = started) over (partition by months)
                as first_period,
            if(starts_on = started, null, share - first_share) as change
        from cell
    )
"""
_NAMES = ", ".join(Share.__dataclass_fields__)


def measures() -> dict[str, str]:
    """Codes of the measures that count employees by group, those wholly hidden last."""
    sql = """
        select code, any_value(measure.name) as name
        from equity_now join measure using (measure_id)
        semi join (from equity_rate where about = 'employees') using (measure_id)
        group by code order by bool_and(hidden = groups), code
    """
    return {row["code"]: row["name"] for row in ask(sql)}


def overview() -> list[Overview]:
    """What every measure of employees finds by every dimension, those that fail first."""
    sql = """
        with fifths as (
            select measure_id, dimension, period_id, any_value(process) as process,
                coalesce(list(group_name order by ratio) filter (four_fifths = 'fails'), [])
                    as failing,
                count(*) filter (four_fifths in ('passes', 'fails')) as assessed
            from equity_selection group by all
        )
        select code, measure.name as measure, now.dimension, now.period, process, groups, hidden,
            now.says, coalesce(failing, []) as failing, coalesce(assessed, 0) as assessed
        from equity_now as now
        join measure using (measure_id)
        semi join (from equity_rate where about = 'employees') as people using (measure_id)
        left join fifths using (measure_id, dimension, period_id)
        order by len(failing) = 0, code, now.dimension
    """
    return [Overview(**row) for row in ask(sql)]


def dimensions(measure_id: str) -> list[str]:
    """The dimensions of a measure, those of very many groups last."""
    sql = "select dimension, groups from equity_now where measure_id = $measure_id"
    sizes = {row["dimension"]: row["groups"] for row in ask(sql, measure_id=measure_id)}
    known = equity_queries.dimensions(measure_id)
    return sorted(known, key=lambda name: sizes.get(name, 0) > MANY)


def shares(breakdown: Breakdown) -> list[Share]:
    """Every group's share in the period, the largest first; an ordered dimension keeps its order.

    What is not shown stands last by its name, so that its place tells nothing.
    """
    sql = f"""
        {_CELLS} select {_NAMES} from told where period_id = $period_id
        order by is_unknown, share is null, if(
            share is not null and $dimension in (
                select dimension from equity_dimension where is_ordered
            ), group_ordinal, null
        ) nulls last, share desc, name
    """  # noqa: S608 - constants only; every value is a parameter
    return _shares(sql, breakdown, period_id=breakdown.period_id)


def over_time(breakdown: Breakdown, name: str) -> list[Share]:
    """One group's share in every period of the same length, the earliest first."""
    sql = f"""
        {_CELLS} select {_NAMES} from told
        where name = $name
            and months = (select any_value(months) from cell where period_id = $period_id)
        order by starts_on
    """  # noqa: S608 - constants only; every value is a parameter
    return _shares(sql, breakdown, period_id=breakdown.period_id, name=name)


def every_period(breakdown: Breakdown) -> list[Share]:
    """Every group in every period, the newest first."""
    sql = f"""
        {_CELLS} select {_NAMES} from told
        order by ends_on desc, months, is_unknown, share desc nulls last, name
    """  # noqa: S608 - constants only; every value is a parameter
    return _shares(sql, breakdown)


def places(breakdown: Breakdown, other: str, name: str, find: str = "") -> list[Place]:
    """The share of one group within every group of another dimension, the highest share first.

    Those of which something is not shown come last by their names. `find` is a part of a name.
    """
    sql = f"""
        {_CELLS},
        size as (
            select group_name, coalesce(denominator, numerator) as people from equity_rate
            where measure_id = $measure_id and period_id = $period_id and dimension = $other
        )
        select within_group as name, people, count, whole, share, share_low, share_high,
            first_share, change, hidden
        from told left join size on size.group_name = within_group
        where period_id = $period_id and name = $name
            and contains(lower(within_group), lower($find))
        order by share desc nulls last, within_group
    """  # noqa: S608 - constants only; every value is a parameter
    values = _values(breakdown) | {"within_dimension": other, "within_group": None}
    rows = ask(sql, period_id=breakdown.period_id, other=other, name=name, find=find, **values)
    return [Place(**row) for row in rows]


def _shares(sql: str, breakdown: Breakdown, **values: str) -> list[Share]:
    return [Share(**row) for row in ask(sql, **_values(breakdown), **values)]


def _values(breakdown: Breakdown) -> dict[str, str | None]:
    return {
        "measure_id": breakdown.measure_id, "dimension": breakdown.dimension,
        "within_dimension": breakdown.within_dimension, "within_group": breakdown.within_group,
        "overall": OVERALL,
    }  # fmt: skip
