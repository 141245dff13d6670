"""A publication is whole or not there, equal for the same state, and never a reused name."""

import errno
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from plan_files import PLAN, PLAN_ID, TITLE

from loaders import ledger, loading, marts, publishing
from loaders.as_of import event_of, event_shown
from loaders.history import entries
from loaders.home import Home
from loaders.ledger import open_ledger
from loaders.loading import load_files, undo_load
from loaders.problems import Refused
from loaders.publication import check_whole
from loaders.publishing import ensure_published, publish_as_of

LATER = """
    Goal            | Strategy              | By When | Who
    1. Keep members | a) Ask who leaves why | Weekly  | IM
"""


class Crash(BaseException):
    """The process dies here; nothing may catch it."""


def load(home, path, by="Ana"):
    return load_files(str(home), [{"path": str(path), "name": path.name}], by)


def current(home):
    return Home(home).published / Home(home).current.read_text().strip()


def names(home):
    return sorted(file.name for file in Home(home).published.iterdir())


def content(file):
    """Every table of a publication with its comments, columns and rows, as they stand."""
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = connection.execute(
            "select table_name, comment from duckdb_tables() order by all"
        ).fetchall()
        columns = connection.execute(
            "select table_name, column_name, data_type, comment from duckdb_columns() "
            "where not internal order by all"
        ).fetchall()
        macros = connection.execute(
            "select function_name, macro_definition from duckdb_functions() "
            "where function_type = 'macro' and not internal order by all"
        ).fetchall()
        rows = {name: connection.execute(f'from "{name}"').fetchall() for name, _ in tables}
    return tables, columns, macros, rows


def rows(home, sql):
    with duckdb.connect(str(current(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def codes(home):
    return [code for (code,) in rows(home, "select code from plan_item")]


def test_a_load_is_published_under_a_number_of_its_own(home, plan_file):
    load(home, plan_file())
    assert names(home) == ["000001.duckdb", "CURRENT"]
    assert Home(home).current.read_text() == "000001.duckdb\n"
    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]
    load(home, plan_file("later.xlsx", LATER))
    assert current(home).name == "000002.duckdb"
    assert codes(home) == ["1", "1.a"]


def test_every_table_and_column_says_what_it_is(home, plan_file):
    load(home, plan_file())
    tables, columns, _, _ = content(current(home))
    assert {"plan", "plan_item", "owner", "load", "publication"} <= {name for name, _ in tables}
    assert [name for name, says in tables if not (says or "").startswith("One row per ")] == []
    assert [column[:2] for column in columns if not column[3]] == []


def test_macros_stay_in_the_file_for_other_tools(home, plan_file):
    load(home, plan_file())
    with duckdb.connect(str(current(home)), read_only=True) as connection:
        sql = "select deadline_status(date '2026-01-01', null, date '2026-01-02')"
        assert connection.execute(sql).fetchone() == ("Overdue",)


def test_a_number_is_never_used_again(home, plan_file):
    load(home, plan_file())
    folder = Home(home).published
    (folder / "000007.duckdb.tmp").write_bytes(b"cut")
    (folder / "000007.duckdb.tmp.wal").write_bytes(b"cut")
    (folder / "000005.duckdb").write_bytes(b"renamed, but never named in CURRENT")
    load(home, plan_file("later.xlsx", LATER))
    assert current(home).name == "000008.duckdb"
    assert names(home) == ["000001.duckdb", "000005.duckdb", "000008.duckdb", "CURRENT"]


def test_old_publications_go_when_nobody_can_be_reading_them(home, plan_file):
    home.mkdir()
    (home / "headway.toml").write_text("keep_publications = 2\n")
    load(home, plan_file())
    for _ in range(4):
        publish_as_of(str(home))
    assert names(home) == ["000003.duckdb", "000004.duckdb", "000005.duckdb", "CURRENT"]


def test_a_publication_in_use_on_windows_is_left_for_the_next_time(home, plan_file, monkeypatch):
    home.mkdir()
    (home / "headway.toml").write_text("keep_publications = 1\n")
    load(home, plan_file())
    unlink = Path.unlink

    def refuse_the_first(path, missing_ok=False):
        if path.name == "000001.duckdb":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_the_first)
    publish_as_of(str(home))
    publish_as_of(str(home))
    assert names(home) == ["000001.duckdb", "000002.duckdb", "000003.duckdb", "CURRENT"]
    monkeypatch.undo()
    publish_as_of(str(home))
    assert names(home) == ["000003.duckdb", "000004.duckdb", "CURRENT"]


def test_a_reader_that_holds_the_pointer_on_windows_delays_the_swap(home, plan_file, monkeypatch):
    load(home, plan_file())
    replace = Path.replace
    refusals = iter([PermissionError, PermissionError])

    def refuse_twice(path, target):
        if path.name == "CURRENT.tmp" and (refusal := next(refusals, None)):
            raise refusal
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse_twice)
    publish_as_of(str(home))
    assert current(home).name == "000002.duckdb"


