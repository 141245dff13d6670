"""Forms of the planning cycle, killed while they save: each stands whole or not at all."""

import os

import pytest
from plan_files import PLAN_ID, draw_workbook
from processes import each_killed
from standing import asked, loads

from loaders.home import Home
from loaders.loading import load_files
from loaders.matching.deciding import decide_change
from loaders.meetings.forms import add_meeting
from loaders.obligations.forms import report_made
from loaders.publishing import ensure_published

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")

BEFORE = """
    Goal                | Strategy                    | Reported
    1. Grow the network | a) Publish an annual report | Letter to the Board
"""
AFTER = """
    Goal                | Strategy                       | Reported
    1. Grow the network | a) Write to the schools        | Letter to the Board
                        | b) Publish a report every year |
"""


@pytest.fixture
def home(tmp_path):
    """Two versions of a plan, the loads 1 and 2; a person should say whether 1.a is 1.b now."""
    for number, picture in enumerate((BEFORE, AFTER)):
        path = draw_workbook(tmp_path / f"{number}.xlsx", picture)
        load_files(str(tmp_path / "home"), [{"path": str(path), "name": path.name}], "Ana")
    return tmp_path / "home"


def decide(home, number):
    ids = (f"{PLAN_ID}/1.a", f"{PLAN_ID}/1.b")
    decide_change(home, PLAN_ID, 1, 2, *ids, "same", f"Reason {number}", "Dana")


def meet(home, number):
    add_meeting(home, {"Meeting": f"Meeting {number}", "Starts": f"2027-03-{number:02}"}, "Ana")


def report(home, number):
    words = {"Plan": PLAN_ID, "Item": "1.a", "What was to be reported": "Letter to the Board"}
    report_made(home, words | {"Reported on": f"2026-10-{number:02}"}, "Ana")


def decided(home):
    return {row["reason"] for row in asked(home, "from plan_change where reason is not null")}


def met(home):
    return {row["name"] for row in asked(home, "from meeting")}


def reported(home):
    found = asked(home, "from obligation where reported_on is not null")
    return {str(row["reported_on"]) for row in found}


@pytest.mark.parametrize(
    ("save", "standing", "words", "is_one"),
    [
        (decide, decided, "Reason {}", True),
        (meet, met, "Meeting {}", False),
        (report, reported, "2026-10-{:02}", True),
    ],
    ids=["a decision", "a meeting", "a report"],
)
def test_killed_while_saving_it_stands_whole_or_not_at_all(home, save, standing, words, is_one):
    given = [(str(home), number) for number in range(1, 6)]
    held, stands = 3, {words.format(1)}
    for _, number in each_killed(save, *given):
        now = loads(home)
        assert held <= now <= held + 1
        if now > held:
            told = {words.format(number)}
            stands = told if is_one else stands | told
        held = now
        ensure_published(Home(home))
        assert standing(home) == stands
