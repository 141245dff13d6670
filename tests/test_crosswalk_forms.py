"""The forms of the page Crosswalk, through the ledger: links added, changed, taken back."""

import os

import openpyxl
import pytest
from processes import at_once, each_killed
from standing import listed
from update_files import add as add_rows
from update_files import plan_rows, stocked

import loaders
from loaders.crosswalk.forms import link_requirement, unlink_requirement
from loaders.home import Home
from loaders.loading import load_files, undo_load
from loaders.problems import Refused
from loaders.publishing import ensure_published

# As in test_crash.py: every instant falls into the form.
FILLED = {"Framework": "f", "Requirement": "1", "Plan": "plan", "Item": "1.a", "Coverage": "full"}
LETTERS = "Write to ten firms"
HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> '; drop table load; -- 🦊"


@pytest.fixture
def home(tmp_path):
    """A home with a plan and a framework of two requirements."""
    found = stocked(tmp_path / "home")
    at = {"source": "c.xlsx!Requirements!B2", "framework_id": "f", "is_withdrawn": False}
    add_rows(found, {
        "framework": [at | {"name": "Rules", "is_demonstration": False}],
        "requirement": [
            at | {"code": code, "text": text, "ordinal": int(code)}
            for code, text in (("1", "Answer"), ("2", "Listen"))
        ],
    }, "c.xlsx")  # fmt: skip
    return found


STATES = "select code, state from requirement order by code"


def test_a_link_is_a_load_that_says_who_and_what(home):
    saved = link_requirement(str(home), FILLED | {"Note": "As ever"}, "Ana")
    assert saved == {"load_id": 3, "is_new": True, "notes": []}
    assert listed(home, "select requirement_code, item_id, coverage, note, source from crosswalk") == [
        ("1", "plan/1.a", "full", "As ever",
         "the form on the page Crosswalk: Crosswalk: 1 and 1.a")
    ]  # fmt: skip
    assert listed(home, STATES) == [("1", "covered"), ("2", "gap")]
    assert listed(home, "select file_name, kind, loaded_by from load where load_id = 3") == [
        ("Crosswalk: 1 and 1.a", "form", "Ana")
    ]
    undo_load(str(home), 3, "Ana")
    assert listed(home, STATES) == [("1", "gap"), ("2", "gap")]


def test_a_link_that_stands_changes_nothing_and_another_coverage_does(home):
    link_requirement(str(home), FILLED, "Ana")
    assert not link_requirement(str(home), FILLED, "Ben")["is_new"]
    assert link_requirement(str(home), FILLED | {"Coverage": "partial"}, "Ben")["is_new"]
    assert listed(home, STATES)[0] == ("1", "partial")
    # Back to what the first form said: the same form, but no longer what stands.
    assert link_requirement(str(home), FILLED, "Ana")["is_new"]
    assert listed(home, STATES)[0] == ("1", "covered")


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        ({"Requirement": "9"}, "Requirement should be the code of a requirement of Rules, not '9'"),
        ({"Item": "7"}, "Item should be the code of a plan item, not '7'"),
        ({"Item": ""}, "Item should be the code of a plan item, not blank"),
        ({"Coverage": ""}, "Coverage should be 'full' or 'partial'"),
        ({"Framework": "other"}, "Framework should be 'Rules', not 'other'"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(home, filled, says):
    with pytest.raises(Refused) as refused:
        link_requirement(str(home), FILLED | filled, "Ana")
    assert str(refused.value).startswith(says)


def test_a_link_is_taken_back_once(home):
    link_requirement(str(home), FILLED, "Ana")
    assert unlink_requirement(str(home), "f", "1", "plan", LETTERS, "Ana")["is_new"]
    assert listed(home, STATES)[0] == ("1", "gap")
    with pytest.raises(Refused, match="1 is not linked to that item any more"):
        unlink_requirement(str(home), "f", "1", "plan", LETTERS, "Ben")
    assert link_requirement(str(home), FILLED, "Ana")["is_new"]
    assert listed(home, STATES)[0] == ("1", "covered")
    with pytest.raises(Refused, match="not linked"):
        unlink_requirement(str(home), "f", "2", "plan", LETTERS, "Ana")


def test_a_link_to_an_item_that_is_gone_is_taken_back_too(home):
    link_requirement(str(home), FILLED, "Ana")
    add_rows(home, plan_rows([("1", "Grow the network"), ("1.a", "Paint the walls")]), "next.xlsx")
    loaders.publish(home)
    assert listed(home, "select requirement_code, item_text from crosswalk_lost") == [
        ("1", LETTERS)
    ]
    unlink_requirement(str(home), "f", "1", "plan", LETTERS, "Ana")
    assert listed(home, "from crosswalk_lost") == []
    assert listed(home, "from crosswalk") == []


def test_the_same_file_twice_changes_nothing(home, tmp_path):
    book = openpyxl.Workbook()
    for row in (list(FILLED), list(FILLED.values())):
        book.active.append(row)
    book.save(tmp_path / "links.xlsx")
    file = {"path": str(tmp_path / "links.xlsx"), "name": "links.xlsx"}
    (first,) = load_files(str(home), [file], "Ana")
    (again,) = load_files(str(home), [file], "Ana")
    assert (first["load_id"], again["load_id"], again["already_loaded_as"]) == (3, None, 3)
    assert listed(home, STATES)[0] == ("1", "covered")


def test_hostile_words_are_words(home):
    link_requirement(str(home), FILLED | {"Note": HOSTILE}, HOSTILE)
    assert listed(home, "select note from crosswalk") == [(HOSTILE,)]


def test_the_public_functions_do_the_same_in_a_child(home):
    assert loaders.link_requirement(home, FILLED, "Ana") == loaders.Saved(3, is_new=True, notes=[])
    saved = loaders.unlink_requirement(home, "f", "1", "plan", LETTERS, "Ana")
    assert saved == loaders.Saved(4, is_new=True, notes=[])
    with pytest.raises(loaders.Refused, match="not linked"):
        loaders.unlink_requirement(home, "f", "1", "plan", LETTERS, "Ana")


def link(home, code, item):
    """A form of a process of its own."""
    link_requirement(home, FILLED | {"Requirement": code, "Item": item}, "Ana")


def test_two_at_once_wait_for_each_other(home):
    given = (("1", "1.a"), ("1", "1.b"), ("2", "1.a"))
    assert at_once(link, *[(str(home), *one) for one in given]) == [0, 0, 0]
    assert listed(home, STATES) == [("1", "duplicate"), ("2", "covered")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_kill_at_random_instants(home):
    links = {("1", "plan/1.a")}
    given = [("2", "1"), ("2", "1.a"), ("2", "1.b")]
    for _, *told in each_killed(
        link, (str(home), "1", "1.a"), *[(str(home), *one) for one in given]
    ):
        ensure_published(Home(home))
        now = set(listed(home, "select requirement_code, item_id from crosswalk"))
        assert links <= now <= links | {(told[0], f"plan/{told[1]}")}
        links = now
    link(str(home), "2", "1.b")
    assert listed(home, STATES)[1][1] in {"covered", "duplicate"}
    assert set(listed(home, "select requirement_code, item_id from crosswalk")) == links | {
        ("2", "plan/1.b")
    }
