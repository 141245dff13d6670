"""What is published of meetings and deadlines, what pages ask of it, and the calendar as a file."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest
from icalendar import Calendar
from meeting_rows import YEARS, add_meeting
from small_home import SmallHome

import loaders
from dashboard import calendar_file, calendar_queries, calendar_words, plan_queries
from dashboard.calendar_records import Due, Meeting, Scope
from loaders.plans.deadlines import deadline
from loaders.readers import ics
from loaders.settings import Limits

DAY, MORNING = date(2026, 11, 2), datetime.fromisoformat("2026-11-02 09:30:00")
SCOPE = Scope(("p",), DAY)
WORDS = {
    "Ongoing": ("ongoing", None),
    "As needed": ("as needed", None),
    "As needed.": ("as needed", None),
    "1st of the year and annually": ("yearly", date(2027, 1, 1)),
    "1st meeting of the year": ("at a meeting", date(2027, 2, 9)),
    "1st meeting of the year.": ("at a meeting", date(2027, 2, 9)),
    "1st mtg of the year.": ("at a meeting", date(2027, 2, 9)),
    "Annually at the 1st meeting of the year.": ("yearly", date(2027, 2, 9)),
    "The May – June meeting each year.": ("yearly", date(2027, 6, 2)),
    "Fall mtg annually, as needed": ("yearly", date(2027, 9, 30)),
    "Spring mtgs": ("at a meeting", date(2027, 4, 20)),
    "By March every 3 years": ("every 3 years", date(2027, 3, 31)),
    "Monthly": ("monthly", date(2026, 11, 30)),
}
"""Every deadline that the plan of a real network has: its cadence, and its next date."""
WITHOUT_A_DATE = {"Ongoing", "As needed", "As needed."}
"""Those whose words say that there is none."""
MISSING = {
    "1st meeting of the year": "1st meeting of the year",
    "1st meeting of the year.": "1st meeting of the year",
    "1st mtg of the year.": "1st mtg of the year",
    "Annually at the 1st meeting of the year.": "1st meeting of the year",
    "The May – June meeting each year.": "May – June meeting",
    "Fall mtg annually, as needed": "Fall mtg",
    "Spring mtgs": "Spring mtgs",
}
"""The meeting that each of them waits for where the calendar is empty."""


def picture():
    lines = [
        f"{n} | Item {n} | {'ED' if n % 2 else 'BD'} | {words} | {deadline(words).cadence}"
        for n, words in enumerate(WORDS, 1)
    ]
    extra = ["20 | Late | ED | June 2026 | once | 2026-06-30 |",
             "21 | Done | ED | Spring mtgs | at a meeting | | Completed"]  # fmt: skip
    return "\n".join([*lines, *extra])


def fill(path: Path, meetings=YEARS) -> SmallHome:
    home = SmallHome(path)
    home.load()
    home.plan("p", "Small plan", picture())
    home.load("meetings.xlsx")
    for one in meetings:
        add_meeting(home, one)
    home.publish()
    return home


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """One with two years of meetings, and one without any."""
    folder = tmp_path_factory.mktemp("calendar")
    return {"full": fill(folder / "full"), "empty": fill(folder / "empty", [])}


@pytest.fixture
def home(stores, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(stores["full"].path))


@pytest.fixture(scope="module")
def published(stores):
    def ask(name, sql, *values):
        file = stores[name].path / "published" / f"{stores[name].number:06}.duckdb"
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"attach '{file}' as published (read_only)")
            connection.execute("use published")
            return connection.execute(sql, values).fetchall()

    return ask


@pytest.mark.parametrize("words", WORDS)
def test_every_deadline_has_a_cadence_and_a_next_date(published, words):
    sql = (
        "select cadence, next_due_on, due_reason from plan_item where by_when = ? order by ordinal"
    )
    ((cadence, next_due_on, reason),) = published("full", sql, words)[:1]
    assert (cadence, next_due_on) == WORDS[words]
    assert (next_due_on is None) == (words in WITHOUT_A_DATE)
    if next_due_on is None:
        assert reason == f"No date: {cadence}."


@pytest.mark.parametrize("words", WORDS)
def test_without_a_calendar_every_deadline_names_the_meeting_that_is_missing(published, words):
    sql = "select next_due_on, due_reason from plan_item where by_when = ?"
    next_due_on, reason = published("empty", sql, words)[0]
    gaps = dict(published("empty", "select words, missing from meeting_gap"))
    if words in MISSING:
        assert next_due_on is None
        assert reason == f'The meeting calendar has no date for "{MISSING[words]}".'
        assert gaps[words] == MISSING[words]
    else:
        assert words not in gaps
        assert next_due_on == WORDS[words][1]


def test_items_stand_beside_every_meeting_that_they_are_due_at(published):
    sql = "select meeting_id, reason from item_meeting where item_id = 'p/10' order by starts_on"
    assert published("full", sql) == [
        ("fall-26", "The calendar calls it so."),
        ("september-27", "Its date is in fall (September to November)."),
    ]


def test_the_first_meeting_of_each_year_is_marked(published):
    sql = "select meeting_id from meeting where is_first_of_year order by starts_on"
    assert published("full", sql) == [("winter-26",), ("february-27",)]


@pytest.mark.usefixtures("home")
def test_from_the_last_meeting_on_the_next_one_is_missing():
    later = Scope(("p",), date(2027, 5, 1))
    assert calendar_queries.gaps(SCOPE) == []
    found = {gap.words: gap for gap in calendar_queries.gaps(later)}
    assert set(found) == {words for words in MISSING if words.startswith(("1st", "Ann", "Spring"))}
    assert found["Spring mtgs"].last_on == date(2027, 4, 20)
    assert found["Spring mtgs"].codes == ["11"]
    assert found["Spring mtgs"].reason == (
        'The meeting calendar has no date for "Spring mtgs" after 20 Apr 2027.'
    )
    (item,) = [one for one in plan_queries.items("p", later.day) if one.code == "11"]
    assert (item.next_due_on, item.due_reason) == (None, found["Spring mtgs"].reason)


@pytest.mark.usefixtures("home")
def test_a_day_moves_the_next_date_on():
    def due_on(day):
        items = plan_queries.items("p", day)
        return next(one.next_due_on for one in items if one.code == "10")

    assert due_on(date(2026, 10, 14)) == date(2026, 10, 14)
    assert due_on(date(2026, 10, 15)) == date(2027, 9, 30)


def test_what_was_withdrawn_or_stands_twice_is_one_meeting_or_none(tmp_path):
    home = fill(tmp_path / "home")
    home.load("again.ics")
    # The same meeting from another source, and one that is taken back.
    add_meeting(home, YEARS[3].__class__(date(2026, 10, 14), "uid-1", "Fall Meeting"))
    add_meeting(home, YEARS[0], is_withdrawn=True)
    home.publish()
    file = home.path / "published" / "000002.duckdb"
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(
            "select meeting_id from meeting where starts_on < date '2026-12-31' order by starts_on"
        ).fetchall()
    assert found == [("spring-26",), ("june-26",), ("uid-1",)]


@pytest.mark.usefixtures("home")
def test_the_next_meeting_and_what_is_due_at_it():
    meetings = calendar_queries.meetings(SCOPE)
    following = calendar_words.next_of(meetings, DAY)
    assert (following.meeting_id, following.due) == ("february-27", 4)
    assert [one.code for one in calendar_queries.due_at(SCOPE, "february-27")] == [
        "5",
        "6",
        "7",
        "8",
    ]
    of_bd = Scope(("p",), DAY, "BD")
    assert [one.code for one in calendar_queries.due_at(of_bd, "february-27")] == ["6", "8"]
    until = calendar_queries.due_until(SCOPE, following.starts_on, "february-27")
    assert [(one.code, one.next_due_on) for one in until] == [
        ("13", date(2026, 11, 30)),
        ("4", date(2027, 1, 1)),
    ]


@pytest.mark.usefixtures("home")
def test_what_is_closed_is_due_at_no_meeting():
    assert [one.code for one in calendar_queries.due_at(SCOPE, "april-27")] == ["11"]


@pytest.mark.usefixtures("home")
def test_overdue_and_recurring():
    assert [one.code for one in calendar_queries.overdue(SCOPE)] == ["20"]
    recurring = calendar_queries.recurring(SCOPE)
    assert [one.code for one in recurring][:2] == ["13", "4"]
    assert {one.code for one in recurring if one.next_due_on is None} == {"1", "2", "3"}


@pytest.mark.usefixtures("home")
def test_the_page_says_what_it_finds():
    meetings = calendar_queries.meetings(SCOPE)
    following = calendar_words.next_of(meetings, DAY)
    late = calendar_queries.overdue(SCOPE)
    assert calendar_words.finding(following, DAY, late, []) == (
        "Members' call is in 3 months, on 9 Feb 2027; 4 items are due at it. 1 deadline has passed."
    )
    gaps = calendar_queries.gaps(Scope(("p",), date(2028, 1, 1)))
    assert calendar_words.finding(None, DAY, [], gaps) == (
        "No meeting to come is in the calendar. No deadlines have passed, and 7 items wait for a "
        "meeting without a date."
    )


@pytest.mark.usefixtures("home")
def test_the_months_ahead_have_every_date():
    ahead = calendar_queries.ahead(SCOPE, 365)
    monthly = [one.next_due_on for one in ahead if one.code == "13"]
    assert monthly[:3] == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)]
    assert len(monthly) == 12
    assert [one.next_due_on for one in ahead if one.code == "10"] == [date(2027, 9, 30)]


def events(content):
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


@pytest.mark.usefixtures("home")
def test_the_calendar_as_a_file_has_meetings_and_due_dates():
    ahead = calendar_queries.ahead(SCOPE, 365)
    content = calendar_file.calendar("Small plan", calendar_queries.meetings(SCOPE), ahead)
    found = events(content)
    call, late = found["Members' call"], found["Due: 20 Late"]
    assert (call["DTSTART"].dt, call["DTEND"].dt) == (date(2027, 2, 9), date(2027, 2, 10))
    assert (late["DTSTART"].dt, late["DTEND"].dt) == (date(2026, 6, 30), date(2026, 7, 1))
    assert "As written: June 2026" in late["DESCRIPTION"]
    again = calendar_file.calendar("Small plan", calendar_queries.meetings(SCOPE), ahead)
    assert content == again
    uids = [str(one["UID"]) for one in Calendar.from_ical(content).walk("VEVENT")]
    assert len(set(uids)) == len(uids)


def test_a_date_that_comes_once_keeps_its_event_when_it_moves():
    def uid(cadence, on):
        one = Due("p/1", "p", "Plan", "1", "Text", [], "June", cadence, on, "", None, "Due", 1,
                  MORNING)  # fmt: skip
        (event,) = Calendar.from_ical(calendar_file.calendar("P", [], [one])).walk("VEVENT")
        return str(event["UID"])

    first, second = date(2027, 6, 30), date(2027, 7, 31)
    assert uid("once", first) == uid("once", second)
    assert uid("monthly", first) != uid("monthly", second)


@pytest.mark.usefixtures("home")
def test_what_is_exported_comes_in_again_without_the_due_dates(tmp_path):
    ahead = calendar_queries.ahead(SCOPE, 365)
    file = tmp_path / "headway.ics"
    file.write_bytes(calendar_file.calendar("P", calendar_queries.meetings(SCOPE), ahead))
    book = ics.read(file, file.name, Limits())
    (sheet,) = book.sheets
    names = [row[0].text for row in sheet.rows()[1:]]
    assert names == [one.name for one in YEARS]
    assert f"{len(ahead)} deadlines of Headway's own left out" in book.notes


def test_the_own_file_changes_nothing_and_keeps_every_time(tmp_path, monkeypatch):
    store = tmp_path / "store"
    monkeypatch.setenv("HEADWAY_HOME", str(store))
    book = openpyxl.Workbook()
    for row in (
        ["Meeting", "Kind", "Starts", "Ends", "Time", "Place", "Note", "Id"],
        ["Members", "fall meeting, planning", "2027-10-12", "2027-10-13", "9:00", "Boise, Idaho",
         "One; two,\nthree\\n. " + "Long. " * 200, None],
        ["Call", None, "2027-02-09", None, "14:30", None, None, "call 1, of 2; 'x'"],
        ["Retreat", None, "2027-06-01", "2027-06-03", None, None, None, None],
    ):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "meetings.xlsx")
    (first,) = loaders.load(store, [(tmp_path / "meetings.xlsx", "meetings.xlsx")], "Ana")
    assert first.change_counts == {"meeting": {"added": 3}}
    found = calendar_queries.meetings(SCOPE)
    file = tmp_path / "headway.ics"
    file.write_bytes(calendar_file.calendar("P", found, []))
    read = events(file.read_bytes())
    assert read["Members"]["DTSTART"].dt.isoformat() == "2027-10-12T09:00:00"
    assert read["Members"]["DTEND"].dt.isoformat() == "2027-10-14T00:00:00"
    assert read["Call"]["DTSTART"].dt.isoformat() == "2027-02-09T14:30:00"
    assert read["Retreat"]["DTSTART"].dt == date(2027, 6, 1)
    (again,) = loaders.load(store, [(file, file.name)], "Ana")
    assert (again.changes, again.nothing_new, again.unchanged) == ([], True, 3)
    moved = file.read_bytes().replace(b"DTSTART:20270209T143000", b"DTSTART:20270209T153000")
    file.write_bytes(moved)
    (later,) = loaders.check(store, [(file, file.name)])
    assert [one.what for one in later.changes] == ["starts at: 14:30 → 15:30"]


def test_a_copy_of_an_own_event_is_another_meeting(tmp_path):
    one = Meeting("m", "Members", [], DAY, DAY, "09:30", None, None, False, False, 1, MORNING,
                  "f!s!A1", 0)  # fmt: skip
    content = calendar_file.calendar("P", [one], []).decode()
    start, end = content.index("BEGIN:VEVENT"), content.index("END:VCALENDAR")
    copy = content[start:end].replace("UID:meeting-", "UID:copy-")
    file = tmp_path / "headway.ics"
    file.write_text(content[:end] + copy + content[end:], newline="")
    (sheet,) = ics.read(file, file.name, Limits()).sheets
    ids = [next(cell.text for cell in row if cell.column == 9) for row in sheet.rows()[1:]]
    assert ids[0] == "m"
    assert ids[1].startswith("copy-")


def test_hostile_text_stays_text_in_the_file():
    name = "Meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\x00, one; two\\n"
    one = Meeting("m", name, ["a,b"], DAY, DAY, "09:30", "Room; 1", "x\ny", False, False, 1,
                  MORNING, "f!s!A1", 0)  # fmt: skip
    (event,) = Calendar.from_ical(calendar_file.calendar("T", [one], [])).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Meeting\nEND:VEVENT\nEND:VCALENDAR, one; two\\n"
    assert event["DTSTART"].dt == MORNING
    assert event["CATEGORIES"].cats == ["a,b"]
