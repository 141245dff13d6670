"""Two years of meetings, as a store has them and as words are held against them."""

from datetime import date

from small_home import SmallHome

from loaders.meetings.records import Meeting

YEARS = [
    Meeting(date(2026, 1, 20), "winter-26", "Winter meeting", ("1st meeting of the year",)),
    Meeting(date(2026, 4, 14), "spring-26", "Membership meeting", ("Spring meeting",)),
    Meeting(date(2026, 6, 3), "june-26", "Directors' meeting", ("May-June meeting",)),
    Meeting(date(2026, 10, 14), "fall-26", "Fall meeting", ("annual planning meeting",)),
    Meeting(date(2027, 2, 9), "february-27", "Members' call"),
    Meeting(date(2027, 4, 20), "april-27", "Membership meeting"),
    Meeting(date(2027, 6, 2), "june-27", "Directors' meeting"),
    Meeting(date(2027, 9, 30), "september-27", "Board meeting", ("annual planning meeting",)),
]


def add_meeting(home: SmallHome, one: Meeting, **given) -> None:
    """One meeting, as a load of the store brings it."""
    row = {
        "source": "meetings.xlsx!Meetings!A2", "meeting_id": one.meeting_id, "name": one.name,
        "kinds": list(one.kinds), "starts_on": one.starts_on, "ends_on": one.starts_on,
        "starts_at": None, "place": None, "note": None, "uid": None, "is_demonstration": False,
        "is_withdrawn": False,
    }  # fmt: skip
    home.add("meeting", **row | given)
