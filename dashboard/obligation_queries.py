"""Every question that a page may ask of things to report, one function each."""

from dataclasses import dataclass
from datetime import date

from dashboard.obligation_records import Obligation
from dashboard.queries import ask

_FOUND = """
    with recursive family as (
        select plan_id from plan where plan_id = $plan_id
        union
        select plan.plan_id from plan join family on plan.parent_plan_id = family.plan_id
    )
    select {names}
    from (
        select *,
            row_number() over (
                partition by item_id, words, reporting_status order by due_on
            ) = 1 as is_first
        from (
            select obligation.* replace (
                    obligation_status(obligation.due_on, reported_on, $day) as reporting_status
                ),
                plan.title as plan_title, coalesce(plan_item.code, '') as code,
                plan_item.ordinal, meeting.name as meeting
            from obligation
            join plan using (plan_id)
            left join plan_item using (plan_id, item_id)
            left join meeting using (meeting_id)
        )
    )
    where plan_id in (select plan_id from family)
        and ($owner = '' or list_contains(owners, $owner)) and ({where})
    order by {order}
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose things to report are asked for, on which day."""

    plan_id: str
    """With the plans under it."""
    day: date
    owner: str = ""
    """A code of the key; everybody's when it is empty."""


def open_ones(asked: Asked, days: int) -> list[Obligation]:
    """What is overdue, and of the rest what falls due next within so many days; oldest first."""
    where = (
        "reporting_status = 'Overdue' or "
        "(reporting_status = 'Due' and is_first and due_on <= $day + $days)"
    )
    return _found(asked, where, "due_on, ordinal", days=days)


def undated(asked: Asked) -> list[Obligation]:
    """What has no day: as needed, or after something has happened."""
    return _found(asked, "due_on is null and reported_on is null", "ordinal, words")


def reported(asked: Asked) -> list[Obligation]:
    """What was reported, the newest first."""
    return _found(asked, "reported_on is not null", "reported_on desc, ordinal")


def _found(asked: Asked, where: str, order: str, **more: object) -> list[Obligation]:
    names = ", ".join(Obligation.__dataclass_fields__)
    sql = _FOUND.format(names=names, where=where, order=order)
    rows = ask(sql, plan_id=asked.plan_id, day=asked.day, owner=asked.owner, **more)
    return [Obligation(**row) for row in rows]
