"""Hides means that would give away another period's mean of too few responses."""

import duckdb

from loaders.disclosure.cells import PEOPLE, Cell
from loaders.disclosure.choosing import Choosing
from loaders.disclosure.problems import Known, Laid, problems_of

_MEANS = """
    with mean as (
        from ledger.live_measure where statistic = 'mean rating'
            and measure_id not in (select measure_id from equity_cell)
    ),
    period as (select unnest(entry) from (select unnest(getvariable('periods')) as entry)),
    told as (
        select measure_id, period_id, entry.months, starts_on, ends_on, entry.denominator as n,
            entry.load_id, entry.source
        from ledger.measure_value as entry
        semi join ledger.live_load using (load_id)
        semi join mean using (measure_id)
        where dimension = 'Overall' and entry.denominator is not null and not is_withdrawn
        union all
        select mean.measure_id, period_id, months, period.starts_on, period.ends_on, statistic.n,
            question.load_id, question.source
        from survey_wave_question as question
        join mean using (measure_id)
        join period using (year_kind, year_start_month, months)
        join survey_statistic as statistic using (question_key)
        join survey_wave_group as part using (group_key)
        where part.dimension = 'Overall' and held_on between period.starts_on and period.ends_on
    ),
    newest as (
        from told qualify row_number() over (
            partition by measure_id, period_id order by load_id desc, source
        ) = 1
    ),
    asked as (
        select measure_id from newest group by measure_id
        having bool_or(n between 1 and getvariable('minimum_responses') - 1)
            and count(distinct months) > 1
    )
    select measure_id, period_id, months, starts_on, ends_on, round(n)::bigint
    from newest semi join asked using (measure_id)
    order by measure_id, starts_on, months
"""


def problems_of_means(
    connection: duckdb.DuckDBPyConnection, hidden: frozenset[tuple[str, str]] = frozenset()
) -> tuple[list[Cell], list[Laid]]:
    """The problems of measures without groups whose periods add up, and the cells of all.

    A mean of fewer responses than the setting asks for is not shown; the year less the other
    quarters would tell it. `hidden` are measures and periods that are hidden already.
    """
    cells = [
        Cell(key, measure, period, months, starts, ends, frozenset(), PEOPLE, (n,))
        for key, (measure, period, months, starts, ends, n) in enumerate(
            connection.execute(_MEANS).fetchall()
        )
    ]
    if not cells:
        return [], []
    keys = frozenset(cell.key for cell in cells if (cell.measure_id, cell.period_id) in hidden)
    few = minimum_responses(connection) - 1
    return cells, list(problems_of(cells, {}, few, Known(hidden=keys)))


def hidden_means(
    connection: duckdb.DuckDBPyConnection, choosing: Choosing
) -> list[tuple[str, str]]:
    """The measures and periods whose mean is not shown; also those of too few responses."""
    cells, problems = problems_of_means(connection)
    hidden = choosing.hidden(problems)
    return [(cell.measure_id, cell.period_id) for cell in cells if cell.key in hidden]


def minimum_responses(connection: duckdb.DuckDBPyConnection) -> int:
    """The setting: a mean of fewer is not shown."""
    return int(connection.execute("select getvariable('minimum_responses')").fetchall()[0][0])
