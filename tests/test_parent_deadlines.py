"""An item that has others under it and a deadline of its own: counted and shown like what is done."""

from datetime import date

import pytest
from outline_files import draw_document
from standing import asked

from dashboard import calendar_queries, plan_filters, plan_queries, plan_tree, queries
from dashboard.calendar_records import Scope
from dashboard.records import Filters
from loaders.loading import load_files

DAY = date(2026, 11, 2)
SCOPE = Scope(("lobby-plan",), DAY)
PLAN = """
    # Lobby Plan
    Goal 1: Welcome everybody
    Strategy 1.1: Renovate the lobby
    Owner: BD
    By when: June 2026
    Task 1.1.a: Paint it
    Owner: ED
    By when: December 2027
    Status: {first}
    Task 1.1.b: Light it
    Owner: ED
    By when: December 2027
    Status: {second}
    Strategy 1.2: Answer the phone
    Task 1.2.a: Buy one
    By when: January 2028
"""


@pytest.fixture
def load(home, monkeypatch, tmp_path):
    """Load the plan, with the statuses of two tasks; the dashboard's queries read it."""
    monkeypatch.setenv("HEADWAY_HOME", str(home))

    def load(first="Not started", second="At risk"):
        picture = PLAN.format(first=first, second=second)
        path = draw_document(tmp_path / "plan.docx", picture)
        (report,) = load_files(str(home), [{"path": str(path), "name": "plan.docx"}], "Ana")
        assert report["problems"] == []
        queries.pin_publication()

    return load


def codes(items):
    return [one.code for one in items]


@pytest.mark.usefixtures("home")
def test_it_is_overdue_and_counted_where_what_is_done_is(load):
    load()
    assert codes(plan_queries.overdue("lobby-plan", DAY)) == ["1.1"]
    assert codes(calendar_queries.overdue(SCOPE)) == ["1.1"]
    found = plan_queries.items("lobby-plan", DAY, Filters(due="Overdue"))
    assert [one.code for one in found if one.is_match] == ["1.1"]
    (area,) = plan_queries.areas("lobby-plan", DAY)
    # Three tasks are done; of four deadlines one has passed.
    assert (area.lowest, area.overdue, area.no_update) == (3, 1, 1)
    branches = {one.code: one for one in plan_queries.branches("lobby-plan", DAY)}
    assert {code: (one.lowest, one.overdue) for code, one in branches.items()} == {
        "1": (3, 1), "1.1": (2, 1), "1.2": (1, 0),
    }  # fmt: skip
    assert branches["1.1"].first_due_on == date(2026, 6, 30)
    assert branches["1.1"].statuses == {"Not started": 1, "At risk": 1}
    soon = plan_queries.due_soon("lobby-plan", date(2026, 6, 1), 30)
    assert codes(soon) == ["1.1"]
    assert plan_queries.status_counts("lobby-plan") == {
        "Not started": 1, "At risk": 1, "No update yet": 1,
    }  # fmt: skip


@pytest.mark.usefixtures("home")
def test_it_is_shown_with_its_owner_and_deadline(load):
    load()
    items = plan_queries.items("lobby-plan", DAY)
    lobby = next(one for one in items if one.code == "1.1")
    shown = plan_tree.cells(lobby, "1.1", DAY)
    _, what, status, owner, deadline, due = map(str, shown)
    assert "Renovate the lobby" in what
    assert "Overdue" in status
    assert "No update yet" not in status
    assert (owner, deadline) == ("BD", "June 2026")
    assert "30 Jun 2026" in due
    # A heading with neither has its words only.
    phone = next(one for one in items if one.code == "1.2")
    assert len(plan_tree.cells(phone, "1.2", DAY)) == 2
    of_bd = Filters(owner="BD")
    found = [one for one in plan_queries.items("lobby-plan", DAY, of_bd) if one.is_match]
    assert plan_filters.result_sentence(of_bd, found, items) == (
        "0 of 3 tasks and 1 item above with its own deadline match these filters."
    )


def test_it_is_not_overdue_once_all_under_it_is_closed(home, load):
    load("Completed", "At risk")
    assert codes(plan_queries.overdue("lobby-plan", DAY)) == ["1.1"]
    load("Completed", "Dropped")
    assert plan_queries.overdue("lobby-plan", DAY) == []
    assert calendar_queries.overdue(SCOPE) == []
    (lobby,) = asked(home, "from plan_item where code = '1.1'")
    assert (lobby["is_closed"], lobby["deadline_status"]) == (True, "Not applicable")
