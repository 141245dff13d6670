"""Comment rounds through the ledger: forms, workbooks, what is published, and nothing lost."""

import io
import os
import shutil
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import openpyxl
import pytest
from docx import Document
from plan_files import PLAN, draw_workbook
from processes import at_once, each_killed
from standing import asked, loads, one
from update_files import add, plan_rows, workbook

import loaders
from dashboard import comments_record, comments_words
from dashboard.comments_records import Comment, Round
from loaders.checking import check_files
from loaders.comments.changing import change_round
from loaders.comments.comment_forms import add_comment, add_public_comment
from loaders.comments.deciding import decide_comment
from loaders.comments.forms import close_round, open_round, reopen_round
from loaders.comments.taking import MOST_AN_HOUR
from loaders.comments.workbooks import write_partner_workbook, write_round_record
from loaders.home import Home
from loaders.ledger import open_ledger
from loaders.loading import load_files, redo_load, undo_load
from loaders.lock import writing
from loaders.problems import Refused
from loaders.publishing import ensure_published

# As in test_crash.py: every instant falls into the form.

TODAY = date.today()  # noqa: DTZ011
SOON, PAST = str(TODAY + timedelta(days=30)), str(TODAY - timedelta(days=3))
SPRING = {"Round": "Spring", "Plan": "plan", "Request": "What is missing?", "Opens": PAST,
          "Due": SOON, "Partners": "Coast; Plains", "Public form": "yes"}  # fmt: skip
WORDS = {"Item": "1.a", "Kind": "addition", "Comment": "Write to banks too", "Name": "Bo",
         "Partner": "coast"}  # fmt: skip
DECIDED = {"Disposition": "Declined", "Reason": "They were asked.", "Decided by": "the Board"}
HOSTILE = (
    "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> '; drop table load; -- 🦊\x00\x0b\u202eabc"
)
KEPT = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> '; drop table load; -- 🦊\u202eabc"


