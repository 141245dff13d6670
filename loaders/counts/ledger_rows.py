"""The rows of the ledger that a table of counts becomes."""

from collections.abc import Iterator
from typing import Any

from loaders.cells import Workbook
from loaders.counts.reading import CountsRead
from loaders.rows import Rows


def ledger_rows(workbook: Workbook, read: CountsRead) -> Rows:
    """The rows of each table, without the load; those of a measure that is known stay away."""
    place = read.table.place
    source = workbook.source(place.sheet, next(iter(place.headers.values())))
    found: Rows = {
        "measure": [read.meant.row | {"source": source}] if read.meant.row else [],
        "measure_breakdown": [read.meant.breakdown | {"source": source}]
        if read.meant.breakdown
        else [],
        "dimension_group": [row | {"source": source} for row in _groups(read)],
        "measure_value": read.values,
    }
    return {table: entries for table, entries in found.items() if len(entries)}


def _groups(read: CountsRead) -> Iterator[dict[str, Any]]:
    """What is said of single groups: counted beside the others, or not known."""
    declared = read.table.declared
    for dimension, words in read.groups.items():
        spelled = {one.casefold() for one in declared.overlapping.get(dimension, ())}
        unknown = {one.casefold() for one in declared.unknown.get(dimension, ())}
        for ordinal, (key, group) in enumerate(words.spelled.items(), 1):
            if key in spelled | unknown:
                yield {
                    "dimension": dimension,
                    "group_name": group,
                    "ordinal": ordinal,
                    "synonyms": [],
                    "is_overlapping": key in spelled,
                    "is_unknown": key in unknown,
                    "is_withdrawn": False,
                }
