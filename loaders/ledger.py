"""The ledger: opened, and added to in transactions of whole loads."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import duckdb

from loaders.faults import fault_of, is_of_the_disk
from loaders.home import DATA, Home
from loaders.problems import Refused
from loaders.rows import Entries, Rows, fitted

BLOCK_BYTES = 16_384
"""DuckDB's own 256 KB would make a file of one plan twelve times as large."""
Event = Literal["loaded", "undone", "redone"]


_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": "512MB",
    "default_block_size": str(BLOCK_BYTES),
}


@dataclass(frozen=True, slots=True)
class Load:
    """What the ledger keeps of one accepted file, or of one form filled in on a page."""

    kind: Literal["file", "form"]
    file_name: str
    sha256: str
    shapes: list[str]
    reader: str
    loaded_by: str


@contextmanager
def open_ledger(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the ledger, for the holder of the lock; it is made when there is none.

    Raises Refused when another program has it open or its file is damaged.
    """
    connection = _connect(home.ledger)
    try:
        _lay_out(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def read_ledger(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger, read-only; one of an older version is laid out anew first, where that can be.

    Raises Refused when another program has it open or its file is damaged.
    """
    with closing(_connect(home.ledger, is_read_only=True)) as connection:
        if _is_laid_out(connection):
            yield connection
            return
    if not home.is_writable:
        raise Refused(
            f"The ledger {home.ledger} is of another version of Headway; run `headway history` "
            "once where it can be written."
        )
    with open_ledger(home) as connection:
        yield connection


@contextmanager
def empty_ledger() -> Iterator[duckdb.DuckDBPyConnection]:
    """A ledger in memory before the first load, for a home that has none."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(schema_sql())
        yield connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside happens, or nothing; on disk for certain afterwards."""
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        with suppress(duckdb.Error):  # a commit that failed has rolled back already
            connection.rollback()
        raise
    with suppress(duckdb.Error):  # on a full disk; the log beside the file has it all
        connection.execute("checkpoint")


def add_load(connection: duckdb.DuckDBPyConnection, load: Load, rows: Rows) -> int:
    """Add one load with its event and all its rows; return its number. Needs a transaction."""
    load_id = _next(connection, "load", "load_id")
    add_event(connection, load_id, "loaded", load.loaded_by)
    connection.execute(
        "insert into load by name select $load_id as load_id, $kind as kind, "
        "$file_name as file_name, $sha256 as sha256, $shapes as shapes, $reader as reader, "
        "$row_count as row_count, $loaded_by as loaded_by, "
        "(select max(happened_at) from load_event) as loaded_at",
        {
            "load_id": load_id,
            "kind": load.kind,
            "file_name": load.file_name,
            "sha256": load.sha256,
            "shapes": load.shapes,
            "reader": load.reader,
            "row_count": sum(map(len, rows.values())),
            "loaded_by": load.loaded_by,
        },
    )
    for table, entries in rows.items():
        with incoming(connection, table, entries):
            connection.execute(
                f'insert into "{table}" by name '  # noqa: S608 - a table of ours
                f"select * replace ({load_id}::integer as load_id) from incoming"
            )
    return load_id


def add_event(connection: duckdb.DuckDBPyConnection, load_id: int, event: Event, by: str) -> None:
    """Record that a load was made, undone or redone."""
    newest = connection.execute("select max(happened_at) from load_event").fetchone()
    now = datetime.now(UTC).replace(tzinfo=None)
    if newest is not None and newest[0] is not None:
        # A clock that was set back must not reorder history.
        now = max(now, newest[0] + timedelta(microseconds=1))
    connection.execute(
        "insert into load_event values (?, ?, ?, ?, ?)",
        [_next(connection, "load_event", "event_id"), load_id, event, now, by],
    )


@contextmanager
def incoming(
    connection: duckdb.DuckDBPyConnection, table: str, entries: Entries, name: str = "incoming"
) -> Iterator[None]:
    """Offer rows as the relation `name`, with the columns and types of a ledger table."""
    schema = connection.sql(f'from "{table}" limit 0').to_arrow_table().schema
    connection.register(name, fitted(table, entries, schema))
    try:
        yield
    finally:
        connection.unregister(name)


def newest_event(connection: duckdb.DuckDBPyConnection) -> int:
    """Number of the newest event; 0 when nothing was ever loaded."""
    return _next(connection, "load_event", "event_id") - 1


def schema_sql() -> str:
    """The ledger's tables and views, as SQL."""
    subjects = (
        *("", "_plan", "_measure", "_survey", "_equity"),
        *("_service", "_crosswalk", "_meeting", "_comment", "_told", "_served"),
    )
    scripts = [DATA / f"ledger{subject}.sql" for subject in subjects]
    return "\n".join(script.read_text(encoding="utf-8") for script in scripts)


def _connect(path: Path, *, is_read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=is_read_only, config=_CONFIG)
    except duckdb.Error as error:
        said = str(error).partition("See also")[0].strip()
        if is_of_the_disk(error):
            raise Refused(f"The ledger {path} cannot be opened: {fault_of(error)}") from None
        if "Could not set lock" in said:
            raise Refused(
                f"The ledger is open in another program, which must close it first ({said})"
            ) from None
        raise Refused(
            f"The ledger {path} cannot be opened; bring it back from a backup ({said})"
        ) from None
    connection.execute("set enable_progress_bar = false")
    return connection


def _lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    if not _is_laid_out(connection):
        with transaction(connection):
            connection.execute(schema_sql())
            connection.execute(f"comment on table load is '{_mark()}'")


def _is_laid_out(connection: duckdb.DuckDBPyConnection) -> bool:
    # All is fetched, because a result that is not would bar the connection for a relation.
    found = connection.execute(
        "select comment from duckdb_tables() where table_name = 'load' and not internal"
    ).fetchall()
    return found == [(_mark(),)]


def _mark() -> str:
    return "Laid out by " + hashlib.sha256(schema_sql().encode()).hexdigest()


def _next(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    ((number,),) = connection.execute(
        f"select coalesce(max({column}), 0) + 1 from {table}"  # noqa: S608 - names of ours
    ).fetchall()
    return int(number)
