"""Which items of a file are those of the version that stands, so that changes go by the match."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from loaders.matching.records import Match
from loaders.matching.reporting import matches_of
from loaders.rows import Rows

_SCHEMA = pa.schema([("side", pa.string()), ("item_id", pa.string()), ("as_id", pa.string()),
                     ("note", pa.string())])  # fmt: skip
Row = tuple[str, str, str, str | None]


@contextmanager
def same_items(connection: duckdb.DuckDBPyConnection, rows: Rows) -> Iterator[None]:
    """Offer the relation `same_item`, with the items of both versions of every plan of a file.

    Its columns are `side` (before, after), `item_id`, `as_id` (the id of the item before that it
    is, or one that no item has) and `note` (what it is a part of, or went into).
    """
    found = [row for matches in matches_of(connection, rows).values() for row in _rows(matches)]
    columns = [list(column) for column in zip(*found, strict=True)] or [[], [], [], []]
    connection.register("same_item", pa.table(columns, schema=_SCHEMA))
    try:
        yield
    finally:
        connection.unregister("same_item")


def _rows(matches: list[Match]) -> Iterator[Row]:
    """The first of the parts of an item is that item; the others are new, and say of what."""
    befores: set[str] = set()
    afters: set[str] = set()
    for one in matches:
        before, after = one.before, one.after
        if before and after and before.item_id not in befores and after.item_id not in afters:
            yield "after", after.item_id, before.item_id, None
        elif before and after and after.item_id not in afters:
            yield "after", after.item_id, f"+{after.item_id}", f"split from {before.code}"
        elif before and after and before.item_id not in befores:
            yield "before", before.item_id, before.item_id, f"merged into {after.code}"
        elif after and after.item_id not in afters:
            yield "after", after.item_id, f"+{after.item_id}", None
        befores |= {before.item_id} if before else set()
        afters |= {after.item_id} if after else set()
