"""What a plan promised to report: what is overdue and due, what was reported, what has no day."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import obligation_form, obligation_queries, parts, words
from dashboard.markup import Html, Piece, chip, element, join, link, outside, table, url
from dashboard.obligation_records import Obligation
from dashboard.records import Plan

DAYS_AHEAD = 90
"""What falls due later is not listed yet."""
_MOST_REPORTED = 20


def show(plan: Plan, day: date) -> None:
    """The section of the page Calendar; nothing where the plan promises nothing."""
    waiting = obligation_queries.open_ones(plan.plan_id, day, DAYS_AHEAD)
    done = obligation_queries.reported(plan.plan_id, day, _MOST_REPORTED)
    undated = obligation_queries.undated(plan.plan_id, day)
    if not (waiting or done or undated):
        return
    counts = obligation_queries.counts(plan.plan_id, day, DAYS_AHEAD)
    parts.section("What was promised to be reported", says(counts))
    if waiting:
        _show("Overdue, or due in the next 90 days", waiting, day)
    obligation_form.show([*waiting, *undated])
    if done:
        _show("Reported", done, day)
    if undated:
        _show("Without a day", undated, day)


def says(counts: Mapping[str, int]) -> str:
    """Such as: 2 reports are overdue, 5 fall due in the next 90 days, and 8 were made."""
    overdue, due, made = (counts[word] for word in ("Overdue", "Due", "Reported"))
    first = f"{words.count(overdue, 'report')} {words.verb(overdue, 'is', 'are')} overdue"
    falls, was = words.verb(due, "falls", "fall"), words.verb(made, "was", "were")
    return f"{first}, {due:,} {falls} due in the next {DAYS_AHEAD} days, and {made:,} {was} made."


def _show(title: str, found: Sequence[Obligation], day: date) -> None:
    header = ("What", "To whom", "By what", "When", "Status", "Plan item", "Evidence")
    rows = [_row(one, day) for one in found]
    parts.show_html(element("h3", title) + table(title, header, rows))


def _row(one: Obligation, day: date) -> list[Piece]:
    when: Piece = one.reason
    if one.due_on:
        note = " ".join(filter(None, [words.ago(one.due_on, day), one.meeting]))
        when = join([words.day(one.due_on), element("span", note, class_="hw-note")], " ")
    item = link(url("plan", plan=one.plan_id, item=one.code), one.code)
    status = chip(one.reporting_status) if one.due_on or one.reported_on else Html("")
    return [
        one.words,
        one.audience or "not said",
        one.channel or "not said",
        when,
        status,
        item,
        _evidence(one),
    ]


def _evidence(one: Obligation) -> Piece:
    if one.reported_on is None:
        return ""
    made = f"{words.day(one.reported_on)}, {one.reported_by}"
    told = [made] if not one.evidence else [made, ": ", outside(one.evidence)]
    return join(told)
