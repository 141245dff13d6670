"""Meetings as people write them: what is read, every problem at its cell, and the forms."""

from datetime import date

import pytest
from pictures import sheet, workbook

import loaders
from loaders.cells import Cell, Kind
from loaders.changes import changes
from loaders.home import Home
from loaders.known import Known
from loaders.ledger import Load, add_load, empty_ledger, read_ledger
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.shapes import SHAPES, meetings

HEAD = "Meeting | Kind | Starts | Ends | Time | Place | Note"


def read(*lines, head=HEAD):
    """The report and the rows of a sheet with these meetings."""
    book = workbook(sheet("\n".join([head, *lines]), "Meetings"), file_name="m.xlsx")
    report, rows, _ = recognized(book, Options())
    return report, rows.get("meeting", [])


def said(report, *, warnings=False):
    found = report.warnings if warnings else report.problems
    return [(one.cell, one.message) for one in found]


def test_a_meeting_is_read_with_what_deadlines_may_call_it():
    report, (row,) = read(
        "Members | 1st meeting of the year, spring meeting | 2027-03-15 | | 9 am | Salem | Bring it"
    )
    assert said(report) == []
    assert row == {
        "source": "m.xlsx!Meetings!A2", "meeting_id": "members-2027-03-15", "name": "Members",
        "kinds": ["1st meeting of the year", "spring meeting"], "starts_on": date(2027, 3, 15),
        "ends_on": date(2027, 3, 15), "starts_at": "09:00", "place": "Salem", "note": "Bring it",
        "uid": None, "is_demonstration": False, "is_withdrawn": False,
    }  # fmt: skip
    assert [(one.shape, one.says) for one in report.sheets] == [("meetings", "1 meeting")]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2027-10-12", date(2027, 10, 12), date(2027, 10, 12)),
        ("10/12/2027", date(2027, 10, 12), date(2027, 10, 12)),
        ("Tuesday, October 12, 2027", date(2027, 10, 12), date(2027, 10, 12)),
        ("Oct 12-13, 2027", date(2027, 10, 12), date(2027, 10, 13)),
        ("October 12 and 13, 2027", date(2027, 10, 12), date(2027, 10, 13)),
        ("2027-10-31 to 2027-11-02", date(2027, 10, 31), date(2027, 11, 2)),
    ],
)
def test_days_are_read_as_people_write_them(written, first, last):
    report, (row,) = read(f"Members | | {written} | | | |")
    assert said(report) == []
    assert (row["starts_on"], row["ends_on"]) == (first, last)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("9:30", "09:30"), ("2 pm", "14:00"), ("12:15 AM", "00:15"), ("noon", "12:00"),
     ("9:00 am - 4:00 pm", "09:00"), ("All day", None)],
)  # fmt: skip
def test_times_are_read_as_people_write_them(written, expected):
    _, (row,) = read(f"Members | | 2027-10-12 | | {written} | |")
    assert row["starts_at"] == expected


def test_every_problem_stands_at_its_cell():
    report, rows = read(
        " | | 2027-03-15 | | | |",
        "Members | | soon | | | |",
        "Board | | | | | |",
        "Staff | | 2027-03-15 | 2027-03-14 | | |",
        "Retreat | | 2027-03-15 | 2028-03-15 | | |",
        "Call | | 2027-03-15 | | 25:00 | |",
        "Twice | | 2027-03-15 | | | |",
        "twice | | 2027-03-15 | | | |",
    )
    assert rows == []
    assert said(report) == [
        ("A2", "Meeting should be what the meeting is called"),
        ("C3", "Starts should be a day such as 2027-03-15, not 'soon'"),
        ("C4", "Starts should be the day of the meeting, such as 2027-03-15"),
        ("D5", "Ends is before the day on which the meeting starts"),
        ("D6", "Ends is more than 31 days after the day on which it starts"),
        ("E7", "Time should be a time of day such as 9:30 or 2 pm, not '25:00'"),
        ("A9", "Meeting stands in A8 already, on the same day"),
    ]


def test_a_formula_without_a_value_is_told_of_once():
    drawn = sheet("Meeting | Starts\nFall | 2027-10-01\nSpring | 2027-04-01", "Meetings")
    drawn.cells[2, 1] = Cell(2, 1, None, Kind.FORMULA)
    report, _, _ = recognized(workbook(drawn, file_name="m.xlsx"), Options())
    ((cell, message),) = [(one.cell, one.message) for one in report.problems]
    assert cell == "A2"
    assert message.startswith("Meeting holds a formula that was never calculated; open the file")


def test_headers_are_forgiven_and_hostile_text_stays_text():
    _, (row,) = read(
        "Salem | <script>alert(1)</script>, =cmd() | Nov 3, 2027",
        head="Location | Name of meeting | Meeting date",
    )
    assert (row["name"], row["place"]) == ("<script>alert(1)</script>, =cmd()", "Salem")


