"""Calendars (.ics) as Outlook, Google and Apple write them, and odd and hostile ones."""

from datetime import date

import pytest
from files import zipped

import loaders
from loaders.problems import Refused
from loaders.settings import Limits
from loaders.workbook import open_workbook

STAMP = "DTSTAMP:20261101T120000Z"
ZONE = "TZID=America/New_York"
COLUMNS = ("Meeting", "Starts", "Ends", "Time")


def event(*lines, stamp=STAMP):
    return "\r\n".join(["BEGIN:VEVENT", stamp, *lines, "END:VEVENT"])


def opened(tmp_path, *events, head=()):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, *events, "END:VCALENDAR", ""]
    path = tmp_path / "meetings.ics"
    path.write_bytes("\r\n".join(lines).encode())
    return open_workbook(path, Limits())


def rows(book, *names):
    (sheet,) = book.sheets
    header = {cell.text: cell.column for cell in sheet.rows()[0]}
    last = max(row for row, _ in sheet.cells)
    found = [
        tuple(
            cell.text if (cell := sheet.cells.get((row, header[name]))) else ""
            for name in names or COLUMNS
        )
        for row in range(2, last + 1)
    ]
    return found if len(names) != 1 else [row for (row,) in found]


def test_an_event_is_a_meeting(tmp_path):
    book = opened(
        tmp_path,
        event(
            "UID:1@x", "DTSTART;VALUE=DATE:20271012", "DTEND;VALUE=DATE:20271014",
            "SUMMARY:Fall\\, and planning", "LOCATION:Boise\\, Idaho",
            "CATEGORIES:fall meeting,annual planning meeting", "DESCRIPTION:One\\nTwo",
        ),
        head=["X-WR-CALNAME:Our meetings"],
    )  # fmt: skip
    assert (book.format, [one.name for one in book.sheets]) == ("ics", ["Our meetings"])
    assert rows(book, "Meeting", "Kind", "Starts", "Ends", "Time", "Place", "Note", "Id") == [
        ("Fall, and planning", "fall meeting, annual planning meeting", "2027-10-12", "2027-10-13",
         "", "Boise, Idaho", "One\nTwo", "1@x"),
    ]  # fmt: skip


def test_a_day_is_that_of_the_place_as_written(tmp_path):
    late = event("UID:1", "DTSTART:20270312T040000Z", "DTEND:20270312T060000Z", "SUMMARY:Call")
    local = event("UID:2", f"DTSTART;{ZONE}:20270401T230000", "DURATION:PT2H", "SUMMARY:Night")
    head = ["X-WR-TIMEZONE:America/Los_Angeles"]
    assert rows(opened(tmp_path, late, local, head=head)) == [
        ("Call", "2027-03-11", "2027-03-11", "20:00"),
        ("Night", "2027-04-01", "2027-04-02", "23:00"),
    ]
    assert rows(opened(tmp_path, late))[0] == ("Call", "2027-03-12", "2027-03-12", "04:00")


def test_a_series_is_held_as_its_rule_says(tmp_path):
    book = opened(
        tmp_path,
        event("UID:b", f"DTSTART;{ZONE}:20270105T090000", "DURATION:PT1H", "SUMMARY:Board",
              "RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270601T130000Z",
              f"EXDATE;{ZONE}:20270202T090000", "EXDATE;VALUE=DATE:20270504"),
        # March was moved by a week, and called off altogether in April.
        event("UID:b", f"RECURRENCE-ID;{ZONE}:20270302T090000", f"DTSTART;{ZONE}:20270309T100000",
              "SUMMARY:Board (moved)"),
        event("UID:b", f"RECURRENCE-ID;{ZONE}:20270406T090000", f"DTSTART;{ZONE}:20270406T090000",
              "SUMMARY:Board", "STATUS:CANCELLED"),
    )  # fmt: skip
    assert rows(book, "Meeting", "Starts", "Time", "Id", "Status") == [
        ("Board", "2027-01-05", "09:00", "b/2027-01-05", ""),
        ("Board (moved)", "2027-03-09", "10:00", "b/2027-03-02", ""),
        ("Board", "2027-04-06", "09:00", "b/2027-04-06", "cancelled"),
        ("Board", "2027-06-01", "09:00", "b/2027-06-01", ""),
    ]


def test_single_dates_stand_beside_a_start(tmp_path):
    book = opened(tmp_path, event(
        "UID:1", "DTSTART;VALUE=DATE:20270301", "RDATE;VALUE=DATE:20270601,20270901", "SUMMARY:All",
    ))  # fmt: skip
    assert rows(book, "Starts") == ["2027-03-01", "2027-06-01", "2027-09-01"]


@pytest.mark.parametrize(
    ("rule", "first", "last", "number"),
    [
        # For five years from one before the calendar was written, or from its start.
        ("FREQ=YEARLY", "2027-03-01", "2031-03-01", 5),
        ("FREQ=MONTHLY;COUNT=3", "2027-03-01", "2027-05-01", 3),
        ("FREQ=YEARLY;UNTIL=20290301", "2027-03-01", "2029-03-01", 3),
        ("FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", "2027-03-31", "2031-09-30", 10),
    ],
)
def test_rules_end(tmp_path, rule, first, last, number):
    found = rows(opened(tmp_path, event(
        "UID:1", "DTSTART;VALUE=DATE:20270301", f"RRULE:{rule}", "SUMMARY:Members",
    )), "Starts")  # fmt: skip
    assert (found[0], found[-1], len(found)) == (first, last, number)


