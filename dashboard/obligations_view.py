"""What a plan promised to report: what is overdue and due, what was reported, what has no day."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard import calendar_report_form, obligation_queries, parts, words
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
    calendar_report_form.show([*waiting, *undated])
    if done:
        with st.expander(f"Reports that were made ({len(done)})"):
            _show("Reports that were made", done, day)
    if undated:
        with st.expander(f"Reports without a day ({len(undated)})"):
            parts.show_html(_undated(undated))


def says(counts: Mapping[str, int]) -> str:
    """Such as: 2 reports are overdue, 5 fall due in the next 90 days, and 8 were made."""
    overdue, due, made = (counts[word] for word in ("Overdue", "Due", "Reported"))
    first = f"{words.count(overdue, 'report')} {words.verb(overdue, 'is', 'are')} overdue"
    falls, was = words.verb(due, "falls", "fall"), words.verb(made, "was", "were")
    told = f"{first}, {due:,} {falls} due in the next {DAYS_AHEAD} days, and {made:,} {was} made"
    return words.sentence(told)


def _show(title: str, found: Sequence[Obligation], day: date) -> None:
    header = ("Item", "What is reported", "To whom, by what", "When", "Status and evidence")
    rows = [
        (
            _item(one),
            one.words,
            _channel(one),
            _when(one, day),
            join([_status(one), _evidence(one)]),
        )
        for one in found
    ]
    parts.show_html(table(title, header, rows))


def _undated(found: Sequence[Obligation]) -> Html:
    header = ("Item", "What is reported", "To whom, by what", "Why there is no day")
    rows = [(_item(one), one.words, _channel(one), one.reason) for one in found]
    return table("Reports without a day", header, rows)


def _item(one: Obligation) -> Piece:
    return link(url("plan", plan=one.plan_id, item=one.code), one.code) if one.code else "–"


def _channel(one: Obligation) -> Piece:
    channel = element("span", one.channel, class_="hw-note") if one.channel else None
    return join([one.audience or "not said", channel], " ")


def _when(one: Obligation, day: date) -> Piece:
    if one.due_on is None:
        return one.reason
    ago = "" if one.reported_on else words.ago(one.due_on, day)
    note = ", ".join(filter(None, [ago, one.meeting]))
    return join([words.day(one.due_on), element("span", note, class_="hw-note")], " ")


def _status(one: Obligation) -> Html:
    return chip(one.reporting_status) if one.due_on or one.reported_on else Html("")


def _evidence(one: Obligation) -> Html:
    """When it was reported, by whom, and where that can be seen."""
    if one.reported_on is None:
        return Html("")
    made = f"{words.day(one.reported_on)}, {one.reported_by}"
    told = [made, ": ", outside(one.evidence)] if one.evidence else [made]
    return element("div", join(told), class_="hw-description")
