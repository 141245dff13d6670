"""The parts of the page Calendar: the next meeting, what is due when, and what is missing."""

from collections.abc import Sequence
from datetime import date

from dashboard import calendar_queries, calendar_words, parts, theme, words
from dashboard.calendar_records import Due, Gap, Meeting, Scope
from dashboard.calendar_words import owner_words
from dashboard.markup import Piece, chip, element, facts, join, link, table, url
from dashboard.records import Plan


def show_next(plan: Plan, one: Meeting, scope: Scope) -> None:
    """The next meeting, what is due at it, and what falls due before it."""
    day = scope.day
    at = calendar_queries.due_at(scope, one.meeting_id)
    before = calendar_queries.due_until(scope, one.starts_on, one.meeting_id)
    parts.section(f"Next meeting: {one.name}")
    told: dict[str, Piece] = {
        "When": f"{calendar_words.when(one)} ({words.ago(one.starts_on, day)})",
        "Where": one.place,
        "Kinds": ", ".join(one.kinds),
        "Note": one.note,
        "Invented": "For demonstration" if one.is_demonstration else "",
        "Source": f"{words.where(one.source)}, load {one.load_id}",
    }
    parts.show_html(facts(told))
    if at:
        parts.show_html(element("h3", "Due at it"))
        show_due(plan, f"Due at {one.name}", at, day, header="Why this meeting")
    if before:
        parts.show_html(element("h3", "Falls due before it"))
        show_due(plan, f"Falls due before {one.name}", before, day)
    if not at and not before:
        parts.show_html(element("p", "Nothing is due at it or before it.", class_="hw-quiet"))


def show_due(
    plan: Plan, caption: str, found: Sequence[Due], day: date, header: str = "Why that date"
) -> None:
    """Items with owner, deadline as written, date and why; nothing for none."""
    rows = [
        (
            _way(one),
            join([words.shorten(one.text, 140), _other_plan(plan, one)]),
            join([chip(word) for word in _statuses(one)], " "),
            owner_words(one),
            _date(one, day),
            element("div", one.by_when or "", element("div", one.reason, class_="hw-description")),
        )
        for one in found
    ]
    if rows:
        names = ("Code", "What", "Status", "Owner", "Due", f"As written. {header}")
        parts.show_html(table(caption, names, rows))


def show_late(plan: Plan, found: Sequence[Due], day: date) -> None:
    """What has passed its deadline and is not closed; nothing for none."""
    if found:
        parts.section("Overdue", "Deadlines that have passed, the oldest first.")
        show_due(plan, "Overdue deadlines, the oldest first", found, day)


def show_recurring(plan: Plan, found: Sequence[Due], day: date) -> None:
    """What comes again, the next first; what has no date by its own words comes last."""
    if found:
        undated = sum(one.next_due_on is None for one in found)
        says = f"{words.count(len(found), 'item')} with a deadline that comes again"
        says += f"; {undated} without a date" if undated else ""
        parts.section("Recurring", words.sentence(says))
        show_due(plan, "Recurring deadlines, the next first", found, day)


def show_gaps(plan: Plan, gaps: Sequence[Gap]) -> None:
    """Deadlines that name a meeting which the calendar lacks; nothing for none."""
    if not gaps:
        return
    says = "Add the meeting, or a kind to one that is there, and these deadlines get a date."
    parts.section("Meetings that the calendar lacks", says)
    rows = [
        (
            one.words,
            join(
                [link(url("plan", plan=plan.plan_id, item=code), code) for code in one.codes], ", "
            ),
            one.reason,
        )
        for one in gaps
    ]
    parts.show_html(table("Deadlines without a meeting", ("As written", "Items", "Why"), rows))


def code(plan: Plan, one: Due) -> Piece:
    """An item's code as the way to it; under it the plan's title where it is another one."""
    return join([_way(one), _other_plan(plan, one)])


def _way(one: Due) -> Piece:
    return link(url("plan", plan=one.plan_id, item=one.code), one.code)


def _other_plan(plan: Plan, one: Due) -> Piece:
    if one.plan_id == plan.plan_id:
        return ""
    return element("div", words.shorten(one.plan_title, 40), class_="hw-description")


def _statuses(one: Due) -> list[str]:
    is_late = one.deadline_status == theme.OVERDUE
    return [one.status or theme.NO_UPDATE, *([theme.OVERDUE] if is_late else [])]


def _date(one: Due, day: date) -> Piece:
    if one.next_due_on is None:
        return "–"
    note = element("span", words.ago(one.next_due_on, day), class_="hw-note")
    return join([words.day(one.next_due_on), note], " ")
