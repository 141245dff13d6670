"""Every question that a page may ask of things to report, one function each."""

from collections.abc import Mapping
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
        select obligation.* replace (
                obligation_status(obligation.due_on, reported_on, $day) as reporting_status
            ),
            coalesce(plan_item.code, '') as code, coalesce(plan_item.text, '') as item_text,
            plan_item.ordinal, meeting.name as meeting
        from obligation
        left join plan_item using (plan_id, item_id)
        left join meeting using (meeting_id)
    ) as obligation
    where plan_id in (select plan_id from family) and ({where})
    order by {order}
"""


def open_ones(plan_id: str, day: date, days: int) -> list[Obligation]:
    """What is overdue, and what falls due within so many days; the oldest first."""
    where = "reporting_status = 'Overdue' or (reporting_status = 'Due' and due_on <= $day + $days)"
    return _found(plan_id, day, where, "due_on, ordinal", days=days)


def undated(plan_id: str, day: date) -> list[Obligation]:
    """What has no day: as needed, or after something has happened."""
    return _found(plan_id, day, "due_on is null and reported_on is null", "ordinal, words")


def reported(plan_id: str, day: date, most: int) -> list[Obligation]:
    """What was reported, the newest first."""
    found = _found(plan_id, day, "reported_on is not null", "reported_on desc, ordinal")
    return found[:most]


def of_item(plan_id: str, item_id: str, day: date) -> list[Obligation]:
    """Everything to report of one plan item, the newest day first."""
    order = "due_on desc nulls last"
    return _found(plan_id, day, "item_id = $item_id", order, item_id=item_id)


def counts(plan_id: str, day: date, days: int) -> Mapping[str, int]:
    """How many are Overdue, Due within so many days, and Reported."""
    found = [*open_ones(plan_id, day, days), *_found(plan_id, day, "reported_on is not null", "1")]
    words = [one.reporting_status for one in found]
    return {word: words.count(word) for word in ("Overdue", "Due", "Reported")}


def _found(plan_id: str, day: date, where: str, order: str, **more: object) -> list[Obligation]:
    names = ", ".join(Obligation.__dataclass_fields__)
    sql = _FOUND.format(names=names, where=where, order=order)
    rows = ask(sql, plan_id=plan_id, day=day, **more)
    return [Obligation(**row | {"owners": tuple(row["owners"])}) for row in rows]
