"""What the pages ask of a publication, on plans small enough to count by hand."""

import json
import subprocess
import sys
from datetime import date

import pytest
from serving import ROOT
from small_home import SmallHome

from dashboard import as_of, history_view, parts, plan_queries, queries
from dashboard.records import Filters

DAY = date(2026, 11, 2)
PICTURE = """
    1     | Grow              |       |              |           |            |
    1.1   | Reach more people |       |              |           |            |
    1.1.a | Write to firms    | ED    | June 2026    | once      | 2026-06-30 | At risk
    1.1.b | Hold an open day  | ED BD | June 2027    | once      | 2027-06-30 |
    1.1.c | Print a leaflet   |       |              |           |            | Completed
    2     | Keep              |       |              |           |            |
    2.1   | Ask who leaves    |       |              |           |            |
    2.1.a | Call each of them | BD    | Monthly      | monthly   |            | Off track
    2.1.b | Publish 100% of it| ED    | October 2026 | once      | 2026-10-31 | Completed
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    made = SmallHome(tmp_path / "home")
    monkeypatch.setenv("HEADWAY_HOME", str(made.path))
    made.load()
    made.plan("p", "Small plan", PICTURE)
    for ordinal, (code, name) in enumerate({"ED": "Director", "XX": "Nobody"}.items()):
        made.add("plan_owner", source=f"f!s!A{ordinal}", plan_id="p", owner_code=code, name=name)
    made.publish()
    return made


def codes(items):
    return [item.code for item in items if item.is_match]


@pytest.mark.usefixtures("home")
def test_the_plan_comes_in_its_order():
    assert [plan.title for plan in queries.plans()] == ["Small plan"]
    assert [item.code for item in plan_queries.items("p", DAY)] == [
        "1", "1.1", "1.1.a", "1.1.b", "1.1.c", "2", "2.1", "2.1.a", "2.1.b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(owner="BD"), ["1.1.b", "2.1.a"]),
        (Filters(area="2"), ["2", "2.1", "2.1.a", "2.1.b"]),
        (Filters(status="Completed"), ["1.1.c", "2.1.b"]),
        (Filters(status="No update yet"), ["1.1.b"]),
        (Filters(due="Overdue"), ["1.1.a"]),
        (Filters(finding="No owner"), ["1.1.c"]),
        (Filters(text="LEAF"), ["1.1.c"]),
        (Filters(text="director"), ["1.1.a", "1.1.b", "2.1.b"]),
        (Filters(text="bd"), ["1.1.b", "2.1.a"]),
        (Filters(text="100%"), ["2.1.b"]),
        (Filters(text="'; drop table plan_item; --"), []),
        (Filters(owner="ED", area="2"), ["2.1.b"]),
    ],
)
@pytest.mark.usefixtures("home")
def test_filters(filters, expected):
    assert codes(plan_queries.items("p", DAY, filters)) == expected


@pytest.mark.usefixtures("home")
def test_what_a_match_stands_under_is_there_too():
    found = plan_queries.items("p", DAY, Filters(text="leaflet"))
    assert [(item.code, item.is_match) for item in found] == [
        ("1", False), ("1.1", False), ("1.1.c", True),
    ]  # fmt: skip


@pytest.mark.usefixtures("home")
def test_due_dates_follow_the_day():
    assert codes(plan_queries.overdue("p", DAY)) == ["1.1.a"]
    assert codes(plan_queries.overdue("p", date(2026, 6, 30))) == []
    assert codes(plan_queries.overdue("p", date(2027, 7, 1))) == ["1.1.a", "1.1.b"]
    assert codes(plan_queries.due_soon("p", DAY, 90)) == ["2.1.a"]  # 30 November
    assert codes(plan_queries.due_soon("p", DAY, 27)) == []


@pytest.mark.usefixtures("home")
def test_the_worst_comes_first():
    assert codes(plan_queries.lagging("p", DAY)) == ["2.1.a", "1.1.a"]


@pytest.mark.usefixtures("home")
def test_counts():
    assert plan_queries.status_counts("p") == {
        "At risk": 1, "No update yet": 1, "Completed": 2, "Off track": 1,
    }  # fmt: skip
    assert plan_queries.findings("p") == {
        "No measure": 5, "Owner not in the key": 2, "No deadline": 1, "No owner": 1,
    }  # fmt: skip
    first, second = plan_queries.areas("p", DAY)
    assert (first.lowest, first.overdue, first.at_risk, first.no_update) == (3, 1, 1, 1)
    assert (second.lowest, second.off_track, second.completed) == (2, 1, 1)


@pytest.mark.usefixtures("home")
def test_branches_count_everything_below_them():
    by_code = {branch.code: branch for branch in plan_queries.branches("p", DAY)}
    assert list(by_code) == ["1", "1.1", "2", "2.1"]
    assert by_code["1"].lowest == 3
    assert by_code["1"].statuses == {"At risk": 1, "No update yet": 1, "Completed": 1}
    assert by_code["1"].first_due_on == date(2026, 6, 30)
    assert by_code["1"].last_due_on == date(2027, 6, 30)


@pytest.mark.usefixtures("home")
def test_owners_are_those_of_the_key_and_those_of_the_lines():
    assert queries.owners("p") == {"BD": "", "ED": "Director", "XX": "Nobody"}


def test_a_new_publication_is_seen_at_once(home):
    assert len(plan_queries.items("p", DAY)) == 9
    home.load("second.xlsx")
    home.plan("p", "Small plan, revised", "1 | Only this")
    home.publish()
    assert [item.text for item in plan_queries.items("p", DAY)] == ["Only this"]
    assert [load.load_id for load in queries.loads()] == [2, 1]


def test_a_pinned_publication_stays_for_the_page(home):
    name = queries.pin_publication()
    home.load("second.xlsx")
    home.publish()
    assert queries.publication() == name
    assert queries.pin_publication() != name
    queries._pinned.set(None)


def test_an_undone_load_leaves_no_plan(home):
    home.event("undone", by="Ben")
    home.publish()
    assert queries.plans() == []
    assert queries.loads()[0].undone_by == "Ben"


@pytest.mark.parametrize(
    ("event", "told", "says"),
    [
        ("loaded", "1\n2026-06-30\n", "This is the state as of 30 Jun 2026, load 1"),
        ("undone", "2\n2026-06-30\n", "This is the state as of 30 Jun 2026, load 1 undone"),
    ],
)
def test_a_state_of_the_past_is_known_and_days_count_from_it(home, event, told, says):
    if event == "undone":
        home.event("undone", by="Ben")
        home.publish()
    assert queries.past() is None
    (home.path / "published" / "AS_OF").write_text(told)
    assert as_of.state(queries.past()) == says
    assert parts.today() == date(2026, 6, 30)
    assert codes(plan_queries.overdue("p", parts.today())) == []


@pytest.mark.parametrize("told", ["", "1", "x\n2026-06-30", "1\n30 June", "2\n2026-06-30"])
def test_what_is_not_the_state_that_was_chosen_is_the_newest(home, told):
    (home.path / "published" / "AS_OF").write_text(told)
    assert queries.past() is None


def test_before_the_first_load_nothing_had_been_loaded(tmp_path, monkeypatch):
    made = SmallHome(tmp_path / "new")
    monkeypatch.setenv("HEADWAY_HOME", str(made.path))
    made.publish()
    (made.path / "published" / "AS_OF").write_text("0\n2026-06-30\n")
    past = queries.past()
    assert as_of.state(past) == "This is the state as of 30 Jun 2026, before the first load"
    assert as_of.nothing(past) == "Nothing had been loaded then"


@pytest.mark.parametrize("name", ["", "000077.duckdb", "../ledger.duckdb", "bad.duckdb"])
def test_what_cannot_be_read_is_one_sentence(home, name):
    (home.path / "published" / "bad.duckdb").write_text("not a database")
    (home.path / "published" / "CURRENT").write_text(name)
    with pytest.raises(queries.Unreadable, match=r"cannot be read\.$"):
        queries.plans()
    assert not queries.is_ready()


def test_nothing_published_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "none"))
    with pytest.raises(queries.NotPublished, match="Nothing has been loaded yet"):
        queries.plans()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/hostname')",
        "copy (select 1) to 'out.csv'",
        "attach 'other.duckdb'",
        "install httpfs",
        "insert into published.plan select * from published.plan",
        "set enable_external_access = true",
    ],
)
@pytest.mark.usefixtures("home")
def test_the_reader_reaches_nothing_else(sql):
    with queries._open(queries.publication()) as reader, pytest.raises(queries.duckdb.Error):
        reader.execute(sql)


def test_questions_list_what_is_not_settled_first(home):
    for item, words in (("1.1.a", ["Monthly", "June 2026"]), ("1.1.b", ["", "June 2027"])):
        for ordinal, word in enumerate(words):
            home.add(
                "item_reading", source="f!s!B1", plan_id="p", item_id=f"p/{item}",
                field="by_when", original="Monthly\nJune", ordinal=ordinal, words=word,
                is_taken=ordinal == 0,
            )  # fmt: skip
    for item in ("1.1.b", "1.1.c"):
        home.add("item_reading", source="f!s!C1", plan_id="p", item_id=f"p/{item}", field="who",
                 original="ED", ordinal=0, words="ED", is_taken=True)  # fmt: skip
    home.load_id += 1
    home.add("load", kind="form", file_name="form", sha256="", shapes=[], row_count=1, reader="",
             loaded_at=DAY, loaded_by="Ana")  # fmt: skip
    home.event("loaded")
    home.add("reading_choice", source="form", plan_id="p", item_id="p/1.1.a",
             item_text="Write to firms", field="by_when", original="Monthly\nJune",
             words="June 2026")  # fmt: skip
    home.publish()
    assert plan_queries.unsettled("p") == (2, 3)
    (choice,) = queries.choices().values()
    assert (choice.load_id, choice.code, choice.item_text) == (2, "1.1.a", "Write to firms")
    assert history_view.settled(choice) == "1.1.a, by when: read as “June 2026”"
    first, again, *_, second = plan_queries.questions("p")
    assert (again.code, again.field) == ("1.1.b", "who")
    assert (first.code, first.is_settled) == ("1.1.b", False)
    assert [reading.words for reading in first.readings] == ["", "June 2027"]
    assert second.is_settled
    assert [(one.words, one.is_taken) for one in second.readings] == [
        ("Monthly", False), ("June 2026", True),
    ]  # fmt: skip


def test_the_reader_loads_neither_the_ledger_nor_the_loaders():
    code = (
        "import sys, dashboard.queries; print([n for n in sys.modules if n.startswith('loaders')])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == []
