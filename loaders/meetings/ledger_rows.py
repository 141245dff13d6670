"""The rows of the ledger that meetings become."""

from collections.abc import Sequence

from loaders.cells import Workbook
from loaders.meetings.records import MeetingRow
from loaders.rows import Rows

_SAME = (
    *("meeting_id", "name", "kinds", "starts_on", "ends_on", "starts_at", "place", "note", "uid"),
    *("is_demonstration", "is_withdrawn"),
)


def ledger_rows(workbook: Workbook, meetings: Sequence[MeetingRow]) -> Rows:
    """The rows of the table, without the load."""
    rows = [
        {
            "source": f"{workbook.file_name}!{one.line.table.sheet.name}!"
            f"{one.line.address('meeting')}",
            **{name: getattr(one, name) for name in _SAME},
        }
        for one in meetings
    ]
    return {"meeting": rows} if rows else {}
