"""New groups that are spelled nearly like another of their dimension."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import duckdb

from loaders.breakdowns.divisions import Names
from loaders.breakdowns.known_records import KnownBreakdowns
from loaders.breakdowns.odd import Odd
from loaders.breakdowns.words import differ_in_numbers

_LIKENESS = 0.82
"""`male` and `female` have 0.8."""
_MOST_COMPARED = 200
"""New groups of one file that are compared; each costs a look at every other."""
_NEAREST = 3
_GROUPS = """
with found as (
    select part_no, bool_and(is_new) as is_new,
        arg_min((source, span_no), (length(source), source)) as first_one
    from present group by part_no
)
select of_dimension, of_group, is_new, first_one[1] as source, measure_id, period_id
from found join part using (part_no) left join span on span_no = first_one[2]
order by length(source), source, of_dimension, of_group
"""
_BESIDE = """
select 1
from present join part using (part_no)
where of_dimension = $dimension and of_group in ($one, $other)
group by span_no having count(*) > 1 limit 1
"""


@dataclass(frozen=True, slots=True)
class _New:
    dimension: str
    name: str
    source: str
    measure_id: str
    period_id: str


def near_groups(
    connection: duckdb.DuckDBPyConnection, known: KnownBreakdowns, names: Names
) -> Iterator[Odd]:
    """Groups that no value that stands has, and that another is nearly spelled like.

    Two that a measure has values of in the same period are two. Reads the tables of
    `missing_groups`.
    """
    rows = connection.execute(_GROUPS).fetchall()
    standing = _standing(known, ((row[0], row[1]) for row in rows if not row[2]))
    new = [
        _New(dimension, name, *place)
        for dimension, name, is_new, *place in rows
        if is_new and name not in standing[dimension]
    ]
    others: dict[str, dict[str, str]] = defaultdict(dict)
    for dimension, those in standing.items():
        others[dimension] = {_plain(name): name for name in those}
    for one in new[:_MOST_COMPARED]:
        near = _nearest(connection, one, others[one.dimension])
        if near is not None:
            shown = names.get((one.dimension, near), near)
            own = names[one.dimension, one.name]
            of = names[one.dimension, ""]
            says = f"has the new group '{own}' by {of}, which is nearly '{shown}'"
            way_out = f"if they are one, write '{own}' into Also called of '{shown}'"
            where = "in a sheet with Dimension, Group and Also called"
            yield Odd(one.source, one.measure_id, one.period_id, f" {says}; {way_out}, {where}")
        others[one.dimension].setdefault(_plain(one.name), one.name)


def _nearest(
    connection: duckdb.DuckDBPyConnection, one: _New, others: dict[str, str]
) -> str | None:
    plain = _plain(one.name)
    for words in get_close_matches(plain, others, n=_NEAREST, cutoff=_LIKENESS):
        if others[words] == one.name or differ_in_numbers(plain, words):
            continue
        both = {"dimension": one.dimension, "one": one.name, "other": others[words]}
        if connection.execute(_BESIDE, both).fetchall():
            continue
        return others[words]
    return None


def _standing(
    known: KnownBreakdowns, groups: Iterable[tuple[str, str]]
) -> defaultdict[str, set[str]]:
    """The groups of each dimension that the catalogue or values that stand have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for dimension, group in (*groups, *known.groups):
        found[dimension].add(group)
    for dimensions, of_it in known.in_use:
        parts = zip(dimensions.split(" × "), of_it.split(" × "), strict=False)
        for dimension, group in parts:
            key = known.dimension(dimension) or dimension
            named = known.group(key, group)
            found[key].add(group if named is None else named.name.casefold())
    return found


def _plain(name: str) -> str:
    """What stays of a name without signs; `&` is `and`."""
    return " ".join(re.findall(r"\w+", name.replace("&", " and ").casefold()))
