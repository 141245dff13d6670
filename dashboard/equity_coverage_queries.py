"""What a page may ask of breakdowns that are there and that are missing."""

from dashboard.equity_records import Coverage
from dashboard.queries import ask


def coverage(state: str = "", dimension: str = "") -> list[Coverage]:
    """Measures by dimension, with those that pass the filters; an empty word is no filter."""
    sql = """
        select found.measure_id, measure.code, measure.name as measure, found.dimension,
            found.is_expected, found.state, found.newest_period, found.groups, found.hidden,
            found.reason
        from equity_coverage as found join measure using (measure_id)
        left join equity_dimension as known on known.dimension = found.dimension
        where ($state = '' or state = $state) and ($dimension = '' or found.dimension = $dimension)
        order by measure.code, known.ordinal nulls last, found.dimension
    """
    return [Coverage(**row) for row in ask(sql, state=state, dimension=dimension)]
