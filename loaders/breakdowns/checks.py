"""What is wrong between the rows of the catalogue of dimensions: references, parents, names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from loaders.breakdowns.known_records import (
    KnownBreakdowns,
    KnownDimension,
    KnownGroup,
    folded,
)
from loaders.breakdowns.reading import Read
from loaders.breakdowns.words import differ_in_numbers
from loaders.flat.findings import Line
from loaders.spelling import shortened

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who has names, and its row where the file has one."""

    dimension: str
    """What the names have to differ in; empty for dimensions themselves."""
    called: str
    synonyms: tuple[str, ...]
    line: Line | None


def with_references(
    dimensions: Sequence[Read[KnownDimension]], known: KnownBreakdowns
) -> list[Read[KnownDimension]]:
    """The dimensions with the group's own name as reference; one that is none of its is told."""
    found = []
    for one in dimensions:
        says = one.says
        if says.reference_group is not None and not one.is_withdrawn:
            group = _group_named(folded(says.name), says.reference_group, known)
            if group is None:
                one.line.refuse("reference", _no_reference(says, known))
            says = replace(says, reference_group=group or says.reference_group)
        found.append(replace(one, says=says))
    return found


def with_parents(
    groups: Sequence[Read[KnownGroup]], known: KnownBreakdowns
) -> list[Read[KnownGroup]]:
    """The groups with their parents as the catalogue names them; no parent, and a ring, is told."""
    return [
        one if one.is_withdrawn or one.says.parent is None else _with_parent(one, known)
        for one in groups
    ]


def check_rings(groups: Sequence[Read[KnownGroup]], known: KnownBreakdowns) -> None:
    """A problem at each group of the file that is part of itself, by way of others or not."""
    for one in groups:
        path = [_key(one.says)]
        above = _above(one.says, known)
        while above is not None and _key(above) not in path:
            path.append(_key(above))
            above = _above(above, known)
        if above is not None and _key(above) == path[0] and not one.is_withdrawn:
            names = [known.groups[key].name for key in path if key in known.groups]
            ring = " in ".join(shortened(name) for name in [*names, names[0]])
            one.line.refuse("parent", f"makes a ring: {ring}; a group cannot be part of itself")


def check_names(
    dimensions: Sequence[Read[KnownDimension]],
    groups: Sequence[Read[KnownGroup]],
    known: KnownBreakdowns,
) -> None:
    """A problem at each name that means two dimensions, or two groups of one."""
    lines = {folded(one.says.name): one.line for one in dimensions}
    _check_names(
        [
            _Holder("", one.name, one.synonyms, lines.get(key))
            for key, one in known.dimensions.items()
        ],
        "dimension",
    )
    of_groups = {_key(one.says): one.line for one in groups}
    _check_names(
        [
            _Holder(key[0], one.name, one.synonyms, of_groups.get(key))
            for key, one in known.groups.items()
        ],
        "group",
    )


def check_dimensions(groups: Iterable[Read[KnownGroup]], known: KnownBreakdowns) -> None:
    """A warning at the first group of each dimension that is spelled nearly like another."""
    told: set[str] = set()
    for one in groups:
        key = folded(one.says.dimension)
        if key in known.dimensions or key in told or one.is_withdrawn:
            continue
        told.add(key)
        near = get_close_matches(key, known.dimensions, n=1, cutoff=0.8)
        if near and not differ_in_numbers(key, near[0]):
            name = known.dimensions[near[0]].name
            one.line.warn("dimension", f"is nearly '{name}', but not the same; is that meant?")


def _check_names(holders: Sequence[_Holder], thing: str) -> None:
    by_name: dict[tuple[str, str], list[_Holder]] = {}
    for holder in holders:
        for name in {folded(one) for one in (holder.called, *holder.synonyms)}:
            by_name.setdefault((holder.dimension, name), []).append(holder)
    for (_, name), those in by_name.items():
        for one in those if len(those) > 1 else []:
            if one.line is None or folded(one.called) == name:
                continue
            others = " and ".join(f"'{other.called}'" for other in those if other is not one)
            says = f"names '{name}' for '{one.called}', but that is {others} already"
            one.line.refuse("synonyms", f"{says}; a name can mean one {thing}, so keep one of them")


def _with_parent(one: Read[KnownGroup], known: KnownBreakdowns) -> Read[KnownGroup]:
    says = one.says
    dimensions = [says.parent_dimension] if says.parent_dimension else [says.dimension]
    if not says.parent_dimension and _group_at(says.dimension, says.parent, known) is None:
        dimensions = [
            dimension
            for dimension in dict.fromkeys(group.dimension for group in known.groups.values())
            if _group_at(dimension, says.parent, known) is not None
        ]
    found = [
        group
        for dimension in dimensions
        if (group := _group_at(dimension, says.parent, known)) is not None
    ]
    if len(found) == 1:
        above = replace(says, parent_dimension=found[0].dimension, parent=found[0].name)
        return replace(one, says=above)
    if found:
        listed = " and ".join(group.dimension for group in found)
        says_which = f"'{says.parent}' is a group of {listed}; write which of them"
        one.line.refuse("parent_dimension", f"should be given: {says_which}")
        return one
    of = f" of {says.parent_dimension}" if says.parent_dimension else ""
    one.line.refuse(
        "parent",
        f"should be a group{of} that is listed too, not '{shortened(says.parent or '')}'; give it "
        "a row of its own",
    )
    return one


def _above(group: KnownGroup, known: KnownBreakdowns) -> KnownGroup | None:
    if group.parent is None or group.parent_dimension is None:
        return None
    return known.groups.get((folded(group.parent_dimension), folded(group.parent)))


def _group_at(dimension: str, words: str | None, known: KnownBreakdowns) -> KnownGroup | None:
    return known.group(known.dimension(dimension) or folded(dimension), words or "")


def _group_named(dimension: str, words: str, known: KnownBreakdowns) -> str | None:
    """A group by the catalogue's spelling; by the one that is written where only values have it."""
    group = known.group(dimension, words)
    if group is not None:
        return group.name
    return words if (dimension, folded(words)) in known.in_use else None


def _no_reference(says: KnownDimension, known: KnownBreakdowns) -> str:
    groups = [one.name for (of, _), one in known.groups.items() if of == folded(says.name)]
    more = len(groups) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    listed = f"its groups are {', '.join(groups[:_MOST_NAMED])}{rest}" if groups else (
        "no group of it is listed; list them on a sheet with Dimension, Group and Order"
    )  # fmt: skip
    return (
        f"should be 'best', 'overall' or a group of {says.name}, not "
        f"'{shortened(says.reference_group or '')}'; {listed}"
    )


def _key(group: KnownGroup) -> tuple[str, str]:
    return folded(group.dimension), folded(group.name)
