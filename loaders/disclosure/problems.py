"""Lays out cells that tell of each other as the equations that an attacker can write."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from loaders.disclosure.cells import Cell, Content, Groups
from loaders.disclosure.layout import Layout
from loaders.disclosure.records import Problem
from loaders.disclosure.relations import States
from loaders.disclosure.webs import Web, is_rest_small, is_small, webs_of

_DEAR = 1000
"""How much dearer it is to hide what everybody knows anyway."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One problem, and which cell each of its rows is."""

    problem: Problem
    keys: tuple[int | None, ...]
    """Of every row its cell_key; None for what no table shows."""
    public: frozenset[int]
    """Rows that stand for what everybody knows, whatever is hidden."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is decided of cells, by their key, before anything is looked for."""

    hidden: AbstractSet[int] = frozenset()
    """They stay hidden."""
    told: AbstractSet[Content] = frozenset()
    """What earlier publications showed: to hide it now takes nothing back."""
    states: States = ()
    """All cells of these publications, also those they hid."""


NOTHING = Known()


def problems_of(
    cells: Sequence[Cell], groups: Groups, up_to: int, known: Known = NOTHING
) -> Iterator[Laid]:
    """Every problem in which there is anything to protect.

    A sum that the cells do not agree on is none; what is left of a whole is a row that is never
    shown. Tables of one measure by different dimensions share no more than their whole: nobody is
    told who is in a group of both, so that who is may be anybody. What earlier publications showed
    stands beside what is to be shown now, and what they hid stays a secret.
    """
    cells = list(cells)
    for web in webs_of(cells, groups, up_to, known.states):
        if _asks(cells, web, up_to, known):
            yield _laid(cells, web, up_to, known)


def _asks(cells: Sequence[Cell], web: Web, up_to: int, known: Known) -> bool:
    """Whether anything is small, or hidden already."""
    return any(
        _is_hidden(cells[index], known) or is_small(cells[index], cells[index].counts, up_to)
        for index in web.cells
    ) or any(is_rest_small(cells[one.whole], one, up_to) for one in web.sums)


def _is_hidden(cell: Cell, known: Known) -> bool:
    """Whether it is decided that it is hidden, or was in every state that had it so."""
    is_older = cell.key < 0 and bool(cell.shape.figures)
    return cell.key in known.hidden or (is_older and cell.content not in known.told)


def _laid(cells: Sequence[Cell], web: Web, up_to: int, known: Known) -> Laid:
    layout = Layout(cells, web, up_to)
    hidden = {index for index in web.cells if _is_hidden(cells[index], known)}
    layout.lay(hidden, {index for index in web.cells if cells[index].content in known.told})
    costs = np.array(layout.costs, dtype=np.float64)
    costs[layout.public] = _DEAR * max(1.0, costs.max(initial=1.0))
    problem = Problem(
        counts=np.array(layout.counts, dtype=np.int64),
        figures=tuple(layout.figures),
        row_costs=costs,
        up_to=up_to,
        never_shown=frozenset(layout.never_shown),
        hidden_before=frozenset(layout.hidden),
        # Where older figures stand fast, nothing else that is known must give way to them.
        fixed=frozenset(layout.fixed + layout.public if layout.fixed else ()),
        told=frozenset(layout.told),
        known_zeros=frozenset(layout.known_zeros),
    )
    return Laid(problem, tuple(layout.keys), frozenset(layout.public))
