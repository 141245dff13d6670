"""Looks at a publication as an attacker who has all its tables and knows the rule."""

from collections.abc import Iterable, Sequence

import duckdb

from loaders.disclosure.cells import Cell, cells_of, groups_of
from loaders.disclosure.means import problems_of_means
from loaders.disclosure.problems import Known, Laid, problems_of
from loaders.disclosure.seen import seen_cells, seen_wholes
from loaders.problems import Refused

_KEYS = """
    select cell_key, measure_id, period_id, dimension, group_name,
        kind = 'value' and about <> 'no people' and dimension <> 'Overall'
    from equity_cell where about <> 'no people' order by cell_key
"""
_OLDER = """
    select measure_id, 'Overall' from measure_value_history as told
    semi join value_hidden using (measure_id, period_id)
    where not is_standing and coalesce(actual, numerator, denominator) is not null
    order by all limit 1
"""
"""What was once given for a whole, beside hidden groups that it may tell of."""
_ANSWERED = """
    select measure_id, period_id, dimension, group_name,
        numerator is null and exists (
            from survey_rating as rating
            where rating.measure_id = rate.measure_id and rating.load_id = rate.load_id
                and rating.source = rate.source and not rating.hidden
                and rating.respondents = rate.denominator and rating.mean = rate.rate
                and rating.sd is not distinct from rate.sd
                and coalesce(abs(rating.mean_low - rate.rate_low), 0) < 1e-6
                and coalesce(abs(rating.mean_high - rate.rate_high), 0) < 1e-6
        )
    from equity_rate as rate
    anti join equity_cell using (measure_id, period_id, dimension, group_name)
    order by all
"""
"""What a survey gives, and whether its own tables show the very same."""


def check_groups(connection: duckdb.DuckDBPyConnection, up_to: int) -> None:
    """Raise Refused when a small group, or one hidden for its sake, can be computed."""
    rows = connection.execute(_KEYS).fetchall()
    if not rows:
        return
    seen = seen_cells(connection)
    tables = {key: (measure, dimension) for key, measure, _, dimension, *_ in rows}
    hidden = frozenset(key for key, *name, _ in rows if tuple(name) not in seen)
    bare = next((key for key, *_, is_bare in rows if is_bare and key not in hidden), None)
    if bare is not None:
        raise Refused(_leak(connection, *tables[bare]))
    for measure, dimension in connection.execute(_OLDER).fetchall():
        raise Refused(_leak(connection, measure, dimension))
    problems = problems_of(cells_of(connection), groups_of(connection), up_to, Known(hidden=hidden))
    key = _first_exposed(problems, hidden)
    if key is not None:
        raise Refused(_leak(connection, *tables[key]))


def check_surveyed(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise Refused when more is shown of a survey by group than the survey's own tables show.

    Those are settled and audited with all its questions and waves (`loaders.suppression`).
    """
    rows = connection.execute(_ANSWERED).fetchall()
    if not rows:
        return
    seen = seen_cells(connection)
    for *name, is_told in rows:
        if not is_told and tuple(name) in seen and name[2] != "Overall":
            raise Refused(_leak(connection, name[0], name[2]))


def check_means(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise Refused when a mean of too few responses can be computed from other periods."""
    everything, _ = problems_of_means(connection)
    if not everything:
        return
    seen = seen_wholes(connection)
    names = {(cell.measure_id, cell.period_id) for cell in everything}
    cells, problems = problems_of_means(connection, frozenset(names - seen))
    key = _first_exposed(problems, _unseen(cells, seen))
    if key is not None:
        raise Refused(_leak(connection, cells[key].measure_id, "Overall"))


def _unseen(cells: Sequence[Cell], seen: set[tuple[str, str]]) -> frozenset[int]:
    return frozenset(cell.key for cell in cells if (cell.measure_id, cell.period_id) not in seen)


def _first_exposed(problems: Iterable[Laid], hidden: frozenset[int]) -> int | None:
    """The key of a cell that is told though it should not be, or stands for one that is."""
    # Every command would take longer for it, and hardly any hides anything.
    from loaders.disclosure.attack import exposed  # noqa: PLC0415

    for laid in problems:
        row = exposed(laid.problem, {row for row, key in enumerate(laid.keys) if key in hidden})
        if row is not None:
            key = laid.keys[row]
            return next(one for one in laid.keys if one is not None) if key is None else key
    return None


def _leak(connection: duckdb.DuckDBPyConnection, measure_id: str, dimension: str) -> str:
    ((name,),) = connection.execute(
        "select name from measure where measure_id = ?", [measure_id]
    ).fetchall()
    by = "" if dimension == "Overall" else f" by {dimension}"
    return (
        f"Nothing was published: what would be shown of the measure '{name}'{by} "
        "gives away a value of too few people."
    )
