"""The months ahead: meetings and what falls due, day by day."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from dashboard import parts, words
from dashboard.calendar_records import Due, Meeting
from dashboard.calendar_view import code
from dashboard.markup import Piece, element, join, table
from dashboard.records import Plan

_YEAR = 365
_OFTEN = ("weekly", "monthly")


def show_months(plan: Plan, meetings: Sequence[Meeting], dues: Sequence[Due], day: date) -> None:
    """The year ahead, day by day under its month: meetings and what falls due.

    What falls due every week or month stands once, at its next date.
    """
    entries = [*_meeting_entries(meetings, day), *_due_entries(plan, dues, day)]
    days = sorted({on for on, _ in entries})
    firsts = {min(month) for _, month in groupby(days, key=lambda on: (on.year, on.month))}
    rows = [
        (
            f"{on:%B %Y}" if on in firsts else "",
            element("span", words.day(on), class_="hw-day"),
            join([element("div", says) for other, says in entries if other == on]),
        )
        for on in days
    ]
    if rows:
        caption = "Meetings and deadlines in the 12 months ahead"
        parts.show_html(table(caption, ("Month", "Day", "What"), rows))
    else:
        parts.show_html(element("p", "Nothing has a date in the 12 months ahead."))


def _meeting_entries(meetings: Sequence[Meeting], day: date) -> list[tuple[date, Piece]]:
    return [
        (max(one.starts_on, day), join([element("strong", one.name), f" {one.place or ''}"]))
        for one in meetings
        if one.ends_on >= day and (one.starts_on - day).days <= _YEAR
    ]


def _due_entries(plan: Plan, dues: Sequence[Due], day: date) -> list[tuple[date, Piece]]:
    entries: list[tuple[date, Piece]] = []
    told: set[str] = set()
    for one in dues:
        if one.next_due_on is None or one.next_due_on < day or one.item_id in told:
            continue
        often = one.cadence if one.cadence in _OFTEN else ""
        told |= {one.item_id} if often else set()
        note = element("span", f" ({often} from then on)", class_="hw-quiet") if often else ""
        says = join([code(plan, one), f" {words.shorten(one.text, 100)}", note])
        entries.append((one.next_due_on, says))
    return entries
