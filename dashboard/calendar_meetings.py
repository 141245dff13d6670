"""Every meeting as a list, how the first ones come in, and the calendar as a file."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import calendar_file, calendar_words, parts, words
from dashboard.calendar_records import Due, Meeting
from dashboard.markup import Piece, element, join, table


def show_meetings(meetings: Sequence[Meeting], day: date) -> None:
    """Every meeting, those to come first."""
    order = [one for one in meetings if one.ends_on >= day]
    order += [one for one in reversed(meetings) if one.ends_on < day]
    rows = [
        (
            element("div", one.name, _invented(one), class_="hw-wrap"),
            join(
                [
                    calendar_words.when(one),
                    element("span", words.ago(one.starts_on, day), class_="hw-note"),
                ],
                " ",
            ),
            ", ".join(one.kinds) or "–",
            one.place or "–",
            one.due or "–",
            f"{words.where(one.source)}, load {one.load_id}",
        )
        for one in order
    ]
    header = ("Meeting", "When", "Kinds", "Where", "Items due", "Source")
    parts.show_html(table("Every meeting", header, rows, numbers=("Items due",)))


def say_what_to_do() -> None:
    """How meetings come into the calendar, where there are none."""
    told = (
        "Deadlines such as “fall meeting” get their dates from here. Load a sheet with the columns "
        "Meeting, Kind, Starts, Ends, Time, Place and Note, or a calendar (.ics) from Outlook, "
        "Google or Apple, on the page Update; or add a meeting below."
    )
    parts.section("No meeting is in the calendar yet", told)


def offer_file(title: str, meetings: Sequence[Meeting], dues: Sequence[Due], day: date) -> None:
    """The calendar as a file for Outlook, Google or Apple: meetings to come and due dates."""
    ahead = [one for one in meetings if one.ends_on >= day]
    st.download_button(
        "Download as calendar (.ics)",
        calendar_file.calendar(title, ahead, dues),
        "headway.ics",
        "text/calendar",
        key="download_calendar",
        on_click="ignore",
    )


def _invented(one: Meeting) -> Piece:
    return element("div", "for demonstration", class_="hw-note") if one.is_demonstration else ""
