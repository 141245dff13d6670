"""What a page may ask of selections and burdens of employees: four fifths, group by group."""

from dashboard.equity_records import Breakdown
from dashboard.queries import ask
from dashboard.selection_records import Selection

_TOLD = """
    with told as (
        select group_name as name, *,
            (count(*) filter (four_fifths = 'fails') over own)::integer as fails,
            (count(*) filter (four_fifths in ('passes', 'fails')) over own)::integer as assessed
        from equity_selection
        where measure_id = $measure_id and dimension = $dimension
        window own as (partition by group_name, months)
    )
"""
_NAMES = ", ".join(Selection.__dataclass_fields__)


def selections(breakdown: Breakdown) -> list[Selection]:
    """Every group of the period, the one farthest from passing first; empty without a process.

    What is not assessed or not shown stands last, by its name where nothing is shown.
    """
    sql = f"""
        {_TOLD} select {_NAMES} from told where period_id = $period_id
        order by hidden, four_fifths = 'not assessed', if(process = 'burden', -ratio, ratio)
            nulls last, name
    """  # noqa: S608 - constants only; every value is a parameter
    return _found(sql, breakdown, period_id=breakdown.period_id)


def every_selection(breakdown: Breakdown) -> list[Selection]:
    """Every group in every period, the newest first."""
    sql = f"{_TOLD} select {_NAMES} from told order by ends_on desc, months, hidden, name"  # noqa: S608 - constants only
    return _found(sql, breakdown)


def _found(sql: str, breakdown: Breakdown, **values: str) -> list[Selection]:
    found = ask(sql, measure_id=breakdown.measure_id, dimension=breakdown.dimension, **values)
    return [Selection(**row) for row in found]