def test_the_state_after_an_earlier_load_has_the_same_content_as_then(home, plan_file, tmp_path):
    load(home, plan_file())
    then = content(current(home))
    load(home, plan_file("later.xlsx", LATER))
    undo_load(str(home), 1, "Ben")
    for name in ("a.duckdb", "b.duckdb"):
        publish_as_of(str(home), "1", str(tmp_path / name))
    assert content(tmp_path / "a.duckdb") == content(tmp_path / "b.duckdb") == then
    assert current(home).name == "000003.duckdb"
    assert codes(home) == ["1", "1.a"]


def test_as_of_a_day_is_the_last_event_on_or_before_it(home, plan_file, tmp_path):
    load(home, plan_file())
    load(home, plan_file("later.xlsx", LATER))
    with open_ledger(Home(home)) as connection:
        # Noon of two past days, whatever the clock's zone.
        connection.execute(
            "update load_event set happened_at = '2026-03-10 12:00' where load_id = 1"
        )
        connection.execute(
            "update load_event set happened_at = '2026-03-12 12:00' where load_id = 2"
        )
    shown = {}
    for day in ("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"):
        target = tmp_path / f"{day}.duckdb"
        publish_as_of(str(home), day, str(target))
        shown[day] = content(target)[3]["publication"][0][0]
    assert shown == {"2026-03-09": 0, "2026-03-10": 1, "2026-03-11": 1, "2026-03-12": 2}


def test_midnight_belongs_to_the_day_that_begins(home, plan_file):
    load(home, plan_file())
    midnight = datetime(2026, 3, 11).astimezone(UTC).replace(tzinfo=None)
    with open_ledger(Home(home)) as connection:
        connection.execute("update load_event set happened_at = ?", [midnight])
        assert event_of(connection, "2026-03-10") == 0
        assert event_of(connection, "2026-03-11") == 1


@pytest.mark.parametrize(("day", "event"), [("0001-01-01", 0), ("9999-12-31", 1)])
def test_the_first_and_the_last_day_of_the_calendar(home, plan_file, day, event):
    load(home, plan_file())
    publish_as_of(str(home), day)
    assert event_shown(Home(home)) == event


def test_due_dates_count_from_the_day_that_is_published(home, plan_file, tmp_path):
    load(home, plan_file())
    with open_ledger(Home(home)) as connection:
        connection.execute("update load_event set happened_at = '2026-02-10 12:00'")
    publish_as_of(str(home), "1", str(tmp_path / "a.duckdb"))
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as connection:
        due = connection.execute("select next_due_on from plan_item where code = '1.a'").fetchone()
    # Monthly: the last day of February.
    assert due == (date(2026, 2, 28),)


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        ("9", "There is no load 9"),
        ("tomorrow", "should be the number of a load, or a day such as 2026-11-01"),
        ("2026-02-30", "should be the number of a load, or a day such as 2026-11-01"),
    ],
)
def test_as_of_refuses_what_it_does_not_know(home, plan_file, as_of, says):
    load(home, plan_file())
    with pytest.raises(Refused, match=says):
        publish_as_of(str(home), as_of)
    assert current(home).name == "000001.duckdb"


def test_undo_of_the_only_load_is_an_empty_publication_and_redo_brings_it_back(home, plan_file):
    load(home, plan_file())
    undo_load(str(home), 1, "Ana")
    counts = check_whole(current(home))
    assert {name for name, rows in counts.items() if rows} == {"load", "period", "publication"}
    loading.redo_load(str(home), 1, "Ana")
    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]


