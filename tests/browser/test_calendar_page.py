"""The page Calendar: read by everybody, downloaded as a calendar, and added to by hand."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from meeting_rows import add_meeting
from serving import serve as serving
from small_home import SmallHome

import loaders
from loaders.meetings.records import Meeting

TODAY = date.today()  # noqa: DTZ011 - the page's day, unless midnight comes between
SOON = TODAY + timedelta(days=40)
HOSTILE = "<img src=x onerror=alert(1)> **Board** [x](javascript:alert(1))"
PICTURE = f"""
    1 | Reach all | ED | fall meeting         | at a meeting | |
    2 | {HOSTILE} | BD | At the Symposium     | at a meeting | |
    3 | Late one  | ED | June 2020            | once | 2020-06-30 |
    4 | Count     | BD | Monthly              | monthly | |
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("calendar")
    home = SmallHome(folder / "home")
    home.load()
    home.plan("p", "Plan of the Agency", PICTURE)
    home.load("meetings.xlsx")
    add_meeting(home, Meeting(SOON, "fall", "Members meet", ("fall meeting",)), place="Salem",
                note=HOSTILE, is_demonstration=True)  # fmt: skip
    add_meeting(home, Meeting(TODAY - timedelta(days=90), "past", HOSTILE))
    home.publish()
    with serving(home.path, folder) as server:
        yield server


@pytest.mark.parametrize("path", ["calendar", "calendar?view=months", "calendar?view=meetings"])
def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served, path):
    visitor = visit(served)
    page = visitor.open(path)
    assert page.get_by_role("heading", level=1).inner_text() == "Calendar"
    says = page.locator(".hw-says").inner_text()
    left = (SOON - date.today()).days  # noqa: DTZ011
    assert says.startswith(f"Members meet is in {left} days")
    assert "1 item is due at it. 1 deadline has passed, and 1 item waits" in says
    visitor.check_in_light_and_dark_and_on_a_phone()
    assert page.locator("[data-testid=stMain] img[src=x]").count() == 0


def test_it_says_what_is_due_and_what_is_missing(visit, served):
    page = visit(served).open("calendar")
    due = page.get_by_role("region", name="Due at Members meet")
    assert "Reach all" in due.inner_text()
    assert "The calendar calls it so." in due.inner_text()
    missing = page.get_by_role("region", name="Deadlines without a meeting").inner_text()
    assert 'The meeting calendar has no date for "Symposium".' in missing
    assert "Late one" in page.get_by_role("region", name="Overdue deadlines").inner_text()
    assert "For demonstration" in page.locator(".hw-facts").first.inner_text()


def test_an_owner_gets_a_calendar_of_their_own(visit, served):
    page = visit(served).open("calendar?owner=BD")
    with page.expect_download() as told:
        page.get_by_role("button", name="Download as calendar (.ics)").click()
    content = Calendar.from_ical(told.value.path().read_bytes())
    names = [str(event["SUMMARY"]) for event in content.walk("VEVENT")]
    assert "Members meet" in names
    assert "Due: 4 Count" in names
    assert not any("Late one" in name for name in names)


def test_a_meeting_is_added_by_hand_and_gives_its_date(visit, own, small_plan):
    loaders.load(own.home, [(small_plan, small_plan.name)], "Ana")
    visitor = visit(own)
    page = visitor.open("calendar")
    assert "No meeting is in the calendar yet" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_text("Add or change a meeting").click()
    page.get_by_label("Meeting", exact=True).fill("Members meet")
    day = TODAY + timedelta(days=100)
    for part in ("year", "month", "day"):
        page.get_by_role("spinbutton", name=f"{part}, First day").click()
        page.keyboard.type(f"{getattr(day, part):02}")
    page.get_by_role("button", name="Save the meeting").click()
    page.get_by_text("Saved as load 2: the meeting Members meet.").wait_for(timeout=30_000)
    visitor.settle()
    assert "Next meeting: Members meet" in page.locator("[data-testid=stMain]").inner_text()
