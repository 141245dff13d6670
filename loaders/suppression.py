"""Which groups of a survey are too small to be shown, and which others would give them back."""

import duckdb
import pyarrow as pa

_SCHEMA = pa.schema([("question_key", pa.int32()), ("group_key", pa.int32())])
_SMALL = """
    select question_key, group_key from survey_statistic join survey_wave_group using (group_key)
    where dimension <> 'Overall' and n between 1 and getvariable('hidden_up_to')
"""


def hidden_groups(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Every question and group that must not be shown: `question_key`, `group_key`."""
    return connection.sql(_SMALL).to_arrow_table().cast(_SCHEMA)
