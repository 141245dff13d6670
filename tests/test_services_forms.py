"""Links between plans through the ledger: files, forms, what will change, two at once, a kill."""

import os
import shutil

import pytest
from plan_files import draw_workbook
from processes import at_once, each_killed
from standing import listed, loads

from loaders.checking import check_files
from loaders.home import Home
from loaders.loading import load_files
from loaders.problems import Refused
from loaders.publishing import ensure_published
from loaders.services.forms import serve_item, withdraw_service

AGENCY = """
    Goal           | Strategy              | Who
    1. Reach all   | a) Answer calls       | ED
                   | b) Write plainly      | ED
    2. Keep staff  | a) Train              | ED
"""
NORTH = """
    Goal       | Strategy            | Who | Serves
    1. Calls   | a) Staff the phones | NM  | {first}
               | b) Log every call   | NM  | {second}
"""
LINK = {"Plan": "north-plan", "Item": "1.b", "Serves": "2.a", "Plan served": "agency-plan"}


def file_of(path):
    return {"path": str(path), "name": path.name}


def north(folder, first="1.a", second="", name="north.xlsx"):
    picture = "Parent plan: Agency Plan\n" + NORTH.format(first=first, second=second).strip("\n")
    return file_of(draw_workbook(folder / name, picture, "North Plan"))


def load(home, *files):
    reports = load_files(str(home), list(files), "Ana")
    assert [one["problems"] for one in reports] == [[] for _ in files]
    return reports


def pairs(home):
    sql = "select item_id, serves_item_id from item_service order by all"
    return [tuple(one.partition("/")[2] for one in row) for row in listed(home, sql)]


@pytest.fixture(scope="module")
def first_stock(tmp_path_factory):
    folder = tmp_path_factory.mktemp("divisions")
    agency = draw_workbook(folder / "agency.xlsx", AGENCY, "Agency Plan")
    load(folder / "home", file_of(agency))
    load(folder / "home", north(folder))
    return folder / "home"


@pytest.fixture
def stock(home, first_stock):
    """An agency's plan and a division's, of which 1.a serves 1.a, as loads 1 and 2."""
    return shutil.copytree(first_stock, home)


def test_a_document_brings_its_links_and_the_same_one_again_changes_nothing(stock, tmp_path):
    assert pairs(stock) == [("1.a", "1.a")]
    assert listed(stock, "select parent_plan_id from plan where plan_id = 'north-plan'") == [
        ("agency-plan",)
    ]
    (report,) = load(stock, north(tmp_path))
    assert (report["nothing_new"], loads(stock)) == (True, 2)


def test_what_will_change_is_told_link_by_link(stock, tmp_path):
    other = north(tmp_path, first="1.b", second="1.a, 2.a")
    (report,) = check_files(str(stock), [other])
    told = [one for one in report["changes"] if one["table"] == "item_service"]
    assert [(one["kind"], one["code"], one["text"]) for one in told] == [
        ("withdrawn", "1.a", "serves 1.a Answer calls"),
        ("added", "1.a", "serves 1.b Write plainly"),
        ("added", "1.b", "serves 1.a Answer calls"),
        ("added", "1.b", "serves 2.a Train"),
    ]
    load(stock, other)
    assert pairs(stock) == [("1.a", "1.b"), ("1.b", "1.a"), ("1.b", "2.a")]


def test_a_sheet_of_links_beside_the_plan_that_it_speaks_of(stock, tmp_path):
    picture = "Plan | Item | Serves | Note\nNorth Plan | 1.b | 2 | In March\n | 1.c | 2 |"
    links = file_of(draw_workbook(tmp_path / "links.xlsx", picture, "Links"))
    (report,) = check_files(str(stock), [links])
    assert [(one["cell"], one["message"].partition(";")[0]) for one in report["problems"]] == [
        ("B4", "Item should be the code of a plan item, not '1.c'"),
    ]
    draw_workbook(tmp_path / "links.xlsx", picture.rpartition("\n")[0], "Links")
    (report,) = load(stock, links)
    assert report["change_counts"] == {"item_service": {"added": 1}}
    assert listed(
        stock, "select note, source from item_service where serves_item_id like '%/2'"
    ) == [("In March", "links.xlsx!Sheet!C3")]


def test_a_form_links_and_takes_back_and_says_what_it_did(stock):
    saved = serve_item(str(stock), LINK | {"Note": "=cmd|'/C calc'!A0 <b>"}, "Bo")
    assert (saved["load_id"], saved["is_new"]) == (3, True)
    assert listed(
        stock, "select note, source from item_service where item_id = 'north-plan/1.b'"
    ) == [("=cmd|'/C calc'!A0 <b>", "the form on the page Divisions: 1.b serves 2.a")]
    again = serve_item(str(stock), LINK | {"Note": "=cmd|'/C calc'!A0 <b>"}, "Bo")
    assert (again["is_new"], loads(stock)) == (False, 3)
    ends = ("north-plan", "1.b", "agency-plan", "2.a")
    assert withdraw_service(str(stock), *ends, "Bo")["is_new"]
    assert pairs(stock) == [("1.a", "1.a")]
    again = withdraw_service(str(stock), *ends, "Bo")
    assert (again["load_id"], again["is_new"]) == (4, False)
    with pytest.raises(Refused, match="There is no item '9' in that plan any more"):
        withdraw_service(str(stock), "north-plan", "9", "agency-plan", "2.a", "Bo")


def test_a_link_of_a_document_is_taken_back_by_hand(stock):
    withdraw_service(str(stock), "north-plan", "1.a", "agency-plan", "1.a", "Bo")
    assert pairs(stock) == []


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        ({"Item": "9"}, "Item should be the code of a plan item, not '9'"),
        ({"Serves": ""}, "Serves should be the code of the item that it serves, not blank"),
        ({"Plan served": "north-plan"}, "should be another plan than 'North Plan'"),
    ],
)
def test_what_is_wrong_in_a_form_is_said(stock, filled, says):
    with pytest.raises(Refused, match="should be") as refused:
        serve_item(str(stock), LINK | filled, "Bo")
    assert says in str(refused.value)
    assert loads(stock) == 2


def say(home, number):
    """A form of a process of its own."""
    serve_item(home, LINK | {"Note": f"Note {number}"}, "Ana")


def test_two_at_once_wait_for_each_other(stock):
    assert at_once(say, *[(str(stock), number) for number in range(2)]) == [0, 0]
    assert loads(stock) == 4
    assert pairs(stock) == [("1.a", "1.a"), ("1.b", "2.a")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_kill_at_random_instants(stock):
    before = 3
    for _ in each_killed(say, *[(str(stock), number) for number in range(7)]):
        now = loads(stock)
        assert before <= now <= before + 1
        before = now
    ensure_published(Home(stock))
    assert pairs(stock) == [("1.a", "1.a"), ("1.b", "2.a")]
