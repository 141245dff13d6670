"""What a new version changes against the one that stands, as sets."""

from typing import Any

import duckdb

from loaders.ledger import incoming
from loaders.order import out_of_order
from loaders.report import Change, ChangeKind
from loaders.rows import Rows
from loaders.version_tables import Compared


def compare_versions(
    connection: duckdb.DuckDBPyConnection, compared: Compared, rows: Rows
) -> tuple[list[Change], int]:
    """Every change of one table that comes whole, and how many rows stay as they are."""
    owners = [row[compared.whole] for row in rows.get(compared.of, [])]
    if not owners:
        return [], 0
    found: list[Change] = []
    unchanged = 0
    with incoming(connection, compared.table, rows.get(compared.table, [])):
        answers = connection.execute(_sql(compared), {"owners": owners}).fetchall()
    moved = _moved([place for *_, place in answers])
    for number, (kind, code, text, what, *_) in enumerate(answers):
        if kind == "unchanged" and number not in moved:
            unchanged += 1
            continue
        whats = [*filter(None, [what]), *(["moved"] if number in moved else [])]
        told: ChangeKind = "changed" if number in moved else kind
        found.append(Change(told, compared.table, code, text, "; ".join(whats)))
    if compared.table == "plan_item" and not found:
        found = _renumbered(answers)
        unchanged -= len(found)
    return found, unchanged


def _renumbered(answers: list[tuple[Any, ...]]) -> list[Change]:
    """Items that have another code, of a plan that is the same otherwise."""
    return [
        Change("changed", "plan_item", code, text, f"code: {was} → {code}")
        for _, code, text, _, was, _ in answers
        if was != code
    ]


def _moved(places: list[tuple[str, int, int] | None]) -> set[int]:
    """Indexes of the rows that stand in another order among the same, by (which, was at, is at)."""
    lists: dict[str, list[tuple[int, int, int]]] = {}
    for number, place in enumerate(places):
        if place is not None:
            among, was_at, is_at = place
            lists.setdefault(among, []).append((was_at, is_at, number))
    moved = set()
    for entries in lists.values():
        entries.sort()
        moved |= {entries[index][2] for index in out_of_order([is_at for _, is_at, _ in entries])}
    return moved


def _sql(compared: Compared) -> str:
    kept = ", ".join(compared.key)
    what = _moved_to(compared) + ", ".join(
        f"case when before.{name} is distinct from after.{name} "
        f"{_unless_begun(compared, name)} then "
        f"'{name.replace('_', ' ')}: ' || coalesce(before.{name}::varchar, 'nothing') || ' → ' "
        f"|| coalesce(after.{name}::varchar, 'nothing') end"
        for name in compared.columns
        if name not in compared.items[1:] or compared.table != "plan_item"
    )
    place = "null"
    if compared.among:
        same = " and ".join(
            f"before.{name} is not distinct from after.{name}" for name in compared.among
        )
        among = ", ".join(f"after.{name}" for name in compared.among)
        place = (
            f"case when before._order is not null and after._order is not null and {same} "
            f"then row([{among}]::varchar, before.ordinal, after.ordinal) end"
        )
    version = f"{compared.code} as _code, {compared.also}"
    texts = [f"{compared.text}{_part(compared, side)} as _text" for side in ("before", "after")]
    return f"""
        with before as (
            select *, {version}, {texts[0]}, row_number() over (order by rowid) as _order
            from {compared.table}
            semi join {compared.live} using ({_live_key(compared)})
            where {compared.whole} in (select unnest($owners::varchar[]))
            qualify row_number() over (partition by {kept} order by source) = 1
        ),
        after as (
            select {_as_before(compared)}, {version}, {texts[1]}, row_number() over () as _order
            from {_after(compared)} as given
            qualify row_number() over (partition by {kept} order by source) = 1
        ),
        paired as (
            select
                before._order is not null as was, after._order is not null as will_be,
                coalesce(after._code, before._code) as code,
                coalesce(after._text, before._text) as text,
                before._code as was_code,
                coalesce(after._order, before._order) as position,
                if(was and will_be, array_to_string(
                    list_filter([{what}]::varchar[], lambda one: one is not null), '; '
                ), '') as what,
                {place} as place
            from before full join after using ({kept})
            {_without_begun(compared)}
        )
        select
            case when not was then 'added' when not will_be then 'withdrawn'
                when what <> '' then 'changed' else 'unchanged' end as kind,
            coalesce(code, '') as code, coalesce(text, '') as text, what, was_code, place
        from paired order by position, kind, text
    """  # noqa: S608 - the names stand above


def _as_before(compared: Compared) -> str:
    """The columns of the rows to come, with the items called as they were before."""
    if not compared.items:
        return "*"
    called = ", ".join(
        "coalesce((select as_id from same_item "  # noqa: S608 - the names stand above
        f"where side = 'after' and same_item.item_id = given.{name}), given.{name}) as {name}"
        for name in compared.items
    )
    return f"* replace ({called})"


def _part(compared: Compared, side: str) -> str:
    """What an item is a part of, or went into, in brackets."""
    if compared.table != "plan_item":
        return ""
    of = "given" if side == "after" else compared.table
    return (
        f" || coalesce((select ' (' || note || ')' from same_item where side = '{side}' "  # noqa: S608 - constants only
        f"and same_item.item_id = {of}.item_id), '')"
    )


def _moved_to(compared: Compared) -> str:
    """Of an item that stands under another one, its codes."""
    if compared.table != "plan_item":
        return ""
    return (
        "case when before.parent_id is distinct from after.parent_id "
        "then 'moved: ' || before._code || ' → ' || after._code end, "
    )


_HAS_ITEMS = "(before.plan_id, before.load_id) in (select plan_id, load_id from plan_item)"


def _unless_begun(compared: Compared, name: str) -> str:
    """What was said when a plan was begun holds where its file does not say it."""
    if compared.table != "plan":
        return ""
    return f"and (after.{name} is not null or {_HAS_ITEMS})"


def _without_begun(compared: Compared) -> str:
    """Likewise the rows that were said then: nothing withdraws them."""
    if compared.whole != "plan_id" or compared.table == "plan" or compared.each:
        return ""
    return f"where after._order is not null or {_HAS_ITEMS}"


def _live_key(compared: Compared) -> str:
    return ", ".join(filter(None, [compared.whole, "load_id", compared.each]))


def _after(compared: Compared) -> str:
    """What will stand: the file's rows, and those of the plan's start that it is silent about."""
    if not compared.each:
        return "incoming"
    key = f"{compared.whole}, {compared.each}"
    return f"""(
        from incoming
        union all by name
        from {compared.table} semi join live_start using ({compared.whole}, load_id)
        where {compared.whole} in (select unnest($owners::varchar[]))
            and ({key}) not in (select ({key}) from incoming)
    )"""  # noqa: S608 - the names stand above