@pytest.mark.parametrize(
    "head",
    [
        "Goal | Strategies | By When | Who",
        "Event | Date | Score | Comment",
        "Subject | When | Answer",
        "Summary | Start | Actual | Target | Benchmark",
    ],
)
def test_other_tables_are_none_of_meetings(head):
    assert not meetings.claims(sheet(f"{head}\nA | 2027-01-01 | 3 | x"))


def test_no_other_shape_takes_its_sheets():
    claimed = [shape for shape in SHAPES[:-2] if shape.claims(sheet(f"{HEAD}\nA||2027-01-01"))]
    assert claimed == [meetings]


def test_demonstration_data_is_marked():
    book = workbook(sheet(f"Demonstration data\n{HEAD}\nMembers | | 2027-03-15 | | | |"))
    _, rows, _ = recognized(book, Options())
    assert rows["meeting"][0]["is_demonstration"]


def test_withdraw_names_a_meeting_by_its_day_or_its_id():
    _, rows = read("Members | withdraw | 2027-03-15 | | | |")
    assert [(row["meeting_id"], row["is_withdrawn"]) for row in rows] == [
        ("members-2027-03-15", True)
    ]
    _, rows = read("M-1 | Members | withdraw", head="Id | Meeting | Starts")
    assert [(row["meeting_id"], row["is_withdrawn"]) for row in rows] == [("M-1", True)]
    _, rows = read("Members | 2027-03-15 | Cancelled", head="Meeting | Starts | Status")
    assert [row["is_withdrawn"] for row in rows] == [True]
    report, _ = read("Members | | withdraw | | | |")
    assert said(report) == [
        ("A2", "Id should name the meeting that is withdrawn, or Starts its day")
    ]


def test_a_load_says_what_it_adds_changes_and_withdraws():
    with empty_ledger() as connection:
        _, first = read("M1 | Members | 2027-03-15", "M2 | Board | 2027-04-01",
                        head="Id | Meeting | Starts")  # fmt: skip
        add_load(connection, Load("file", "m.xlsx", "0", ["meetings"], "test", "Ana"),
                 {"meeting": first})  # fmt: skip
        _, second = read(
            "M1 | Members | 2027-03-16", "M2 | Board | withdraw", "M3 | Staff | 2027-05-01",
            head="Id | Meeting | Starts",
        )  # fmt: skip
        found = changes(connection, {"meeting": second}, Known())
    assert found.counts == {"meeting": {"added": 1, "changed": 1, "withdrawn": 1}}
    told = {one.kind: (one.code, one.text, one.what) for one in found.listed}
    assert told["added"] == ("Staff", "1 May 2027", "ends on: 2027-05-01")
    assert told["changed"] == (
        "Members", "16 Mar 2027",
        "starts on: 2027-03-15 → 2027-03-16; ends on: 2027-03-15 → 2027-03-16",
    )  # fmt: skip
    assert told["withdrawn"][:2] == ("Board", "1 Apr 2027")


def standing(home):
    with read_ledger(Home(home)) as connection:
        sql = "select meeting_id, starts_on, place from live_meeting order by starts_on"
        return connection.execute(sql).fetchall()


def test_a_meeting_is_added_changed_and_taken_out_by_hand(home):
    added = loaders.add_meeting(
        home, {"Meeting": "Members", "Starts": "March 15, 2027", "Place": "Salem"}, "Ana"
    )
    again = loaders.add_meeting(
        home, {"Meeting": "Members", "Starts": "2027-03-15", "Place": "Salem"}, "Ben"
    )
    assert (added.is_new, again.is_new) == (True, False)
    meeting_id = "members-2027-03-15"
    filled = {"Id": meeting_id, "Meeting": "Members", "Starts": "2027-03-16"}
    loaders.add_meeting(home, filled, "Ana")
    assert standing(home) == [(meeting_id, date(2027, 3, 16), None)]
    withdrawn = loaders.withdraw_meeting(home, meeting_id, "Ana")
    assert standing(home) == []
    loaders.undo(home, withdrawn.load_id, "Ana")
    assert standing(home) == [(meeting_id, date(2027, 3, 16), None)]


def test_a_form_is_refused_with_every_problem(home):
    with pytest.raises(loaders.Refused) as refused:
        loaders.add_meeting(home, {"Meeting": "Members", "Starts": "soon", "Time": "late"}, "Ana")
    assert str(refused.value) == (
        "Starts should be a day such as 2027-03-15, not 'soon'. "
        "Time should be a time of day such as 9:30 or 2 pm, not 'late'."
    )
    with pytest.raises(loaders.Refused, match="There is no meeting 'm-1'; load"):
        loaders.withdraw_meeting(home, "m-1", "Ana")


def test_what_two_sources_bring_is_taken_out_of_both(home, tmp_path):
    for name, meeting_id in (("a.csv", "A-1"), ("b.csv", "B-1")):
        file = tmp_path / name
        file.write_text(f"Id,Meeting,Starts\n{meeting_id},Members,2027-03-15\n")
        loaders.load(home, [(file, name)], "Ana")
    assert standing(home) == [("B-1", date(2027, 3, 15), None)]
    loaders.withdraw_meeting(home, "B-1", "Ana")
    assert standing(home) == []
