"""What was reported of one plan item: its status and why, its measures, and every update."""

from dashboard import measure_queries, measure_table, report_queries, theme, words
from dashboard.markup import Html, Piece, chip, details, element, join, outside, table
from dashboard.measure_records import Measure
from dashboard.plan_tables import comes_to
from dashboard.records import Item, Plan
from dashboard.report_records import Progress


def facts_of(plan: Plan, item: Item, status: Html) -> dict[str, Piece]:
    """Status with its reason, what was told with it, and the measures that serve the item."""
    told: dict[str, Piece] = {}
    if item.is_lowest:
        told["Status"] = join([status, element("p", item.status_reason, class_="hw-quiet")])
    if item.percent_complete is not None:
        told["Complete"] = f"{item.percent_complete:g}%"
    told["What happened"] = item.narrative
    told["What comes next"] = item.next_steps
    told["Help needed"] = item.help_needed
    told["Evidence"] = outside(item.evidence) if item.evidence else ""
    if item.reporting_status in {"Due", theme.OVERDUE}:
        told["Report of progress"] = chip(item.reporting_status)
    if not item.is_lowest:
        told["What it comes to"] = comes_to(report_queries.rollups(plan.plan_id).get(item.item_id))
    serving = measure_queries.by_item(plan.plan_id, and_below=True).get(item.item_id, [])
    told["Measures"] = join([_measure(plan, one) for one in serving])
    return told


def _measure(plan: Plan, one: Measure) -> Html:
    value = measure_table.newest(one)
    name = join([measure_table.opener(plan, one), element("span", one.name), value], " ")
    return element("div", name, measure_table.why(one), class_="hw-serving")


def history(item: Item) -> Html:
    """Every progress update of the item, behind a line that says how many; nothing for none."""
    updates = report_queries.updates(item.item_id)
    if not updates:
        return Html("")
    rows = [
        (
            one.period,
            chip(one.status) if one.status else "–",
            "" if one.percent_complete is None else f"{one.percent_complete:g}%",
            _told(one),
            one.reported_by,
            words.where(one.source),
        )
        for one in updates
    ]
    header = ("Period", "Status", "Complete", "What was reported", "By", "Source")
    body = table("Progress updates, the newest first", header, rows, numbers=("Complete",))
    return details(words.count(len(updates), "progress update").capitalize(), body)


def _told(one: Progress) -> Html:
    """The update in its own words, each part named."""
    named = {"": one.happened, "Next: ": one.next_steps, "Help needed: ": one.help_needed}
    pieces = [element("p", name, text) for name, text in named.items() if text]
    if one.evidence:
        pieces.append(element("p", "Evidence: ", outside(one.evidence)))
    return join(pieces)
