"""Where public forms are, by the command and the face, and what one takes at most: none is lost."""

import re
import shutil
from datetime import date, datetime, timedelta

import duckdb
import pytest
from serving import ROOT
from update_files import add, plan_rows, workbook

import loaders
from dashboard import comment_form
from loaders.cli_comments import PORT
from loaders.comments.taking import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    MOST_A_MINUTE,
    MOST_AN_HOUR,
)
from loaders.home import Home
from loaders.lock import writing
from loaders.publishing import ensure_published

TODAY = date.today()  # noqa: DTZ011
SOON, LATER = str(TODAY + timedelta(days=30)), str(TODAY + timedelta(days=60))
SPRING = {"Round": "Spring", "Plan": "plan", "Due": LATER, "Public form": "yes"}
KEY = "[A-Za-z0-9_-]{22}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A home with a plan and a round with a public form; tests copy it."""
    home = tmp_path_factory.mktemp("opened") / "home"
    add(home, plan_rows(), "plan.xlsx")
    loaders.open_round(home, SPRING, "Ana")
    return home


@pytest.fixture
def store(opened, home):
    return shutil.copytree(opened, home)


def comments(home):
    with duckdb.connect(str(Home(home).ledger), read_only=True) as connection:
        return connection.execute(
            "select count(distinct comment_id) from round_comment"
        ).fetchone()[0]


def said_before(home, count, received_at):
    """So many comments that came by the public form at that time."""
    row = {"source": "x", "round_id": "spring", "kind": "other", "text": "x", "is_public": True,
           "received_at": received_at, "is_withdrawn": False}  # fmt: skip
    rows = [row | {"comment_id": f"spring-{count}-{number}"} for number in range(count)]
    add(home, {"round_comment": rows}, f"{count} at {received_at}")


def test_the_ledger_knows_the_forms_of_open_rounds_what_is_due_first_ahead(store):
    loaders.open_round(store, SPRING | {"Round": "Winter", "Due": SOON}, "Ana")
    loaders.open_round(store, SPRING | {"Round": "Autumn", "Public form": "no"}, "Ana")
    winter, spring = loaders.public_forms(store)
    assert (winter.round_id, winter.title, winter.load_id) == ("winter", "Winter", 3)
    assert (spring.round_id, spring.title, spring.load_id) == ("spring", "Spring", 2)
    assert re.fullmatch(KEY, spring.key)
    assert spring.key != winter.key
    loaders.close_round(store, "spring", "Ana")
    assert loaders.public_forms(store) == [winter]
    loaders.reopen_round(store, "spring", "Ana")
    assert [one.key for one in loaders.public_forms(store)] == [winter.key, spring.key]


def test_the_key_stays_when_a_round_is_changed_and_a_form_that_is_taken_down_has_none(store):
    (before,) = loaders.public_forms(store)
    loaders.change_round(store, "spring", {"Round": "Spring", "Due": SOON}, "Ana")
    (after,) = loaders.public_forms(store)
    assert (after.key, after.load_id) == (before.key, 3)
    loaders.change_round(store, "spring", {"Round": "Spring", "Public form": "no"}, "Ana")
    assert loaders.public_forms(store) == []
    with pytest.raises(loaders.Refused, match=r"^This form is not open any more\."):
        loaders.add_public_comment(store, before.key, {"Comment": "Hello"})
    loaders.change_round(store, "spring", {"Round": "Spring", "Public form": "yes"}, "Ana")
    (anew,) = loaders.public_forms(store)
    assert anew.key != before.key