def test_what_another_version_of_the_marts_published_is_published_anew(home, plan_file):
    load(home, plan_file())
    assert not ensure_published(Home(home))
    with duckdb.connect(str(current(home))) as connection:
        connection.execute("update publication set marts = 'those of last year'")
    assert ensure_published(Home(home))
    assert current(home).name == "000002.duckdb"
    with duckdb.connect(str(current(home))) as connection:
        connection.execute("alter table publication drop column marts")
    assert ensure_published(Home(home))
    assert not ensure_published(Home(home))


def test_before_the_first_load_an_empty_state_can_be_published(home):
    assert ensure_published(Home(home))
    counts = check_whole(current(home))
    assert {name for name, rows in counts.items() if rows} == {"period", "publication"}
    assert event_shown(Home(home)) == 0
    assert not ensure_published(Home(home))


def test_a_copy_of_what_is_published_is_left_as_it_is(home, plan_file):
    load(home, plan_file())
    Home(home).ledger.unlink()
    assert not ensure_published(Home(home))
    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]
    assert not Home(home).ledger.exists()


def test_a_crash_between_commit_and_publication_is_made_good(home, plan_file, monkeypatch):
    load(home, plan_file())

    def crash(*_args, **_kwargs):
        raise Crash

    monkeypatch.setattr(loading, "publish_newest", crash)
    with pytest.raises(Crash):
        load(home, plan_file("later.xlsx", LATER))
    monkeypatch.undo()

    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]
    assert ensure_published(Home(home))
    assert codes(home) == ["1", "1.a"]
    assert not ensure_published(Home(home))


@pytest.mark.parametrize("where", ["sync", "sync_folder", "_swap", "_remove_old"])
def test_a_crash_while_publishing_leaves_the_old_state_or_the_new(
    home, plan_file, monkeypatch, where
):
    path = plan_file()
    load(home, path)
    before = codes(home)

    def crash(*_args, **_kwargs):
        raise Crash

    monkeypatch.setattr(publishing, where, crash)
    with pytest.raises(Crash):
        load(home, plan_file("later.xlsx", LATER))
    monkeypatch.undo()

    check_whole(current(home))
    assert codes(home) == (["1", "1.a"] if where == "_remove_old" else before)
    # The next load of the very same file publishes what the crash left.
    (again,) = load(home, path.with_name("later.xlsx"))
    assert again["already_loaded_as"] == 2
    assert codes(home) == ["1", "1.a"]


def test_a_load_that_cannot_be_published_is_undone_and_says_so(home, plan_file, monkeypatch):
    load(home, plan_file())
    build = marts.build
    failures = iter([duckdb.ConversionException("Conversion Error: a mart broke")])

    def fail_once(*args, **kwargs):
        if failure := next(failures, None):
            raise failure
        build(*args, **kwargs)

    monkeypatch.setattr(publishing, "build", fail_once)
    with pytest.raises(Refused, match="Nothing was loaded, because it could not be published"):
        load(home, plan_file("later.xlsx", LATER))
    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]
    assert event_shown(Home(home)) == 3
    with duckdb.connect(str(current(home)), read_only=True) as connection:
        loads = connection.execute(
            "select load_id, undone_at is not null from load order by load_id"
        ).fetchall()
    assert loads == [(1, False), (2, True)]


def test_a_load_that_can_neither_be_published_nor_undone_stands_and_says_so(
    home, plan_file, monkeypatch
):
    load(home, plan_file())

    def fill(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    def fill_at_undo(connection, load_id, event, by):
        if event == "undone":
            fill()
        ledger.add_event(connection, load_id, event, by)

    monkeypatch.setattr(publishing, "build", fill)
    monkeypatch.setattr(loading, "add_event", fill_at_undo)
    with pytest.raises(Refused) as refused:
        load(home, plan_file("later.xlsx", LATER))
    assert str(refused.value) == (
        "It is loaded as load 2, but it could not be published: no space is left on the disk; "
        "free some and try again. Run `headway publish` when that is put right."
    )
    assert [entry.undone_at for entry in entries(Home(home))] == [None, None]
    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]
    monkeypatch.undo()
    publish_as_of(str(home))
    assert codes(home) == ["1", "1.a"]


