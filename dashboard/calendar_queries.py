"""Every question that a page may ask of the calendar: meetings, what is due, what is missing."""

from datetime import date, timedelta
from typing import Any

from dashboard.calendar_records import Due, Gap, Meeting, Scope
from dashboard.queries import ask

_DUE = """
    with item as (
        select item_id, item.plan_id, plan.title as plan_title, code, coalesce(name, text) as text,
            owners, by_when, cadence, meeting, due_on, due_month, due_dates,
            next_due_on(cadence, due_on, due_month, $day, due_dates := due_dates) as next_due_on,
            due_reason(cadence, meeting, due_on, due_month, by_when,
                next_due_on :=
                    next_due_on(cadence, due_on, due_month, $day, due_dates := due_dates),
                due_dates := due_dates, due_rule := due_rule) as reason,
            status,
            deadline_status(
                next_due_on(cadence, due_on, due_month, $day, due_dates := due_dates),
                if(is_closed, 'Completed', status), $day
            ) as deadline_status,
            plan.load_id, loaded_at, is_closed, item.ordinal
        from plan_item as item
        join plan on plan.plan_id = item.plan_id join load on load.load_id = plan.load_id
        where has_deadline and item.plan_id in $plan_ids and ($owner = '' or $owner in owners)
    )
"""


def meetings(scope: Scope) -> list[Meeting]:
    """Every meeting, the earliest first, with how many open items of these plans are due at it."""
    names = ", ".join(Meeting.__dataclass_fields__)
    sql = f"""
        select {names}
        from (
            select meeting.*, load.loaded_at, coalesce(counted.due, 0) as due
            from meeting
            join load on load.load_id = meeting.load_id
            left join (
                select meeting_id, count(*) as due
                from item_meeting join plan_item using (item_id)
                where has_deadline and plan_id in $plan_ids and ($owner = '' or $owner in owners)
                    and not is_closed
                group by meeting_id
            ) as counted on counted.meeting_id = meeting.meeting_id
        )
        order by starts_on, starts_at nulls last, meeting_id
    """  # noqa: S608 - constants only; every value is a parameter
    return [Meeting(**row) for row in ask(sql, plan_ids=list(scope.plan_ids), owner=scope.owner)]


def due_at(scope: Scope, meeting_id: str) -> list[Due]:
    """Open items that are due at a meeting by their words, in the order of the plans."""
    rule = "join item_meeting using (item_id) where meeting_id = $meeting_id and not is_closed"
    return _found(scope, f"{rule} order by plan_id, ordinal",
                  reason="item_meeting.reason", meeting_id=meeting_id)  # fmt: skip


def due_until(scope: Scope, last: date, without: str = "") -> list[Due]:
    """Open items that fall due from a day to another, not those of a meeting; earliest first."""
    rule = """
        where deadline_status = 'Due' and next_due_on <= $last and cadence is distinct from 'daily'
            and item_id not in (
                select item_id from item_meeting where item_meeting.meeting_id = $without
            )
        order by next_due_on, plan_id, ordinal
    """
    return _found(scope, rule, last=last, without=without)


def overdue(scope: Scope) -> list[Due]:
    """What has passed its deadline, the oldest first."""
    rule = "where deadline_status = 'Overdue' order by next_due_on, plan_id, ordinal"
    return _found(scope, rule)


def recurring(scope: Scope) -> list[Due]:
    """Open items with a deadline that comes again, the next first, those without a date last."""
    rule = """
        where cadence <> 'once' and not is_closed
        order by next_due_on nulls last, cadence, plan_id, ordinal
    """
    return _found(scope, rule)


def ahead(scope: Scope, days: int) -> list[Due]:
    """Every date that open items fall due on within so many days, one a row, and what is overdue.

    What is due daily is left out.
    """
    rule = """
        cross join (select unnest(range($days + 1)) as ahead) as days
        where not is_closed and cadence <> 'daily' and next_due_on is not null
        group by all order by next_due_on, plan_id, ordinal
    """
    moved = "next_due_on(cadence, due_on, due_month, $day + ahead::integer, due_dates := due_dates)"
    found = _found(scope, rule, next_due_on=moved, days=days)
    last = scope.day + timedelta(days=days)
    return [one for one in found if one.next_due_on is not None and one.next_due_on <= last]


def gaps(scope: Scope) -> list[Gap]:
    """Deadlines whose meeting the calendar lacks from a day on, those of most items first."""
    sql = f"""
        {_DUE}
        select by_when as words, list(code order by plan_id, ordinal) as codes,
            any_value(meeting) as missing, max(due_dates[-1]) as last_on,
            any_value(reason) as reason
        from item where meeting is not null and next_due_on is null and not is_closed
        group by by_when order by len(codes) desc, words
    """  # noqa: S608 - constants only; every value is a parameter
    rows = ask(sql, **_values(scope))
    return [Gap(**row) for row in rows]


def _found(
    scope: Scope,
    rule: str,
    *,
    reason: str = "reason",
    next_due_on: str = "item.next_due_on",
    **values: Any,
) -> list[Due]:
    told = {"reason": f"{reason} as reason", "next_due_on": f"{next_due_on} as next_due_on"}
    names = ", ".join(told.get(name, f"item.{name}") for name in Due.__dataclass_fields__)
    by_ordinal = ", ordinal" if "group by" in rule else ""
    sql = f"{_DUE} select {names}{by_ordinal} from item {rule}"  # noqa: S608 - constants only
    rows = ask(sql, **_values(scope), **values)
    return [Due(**{name: row[name] for name in Due.__dataclass_fields__}) for row in rows]


def _values(scope: Scope) -> dict[str, Any]:
    return {"plan_ids": list(scope.plan_ids), "day": scope.day, "owner": scope.owner}
