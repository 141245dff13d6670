"""What the marts' SQL calls to hold deadlines in words against the calendar of meetings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
from duckdb.func import FunctionNullHandling
from duckdb.sqltypes import DATE, VARCHAR

from loaders.meetings.due import First, due
from loaders.meetings.records import Meeting

_MEETINGS = "select starts_on, meeting_id, name, kinds from ledger.live_meeting order by all"
_FOUND = {"meeting_id": VARCHAR, "starts_on": DATE, "reason": VARCHAR}


def register(
    connection: duckdb.DuckDBPyConnection, year_starts: Mapping[str, int], day: date
) -> None:
    """Give a connection whose ledger is attached `deadline_due`: what words say of when.

    `deadline_due(words, plan_starts_on, loaded_on)` is a struct: `meeting` (what the calendar is
    asked for; null for nothing), `dates`, `rule` (null where there are no dates) and `meetings`,
    each with `meeting_id`, `starts_on`, `reason`. Null for no words; the days may be null.
    """
    calendar = [
        Meeting(starts_on, meeting_id, name, tuple(kinds))
        for starts_on, meeting_id, name, kinds in connection.execute(_MEETINGS).fetchall()
    ]
    told: dict[tuple[str, First], dict[str, Any]] = {}

    def deadline_due(
        words: str | None, plan_starts_on: date | None, loaded_on: date | None
    ) -> dict[str, Any] | None:
        if words is None:
            return None
        key = (words, First(plan_starts_on, loaded_on))
        if key not in told:
            told[key] = _plain(*key)
        return told[key]

    def _plain(words: str, first: First) -> dict[str, Any]:
        found = due(words, first, calendar, year_starts, day)
        meetings = [
            {
                "meeting_id": one.meeting.meeting_id,
                "starts_on": one.meeting.starts_on,
                "reason": one.reason,
            }
            for one in found.meetings
        ]
        return {
            "meeting": found.meeting, "dates": found.dates, "rule": found.rule,
            "meetings": meetings,
        }  # fmt: skip

    found = duckdb.struct_type(
        {
            "meeting": VARCHAR,
            "dates": duckdb.list_type(DATE),
            "rule": VARCHAR,
            "meetings": duckdb.list_type(duckdb.struct_type(_FOUND)),
        }
    )
    connection.create_function(
        "deadline_due",
        deadline_due,
        [VARCHAR, DATE, DATE],
        found,
        null_handling=FunctionNullHandling.SPECIAL,
    )
