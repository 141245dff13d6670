"""Every question that a page may ask of a plan's items, one function each."""

from datetime import date
from typing import Any

from dashboard.queries import ask
from dashboard.records import ALL, AreaRow, Branch, Filters, Item, Question, Reading

_ITEM = """
    select item_id, parent_id, top_id, level, level_name, code, name, text, sub_items, who, owners,
        approvers, by_when, cadence, meeting, due_on,
        next_due_on(cadence, due_on, due_month, $day, due_dates := due_dates) as next_due_on,
        due_reason(cadence, meeting, due_on, due_month, by_when,
            next_due_on :=
                next_due_on(cadence, due_on, due_month, $day, due_dates := due_dates),
            due_dates := due_dates, due_rule := due_rule) as due_reason,
        resources,
        measures_of_success, reported, status, percent_complete, narrative, status_reason,
        status_period, next_steps, help_needed, evidence,
        deadline_status(
            next_due_on(cadence, due_on, due_month, $day, due_dates := due_dates),
            if(is_closed, 'Completed', status), $day
        ) as deadline_status,
        reporting_status(coalesce(status in ('Completed', 'Dropped'), false),
            first_report_ends_on, reported_ends_on, progress_months, progress_start_month,
            reporting_grace_days, $day) as reporting_status,
        is_ambiguous, is_lowest, has_deadline, source, ordinal
    from plan_item cross join publication where plan_id = $plan_id
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
                and ($due = '' or has_deadline and deadline_status = $due)
                and ($finding = '' or item_id in (
                    select item_id from plan_audit
                    where plan_id = $plan_id and finding = $finding
                ))
                and ($text = '' or contains(
                    lower(concat_ws(' ', code, name, text, who, by_when,
                        array_to_string(sub_items || resources || measures_of_success, ' '),
                        array_to_string(owners || approvers, ' '),
                        (select string_agg(key.name, ' ') from plan_owner as key
                            where key.plan_id = $plan_id
                            and list_contains(item.owners || item.approvers, key.owner_code)))),
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
    return [Item(**row) for row in ask(sql, plan_id=plan_id, day=day, **values)]


def overdue(plan_id: str, day: date) -> list[Item]:
    """What has a deadline that has passed, the oldest first."""
    rule = "has_deadline and deadline_status = 'Overdue' order by next_due_on, ordinal"
    return _found(plan_id, day, rule)


def lagging(plan_id: str, day: date) -> list[Item]:
    """What is reported off track, then what is at risk, each by its deadline."""
    rule = """
        is_lowest and status in ('Off track', 'At risk')
        order by status = 'At risk', next_due_on, ordinal
    """
    return _found(plan_id, day, rule)


def asking(plan_id: str, day: date) -> list[Item]:
    """What is done and whose newest update says that help is needed, in the plan's order."""
    rule = """
        is_lowest and help_needed is not null and coalesce(status <> 'Completed', true)
        order by ordinal
    """
    return _found(plan_id, day, rule)


def due_soon(plan_id: str, day: date, days: int) -> list[Item]:
    """What falls due from this day to so many days later, the earliest first."""
    rule = """
        has_deadline and deadline_status = 'Due' and next_due_on <= $day + $days
        order by next_due_on, ordinal
    """
    return _found(plan_id, day, rule, days=days)


def _found(plan_id: str, day: date, rule: str, **values: Any) -> list[Item]:
    sql = f"""
        with item as ({_ITEM}) select * exclude ordinal from item where {rule}
    """  # noqa: S608 - the rules stand above; every value is a parameter
    return [Item(**row) for row in ask(sql, plan_id=plan_id, day=day, **values)]


