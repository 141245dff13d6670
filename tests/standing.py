"""What stands in a real home: rows of what it publishes, and loads of its ledger."""

import duckdb

from loaders.home import Home
from loaders.ledger import open_ledger
from loaders.lock import writing


def asked(home, sql, *values):
    """Rows of what is published, as dicts."""
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        cursor = connection.execute(sql, values)
        names = [entry[0] for entry in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def listed(home, sql, *values):
    """Rows of what is published, as tuples."""
    return [tuple(row.values()) for row in asked(home, sql, *values)]


def one(home, sql, *values):
    """The only row, as a dict."""
    (row,) = asked(home, sql, *values)
    return row


def loads(home):
    """How many loads the ledger holds; fails when one is not whole."""
    with writing(Home(home), "testing"), open_ledger(Home(home)) as connection:
        told = connection.execute(
            "select load_id, row_count, (select count(*) from load_event where load_id = load.load_id)"
            " from load order by load_id"
        ).fetchall()
        tables = connection.execute(
            "select table_name from duckdb_columns() "
            "join duckdb_tables() using (database_oid, schema_oid, table_name) "
            "where column_name = 'load_id' and table_name not in ('load', 'load_event')"
        ).fetchall()
        every = " union all ".join(f"select load_id from {table}" for (table,) in tables)
        held = dict(
            connection.execute(
                f"select load_id, count(*) from ({every}) group by load_id"
            ).fetchall()
        )
    assert {load_id: rows for load_id, rows, _ in told} == held
    assert all(events >= 1 for *_, events in told)
    return len(told)
