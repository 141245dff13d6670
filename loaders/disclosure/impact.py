"""Hides what impact assessments tell of too few people, and looks at what is published of them."""

from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

from loaders.disclosure.impact_cells import Cell, cells_by_assessment, problem_of
from loaders.disclosure.travelling import go, travelling
from loaders.problems import Refused

_SUBJECT = "impact"
Name = tuple[str, str, str]
_EVENTS = 10
"""So many states before the newest are looked at."""
_TOUCHED = f"""
    select event_id from ledger.load_event
    where load_id in (select load_id from ledger.impact_assessment)
        and event_id <= getvariable('as_of_event')
    order by event_id desc limit {_EVENTS} + 1
"""  # noqa: S608 - a number of ours
_OF_MEASURES = """
    select distinct impact_cell.cell_key
    from impact_cell
    join ledger.impact_assessment as assessment using (assessment_id)
    semi join ledger.live_impact on live_impact.assessment_id = assessment.assessment_id
        and live_impact.load_id = assessment.load_id
    join equity_cell as cell
        on lower(cell.group_name) = lower(impact_cell.group_name)
        and lower(cell.dimension) = lower(assessment.dimension)
        and (cell.denominator = population or cell.numerator = outcomes_before)
    semi join equity_hidden on equity_hidden.cell_key = cell.cell_key
    where impact_cell.stratum = 'Overall'
"""
"""The same people, hidden on the page of a measure: shown here they would be shown there."""


def settle_impact(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `impact_hidden`: the cells of `impact_cell` that are not shown.

    What an earlier state of an assessment hid stays hidden. Needs `equity_hidden`.
    """
    before = _hidden_before(connection)
    of_measures = {key for (key,) in connection.execute(_OF_MEASURES).fetchall()}
    settled = _keys(_hidden(connection, before, of_measures))  # noqa: F841 - DuckDB reads it
    connection.execute("create or replace temp table impact_hidden as from settled")


def check_impact(connection: duckdb.DuckDBPyConnection) -> None:
    """Look at the published table `impact_group` as an attacker.

    Raises Refused, naming the assessment and no number, when a small one can be computed.
    """
    rows = connection.execute(
        "select assessment_id, stratum, group_name from impact_group where hidden"
    ).fetchall()
    hidden = set(rows)
    told = connection.execute(
        "select assessment_id from impact_group where hidden and coalesce(population, affected, "
        "outcomes_before, affected_rate, share_of_population, share_of_affected, representation, "
        "ratio, within_ratio, rate_before, rate_after, gap_before, gap_after) is not null"
    ).fetchall()
    for assessment_id, cells in cells_by_assessment(connection).items():
        is_told = (assessment_id,) in told
        if is_told or _is_exposed(cells, hidden, _up_to(connection)):
            raise Refused(
                f"The impact assessment '{assessment_id}' would show numbers of too few people, or "
                "let them be computed; nothing is published."
            )


def _is_exposed(cells: list[Cell], hidden: set[Name], up_to: int) -> bool:
    own = {row for row, cell in enumerate(cells) if cell.name in hidden}
    if not own and not _asks(cells, up_to):
        return False
    # Every command would take longer for it, and hardly any needs it.
    from loaders.disclosure.attack import exposed  # noqa: PLC0415

    if len(own) == len(cells):
        return False
    return exposed(problem_of(cells, up_to), own) is not None


def _hidden(
    connection: duckdb.DuckDBPyConnection, before: set[Name], of_measures: set[int]
) -> set[int]:
    """The keys of the cells that are not shown, of every assessment."""
    found: set[int] = set()
    for cells in cells_by_assessment(connection).values():
        kept = [
            row for row, cell in enumerate(cells) if cell.name in before or cell.key in of_measures
        ]
        found |= {cells[row].key for row in hidden_rows(cells, _up_to(connection), kept)}
    return found


def hidden_rows(cells: list[Cell], up_to: int, kept: Sequence[int] = ()) -> set[int]:
    """Which cells of one assessment are not shown, by their place; `kept` are among them."""
    if not kept and not _asks(cells, up_to):
        return set()
    from loaders.disclosure.protecting import protect  # noqa: PLC0415 - as above

    hidden = protect(problem_of(cells, up_to, kept)).hidden
    if any(row >= len(cells) for row in hidden):  # nobody can hide what is known elsewhere
        return set(range(len(cells)))
    return set(hidden)


def _asks(cells: list[Cell], up_to: int) -> bool:
    """Whether any figure is small."""
    problem = problem_of(cells, up_to)
    sums = (problem.counts[list(figure.atoms)].sum() for figure in problem.figures)
    return any(1 <= people <= up_to for people in sums)


def _hidden_before(connection: duckdb.DuckDBPyConnection) -> set[Name]:
    """What the states before this one hid, the oldest first."""
    events = [event for (event,) in connection.execute(_TOUCHED).fetchall()][1:]
    found: set[Name] = set()
    if not events:
        return found
    with travelling(connection, _SUBJECT):
        for event in reversed(events):
            go(connection, event, _SUBJECT)
            hidden = _hidden(connection, found, set())
            every = cells_by_assessment(connection).values()
            found |= {one.name for cells in every for one in cells if one.key in hidden}
    return found


def _up_to(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute("select getvariable('hidden_up_to')").fetchall()[0][0])


def _keys(keys: Iterable[int]) -> pa.Table:
    return pa.table({"cell_key": pa.array(sorted(keys), pa.int32())})