def test_an_undo_that_cannot_be_published_says_that_it_stands(home, plan_file, monkeypatch):
    load(home, plan_file())

    def grow_and_fill(_home, _event_id, file, _progress):
        file.with_name(f"{file.name}.wal").write_bytes(b"half")
        raise duckdb.TransactionException("Failed to commit: No space left on device")

    monkeypatch.setattr(publishing, "build", grow_and_fill)
    says = r"Load 1 is undone, but it could not be published: no space is left on the disk;"
    with pytest.raises(Refused, match=says):
        undo_load(str(home), 1, "Ana")
    assert entries(Home(home))[0].undone_by == "Ana"
    # What is half written gives its room back.
    assert names(home) == ["000001.duckdb", "CURRENT"]


def test_a_state_of_the_past_stays_until_somebody_comes_back(home, plan_file):
    load(home, plan_file())
    load(home, plan_file("later.xlsx", LATER))
    publish_as_of(str(home), "1")
    assert codes(home) == ["1", "1.a", "1.b", "2", "2.a"]
    today = datetime.now().astimezone().date()
    assert Home(home).past.read_text() == f"1\n{today}\n"
    assert not ensure_published(Home(home))
    publish_as_of(str(home))
    assert codes(home) == ["1", "1.a"]
    assert not Home(home).past.exists()

    publish_as_of(str(home), "1")
    load(home, plan_file("third.xlsx", PLAN, title="Another Plan"))
    assert event_shown(Home(home)) == 3


def test_the_day_that_was_asked_for_is_kept_beside_the_state(home, plan_file):
    load(home, plan_file())
    publish_as_of(str(home), "2026-06-30")
    assert Home(home).past.read_text() == "0\n2026-06-30\n"
    assert codes(home) == []
    assert not ensure_published(Home(home))


def test_a_day_to_come_is_the_newest_state_and_not_the_past(home, plan_file):
    load(home, plan_file())
    publish_as_of(str(home), "2999-12-31")
    assert not Home(home).past.exists()


def test_a_plan_whose_parent_is_undone_stands_alone_until_it_is_back(home, plan_file):
    load(home, plan_file())
    division = plan_file("division.xlsx", LATER, title="Division")
    files = [{"path": str(division), "name": division.name}]
    load_files(str(home), files, "Ana", {"parent_plan_id": PLAN_ID})
    parents = "select plan_id, parent_plan_id from plan order by plan_id"
    assert rows(home, parents) == [("division", PLAN_ID), (PLAN_ID, None)]
    assert undo_load(str(home), 1, "Ana") == [
        f"Plan 'division' stood under '{PLAN_ID}' and now stands alone."
    ]
    assert rows(home, parents) == [("division", None)]
    assert loading.redo_load(str(home), 1, "Ana") == [
        f"Plan 'division' stands under '{PLAN_ID}' again."
    ]
    assert rows(home, parents) == [("division", PLAN_ID), (PLAN_ID, None)]


def test_an_owner_code_means_one_thing_or_one_in_each_plan(home, plan_file):
    load(home, plan_file())
    load(home, plan_file("b.xlsx", LATER, title="Branch"))
    same, other = "Executive Director", "Events Director"
    with open_ledger(Home(home)) as connection:
        for load_id, plan_id, code, name in (
            (1, PLAN_ID, "ED", same),
            (2, "branch", "ED", same),
            (1, PLAN_ID, "EV", same),
            (2, "branch", "EV", other),
        ):
            connection.execute(
                "insert into plan_owner values (?, 'x', ?, ?, ?)", [load_id, plan_id, code, name]
            )
    publish_as_of(str(home))
    assert rows(home, "from owner") == [
        ("ED", "Executive Director"),
        ("EV", f"Events Director (Branch); Executive Director ({TITLE})"),
    ]


def test_due_dates_of_today_can_be_asked_of_the_file(home, plan_file):
    load(home, plan_file())
    says = dict(
        rows(
            home,
            "select column_name, comment from duckdb_columns() where table_name = 'plan_item' "
            "and column_name in ('next_due_on', 'deadline_status')",
        )
    )
    for column, comment in says.items():
        assert "on the day of the newest load, undo or redo" in comment
        formula = comment.partition("for today''s: ")[2] or comment.partition("for today's: ")[2]
        formula = formula.replace("current_date", "date '2027-02-10'")
        found = rows(home, f"select ({formula})::varchar from plan_item where code = '1.a'")
        # Monthly: the last day of February.
        assert found == [({"next_due_on": "2027-02-28", "deadline_status": "Due"}[column],)]


