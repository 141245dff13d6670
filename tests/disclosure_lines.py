"""What adds up to what in published tables: groups to their whole, periods to their year."""

from collections import defaultdict


def lines_of(rows, beside, parents):
    """Yield (relation, whole key, part keys): parts that lie in the whole and in nothing else.

    A relation is what an attacker may know to be complete. The whole may be a row that nobody sees.
    """
    tables = defaultdict(set)
    for measure, period, dims, groups in rows:
        tables[measure, period, dims].add(groups)
    for table, members in tables.items():
        for place, dimension in enumerate(table[2]):
            yield from _sums(table, members, place, beside, parents)
            for upper in {up for (name, _), (up, _) in parents.items() if name == dimension}:
                if upper not in table[2] or upper == dimension:
                    lying = {key: up for key, up in parents.items() if key not in beside}
                    yield from _rises(table, members, place, upper, lying)


def _sums(table, members, place, beside, parents):
    """A dimension summed away; those counted beside the others are one part of two each."""
    dims = table[2]
    coarse = _without(dims, place)
    lines = defaultdict(list)
    for groups in members:
        whole, part = (*table[:2], coarse, _without(groups, place)), (*table, groups)
        name = dims[place], groups[place]
        up, parent = parents.get(name, (None, None))
        inner = (*groups[:place], parent, *groups[place + 1 :])
        if name in beside:
            yield (*table, coarse, name), whole, [part]
        elif not (up == dims[place] and inner in members):
            lines[whole].append(part)
    for whole, parts in lines.items():
        yield (*table, coarse), whole, parts


def _without(names, place):
    return names[:place] + names[place + 1 :]


def _rises(table, members, place, upper, lying):
    """A dimension replaced by the one whose groups its own lie in."""
    dims = table[2]
    lines = defaultdict(list)
    for groups in members:
        up, parent = lying.get((dims[place], groups[place]), (None, None))
        if up == upper:
            pairs = [*zip(dims, groups, strict=True)]
            pairs[place] = (upper, parent)
            pairs.sort(key=lambda pair: pair[0].casefold())
            key = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
            lines[*table[:2], *key].append((*table, groups))
    for whole, parts in lines.items():
        yield (*table, whole[2], upper), whole, parts


def years_of(rows):
    """Yield (relation, key of the year, keys of the periods that make it up)."""
    series = defaultdict(list)
    for row in rows.values():
        series[row.measure, row.dims, row.groups].append(row)
    for (measure, dims, _), members in series.items():
        for long in members:
            for months in {row.months for row in members if row.months < long.months}:
                parts = [
                    row for row in members
                    if row.months == months
                    and 0 <= _months_between(long.starts_on, row.starts_on) < long.months
                ]  # fmt: skip
                if len(parts) * months == long.months:
                    relation = (measure, dims, long.months, months)
                    yield relation, long.key, [row.key for row in parts]


def _months_between(first, then):
    return (then.year - first.year) * 12 + then.month - first.month
