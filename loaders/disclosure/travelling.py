"""Goes back to earlier states of the ledger, as the private marts of one subject show them."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from loaders.publication import is_private, mart_files


@contextmanager
def travelling(connection: duckdb.DuckDBPyConnection, subject: str) -> Iterator[None]:
    """Inside, `go` may be called; afterwards the marts of a subject are those of now again."""
    ((now,),) = connection.execute("select getvariable('as_of_event')").fetchall()
    try:
        yield
    finally:
        go(connection, now, subject)


def go(connection: duckdb.DuckDBPyConnection, event: int, subject: str) -> None:
    """Make the private marts of a subject, such as `equity`, anew as of an event."""
    connection.execute("set variable as_of_event = ?", [event])
    for script in mart_files():
        if is_private(script) and f"_{subject}_" in script.name:
            sql = script.read_text(encoding="utf-8")
            connection.execute(sql.replace("create temp table", "create or replace temp table", 1))
