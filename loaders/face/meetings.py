"""What a person says of meetings, and of what was reported."""

from pathlib import Path

from loaders.face.calls import Filled, write
from loaders.saved import Saved


def add_meeting(home: Path, filled: Filled, by: str) -> Saved:
    """Add a meeting to the calendar, or change the one whose Id is given.

    `filled` has the headers of the sheet Meetings: Meeting, Kind, Starts, Ends, Time, Place, Note.
    """
    return Saved(**write("add_meeting", home, {"filled": dict(filled), "by": by}, None))


def withdraw_meeting(home: Path, meeting_id: str, by: str) -> Saved:
    """Take a meeting out of the calendar."""
    arguments = {"meeting_id": meeting_id, "by": by}
    return Saved(**write("withdraw_meeting", home, arguments, None))


def report_made(home: Path, filled: Filled, by: str) -> Saved:
    """Record that something which a plan promises to report was reported.

    `filled` has the headers of the sheet Reports made: Plan, Item, What was to be reported, Due on,
    Reported on (`withdraw` takes a report back), Evidence, Reported by.
    """
    return Saved(**write("report_made", home, {"filled": dict(filled), "by": by}, None))
