"""The rows of the ledger that tables of counts become."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from loaders.breakdowns.known_records import KnownBreakdowns, KnownGroup, folded
from loaders.cells import Workbook
from loaders.counts.reading import CountsRead
from loaders.rows import Entries, Rows


def ledger_rows(
    workbook: Workbook, tables: Iterable[CountsRead], values: Entries, known: KnownBreakdowns
) -> Rows:
    """The rows of each table, without the load; what stands already of measures stays away."""
    found: dict[str, dict[Any, dict[str, Any]]] = {"measure": {}, "measure_breakdown": {}}
    groups: dict[Any, dict[str, Any]] = {}
    for one in tables:
        place = one.table.place
        source = {"source": workbook.source(place.sheet, next(iter(place.headers.values())))}
        for table, row in (("measure", one.meant.row), ("measure_breakdown", one.meant.breakdown)):
            if row is not None:
                found[table].setdefault(row["measure_id"], row | source)
        for row in _groups(one, known):
            groups.setdefault((row["dimension"], row["group_name"]), row | source)
    rows: Rows = {table: list(entries.values()) for table, entries in found.items()}
    rows |= {"dimension_group": list(groups.values()), "measure_value": values}
    return {table: entries for table, entries in rows.items() if len(entries)}


def _groups(read: CountsRead, known: KnownBreakdowns) -> Iterator[dict[str, Any]]:
    """What is said of single groups: counted beside the others, or not known.

    What the catalogue says of them besides stays.
    """
    declared = read.table.declared
    for dimension, words in read.groups.items():
        beside = {one.casefold() for one in declared.overlapping.get(dimension, ())}
        unknown = {one.casefold() for one in declared.unknown.get(dimension, ())}
        key = known.dimension(dimension) or folded(dimension)
        for ordinal, (name, group) in enumerate(words.spelled.items(), 1):
            before = known.group(key, group) or KnownGroup(dimension, group, ordinal)
            said = {
                "is_overlapping": before.is_overlapping or name in beside,
                "is_unknown": before.is_unknown or name in unknown,
            }
            if name in beside | unknown and said != {one: getattr(before, one) for one in said}:
                plain = asdict(before)
                yield {
                    **{one: plain[one] for one in ("dimension", "ordinal", "parent_dimension")},
                    "group_name": before.name,
                    "synonyms": list(before.synonyms),
                    "parent_group": before.parent,
                    **said,
                    "is_withdrawn": False,
                }
