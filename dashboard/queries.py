"""Open what is published, the only module that does, and ask it about plans and loads."""

from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from dashboard.place import home
from dashboard.records import Choice, LoadRow, Past, Plan


class NotPublished(Exception):  # noqa: N818 - an answer for the reader, not an error of ours
    """There is nothing to read; the message is one sentence."""


class Unreadable(NotPublished):
    """Something was published and cannot be read."""


_pinned: ContextVar[str | None] = ContextVar("publication", default=None)


def pin_publication() -> str:
    """Keep to the publication that is the newest now, so that one page never mixes two."""
    _pinned.set(None)
    name = publication()
    _pinned.set(name)
    return name


def publication() -> str:
    """Name of the pinned or else the newest publication; what is cached is kept by it.

    Raises NotPublished when nothing was ever published.
    """
    if pinned := _pinned.get():
        return pinned
    try:
        name = (home() / "published" / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise NotPublished("Nothing has been loaded yet.") from None
    if not name or Path(name).name != name:
        raise Unreadable("The name of the newest publication cannot be read.")
    return name


def _open(name: str) -> duckdb.DuckDBPyConnection:
    """Attach one publication to a database in memory that can reach nothing else."""
    path = str(home() / "published" / name).replace("'", "''")
    connection = duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )
    try:
        # In memory and attached: opened directly, one process goes on seeing a replaced file.
        connection.execute(f"attach '{path}' as published (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise Unreadable("The newest publication cannot be read.") from None
    return connection


def is_ready() -> bool:
    """Whether a publication can be read, asked afresh of the file itself."""
    try:
        with _open(publication()) as connection:
            connection.execute("select count(*) from published.plan_item").fetchone()
    except (NotPublished, duckdb.Error):
        return False
    return True


@st.cache_resource(max_entries=2, show_spinner=False, on_release=lambda reader: reader.close())
def _reader(path: str, name: str) -> duckdb.DuckDBPyConnection:  # noqa: ARG001 - the path is a key
    return _open(name)


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(path: str, name: str, sql: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    with _reader(path, name).cursor() as cursor:
        cursor.execute("use published")
        cursor.execute(sql, values)
        columns = [entry[0] for entry in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def ask(sql: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of the publication, as dicts."""
    return _answer(str(home()), publication(), sql, values)


def plans() -> list[Plan]:
    """Every plan, those without a parent first."""
    return [Plan(**row) for row in ask("from plan order by parent_plan_id nulls first, plan_id")]


def past() -> Past | None:
    """The state of the past that is shown because somebody chose it; None for the newest."""
    try:
        told = (home() / "published" / "AS_OF").read_text(encoding="utf-8").split()
        event_id, day = int(told[0]), date.fromisoformat(told[1])
        sql = """
            select as_of_event, newest_load_id as load_id, undone_at is not null as is_undone
            from publication left join load on load_id = newest_load_id
        """
        (row,) = ask(sql)
    except (OSError, ValueError, IndexError, NotPublished):
        return None
    # Published anew since, it is no longer what was chosen.
    return Past(day, row["load_id"], row["is_undone"]) if row["as_of_event"] == event_id else None


def owners(plan_id: str) -> dict[str, str]:
    """Owner codes of a plan and what its key says of them; empty where it says nothing."""
    sql = """
        with named as (
            select unnest(owners || approvers) as owner_code from plan_item
            where plan_id = $plan_id
        )
        select owner_code, coalesce(any_value(name), '') as name
        from (select distinct owner_code from named) as used
        full join (from plan_owner where plan_id = $plan_id) as key using (owner_code)
        group by owner_code order by owner_code
    """
    return {row["owner_code"]: row["name"] for row in ask(sql, plan_id=plan_id)}


def all_owners() -> dict[str, str]:
    """Owner codes of every plan item and measure, and what the plans' keys say of them."""
    sql = """
        with used as (
            select unnest(owners || approvers) as owner_code from plan_item
            union select unnest(owners) from measure
        )
        select owner_code, coalesce(name, '') as name
        from used left join owner using (owner_code) order by owner_code
    """
    return {row["owner_code"]: row["name"] for row in ask(sql)}


def loads() -> list[LoadRow]:
    """Every load, the newest first."""
    sql = """
        select load_id, loaded_at, loaded_by, kind, file_name, sha256, shapes, rows, reader,
            undone_at, undone_by
        from load order by load_id desc
    """
    return [LoadRow(**row) for row in ask(sql)]


def choices() -> dict[int, Choice]:
    """What each form that settled a reading chose, by its load."""
    sql = "select load_id, code, item_text, field, words from reading_choice"
    return {row["load_id"]: Choice(**row) for row in ask(sql)}
