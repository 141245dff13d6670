"""Reads meetings, a row each: what is wrong with one is said at its cells."""

from collections.abc import Sequence
from datetime import date

from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import measure_id_of
from loaders.measures.fields import Fields
from loaders.meetings.fields import clock, days, is_cancelled, kinds
from loaders.meetings.records import MeetingRow
from loaders.plans.lines import is_demonstration
from loaders.spelling import plain
from loaders.updates.allowed import is_withdraw

_UNREAD = date.min
"""Of a meeting that has a problem, or that is withdrawn by its id alone."""
_LONGEST = 31
"""Days of the longest meeting; a longer one is a slip of the year."""


def meetings_of(tables: Sequence[FlatTable], found: Findings) -> list[MeetingRow]:
    """Every meeting of these tables that can be told; the same one twice is a problem."""
    read: dict[str, MeetingRow] = {}
    for table in tables:
        is_invented = any(is_demonstration(cell.text) for cell in table.above)
        for row in table.rows:
            one = _meeting(Line(table, row, found), is_invented=is_invented)
            if one is None:
                continue
            if one.meeting_id in read:
                first = read[one.meeting_id].line.address("meeting")
                one.line.refuse("meeting", f"stands in {first} already, on the same day")
            read.setdefault(one.meeting_id, one)
    return list(read.values())


def _meeting(line: Line, *, is_invented: bool) -> MeetingRow | None:
    fields = Fields(line)
    name, given_id = _words(fields, "meeting"), _words(fields, "id")
    is_withdrawn = any(is_withdraw(line.code(field)) for field in ("meeting", "starts", "kind"))
    is_withdrawn = is_withdrawn or is_cancelled(line.code("status"))
    if name is None and given_id is None:
        if line.cell("meeting") is None:  # one that shows no value is told of already
            line.refuse("meeting", "should be what the meeting is called")
        return None
    starts_on, ends_on = _dates(fields, is_withdrawn=is_withdrawn and given_id is not None)
    starts_at = fields.read("time", clock)
    if starts_on is None:
        return None
    name = name or given_id or ""
    meeting_id = given_id or f"{measure_id_of(name) or 'meeting'}-{starts_on}"
    return MeetingRow(
        line=line,
        meeting_id=meeting_id,
        name=name,
        kinds=[] if is_withdrawn else (fields.read("kind", kinds) or []),
        starts_on=starts_on,
        ends_on=ends_on,
        starts_at=starts_at,
        place=_words(fields, "place"),
        note=fields.words("note"),
        uid=fields.words("uid"),
        is_demonstration=is_invented,
        is_withdrawn=is_withdrawn,
    )


def _dates(fields: Fields, *, is_withdrawn: bool) -> tuple[date | None, date]:
    """The first and the last day; None where there is no first one, which is told."""
    line = fields.line
    if is_withdrawn and (fields.cell("starts") is None or is_withdraw(line.code("starts"))):
        return _UNREAD, _UNREAD
    if is_withdraw(line.code("starts")):
        line.refuse("id", "should name the meeting that is withdrawn, or Starts its day")
        return None, _UNREAD
    if fields.cell("starts") is None:
        if line.cell("starts") is None:
            line.refuse("starts", "should be the day of the meeting, such as 2027-03-15")
        return None, _UNREAD
    first = fields.read("starts", days)
    last = fields.read("ends", days)
    if first is None:
        return None, _UNREAD
    ends_on = last[1] if last else first[1]
    if ends_on < first[0]:
        line.refuse("ends", "is before the day on which the meeting starts")
    elif (ends_on - first[0]).days >= _LONGEST:
        line.refuse("ends", f"is more than {_LONGEST} days after the day on which it starts")
    return first[0], ends_on


def _words(fields: Fields, name: str) -> str | None:
    words = fields.words(name)
    return (" ".join(plain(words).split()) or None) if words else None
