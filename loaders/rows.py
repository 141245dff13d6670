"""The rows that a file becomes in the ledger: few as dicts, many as tables of Arrow."""

from typing import Any, TypeAlias

import pyarrow as pa

Entries: TypeAlias = list[dict[str, Any]] | pa.Table
"""Rows of one ledger table, without `load_id`."""
Rows: TypeAlias = dict[str, Entries]
"""Ledger table to its new rows."""


def fitted(table: str, entries: Entries, schema: pa.Schema) -> pa.Table:
    """Rows with the columns and types of a ledger table; what they do not say is null.

    Raises ValueError for a column that the table does not have.
    """
    if isinstance(entries, list):
        given = {name for row in entries for name in row}
    else:
        given = set(entries.column_names)
    if unknown := given - set(schema.names):
        raise ValueError(f"{table} has no column {', '.join(sorted(unknown))}")
    if isinstance(entries, list):
        return pa.Table.from_pylist(entries, schema=schema)
    columns = [
        entries.column(field.name).cast(field.type)
        if field.name in given
        else pa.nulls(entries.num_rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def together(first: Rows, second: Rows) -> Rows:
    """The rows of both, the first one's before the second's."""
    found = dict(first)
    for table, entries in second.items():
        before = found.get(table, [])
        if isinstance(before, list) and isinstance(entries, list):
            found[table] = before + entries
        else:
            both = [one for one in (as_table(before), as_table(entries)) if one.num_rows]
            found[table] = pa.concat_tables(both, promote_options="permissive") if both else []
    return found


def as_table(entries: Entries) -> Any:
    """The rows as a table of Arrow, with the types that their values have."""
    if not isinstance(entries, list):
        return entries
    names = dict.fromkeys(name for entry in entries for name in entry)
    return pa.table({name: [entry.get(name) for entry in entries] for name in names})


def each(entries: Entries | None) -> list[dict[str, Any]]:
    """The rows one by one, however they are given; none where there are none."""
    if entries is None:
        return []
    return entries if isinstance(entries, list) else list(entries.to_pylist())
