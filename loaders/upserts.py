"""What a load changes in the tables whose rows stand one by one, as sets."""

from collections.abc import Iterator

import duckdb

from loaders.ledger import incoming
from loaders.report import ChangeKind
from loaders.rows import Entries
from loaders.upsert_tables import UPSERTS, Upsert

__all__ = ["UPSERTS", "Upsert", "compare"]


def compare(
    connection: duckdb.DuckDBPyConnection, upsert: Upsert, entries: Entries
) -> tuple[dict[ChangeKind, int], int]:
    """Make the table `compared` of a file's rows and of what stands of the same keys.

    Its columns are `kind` (added, changed, withdrawn, unchanged), `line` (the place in the file),
    the key, and every field as `was_...` and `will_...`. Returns how many rows of each kind
    change, and how many stay as they are.
    """
    with incoming(connection, upsert.table, entries):
        connection.execute(_compared(upsert))
    found = connection.execute("select kind, count(*) from compared group by kind").fetchall()
    counts = dict(found)
    kinds: tuple[ChangeKind, ...] = ("added", "changed", "withdrawn")
    return {kind: counts[kind] for kind in kinds if kind in counts}, counts.get("unchanged", 0)


def _compared(upsert: Upsert) -> str:
    keys, fields = [_key(upsert, name) for name in upsert.key], (*upsert.together, *upsert.each)
    key = ", ".join(keys)
    live = upsert.live or f"from {upsert.table} semi join live_load using (load_id)"
    withdraws = "is_withdrawn" if upsert.can_withdraw else "false"
    given = " or ".join(["false", *(f"{name} is not null" for name in upsert.together)])
    folds = "".join(f", lower({name}) as {_key(upsert, name)}" for name in upsert.folded)
    judged = f"{withdraws} as withdraws, {withdraws} or {given} as decides"
    newest = [
        "max(load_id) filter (where decides) as decided_at",
        "coalesce(max(load_id) filter (where withdraws), 0) as withdrawn_at",
        *(f"max(load_id) filter (where {name} is not null) as {name}_at" for name in upsert.each),
    ]
    return f"""
        create or replace temp table compared as
        with given as (
            select *, {judged}, row_number() over () as line{folds}
            from incoming where {upsert.of_rows}
        ),
        told as (
            select *, {judged} from (select *{folds} from ({live})) as told
            semi join given using ({key}) where {upsert.of_rows}
        ),
        newest as (select {key}, {", ".join(newest)} from told group by {key}),
        before as (
            select {", ".join(f"newest.{name}" for name in keys)},
                {", ".join([*map(_was, upsert.together), *map(_was_each, upsert.each)])}
            from newest {" ".join(_joins(upsert))}
        ),
        paired as (
            select line, {", ".join(f"given.{name}" for name in upsert.key)},
                {", ".join(f"before.{name} as was_{name}" for name in fields)},
                {", ".join([*map(_will, upsert.together), *map(_will_each, upsert.each)])}
            from given left join before using ({key})
        )
        select *, case
            when {_nothing("was", fields)} and {_nothing("will", fields)} then 'unchanged'
            when {_nothing("was", fields)} then 'added'
            when {_nothing("will", fields)} then 'withdrawn'
            when {" or ".join(f"was_{name} is distinct from will_{name}" for name in fields)}
                then 'changed'
            else 'unchanged'
        end as kind
        from paired
    """  # noqa: S608 - the names stand above


def _key(upsert: Upsert, name: str) -> str:
    """The column that tells the rows of a key apart."""
    return f"folded_{name}" if name in upsert.folded else name


def _joins(upsert: Upsert) -> Iterator[str]:
    """The rows that decide: of the fields that count together, and of each other one."""
    keys = [_key(upsert, name) for name in upsert.key]
    on = " and ".join(f"{{it}}.{name} = newest.{name}" for name in keys)
    if upsert.together:
        yield f"left join told on {on.format(it='told')} and told.load_id = decided_at"
    for name in upsert.each:
        it = f"{name}_row"
        told = f"(from told where {name} is not null)"
        yield (
            f"left join {told} as {it} on {on.format(it=it)} and {it}.load_id = {name}_at "
            f"and {name}_at > withdrawn_at"
        )


def _was(name: str) -> str:
    return f"if(told.withdraws, null, told.{name}) as {name}"


def _was_each(name: str) -> str:
    return f"{name}_row.{name}"


def _will(name: str) -> str:
    own = f"if(given.withdraws, null, given.{name})"
    return f"if(given.decides, {own}, before.{name}) as will_{name}"


def _will_each(name: str) -> str:
    return f"if(given.withdraws, null, coalesce(given.{name}, before.{name})) as will_{name}"


def _nothing(when: str, fields: tuple[str, ...]) -> str:
    return " and ".join(f"{when}_{name} is null" for name in fields)