def key_of(home):
    """The key of the only public form that was ever opened, which the ledger alone has."""
    with writing(Home(home), "testing"), open_ledger(Home(home)) as connection:
        sql = "select distinct public_key from comment_round where public_key is not null"
        ((key,),) = connection.execute(sql).fetchall()
    return key


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A home with a plan and a round with a public form; tests copy it."""
    home = tmp_path_factory.mktemp("opened") / "home"
    add(home, plan_rows(), "plan.xlsx")
    open_round(str(home), SPRING, "Ana")
    return home


@pytest.fixture
def store(opened, tmp_path):
    return shutil.copytree(opened, tmp_path / "home")


@pytest.fixture(scope="module")
def spoken(opened, tmp_path_factory):
    """The same with a comment by name, and a hostile one by somebody without an account."""
    home = shutil.copytree(opened, tmp_path_factory.mktemp("spoken") / "home")
    add_comment(str(home), "spring", WORDS, "Ana")
    add_public_comment(str(home), key_of(home), {"Item": "", "Kind": "", "Comment": HOSTILE})
    return home


@pytest.fixture
def said(spoken, tmp_path):
    return shutil.copytree(spoken, tmp_path / "home")


def test_a_round_and_its_comments_are_published(spoken):
    found = one(spoken, "from comment_round")
    expected = {
        "round_id": "spring", "title": "Spring", "plan_id": "plan", "version": 1,
        "version_load_id": 1, "partners": ["Coast", "Plains"], "due_on": date.fromisoformat(SOON),
        "closed_on": None, "comments": 2, "undecided": 2, "late": 0, "items": 1, "accepted": 0,
        "heard": ["coast"], "load_id": 2,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    first, second = asked(spoken, "from comment order by load_id")
    assert first["source"] == "the form on the page Review: Comment on 1.a: Spring"
    told = ("item_id", "code", "item_text", "kind", "text", "author", "partner", "is_public")
    assert [first[name] for name in told] == [
        "plan/1.a", "1.a", "Write to ten firms", "addition", "Write to banks too", "Bo", "coast",
        False,
    ]  # fmt: skip
    assert [second[name] for name in told] == [
        None, None, None, "other", KEPT, None, None, True,
    ]  # fmt: skip
    assert (second["disposition"], second["is_late"]) == (None, False)
    loaded = asked(spoken, "select loaded_by from load order by load_id")
    assert [row["loaded_by"] for row in loaded] == ["Ana", "Ana", "Ana", "the form for everybody"]


def test_a_round_ends_with_a_disposition_of_every_comment_and_is_opened_again(said):
    with pytest.raises(Refused, match="stays open until every comment is decided on: spring-"):
        close_round(str(said), "spring", "Ana")
    for row in asked(said, "select comment_id from comment"):
        assert decide_comment(str(said), row["comment_id"], DECIDED, "Ana")["is_new"]
    assert not decide_comment(str(said), row["comment_id"], DECIDED, "Ana")["is_new"]
    assert close_round(str(said), "spring", "Ana")["is_new"]
    assert not close_round(str(said), "spring", "Ana")["is_new"]
    found = one(said, "from comment_round")
    assert (found["closed_by"], found["declined"]) == ("Ana", 2)
    assert TODAY <= found["closed_on"] <= date.today()  # noqa: DTZ011
    with pytest.raises(Refused, match="Open the round again, or load the comment as a workbook"):
        add_comment(str(said), "spring", WORDS, "Ana")
    with pytest.raises(
        Refused, match=r"This round was closed on .*\. Send your comment to whoever"
    ):
        add_public_comment(str(said), key_of(said), WORDS)
    assert reopen_round(str(said), "spring", "Ana")["is_new"]
    assert one(said, "select closed_on from comment_round") == {"closed_on": None}


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        ({"Comment": " "}, r"^Comment should be what you have to say\.$"),
        ({"Comment": "x" * 4001}, r"^Comment has 4,001 signs; the form takes up to 4,000\.$"),
        ({"Name": "x" * 101}, r"^Name has 101 signs; the form takes up to 100\.$"),
        ({"Item": "7"}, r"^'7' is no item of the version that the round is on\.$"),
        ({"Kind": "praise"}, r"^Kind should be 'addition', 'deletion', .* not 'praise'\.$"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_and_nothing_is_kept(opened, filled, says):
    key = key_of(opened)
    with pytest.raises(Refused, match=says):
        add_public_comment(str(opened), key, WORDS | filled)
    assert loads(opened) == 2


def test_what_somebody_else_decided_meanwhile_is_told_and_never_replaced_unseen(said):
    """Two have the same form on their screens; the second one has not seen what the first saved."""
    row, *_ = asked(said, "select comment_id from comment")
    first = {"Disposition": "Accepted", "Reason": "because AA", "Decided by": "A"}
    second = {"Disposition": "Declined", "Reason": "because CC", "Decided by": "C"}
    nobody = {"Disposition": None, "Reason": None, "Decided by": None}
    decide = partial(loaders.decide_comment, said, row["comment_id"])
    decided = f"select disposition, reason from comment where comment_id = '{row['comment_id']}'"
    assert decide(first, "A", nobody).is_new
    with pytest.raises(loaders.DecidedMeanwhile) as told:
        decide(second, "C", nobody)
    assert str(told.value) == (
        "A decided meanwhile: Accepted, because “because AA”. Yours is not saved; it still stands "
        "in the form, and saved again it takes the place of that."
    )
    assert asked(said, decided) == [{"disposition": "Accepted", "reason": "because AA"}]
    # The same decision sent twice is no other one.
    assert not decide(first, "A", nobody).is_new
    assert decide(second, "C", told.value.standing).is_new
    assert asked(said, decided) == [{"disposition": "Declined", "reason": "because CC"}]
    with pytest.raises(loaders.DecidedMeanwhile, match=r"^C decided meanwhile: Declined"):
        decide({"Disposition": "withdraw"}, "A", first)
    assert decide({"Disposition": "withdraw"}, "A", second).is_new
    with pytest.raises(loaders.DecidedMeanwhile, match=r"^Somebody took the decision back"):
        decide(first, "A", second)
    assert asked(said, decided) == [{"disposition": None, "reason": None}]


def test_two_who_change_a_round_at_once_keep_both_and_are_told_of_the_same(store):
    """Both have the same form on their screens, and each sends all of it."""
    seen = {"Round": "Spring", "Opens": str(TODAY), "Due": SOON, "Request": "What is missing?",
            "Partners": "Coast\nPlains", "Public form": "yes"}  # fmt: skip
    later, latest = (str(date.fromisoformat(SOON) + timedelta(days=more)) for more in (7, 14))
    change = partial(loaders.change_round, store, "spring")
    kept = "select due_on::text as due, request, partners, title from comment_round"
    assert change(seen | {"Due": later}, "A", seen).is_new
    assert change(seen | {"Partners": "Coast\nLakes"}, "B", seen).is_new
    both = {"due": later, "request": "What is missing?", "partners": ["Coast", "Lakes"],
            "title": "Spring"}  # fmt: skip
    assert one(store, kept) == both
    assert not change(seen | {"Due": later}, "A", seen).is_new
    with pytest.raises(loaders.ChangedMeanwhile) as told:
        change(seen | {"Due": latest}, "C", seen)
    assert str(told.value) == (
        f"Somebody changed the round meanwhile: the day that comments are due is now “{later}”. "
        "Yours is not saved; it still stands in the form, and saved again it takes the place of that."
    )
    assert one(store, kept) == both
    assert change(seen | {"Due": latest}, "C", seen | told.value.standing).is_new
    assert one(store, kept) == both | {"due": latest}
    assert change(seen | {"Round": "Hearing"}, "A", seen).is_new
    with pytest.raises(loaders.ChangedMeanwhile, match="meanwhile: its title is now “Hearing”"):
        change(seen | {"Round": "Meeting"}, "B", seen)


def test_what_is_asked_and_who_are_taken_out_of_a_round_and_its_days_are_not(store):
    seen = {"Due": SOON, "Request": "What is missing?", "Partners": "Coast\nPlains"}
    blank = {"Request": "", "Partners": " "}
    assert loaders.change_round(store, "spring", seen | blank, "Ana", seen).is_new
    emptied = {"request": None, "partners": []}
    assert one(store, "select request, partners from comment_round") == emptied
    says = "A round needs a title, a day that it opens, and a day that it is due."
    with pytest.raises(Refused, match=says):
        loaders.change_round(store, "spring", {"Due": ""}, "Ana", seen)
    assert loads(store) == 3
    assert not loaders.change_round(store, "spring", seen, "Ana", seen).is_new


@pytest.mark.parametrize("key", ["", "x", "%", "spring"])
def test_a_key_that_is_none_opens_nothing(opened, key):
    with pytest.raises(Refused, match=r"^This form is not open any more\."):
        add_public_comment(str(opened), key, WORDS)


def test_a_form_sent_twice_is_one_comment_and_two_alike_are_two(store):
    first = add_comment(str(store), "spring", WORDS, "Ana", once="a")
    assert add_comment(str(store), "spring", WORDS, "Ana", once="a") == {
        "load_id": first["load_id"], "is_new": False, "notes": [],
    }  # fmt: skip
    assert add_comment(str(store), "spring", WORDS, "Ana", once="b")["is_new"]
    assert one(store, "select count(*) as n from comment") == {"n": 2}


def test_a_late_comment_is_taken_and_marked(store):
    late = str(date.fromisoformat(SOON) + timedelta(days=1))
    saved = add_comment(str(store), "spring", WORDS | {"Received": late}, "Ana")
    assert "so it is marked late" in saved["notes"][0]
    assert one(store, "select is_late from comment") == {"is_late": True}
    # When the day is put off, it is in time.
    change_round(str(store), "spring", {"Round": "Spring", "Due": late}, "Ana")
    assert one(store, "select is_late from comment") == {"is_late": False}
    assert one(store, "select late, title, request from comment_round") == {
        "late": 0, "title": "Spring", "request": "What is missing?",
    }  # fmt: skip


def test_a_comment_that_comes_in_a_workbook_after_the_end_is_late_and_waits(store, tmp_path):
    change_round(str(store), "spring", {"Round": "Spring", "Due": PAST}, "Ana")
    close_round(str(store), "spring", "Ana")
    ended = one(store, "select closed_on from comment_round")["closed_on"]
    picture = "Round | Item | Kind | Comment | Name\nSpring | 1.a | deletion | Drop it | Bo"
    path = workbook(tmp_path / "late.xlsx", Comments=picture)
    (report,) = load_files(str(store), [{"path": path, "name": "late.xlsx"}], "Ana")
    assert [one["message"].partition(";")[0] for one in report["warnings"]] == [
        f"Comment came to a round that was closed on {ended}"
    ]
    assert one(store, "select late, undecided from comment_round") == {"late": 1, "undecided": 1}
    (again,) = check_files(str(store), [{"path": path, "name": "late.xlsx"}])
    assert again["already_loaded_as"] == report["load_id"]


def test_no_more_come_in_an_hour_than_people_write(store):
    key = key_of(store)
    row = {"source": "x", "round_id": "spring", "kind": "other", "text": "x", "is_public": True,
           "received_at": datetime.now(), "is_withdrawn": False}  # fmt: skip  # noqa: DTZ005
    many = [row | {"comment_id": f"spring-{number}"} for number in range(MOST_AN_HOUR)]
    add(store, {"round_comment": many}, "many")
    with pytest.raises(Refused, match="last hour, so nothing of yours was kept"):
        add_public_comment(str(store), key, WORDS)
    # Who has an account still may.
    assert add_comment(str(store), "spring", WORDS, "Ana")["is_new"]


def test_a_round_has_a_name_of_its_own(opened):
    with pytest.raises(Refused, match=r"There is a round 'Spring' already"):
        open_round(str(opened), SPRING | {"Round": "SPRING"}, "Ana")
    with pytest.raises(Refused, match=r"Due should not be before the round opens"):
        open_round(str(opened), SPRING | {"Round": "Autumn", "Due": "2020-01-01"}, "Ana")


def test_undoing_the_load_of_a_comment_takes_it_back_and_no_other(said):
    undo_load(str(said), 3, "Ana")
    assert one(said, "select text from comment") == {"text": KEPT}


def test_a_comment_follows_its_words_into_the_next_version(said):
    items = (("1", "Grow the network"), ("1.a", "Hold an open day"), ("1.b", "Write to ten firms"))
    add(said, plan_rows(items), "next.xlsx")
    add_comment(str(said), "spring", WORDS | {"Comment": "On the old version"}, "Ana")
    for row in asked(said, "from comment where code = '1.a'"):
        assert (row["item_id"], row["version_item_id"]) == ("plan/1.b", "plan/1.a")
    assert one(said, "select version from comment_round") == {"version": 1}
    add(said, plan_rows((("1", "Grow"),)), "other.xlsx")
    close_round_is_open = open_round(str(said), SPRING | {"Round": "Autumn"}, "Ana")
    assert close_round_is_open["is_new"]
    found = asked(said, "select round_id, version from comment_round order by round_id")
    assert [tuple(row.values()) for row in found] == [("autumn", 3), ("spring", 1)]
    assert {row["item_id"] for row in asked(said, "select item_id from comment")} == {None}


def test_a_round_may_come_with_the_version_that_it_is_on(home, tmp_path):
    plan = draw_workbook(tmp_path / "plan.xlsx", PLAN)
    rounds = workbook(tmp_path / "rounds.xlsx", Rounds=(
        "Round | Plan | Due | Opens\nSpring | Small Plan 2026-2028 | 2027-03-31 | 2027-01-01"))  # fmt: skip
    files = [{"path": path, "name": path.name} for path in (plan, rounds)]
    (_, checked) = check_files(str(home), files)
    assert checked["problems"] == []
    load_files(str(home), files, "Ana")
    assert one(home, "select version, version_load_id, load_id from comment_round") == {
        "version": 1, "version_load_id": 1, "load_id": 2,
    }  # fmt: skip


def test_what_partners_write_into_their_workbook_comes_back(store, tmp_path):
    path = tmp_path / "coast.xlsx"
    write_partner_workbook(str(store), str(path), "spring", "Coast")
    with pytest.raises(Refused, match="is there already"):
        write_partner_workbook(str(store), str(path), "spring", "Coast")
    book = openpyxl.load_workbook(path)
    sheet = book["Comments"]
    assert [cell.value for cell in sheet["B"]][4:8] == [
        "The whole plan", "Grow the network", "Write to ten firms", "Hold an open day",
    ]  # fmt: skip
    sheet["B3"] = "Cy"
    sheet["C7"], sheet["D8"], sheet["F5"] = "Banks too", "Drop it", "Good"
    book.save(path)
    (report,) = load_files(str(store), [{"path": path, "name": "coast.xlsx"}], "Ana")
    assert (report["problems"], report["warnings"]) == ([], [])
    found = asked(store, "select code, kind, text, author, partner from comment order by kind")
    assert [tuple(row.values()) for row in found] == [
        ("1.a", "addition", "Banks too", "Cy", "Coast"),
        ("1.b", "deletion", "Drop it", "Cy", "Coast"),
        (None, "other", "Good", "Cy", "Coast"),
    ]


def test_dispositions_are_filled_into_the_record_and_loaded(said, tmp_path):
    path = tmp_path / "record.xlsx"
    write_round_record(str(said), str(path), "spring")
    book = openpyxl.load_workbook(path)
    sheet = book["Comments"]
    assert [sheet.cell(6, 6).value, sheet.cell(6, 6).data_type] == [KEPT, "s"]
    (unchanged,) = check_files(str(said), [{"path": path, "name": "record.xlsx"}])
    assert (unchanged["problems"], unchanged["nothing_new"]) == ([], True)
    for number in (5, 6):
        for column, words in zip("KLM", ("Later", "Next year", "the Board"), strict=True):
            sheet[f"{column}{number}"] = words
    book.save(path)
    (report,) = load_files(str(said), [{"path": path, "name": "record.xlsx"}], "Ana")
    assert report["change_counts"] == {"comment_disposition": {"added": 2}}
    assert one(said, "select later, undecided from comment_round") == {"later": 2, "undecided": 0}


_JOINED = {"plan_title", "undone_load_id"}


def record(home):
    names = ", ".join(Comment.__dataclass_fields__)
    found = asked(home, f"select {names} from comment order by load_id")
    return comments_record.document(round_in(home), [Comment(**each) for each in found])


def round_in(home):
    names = ", ".join(name for name in Round.__dataclass_fields__ if name not in _JOINED)
    row = one(home, f"select {names} from comment_round")
    return Round(**row, plan_title="Plan", undone_load_id=None)


def test_the_record_of_a_closed_round_says_what_became_of_every_comment(said):
    for row in asked(said, "select comment_id from comment"):
        decide_comment(str(said), row["comment_id"], DECIDED, "Ana")
    close_round(str(said), "spring", "Ana")
    told = Document(io.BytesIO(record(said)))
    words = [paragraph.text for paragraph in told.paragraphs]
    assert words[0] == "Spring"
    assert words[1].startswith("This round was closed on ")
    assert words[1].endswith("2 comments on 1 item; 2 declined.")
    says = "Asked of: Coast and Plains; comments came from coast, none under the name Plains"
    assert says in words
    first, second = told.tables
    assert first.cell(1, 0).text == "Addition. Write to banks too"
    assert first.cell(1, 1).text.startswith("Bo, coast, ")
    assert first.cell(1, 2).text.startswith("Declined. They were asked.\nthe Board, ")
    assert second.cell(1, 0).text == f"Other. {KEPT.replace(chr(0x202E), '[U+202E]')}"
    assert second.cell(1, 1).text.startswith("No name given, ")


def test_hostile_words_are_only_words_in_the_record(said):
    with zipfile.ZipFile(io.BytesIO(record(said))) as package:
        body = package.read("word/document.xml").decode()
    assert "&lt;img src=x" in body
    assert "<img" not in body
    assert "fldChar" not in body


@pytest.mark.parametrize(
    ("partners", "comments", "heard", "says"),
    [
        (["Counties"], 0, [], "Counties; no comments yet"),
        (["Counties"], 2, [], "Counties; no comment yet says for which organization it is"),
        (["Counties"], 2, ["County X", "County Y"],
         "Counties; comments came from County X and County Y, none under the name Counties"),
        (["Coast", "Plains"], 2, ["Hills", "coast"],
         "Coast and Plains; comments came from Hills and coast, none under the name Plains"),
        (["A", "B", "C"], 1, ["C"], "A, B and C; comments came from C, none under the name A or B"),
        (["Coast"], 1, ["Coast"], "Coast; comments came from Coast"),
        (["Coast"], 25, ["Coast", *map(str, range(11, 35))],
         f"Coast; comments came from Coast, {', '.join(map(str, range(11, 30)))} and 5 more"),
    ],
)  # fmt: skip
def test_who_commented_is_told_and_no_more_of_those_asked_than_is_known(
    said, partners, comments, heard, says
):
    """Whoever was asked as "Counties" signs as one of them."""
    found = replace(round_in(said), partners=partners, comments=comments, heard=heard)
    assert comments_words.asked(found) == says


def test_what_is_longer_than_a_form_takes_is_told_field_by_field():
    filled = {"Request": "x" * 4001, "Partners": f" {'x' * 4000}\n", "Round": "x" * 5000}
    assert comments_words.too_long(filled, "Request", "Partners") == (
        "Request has 4,001 signs; the form takes up to 4,000."
    )
    assert not comments_words.too_long({"Reason": None}, "Reason")


def test_a_round_on_a_version_that_was_undone_takes_nothing_by_its_form(said):
    undo_load(str(said), 1, "Ana")
    with pytest.raises(Refused, match=r"^This round is not open now: the version"):
        add_public_comment(str(said), key_of(said), {"Comment": "On nothing"})
    found = replace(round_in(said), undone_load_id=1)
    assert not found.has_open_form
    assert comments_words.version(found) == "Plan, a version that was undone"
    assert comments_words.undone(found) == (
        "The version of the plan that this round is on was undone, with load 1. Its form for "
        "everybody takes nothing. Redo that load on the page History, or close this round and "
        "open another one."
    )
    redo_load(str(said), 1, "Ana")
    assert add_public_comment(str(said), key_of(said), {"Comment": "On it again"})["is_new"]


def say(home, number):
    words = WORDS | {"Comment": f"Comment {number}"}
    add_comment(home, "spring", words, "Ana", once=str(number))


def test_of_three_who_write_at_once_none_is_lost(store):
    assert at_once(say, *[(str(store), number) for number in range(3)]) == [0, 0, 0]
    found = asked(store, "select text from comment order by text")
    assert [row["text"] for row in found] == ["Comment 0", "Comment 1", "Comment 2"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_killed_at_any_instant_a_comment_is_there_whole_or_not_at_all(store):
    before = loads(store) + 1
    for _ in each_killed(say, *[(str(store), number) for number in range(7)]):
        now = loads(store)
        assert before <= now <= before + 1
        before = now
    ensure_published(Home(store))
    # Sent again, each that is there already stays one.
    for number in range(1, 7):
        say(str(store), number)
    found = asked(store, "select text from comment order by text")
    assert [row["text"] for row in found] == [f"Comment {number}" for number in range(7)]
