"""Values by group that do not say how many people they are about, and so will be hidden."""

from collections.abc import Iterator

import duckdb

from loaders.breakdowns.known_records import KnownBreakdowns
from loaders.breakdowns.odd import Odd

_UNCOUNTED = """
select arg_min(source, (length(source), source)) as first_source, measure_id, period_id,
    any_value(dimension), arg_min(group_name, (length(source), source)), any_value(statistic),
    count(*)
from figure
where is_new and dimension <> 'Overall' and case statistic
        when 'rate' then actual is not null and (numerator is null or denominator is null)
        when 'mean rating' then actual is not null and denominator is null
        when 'count' then false
        else actual is not null
    end
group by measure_id, period_id, lower(dimension)
order by length(first_source), first_source
"""
_WAYS_OUT = {
    "rate": "write the numerator and the denominator",
    "mean rating": "write the number of responses as the denominator",
}
_OTHER_WAY = "if it is about no people, say so in About, in a sheet with Code and About"


def uncounted_groups(
    connection: duckdb.DuckDBPyConnection, known: KnownBreakdowns
) -> Iterator[Odd]:
    """Values by group of the table `figure` without the number of people behind them.

    Nothing is hidden of measures that are about no people.
    """
    for source, measure_id, period_id, dimension, group, statistic, number in connection.execute(
        _UNCOUNTED
    ).fetchall():
        of_measure = known.measures.get(measure_id)
        if of_measure is not None and of_measure.about == "no people":
            continue
        says = f"does not say by {dimension} how many people the value of {group} is about"
        hidden = "so it will be hidden"
        if number > 1:
            says = f"does not say by {dimension} how many people {number:,} values are about"
            hidden = "so they will be hidden"
        way_out = _WAYS_OUT.get(statistic, _OTHER_WAY)
        says = f" {says}, {hidden}; {way_out}"
        yield Odd(source, measure_id, period_id, says, dimension.casefold())
