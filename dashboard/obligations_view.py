"""What a plan promised to report: what is overdue and due, what was reported, what has no day."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import calendar_report_form, obligation_queries, parts, words
from dashboard.markup import Html, Piece, chip, element, join, link, outside, table, url
from dashboard.obligation_queries import Asked
from dashboard.obligation_records import Obligation
from dashboard.records import Plan

DAYS_AHEAD = 90
"""What falls due later is not listed yet."""


def show(plan: Plan, day: date, owner: str = "") -> None:
    """The section of the page Calendar; nothing where the plan promises nothing."""
    asked = Asked(plan.plan_id, day, owner)
    waiting = obligation_queries.open_ones(asked, DAYS_AHEAD)
    done, undated = obligation_queries.reported(asked), obligation_queries.undated(asked)
    if not (waiting or done or undated):
        return
    parts.section("What was promised to be reported", says(waiting, done))
    if waiting:
        _show(plan, f"Overdue, or due in the next {DAYS_AHEAD} days", waiting, day)
    calendar_report_form.show([*waiting, *undated])
    if done:
        with st.expander(f"Reports that were made ({len(done)})"):
            _show(plan, "Reports that were made", done, day)
    if undated:
        with st.expander(f"Reports without a day ({len(undated)})"):
            parts.show_html(_undated(plan, undated))


def says(waiting: Sequence[Obligation], done: Sequence[Obligation]) -> str:
    """Such as: 2 reports are overdue, 5 fall due in the next 90 days, and 8 were made."""
    overdue = sum(one.reporting_status == "Overdue" for one in waiting)
    due, made = len(waiting) - overdue, len(done)
    first = f"{words.count(overdue, 'report')} {words.verb(overdue, 'is', 'are')} overdue"
    falls, was = words.verb(due, "falls", "fall"), words.verb(made, "was", "were")
    told = f"{first}, {due:,} {falls} due in the next {DAYS_AHEAD} days, and {made:,} {was} made"
    return words.sentence(told)


def _show(plan: Plan, title: str, found: Sequence[Obligation], day: date) -> None:
    header = ("Item", "What is reported", "To whom, by what", "When", "Status and evidence")
    rows = [
        (
            _item(one),
            _words(plan, one),
            _channel(one),
            _when(one, day),
            join([_status(one), _evidence(one)]),
        )
        for one in found
    ]
    parts.show_html(table(title, header, rows))


def _undated(plan: Plan, found: Sequence[Obligation]) -> Html:
    header = ("Item", "What is reported", "To whom, by what", "Why there is no day")
    rows = [(_item(one), _words(plan, one), _channel(one), one.reason) for one in found]
    return table("Reports without a day", header, rows)


def _words(plan: Plan, one: Obligation) -> Piece:
    """As written; under it the plan's title where it is another one."""
    if one.plan_id == plan.plan_id:
        return one.words
    other = element("div", words.shorten(one.plan_title, 40), class_="hw-description")
    return join([one.words, other])


def _item(one: Obligation) -> Piece:
    return link(url("plan", plan=one.plan_id, item=one.code), one.code) if one.code else "–"


def _channel(one: Obligation) -> Piece:
    channel = [element("span", one.channel, class_="hw-note")] if one.channel else []
    return join([one.audience or "not said", *channel], ", ")


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
