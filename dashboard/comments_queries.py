"""Every question that a page may ask of comment rounds, one function each."""

import hashlib

from dashboard.comments_records import Comment, Round, VersionItem
from dashboard.queries import ask

_ROUNDS = """
    with recursive family as (
        select plan_id from plan where plan_id = $plan_id
        union
        select plan.plan_id from plan join family on plan.parent_plan_id = family.plan_id
    )
    select {names}
    from (
        select comment_round.*, plan.title as plan_title, undone.load_id as undone_load_id
        from comment_round
        left join plan using (plan_id)
        left join load as undone
            on undone.load_id = version_load_id and undone.undone_at is not null
    )
    where {where}
    order by closed_on is not null, due_on desc, round_id
"""


def rounds(plan_id: str = "") -> list[Round]:
    """Those of a plan and the plans under it, or all; open ones first."""
    where = "$plan_id = '' or plan_id in (select plan_id from family)"
    return _rounds(where, plan_id=plan_id)


def round_named(round_id: str) -> Round | None:
    """One round, in capitals or not; None where there is none."""
    found = _rounds("round_id = lower($round_id) and $plan_id = ''", plan_id="", round_id=round_id)
    return found[0] if found else None


def round_with_key(key: str) -> Round | None:
    """The round whose public form has this key; None where none has."""
    where = "public_key_sha256 = $sha256 and $plan_id = ''"
    found = _rounds(where, plan_id="", sha256=hashlib.sha256(key.encode()).hexdigest())
    return found[0] if found else None


def comments(round_id: str) -> list[Comment]:
    """Every comment of a round: on the whole plan, then item by item, as they came."""
    names = ", ".join(f"comment.{name}" for name in Comment.__dataclass_fields__)
    sql = f"""
        select {names}
        from comment
        join comment_round using (round_id)
        left join version_item as item
            on item.plan_id = comment_round.plan_id and item.version = comment_round.version
            and item.item_id = comment.version_item_id
        where round_id = $round_id
        order by comment.version_item_id is not null, item.ordinal nulls last, comment.code,
            received_at, comment_id
    """  # noqa: S608 - constants only
    return [Comment(**row) for row in ask(sql, round_id=round_id)]


def items(one: Round) -> list[VersionItem]:
    """The items of the version that a round is on, in its order."""
    names = ", ".join(VersionItem.__dataclass_fields__)
    sql = f"""
        select {names} from version_item
        where plan_id = $plan_id and version = $version order by ordinal
    """  # noqa: S608 - constants only
    found = ask(sql, plan_id=one.plan_id, version=one.version)
    return [VersionItem(**row) for row in found]


def versions(plan_id: str) -> list[int]:
    """The numbers of a plan's versions, the newest first."""
    sql = "select version from plan_version where plan_id = $plan_id order by version desc"
    return [row["version"] for row in ask(sql, plan_id=plan_id)]


def _rounds(where: str, **values: str) -> list[Round]:
    names = ", ".join(Round.__dataclass_fields__)
    sql = _ROUNDS.format(names=names, where=where)
    return [Round(**row) for row in ask(sql, **values)]