def test_items_that_stand_twice_are_told_before_they_fill_the_memory(home, plan_file):
    load(home, plan_file())
    with open_ledger(Home(home)) as connection:
        connection.execute(
            "insert into plan_item select plan_item.* replace ('plan.xlsx!Sheet!B9' as source) "
            "from plan_item, range(3000) where code = '1.a'"
        )
    says = f"Two plan items are called {PLAN_ID}/1.a, one at plan.xlsx!Sheet!B3, one at plan.xlsx"
    with pytest.raises(Refused, match=says):
        publish_as_of(str(home))
    assert current(home).name == "000001.duckdb"


def test_an_item_that_is_its_own_parent_is_at_the_top_of_its_branch(home, plan_file):
    load(home, plan_file())
    with open_ledger(Home(home)) as connection:
        connection.execute("update plan_item set parent_id = item_id where code in ('1', '2.a')")
    publish_as_of(str(home))
    assert rows(home, "select code, top_id from plan_item order by ordinal") == [
        (code, f"{PLAN_ID}/{top}")
        for code, top in [("1", "1"), ("1.a", "1.a"), ("1.b", "1.b"), ("2", "2"), ("2.a", "2.a")]
    ]


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("plan", "plan_id", PLAN_ID),
        ("plan_item", "item_id", f"{PLAN_ID}/1"),
        ("owner", "owner_code", "ED"),
        ("load", "load_id", "1"),
    ],
)
def test_a_publication_that_says_something_twice_is_not_whole(home, plan_file, table, key, value):
    load(home, plan_file())
    broken = home / "broken.duckdb"
    broken.write_bytes(current(home).read_bytes())
    with duckdb.connect(str(broken)) as connection:
        if table == "owner":
            connection.execute("insert into owner values ('ED', 'Executive Director')")
        connection.execute(f"insert into {table} from {table} where {key}::varchar = '{value}'")
    with pytest.raises(Refused, match=f"table {table} has {key} '{value}' twice"):
        check_whole(broken)


def test_a_copy_goes_where_it_can_do_no_harm(home, plan_file, tmp_path):
    load(home, plan_file())
    for target in (Home(home).ledger, Home(home).published / "000009.duckdb"):
        with pytest.raises(Refused, match="lies in Headway's own folder"):
            publish_as_of(str(home), None, str(target))
    for target in (tmp_path, tmp_path / "nowhere" / "a.duckdb"):
        with pytest.raises(Refused, match="should be a file in a folder that exists"):
            publish_as_of(str(home), None, str(target))
    target = tmp_path / "it's a copy.duckdb"
    target.write_text("an older copy")
    publish_as_of(str(home), None, str(target))
    assert check_whole(target)["plan_item"] == 5
    assert not list(tmp_path.glob("*.tmp"))


def test_what_is_not_whole_is_told(home, plan_file, tmp_path):
    load(home, plan_file())
    whole = current(home).read_bytes()
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match=r"broken\.duckdb cannot be read"):
        check_whole(broken)

    earlier = tmp_path / "earlier.duckdb"
    earlier.write_bytes(whole)
    with duckdb.connect(str(earlier)) as connection:
        connection.execute("drop table survey")
    with pytest.raises(Refused, match=r"lacks the table survey, as another version .* published"):
        check_whole(earlier)

    unsaid = tmp_path / "unsaid.duckdb"
    unsaid.write_bytes(whole)
    with duckdb.connect(str(unsaid)) as connection:
        connection.execute("create table extra as select 1 as one")
    with pytest.raises(Refused, match="table extra does not say its rows"):
        check_whole(unsaid)

    left = tmp_path / "left.duckdb"
    left.write_bytes(whole)
    (tmp_path / "left.duckdb.wal").write_bytes(b"")
    with pytest.raises(Refused, match="a part of it was never written"):
        check_whole(left)


def test_organization_comes_from_the_settings(home, plan_file):
    home.mkdir()
    (home / "headway.toml").write_text("organization = \"Harbor 'States'\"\n")
    load(home, plan_file())
    with duckdb.connect(str(current(home)), read_only=True) as connection:
        said = connection.execute("select organization from publication").fetchone()
    assert said == ("Harbor 'States'",)
