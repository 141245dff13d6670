"""How the groups of a wave lie in each other, as far as it helps to compute a hidden one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import duckdb

from loaders.suppression_nesting import Dimension, Groups, Together, nested_parts, stray_pairs

_PAIRS = """
    with member as (
        select wave_no, respondent, group_key
        from ledger.survey_group
        join survey_wave_group using (load_id, wave_id, dimension, group_name)
        where group_name <> 'Not stated'
    )
    select inner_one.group_key, outer_one.group_key, count(*)
    from member as inner_one join member as outer_one using (wave_no, respondent)
    where inner_one.group_key <> outer_one.group_key
    group by all
"""
_CELLS = """
    select groups, count(*)
    from (
        select list(group_key order by group_key) as groups
        from ledger.survey_group
        join survey_wave_group using (load_id, wave_id, dimension, group_name)
        where list_contains($groups, group_key)
        group by respondent
    )
    group by groups
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
    most: tuple[int | None, ...] = ()
    """Of each cell, how many can be in it where that is known to be few: who is told to be in a
    county and in another region than it lies in. Nothing is known of any where it is empty."""


Layouts = Mapping[int, list[Layout]]
"""The layouts of every wave, by its number."""


def alone(groups: Iterable[int]) -> Layout:
    """A dimension that lies in no other."""
    groups = tuple(groups)
    return Layout((groups,), tuple((group,) for group in groups))


def wave_layouts(connection: duckdb.DuckDBPyConnection) -> dict[int, list[Layout]]:
    """The layouts of every wave, by its number."""
    found: dict[int, list[Dimension]] = defaultdict(list)
    for wave_no, _, groups, blank in connection.execute(_GROUPS).fetchall():
        found[wave_no].append(Dimension(wave_no, tuple(groups), blank))
    together: dict[int, dict[int, int]] = defaultdict(dict)
    for inner, outer, respondents in connection.execute(_PAIRS).fetchall():
        together[inner][outer] = respondents
    return {
        wave: [_layout(connection, part, together) for part in nested_parts(dimensions, together)]
        for wave, dimensions in found.items()
    }


def _layout(
    connection: duckdb.DuckDBPyConnection, part: list[Dimension], together: Together
) -> Layout:
    if len(part) == 1:
        return alone(part[0].groups)
    groups = [group for one in part for group in one.groups]
    filled: dict[Groups, int] = defaultdict(int)
    for cell, respondents in connection.execute(_CELLS, {"groups": groups}).fetchall():
        filled[_filled(frozenset(cell), part)] += respondents
    if all(one.blank is not None for one in part):  # who stated none of them has no row at all
        filled.setdefault(_filled(frozenset(), part), 0)
    cells = tuple(sorted(filled))
    astray = stray_pairs(part, together)
    most = tuple(
        filled[cell] if any(pair in astray for pair in combinations(cell, 2)) else None
        for cell in cells
    )
    return Layout(tuple(one.groups for one in part), cells, most)


def _filled(cell: frozenset[int], part: list[Dimension]) -> Groups:
    return tuple(
        next(
            (group for group in one.groups if group in cell and group != one.blank), one.blank or 0
        )
        for one in part
    )