def branches(plan_id: str, day: date) -> list[Branch]:
    """Every item that has others under it, with what is counted below it, in the plan's order.

    One at the top with nothing under it, such as a priority, counts itself, and one with a deadline
    of its own counts that too.
    """
    sql = f"""
        with recursive item as ({_ITEM}),
        under as (
            select item_id, if(is_lowest, coalesce(parent_id, item_id), item_id) as branch_id,
                is_lowest, status, next_due_on, deadline_status
            from item where has_deadline
            union all
            select under.* replace (item.parent_id as branch_id)
            from under join item on item.item_id = under.branch_id
            where item.parent_id is not null
        ),
        counted as (
            select branch_id, count(*) filter (is_lowest) as lowest,
                count(*) filter (deadline_status = 'Overdue') as overdue,
                min(next_due_on) as first_due_on, max(next_due_on) as last_due_on
            from under group by branch_id
        ),
        by_status as (
            select branch_id, list(struct_pack(status := word, count := n)) as statuses
            from (
                select branch_id, coalesce(status, 'No update yet') as word, count(*) as n
                from under where is_lowest group by all
            ) group by branch_id
        ),
        measured as (
            select parent_id as branch_id, list(text order by ordinal) as measures_below
            from (
                select parent_id, text, min(ordinal) as ordinal
                from (select parent_id, ordinal, unnest(measures_of_success) as text from item)
                group by all
            ) group by parent_id
        )
        select item.item_id, item.parent_id, level, level_name, code, name, text, sub_items,
            is_lowest, measures_of_success, coalesce(measures_below, []) as measures_below,
            reported, coalesce(lowest, 0) as lowest, coalesce(overdue, 0) as overdue, first_due_on,
            last_due_on, coalesce(statuses, []) as statuses, source
        from item
        left join counted on counted.branch_id = item.item_id
        left join by_status on by_status.branch_id = item.item_id
        left join measured on measured.branch_id = item.item_id
        where (not is_lowest or item.parent_id is null) and level_name <> 'note' order by ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    rows = ask(sql, plan_id=plan_id, day=day)
    for row in rows:
        row["statuses"] = {entry["status"]: entry["count"] for entry in row["statuses"]}
    return [Branch(**row) for row in rows]


def status_counts(plan_id: str) -> dict[str, int]:
    """How many of what is done have each status; `No update yet` for none."""
    sql = """
        select coalesce(status, 'No update yet') as status, count(*) as count
        from plan_item where plan_id = $plan_id and is_lowest group by all
    """
    return {row["status"]: row["count"] for row in ask(sql, plan_id=plan_id)}


def areas(plan_id: str, day: date) -> list[AreaRow]:
    """One row per item at the top, with counts of what is done under it (or of itself)."""
    sql = f"""
        with item as ({_ITEM})
        select area.item_id, area.code, coalesce(area.name, area.text) as name,
            count(low.item_id) filter (low.is_lowest) as lowest,
            count(low.item_id) filter (low.deadline_status = 'Overdue') as overdue,
            count(low.item_id) filter (low.is_lowest and low.status = 'Off track') as off_track,
            count(low.item_id) filter (low.is_lowest and low.status = 'At risk') as at_risk,
            count(low.item_id) filter (low.is_lowest and low.status = 'Completed') as completed,
            count(low.item_id) filter (low.is_lowest and low.status is null) as no_update,
            count(low.item_id) filter (low.is_lowest and low.item_id in (
                select item_id from plan_audit where plan_id = $plan_id
            )) as open
        from item as area
        left join item as low on low.top_id = area.item_id and low.has_deadline
        where area.parent_id is null and area.level_name <> 'note'
        group by area.item_id, area.code, area.name, area.text, area.ordinal
        order by area.ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    return [AreaRow(**row) for row in ask(sql, plan_id=plan_id, day=day)]


def findings(plan_id: str) -> dict[str, int]:
    """What the plan leaves open, and for how many items; most first."""
    sql = """
        select finding, count(distinct item_id) as count from plan_audit
        where plan_id = $plan_id group by finding order by count desc, finding
    """
    return {row["finding"]: row["count"] for row in ask(sql, plan_id=plan_id)}


def item_findings(plan_id: str, item_id: str) -> list[tuple[str, str]]:
    """What one item leaves open: finding and reason."""
    sql = """
        select finding, reason from plan_audit where plan_id = $plan_id and item_id = $item_id
    """
    rows = ask(sql, plan_id=plan_id, item_id=item_id)
    return [(row["finding"], row["reason"]) for row in rows]


def links(plan_id: str, item_id: str) -> list[tuple[str, str]]:
    """Cross-references of one item: words, and the code referred to (empty where unknown)."""
    sql = """
        select words, coalesce(target.code, '') as code
        from item_link
        left join plan_item as target on target.item_id = item_link.target_item_id
        where item_link.plan_id = $plan_id and item_link.item_id = $item_id order by words
    """
    rows = ask(sql, plan_id=plan_id, item_id=item_id)
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
    rows = ask(sql, plan_id=plan_id)
    for row in rows:
        row["readings"] = [Reading(**entry) for entry in row["readings"]]
    return [Question(**row) for row in rows]


def unsettled(plan_id: str) -> tuple[int, int]:
    """How many items of a plan wait to be settled, and how many of their cells."""
    waiting = [one for one in questions(plan_id) if not one.is_settled]
    return len({one.item_id for one in waiting}), len(waiting)
