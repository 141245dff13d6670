"""The sentences of the page Calendar."""

from collections.abc import Sequence
from datetime import date

from dashboard import words
from dashboard.calendar_records import Due, Gap, Meeting


def next_of(meetings: Sequence[Meeting], day: date) -> Meeting | None:
    """The first meeting that has not ended before a day."""
    return next((one for one in meetings if one.ends_on >= day), None)


def finding(
    following: Meeting | None, day: date, overdue: Sequence[Due], gaps: Sequence[Gap]
) -> str:
    """The next meeting and what is due at it, what has passed, what is missing."""
    if following is None:
        first = "No meeting to come is in the calendar"
    else:
        when = words.ago(following.starts_on, day)
        when = "is being held" if following.starts_on < day else f"is {when}"
        on = words.day(following.starts_on)
        first = f"{following.name} {when}, on {on}; {due_words(following.due)} at it"
    late = (
        f"{words.count(len(overdue), 'deadline')} {words.verb(len(overdue), 'has', 'have')} passed"
    )
    missing = ""
    if gaps:
        number = sum(len(one.codes) for one in gaps)
        waits = words.verb(number, "waits", "wait")
        missing = f", and {words.count(number, 'item')} {waits} for a meeting without a date"
    return f"{first}. {words.sentence(late + missing)}"


def due_words(number: int) -> str:
    """`1 item is due`, `no item is due`."""
    if not number:
        return "no item is due"
    return f"{words.count(number, 'item')} {words.verb(number, 'is', 'are')} due"


def when(one: Meeting) -> str:
    """Its day or days, and the time where it is known."""
    days = words.day_range(one.starts_on, one.ends_on)
    return f"{days}, {one.starts_at}" if one.starts_at else days


def owner_words(one: Due) -> str:
    """Who owns an item, by code."""
    return ", ".join(one.owners) or "–"
