"""Which words head the columns of a table of meetings."""

from collections.abc import Mapping

from loaders.cells import Cell
from loaders.flat.headers import Headers

_WIDE = ("event", "subject", "summary")
"""Words that head columns of many other tables too."""
_OWN = ("kind", "ends", "time", "place")


def _is_of_meetings(columns: Mapping[str, Cell]) -> bool:
    """Whether the columns are those of meetings, where the first has a word in wide use."""
    head = columns.get("meeting")
    is_wide = head is not None and head.text.strip().casefold().startswith(_WIDE)
    return not is_wide or sum(name in columns for name in _OWN) > 1


MEETINGS = Headers(
    "meetings",
    {
        "meeting": (
            "meeting", "meeting name", "meeting title", "name of meeting", "event", "event name",
            "gathering", "conference", "subject", "summary",
        ),
        "kind": (
            "kind", "meeting kind", "kind of meeting", "meeting type", "type of meeting", "type",
            "also called", "called", "deadline word", "category", "categories",
        ),
        "starts": (
            "start", "starts on", "start date", "date", "meeting date", "day", "first day",
            "begin", "begins on", "from", "when", "date of meeting",
        ),
        "ends": (
            "end", "ends on", "end date", "last day", "until", "through", "to",
        ),
        "time": ("time", "start time", "starts at", "hour", "time of day"),
        "place": ("place", "location", "where", "venue", "city", "room"),
        "note": ("note", "comment", "remark", "description", "purpose", "agenda"),
        "status": ("status", "state", "confirmed"),
        "id": ("id", "meeting id", "meeting code", "code"),
        "uid": ("uid",),
    },
    needs=(frozenset({"meeting", "starts"}),),
    code="meeting",
    fits=_is_of_meetings,
)  # fmt: skip
"""One row a meeting."""
