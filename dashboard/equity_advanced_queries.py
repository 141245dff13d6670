"""What a page may ask of all groups of a measure in one number, and of shares."""

from dashboard.equity_advanced_records import Share, Summary
from dashboard.equity_queries import CELLS, values_of
from dashboard.equity_records import Breakdown
from dashboard.queries import ask


def summaries(breakdown: Breakdown) -> list[Summary]:
    """Every measure of inequality of the table that is shown."""
    sql = f"""
        select {", ".join(Summary.__dataclass_fields__)} from equity_summary
        where measure_id = $measure_id and period_id = $period_id and dimension = $dimension
        order by ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    rows = ask(
        sql, measure_id=breakdown.measure_id, period_id=breakdown.period_id,
        dimension=breakdown.dimension,
    )  # fmt: skip
    return [Summary(**row) for row in rows]


def shares(breakdown: Breakdown) -> list[Share]:
    """Each group's share of all, the largest first, and what is not shown by its name."""
    names = ", ".join(f"share.{name}" for name in Share.__dataclass_fields__ if name != "name")
    sql = f"""
        {CELLS}
        select rate.name, {names} from cell as rate
        join equity_share as share using (measure_id, period_id, dimension, group_name)
        where rate.period_id = $period_id and share.within_dimension = $within_dimension
        order by rate.is_unknown, share.share desc nulls last, rate.name
    """  # noqa: S608 - constants only; every value is a parameter
    values = values_of(breakdown) | {"period_id": breakdown.period_id}
    return [Share(**row) for row in ask(sql, **values)]
