"""A published file: opened in memory, and checked from end to end."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from loaders.home import DATA
from loaders.ledger import BLOCK_BYTES
from loaders.problems import Refused

_KEYS = {
    "plan": "plan_id",
    "plan_item": "item_id",
    "plan_statement": "(plan_id, kind, ordinal)",
    "plan_level": "(plan_id, level)",
    "item_span": "item_id",
    "owner": "owner_code",
    "load": "load_id",
    "period": "(year_kind, year_start_month, period_id)",
    "measure": "measure_id",
    "item_measure": "(item_id, measure_id)",
    "measure_benchmark": "(measure_id, period_id)",
    "measure_value": "(measure_id, period_id)",
    "measure_trend": "measure_id",
    "measure_now": "measure_id",
    "measure_due": "measure_id",
    "measure_reading": "(plan_id, words)",
    "item_progress": "(item_id, period_id)",
    "survey": "wave_id",
    "survey_rating": "(survey_id, held_on, question_id, dimension, group_name)",
    "survey_question": "(survey_id, question_id)",
    "equity_dimension": "dimension",
    "equity_group": "(dimension, group_name)",
    "equity_rate": "(measure_id, period_id, dimension, group_name)",
    "equity_share": "(measure_id, period_id, dimension, group_name, within_dimension)",
    "equity_selection": "(measure_id, period_id, dimension, group_name)",
    "equity_summary": "(measure_id, period_id, dimension, summary)",
    "impact_assessment": "assessment_id",
    "impact_group": "(assessment_id, stratum, group_name)",
    "impact_result": "assessment_id",
    "meeting": "meeting_id",
    "item_meeting": "(item_id, meeting_id)",
    "meeting_gap": "words",
    "comment_round": "round_id",
    "comment": "comment_id",
    "equity_reference": "(measure_id, dimension)",
    "equity_gap": "(measure_id, period_id, dimension, group_name, within_dimension)",
    "equity_trend": "(measure_id, dimension, group_name, within_dimension)",
    "equity_now": "(measure_id, dimension)",
    "equity_disclosure": "(measure_id, period_id, dimension)",
    "equity_coverage": "(measure_id, dimension)",
    "rollup": "(scope, plan_id, item_id)",
    "obligation": "obligation_id",
    "stage_check": "(plan_id, ordinal)",
    "item_service": "(item_id, serves_item_id)",
    "service_lost": "(plan_id, item_text, serves_plan_id, serves_text)",
    "service_rollup": "(serves_item_id, plan_id)",
    "plan_version": "(plan_id, version)",
    "version_item": "(plan_id, version, item_id)",
    "version_match": "(plan_id, from_version, to_version, from_item_id, to_item_id)",
    "version_progress": "(plan_id, version, item_id)",
    "plan_change": "(plan_id, from_version, to_version, change_id)",
    "framework": "framework_id",
    "requirement": "(framework_id, code)",
    "crosswalk": "(framework_id, requirement_code, item_id)",
    "crosswalk_lost": "(framework_id, requirement_code, plan_id, item_text)",
    "crosswalk_history": "(load_id, source, framework_id, requirement_code, told_item_id)",
}
"""What tells the rows of a published table apart."""


def check_whole(file: Path) -> dict[str, int]:
    """Read a publication from end to end; return how many rows each of its tables has.

    Raises Refused, in one sentence, when it cannot be read, a table does not say what it is, or
    two of its rows are the same thing.
    """
    if wal(file).exists():
        raise Refused(f"{file.name} is not whole: a part of it was never written into the file.")
    try:
        with reading(file) as connection:
            tables = connection.execute(
                "select table_name, comment from duckdb_tables() where database_name = 'published'"
            ).fetchall()
            counts = {}
            for table, comment in tables:
                if not re.match("One row per ", comment or ""):
                    raise Refused(f"{file.name} is not whole: table {table} does not say its rows.")
                # Hashing every value reads every block.
                found = connection.execute(
                    f'select count(*), sum(hash(entry)) from published."{table}" as entry'  # noqa: S608
                ).fetchone()
                counts[table] = int(found[0]) if found is not None else 0
            for table, key in _KEYS.items():
                if table not in counts:
                    raise Refused(
                        f"{file.name} lacks the table {table}, as another version of Headway "
                        "published it; run `headway publish`."
                    )
                _check_key(connection, file, table, key)
    except duckdb.Error as error:
        raise Refused(f"{file.name} cannot be read: {str(error).splitlines()[0]}") from None
    if "publication" not in counts or counts["publication"] != 1:
        raise Refused(f"{file.name} is not whole: it does not say what it publishes.")
    return counts


def mart_files() -> list[Path]:
    """Every mart: the private ones, then the published, each from the lowest level on."""
    return sorted(
        (DATA / "marts").glob("*.sql"),
        key=lambda script: (not is_private(script), mart_level(script), script.name),
    )


def is_private(script: Path) -> bool:
    """Whether a mart holds what is too small to be shown; such a one reads no other kind."""
    return script.read_text(encoding="utf-8").startswith("create temp table ")


def mart_level(script: Path) -> int:
    """A mart reads the ledger and marts of lower levels."""
    return int(script.name.partition("_")[0])


def macro_files() -> list[Path]:
    """The rules and formulas that the marts use."""
    subjects = (
        "",
        "measure_",
        "trend_",
        "survey_",
        "equity_",
        "gap_",
        "selection_",
        "impact_",
        "crosswalk_",
        "rollup_",
        "obligation_",
        "stage_",
    )
    return [DATA / f"{subject}macros.sql" for subject in subjects]


def marts_mark() -> str:
    """What tells one version of the macros and marts from another."""
    scripts = [*macro_files(), *mart_files()]
    return hashlib.sha256(b"".join(script.read_bytes() for script in scripts)).hexdigest()


@contextmanager
def reading(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory with a publication attached, read-only, as `published`."""
    with in_memory() as connection:
        connection.execute(f"attach {quoted(file)} as published (read_only)")
        yield connection


@contextmanager
def in_memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spares memory and makes small files."""
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "512MB"})
    try:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"set default_block_size = {BLOCK_BYTES}")
        yield connection
    finally:
        connection.close()


def wal(file: Path) -> Path:
    """Where DuckDB keeps what it has not yet written into a file."""
    return file.with_name(f"{file.name}.wal")


def quoted(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _check_key(connection: duckdb.DuckDBPyConnection, file: Path, table: str, key: str) -> None:
    found = connection.execute(
        f"select {key}::varchar from published.{table} "  # noqa: S608 - names of ours
        "group by all having count(*) > 1 limit 1"
    ).fetchone()
    if found is not None:
        raise Refused(f"{file.name} is not whole: table {table} has {key} '{found[0]}' twice.")
