"""The counts of one impact assessment as equations: people by stratum, group and who is affected.

| atom of a cell  | had the outcome | had it not |      Who is affected and had the outcome before
| affected        |        1        |     2      |      is counted nowhere: any table that fits the
| not affected    |        3        |     4      |      sums is as good as another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import duckdb
import numpy as np

from loaders.disclosure.records import Atoms, Figure, Problem

OVERALL = "Overall"
_DEAR = 1000
"""How much dearer than any row it is to hide what may be known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of the private mart `impact_cell`."""

    key: int
    assessment_id: str
    stratum: str
    group_name: str
    population: int
    affected: int
    outcomes: int | None

    @property
    def name(self) -> tuple[str, str, str]:
        """What it is called in every state of the ledger."""
        return self.assessment_id, self.stratum, self.group_name

    @property
    def atoms(self) -> tuple[int, int, int, int]:
        """People of its four atoms, in one way that fits."""
        outcomes = self.outcomes or 0
        both = min(self.affected, outcomes)
        neither = self.population - self.affected - outcomes + both
        return both, self.affected - both, outcomes - both, neither


def cells_by_assessment(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Cell]]:
    """Every cell, by its assessment, with the sums over strata and groups."""
    found: dict[str, list[Cell]] = {}
    rows = connection.execute(
        "select cell_key, assessment_id, stratum, group_name, population::bigint, "
        "affected::bigint, outcomes_before::bigint from impact_cell order by cell_key"
    ).fetchall()
    for row in rows:
        found.setdefault(row[1], []).append(Cell(*row))
    return found


def problem_of(cells: Sequence[Cell], up_to: int, hidden_before: Iterable[int] = ()) -> Problem:
    """The problem of one assessment; its first rows are the cells, in their order.

    Numbers of people and of outcomes of which none is small may be known from elsewhere, such as
    the page of a measure: everybody is taken to know them, in rows of their own, and they are no
    secret of the cells that are hidden.
    """
    strata = {cell.stratum for cell in cells} - {OVERALL} or {OVERALL}
    finest = [one for one in cells if one.stratum in strata and one.group_name != OVERALL]
    first_atom = {one.key: 4 * place for place, one in enumerate(finest)}
    own = [[first_atom[part.key] for part in finest if _is_part(part, cell)] for cell in cells]
    known = _known_elsewhere(cells, up_to)
    figures = [
        Figure(_picked(starts, places), row)
        for row, (cell, starts) in enumerate(zip(cells, own, strict=True))
        for places in _figures(cell, known)
    ]
    costs = [float(cell.population) for cell in cells]
    for places in known:
        for starts in own:
            figures.append(Figure(_picked(starts, places), len(costs)))
            costs.append(_DEAR * max(1.0, *costs[: len(cells)]))
    return Problem(
        counts=np.array(list(chain.from_iterable(one.atoms for one in finest)), dtype=np.int64),
        figures=tuple(figures),
        row_costs=np.array(costs, dtype=np.float64),
        up_to=up_to,
        hidden_before=frozenset(hidden_before),
    )


_Places = tuple[int, ...]
_PEOPLE = (0, 1, 2, 3)
_OUTCOMES = ((0, 2), (1, 3))
_AFFECTED = ((0, 1), (2, 3))


def _figures(cell: Cell, known: Sequence[_Places]) -> list[_Places]:
    """What a cell's row shows and nobody knows, as places among its atoms."""
    outcomes = _OUTCOMES if cell.outcomes is not None and _OUTCOMES[0] not in known else ()
    people = () if _PEOPLE in known else (_PEOPLE,)
    return [*people, *_AFFECTED, *outcomes]


def _known_elsewhere(cells: Sequence[Cell], up_to: int) -> list[_Places]:
    # Of so few neither side could be large: their people have to be hidden with them.
    if any(cell.population < 2 * (up_to + 1) for cell in cells):
        return []
    outcomes = [
        number
        for cell in cells
        if cell.outcomes is not None
        for number in (cell.outcomes, cell.population - cell.outcomes)
    ]
    is_whole = all(cell.outcomes is not None for cell in cells)
    if not is_whole or any(1 <= number <= up_to for number in outcomes):
        return [_PEOPLE]
    return [_PEOPLE, _OUTCOMES[0]]


def _is_part(part: Cell, cell: Cell) -> bool:
    return cell.stratum in {OVERALL, part.stratum} and cell.group_name in {OVERALL, part.group_name}


def _picked(starts: Iterable[int], places: _Places) -> Atoms:
    return tuple(start + place for start in starts for place in places)
