"""The groups that each measure is asked for: those of its values, and those that are expected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

import duckdb

from loaders.breakdowns.knowing import breakdowns_of
from loaders.breakdowns.known_records import KnownBreakdowns, folded
from loaders.breakdowns.parts import CROSS, Part, joined

Groups = dict[str, list[Part]]
"""Measure to its dimensions and groups; those of several dimensions are joined."""
_GIVEN = """
with newest as (
    select measure_id, lower(dimension), lower(group_name), period_id,
        arg_max(dimension, load_id) as dimension, arg_max(group_name, load_id) as group_name,
        arg_max(is_withdrawn, load_id) as is_withdrawn, max(load_id) as load_id
    from measure_value semi join live_load using (load_id)
    where measure_value.dimension <> 'Overall'
        and (
            measure_value.is_withdrawn
            or coalesce(value, numerator, denominator) is not null
        )
    group by 1, 2, 3, 4
)
select measure_id, arg_max(dimension, load_id), arg_max(group_name, load_id)
from newest where not is_withdrawn
group by measure_id, lower(dimension), lower(group_name)
"""
_LAST = 1_000_000


def groups_of(ledger: duckdb.DuckDBPyConnection) -> Groups:
    """The groups of every measure, spelled and ordered as the catalogue has them.

    From the ledger, because they are not published; no value of a group is read.
    """
    known = breakdowns_of(ledger)
    found: defaultdict[str, dict[Part, Part]] = defaultdict(dict)
    for measure_id, dimension, group in ledger.execute(_GIVEN).fetchall():
        part = _spelled(zip(dimension.split(CROSS), group.split(CROSS), strict=False), known)
        found[measure_id].setdefault(_folded(part), part)
    for measure_id, of_measure in known.measures.items():
        for dimension in of_measure.dimensions:
            for part in _expected(dimension, known):
                found[measure_id].setdefault(_folded(part), part)
    order = _Order(known)
    return {one: sorted(parts.values(), key=order.place) for one, parts in found.items()}


class _Order:
    """Where a group stands in the workbook: dimensions one by one before several at once."""

    def __init__(self, known: KnownBreakdowns) -> None:
        self._known = known

    def place(self, part: Part) -> tuple[object, ...]:
        """Sorts by the catalogue's order, what it does not have by name behind it."""
        dimensions = [self._dimension(one) for one in part[0].split(CROSS)]
        pairs = zip(part[0].split(CROSS), part[1].split(CROSS), strict=False)
        return len(dimensions), dimensions, [self._group(*pair) for pair in pairs]

    def _dimension(self, words: str) -> tuple[int, str]:
        known = self._known.dimensions.get(folded(words))
        return (_LAST if known is None else known.ordinal), folded(words)

    def _group(self, dimension: str, words: str) -> tuple[int, str]:
        known = self._known.group(folded(dimension), words)
        return (_LAST if known is None else known.ordinal), folded(words)


def _spelled(parts: Iterable[Part], known: KnownBreakdowns) -> Part:
    return joined(_of_catalogue(*part, known) for part in parts)


def _of_catalogue(dimension: str, group: str, known: KnownBreakdowns) -> Part:
    key = known.dimension(dimension)
    of_group = known.group(key or folded(dimension), group)
    name = dimension if key is None else known.dimensions[key].name
    return name, group if of_group is None else of_group.name


def _expected(dimensions: str, known: KnownBreakdowns) -> Iterator[Part]:
    """Every group that the catalogue lists for a dimension, and every pair of two."""
    listed = []
    for words in dimensions.split(CROSS):
        key = known.dimension(words) or folded(words)
        listed.append(
            [
                _of_catalogue(words, one.name, known)
                for (of_dimension, _), one in known.groups.items()
                if of_dimension == key
            ]
        )
    for parts in product(*listed):
        yield joined(parts)


def _folded(part: Part) -> Part:
    return folded(part[0]), folded(part[1])
