"""What a page may ask of the groups of a measure: their rates and gaps, and those over time."""

from typing import Any

from dashboard.equity_queries import CELLS, values_of
from dashboard.equity_records import Breakdown, Gap, Group, Rate, Within
from dashboard.measure_records import Measure
from dashboard.queries import ask

_RATE = """
    rate.dimension, rate.group_name, rate.period_id, rate.period, rate.starts_on, rate.ends_on,
    rate.kind, rate.is_proportion, rate.numerator, rate.denominator, rate.rate, rate.rate_low,
    rate.rate_high, rate.hidden, rate.hidden_reason, rate.reliability, rate.reliability_reason,
    rate.is_presented, rate.is_computed, rate.is_overlapping, rate.is_unknown, rate.benchmark,
    rate.target,
    rate.standing, rate.standing_reason, rate.decimals, rate.load_id, rate.source
"""

# Who is worse off comes first, or who are most; an ordered dimension keeps its order. What shows
# no number stands last by its name, so that its place tells nothing.
_ORDER = """
    rate.is_unknown,
    if((select coalesce(bool_or(is_ordered), false) from equity_dimension
        where dimension = $dimension), rate.group_ordinal, null) nulls last,
    rate.rate is null or not rate.is_presented,
    if(rate.is_presented, if($is_lower_better or rate.kind = 'count', -rate.rate, rate.rate), null)
        nulls last,
    rate.name
"""
_GAPS = """
    select rate.place, rate.name, gap.period_id, rate.period, rate.starts_on, rate.ends_on,
        coalesce(reference.name, gap.reference_group) as reference_group, gap.reference_kind,
        gap.is_reference, gap.reference_rate, gap.gap, gap.gap_low, gap.gap_high, gap.ratio,
        gap.ratio_low, gap.ratio_high, gap.ratio_reason, gap.adverse_words, gap.people,
        gap.people_low, gap.people_high, gap.is_clear, gap.says, gap.trend_gap,
        gap.trend_verdict, gap.trend_reason
    from cell as rate
    join equity_gap as gap
        on gap.measure_id = rate.measure_id and gap.period_id = rate.period_id
        and gap.dimension = rate.dimension and gap.group_name = rate.group_name
        and gap.within_dimension = $within_dimension
    left join cell as reference
        on reference.period_id = gap.period_id and reference.dimension = gap.dimension
        and reference.group_name = gap.reference_group
"""


def overall(breakdown: Breakdown) -> Rate | None:
    """Everybody together in the period, or everybody in the group that is looked within."""
    sql = f"""
        select rate.group_name as name, {_RATE} from equity_rate as rate
        where measure_id = $measure_id and period_id = $period_id
            and dimension = $within_dimension and group_name = $within_group
    """  # noqa: S608 - constants only; every value is a parameter
    values = {name: value for name, value in values_of(breakdown).items()
              if name not in {"dimension", "overall"}}  # fmt: skip
    rows = ask(sql, period_id=breakdown.period_id, **values)
    return Rate(**rows[0]) if rows else None


def groups(breakdown: Breakdown, measure: Measure) -> list[Group]:
    """Every group in the period, who is worse off first; hidden ones too, without a number."""
    return _groups(breakdown, measure, "where rate.period_id = $period_id", _ORDER,
                   period_id=breakdown.period_id)  # fmt: skip


def every_period(breakdown: Breakdown, measure: Measure) -> list[Group]:
    """Every group in every period, the newest first."""
    return _groups(breakdown, measure, "", f"rate.ends_on desc, rate.months, {_ORDER}")


def _groups(
    breakdown: Breakdown, measure: Measure, where: str, order: str, **values: Any
) -> list[Group]:
    values |= values_of(breakdown)
    is_lower_better = measure.direction == "lower"
    sql = f"{CELLS} select rate.name, {_RATE} from cell as rate {where} order by {order}"  # noqa: S608 - constants only
    rates = ask(sql,
                is_lower_better=is_lower_better, **values)  # fmt: skip
    gaps = {
        (row["name"], row["period_id"]): _gap(row)
        for row in ask(f"{CELLS} {_GAPS} {where}", **values)
    }
    return [Group(Rate(**row), gaps.get((row["name"], row["period_id"]))) for row in rates]


def over_time(breakdown: Breakdown, name: str) -> list[Gap]:
    """The gap of one group in every period of the same length, the earliest first.

    A period that shows none for it has a gap without a number.
    """
    sql = f"""
        {CELLS} {_GAPS}
        where rate.name = $name and rate.months = (
            select any_value(months) from cell where period_id = $period_id
        )
        order by rate.ends_on
    """  # noqa: S608 - constants only; every value is a parameter
    values = values_of(breakdown) | {"period_id": breakdown.period_id}
    return [_gap(row) for row in ask(sql, name=name, **values)]


def within_each(breakdown: Breakdown, other: str, name: str, places: list[str]) -> list[Within]:
    """The gap of one group within every group of another dimension, in their given order."""
    where = "where rate.period_id = $period_id and rate.name = $name"
    values = values_of(breakdown) | {
        "within_dimension": other, "within_group": None, "period_id": breakdown.period_id,
        "name": name,
    }  # fmt: skip
    shown = "select rate.place, rate.rate, rate.hidden, rate.is_presented from cell as rate"
    rates = {row.pop("place"): row for row in ask(f"{CELLS} {shown} {where}", **values)}
    gaps = {row["place"]: _gap(row) for row in ask(f"{CELLS} {_GAPS} {where}", **values)}
    return [
        Within(place, gap=gaps.get(place), **rates[place]) for place in places if place in rates
    ]


def _gap(row: dict[str, Any]) -> Gap:
    return Gap(**{name: row[name] for name in Gap.__dataclass_fields__})