def test_load_says_where_the_form_of_a_round_is(headway, store, tmp_path):
    table = f"Round | Plan | Due | Public form\nAutumn | plan | {SOON} | yes\nWinter | plan | {SOON} | no"
    code, out, _ = headway(
        "load", workbook(tmp_path / "rounds.xlsx", **{"Comment rounds": table}), "--yes"
    )
    assert code == 0
    told = re.findall(
        rf"The form of (\w+) is at http://127\.0\.0\.1:8502/comment\?round=({KEY}) ", out
    )
    keys = {one.title: one.key for one in loaders.public_forms(store)}
    assert told == [("Autumn", keys["Autumn"])]
    # Nobody else's output has it.
    code, out, _ = headway("load", tmp_path / "rounds.xlsx", "--yes", "--json")
    assert (code, keys["Autumn"] in out) == (0, False)


def test_a_form_that_cannot_be_looked_up_takes_no_load_back(headway, store, tmp_path, monkeypatch):
    assert len(loaders.public_forms(store)) == 1

    def busy(_):
        raise loaders.Refused("The ledger is in use.")

    monkeypatch.setattr(loaders, "public_forms", busy)
    table = f"Round | Plan | Due | Public form\nAutumn | plan | {LATER} | yes"
    code, out, err = headway(
        "load", workbook(tmp_path / "rounds.xlsx", **{"Comment rounds": table}), "--yes"
    )
    assert (code, err) == (0, "")
    assert "Loaded rounds.xlsx as load 3." in out
    assert "tells where a form is; that is not known now: The ledger is in use." in " ".join(
        out.split()
    )


def test_comments_are_not_served_where_no_ledger_could_keep_them(headway, store):
    Home(store).ledger.unlink()
    code, _, err = headway("comments", "--port", "8599")
    assert (code, "so no comment could be kept there" in err) == (1, True)
    shutil.rmtree(store)
    code, _, err = headway("comments", "--port", "8599")
    assert (code, "There is no Headway store at" in err) == (1, True)


@pytest.mark.parametrize(
    ("count", "ago", "says"),
    [
        (MOST_A_MINUTE, timedelta(seconds=5), "last minute"),
        (MOST_AN_HOUR, timedelta(minutes=5), "last hour"),
        (MOST_A_MINUTE, timedelta(minutes=2), ""),
        (MOST_AN_HOUR, timedelta(minutes=61), ""),
        (MOST_A_MINUTE - 1, timedelta(seconds=5), ""),
    ],
)
def test_more_than_people_write_is_refused_whole(store, count, ago, says):
    said_before(store, count, datetime.now() - ago)  # noqa: DTZ005 - the user's clock
    (form,) = loaders.public_forms(store)
    if not says:
        assert loaders.add_public_comment(store, form.key, {"Comment": "Hello"}).is_new
    else:
        with pytest.raises(
            loaders.Refused, match=rf"^Very many comments came within the {says}, so"
        ):
            loaders.add_public_comment(store, form.key, {"Comment": "Hello"})
    assert comments(store) == count + (not says)


def test_a_bound_of_one_round_is_not_that_of_another_nor_of_those_inside(store):
    said_before(store, MOST_A_MINUTE, datetime.now())  # noqa: DTZ005 - the user's clock
    loaders.open_round(store, SPRING | {"Round": "Winter"}, "Ana")
    keys = {one.round_id: one.key for one in loaders.public_forms(store)}
    assert loaders.add_public_comment(store, keys["winter"], {"Comment": "Hello"}).is_new
    assert loaders.add_comment(store, "spring", {"Comment": "Hello"}, "Ana").is_new


def test_what_goes_wrong_on_our_side_is_told_without_names_and_can_be_sent_again(store):
    (form,) = loaders.public_forms(store)
    Home(store).settings.write_text("lock_wait_seconds = 1\n")
    with (
        writing(Home(store), "loading Secret plan.docx", "Grandfather"),
        pytest.raises(loaders.Refused) as told,
    ):
        loaders.add_public_comment(store, form.key, {"Comment": "Hello"}, once="a")
    assert str(told.value) == (
        "Your comment could not be saved at this moment. It still stands in the form: please send "
        "it again in a few minutes."
    )
    # The log of the server says more, to those inside.
    assert "Grandfather" in str(told.value.__cause__)
    assert comments(store) == 0
    assert loaders.add_public_comment(store, form.key, {"Comment": "Hello"}, once="a").is_new
    assert not loaders.add_public_comment(store, form.key, {"Comment": "Hello"}, once="a").is_new
    assert comments(store) == 1


