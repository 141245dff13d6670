"""What was told of an item of one version of a plan, held against the next."""

from datetime import date, datetime

import pytest
from plan_files import PLAN_ID, draw_workbook
from standing import loads
from version_homes import ask, decide, published, two_versions

from loaders.loading import load_files
from loaders.page_forms import report_progress

DOUBTFUL = ("1.2", "Reduce the time to an order to 30 days")
SPLIT = ("1.1", "Train judges and clerks on the new guidelines")
MOVED = ("1.4", "Hire two analysts")
DROPPED = ("1.5", "Print a poster")


def item(code, text):
    return {"plan_id": "p", "item_id": f"p/{code}", "item_text": text}


def linked(home, code, text):
    common = {"source": "x.xlsx!Crosswalk!A2", "framework_id": "F"}
    home.add("framework", name="Rules", is_demonstration=False, is_withdrawn=False, **common)
    home.add(
        "requirement", code="R1", text="Do it", ordinal=1, is_withdrawn=False, **common
    )  # fmt: skip
    home.add(
        "crosswalk_link", requirement_code="R1", coverage="full", is_withdrawn=False,
        **common, **item(code, text),
    )  # fmt: skip


def reported(home, code, text):
    home.add(
        "obligation_report", source="x.xlsx!Reports made!A2", obligation_id="O1",
        words="Report to the Board by letter", due_on=None, reported_on=date(2026, 9, 1),
        reported_by="Ana", is_withdrawn=False, **item(code, text),
    )  # fmt: skip


def spoken(home, code, text):
    home.add(
        "comment_round", source="the form", round_id="spring", title="Spring", plan_id="p",
        version_load_id=1, partners=[], opens_on=date(2026, 4, 1), due_on=date(2026, 5, 1),
        is_demonstration=False, is_withdrawn=False,
    )  # fmt: skip
    home.add(
        "round_comment", source="the form", comment_id="C1", round_id="spring",
        item_id=f"p/{code}", item_text=text, kind="other", text="Good.",
        received_at=datetime.fromisoformat("2026-04-02 09:00:00"), is_public=False, is_withdrawn=False,
    )  # fmt: skip


def assessed(home, code, text):
    home.add(
        "impact_assessment", source="the form", assessment_id="A1", title="Close an office",
        proposal="Close it", dimension="Region", author="Ana", assessed_on=date(2026, 9, 1),
        decision="Not decided", is_demonstration=False, is_withdrawn=False, **item(code, text),
    )  # fmt: skip


TOLD = [
    (linked, "select item_id from crosswalk_history"),
    (reported, "select item_id from obligation where reported_on is not null"),
    (spoken, "select item_id from comment"),
    (assessed, "select item_id from impact_assessment"),
]


@pytest.fixture(params=TOLD, ids=lambda one: one[0].__name__)
def follow(request, tmp_path):
    """What an item that something was told of is now, with what was decided after it."""
    tell, sql = request.param

    def followed(told, *decided):
        def between(home):
            home.load("told.xlsx")
            tell(home, *told)

        store = two_versions(tmp_path, between)
        if decided:
            decide(store, *decided, to_load_id=3)
        ((now,),) = ask(published(store), sql)
        return now

    return followed


def test_it_follows_an_item_that_is_surely_the_same(follow):
    assert follow(MOVED) == "p/2.3"


def test_it_follows_a_doubtful_item_only_where_a_person_says_so(follow):
    assert follow(DOUBTFUL, "1.2", "1.3", "same") == "p/1.3"


@pytest.mark.parametrize("told", [DOUBTFUL, SPLIT, DROPPED], ids=["doubtful", "split", "dropped"])
def test_it_follows_no_other_item(follow, told):
    assert follow(told) is None


def test_a_person_who_says_that_two_are_not_the_same_is_heard(follow):
    assert follow(MOVED, "1.4", "2.3", "not the same") is None


def test_the_same_words_under_another_name_are_the_same_item(tmp_path):
    def between(home):
        home.rows["plan_item"][3]["name"] = "Report"
        home.load("told.xlsx")
        linked(home, "1.3", "Publish an annual report")

    store = two_versions(tmp_path, between)
    new = next(row for row in store.rows["plan_item"][9:] if row["item_id"] == "p/1.4")
    new |= {"text": "Publish an annual report", "name": "Shelter, rent and neighbourhood partners"}
    sql = "select item_id from crosswalk_history"
    assert ask(published(store), sql) == [("p/1.4",)]
    decide(store, "1.3", "1.4", "not the same", to_load_id=3)
    assert ask(published(store), sql) == [(None,)]


def test_what_was_told_of_an_item_does_not_stand_for_another_with_its_code(tmp_path):
    home, told = str(tmp_path / "home"), {"Period": "2026 Q3", "Status": "At risk"}
    for text in ("Print a poster for every office", "Hire two analysts"):
        plan = draw_workbook(tmp_path / "plan.xlsx", f"Goal | Strategy\n1. Grow | a) {text}")
        load_files(home, [{"path": str(plan), "name": "plan.xlsx"}], "Ana")
        assert report_progress(home, f"{PLAN_ID}/1.a", told, "Ana")["is_new"]
        assert not report_progress(home, f"{PLAN_ID}/1.a", told, "Ana")["is_new"]
    assert loads(tmp_path / "home") == 4
