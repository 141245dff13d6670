"""Every question that a page may ask; the only module that opens the published database."""

import os
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from dashboard.records import ALL, AreaRow, Branch, Filters, Item, LoadRow, Plan, Question, Reading


class NotPublished(Exception):  # noqa: N818 - an answer for the reader, not an error of ours
    """There is nothing to read yet, or it cannot be read; the message is one sentence."""


def home() -> Path:
    """The folder that holds the store: `HEADWAY_HOME`, or `.headway` in the working directory."""
    return Path(os.environ.get("HEADWAY_HOME") or ".headway").absolute()


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
        raise NotPublished("The name of the newest publication cannot be read.")
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
        raise NotPublished("The newest publication cannot be read.") from None
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


def _ask(sql: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of the publication, as dicts."""
    return _answer(str(home()), publication(), sql, values)


def plans() -> list[Plan]:
    """Every plan, those without a parent first."""
    return [Plan(**row) for row in _ask("from plan order by parent_plan_id nulls first, plan_id")]


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
    return {row["owner_code"]: row["name"] for row in _ask(sql, plan_id=plan_id)}


_ITEM = """
    select item_id, parent_id, top_id, level, level_name, code, name, text, sub_items, who, owners,
        approvers, by_when, cadence, meeting, due_on,
        next_due_on(cadence, due_on, due_month, $day) as next_due_on, due_reason, resources,
        measures_of_success, reported, status, percent_complete, narrative,
        reporting_status(next_due_on(cadence, due_on, due_month, $day), status, $day)
            as reporting_status,
        is_ambiguous, is_lowest, source, ordinal
    from plan_item where plan_id = $plan_id
"""


def items(plan_id: str, day: date, filters: Filters = ALL) -> list[Item]:
    """The plan in its order: items that pass the filters, and what they stand under.

    `Item.is_match` is False for an item that is there only because one below it passes.
    """
    sql = f"""
        with recursive item as ({_ITEM}),
        match as (
            select item_id, parent_id from item
            where ($owner = '' or $owner in owners or $owner in approvers)
                and ($area = '' or top_id = (select item_id from item where code = $area))
                and ($status = '' or is_lowest and coalesce(status, 'No update yet') = $status)
                and ($due = '' or is_lowest and reporting_status = $due)
                and ($finding = '' or item_id in (
                    select item_id from plan_audit
                    where plan_id = $plan_id and finding = $finding
                ))
                and ($text = '' or contains(
                    lower(concat_ws(' ', code, name, text, who, by_when,
                        array_to_string(sub_items || resources || measures_of_success, ' '))),
                    lower($text)
                ))
        ),
        shown as (
            select item_id, parent_id from match
            union
            select item.item_id, item.parent_id
            from item join shown on item.item_id = shown.parent_id
        )
        select item.* exclude ordinal, item_id in (select item_id from match) as is_match
        from item where item_id in (select item_id from shown) order by ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    values = {name: getattr(filters, name) for name in Filters.__dataclass_fields__}
    return [Item(**row) for row in _ask(sql, plan_id=plan_id, day=day, **values)]


def overdue(plan_id: str, day: date) -> list[Item]:
    """What is done and whose deadline has passed, the oldest first."""
    return _lowest(plan_id, day, "reporting_status = 'Overdue' order by next_due_on, ordinal")


def lagging(plan_id: str, day: date) -> list[Item]:
    """What is reported off track, then what is at risk, each by its deadline."""
    return _lowest(
        plan_id,
        day,
        "status in ('Off track', 'At risk') order by status = 'At risk', next_due_on, ordinal",
    )


def due_soon(plan_id: str, day: date, days: int) -> list[Item]:
    """What falls due from this day to so many days later, the earliest first."""
    return _lowest(
        plan_id,
        day,
        "reporting_status = 'Due' and next_due_on <= $day + $days order by next_due_on, ordinal",
        days=days,
    )


def _lowest(plan_id: str, day: date, rule: str, **values: Any) -> list[Item]:
    sql = f"""
        with item as ({_ITEM}) select * exclude ordinal from item where is_lowest and {rule}
    """  # noqa: S608 - the rules stand above; every value is a parameter
    return [Item(**row) for row in _ask(sql, plan_id=plan_id, day=day, **values)]


def branches(plan_id: str, day: date) -> list[Branch]:
    """Every item that has others under it, with what is counted below it, in the plan's order."""
    sql = f"""
        with recursive item as ({_ITEM}),
        under as (
            select item_id, parent_id as branch_id, status, next_due_on, reporting_status
            from item where is_lowest
            union all
            select under.* replace (item.parent_id as branch_id)
            from under join item on item.item_id = under.branch_id
            where item.parent_id is not null
        ),
        counted as (
            select branch_id, count(*) as lowest, count(*) filter (reporting_status = 'Overdue')
                as overdue, min(next_due_on) as first_due_on, max(next_due_on) as last_due_on
            from under group by branch_id
        ),
        by_status as (
            select branch_id, list(struct_pack(status := word, count := n)) as statuses
            from (
                select branch_id, coalesce(status, 'No update yet') as word, count(*) as n
                from under group by all
            ) group by branch_id
        )
        select item.item_id, parent_id, level, level_name, code, name, text, measures_of_success,
            reported, coalesce(lowest, 0) as lowest, coalesce(overdue, 0) as overdue, first_due_on,
            last_due_on, coalesce(statuses, []) as statuses, source
        from item
        left join counted on counted.branch_id = item.item_id
        left join by_status on by_status.branch_id = item.item_id
        where not is_lowest and level_name <> 'note' order by ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    rows = _ask(sql, plan_id=plan_id, day=day)
    for row in rows:
        row["statuses"] = {entry["status"]: entry["count"] for entry in row["statuses"]}
    return [Branch(**row) for row in rows]


def status_counts(plan_id: str) -> dict[str, int]:
    """How many of what is done have each status; `No update yet` for none."""
    sql = """
        select coalesce(status, 'No update yet') as status, count(*) as count
        from plan_item where plan_id = $plan_id and is_lowest group by all
    """
    return {row["status"]: row["count"] for row in _ask(sql, plan_id=plan_id)}


def areas(plan_id: str, day: date) -> list[AreaRow]:
    """One row per item at the top, with counts of what is done under it (or of itself)."""
    sql = f"""
        with item as ({_ITEM})
        select area.item_id, area.code, coalesce(area.name, area.text) as name,
            count(low.item_id) as lowest,
            count(low.item_id) filter (low.reporting_status = 'Overdue') as overdue,
            count(low.item_id) filter (low.status = 'Off track') as off_track,
            count(low.item_id) filter (low.status = 'At risk') as at_risk,
            count(low.item_id) filter (low.status = 'Completed') as completed,
            count(low.item_id) filter (low.status is null) as no_update,
            count(low.item_id) filter (low.item_id in (
                select item_id from plan_audit where plan_id = $plan_id
            )) as open
        from item as area
        left join item as low on low.top_id = area.item_id and low.is_lowest
        where area.parent_id is null and area.level_name <> 'note'
        group by area.item_id, area.code, area.name, area.text, area.ordinal
        order by area.ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    return [AreaRow(**row) for row in _ask(sql, plan_id=plan_id, day=day)]


def findings(plan_id: str) -> dict[str, int]:
    """What the plan leaves open, and for how many items; most first."""
    sql = """
        select finding, count(distinct item_id) as count from plan_audit
        where plan_id = $plan_id group by finding order by count desc, finding
    """
    return {row["finding"]: row["count"] for row in _ask(sql, plan_id=plan_id)}


def item_findings(plan_id: str, item_id: str) -> list[tuple[str, str]]:
    """What one item leaves open: finding and reason."""
    sql = """
        select finding, reason from plan_audit where plan_id = $plan_id and item_id = $item_id
    """
    rows = _ask(sql, plan_id=plan_id, item_id=item_id)
    return [(row["finding"], row["reason"]) for row in rows]


def links(plan_id: str, item_id: str) -> list[tuple[str, str]]:
    """Cross-references of one item: words, and the code referred to (empty where unknown)."""
    sql = """
        select words, coalesce(target.code, '') as code
        from item_link
        left join plan_item as target on target.item_id = item_link.target_item_id
        where item_link.plan_id = $plan_id and item_link.item_id = $item_id order by words
    """
    rows = _ask(sql, plan_id=plan_id, item_id=item_id)
    return [(row["words"], row["code"]) for row in rows]


FIELDS = {"by_when": "By when", "who": "Who", "kind": "Strategy or note"}
"""What a question about a cell is about, in words."""


def questions(plan_id: str) -> list[Question]:
    """Every unclear cell of a plan with its readings, unsettled ones first, in the plan's order."""
    sql = """
        select reading.item_id, item.code, item.text, reading.field, reading.original,
            reading.source, bool_or(is_settled) as is_settled,
            list(struct_pack(words := reading.words, is_taken := is_taken)
                order by reading.ordinal) as readings
        from item_reading as reading join plan_item as item using (item_id)
        where reading.plan_id = $plan_id
        group by reading.item_id, item.code, item.text, reading.field, reading.original,
            reading.source, item.ordinal
        order by is_settled, item.ordinal, reading.field
    """
    rows = _ask(sql, plan_id=plan_id)
    for row in rows:
        row["readings"] = [Reading(**entry) for entry in row["readings"]]
    return [Question(**row) for row in rows]


def loads() -> list[LoadRow]:
    """Every load, the newest first."""
    sql = """
        select load_id, loaded_at, loaded_by, kind, file_name, sha256, shapes, rows, reader,
            undone_at, undone_by
        from load order by load_id desc
    """
    return [LoadRow(**row) for row in _ask(sql)]