def test_too_long_a_comment_is_told_by_its_signs(store):
    (form,) = loaders.public_forms(store)
    says = r"^Comment has 4,001 signs; the form takes up to 4,000\.$"
    with pytest.raises(loaders.Refused, match=says):
        loaders.add_public_comment(store, form.key, {"Comment": "x" * 4001})
    with pytest.raises(loaders.Refused, match=says):
        loaders.add_comment(store, "spring", {"Comment": "x" * 4001}, "Ana")
    assert comments(store) == 0
    assert loaders.add_public_comment(store, form.key, {"Comment": "x" * 4000}).is_new


def test_a_flood_waits_outside_and_gets_its_turn_when_there_is_room(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store))
    (form,) = loaders.public_forms(store)
    for _ in range(comment_form.AT_ONCE):
        assert comment_form.places.acquire(blocking=False)
    try:
        with pytest.raises(
            loaders.Refused, match=r"^Many comments are being saved .* is not kept yet"
        ):
            comment_form.send(form.key, {"Comment": "Hello"}, "a")
    finally:
        for _ in range(comment_form.AT_ONCE):
            comment_form.places.release()
    assert comments(store) == 0
    assert comment_form.send(form.key, {"Comment": "Hello"}, "a").is_new
    # A refusal gives its place back too.
    for _ in range(comment_form.AT_ONCE + 1):
        with pytest.raises(loaders.Refused, match=r"^Comment should be"):
            comment_form.send(form.key, {"Comment": " "}, "b")
    assert comments(store) == 1


def test_what_came_to_a_store_of_its_own_is_brought_home_by_its_record(store, tmp_path):
    """So the machine that the internet reaches need not hold the whole store."""
    inside = tmp_path / "inside"
    add(inside, plan_rows(), "plan.xlsx")
    loaders.open_round(inside, SPRING | {"Public form": "no"}, "Ana")
    (form,) = loaders.public_forms(store)
    for number, words in enumerate(({"Item": "1.a", "Comment": "Hello"}, {"Comment": "Again"}), 1):
        loaders.add_public_comment(store, form.key, words)
        record = loaders.round_record(store, tmp_path / f"record {number}.xlsx", "spring")
        (report,) = loaders.load(inside, [(record, record.name)], "Ana")
        assert report.change_counts == {"round_comment": {"added": 1}}
        assert comments(inside) == number


def test_what_another_version_published_goes_as_soon_as_the_new_one_stands(store):
    """It may hold the key of a form; kept publications of this version stay."""
    file = loaders.publish(store)
    assert file.name == "000002.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("update publication set marts = 'older'")
        connection.execute("alter table comment_round add column public_key varchar")
    assert ensure_published(Home(store))
    names = sorted(one.name for one in Home(store).published.glob("*.duckdb"))
    assert names == ["000001.duckdb", "000003.duckdb"]


def test_the_docs_tell_what_a_form_takes_at_most():
    assert comment_form.AT_ONCE == 8
    told = " ".join((ROOT / "docs" / "comments.md").read_text(encoding="utf-8").split())
    for words in (
        f"A comment has up to {LONGEST_COMMENT:,} signs, a name {LONGEST_NAME};",
        f"takes {MOST_A_MINUTE} comments in a minute and {MOST_AN_HOUR} in an hour",
        "eight comments wait at once",
        f"headway comments --port {PORT}",
    ):
        assert words in told


def test_a_store_that_was_copied_whole_goes_on_with_the_same_addresses(store, tmp_path):
    (form,) = loaders.public_forms(store)
    other = shutil.copytree(store, tmp_path / "other")
    assert not ensure_published(Home(other))
    assert loaders.public_forms(other) == [form]
