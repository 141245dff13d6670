"""How the groups of a wave lie in each other, as far as it helps to compute a hidden one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import duckdb

Groups = tuple[int, ...]

_PAIRS = """
    with member as (
        select wave_no, respondent, group_key
        from ledger.survey_group
        join survey_wave_group using (load_id, wave_id, dimension, group_name)
        where group_name <> 'Not stated'
    )
    select distinct inner_one.group_key, outer_one.group_key
    from member as inner_one join member as outer_one using (wave_no, respondent)
    where inner_one.group_key <> outer_one.group_key
"""
_CELLS = """
    select distinct list(group_key order by group_key), count(*) over ()
    from ledger.survey_group join survey_wave_group using (load_id, wave_id, dimension, group_name)
    where list_contains($groups, group_key)
    group by respondent
"""
_GROUPS = """
    select wave_no, dimension, list(group_key order by group_key),
        max(group_key) filter (group_name = 'Not stated')
    from survey_wave_group where dimension <> 'Overall'
    group by wave_no, dimension order by wave_no, dimension
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """Dimensions of one wave that must be looked at together: alone, or lying in each other."""

    dimensions: tuple[Groups, ...]
    """The groups of each, by key."""
    cells: tuple[Groups, ...]
    """Which groups respondents have together: one of each dimension."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """The groups of one dimension of a wave."""

    wave_no: int
    groups: Groups
    blank: int | None
    """The group of those who did not state theirs."""


def alone(groups: Iterable[int]) -> Layout:
    """A dimension that lies in no other."""
    groups = tuple(groups)
    return Layout((groups,), tuple((group,) for group in groups))


def wave_layouts(connection: duckdb.DuckDBPyConnection) -> dict[int, list[Layout]]:
    """The layouts of every wave, by its number."""
    found: dict[int, list[Dimension]] = defaultdict(list)
    for wave_no, _, groups, blank in connection.execute(_GROUPS).fetchall():
        found[wave_no].append(Dimension(wave_no, tuple(groups), blank))
    together: dict[int, set[int]] = defaultdict(set)
    for inner, outer in connection.execute(_PAIRS).fetchall():
        together[inner].add(outer)
    return {
        wave: [_layout(connection, part) for part in _parts(dimensions, together)]
        for wave, dimensions in found.items()
    }


def lies_in(inner: Dimension, outer: Dimension, together: Mapping[int, set[int]]) -> bool:
    """Whether every group of one lies in one group of the other, where both are stated."""
    stated = [group for group in inner.groups if group != inner.blank]
    others = {group for group in outer.groups if group != outer.blank}
    return (
        len(outer.groups) > 1
        and len(stated) >= len(others)
        and all(len(together.get(group, set()) & others) <= 1 for group in stated)
    )


def _parts(dimensions: list[Dimension], together: Mapping[int, set[int]]) -> list[list[Dimension]]:
    """Dimensions that lie in each other, directly or by way of others, side by side."""
    parts = [[one] for one in dimensions]
    for first, second in combinations(dimensions, 2):
        if lies_in(first, second, together) or lies_in(second, first, together):
            joined = [part for part in parts if first in part or second in part]
            apart = [part for part in parts if part not in joined]
            parts = [*apart, [one for part in joined for one in part]]
    return parts


def _layout(connection: duckdb.DuckDBPyConnection, part: list[Dimension]) -> Layout:
    if len(part) == 1:
        return alone(part[0].groups)
    groups = [group for one in part for group in one.groups]
    cells = connection.execute(_CELLS, {"groups": groups}).fetchall()
    filled = {_filled(frozenset(cell), part) for cell, _ in cells}
    if all(one.blank is not None for one in part):  # who stated none of them has no row at all
        filled.add(_filled(frozenset(), part))
    return Layout(tuple(one.groups for one in part), tuple(sorted(filled)))


def _filled(cell: frozenset[int], part: list[Dimension]) -> Groups:
    return tuple(
        next(
            (group for group in one.groups if group in cell and group != one.blank), one.blank or 0
        )
        for one in part
    )
