"""What earlier states of the ledger showed and hid: who kept their publications knows it still."""

from dataclasses import dataclass, field

import duckdb

from loaders.disclosure.cells import Cell, Content, Name, cells_of, groups_of
from loaders.disclosure.choosing import Choosing
from loaders.disclosure.problems import Known, problems_of
from loaders.disclosure.travelling import go, travelling

_SUBJECT = "equity"
_EVENTS_OF_A_MEASURE = 10
_EVENTS = 30
"""So many states are looked at, the newest of them."""
_TOUCHED = f"""
    with disaggregated as (
        select distinct measure_id from ledger.measure_value where dimension <> 'Overall'
    ),
    touched as (
        select measure_id, load_id
        from ledger.measure_value semi join disaggregated using (measure_id)
        union
        select measure_id, load_id
        from ledger.measure_breakdown semi join disaggregated using (measure_id)
        union
        select measure_id, told.load_id from disaggregated, (
            select load_id from ledger.dimension union select load_id from ledger.dimension_group
        ) as told
    ),
    event as (
        select event_id
        from ledger.load_event join touched using (load_id)
        where event_id <= getvariable('as_of_event')
        qualify row_number() over (partition by measure_id order by event_id desc)
            <= {_EVENTS_OF_A_MEASURE} + 1
    )
    select event_id
    from (select distinct event_id from event order by event_id desc limit {_EVENTS} + 1)
    order by event_id
"""  # noqa: S608 - numbers of ours
_FEW = """
    select cell_key from equity_cell
    where kind = 'mean' and about <> 'no people' and dimension = 'Overall'
        and denominator < getvariable('minimum_responses')
"""


@dataclass(slots=True)
class Past:
    """What was shown and hidden, by name; the ledger alone decides it, not what was published."""

    hidden: set[Name] = field(default_factory=set)
    told: set[Content] = field(default_factory=set)
    """What was shown, with its numbers."""
    states: list[list[Cell]] = field(default_factory=list)

    @property
    def wholes(self) -> list[tuple[str, str]]:
        """Measures and periods whose undivided value was hidden."""
        return sorted((measure, period) for measure, period, parts in self.hidden if not parts)

    def known(self, connection: duckdb.DuckDBPyConnection, cells: list[Cell]) -> Known:
        """What is decided of the cells of another state, in which the connection stands."""
        few = {key for (key,) in connection.execute(_FEW).fetchall()}
        before = {cell.key for cell in cells if cell.name in self.hidden}
        return Known(frozenset(few | before), frozenset(self.told), tuple(self.states))

    def add(self, cells: list[Cell], hidden: set[int]) -> None:
        """Add what one more state showed and hid."""
        self.hidden |= {cell.name for cell in cells if cell.key in hidden}
        self.told |= {cell.content for cell in cells if cell.key not in hidden}
        self.states.append(cells)


def past_of(connection: duckdb.DuckDBPyConnection, choosing: Choosing, up_to: int) -> Past:
    """The past of all measures with groups: their states before the last one, the oldest first."""
    past = Past()
    events = [event for (event,) in connection.execute(_TOUCHED).fetchall()]
    if len(events) < 2:  # noqa: PLR2004 - there is no state before the first
        return past
    with travelling(connection, _SUBJECT):
        for event in events[:-1]:
            go(connection, event, _SUBJECT)
            cells = cells_of(connection)
            known = past.known(connection, cells)
            problems = problems_of(cells, groups_of(connection), up_to, known)
            past.add(cells, choosing.hidden(problems))
    return past
