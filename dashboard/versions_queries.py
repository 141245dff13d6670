"""Every question that a page may ask of the versions of a plan, one function each."""

from dashboard.queries import ask
from dashboard.versions_records import Change, Doubt, Origin, Version, VersionItem

_ITEMS = """
    old as (from version_item where plan_id = $plan_id and version = $earlier),
    new as (from version_item where plan_id = $plan_id and version = $later)
"""


def versions(plan_id: str) -> list[Version]:
    """Every version of a plan, the newest first."""
    names = ", ".join(Version.__dataclass_fields__)
    sql = f"select {names} from plan_version where plan_id = $plan_id order by version desc"  # noqa: S608 - constants only
    return [Version(**row) for row in ask(sql, plan_id=plan_id)]


def changes(plan_id: str, earlier: int, later: int) -> list[Change]:
    """Every item of two versions, in the order of the later one."""
    sql = f"""
        with {_ITEMS}
        select change_id, change, is_moved, relation, from_item_id, to_item_id,
            told.level_name, coalesce(new.level, old.level) as level, code_before, code_after,
            before, after, over_old.code as under_before, over_new.code as under_after, what,
            [
                ('owner', {_listed("owners", ", ")}),
                ('approver', {_listed("approvers", ", ")}),
                ('deadline', coalesce(old.by_when, ''), coalesce(new.by_when, '')),
                ('parts', {_listed("sub_items", "; ")}),
                ('measures of success', {_listed("measures_of_success", "; ")})
            ] as differences,
            likeness, is_doubtful, candidates, reason, decided_by
        from plan_change as told
        left join old on old.item_id = from_item_id
        left join new on new.item_id = to_item_id
        left join old as over_old on over_old.item_id = parent_before
        left join new as over_new on over_new.item_id = parent_after
        where told.plan_id = $plan_id and from_version = $earlier and to_version = $later
        order by told.ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    rows = ask(sql, plan_id=plan_id, earlier=earlier, later=later)
    for row in rows:
        told = [tuple(one) for one in row["differences"]]
        row["differences"] = [one for one in told if one[0] in row["what"]]
    return [Change(**row) for row in rows]


def _listed(column: str, between: str) -> str:
    return ", ".join(f"array_to_string({side}.{column}, '{between}')" for side in ("old", "new"))


def doubts(plan_id: str, earlier: int, later: int) -> list[Doubt]:
    """Every two items that may be the same, in the order of the earlier version."""
    sql = f"""
        with {_ITEMS},
        asked as (
            select from_item_id, likeness, unnest(candidates) as to_item_id,
                generate_subscripts(candidates, 1) as turn
            from plan_change
            where plan_id = $plan_id and from_version = $earlier and to_version = $later
                and from_item_id is not null and is_doubtful
        )
        select from_item_id, to_item_id, old.code as code_before, new.code as code_after,
            old.text as before, new.text as after, over_old.code as under_before,
            over_new.code as under_after, likeness
        from asked
        join old on old.item_id = from_item_id
        join new on new.item_id = to_item_id
        left join old as over_old on over_old.item_id = old.parent_id
        left join new as over_new on over_new.item_id = new.parent_id
        order by old.ordinal, turn
    """  # noqa: S608 - constants only; every value is a parameter
    rows = ask(sql, plan_id=plan_id, earlier=earlier, later=later)
    return [Doubt(**row) for row in rows]


def items(plan_id: str, version: int) -> list[VersionItem]:
    """Every item of a version, in the order of its document."""
    names = ", ".join(VersionItem.__dataclass_fields__)
    sql = f"""
        select {names} from (
            select *, item_id not in (
                select parent_id from version_item
                where plan_id = $plan_id and version = $version and parent_id is not null
            ) as is_lowest
            from version_item
        )
        where plan_id = $plan_id and version = $version order by ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    return [VersionItem(**row) for row in ask(sql, plan_id=plan_id, version=version)]


def counts(plan_id: str, earlier: int, later: int) -> dict[str, int]:
    """How many items are of each kind, in the order of attention; a split item counts once."""
    sql = """
        with told as (
            select *, case when relation is not null then relation
                when change = 'kept' and is_moved then 'moved' else change end as kind
            from plan_change
            where plan_id = $plan_id and from_version = $earlier and to_version = $later
        )
        select upper(kind[1]) || kind[2:] as kind,
            count(distinct if(kind in ('merged', 'new'), to_item_id, from_item_id)) as count
        from told group by all
    """
    found = {row["kind"]: row["count"] for row in ask(sql, plan_id=plan_id, earlier=earlier,
                                                      later=later)}  # fmt: skip
    order = ("Changed", "Split", "Merged", "Moved", "Dropped", "New", "Kept")
    return {kind: found[kind] for kind in order if kind in found}


def origins(plan_id: str, item_id: str) -> list[Origin]:
    """What an item was in the version before the newest, or may have been; one row where it is new.

    Empty where there is one version, or the item is the same, with the same code.
    """
    sql = """
        with newest as (
            select version from plan_version where plan_id = $plan_id and is_newest
        ),
        before as (
            select max(version) as version
            from plan_version where plan_id = $plan_id and not is_newest
        ),
        told as (
            select plan_change.*, unnest(
                if(from_item_id is null and is_doubtful, candidates, [from_item_id])
            ) as was_id
            from plan_change, newest, before
            where plan_id = $plan_id and to_item_id = $item_id
                and to_version = newest.version and from_version = before.version
        )
        select before.version, newest.version as newest_version, was.code, was.text, was.status,
            was.status_period, change = 'changed' as is_changed, is_moved, relation, is_doubtful
        from told
        cross join newest
        cross join before
        left join version_item as was
            on was.plan_id = $plan_id and was.version = before.version and was.item_id = was_id
        where change <> 'kept' or is_moved or code_before <> code_after
        order by was.ordinal
    """
    return [Origin(**row) for row in ask(sql, plan_id=plan_id, item_id=item_id)]
