"""Every question that a page may ask of a plan's principles, values, dates and partners."""

from dashboard.phase_records import Span, Statement
from dashboard.queries import ask


def statements(plan_id: str) -> list[Statement]:
    """The plan's principles and values, in the order of the document."""
    sql = """
        select kind, text, source from plan_statement where plan_id = $plan_id order by ordinal
    """
    return [Statement(**row) for row in ask(sql, plan_id=plan_id)]


def spans(plan_id: str) -> list[Span]:
    """Items that say from when to when they run, or with whom, in the plan's order."""
    sql = """
        select item_id, code, level, level_name, name, text, status, words, starts_on, ends_on,
            partners, item_span.source
        from item_span join plan_item using (item_id, plan_id)
        where plan_id = $plan_id order by ordinal
    """
    return [Span(**row) for row in ask(sql, plan_id=plan_id)]


def span(plan_id: str, item_id: str) -> Span | None:
    """What one item says of its dates and partners; None where it says nothing."""
    return next((one for one in spans(plan_id) if one.item_id == item_id), None)
