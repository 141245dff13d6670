"""What the marts' SQL calls to read how outcomes are reported."""

from typing import Any

import duckdb
from duckdb.sqltypes import BIGINT, DATE, VARCHAR

from loaders.obligations.words import obligations

_PARTS = {
    **dict.fromkeys(("words", "audience", "channel", "cadence", "meeting", "condition"), VARCHAR),
    "due_month": BIGINT,
    "due_on": DATE,
}


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection `obligation_words(text, fiscal_year_start_month)`.

    It is a list of structs of `words.Obligation`.
    """
    parts = duckdb.list_type(duckdb.struct_type(_PARTS))
    connection.create_function("obligation_words", _read, [VARCHAR, BIGINT], parts)


def _read(text: str, fiscal_year_start_month: int) -> list[dict[str, Any]]:
    return [
        {name: getattr(one, name) for name in _PARTS}
        for one in obligations(text, fiscal_year_start_month)
    ]
