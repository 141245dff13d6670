"""What is owed: the table of reports that are due or overdue, and its sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import parts, theme, words
from dashboard.markup import Piece, chip, element, join, link, table, url
from dashboard.records import Plan
from dashboard.report_records import Report


def sentence(reports: Sequence[Report], whose: str = "") -> str:
    """How much is owed, such as `2 reports are overdue and 3 are due from Ana`."""
    of_whom = f" from {whose}" if whose else ""
    late = sum(one.status == theme.OVERDUE for one in reports)
    due = len(reports) - late
    told = []
    if late:
        told.append(f"{words.count(late, 'report')} {words.verb(late, 'is', 'are')} overdue")
    if due:
        noun = str(due) if late else words.count(due, "report")
        told.append(f"{noun} {words.verb(due, 'is', 'are')} due")
    return f"{words.listed(told)}{of_whom}." if told else f"Nothing is due{of_whom}."


_MANY = 8
"""More reports than this are told by owner."""


def show_overdue(
    plan: Plan, reports: Sequence[Report], names: Mapping[str, str], today: date
) -> None:
    """What is overdue: each report where they are few, else who owes how many."""
    late = [one for one in reports if one.status == theme.OVERDUE]
    if len(late) <= _MANY:
        show(plan, "Overdue reports, the oldest first", late, today)
        return
    show_owners(plan, late, names)
    parts.show_html(element("p", link(url("my_updates", plan=plan.plan_id), "See each of them")))


def show(plan: Plan, caption: str, reports: Sequence[Report], today: date) -> None:
    """Reports with their period, when they were last made, and until when; nothing for none."""
    rows = [
        (
            _opener(plan, one),
            words.shorten(one.name, 140),
            "Value" if one.kind == "measure" else "Progress",
            ", ".join(one.owners) or "–",
            one.period,
            one.last_period or "never",
            join([chip(one.status), element("span", _until(one, today), class_="hw-note")], " "),
        )
        for one in reports
    ]
    header = ("Code", "What", "Report of", "Owner", "Period", "Last reported", "State")
    if rows:
        parts.show_html(table(caption, header, rows))


def _opener(plan: Plan, one: Report) -> Piece:
    if one.kind == "measure":
        address = url("measures", plan=plan.plan_id, measure=one.code)
    else:
        address = url("plan", plan=one.plan_id, item=one.code)
    return link(address, one.code, label=f"Open {one.code}, {words.shorten(one.name, 60)}")


def _until(one: Report, today: date) -> str:
    if one.status == theme.OVERDUE:
        return f"was due by {words.day(one.due_on)}, {words.ago(one.due_on, today)}"
    return f"by {words.day(one.due_on)}, {words.ago(one.due_on, today)}"


def show_owners(plan: Plan, reports: Sequence[Report], names: Mapping[str, str]) -> None:
    """Everybody who owes a report, those with the most overdue first."""
    late, due = Counter[str](), Counter[str]()
    for one in reports:
        (late if one.status == theme.OVERDUE else due).update(one.owners or [""])
    order = sorted(late | due, key=lambda code: (-late[code], -due[code], code))
    rows = [
        (
            link(url("my_updates", plan=plan.plan_id, owner=code), words.named(code, names))
            if code
            else "Nobody is named",
            late[code] or "–",
            due[code] or "–",
        )
        for code in order
    ]
    if rows:
        header = ("Owner", "Overdue", "Due")
        caption = "Who owes a report, those with the most overdue first"
        parts.show_html(table(caption, header, rows, numbers=("Overdue", "Due")))
