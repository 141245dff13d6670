"""A value for one measure, period and group, as it goes from the sheets to the ledger."""

from typing import Any

import pyarrow as pa

ENTRY = pa.schema(
    [
        ("place", pa.int32()),
        ("line", pa.int32()),
        ("cell", pa.string()),
        ("measure_id", pa.string()),
        ("period_id", pa.string()),
        ("months", pa.int32()),
        ("starts_on", pa.date32()),
        ("ends_on", pa.date32()),
        ("dimension", pa.string()),
        ("group_name", pa.string()),
        ("value", pa.float64()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("state", pa.string()),
        ("note", pa.string()),
        ("evidence", pa.string()),
        ("is_withdrawn", pa.bool_()),
    ]
)
"""`place` is the table of the workbook, `line` the row on the screen, `cell` the address that the
value came from. The period is null where its cell is wrong."""

PLACE = pa.schema([("place", pa.int32()), ("sheet", pa.string())])
"""The table of a workbook that entries come from."""

OVERALL = "Overall"
"""Dimension and group of the undivided figure."""
NUMBERS = ("value", "numerator", "denominator")


def entries_of(rows: list[dict[str, Any]]) -> pa.Table:
    """Entries from dicts; what a row does not say is null."""
    return pa.Table.from_pylist(rows, schema=ENTRY)