@pytest.mark.parametrize(
    ("rule", "is_cut"),
    [("FREQ=WEEKLY", True), ("FREQ=MONTHLY;COUNT=61", True), ("FREQ=MONTHLY;COUNT=60", False),
     ("FREQ=YEARLY;UNTIL=20320301", True), ("FREQ=YEARLY;UNTIL=20320229", False),
     ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", False)],
)  # fmt: skip
def test_a_series_that_goes_on_says_until_when_it_was_followed(tmp_path, rule, is_cut):
    book = opened(tmp_path, event(
        "UID:1", "DTSTART;VALUE=DATE:20270301", f"RRULE:{rule}", "SUMMARY:Members",
    ))  # fmt: skip
    told = [note for note in book.notes if note.startswith("'Members'")]
    says = (
        "'Members' repeats on after 2032-02-29, and was followed until then; load the calendar "
        "again before that"
    )
    assert told == [says] * is_cut
    assert max(rows(book, "Starts")) <= "2032-02-29"


def test_an_old_series_is_followed_from_a_year_before_the_calendar(tmp_path):
    found = rows(opened(tmp_path, event(
        "UID:1", "DTSTART;VALUE=DATE:20100615", "RRULE:FREQ=YEARLY", "SUMMARY:Members",
    )), "Starts")  # fmt: skip
    assert found == [f"{year}-06-15" for year in (2026, 2027, 2028, 2029, 2030)]


def test_of_an_event_that_stands_twice_the_newer_counts(tmp_path):
    assert rows(opened(
        tmp_path,
        event("UID:1", "SEQUENCE:2", "DTSTART;VALUE=DATE:20270302", "SUMMARY:New"),
        event("UID:1", "SEQUENCE:1", "DTSTART;VALUE=DATE:20270301", "SUMMARY:Old"),
    ), "Meeting") == ["New"]  # fmt: skip


def test_what_is_no_meeting_is_left_out_and_told(tmp_path):
    book = opened(
        tmp_path,
        event("UID:1", "SUMMARY:Without a start"),
        event("UID:2", "DTSTART:not a day", "SUMMARY:Broken"),
        event("UID:3", "DTSTART;VALUE=DATE:20270301", "X-HEADWAY-DEADLINE:TRUE", "SUMMARY:Due"),
        event("UID:4", "DTSTART;VALUE=DATE:20270301", "RRULE:FREQ=SECONDLY", "SUMMARY:Tick"),
        event("UID:5", "DTSTART;VALUE=DATE:20270401"),
        "BEGIN:VTODO\r\nUID:6\r\nSUMMARY:A task\r\nEND:VTODO",
    )
    assert rows(book, "Meeting") == ["Tick", "Untitled"]
    assert "2 events without a start left out" in book.notes
    assert "1 deadline of Headway's own left out" in book.notes
    assert any(note.startswith("only the first of 'Tick' is read") for note in book.notes)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;UNTIL=never",
     "FREQ=;BYDAY=XX", "BYDAY=MO"],
)  # fmt: skip
def test_a_rule_that_cannot_be_followed_stops_nothing(tmp_path, rule):
    book = opened(tmp_path, event(
        "UID:1", "DTSTART;VALUE=DATE:20270301", f"RRULE:{rule}", "SUMMARY:Odd",
    ), event("UID:2", "DTSTART;VALUE=DATE:20270401", "SUMMARY:Next"))  # fmt: skip
    assert rows(book, "Meeting")[-1] == "Next"


def test_too_many_meetings_are_refused_kindly(tmp_path):
    daily = event("UID:1", "DTSTART;VALUE=DATE:20270301", "RRULE:FREQ=DAILY", "SUMMARY:Stand-up")
    with pytest.raises(Refused, match="of 'Stand-up' it repeats more than 500 times in 5 years"):
        opened(tmp_path, daily)
    single = [
        event(f"UID:{n}", f"DTSTART;VALUE=DATE:2027{n % 12 + 1:02}01", f"SUMMARY:Meeting {n}")
        for n in range(501)
    ]
    with pytest.raises(Refused, match=r"meetings\.ics has more than 500 meetings; export the"):
        opened(tmp_path, *single)


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Cut off",
        b"BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
    ],
)
def test_a_damaged_calendar_is_refused(tmp_path, content):
    path = tmp_path / "meetings.ics"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"meetings\.ics is damaged: it begins like a calendar"):
        open_workbook(path, Limits())


def test_a_file_that_lies_about_its_ending_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "meetings.csv"
    path.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    book = open_workbook(path, Limits())
    assert book.format == "ics"
    assert any("but it is a calendar (.ics)" in note for note in book.notes)
    lie = zipped(tmp_path / "meetings.ics", {"a.txt": "BEGIN:VCALENDAR"})
    with pytest.raises(Refused):
        open_workbook(lie, Limits())


def test_a_calendar_loads_once_and_hostile_text_stays_text(home, tmp_path):
    path = tmp_path / "meetings.ics"
    name = "<script>alert(1)</script> '\\; drop table meeting\\;"
    path.write_text(
        f"BEGIN:VCALENDAR\n{event('UID:1', 'DTSTART;VALUE=DATE:20270301', f'SUMMARY:{name}')}\n"
        "END:VCALENDAR\n"
    )
    (report,) = loaders.load(home, [(path, path.name)], "Ana")
    assert report.change_counts == {"meeting": {"added": 1}}
    assert report.changes[0].code == "<script>alert(1)</script> '; drop table meeting;"
    assert report.changes[0].text == f"{date(2027, 3, 1).day} Mar 2027"
    (again,) = loaders.check(home, [(path, path.name)])
    assert again.already_loaded_as == 1
