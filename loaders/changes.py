"""What a load adds, changes and withdraws against the standing state, as sets."""

from dataclasses import dataclass

import duckdb

from loaders.ledger import Rows, incoming
from loaders.report import Change


@dataclass(frozen=True, slots=True)
class Compared:
    """How two versions of one ledger table are told apart."""

    table: str
    key: tuple[str, ...]
    """The same key in both versions is the same thing."""
    columns: tuple[str, ...]
    """What may change about it."""
    code: str
    """What a person calls it, as SQL."""
    text: str


_ITEM_CODE = "ltrim(replace(item_id, plan_id, ''), '/:. -#')"

TABLES = (
    Compared(
        "plan",
        ("plan_id",),
        (
            *("title", "organization", "vision", "mission", "starts_on", "ends_on"),
            *("parent_plan_id", "is_demonstration"),
        ),
        "plan_id",
        "title",
    ),
    Compared(
        "plan_item",
        ("item_id",),
        (
            *("parent_id", "level_name", "name", "text", "sub_items", "who", "owners"),
            *("approvers", "by_when", "cadence", "meeting", "due_on", "due_month", "status"),
            *("percent_complete", "narrative"),
        ),
        "code",
        "coalesce(name, text)",
    ),
    Compared(
        "item_entry",
        ("item_id", "kind", "text"),
        ("is_ambiguous",),
        _ITEM_CODE,
        "kind || ': ' || text",
    ),
    Compared("item_link", ("item_id", "words"), ("target_item_id",), _ITEM_CODE, "words"),
    Compared("plan_owner", ("plan_id", "owner_code"), ("name",), "owner_code", "name"),
    Compared(
        "item_reading",
        ("item_id", "field", "original", "words"),
        ("is_taken",),
        _ITEM_CODE,
        "replace(field, '_', ' ') || ': ' || coalesce(nullif(words, ''), 'nothing')",
    ),
)
"""Tables that come whole with every version of a plan, so that what is missing is withdrawn."""


def changes(connection: duckdb.DuckDBPyConnection, rows: Rows) -> tuple[list[Change], int]:
    """Compare a file's rows with the newest standing version of the same plans.

    Returns every added, changed and withdrawn row, and how many stay as they are.
    """
    found: list[Change] = []
    unchanged = 0
    plan_ids = [row["plan_id"] for row in rows.get("plan", [])]
    for compared in TABLES:
        with incoming(connection, compared.table, rows.get(compared.table, [])):
            answers = connection.execute(_sql(compared), {"plan_ids": plan_ids}).fetchall()
        for kind, code, text, what in answers:
            if kind == "unchanged":
                unchanged += 1
            else:
                found.append(Change(kind, compared.table, code, text, what))
    return found, unchanged


def _sql(compared: Compared) -> str:
    kept = ", ".join(compared.key)
    what = ", ".join(
        f"case when before.{name} is distinct from after.{name} then "
        f"'{name.replace('_', ' ')}: ' || coalesce(before.{name}::varchar, 'nothing') || ' → ' "
        f"|| coalesce(after.{name}::varchar, 'nothing') end"
        for name in compared.columns
    )
    version = f"{compared.code} as _code, {compared.text} as _text"
    return f"""
        with before as (
            select *, {version}, row_number() over (order by rowid) as _order
            from {compared.table}
            semi join live_plan using (plan_id, load_id)
            where plan_id in (select unnest($plan_ids::varchar[]))
            qualify row_number() over (partition by {kept} order by source) = 1
        ),
        after as (
            select *, {version}, row_number() over () as _order from incoming
            qualify row_number() over (partition by {kept} order by source) = 1
        ),
        paired as (
            select
                before.plan_id is not null as was, after.plan_id is not null as will_be,
                coalesce(after._code, before._code) as code,
                coalesce(after._text, before._text) as text,
                coalesce(after._order, before._order) as position,
                case when before.plan_id is not null and after.plan_id is not null
                    then array_to_string(list_filter([{what}], lambda one: one is not null), '; ')
                    else '' end as what
            from before full join after using ({kept})
        )
        select
            case when not was then 'added' when not will_be then 'withdrawn'
                when what <> '' then 'changed' else 'unchanged' end as kind,
            coalesce(code, '') as code, coalesce(text, '') as text, what
        from paired order by position, kind, text
    """  # noqa: S608 - the names stand above
