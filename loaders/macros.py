"""The rules and formulas of measures in `data/`, for the checks before a load too."""

import duckdb

from loaders.home import DATA


def lay_out_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Offer the macros to one connection; no database of it keeps them."""
    for name in ("macros.sql", "measure_macros.sql"):
        script = (DATA / name).read_text(encoding="utf-8")
        connection.execute(
            script.replace("create or replace macro", "create or replace temp macro")
        )
