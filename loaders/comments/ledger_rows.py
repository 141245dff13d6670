"""The rows of the ledger that rounds, comments and dispositions become."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import duckdb

from loaders.cells import Workbook
from loaders.comments.known_records import KnownComment, KnownRound
from loaders.comments.records import Comment, Disposition, Round
from loaders.flat.findings import Line
from loaders.problems import Refused
from loaders.rows import Rows


def ledger_rows(
    workbook: Workbook,
    rounds: Sequence[Round],
    comments: Sequence[Comment],
    dispositions: Sequence[Disposition],
) -> Rows:
    """The rows of each table, without the load."""
    found: Rows = {
        "comment_round": [_row(workbook, one, "round") for one in rounds],
        "round_comment": [_row(workbook, one, one.field) for one in comments],
        "comment_disposition": [_row(workbook, one, "disposition") for one in dispositions],
    }
    return {table: rows for table, rows in found.items() if len(rows)}


def with_versions(connection: duckdb.DuckDBPyConnection, rows: Rows) -> Rows:
    """Rounds with the load of their version, where that came with the files before.

    Raises Refused when there is no such version.
    """
    entries = rows.get("comment_round")
    if not isinstance(entries, list) or all(one["version_load_id"] > 0 for one in entries):
        return rows
    return rows | {"comment_round": [_with_version(connection, one) for one in entries]}


def _with_version(connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> dict[str, Any]:
    if row["version_load_id"] > 0:
        return row
    # A file that was read with a plan and brought nothing new made no version.
    found = connection.execute(
        "select load_id from live_version where plan_id = ? and version <= ? "
        "order by version desc limit 1",
        [row["plan_id"], -row["version_load_id"]],
    ).fetchall()
    if not found:
        raise Refused(f"The plan '{row['plan_id']}' is not loaded; load it before its round.")
    return row | {"version_load_id": found[0][0]}


def round_row(source: str, one: KnownRound) -> dict[str, Any]:
    """The row of a round that stands."""
    as_read = asdict(one) | {"partners": list(one.partners)}
    return {"source": source, **as_read, "is_withdrawn": False}


def comment_row(source: str, one: KnownComment) -> dict[str, Any]:
    """The row of a comment that stands."""
    return {"source": source, **asdict(one), "is_withdrawn": False}


def _row(workbook: Workbook, one: Round | Comment | Disposition, field: str) -> dict[str, Any]:
    source = _source(workbook, one.line, field)
    if isinstance(one, Round):
        return round_row(source, one.as_read) | {"is_withdrawn": one.is_withdrawn}
    return {"source": source, **asdict(one.as_read), "is_withdrawn": one.is_withdrawn}


def _source(workbook: Workbook, line: Line, field: str) -> str:
    return f"{workbook.file_name}!{line.table.sheet.name}!{line.address(field)}"
